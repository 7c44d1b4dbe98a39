import { isOutOfForce, type Status } from '../law/status.ts'
import type { Database, Row, Value } from '../store/database.ts'
import { type FacetName, NO_FACETS, type SearchEngine, type SearchFilter, type WordAnswer, type WordQuery } from './engine.ts'
import { heldWords, repealersOf } from './knowledge.ts'
import { matchExpression, type MatchMode } from './match.ts'
import { type Candidate, type Knowledge, rankInstruments, rankProvisions } from './ranking.ts'
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

interface Found extends Candidate {
  readonly issuer: string | null
  readonly status: Status
  /** Provisions that answer, where the row stands for an instrument outside the pool. */
  readonly count: number
}

async function answer(
  database: Database,
  query: WordQuery,
  words: Words,
  mode: MatchMode,
  options: SqliteEngineOptions,
): Promise<WordAnswer | undefined> {
  const match = matchExpression(words, mode)
  if (match === undefined) return undefined
  const size = Math.max(POOL, query.by === 'provision' ? query.offset + query.limit : 0)
  const everyone = await poolOf(database, query, match, size, /\p{Script=Han}/u.test(query.text))
  if (everyone.length === 0) return undefined
  const except = new Set(query.except)
  const pool = everyone.filter((one) => !except.has(one.instrumentId))
  const knowledge = { ...options, ...(await knowledgeOf(database, query, words, mode, pool)) }
  const ranked = query.by === 'provision' ? rankProvisions(pool, knowledge) : rankInstruments(pool, knowledge)
  const counts = counted(pool)
  const everything: Found[] = ranked.map((one) => (query.by === 'provision' ? one : { ...one, count: counts.get(one.instrumentId) ?? 1 }))
  // A broad question matches nearly everything: only the pool is an answer to it. A narrow query is counted to the end.
  if (mode === 'all' && everyone.length >= size) {
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

interface FoundRow extends Row {
  id: number
  instrument_id: number
  score: number
  kind: string
  heading: string | null
  size: number
  jurisdiction: string
  rank: string | null
  issuer: string | null
  year: number | null
  status: string
  count: number
}

const foundOf = (row: FoundRow): Found => ({
  provisionId: row.id,
  instrumentId: row.instrument_id,
  score: -row.score,
  kind: row.kind,
  heading: row.heading,
  size: row.size,
  jurisdiction: row.jurisdiction,
  rank: row.rank,
  issuer: row.issuer,
  year: row.year,
  status: row.status as Status,
  count: row.count,
})

const OF_INSTRUMENT = 'instrument.jurisdiction, instrument.rank, instrument.issuer, instrument.year, status_interval.status'
const STATUS =
  'JOIN status_interval ON status_interval.instrument_id = instrument.id AND status_interval.from_day <= ? AND ? < status_interval.to_day'

async function poolOf(database: Database, { filter, asOf }: WordQuery, match: string, size: number, han: boolean): Promise<Found[]> {
  // Title, heading, body. In Chinese the title, whose pairs recur in the text, is worth no more than the text: measured on STARD.
  const score = `bm25(provision_words, ${han ? '1, 1, 1' : '4, 2, 1'})`
  const { conditions, values } = conditionsOf(filter)
  const inner =
    conditions === ''
      ? `SELECT rowid AS id, ${score} AS score FROM provision_words WHERE provision_words MATCH ? ORDER BY score LIMIT ${size}`
      : `SELECT provision_words.rowid AS id, ${score} AS score FROM provision_words
         JOIN search_unit ON search_unit.provision_id = provision_words.rowid JOIN instrument ON instrument.id = search_unit.instrument_id ${STATUS}
         WHERE provision_words MATCH ?${conditions} ORDER BY score LIMIT ${size}`
  const innerValues = conditions === '' ? [match] : [asOf, asOf, match, ...values]
  const rows = await database.all<FoundRow>(
    `SELECT hit.id, hit.score, search_unit.instrument_id, provision.kind, provision.heading, provision.end_at - provision.start_at AS size, ${OF_INSTRUMENT}, 1 AS count FROM (${inner}) AS hit
     JOIN search_unit ON search_unit.provision_id = hit.id JOIN provision ON provision.id = hit.id
     JOIN instrument ON instrument.id = search_unit.instrument_id ${STATUS}`,
    ...innerValues,
    asOf,
    asOf,
  )
  return rows.map(foundOf)
}

/** The instruments (or, with `by: 'provision'`, a count for each) that answer outside the pool: they are counted, and stand behind. */
async function beyond(database: Database, query: WordQuery, match: string, pooled: ReadonlyMap<number, number>): Promise<Found[]> {
  const { conditions, values } = conditionsOf(query.filter)
  const rows = await database.all<FoundRow>(
    `SELECT hit.id, 0 AS score, hit.instrument_id, '' AS kind, NULL AS heading, 0 AS size, ${OF_INSTRUMENT}, hit.count FROM (
       SELECT search_unit.instrument_id, min(search_unit.provision_id) AS id, count(*) AS count FROM provision_words
       JOIN search_unit ON search_unit.provision_id = provision_words.rowid WHERE provision_words MATCH ? GROUP BY search_unit.instrument_id
     ) AS hit JOIN instrument ON instrument.id = hit.instrument_id ${STATUS} WHERE 1${conditions} ORDER BY hit.count DESC, hit.id`,
    match,
    query.asOf,
    query.asOf,
    ...values,
  )
  if (query.by === 'instrument') return rows.filter((row) => !pooled.has(row.instrument_id)).map(foundOf)
  const rest = rows.map((row) => ({ ...row, id: 0, count: row.count - (pooled.get(row.instrument_id) ?? 0) }))
  return rest.filter((row) => row.count > 0).map(foundOf)
}

function conditionsOf({ jurisdiction, rank, issuer, status, from, to }: SearchFilter): { conditions: string; values: Value[] } {
  const wanted: [string, Value | undefined][] = [
    ['instrument.jurisdiction = ?', jurisdiction],
    ['instrument.rank = ?', rank],
    ['instrument.issuer = ?', issuer],
    ['status_interval.status = ?', status],
    ['instrument.year >= ?', from],
    ['instrument.year <= ?', to],
  ]
  const given = wanted.filter((one): one is [string, Value] => one[1] !== undefined)
  return { conditions: given.map(([condition]) => ` AND ${condition}`).join(''), values: given.map(([, value]) => value) }
}

function facetsOf(found: readonly Found[], weigh: (one: Found) => number): Record<FacetName, Record<string, number>> {
  const facets: Record<FacetName, Map<string, number>> = {
    jurisdiction: new Map(),
    rank: new Map(),
    status: new Map(),
    issuer: new Map(),
    year: new Map(),
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
  }
}

function termsOf({ latin, han, phrases }: Words): string[] {
  const quoted = phrases.map((phrase) => readWords(phrase))
  const runs = [...han, ...quoted.flatMap((words) => words.han)]
  const single = runs.filter((run) => [...run].length === 1)
  return [...new Set([...latin, ...quoted.flatMap((words) => words.latin), ...hanPairs(runs), ...single])]
}
