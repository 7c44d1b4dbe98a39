import type { FoundRelation, ReadableText } from '../reading.ts'
import { joined } from './join.ts'
import { englishReaders } from './list.ts'

/** Every relation that an English text states: one for each target, kind and extent, the parts of it joined, in the order of the text. */
export function readEnglish(text: ReadableText): FoundRelation[] {
  return joined(englishReaders.flatMap((reader) => reader(text)))
}
