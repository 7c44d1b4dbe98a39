import type { Day } from './day.ts'
import type { Expression, Language } from './instrument.ts'

/** The answer to "which text, which day". */
export type TextChoice<E extends Expression> =
  | {
      readonly kind: 'text'
      readonly expression: E
      /** The text is known to be the law's on the day that was asked for. */
      readonly exact: boolean
      /** The next later text of the same language, where the register holds one. */
      readonly next: E | null
    }
  /** Every text that may be meant is of a later day; `first` is the oldest. */
  | { readonly kind: 'before-first'; readonly first: E }
  | { readonly kind: 'no-such-language'; readonly languages: readonly Language[] }

/** A text without a day is older than every other: it may be the law's on any day, and is known to be on none. */
const byDay = (a: Expression, b: Expression): number => ((a.on ?? '') < (b.on ?? '') ? -1 : (a.on ?? '') > (b.on ?? '') ? 1 : 0)

/** Whether `expression` was the newest text on `asOf` or before it. */
const appliesOn = (expression: Expression, asOf: Day): boolean => expression.on === null || expression.on <= asOf

/**
 * The text of an instrument for a day: the nearest one of that day or earlier, in the first of the wanted languages that has
 * one, else in any. With `only` no other language will do. Source: design.md, "Which text, which day".
 */
export function chooseText<E extends Expression>(
  expressions: readonly E[],
  asOf: Day,
  wanted: { readonly only: Language | null; readonly prefer: readonly Language[] },
): TextChoice<E> {
  const languages = [...new Set(expressions.map((e) => e.language))]
  const order = wanted.only === null ? [...new Set([...wanted.prefer, ...languages])] : [wanted.only]
  const allowed = expressions.filter((e) => order.includes(e.language)).toSorted(byDay)
  const [first] = allowed
  if (!first) return { kind: 'no-such-language', languages }
  for (const language of order) {
    const texts = allowed.filter((e) => e.language === language)
    const index = texts.findLastIndex((e) => appliesOn(e, asOf))
    const expression = texts[index]
    if (expression) return { kind: 'text', expression, exact: expression.on === asOf, next: texts[index + 1] ?? null }
  }
  return { kind: 'before-first', first }
}
