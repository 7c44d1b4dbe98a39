import { dayOf, type Day } from '../../../law/day.ts'
import { chineseNumber } from '../../../law/numeral.ts'

/** A date in a sentence; `day` is null where only the year or month stands. Offsets are those of the words given. */
export interface Dated {
  readonly day: Day | null
  readonly year: number
  readonly start: number
  readonly end: number
}

const N = '一二三四五六七八九十廿〇零○Ｏ0-9'
const DATE = new RegExp(`(?<![${N}])([${N}]{4})年(?:([${N}]{1,3})月(?:([${N}]{1,3})日)?)?`, 'g')

/** The dates in folded words, in Arabic or Chinese numerals. */
export function datesIn(plain: string): Dated[] {
  return [...plain.matchAll(DATE)].flatMap((match) => {
    const [year, month, date] = [match[1], match[2], match[3]].map((part) => (part === undefined ? undefined : chineseNumber(part)))
    if (year === undefined || year < 1900 || year > 2200) return []
    return [{ day: dayOf(year, month ?? 0, date ?? 0) ?? null, year, start: match.index, end: match.index + match[0].length }]
  })
}

export const firstDay = (plain: string): Day | null => datesIn(plain).find(({ day }) => day !== null)?.day ?? null

/** The first day on which a term of so many years, months and days that began on a day has run out. */
export function after(from: Day, term: { readonly years: number; readonly months: number; readonly days: number }): Day | null {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number)
  const total = year * 12 + month - 1 + term.years * 12 + term.months
  const [toYear, toMonth] = [Math.floor(total / 12), (total % 12) + 1]
  // A term that began on 29 February or the 31st of a month runs out with the end of a shorter one.
  const moved = dayOf(toYear, toMonth, date) ?? dayOf(toMonth === 12 ? toYear + 1 : toYear, (toMonth % 12) + 1, 1)
  return moved === undefined ? null : term.days === 0 ? moved : plusDays(moved, term.days)
}

export function plusDays(day: Day, days: number): Day | null {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const moved = new Date(0)
  moved.setUTCFullYear(year, month - 1, date + days)
  return Number.isNaN(moved.getTime()) ? null : (dayOf(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate()) ?? null)
}
