import { dayOf, daysAfter, monthsAfter, type Day } from './day.ts'
import { ordinalNumber } from './numeral.ts'

const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const MONTH = MONTHS.join('|')
const DAY = new RegExp(
  `(?:(\\d{1,2})\\s*(?:st|nd|rd|th)?|((?:(?:twenty|thirty)[- ])?[a-z]{5,10}))\\s+(?:day\\s+of\\s+)?(${MONTH})\\s*,?\\s*(\\d{4}|nineteen hundred(?: and [a-z]+(?:[- ][a-z]+)?)?)|(${MONTH})\\s+(\\d{1,2})(?:st|nd|rd|th)?,\\s*(\\d{4})|(\\d{4})-(\\d{2})-(\\d{2})`,
  'i',
)
const month = (name: string | undefined): number => MONTHS.indexOf((name ?? '').toLowerCase()) + 1

/** The first day that English words name, in figures or spelt out; undefined where they name none that exists. */
export function wordedDay(words: string): Day | undefined {
  const match = DAY.exec(words.slice(0, 600).replace(/[*_]/g, ''))
  if (!match) return undefined
  if (match[8] !== undefined) return dayOf(Number(match[8]), Number(match[9]), Number(match[10]))
  if (match[5] !== undefined) return dayOf(Number(match[7]), month(match[5]), Number(match[6]))
  const number = match[1] === undefined ? ordinalNumber((match[2] ?? '').replace(' ', '-')) : Number(match[1])
  return number === undefined ? undefined : dayOf(yearOf(match[4] ?? ''), month(match[3]), number)
}

const SMALL =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** 1923, "nineteen hundred and twenty-three". */
function yearOf(words: string): number {
  if (/^\d/.test(words)) return Number(words)
  let year = 1900
  for (const word of words
    .toLowerCase()
    .split(/[\s-]+/)
    .slice(2))
    year += SMALL.indexOf(word) + 1 + (TENS.includes(word) ? 10 * (TENS.indexOf(word) + 2) : 0)
  return year
}

const COUNTS = new Map(
  'one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, index) => [word, index + 1] as const),
)

/** "two years", "a period of 18 months": in months; undefined where the words give no length of time. */
export function monthsIn(words: string): number | undefined {
  const match = /\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|an|\d{1,3})\s+(?:calendar\s+)?(year|month)s?\b/i.exec(
    words,
  )
  if (!match) return undefined
  const count = COUNTS.get((match[1] ?? '').toLowerCase()) ?? (/^an?$/i.test(match[1] ?? '') ? 1 : Number(match[1]))
  return match[2]?.toLowerCase() === 'year' ? count * 12 : count
}

/** The day that lies a number of days, weeks or months after the passing, where the words say so: "three months after the passing thereof". */
export function dayAfterPassing(passedOn: Day, words: string): Day | undefined {
  const match = /\b(\w+) (day|week|month)s? (?:after|from|beginning (?:on|with)) (?:the )?(?:(?:date|day) of )?(?:the |its )?passing/i.exec(
    words,
  )
  const count = COUNTS.get(match?.[1]?.toLowerCase() ?? '') ?? Number(match?.[1])
  if (!match || !Number.isInteger(count)) return undefined
  if (match[2]?.toLowerCase() === 'month') return monthsAfter(passedOn, count)
  const days = match[2]?.toLowerCase() === 'week' ? count * 7 : count
  return daysAfter(passedOn, days)
}
