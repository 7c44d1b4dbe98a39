import { isOutOfForce } from '../law/status.ts'
import type { Database } from '../store/database.ts'
import { type FacetName, NO_FACETS, type SearchEngine, type WordAnswer, type WordQuery } from './engine.ts'
import { heldWords, repealersOf, tellingWords } from './knowledge.ts'
import { matchExpression, type MatchMode } from './match.ts'
import { beyond, type Found, isCharacter, quoted, titled } from './pool.ts'
import { type Knowledge, rankInstruments, rankProvisions } from './ranking.ts'
import { hanPairs, readWords, type Words } from './words.ts'

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
      const words = readWords(query.text)
      for (const mode of modesOf(words, query)) {
        const found = await answer(database, query, words, mode, options)
        if (found) return found
      }
      return { ...NOTHING, terms: termsOf(words) }
    },
  }
}

function modesOf({ question }: Words, { narrow = false }: WordQuery): readonly MatchMode[] {
  if (narrow) return ['all']
  return question ? ['any'] : ['all', 'any']
}

const NOTHING: WordAnswer = { total: 0, outOfForce: 0, hits: [], facets: NO_FACETS, terms: [] }

async function answer(
  database: Database,
  query: WordQuery,
  words: Words,
  mode: MatchMode,
  options: SqliteEngineOptions,
): Promise<WordAnswer | undefined> {
  const telling = mode === 'any' && words.latin.length > 2 ? { ...words, latin: await tellingWords(database, words.latin) } : words
  const match = matchExpression(telling, mode)
  if (match === undefined) return undefined
  const size = Math.max(POOL, query.by === 'provision' ? query.offset + query.limit : 0)
  const byTitle = await titled(database, query, words)
  const everyone = byTitle ?? (await quoted(database, query, words, match, size))
  if (everyone.length === 0) return undefined
  const except = new Set(query.except)
  const pool = everyone.filter((one) => !except.has(one.instrumentId))
  const knowledge = { ...options, ...(await knowledgeOf(database, query, words, mode, pool)) }
  const ranked = query.by === 'provision' ? rankProvisions(pool, knowledge) : rankInstruments(pool, knowledge)
  const counts = counted(pool)
  const everything: Found[] = ranked.map((one) => (query.by === 'provision' ? one : { ...one, count: counts.get(one.instrumentId) ?? 1 }))
  // A broad question matches nearly everything: only the pool is an answer to it. A narrow query is counted to the end.
  const weighed = !words.empty && !isCharacter(words) && words.phrases.length === 0
  if (mode === 'all' && weighed && everyone.length >= size) {
    const others = await beyond(database, query, match, counts)
    everything.push(...others.filter((one) => !except.has(one.instrumentId)))
  }
  const order = everything.map((one, index) => ({ one, index, below: isOutOfForce(one.status) }))
  const hits = order
    .toSorted((a, b) => Number(a.below) - Number(b.below) || a.index - b.index)
    .filter(({ one }) => one.provisionId > 0)
    .slice(query.offset, query.offset + query.limit)
  const weigh = (one: Found): number => (query.by === 'provision' ? one.count : 1)
  return {
    total: everything.reduce((sum, one) => sum + weigh(one), 0),
    outOfForce: order.reduce((sum, { one, below }) => sum + (below ? weigh(one) : 0), 0),
    hits: hits.map(({ one }) => ({ instrumentId: one.instrumentId, provisionId: one.provisionId, score: one.score })),
    facets: facetsOf(everything, weigh),
    terms: termsOf(words),
  }
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
  if (mode === 'all' || query.by === 'provision' || latin.length < 2) return { repealers }
  const provisionIds = pool.map(({ provisionId }) => provisionId)
  return { repealers, held: await heldWords(database, latin, provisionIds) }
}

/** How many provisions of each instrument are in the pool. */
function counted(pool: readonly Found[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { instrumentId } of pool) counts.set(instrumentId, (counts.get(instrumentId) ?? 0) + 1)
  return counts
}

function facetsOf(found: readonly Found[], weigh: (one: Found) => number): Record<FacetName, Record<string, number>> {
  const facets: Record<FacetName, Map<string, number>> = {
    jurisdiction: new Map(),
    rank: new Map(),
    status: new Map(),
    issuer: new Map(),
    year: new Map(),
    language: new Map(),
  }
  for (const one of found) {
    for (const name of Object.keys(facets) as FacetName[]) {
      const value = one[name]
      if (value !== null) facets[name].set(String(value), (facets[name].get(String(value)) ?? 0) + weigh(one))
    }
  }
  const plain = (counts: ReadonlyMap<string, number>): Record<string, number> =>
    Object.fromEntries([...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))
  return {
    jurisdiction: plain(facets.jurisdiction),
    rank: plain(facets.rank),
    status: plain(facets.status),
    issuer: plain(facets.issuer),
    year: plain(facets.year),
    language: plain(facets.language),
  }
}

function termsOf({ latin, han, phrases }: Words): string[] {
  const quoted = phrases.map((phrase) => readWords(phrase))
  const runs = [...han, ...quoted.flatMap((words) => words.han)]
  const single = runs.filter((run) => [...run].length === 1)
  return [...new Set([...latin, ...quoted.flatMap((words) => words.latin), ...hanPairs(runs), ...single])]
}
