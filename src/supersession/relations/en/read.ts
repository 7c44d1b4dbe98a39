import type { LanguageReader } from '../language.ts'
import type { FoundRelation, ReadableText } from '../reading.ts'
import { amendments } from './amendments.ts'
import { citationsIn } from './citations.ts'
import { onlyAmends } from './conduct.ts'
import { joined } from './join.ts'
import { englishReaders } from './list.ts'
import { madeUnder } from './made-under.ts'
import { startedApart } from './own-start.ts'
import { partsOf } from './parts.ts'
import { resolve } from './resolve.ts'
import { settle } from './settle.ts'

/** Everything by which an English text ends others or itself: one for each target, kind and extent, the parts of it joined, in the order of the text. */
export function readEnglish(text: ReadableText): FoundRelation[] {
  return joined(
    startedApart(
      text,
      englishReaders.flatMap((reader) => reader(text)),
    ),
  )
}

/** English, as the build asks for it. */
export const english: LanguageReader = {
  read: (text) => [...readEnglish(text), ...madeUnder(text), ...amendments(text)],
  resolve,
  partsOf,
  settle,
  cite: citationsIn,
  cited: (text, target, library) => resolve(text, { target }, library).entry,
  onlyAmends,
}
