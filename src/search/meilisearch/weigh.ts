import { foldWord } from '../words.ts'
import type { Place } from './places.ts'
import type { Asked, Term } from './query.ts'
import { stemOf } from './terms.ts'

/** How much a term counts that stands in the title or heading; in Chinese no more than in the text (search/pool.ts). */
const TITLE = 4
const HEADING = 2
/** The usual constants of BM25. */
const SATURATION = 1.2
const LENGTH = 0.75

/** A provision with its score, and which of the terms it holds, by their places in the list of terms. */
export interface Scored extends Place {
  readonly held: readonly number[]
}

/** What each term weighs: the fewer provisions hold it, the more. */
export const weightsOf = ({ counts, all }: Pick<Asked, 'counts' | 'all'>): number[] =>
  counts.map((count) => Math.max(LEAST, Math.log((all - count + 0.5) / (count + 0.5))))
const LEAST = 1e-6

/** Scores provisions by BM25 over the terms. */
export function weigh(places: readonly Place[], terms: readonly Term[], weights: readonly number[]): Scored[] {
  const count = counterOf(terms)
  const titles = new Map<string, readonly number[]>()
  const average = places.reduce((sum, { size }) => sum + size, 0) / Math.max(1, places.length)
  return places.map((one) => {
    let title = titles.get(one.title)
    if (!title) titles.set(one.title, (title = count(one.title)))
    const heading = count(one.heading ?? '')
    const body = count(one.text)
    const long = SATURATION * (1 - LENGTH + (LENGTH * one.size) / average)
    const held: number[] = []
    let score = 0
    for (const [at, { han }] of terms.entries()) {
      const often = (title[at] ?? 0) * (han === null ? TITLE : 1) + (heading[at] ?? 0) * (han === null ? HEADING : 1) + (body[at] ?? 0)
      if (often === 0) continue
      held.push(at)
      score += ((weights[at] ?? 0) * often * (SATURATION + 1)) / (often + long)
    }
    return { ...one, score, held }
  })
}

/** Counts how often a text holds each of the terms. */
function counterOf(terms: readonly Term[]): (text: string) => number[] {
  const stems = new Map(terms.flatMap(({ term, han }, at) => (han === null ? [[term, at] as const] : [])))
  // A word begins with its stem, apart from the stem's last vowels (boundari: boundary).
  const beginnings = [...stems.keys()].map((stem) => stem.replace(/(?<=..)[eiy]+$/, ''))
  const words = beginnings.every((one) => /^[a-z0-9]*$/.test(one))
    ? new RegExp(`\\b(?:${beginnings.join('|')})[a-z0-9]*`, 'g')
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${beginnings.join('|')})[\\p{L}\\p{N}\\p{M}]*`, 'gu')
  return (text) => {
    const counts = terms.map(({ han }) => (han === null ? 0 : occurrences(text, han)))
    if (stems.size > 0)
      for (const [word] of plain(text).matchAll(words)) {
        const at = stems.get(stemOf(word))
        if (at !== undefined) counts[at] = (counts[at] ?? 0) + 1
      }
    return counts
  }
}

// eslint-disable-next-line no-control-regex
const plain = (text: string): string => (/[^\0-\x7f]/.test(text) ? foldWord(text) : text.toLowerCase())

function occurrences(text: string, word: string): number {
  let count = 0
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) count++
  return count
}
