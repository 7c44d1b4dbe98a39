import type { FoundRelation, NamedTarget } from '../reading.ts'
import { extentWith } from './extent.ts'
import type { Effect } from './effect.ts'
import { relation } from './found.ts'
import { named } from './naming.ts'
import type { Passage, Passages } from './passages.ts'
import { readTargets, sentenceEnd, type Item } from './targets.ts'
import type { Verb } from './verbs.ts'

export interface Announced {
  /** "The following provisions of the Act of 1952": the instrument that items without one of their own belong to. */
  readonly target: NamedTarget | null
  readonly effect: Effect
}

interface Place {
  readonly target: NamedTarget | null
  readonly parts: string | null
}

const LONGEST_QUOTE = 420

/** The targets that stand behind "The following are hereby repealed:", in the same paragraph and in the items under it. */
export function listAfter(passages: Passages, lead: Passage, verb: Verb, announced: Announced): FoundRelation[] {
  const found: FoundRelation[] = []
  const phrase = passages.phrase(lead)
  const places = new Map<number, Place>([[lead.index, { target: announced.target, parts: null }]])
  const start = phrase.list[0]?.start ?? lead.paragraph.start
  const add = (passage: Passage, items: readonly Item[], place: Place): void => {
    for (const item of items) {
      const target = item.mention ? named(passages, passage, item.mention) : place.target
      if (!target) continue
      const limited = item.mention && item.parts !== null && !/\d|schedule|proviso|words|definition|preamble|title|table|part/i.test(item.parts) ? { ...item, parts: null } : item
      const extent = item.mention ? extentWith(limited, [], '') : extentWith(item, place.parts === null ? [] : [place.parts], '')
      const end = quoteEnd(passages, passage)
      const from = passage === lead || end - start <= LONGEST_QUOTE ? start : passage.paragraph.start
      found.push(relation(passages.text, passage.block.provision.eId, verb.kind, target, extent, announced.effect, from, end))
    }
  }
  add(lead, readTargets(phrase, verb.behind, sentenceEnd(phrase, verb.behind, phrase.list.length), true).items, { target: announced.target, parts: null })
  for (let index = lead.index + 1; index < lead.block.paragraphs.length; index += 1) {
    const paragraph = lead.block.paragraphs[index]
    if (!paragraph || paragraph.kind !== 'text') break
    const loose = paragraph.first === 9 && lead.paragraph.rank !== 9
    if (!loose && paragraph.first <= lead.paragraph.rank) break
    if (paragraph.from >= paragraph.to) continue
    const item: Passage = { block: lead.block, index, paragraph }
    const words = passages.phrase(item)
    const place = places.get(paragraph.parent) ?? { target: announced.target, parts: null }
    const { items, told } = readTargets(words, 0, words.list.length, true)
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
    add(item, items, place)
  }
  return found
}

const quoteEnd = (passages: Passages, { paragraph }: Passage): number => {
  const { text } = passages.text
  let end = paragraph.to
  while (end > paragraph.start && /[\s,;]/.test(text[end - 1] ?? '')) end -= 1
  return end
}

