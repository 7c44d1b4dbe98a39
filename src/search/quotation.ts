import type { Database } from '../store/database.ts'
import { indexed, readable } from './indexed.ts'
import { foldWord } from './words.ts'

/** Values that one statement takes. */
const MOST_VALUES = 100

/** Of the provisions those whose text holds every quotation word for word: the index knows stems only, "jury districts" as "jury district". */
export async function quoting(database: Database, provisionIds: readonly number[], phrases: readonly string[]): Promise<Set<number>> {
  const wanted = phrases.map(plain)
  const found = new Set<number>()
  for (let at = 0; at < provisionIds.length; at += MOST_VALUES) {
    const ids = provisionIds.slice(at, at + MOST_VALUES)
    const rows = await database.all<{ id: number; text: string }>(
      `SELECT id, text FROM provision WHERE id IN (${ids.map(() => '?').join(', ')})`,
      ...ids,
    )
    for (const { id, text } of rows) {
      const words = plain(readable(text))
      if (wanted.every((phrase) => words.includes(phrase))) found.add(id)
    }
  }
  return found
}

/** The words of a text with one space around each, Han characters as the pairs of the index: what stands between words does not count. */
const plain = (text: string): string =>
  ` ${foldWord(indexed(text))
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `
