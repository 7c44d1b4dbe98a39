import type { Day } from '../law/day.ts'
import type { Database } from '../store/database.ts'
import { quoted } from './match.ts'
import type { Knowledge } from './ranking.ts'

/** Words of a question whose places are looked up, at most: further ones cost more than they tell. */
const MOST_WORDS = 16

/** Places of words that a broad question weighs, at most: beyond that its commonest words, which tell least, are left out. */
const MOST_PLACES = 100_000
const LEAST_WORDS = 2

/** Of the words of a broad question the rarest, as many as can be weighed in good time. */
export async function tellingWords(database: Database, words: readonly string[]): Promise<string[]> {
  const counted: { word: string; count: number }[] = []
  for (const word of words) {
    const row = await database.first<{ count: number }>(
      'SELECT count(*) AS count FROM provision_words WHERE provision_words MATCH ?',
      quoted(word),
    )
    counted.push({ word, count: row?.count ?? 0 })
  }
  let places = 0
  const telling = counted
    .toSorted((a, b) => a.count - b.count)
    .filter(({ count }, index) => {
      places += count
      return index < LEAST_WORDS || places <= MOST_PLACES
    })
  return telling.map(({ word }) => word)
}

/** Which of the words each of the provisions holds. A word weighs more the fewer provisions hold it, as in BM25. */
export async function heldWords(
  database: Database,
  words: readonly string[],
  provisionIds: readonly number[],
): Promise<NonNullable<Knowledge['held']>> {
  const held = new Map<number, number[]>(provisionIds.map((id) => [id, []]))
  const weights: number[] = []
  const { count = 0 } = (await database.first<{ count: number }>('SELECT count(*) AS count FROM search_unit')) ?? {}
  for (const word of words.slice(0, MOST_WORDS)) {
    // One string of ids comes out of SQLite faster than as many rows.
    const row = await database.first<{ ids: string | null }>(
      'SELECT group_concat(rowid) AS ids FROM provision_words WHERE provision_words MATCH ?',
      quoted(word),
    )
    const ids = row?.ids ? row.ids.split(',') : []
    for (const id of ids) held.get(Number(id))?.push(weights.length)
    weights.push(Math.log(1 + (count - ids.length + 0.5) / (ids.length + 0.5)))
  }
  return { words: held, weights }
}

/**
 * By instrument: those that repeal it whole, or all of it but some sections, as flags say that are published on the day, in effect or of
 * unknown day, and not closed. These are detections that nobody has signed: good for a prior in ranking, never for a status.
 */
export async function repealersOf(database: Database, instrumentIds: readonly number[], asOf: Day): Promise<Map<number, Set<number>>> {
  const found = new Map<number, Set<number>>()
  const rows = await database.all<{ target: number; source: number }>(
    `SELECT flag.target_id AS target, flag.source_id AS source FROM json_each(?) AS one CROSS JOIN flag ON flag.target_id = one.value
     WHERE flag.target_eid IS NULL AND flag.detector LIKE 'repeal-%' AND flag.closed IS NULL
       AND (flag.extent = 'whole' OR (flag.body ->> '$.parts' IS NULL AND flag.body ->> '$.exceptions' IS NOT NULL))
       AND coalesce(flag.published_on, '') <= ? AND coalesce(flag.effective_on, '') <= ?`,
    JSON.stringify([...new Set(instrumentIds)]),
    asOf,
    asOf,
  )
  for (const { target, source } of rows) found.set(target, (found.get(target) ?? new Set()).add(source))
  return found
}
