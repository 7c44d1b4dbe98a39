import type { Provision } from '../../../law/provision.ts'
import type { FoundRelation, NamedTarget, ReadableText } from '../reading.ts'
import { bracketsOf, type Brackets } from './brackets.ts'
import { quotations, sentencesWith, type Sentence } from './sentence.ts'
import { effectOf } from './when.ts'
import { ENDINGS } from './words.ts'

/** A sentence of a text with its brackets and the provision that holds it. */
export interface Placed {
  readonly sentence: Sentence
  readonly brackets: Brackets
  readonly provision: Provision
}

export const bodyStart = (text: ReadableText): number => text.provisions[0]?.start ?? text.text.length

/** The provision that holds an offset; provisions leave no character out. */
export function provisionAt(provisions: readonly Provision[], at: number): Provision | undefined {
  let [low, high] = [0, provisions.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((provisions[middle]?.end ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return provisions[low]
}

/** The sentences in which a text itself speaks (not in words that it inserts elsewhere) and that hold a match of the pattern. */
export function placesWith(text: ReadableText, pattern: RegExp): Placed[] {
  const sentences = sentencesWith(text.text, pattern, bodyStart(text))
  if (sentences.length === 0) return []
  const isQuoted = quotations(text.text)
  return sentences.flatMap((sentence) => {
    const provision = provisionAt(text.provisions, sentence.end - 1)
    return provision === undefined || isQuoted(sentence.end - 1) ? [] : [{ sentence, brackets: bracketsOf(sentence.plain), provision }]
  })
}

const endingPlacesOf = new WeakMap<ReadableText, readonly Placed[]>()

/** The sentences with a word that may put an end to a text; several readers look at them. */
export function endingPlaces(text: ReadableText): readonly Placed[] {
  const places = endingPlacesOf.get(text) ?? placesWith(text, ENDINGS)
  endingPlacesOf.set(text, places)
  return places
}

/** A relation that a sentence proves. */
export function found(
  text: ReadableText,
  { sentence, provision }: Pick<Placed, 'sentence' | 'provision'>,
  what: Pick<FoundRelation, 'kind' | 'extent' | 'parts' | 'exceptions' | 'target' | 'effectiveOn' | 'certainty'>,
): FoundRelation {
  const { start, end } = sentence
  return { ...what, provision: provision.eId, operative: provision.eId, quote: text.text.slice(start, end), start, end }
}

export function repeal(
  text: ReadableText,
  place: Placed,
  target: NamedTarget,
  parts: string | null,
  exceptions: string | null,
  when: string | null,
): FoundRelation {
  const effect = effectOf(text, place.sentence, when, place.provision.start)
  return found(text, place, { kind: 'repeal', extent: parts === null ? 'whole' : 'part', parts, exceptions, target, ...effect })
}
