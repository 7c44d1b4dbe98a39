import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf } from '../../../src/supersession/relations/en/parts.ts'
import { readEnglish } from '../../../src/supersession/relations/en/read.ts'
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
]

test.each(hostile)('time is linear in long texts of %s', (_, piece) => {
  const timed = (length: number): number => {
    const body = `##### 5 Repeals.\n\n**5.**—(1) It is repealed. ${piece.repeat(Math.ceil(length / piece.length))} is hereby repealed.`
    const text = act(body)
    return effortOf(() => readEnglish(text))
  }
  timed(20_000)
  const [short, long] = [Math.max(4, timed(50_000)), timed(400_000)]
  // Short times are uncertain; quadratic time would be many seconds.
  expect(long).toBeLessThan(Math.max(1500, short * 8 * 5))
})
