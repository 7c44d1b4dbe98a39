import { hanTokens } from './indexed.ts'
import type { WordQuery } from './engine.ts'
import { hanPairs, type Words } from './words.ts'

/**
 * `all`: every word has to occur in a provision (its title and heading count); `any`: one of them is enough; `name`: all of them, one
 * behind the other, as a text names an instrument.
 */
export type MatchMode = 'all' | 'any' | 'name'

/** The ways to match a query, tried in this order until one finds something. */
export function modesOf({ question }: Words, { narrow = false, exact = false }: WordQuery): readonly MatchMode[] {
  if (narrow) return ['name']
  if (exact) return ['all']
  return question ? ['any'] : ['all', 'any']
}

/** An FTS5 expression in which each of the user's words stands in quotation marks; undefined where there is nothing to look for. */
export function matchExpression(text: string, words: Words, mode: MatchMode): string | undefined {
  if (mode === 'name') return phraseExpression(text, '')
  const phrases = words.phrases.map((phrase) => phraseExpression(phrase, '{body} : ')).filter((phrase) => phrase !== undefined)
  const terms = [...words.latin.map(quoted), ...hanExpressions(words.han)]
  const joined = terms.length === 0 ? undefined : terms.join(mode === 'all' ? ' AND ' : ' OR ')
  const parts = [...phrases, ...(joined === undefined ? [] : [mode === 'any' && phrases.length > 0 ? `(${joined})` : joined])]
  return parts.length === 0 ? undefined : parts.join(' AND ')
}

/** A word as FTS5 takes it: never syntax. */
export const quoted = (term: string): string => `"${term.replaceAll('"', '""')}"`

function hanExpressions(runs: readonly string[]): string[] {
  // A pair begins with its first character and a run ends with its last alone: so a character is found as a beginning.
  const single = runs.filter((run) => [...run].length === 1)
  return [...hanPairs(runs).map(quoted), ...single.map((character) => `${quoted(character)} *`)]
}

/** Words of a phrase that are looked for: neighbours so many are in few texts, and each further one costs. What is quoted is compared in full. */
const MOST_TOKENS = 16

/** Neighbouring words in their order. */
function phraseExpression(phrase: string, columns: string): string | undefined {
  const tokens: string[] = []
  for (const [run, word] of tokensOf(phrase)) {
    if (word !== undefined) tokens.push(word)
    // The last character of a run within the text is a token of its own, so only the pairs are sure to be neighbours.
    else if (run !== undefined) tokens.push(...([...run].length === 1 ? [] : hanTokens(run).slice(0, -1)))
  }
  tokens.splice(MOST_TOKENS)
  if (tokens.length === 0) return undefined
  return /\p{Script=Han}/u.test(phrase) && /[^\p{Script=Han}]/u.test(phrase)
    ? tokens.map((token) => columns + quoted(token)).join(' AND ')
    : columns + quoted(tokens.join(' '))
}

function* tokensOf(phrase: string): Generator<[run: string | undefined, word: string | undefined]> {
  for (const [, run, word] of phrase.matchAll(/(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)/gu)) yield [run, word]
}
