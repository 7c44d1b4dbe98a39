import type { ReadableText } from '../reading.ts'
import type { Place } from './reach.ts'

/** In UTF-16 code units: looking no further keeps the time linear. */
export const NEAR = 10_000
const SUBSECTION = /(?:^|[\n—.])[\s*]{0,40}(?:F\d{1,4}\[)?\((\d+[A-Z]?)\)/g
const PARAGRAPH = /(?:^|\n|\(\d{1,4}[A-Z]?\))[\s*]{0,40}(?:F\d{1,4}\[)?\(\*?([a-z]{1,2})\*?\)/g

/** The subsection and paragraph that repeal, where they stand close enough before the words, or in them; of several paragraphs none is taken. */
export function placeOf({ text, provisions }: ReadableText, provision: number, at: number | undefined, quote: string): Place {
  if (at === undefined) return { provision, subsection: undefined, paragraph: undefined }
  const before = text.slice(Math.max(provisions[provision]?.start ?? 0, at - NEAR), at)
  const subsection = [...before.matchAll(SUBSECTION)].at(-1)
  const above = before.slice(subsection?.index ?? 0)
  const [own, last] = [lettersIn(quote.slice(0, NEAR)), lettersIn(above).at(-1)]
  // A list of several paragraphs is none of them; Roman numbers count within the one above.
  const paragraph = own.length === 0 ? (last ?? labelsIn(above).at(-1)) : own.length === 1 ? own[0] : undefined
  return { provision, subsection: subsection?.[1], paragraph }
}

const labelsIn = (words: string): string[] => [...words.matchAll(PARAGRAPH)].map(([, label = '']) => label)

/** The letters of paragraphs, without the Roman numbers of those within them. */
const lettersIn = (words: string): string[] => labelsIn(words).filter((label) => !/^[ivx]+$/.test(label))
