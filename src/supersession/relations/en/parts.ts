import { ordinalNumber, romanNumber } from '../../../law/numeral.ts'
import { tokens, type Token } from './tokens.ts'

const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/^sections?$/, 'sec'],
  [/^schedules?$/, 'att'],
  [/^parts?$/, 'part'],
  [/^chapters?$/, 'chp'],
  [/^(?:articles?|regulations?)$/, 'art'],
]
/** More than this in one range is a mistake in the text. */
const WIDEST = 400

/** Sections, articles, schedules, Parts and Chapters that a phrase names as gone as wholes, as eIds: `Sections 4, 10 and Part V` → sec_4, sec_10, part_5. */
export function partsOf(parts: string): string[] {
  const found = new Set<string>()
  for (const phrase of parts.slice(0, 20_000).split(';')) for (const eId of inPhrase(tokens(phrase, 0, phrase.length))) found.add(eId)
  return [...found]
}

function inPhrase(list: readonly Token[]): string[] {
  const found: string[] = []
  let unit: string | undefined
  let inside = false
  let last: number | undefined
  for (let at = 0; at < list.length; at += 1) {
    const token = list[at]
    if (!token) break
    if (token.match > at) {
      // "5 (2)": less than the section goes; "5 (inserted by …)" is the section.
      if (unit !== undefined && list[at - 1]?.kind === 'number' && isSub(list, at)) found.pop()
      at = token.match
      continue
    }
    const named = ABBREVIATIONS.find(([word]) => word.test(token.lower))?.[1]
    if (named !== undefined) {
      const ordinal = ordinalNumber(list[at - 1]?.text ?? '')
      const before = list[at - 1]?.lower
      inside =
        before === 'of' ||
        before === 'in' ||
        (before === 'the' && /^(?:of|in|to)$/.test(list[at - 2]?.lower ?? '')) ||
        (ordinal !== undefined && [at - 2, at - 3].some((place) => /^(?:of|in|to)$/.test(list[place]?.lower ?? '')))
      unit = named
      last = undefined
      if (named === 'att' && !inside) {
        if (ordinal !== undefined) found.push(...ordinalsBefore(list, at).map((value) => `att_${value}`))
        else if (list[at + 1]?.kind !== 'number' && !isRoman(list[at + 1])) found.push('att_1')
      } else if (named === 'att' && inside) {
        const outer = ordinal ?? 1
        const inner = found.at(-1)
        if (inner?.startsWith('part_') && !inner.includes('att_')) found[found.length - 1] = `att_${outer}__${inner}`
        unit = undefined
      }
      continue
    }
    if (
      /^(?:so|much|words?|definitions?|proviso|sub-?sections?|paragraphs?|sub-?paragraphs?|clauses?|sentence|references?|expressions?)$/.test(
        token.lower,
      )
    ) {
      // What follows "of" is only the place of it.
      unit = undefined
      const comma = list[at - 1]?.lower === 'the' ? at - 2 : at - 1
      // "section 6, so much as …" speaks of section 6, "section 6, so much of section 9 as …" of another.
      const ofAnother = token.lower === 'so' && list[at + 2]?.lower === 'of' && list[at + 3]?.lower !== 'it'
      if (/^(?:so|words?)/.test(token.lower) && !ofAnother && list[comma]?.text === ',') found.pop()
      continue
    }
    if (token.lower === 'except' || token.lower === 'other') break
    if (unit === undefined) continue
    const value = numberAt(token, unit)
    if (value === undefined) continue
    if (inside) {
      const inner = found.at(-1)
      if (unit === 'part' && inner?.startsWith('chp_')) found[found.length - 1] = `part_${value}__${inner}`
      continue
    }
    const from = last
    last = /^\d+$/.test(value) ? Number(value) : undefined
    if (list[at - 1]?.lower === 'to' && from !== undefined && last !== undefined && last > from && last - from < WIDEST)
      for (let between = from + 1; between < last; between += 1) found.push(`${unit}_${between}`)
    found.push(`${unit}_${value}`)
  }
  return found
}

/** "the First, Second and Third Schedules" */
function ordinalsBefore(list: readonly Token[], at: number): number[] {
  const values: number[] = []
  for (let back = at - 1; back >= 0; back -= 1) {
    const value = ordinalNumber(list[back]?.text ?? '')
    if (value !== undefined) values.unshift(value)
    else if (list[back]?.text !== ',' && list[back]?.lower !== 'and') break
  }
  return values
}

const isSub = (list: readonly Token[], at: number): boolean => (list[at]?.match ?? 0) - at === 2

const isRoman = (token: Token | undefined): boolean => token?.kind === 'word' && /^[IVXLC]+$/.test(token.text)

function numberAt(token: Token, unit: string): string | undefined {
  if (token.kind === 'number') return /^\d+[A-Z]*$/.test(token.text) ? token.text : undefined
  if (unit === 'sec' || token.kind !== 'word' || !/^(?:[IVXLC]+[A-Z]?|[A-Z])$/.test(token.text)) return undefined
  const value = romanNumber(token.text)
  return value === undefined ? token.text : String(value)
}
