import { ordinalNumber, romanNumber } from '../../../law/numeral.ts'
import type { Phrase } from './phrase.ts'
import type { Token } from './tokens.ts'

const UNITS: Readonly<Record<string, string>> = {
  section: 'sec',
  sections: 'sec',
  schedule: 'att',
  schedules: 'att',
  part: 'part',
  parts: 'part',
  chapter: 'chp',
  chapters: 'chp',
  article: 'art',
  articles: 'art',
  regulation: 'art',
  regulations: 'art',
  rule: 'art',
  rules: 'art',
}
/** Units that lie within those: "subsection (2) of section 5" is in section 5. */
const INNER_UNITS = /^(?:sub-?(?:sections?|paragraphs?|parts?)|paragraphs?|clauses?|provisos?|s|ss)$/
const JOINTS = /^(?:,|and|or|to|of|in|the|that|–|-|both|either)$/
/** More tokens than these do not name one provision. */
const FURTHEST = 60

/** The provisions that the words before an instrument name, "sections 5 and 6(2) of the", as eIds, and the token at which they begin. */
export function provisionBefore({ list }: Phrase, first: number): { readonly eIds: string[]; readonly from: number } {
  let at = first - 1
  while (/^(?:the|said|a|an)$/.test(list[at]?.lower ?? '')) at -= 1
  if (list[at]?.text === ',') at -= 1
  const joint = list[at]?.lower
  if (joint !== 'of' && joint !== 'to' && joint !== 'in') return { eIds: [], from: first }
  const behind = at
  let from = behind
  for (let back = at - 1; back >= 0 && behind - back < FURTHEST; back -= 1) {
    const token = list[back]
    if (!token) break
    if (token.match >= 0 && token.match < back) back = token.match
    else if (token.lower in UNITS || INNER_UNITS.test(token.lower))
      from = ordinalNumber(list[back - 1]?.text ?? '') === undefined ? back : back - 1
    else if (!JOINTS.test(token.lower) && numberOf(token) === undefined && ordinalNumber(token.text) === undefined) break
  }
  const eIds = from < behind ? unitsIn(list, from, behind) : []
  return eIds.length > 0 ? { eIds, from } : { eIds, from: first }
}

function unitsIn(list: readonly Token[], from: number, behind: number): string[] {
  const numbers: Record<string, string[]> = {}
  let unit: string | undefined
  for (let at = from; at < behind; at += 1) {
    const token = list[at]
    if (!token) break
    if (token.match > at) {
      at = token.match
      continue
    }
    const named = UNITS[token.lower]
    if (named !== undefined) {
      unit = named
      const ordinal = ordinalNumber(list[at - 1]?.text ?? '')
      numbers[unit] ??= []
      if (ordinal !== undefined) numbers[unit]?.push(String(ordinal))
      else if (named === 'att' && numberOf(list[at + 1]) === undefined) numbers[unit]?.push('1')
    } else if (INNER_UNITS.test(token.lower)) unit = undefined
    else if (unit !== undefined) {
      const number = numberOf(token)
      if (number !== undefined && (unit !== 'sec' || token.kind === 'number')) numbers[unit]?.push(number)
    }
  }
  const own = [...(numbers['sec'] ?? []).map((number) => `sec_${number}`), ...(numbers['art'] ?? []).map((number) => `art_${number}`)]
  if (own.length > 0) return own
  const [schedule] = numbers['att'] ?? []
  const parts = (numbers['part'] ?? []).map((number) => `part_${number}`)
  if (schedule !== undefined && parts.length > 0) return parts.map((part) => `att_${schedule}__${part}`)
  if (schedule !== undefined) return (numbers['att'] ?? []).map((number) => `att_${number}`)
  const chapters = (numbers['chp'] ?? []).map((number) => `chp_${number}`)
  return chapters.length > 0 && parts.length > 0 ? chapters.map((chapter) => `${parts[0]}__${chapter}`) : [...parts, ...chapters]
}

function numberOf(token: Token | undefined): string | undefined {
  if (token?.kind === 'number') return /^\d+[A-Z]*$/.test(token.text) ? token.text : undefined
  if (token?.kind !== 'word' || !/^(?:[IVXLC]+[A-Z]?|[A-Z])$/.test(token.text)) return undefined
  const value = romanNumber(token.text)
  return value === undefined ? token.text : String(value)
}
