import type { RelationKind } from '../../../law/relation.ts'
import type { FoundRelation, NamedTarget, ReadableText } from '../reading.ts'
import type { Effect } from './effect.ts'
import type { Extent } from './extent.ts'

/** A relation with its quote, taken from the text so that it cannot differ from it. */
export function relation(
  text: ReadableText,
  provision: string,
  kind: RelationKind,
  target: NamedTarget | null,
  extent: Extent,
  effect: Effect,
  start: number,
  end: number,
  operative: string = provision,
): FoundRelation {
  return { kind, ...extent, target, provision, operative, quote: text.text.slice(start, end), start, end, ...effect }
}
