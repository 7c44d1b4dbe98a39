import type { NamedTarget } from '../reading.ts'
import { named } from './naming.ts'
import type { Paragraph } from './paragraphs.ts'
import type { Passage, Passages } from './passages.ts'
import { readTargets } from './targets.ts'
import type { Item } from './items.ts'
import type { Phrase } from './phrase.ts'
import { plain } from './tokens.ts'

/** What a paragraph is about before its own words: the instrument that its lead-in amends, and the part of it. */
export interface Context {
  readonly target: NamedTarget | null
  /** Parts from the outside in: `section 12`, `subsection (3)`. */
  readonly parts: readonly string[]
  /** Somebody is amending: "is hereby amended". */
  readonly amending: boolean
}

const NONE: Context = { target: null, parts: [], amending: false }
const DEEPEST = 8

/** The context that the lead-ins of a paragraph give. */
export function contextAbove(passages: Passages, passage: Passage): Context {
  const chain: Passage[] = []
  for (let at = passages.parent(passage); at && chain.length < DEEPEST; at = passages.parent(at)) chain.unshift(at)
  let context = NONE
  for (const above of chain) {
    const known = contexts.get(above.paragraph) ?? contextOf(passages, above, 0, passages.phrase(above).list.length)
    contexts.set(above.paragraph, known)
    context = within(context, known)
  }
  return context
}

/** What each lead-in says: many items may stand under one. */
const contexts = new WeakMap<Paragraph, Context>()

/** An inner context read inside an outer one. */
export function within(outer: Context, inner: Context): Context {
  if (inner.target) return inner.amending || !outer.amending ? inner : { ...inner, amending: true }
  return { target: outer.target, parts: [...outer.parts, ...inner.parts], amending: outer.amending || inner.amending }
}

/** What the words of one paragraph, from one token up to another, say of the place of an amendment. */
export function contextOf(passages: Passages, passage: Passage, from: number, to: number): Context {
  const phrase = passages.phrase(passage)
  const verb = amendedAt(phrase, from, to)
  const items = readTargets(phrase, from, verb < 0 ? to : verb, true).items
  const item = items.findLast(({ mention }) => mention !== null) ?? (verb < 0 ? undefined : items.at(-1))
  const tail = placesAfter(phrase, verb < 0 ? (item ? to : from) : verb, to)
  if (verb < 0 && (!item || !item.mention || !leadsIn(phrase, item, to))) return { target: null, parts: tail, amending: false }
  const target = item?.mention ? (named(passages, passage, item.mention) ?? null) : null
  return { target, parts: [...(item?.parts ? [item.parts] : []), ...tail], amending: verb >= 0 }
}

/** "In the Act of 1950—", "in section 5 of the Principal Act," : nothing but a place. */
const leadsIn = ({ list }: Phrase, item: Item, to: number): boolean =>
  item.first <= 2 && (item.place || list[0]?.lower === 'in' || item.behind >= to - 2)

/** The index of "is" or "are" before "amended"; -1 where nobody amends. */
function amendedAt({ list }: Phrase, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    if (list[at]?.lower !== 'amended') continue
    for (let back = at - 1; back >= Math.max(0, at - 6); back -= 1) {
      const word = list[back]?.lower ?? ''
      if (word === 'is' || word === 'are' || word === 'be' || word === 'stands')
        return word === 'be' && list[back - 1]?.lower !== 'shall' ? -1 : back
      if (!/^(?:hereby|also|accordingly|further|,|each|both)$/.test(word)) break
    }
  }
  return -1
}

/** The places that "in …" names between the verb and the end: "is amended in section 5, in subsection (1), by". */
function placesAfter({ text, list }: Phrase, from: number, to: number): string[] {
  const places: string[] = []
  let start = -1
  for (let at = from; at <= to; at += 1) {
    const token = list[at]
    const ends = at === to || token?.text === ',' || token?.text === '—' || token?.text === ':' || token?.lower === 'by'
    if (ends && start >= 0) {
      const words = plain(text.slice(list[start]?.start, list[at - 1]?.end))
      if (
        /^(?:sub-?)?(?:section|paragraph|part|chapter|schedule|article|regulation|rule|clause|table)|^the\b/i.test(words) &&
        words.length < 160
      )
        places.push(words)
      start = -1
    } else if (token?.lower === 'in' && start < 0) start = at + 1
  }
  return places
}
