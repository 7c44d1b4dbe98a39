declare const dayBrand: unique symbol

/** A calendar day, ISO 8601 `YYYY-MM-DD`, known to exist. Days compare as strings. */
export type Day = string & { readonly [dayBrand]: true }

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()

/** The day of a year, month (1-12) and day of the month, or undefined where the calendar has none. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | undefined {
  if (![year, month, dayOfMonth].every(Number.isInteger)) return undefined
  if (year < 1 || year > 9999 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}` as Day
}

/** Reads `YYYY-MM-DD` and nothing else; undefined for any other text and for days that do not exist, such as 2024-02-30. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined
}

/** A day that is known while writing the program; throws where it does not exist. */
export function day(text: string): Day {
  const found = parseDay(text)
  if (!found) throw new RangeError(`${text} is no day`)
  return found
}

export const yearOf = (value: Day): number => Number(value.slice(0, 4))

/** The UTC day of an instant. */
export const dayOfInstant = (instant: Date): Day => instant.toISOString().slice(0, 10) as Day

/** The later of two days, either of which may be unknown. */
export const latest = (a: Day | null, b: Day | null): Day | null => (a === null || (b !== null && b > a) ? b : a)

/** For sorting, the earliest first; unknown ones before all. */
export const compareDays = (a: Day | null, b: Day | null): number => ((a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0)

export const daysAfter = (value: Day, days: number): Day => dayOfInstant(new Date(Date.parse(value) + days * 86_400_000))

/** The day a number of months after another; the last of the month where it has no such day (31 January and one month). */
export function monthsAfter(from: Day, months: number): Day {
  const [year = 0, month = 1, dayOfMonth = 1] = from.split('-').map(Number)
  const total = year * 12 + (month - 1) + months
  for (let d = dayOfMonth; d > 0; d -= 1) {
    const found = dayOf(Math.floor(total / 12), (total % 12) + 1, d)
    if (found) return found
  }
  return from
}
