import type { Database } from '../store/database.ts'
import { NOTHING, type SearchEngine, type WordAnswer, type WordQuery } from './engine.ts'
import { heldWords, repealersOf, tellingWords } from './knowledge.ts'
import { matchExpression, type MatchMode, modesOf } from './match.ts'
import { counted, ordered, termsOf } from './order.ts'
import { beyond, type Found, isCharacter, quoted, titled } from './pool.ts'
import { type Knowledge, rankInstruments, rankProvisions } from './ranking.ts'
import { type Words, wordsAsked } from './words.ts'

/** Provisions that are ranked for an answer: the best by BM25. What answers besides them stands behind, in no finer order. */
const POOL = 1000

export interface SqliteEngineOptions {
  /** What the standing of an instrument counts; the evaluation measures without it. */
  readonly prior?: NonNullable<Knowledge['prior']>
}

/** The SearchEngine on the register's own FTS5 index; see schema.ts for its tables. */
export function createSqliteEngine(database: Database, options: SqliteEngineOptions = {}): SearchEngine {
  return {
    name: 'sqlite',
    async search(query) {
      const words = wordsAsked(query)
      for (const mode of modesOf(words, query)) {
        const found = await answer(database, query, words, mode, options)
        if (found) return found
      }
      return { ...NOTHING, terms: termsOf(words) }
    },
  }
}

async function answer(
  database: Database,
  query: WordQuery,
  words: Words,
  mode: MatchMode,
  options: SqliteEngineOptions,
): Promise<WordAnswer | undefined> {
  const telling = mode === 'any' && words.latin.length > 2 ? { ...words, latin: await tellingWords(database, words.latin) } : words
  const match = matchExpression(query.text, telling, mode)
  if (match === undefined) return undefined
  const size = Math.max(POOL, query.by === 'provision' ? query.offset + query.limit : 0)
  const byTitle = await titled(database, query, words)
  const pool = byTitle ?? (await quoted(database, query, words, match, size))
  if (pool.length === 0) return undefined
  const knowledge = { ...options, ...(await knowledgeOf(database, query, words, mode, pool)) }
  const ranked = query.by === 'provision' ? rankProvisions(pool, knowledge) : rankInstruments(pool, knowledge)
  const counts = counted(pool)
  const everything: Found[] = ranked.map((one) => (query.by === 'provision' ? one : { ...one, count: counts.get(one.instrumentId) ?? 1 }))
  // A broad question matches nearly everything: only the pool is an answer to it. A narrow query is counted to the end.
  const weighed = !words.empty && !isCharacter(words) && words.phrases.length === 0
  if (mode !== 'any' && weighed && pool.length >= size) everything.push(...(await beyond(database, query, match, counts)))
  return ordered(everything, query, termsOf(words))
}

async function knowledgeOf(
  database: Database,
  query: WordQuery,
  { latin, han }: Words,
  mode: MatchMode,
  pool: readonly Found[],
): Promise<Knowledge> {
  if (query.by === 'provision' && han.length > 0) return {}
  const instrumentIds = pool.map(({ instrumentId }) => instrumentId)
  const repealers = await repealersOf(database, instrumentIds, query.asOf)
  // Where every word has to occur there is nothing to tell apart; pairs of Han characters overlap, and so tell little.
  if (mode !== 'any' || query.by === 'provision' || latin.length < 2) return { repealers }
  const provisionIds = pool.map(({ provisionId }) => provisionId)
  return { repealers, held: await heldWords(database, latin, provisionIds) }
}
