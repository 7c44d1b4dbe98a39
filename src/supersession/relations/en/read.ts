import type { LanguageReader } from '../language.ts'
import type { FoundRelation, ReadableText } from '../reading.ts'
import { joined } from './join.ts'
import { englishReaders } from './list.ts'
import { partsOf } from './parts.ts'
import { resolve } from './resolve.ts'
import { settle } from './settle.ts'

/** Every relation that an English text states: one for each target, kind and extent, the parts of it joined, in the order of the text. */
export function readEnglish(text: ReadableText): FoundRelation[] {
  return joined(englishReaders.flatMap((reader) => reader(text)))
}

/** English, as the build asks for it. */
export const english: LanguageReader = { read: readEnglish, resolve, partsOf, settle }
