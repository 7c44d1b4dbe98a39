import type { FoundRelation, NamedTarget } from '../reading.ts'
import { extentWith } from './extent.ts'
import type { Effect } from './effect.ts'
import { relation } from './found.ts'
import { named } from './naming.ts'
import type { Passage, Passages } from './passages.ts'
import { fullStop, type Phrase } from './phrase.ts'
import { readTargets } from './targets.ts'
import type { Item } from './items.ts'
import { verbsIn, type Verb } from './verbs.ts'

export interface Announced {
  /** "The following provisions of the Act of 1952": the instrument that items without one of their own belong to. */
  readonly target: NamedTarget | null
  /** "The following provisions of section 2": where in it they stand. */
  readonly parts: string | null
  readonly effect: Effect
  /** For which cases alone; empty for all. */
  readonly limit: string
}

interface Place {
  readonly target: NamedTarget | null
  readonly parts: string | null
}

const LONGEST_QUOTE = 420
const MOST_ITEMS = 40
/** Paragraphs with verbs of their own that a list is followed over. */
const MOST_OTHERS = 20

/** The targets that stand behind "The following are hereby repealed:", in the same paragraph and in the items under it. */
export function listAfter(passages: Passages, lead: Passage, verb: Verb, announced: Announced): FoundRelation[] {
  const found: FoundRelation[] = []
  const phrase = passages.phrase(lead)
  const places = new Map<number, Place>([[lead.index, announced]])
  const start = phrase.list[0]?.start ?? lead.paragraph.start
  const add = (passage: Passage, words: Phrase, items: readonly Item[], place: Place): void => {
    for (const item of items) {
      if (listedInTable(words, item)) continue
      const target = item.mention ? named(passages, passage, item.mention) : place.target
      if (!target) continue
      const limited =
        item.mention && item.parts !== null && !/\d|schedule|proviso|words|definition|preamble|title|table|part/i.test(item.parts)
          ? { ...item, parts: null }
          : item
      const extent = item.mention
        ? extentWith(limited, [], announced.limit)
        : extentWith(item, place.parts === null ? [] : [place.parts], announced.limit)
      const end = quoteEnd(passages, passage)
      const from = passage === lead || end - start <= LONGEST_QUOTE ? start : passage.paragraph.start
      found.push(relation(passages.text, passage.block.provision.eId, verb.kind, target, extent, announced.effect, from, end))
    }
  }
  add(lead, phrase, readTargets(phrase, verb.behind, fullStop(phrase, verb.behind, phrase.list.length), true).items, announced)
  let others = 0
  for (let index = lead.index + 1; index < lead.block.paragraphs.length && others <= MOST_OTHERS; index += 1) {
    const paragraph = lead.block.paragraphs[index]
    if (!paragraph || paragraph.kind !== 'text') break
    const loose = paragraph.first === 9
    if (!loose && paragraph.first <= lead.paragraph.rank) break
    if (paragraph.from >= paragraph.to) continue
    const item: Passage = { block: lead.block, index, paragraph }
    const words = passages.phrase(item)
    const place = places.get(paragraph.parent) ?? announced
    const { items, told } = readTargets(words, 0, words.list.length, true)
    if (verbsIn(words.list).length > 0) others += 1
    if (told && items.length === 0) continue
    if (told && loose) break
    const last = words.list.at(-1)?.text
    const opens = last === '—' || last === ':' || last === '–' || last === '-'
    const only = items.length === 1 ? items[0] : undefined
    const next = lead.block.paragraphs[index + 1]
    if (opens && only && next?.kind === 'text' && next.parent === index) {
      const target = only.mention ? (named(passages, item, only.mention) ?? null) : place.target
      const parts = only.parts !== null && /\d|schedule/i.test(only.parts) ? only.parts : null
      places.set(index, { target, parts })
      continue
    }
    places.set(index, place)
    add(item, words, items, place)
  }
  return found
}

/** "(a) the provisions of the Principal Act specified in the Table to this section": the table says which. */
const listedInTable = ({ list }: Phrase, { parts, behind }: Item): boolean =>
  /^(?:the )?(?:provisions|enactments|portions|sections)$/i.test(parts ?? '') &&
  /^(?:specified|mentioned|listed|enumerated|described|set)$/.test(list[list[behind]?.text === ',' ? behind + 1 : behind]?.lower ?? '')

/** The targets that stand in the items before a verb on a line of its own: "(a) section 3 …, (b) section 4 …, are hereby repealed". */
export function listBefore(passages: Passages, verbAt: Passage, verb: Verb, effect: Effect, limit: string): FoundRelation[] {
  const { block } = verbAt
  let top = verbAt.index - 1
  while (
    top >= 0 &&
    verbAt.index - top < MOST_ITEMS &&
    block.paragraphs[top]?.kind === 'text' &&
    (block.paragraphs[top]?.rank ?? 0) > 1 &&
    (block.paragraphs[top]?.first ?? 0) > 1
  )
    top -= 1
  const paragraph = block.paragraphs[top]
  if (!paragraph || paragraph.kind !== 'text' || verbAt.index - top >= MOST_ITEMS) return []
  const lead: Passage = { block, index: top, paragraph }
  const leadWords = passages.phrase(lead)
  const { items } = readTargets(leadWords, 0, leadWords.list.length, true)
  const own = items.flatMap((item) => (item.mention ? [{ item, passage: lead }] : []))
  const listed: { item: Item; passage: Passage }[] = []
  for (let index = top + 1; index < verbAt.index; index += 1) {
    const each = block.paragraphs[index]
    if (!each) continue
    const passage: Passage = { block, index, paragraph: each }
    const words = passages.phrase(passage)
    const read = readTargets(words, 0, words.list.length, true)
    if (!read.told) listed.push(...read.items.map((item) => ({ item, passage })))
  }
  const last = passages.phrase(verbAt).list[verb.behind - 1]
  if (!last) return []
  const place = own.at(-1)
  const base = place?.item.mention ? (named(passages, lead, place.item.mention) ?? null) : null
  const chosen = listed.length > 0 ? listed : own
  return chosen.flatMap(({ item, passage }) => {
    const target = item.mention ? named(passages, passage, item.mention) : base
    return target
      ? [relation(passages.text, block.provision.eId, verb.kind, target, extentWith(item, [], limit), effect, paragraph.start, last.end)]
      : []
  })
}

const quoteEnd = (passages: Passages, { paragraph }: Passage): number => {
  const { text } = passages.text
  let end = paragraph.to
  while (end > paragraph.start && /[\s,;]/.test(text[end - 1] ?? '')) end -= 1
  return end
}
