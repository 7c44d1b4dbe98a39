import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseText } from '../../src/law/choice.ts'
import type { Day } from '../../src/law/day.ts'
import { day } from '../../src/law/day.ts'
import type { Expression } from '../../src/law/instrument.ts'

const text = (on: string | null, language = 'en'): Expression => ({
  language,
  on: on === null ? null : day(on),
  kind: 'as-made',
  recordedOn: null,
  carried: false,
  texts: [],
})
const english = { only: null, prefer: ['en'] }

describe('which text, which day', () => {
  const made = text('1927-05-26')
  const consolidated = text('2026-02-03')
  const both = [made, consolidated]

  test('on its own day a text is exact', () => {
    expect(chooseText(both, day('2026-02-03'), english)).toEqual({ kind: 'text', expression: consolidated, exact: true, next: null })
  })

  test('between two texts the earlier one answers, is not exact, and names the later one', () => {
    expect(chooseText(both, day('2026-02-02'), english)).toEqual({ kind: 'text', expression: made, exact: false, next: consolidated })
  })

  test('before the first text there is none, and the first is named', () => {
    expect(chooseText(both, day('1927-05-25'), english)).toEqual({ kind: 'before-first', first: made })
  })

  test('a text without a day answers for any day and is exact on none', () => {
    const undated = text(null)
    expect(chooseText([undated], day('1900-01-01'), english)).toEqual({ kind: 'text', expression: undated, exact: false, next: null })
    expect(chooseText([undated, made], day('1900-01-01'), english)).toMatchObject({ expression: undated, next: made })
  })

  test('the first wanted language that has a text of the day is taken, else any that has', () => {
    const chinese = text('2020-01-01', 'zh')
    const all = [made, chinese]
    expect(chooseText(all, day('2021-01-01'), { only: null, prefer: ['zh'] })).toMatchObject({ expression: chinese })
    expect(chooseText(all, day('2019-01-01'), { only: null, prefer: ['zh'] })).toMatchObject({ expression: made })
    expect(chooseText(all, day('2021-01-01'), { only: null, prefer: ['ga'] })).toMatchObject({ expression: made })
  })

  test('a language asked for by name is never silently replaced', () => {
    expect(chooseText(both, day('2026-02-03'), { only: 'zh', prefer: [] })).toEqual({ kind: 'no-such-language', languages: ['en'] })
    expect(chooseText([made, text('2020-01-01', 'zh')], day('2019-01-01'), { only: 'zh', prefer: [] })).toMatchObject({
      kind: 'before-first',
    })
  })

  test('the answer for any day is never of a later day, and no text lies between', () => {
    const someDay = fc.integer({ min: 1, max: 28 }).map((d) => day(`2020-01-${String(d).padStart(2, '0')}`))
    fc.assert(
      fc.property(fc.array(someDay, { minLength: 1 }), someDay, (days: Day[], asOf) => {
        const answer = chooseText(
          days.map((d) => text(d)),
          asOf,
          english,
        )
        const before = days.filter((d) => d <= asOf).toSorted()
        expect(answer.kind === 'text' ? answer.expression.on : undefined).toBe(before.at(-1))
      }),
    )
  })
})
