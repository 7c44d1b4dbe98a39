import type { WordQuery } from '../engine.ts'
import type { MatchMode } from '../match.ts'
import { termsOf as shownTerms } from '../order.ts'
import { hanPairs, readWords, type Words } from '../words.ts'
import { exactly, type Fleet, type Wanted } from './fleet.ts'
import { pairTerm, stemOf, termsOf } from './terms.ts'

/** A term of a query: how Meilisearch is asked for it, and how it stands in a text. */
export interface Term {
  /** As Meilisearch has it (terms.ts). */
  readonly term: string
  /** Han characters as they stand in the text; null for a stem. */
  readonly han: string | null
}

/** A query for words, ready to be asked. */
export interface Asked {
  readonly terms: readonly Term[]
  /** Those of quotations, which tell how well a provision answers. */
  readonly quoted: readonly Term[]
  /** How many provisions hold each of the terms, then of those of quotations, and how many there are. */
  readonly counts: readonly number[]
  readonly all: number
  /** A Han character that stands alone: the beginning of a term. */
  readonly character: string | null
  /** Quotations, as Meilisearch is asked for them. */
  readonly phrases: readonly string[]
  /** The words looked for, as a snippet marks them. */
  readonly shown: readonly string[]
}

/** Meilisearch looks for ten words of a query and passes over the others. */
export const MOST_WORDS = 10

export function askedOf(words: Words): Omit<Asked, 'counts' | 'all'> {
  const [single] = words.han.filter((run) => [...run].length === 1)
  return {
    terms: termList(words.latin, words.han),
    quoted: termList(...quotedWords(words)),
    character: single === undefined ? null : pairTerm(single),
    phrases: words.phrases.flatMap(phraseOf),
    shown: shownTerms(words),
  }
}

function termList(latin: readonly string[], han: readonly string[]): Term[] {
  const stems = [...new Set(latin.map(stemOf))].map((term): Term => ({ term, han: null }))
  return [...stems, ...hanPairs(han).map((pair): Term => ({ term: pairTerm(pair), han: pair }))]
}

function quotedWords({ phrases }: Words): [latin: string[], han: string[]] {
  const read = phrases.map((phrase) => readWords(phrase))
  return [read.flatMap(({ latin }) => latin), read.flatMap(({ han }) => han)]
}

/** Words one behind the other, as Meilisearch is asked for them: it takes as many as there are, and counts them as one. */
function phraseOf(phrase: string): string[] {
  const { stems, pairs } = termsOf(phrase)
  // The last character of a run is a term of its own only at the end of a run in the text, too.
  const neighbours = pairs.filter((pair) => pair.length === pairTerm('一二').length)
  return [stems, neighbours].filter((terms) => terms.length > 0).map((terms) => exactly(...terms))
}

/** What the frequencies are asked of. */
export const termsToCount = ({ terms, quoted }: Pick<Asked, 'terms' | 'quoted'>): string[] =>
  [...terms, ...quoted].map(({ term }) => exactly(term))

/** The query with words that no text holds replaced by those that come nearest: what typo tolerance is for. */
export async function corrected(asked: Asked, fleet: Fleet, signal: AbortSignal | undefined): Promise<Asked> {
  const unheard = asked.terms.filter(({ term, han }, at) => han === null && asked.counts[at] === 0 && term.length >= LEAST_LETTERS)
  if (unheard.length === 0) return asked
  const meant = new Map(
    await Promise.all(unheard.slice(0, MOST_CORRECTED).map(async ({ term }) => [term, (await fleet.near(term, signal))[0]] as const)),
  )
  const terms = asked.terms.map((one) => ({ ...one, term: meant.get(one.term) ?? one.term }))
  const { counts, all } = await fleet.frequencies(termsToCount({ terms, quoted: asked.quoted }), signal)
  const read = asked.shown.map((word) => meant.get(stemOf(word)) ?? word)
  return { ...asked, terms, counts, all, shown: [...new Set(read)] }
}
/** Shorter words are within a letter of too many others; Meilisearch itself begins at five. */
const LEAST_LETTERS = 5
const MOST_CORRECTED = 4

/** Of the words of a question so many are asked for first, each with the rarest of the others behind it. */
const MOST_FIRST = 16

/** The queries that find what may answer; none where nothing can. */
export function wantedOf({ text }: WordQuery, asked: Asked, mode: MatchMode, filter: readonly string[]): Wanted[] {
  const { terms, counts, character, phrases, all } = asked
  const whole = (q: string): Wanted[] => (q.trim() === '' ? [] : [{ q, matchingStrategy: 'all', filter }])
  // Without a space behind it the last word is the beginning of a word.
  if (mode === 'name') return whole(`${phraseOf(text).join(' ')} `)
  const rarest = terms
    .map(({ term, han }, at) => ({ term, han: han !== null, count: counts[at] ?? 0 }))
    .toSorted((a, b) => a.count - b.count)
  const room = Math.max(1, MOST_WORDS - phrases.length - (character === null ? 0 : 1))
  if (mode === 'all' || terms.length === 0) {
    if (rarest[0]?.count === 0) return []
    const exact = [...phrases, ...rarest.slice(0, room).map(({ term }) => exactly(term))].join(' ')
    return whole(character === null ? `${exact} ` : `${exact} ${character}`)
  }
  // Under `last` the words at the end may be missing, the first may not: so each of the rare words comes first once.
  const held = rarest.filter(({ count }) => count > 0)
  return held.slice(0, MOST_FIRST).map(({ term, han, count }) => {
    const others = held.filter((one) => one.term !== term).slice(0, room - 1)
    return {
      q: `${[...phrases, exactly(term), ...others.map((one) => one.term)].join(' ')} `,
      matchingStrategy: 'last',
      filter,
      // The rarer the word, the more of those that hold it. Pairs of Han characters overlap, and common ones tell least: measured on STARD.
      weight: Math.max(0.01, Math.log(1 + all / count) ** (han ? 2 : 1)),
    }
  })
}
