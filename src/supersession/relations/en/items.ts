import type { Mention } from './mentions.ts'
import type { Phrase } from './phrase.ts'
import { behindBracket, plain, type Token } from './tokens.ts'
import { isPart } from './vocabulary.ts'

/** One target of a list under a verb: an instrument, or parts of it. Token indexes. */
export interface Item {
  /** null: parts of an instrument that the phrase does not name, such as the one its lead-in names. */
  readonly mention: Mention | null
  /** First token of the item, and the one behind its last. */
  readonly first: number
  readonly behind: number
  readonly parts: string | null
  readonly exceptions: string | null
  /** "in the Act of 1950": the instrument is the place of what follows. */
  readonly place: boolean
}

const SEPARATORS = new Set([
  ',',
  'and',
  'or',
  'the',
  'also',
  'both',
  'accordingly',
  'then',
  'hereby',
  'namely',
  'following',
  ';',
  ':',
  '—',
  '–',
  '-',
  '.',
  'each',
  'all',
  'an',
  'a',
  'any',
  'to',
  'of',
  'on',
  'from',
  'enactments',
  'acts',
  'whole',
  'entire',
])
const JOINS = new Set(['of', 'to', 'in', 'thereof', 'under', 'by', 'with', 'from'])
export const PART_NOUNS =
  /^(?:words?|expressions?|sentences?|portions?|provisions?|enactments?|headings?|forms?|columns?|references?|limits?|exemptions?|entries|entry|figures?|matter|clause|passage|definition|title|heads?|much|terms?|table|requirements?|limitations?|rates?|duties|duty|charges?|repeal|amendments?|paragraphs?|modifications?|reservations?|conditions?)$/

export function trimmed(list: readonly Token[], from: number, behind: number): { first: number; behind: number } | undefined {
  let [first, last] = [from, behind]
  for (;;) {
    // "(a) the Fees Order 1999; (b) …": a label of the list.
    const label = list[first]?.text === '(' && list[first]?.match === first + 2
    if (first < last && label) first += 3
    else if (first < last && SEPARATORS.has(list[first]?.lower ?? '')) first += 1
    else break
  }
  while (last > first && (SEPARATORS.has(list[last - 1]?.lower ?? '') || list[last - 1]?.lower === 'thereof')) last -= 1
  return first < last ? { first, behind: last } : undefined
}

export function hasPart(list: readonly Token[], from: number, behind: number): boolean {
  for (let at = from; at < behind; at += 1) {
    const token = list[at]
    if (isPart(token) || token?.kind === 'quoted' || (token?.kind === 'word' && PART_NOUNS.test(token.lower))) return true
    const closed = behindBracket(list, at)
    if (closed > at) at = closed - 1
  }
  return false
}

/** The item that a mention ends, with the words since the item before as its parts. */
export function itemsOf(phrase: Phrase, from: number, mention: Mention): Item[] {
  const { text, list } = phrase
  let end = mention.first
  while (end > from && /^(?:the|said|a|an)$/i.test(list[end - 1]?.text ?? '')) end -= 1
  // "sections 2 and 3 of, and the Schedule to, the Act of 1996"
  if (list[end - 1]?.text === ',' && /^(?:of|to|in)$/.test(list[end - 2]?.lower ?? '')) end -= 1
  const joined = end > from && JOINS.has(list[end - 1]?.lower ?? '')
  const before = list[end - 1]?.lower
  const gap = trimmed(list, from, joined ? end - 1 : end)
  const whole: Item = {
    mention,
    first: end < mention.first && end >= from ? end : mention.first,
    behind: mention.behind,
    parts: null,
    exceptions: null,
    place: false,
  }
  if (!gap) return [{ ...whole, place: joined && before === 'in' }]
  const parts = plain(text.slice(list[gap.first]?.start, list[gap.behind - 1]?.end))
  // "section 4 of the amending Regulation Act": a word of the name that was not read; not the whole Act.
  const apart = /^(?:,|;|:|—|–|-|and|or|accordingly)$/.test(before ?? '') || list[end - 1]?.text === ')'
  if (!joined && !apart && hasPart(list, gap.first, gap.behind) && startsAsPart(list, gap.first, gap.behind))
    return [{ ...whole, first: gap.first, parts }]
  if (!joined) {
    // "section 5, section 6, and the X Act": the parts belong to what came before.
    if (hasPart(list, gap.first, gap.behind) && startsAsPart(list, gap.first, gap.behind))
      return [{ mention: null, first: gap.first, behind: gap.behind, parts, exceptions: null, place: false }, whole]
    return []
  }
  if (before === 'under' || before === 'by' || before === 'with' || before === 'from') return []
  if (!hasPart(list, gap.first, gap.behind) || !startsAsPart(list, gap.first, gap.behind)) return []
  // "In section 7 of the X Act, the words …": a place, what goes stands behind it.
  return [{ ...whole, first: gap.first, parts, place: list[gap.first]?.lower === 'in' }]
}

/** The first noun of a gap is a part's, not a licence's or an order's. */
export function startsAsPart(list: readonly Token[], from: number, behind: number): boolean {
  for (let at = from; at < Math.min(behind, from + 4); at += 1) {
    const token = list[at]
    if (!token) return false
    if (isPart(token) || token.kind === 'quoted' || (token.kind === 'word' && PART_NOUNS.test(token.lower))) return true
    if (/^(?:under|made|by|be|is|are)$/.test(token.lower)) return false
  }
  return false
}
