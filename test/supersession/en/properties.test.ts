import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf } from '../../../src/supersession/relations/en/parts.ts'
import { english, readEnglish } from '../../../src/supersession/relations/en/read.ts'
import { act } from './text.ts'
import { effortOf } from '../../effort.ts'

const pieces = fc.constantFrom(
  'The Oils Act, 1940',
  ' is hereby repealed',
  ' are repealed',
  'section 5',
  ' of ',
  ' and ',
  ', ',
  '(',
  ')',
  '“',
  '”',
  '"',
  '. ',
  ';',
  '—',
  '\n\n',
  '\n',
  '(a) ',
  '(1) ',
  '(i) ',
  'the Act of 1940',
  'that Act',
  'other than ',
  'by the repeal of ',
  ' is amended—',
  'The following',
  '| No. 4 of 1931 | Oils Act, 1931 | The whole Act. |\n',
  '| --- | --- | --- |\n',
  '## SCHEDULE Repeals\n',
  '##### 5 Repeals.\n',
  'This Act shall expire on ',
  '1 May 1990',
  'F12[',
  ']',
  '*',
  'Acts, 1933 to 1950',
  'No.',
  '\r\n',
  'which ',
  '“the Act of 1940” means ',
)

test('every quote of any text stands at its place, and nothing throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
        fc.string({ unit: 'grapheme', maxLength: 300 }),
      ),
      (body) => {
        for (const { quote, start, end } of readEnglish(act(body))) {
          expect(quote).not.toBe('')
          expect(body.slice(start, end)).toBe(quote)
        }
        partsOf(body)
      },
    ),
    { numRuns: 1500 },
  )
})

const hostile: readonly (readonly [string, string])[] = [
  ['verbs', 'the Oils Act, 1940, is hereby repealed and '],
  ['items', '(a) by repealing section 5,\n\n'],
  ['brackets', 'section 5 ((((of the '],
  ['quotes', '“the Act of 1940” means “'],
  ['capitals', 'Oils And Lamps Of The Act '],
  ['rows', '| c. 5 |  | Section 5 repealed |\n'],
  ['tables', '## SCHEDULE Repeals\n\n| Number | Title | Extent of Repeal |\n| --- | --- | --- |\n'],
  ['conditions', 'where the order is revoked, '],
  ['terms', 'This Act, other than section 5, '],
  ['spaces', ' \t'],
  ['heads', 'Act '],
  ['heads of several', 'Acts '],
  ['other heads', 'Order '],
  ['heads a line each', '\nRegulations '],
  ['open brackets a line each', '[\n'],
  ['line ends', '\n'],
  ['emphasis', '*\n'],
  ['commas', ','],
  ['instruments', 'Act, 1940, '],
  ['references', 'that Act '],
  ['constitutions', 'Constitution '],
  ['active verbs', 'repeals '],
  ['subjects', '—This Act repeals '],
  ['terms between commas', ', this Act '],
  ['citations', 'under the Oils Act, 1940, and '],
  ['lists that nothing follows', 'The following are repealed\n\n'],
  ['parts above', '(a) 5,\n\nof the Oils Act, 1940, are repealed,\n\n'],
  ['days', 'It is repealed on the appointed day. '],
  ['second titles', 'Oils Act, 1950 (X) '],
  ['gerunds', 'by repealing it and '],
]
/** What the pieces end with: a pattern that looks for something behind them may find it, or not. */
const ends = [' is hereby repealed.', '', 'x', '.']

test.each(hostile)('time is linear in long texts of %s', (_, piece) => {
  for (const end of ends) {
    const timed = (length: number): number => {
      const text = act(`##### 5 Oils.\n\n**5.**—(1) It is repealed. ${piece.repeat(Math.ceil(length / piece.length))}${end}`)
      return effortOf(() => english.cite(text, english.read(text)))
    }
    timed(10_000)
    const [short, long] = [Math.max(4, timed(25_000)), timed(100_000)]
    // Short times are uncertain; quadratic time would be many seconds.
    expect(long).toBeLessThan(Math.max(600, short * 4 * 3))
  }
})

test('time is linear in tables and in the clauses that give them effect', () => {
  const timed = (count: number): number => {
    const parts = Array.from(
      { length: count },
      (_, index) =>
        `##### ${index} Repeals.\n\nThe enactments specified in Schedule ${index} are repealed.\n\n## SCHEDULE ${index}\n\n${table}`,
    )
    return effortOf(() => readEnglish(act(parts.join(''))))
  }
  const table = '| Number | Title | Extent of Repeal |\n| --- | --- | --- |\n| No. 5 of 1931 | Oils Act, 1931 | Section 5 |\n\n'
  timed(50)
  expect(timed(2000)).toBeLessThan(Math.max(1000, timed(250) * 8 * 3))
})

test('exceptions from exceptions do not use up the stack', () => {
  expect(partsOf('except '.repeat(50_000))).toEqual([])
})
