import { stemmer } from 'stemmer'
import { hanTokens } from '../indexed.ts'
import { foldWord } from '../words.ts'

// Meilisearch knows no stems, and cuts Han text into words of a dictionary, which finds less than pairs of neighbours do (README,
// "Measured"). So it is given terms that we make, the same for texts and queries: stems, and pairs written in Latin letters.

/** The terms of a text that is readable already (indexed.ts), in their order: stems of words, and pairs of Han characters. */
export function termsOf(text: string): { readonly stems: string[]; readonly pairs: string[] } {
  const stems: string[] = []
  const pairs: string[] = []
  for (const [token] of text.normalize('NFKC').matchAll(TOKEN)) {
    if (HAN.test(token)) for (const pair of hanTokens(token)) pairs.push(pairTerm(pair))
    else stems.push(stemOf(token))
  }
  return { stems, pairs }
}

const HAN = /^\p{Script=Han}/u
const TOKEN = /\p{Script=Han}+|[[\p{L}\p{N}\p{M}]--\p{Script=Han}]+/gv

const stems = new Map<string, string>()
/** Words whose stems are remembered. */
const MOST_STEMS = 200_000

/** The stem of a word, folded. */
export function stemOf(word: string): string {
  let stem = stems.get(word)
  if (stem === undefined) {
    stem = stemmer(foldWord(word))
    if (stems.size >= MOST_STEMS) stems.clear()
    stems.set(word, stem)
  }
  return stem
}

/**
 * One or two Han characters as one word of Latin letters, four for each, so that a character alone is the beginning of its pairs.
 * No segmenter knows such a word, and so none cuts it.
 */
export const pairTerm = (token: string): string => Array.from(token, letters).join('')

const letters = (character: string): string => {
  let rest = character.codePointAt(0) ?? 0
  let text = ''
  for (let place = 0; place < 4; place++) {
    text = String.fromCharCode(97 + (rest % 26)) + text
    rest = Math.floor(rest / 26)
  }
  return text
}
