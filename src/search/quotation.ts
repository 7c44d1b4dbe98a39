import type { Database } from '../store/database.ts'
import { indexed, readable } from './indexed.ts'
import { foldWord } from './words.ts'

/** Values that one statement takes. */
const MOST_VALUES = 100

/** Of the provisions those whose text holds every quotation word for word: the index knows stems only, "jury districts" as "jury district". */
export async function quoting(database: Database, provisionIds: readonly number[], phrases: readonly string[]): Promise<Set<number>> {
  const wanted = phrases.map(quotationOf)
  const found = new Set<number>()
  for (let at = 0; at < provisionIds.length; at += MOST_VALUES) {
    const ids = provisionIds.slice(at, at + MOST_VALUES)
    const rows = await database.all<{ id: number; text: string }>(
      `SELECT id, text FROM provision WHERE id IN (${ids.map(() => '?').join(', ')})`,
      ...ids,
    )
    for (const { id, text } of rows) {
      let words: string | undefined
      // Most texts hold a quotation as it was written; only the others are folded, which takes longer.
      if (wanted.every((phrase) => phrase.asWritten.test(text) || (words ??= plain(readable(text))).includes(phrase.words))) found.add(id)
    }
  }
  return found
}

/** A quotation as its words, and as it may stand in a text letter by letter. */
function quotationOf(phrase: string): { readonly words: string; readonly asWritten: RegExp } {
  const apart = `[^${LETTERS}]+`
  const letters = phrase.match(new RegExp(`[${LETTERS}]+`, 'gu')) ?? []
  const [before, behind] = [/^\p{Script=Han}/u.test(letters[0] ?? ''), /\p{Script=Han}$/u.test(letters.at(-1) ?? '')]
  const asWritten = new RegExp(`${before ? '' : `(?<![${LETTERS}])`}${letters.join(apart)}${behind ? '' : `(?![${LETTERS}])`}`, 'iu')
  // A run of Han characters may go on behind the quotation, so its last character alone is no token to look for.
  const words = behind ? plain(phrase).replace(/(?<=\p{Script=Han}) \p{Script=Han} $/u, ' ') : plain(phrase)
  return { words, asWritten }
}
const LETTERS = String.raw`\p{L}\p{N}\p{M}`

/** The words of a text with one space around each, Han characters as the pairs of the index: what stands between words does not count. */
const plain = (text: string): string =>
  ` ${foldWord(indexed(text))
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `
