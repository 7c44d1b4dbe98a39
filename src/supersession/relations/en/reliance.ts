import type { CitationUse } from '../../../law/citation-use.ts'
import type { Provision } from '../../../law/provision.ts'
import { contextAbove } from './context.ts'
import type { Mention } from './mentions.ts'
import type { Passage, Passages } from './passages.ts'
import { endsSentence, type Phrase } from './phrase.ts'
import type { Token } from './tokens.ts'

/** Headings of provisions that speak of other texts and do not apply them. */
const ABOUT =
  /\b(?:interpretation|definitions?|short title|citation|construction|repeals?|repealed|revocations?|savings?|saver|transitional|transitory|amendments?|amending|amended|commencement|continuance|continuation|expiry|adaptations?|references?|validation|confirmation|extension|application of|winding[ -]up|dissolution|transfer of)\b/i

/** Whether a provision speaks of other texts by its heading, or opens an Act: its long title, recitals and lists. */
export const isAboutOthers = ({ kind, heading }: Provision): boolean => kind === 'preamble' || (heading !== null && ABOUT.test(heading))

/** Deepest list that is looked through. */
const DEEPEST = 5

/** Whether all that a paragraph names is only mentioned: a row of a table, a definition, or a line of an amendment. */
export function onlyMentions(passages: Passages, passage: Passage): boolean {
  if (passage.paragraph.kind === 'row') return true
  let above: Passage | undefined = passage
  for (let depth = 0; above && depth < DEEPEST; depth += 1, above = passages.parent(above)) {
    const { list } = passages.phrase(above)
    if (defines(list) || (depth > 0 && list.some(({ lower }) => CHANGES.test(lower)))) return true
  }
  return contextAbove(passages, passage).amending
}

/** “company” means …, or a line of inserted words. */
const defines = (list: readonly Token[]): boolean =>
  list.slice(0, 4).some(({ kind }) => kind === 'quoted') || list.slice(0, 12).some(({ lower }) => lower === 'means')

/** What is done to a text: in a sentence with one of these nothing is applied. */
const CHANGES =
  /^(?:amended|amending|amendments?|substituted|substituting|substitution|inserted|inserting|insertion|deleted|deleting|deletion|lieu|repealed|repealing|repeals?|revoked|revocation|rescinded|construed|construing|cited|collectively|citation|adapted|modified|re-enacted|renumbered|validated|annulled|continuing|expired?|expiration|ceased?)$/
/** Told of the past. */
const PAST =
  /^(?:was|were|had|been|formerly|previously|immediately|heretofore|theretofore|prior|since|passed|enacted|passing|enactment|commencement|saved|saving)$/
const WAS = /^(?:was|were|had)$/
/** Behind these, even far behind, a text is overridden or gives words their meaning. */
const OVERRIDES = /^(?:notwithstanding|meanings?)$/
const FAR = 30
/** Before the words "by" or "under": what the other text did once. */
const DONE =
  /^(?:amended|inserted|substituted|extended|adapted|applied|repealed|continued|established|constituted|created|enacted|passed|restricted|modified|confirmed|incorporated|re-enacted|set|founded|transferred|dissolved|vested|formed|abolished|appointed|deemed|renamed|granted|awarded)$/
/** Behind these a text is set aside or spared, spoken of, or gives a word its meaning. */
const SPARES =
  /^(?:notwithstanding|prejudice|nothing|affects?|affecting|derogation|references?|definition|defined|expressions?|provisions?)$/

/** In tokens, to either side: no real sentence is longer, and hostile text must not cost more than its length. */
const LONGEST = 400

/** The sentence, as token indexes, in which a token stands. */
function sentenceAround(list: readonly Token[], at: number): { from: number; to: number } {
  let from = at
  while (from > 0 && at - from < LONGEST && !(list[from - 1]?.text === '.' && endsSentence(list, from - 1))) from -= 1
  let to = at
  while (to < list.length && to - at < LONGEST && !(list[to]?.text === '.' && endsSentence(list, to))) to += 1
  return { from, to }
}

/** "Any act done before the establishment day is deemed to have been done by …" */
const isTransitional = (sentence: readonly Token[]): boolean =>
  sentence.some(({ lower }) => lower === 'deemed') &&
  sentence.some(({ lower }, at) => lower === 'before' && sentence.slice(at + 1, at + 4).some((next) => /^(?:day|date)$/.test(next.lower)))

/** A line of a list that holds the reference and nothing else. */
const isBare = (list: readonly Token[], from: number, behind: number): boolean =>
  [...list.slice(Math.max(0, from - LONGEST), from), ...list.slice(behind, behind + 9)].filter(
    ({ kind, match }) => kind === 'word' && match < 0,
  ).length < 3

/** Whether the words around an instrument rely on it as law. `from` is where the reference begins, `before` the one before it. */
export function useOf(
  { list }: Phrase,
  { first, behind }: Mention,
  from: number,
  before: { readonly mention: Mention; readonly use: CitationUse } | undefined,
): CitationUse {
  // "as amended by the X Act and the Y Act": in one breath with the one before it.
  if (
    before &&
    before.mention.behind < from &&
    list.slice(before.mention.behind, from).every(({ lower }) => /^(?:,|and|or|by|the|to|\(|\))$/.test(lower))
  )
    return before.use
  const sentence = sentenceAround(list, first)
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const lower = list[at]?.lower ?? ''
    if (CHANGES.test(lower) || WAS.test(lower) || (at < first && PAST.test(lower))) return 'mention'
  }
  if (isTransitional(list.slice(sentence.from, sentence.to)) || isBare(list, from, behind)) return 'mention'
  for (let at = Math.max(sentence.from, from - FAR); at < from; at += 1) if (OVERRIDES.test(list[at]?.lower ?? '')) return 'mention'
  for (let at = from - 1; at >= Math.max(sentence.from, from - 6); at -= 1) {
    const lower = list[at]?.lower ?? ''
    if (SPARES.test(lower)) return 'mention'
    if (DONE.test(lower) && /^(?:by|under|in|to|up|pursuant)$/.test(list[at + 1]?.lower ?? '')) return 'mention'
  }
  // "the X Act shall not apply", "the X Act applies with …": it is said what becomes of it.
  const next = list
    .slice(behind, behind + 6)
    .map(({ lower }) => lower)
    .join(' ')
  return /^\)?,? ?(?:shall|does|do|is|are|may|ceases?|continues?|applies|apply|has|have|relating)\b/.test(next) && from === first
    ? 'mention'
    : 'law'
}
