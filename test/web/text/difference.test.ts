import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StoredProvision } from '../../../src/register/register.ts'
import { changesOf, type Run, wordsChanged } from '../../../src/web/text/difference.ts'

const entry = (eId: string, text: string, id = 1): StoredProvision => ({
  id,
  eId,
  digest: text,
  text,
  path: 'a.md',
  kind: 'section',
  number: eId.slice(4),
  heading: 'Heading',
  level: 5,
  start: 0,
  end: 1,
})
const text = fc.array(
  fc
    .record({ eId: fc.constantFrom('sec_1', 'sec_2', 'sec_3', 'sec_4', 'sec_4', 'sec_5'), words: fc.constantFrom('a', 'b') })
    .map((it) => entry(it.eId, it.words)),
  { maxLength: 12 },
)
const between = (was: string, is: string): Run[] =>
  wordsChanged({ change: 'changed', before: entry('sec_1', was), after: entry('sec_1', is) })

describe('what changed between two texts', () => {
  test('is nothing between a text and itself', () => {
    fc.assert(
      fc.property(text, (it) => {
        expect(changesOf(it, it)).toEqual([])
      }),
    )
  })

  test('leads from the one to the other, and back the other way round', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const there = changesOf(before, after)
        const count = (kind: string): number => there.filter((it) => it.change === kind).length
        expect(after.length - before.length).toBe(count('added') - count('removed'))
        // What is in no change stands in both, in the same order.
        const gone = new Set(there.map((it) => it.before))
        const come = new Set(there.map((it) => it.after))
        expect(before.filter((it) => !gone.has(it)).map(({ eId, text }) => eId + text)).toEqual(
          after.filter((it) => !come.has(it)).map(({ eId, text }) => eId + text),
        )
        const back = changesOf(after, before)
        expect(back.filter((it) => it.change === 'added')).toHaveLength(count('removed'))
      }),
    )
  })
})

describe('what changed between two wordings', () => {
  test('is nothing of an editor’s: neither the marks around words nor the points where words were left out', () => {
    for (const left of ['F25[…]', 'F25[ … ]', 'F1[...]', 'F25[F26[…]]']) {
      const runs = between('Every oven, kiln and hearth has a door.', `Every F9[great] oven, kiln ${left} has a door.`)
      expect([left, runs.filter(({ kind }) => kind !== 'same')]).toEqual([
        left,
        [
          { kind: 'added', text: 'great ' },
          { kind: 'removed', text: 'and hearth ' },
        ],
      ])
    }
  })

  const words = fc
    .array(fc.constantFrom('a', 'loaf', 'of', 'bread', 'shall', 'weigh', '一', '斤', '。', ' ', '\n'), { maxLength: 400 })
    .map((it) => it.join(' '))

  test('is all of both wordings, in their order', () => {
    const without = (value: string): string => value.replaceAll(/\s+/g, '')
    fc.assert(
      fc.property(words, words, (was, is) => {
        const runs = between(was, is)
        const side = (left: string): string =>
          without(
            runs
              .filter(({ kind }) => kind !== left)
              .map((run) => run.text)
              .join(''),
          )
        expect(side('added')).toBe(without(was))
        expect(side('removed')).toBe(without(is))
      }),
    )
  })

  test('shows what is near it, and leaves out what both share', () => {
    const shared = 'The same words stand in both. '.repeat(40)
    const runs = between(`${shared}A loaf weighs a pound. ${shared}`, `${shared}A loaf weighs a kilogram. ${shared}`)
    expect(runs.map(({ kind }) => kind)).toEqual(['gap', 'same', 'removed', 'added', 'same', 'gap'])
    expect([runs[2]?.text, runs[3]?.text]).toEqual(['pound', 'kilogram'])
  })

  test('leaves out marks, notes of editors and spaces, and compares Chinese by characters', () => {
    const runs = between('**1.**—A loaf F4[weighs *a* pound].', '1.—A loaf   weighs a pound.')
    expect(runs.every(({ kind }) => kind === 'same')).toBe(true)
    expect(between('面包应当足重。', '面包应当够重。').map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'same 面包应当',
      'removed 足',
      'added 够',
      'same 重。',
    ])
    expect(between('(一)“面包”', '（一）"面包"')).toEqual([{ kind: 'same', text: '（一）"面包"' }])
  })

  test('takes its time in proportion to the text where everything changed', () => {
    const old = Array.from({ length: 60_000 }, (_, index) => `w${index}`).join(' ')
    const young = Array.from({ length: 60_000 }, (_, index) => `v${index}`).join(' ')
    expect(between(old, young).map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
})
