import type { FoundRelation, NamedTarget, RelationReader } from '../reading.ts'
import { contextAbove } from './context.ts'
import { casesFrom, effectOf, type Effect } from './effect.ts'
import { extentWith } from './extent.ts'
import { relation } from './found.ts'
import { asideOf, limitBefore, limitBehind, limitOf, timesIn } from './limits.ts'
import { listAfter, listBefore } from './lists.ts'
import { named } from './naming.ts'
import { passagesOf, passagesWith, type Passage, type Passages } from './passages.ts'
import { lastBefore, sentenceEnd, tokensText, type Phrase } from './phrase.ts'
import { provisionBefore } from './provision-before.ts'
import { readTargets } from './targets.ts'
import type { Item } from './items.ts'
import { plain } from './tokens.ts'
import { verbsIn, type Verb } from './verbs.ts'

/** "Section 4 of the Act of 1950 and the Finance Act, 1951, are hereby repealed as on and from …" */
export const repealClauses: RelationReader = (text) => {
  const passages = passagesOf(text)
  return passagesWith(passages, ['repealed', 'revoked', 'rescinded', 'abrogated', 'withdrawn', 'superseded', 'cancelled']).flatMap(
    (passage) => clausesOf(passages, passage),
  )
}

/** Paragraphs back that "the said section" may reach, and mentions of each. */
const SAID = 8
const FURTHEST = 30
/** In UTF-16 code units: what a paragraph goes on with stands no further above it. */
const FURTHEST_ABOVE = 10_000

function clausesOf(passages: Passages, passage: Passage): FoundRelation[] {
  const phrase = passages.phrase(passage)
  const verbs = verbsIn(phrase.list)
  return verbs.flatMap((verb, index) =>
    clauseOf(passages, passage, phrase, verb, verbs[index - 1]?.behind ?? 0, verbs[index + 1]?.first ?? phrase.list.length),
  )
}

function clauseOf(passages: Passages, passage: Passage, phrase: Phrase, verb: Verb, from: number, to: number): FoundRelation[] {
  const { text, block } = { text: passages.text, block: passage.block }
  const tailEnd = sentenceEnd(phrase, verb.behind, to)
  const tail = tokensText(phrase, verb.behind, tailEnd)
  const aside = asideOf(phrase, verb)
  const limit = limitOf(tail) || limitOf(aside) || limitBefore(tokensText(phrase, from, verb.first))
  const said = effectOf(text, `${timesIn(aside)} ${timesIn(tail)}`.trim())
  const effect = said.certainty === 'own-commencement' ? (casesFrom(text, limit) ?? said) : said
  const { items } = readTargets(phrase, from, verb.first, verb.several)
  const list = announcesList(phrase, from, verb.first)
  if (list === 'before') return listBefore(passages, passage, verb, effect, limit)
  if (list === 'behind') {
    const place = items.findLast((item) => item.mention !== null)
    const target = place?.mention ? (named(passages, passage, place.mention) ?? null) : null
    // "The following provisions of section 2 of the X Act"
    const within = /\bprovisions? of ((?:section|part|chapter|schedule|article) \w+)$/i.exec(place?.parts ?? '')?.[1] ?? null
    return listAfter(passages, passage, verb, { target: target ?? contextAbove(passages, passage).target, parts: within, effect, limit })
  }
  const above = items[0]?.parts === null && from === 0 && verb.first > 0 ? partsAbove(passages, passage, phrase) : undefined
  const end = phrase.list[quoteBehind(phrase, verb.behind, tailEnd, limit, effect) - 1]?.end ?? passage.paragraph.end
  const listed = phrase.list.slice(from, verb.first).findLastIndex(({ lower }) => LISTED_ELSEWHERE.test(lower)) + from
  const first = items[0]?.first ?? from
  const start = above?.start ?? phrase.list[first]?.start ?? passage.paragraph.start
  return items.flatMap((each, index) => {
    const item = index === 0 && above ? { ...each, parts: above.parts } : each
    if (item.parts === null && item.behind <= listed) return []
    const target = targetOf(passages, passage, phrase, item)
    if (target && verb.soft && isLaw(target.named)) return []
    const own = limitBehind(tokensText(phrase, item.behind, items[index + 1]?.first ?? verb.first), item.parts)
    return target
      ? [relation(text, block.provision.eId, verb.kind, target.named, extentWith(item, target.parts, limit || own), effect, start, end)]
      : []
  })
}

/** "Sections— (a) 12, and (b) 33, of the Principal Act are repealed": what stands above a paragraph that goes on with "of". */
function partsAbove(passages: Passages, passage: Passage, { list }: Phrase): { parts: string; start: number } | undefined {
  if (list[0]?.lower !== 'of') return undefined
  let top: Passage | undefined
  for (let at = passages.parent(passage); at; at = passages.parent(at)) top = at
  const start = top?.paragraph.content
  return start === undefined || passage.paragraph.start - start > FURTHEST_ABOVE
    ? undefined
    : { parts: plain(passages.text.text.slice(start, passage.paragraph.start)), start }
}

function targetOf(
  passages: Passages,
  passage: Passage,
  phrase: Phrase,
  item: Item,
): { named: NamedTarget; parts: readonly string[] } | undefined {
  if (item.mention) {
    const target = named(passages, passage, item.mention)
    return target && { named: target, parts: [] }
  }
  if (LISTED.test((item.parts ?? '').slice(0, 400))) return undefined
  // "the definition (contained in section 1 of the Act of 1935) of …"
  const after = phrase.mentions[lastBefore(phrase.mentions, item.first) + 1]
  const within = after && after.first > item.first && after.behind < item.behind ? after : undefined
  if (within && phrase.list.slice(item.first, within.first).some(({ lower }) => lower === 'contained' || lower === 'set')) {
    const target = named(passages, passage, within)
    if (target) return { named: target, parts: [] }
  }
  if (/^(?:that|those|the said|said|the)\b|\bof (?:that|the said|said|those)\b/i.test(item.parts ?? '')) {
    const pointing = {
      first: item.first,
      behind: item.behind,
      kind: 'anaphor',
      title: '',
      year: null,
      lastYear: null,
      number: null,
    } as const
    const target = sectionSaid(passages, passage, item.parts ?? '') ?? named(passages, passage, pointing)
    if (target) return { named: target, parts: [] }
  }
  const context = contextAbove(passages, passage)
  return context.target ? { named: context.target, parts: context.parts } : undefined
}

/** "paragraph (a) of the said section 23": the instrument whose section 23 was named last. */
function sectionSaid(passages: Passages, { block, index }: Passage, parts: string): NamedTarget | undefined {
  const section = /\bthe said section (\d+[A-Z]*)\b/i.exec(parts)?.[1]
  if (section === undefined) return undefined
  for (let at = index; at >= Math.max(0, index - SAID); at -= 1) {
    const paragraph = block.paragraphs[at]
    if (paragraph?.kind !== 'text') continue
    const there = { block, index: at, paragraph }
    const phrase = passages.phrase(there)
    const mention = phrase.mentions.slice(-FURTHEST).findLast(({ first }) => provisionBefore(phrase, first).eIds.includes(`sec_${section}`))
    if (mention) return named(passages, there, mention)
  }
  return undefined
}

/** "The following …": what is repealed stands behind the verb. A verb without a subject: it stands in the paragraphs before. */
function announcesList({ list }: Phrase, from: number, to: number): 'behind' | 'before' | undefined {
  if (to === 0) return 'before'
  let follows = list[to - 1]?.lower === 'there'
  for (let at = from; at < to; at += 1) {
    if (list[at]?.lower === 'following') follows = true
    // "The following provisions, that is to say, sections 2 and 3, are hereby repealed": before the verb after all.
    if (
      follows &&
      ((list[at]?.lower === 'namely' && at < to - 3) || (list[at]?.lower === 'say' && list[at - 1]?.lower === 'to' && at < to - 3))
    )
      return undefined
  }
  return follows ? 'behind' : undefined
}

/** What a schedule lists, and not this phrase. */
const LISTED =
  /\b(?:enactments?|acts?|orders?|instruments?|provisions)\b.*\b(?:specified|mentioned|set (?:out|forth)|listed|described|referred)\b/i

/** "the Acts mentioned in column (1) of the Schedule": the table says which. */
const LISTED_ELSEWHERE = /^(?:specified|mentioned|listed|enumerated)$/

const isLaw = ({ title, number }: NamedTarget): boolean => /\bActs?\b/.test(title) || (!/\d{4}/.test(title) && number === null)

/** The quote reaches to the participle, or, where a day or limit follows, to the end of that. */
function quoteBehind({ list, text }: Phrase, from: number, to: number, limit: string, effect: Effect): number {
  if (limit === '' && effect.certainty !== 'stated') return from
  const origin = list[from]?.start ?? 0
  for (let at = from; at < to; at += 1) {
    const end = list[at]?.end ?? origin
    if (end - origin > 400) return at
    const words = plain(text.slice(origin, end))
    if (limit !== '' ? words.length >= limit.length : /\d{4}$|\bpassing of this act$/i.test(words)) return at + 1
  }
  return limit === '' ? from : to
}
