import type { Language } from '../law/instrument.ts'
import type { Status } from '../law/status.ts'
import type { Database, Row, Value } from '../store/database.ts'
import type { WordQuery } from './engine.ts'
import { quoting } from './quotation.ts'
import type { Candidate } from './ranking.ts'
import type { Words } from './words.ts'

/** A provision that answers, with what ranking, filters and facets ask of its instrument. */
export interface Found extends Candidate {
  readonly issuer: string | null
  readonly language: Language
  readonly status: Status
  /** Provisions that answer, where the row stands for an instrument outside the pool. */
  readonly count: number
}

/** The best by BM25; of those that the index gives for a quotation, the ones that hold it word for word. */
export async function quoted(database: Database, query: WordQuery, words: Words, match: string, size: number): Promise<Found[]> {
  const { phrases, empty } = words
  // What stands in nearly every text has no best place, and weighing all of them takes seconds.
  const pool = await poolOf(
    database,
    query,
    match,
    size,
    empty || isCharacter(words) ? 'unranked' : /\p{Script=Han}/u.test(query.text) ? 'han' : 'latin',
  )
  if (phrases.length === 0) return pool
  const exact = await quoting(
    database,
    pool.map(({ provisionId }) => provisionId),
    phrases,
  )
  return pool.filter(({ provisionId }) => exact.has(provisionId))
}

/** Whether a query is one Han character and nothing else. */
export const isCharacter = ({ han, latin, phrases }: Words): boolean =>
  latin.length + phrases.length === 0 && han.length === 1 && [...(han[0] ?? '')].length === 1

/** From this many titles on, a single character is looked for in titles alone. */
const MANY_TITLES = 20

/**
 * One Han character and nothing else, such as 法, stands in most texts: finding them all takes a second and says nothing. Where many titles
 * hold it, they are the answer, the shortest first; undefined otherwise.
 */
export async function titled(database: Database, query: WordQuery, words: Words): Promise<Found[] | undefined> {
  const [character = ''] = words.han
  if (!isCharacter(words)) return undefined
  const { asOf } = query
  const { conditions, values, unit, unitValues } = conditionsOf(query)
  const rows = await database.all<FoundRow>(
    `SELECT titled.*, search_unit.language FROM (
       SELECT (SELECT min(provision_id) FROM search_unit WHERE instrument_id = instrument.id${unit}) AS id, instrument.id AS instrument_id,
         -1000.0 / length(instrument.title) AS score, '' AS kind, 0 AS ordinal, NULL AS heading, ${BARE_UNIT} AS size, ${OF_INSTRUMENT}, 1 AS count
       FROM instrument ${STATUS} WHERE instr(instrument.title, ?) > 0${conditions}
     ) AS titled JOIN search_unit ON search_unit.provision_id = titled.id`,
    ...unitValues,
    asOf,
    asOf,
    character,
    ...values,
  )
  return rows.length >= MANY_TITLES ? rows.map(foundOf) : undefined
}
/** A length at which a provision is not taken for a bare heading. */
const BARE_UNIT = 1000

/** A provision with its instrument, as the engines read them. */
export interface FoundRow extends Row {
  id: number
  instrument_id: number
  score: number
  kind: string
  ordinal: number
  heading: string | null
  size: number
  jurisdiction: string
  rank: string | null
  issuer: string | null
  language: string
  year: number | null
  status: string
  count: number
}

export const foundOf = (row: FoundRow): Found => ({
  provisionId: row.id,
  instrumentId: row.instrument_id,
  score: 0 - row.score,
  kind: row.kind,
  ordinal: row.ordinal,
  heading: row.heading,
  size: row.size,
  jurisdiction: row.jurisdiction,
  rank: row.rank,
  issuer: row.issuer,
  language: row.language,
  year: row.year,
  status: row.status as Status,
  count: row.count,
})

const OF_INSTRUMENT = 'instrument.jurisdiction, instrument.rank, instrument.issuer, instrument.year, status_interval.status'
const STATUS =
  'JOIN status_interval ON status_interval.instrument_id = instrument.id AND status_interval.from_day <= ? AND ? < status_interval.to_day'

async function poolOf(
  database: Database,
  query: WordQuery,
  match: string,
  size: number,
  weighing: 'han' | 'latin' | 'unranked',
): Promise<Found[]> {
  // Title, heading, body. In Chinese the title, whose pairs recur in the text, is worth no more than the text: measured on STARD.
  const score = weighing === 'unranked' ? 'provision_words.rowid' : `bm25(provision_words, ${weighing === 'han' ? '1, 1, 1' : '4, 2, 1'})`
  const sorted = weighing === 'unranked' ? 'provision_words.rowid' : 'score'
  const { asOf } = query
  const { conditions, values, unit, unitValues } = conditionsOf(query)
  const inner =
    conditions + unit === ''
      ? `SELECT rowid AS id, ${score} AS score FROM provision_words WHERE provision_words MATCH ? ORDER BY ${sorted} LIMIT ${size}`
      : `SELECT provision_words.rowid AS id, ${score} AS score FROM provision_words
         JOIN search_unit ON search_unit.provision_id = provision_words.rowid JOIN instrument ON instrument.id = search_unit.instrument_id ${STATUS}
         WHERE provision_words MATCH ?${unit}${conditions} ORDER BY ${sorted} LIMIT ${size}`
  const innerValues = conditions + unit === '' ? [match] : [asOf, asOf, match, ...unitValues, ...values]
  const rows = await database.all<FoundRow>(
    `SELECT hit.id, hit.score, search_unit.instrument_id, search_unit.language, provision.kind, provision.ordinal, provision.heading, provision.end_at - provision.start_at AS size, ${OF_INSTRUMENT}, 1 AS count FROM (${inner}) AS hit
     JOIN search_unit ON search_unit.provision_id = hit.id JOIN provision ON provision.id = hit.id
     JOIN instrument ON instrument.id = search_unit.instrument_id ${STATUS}`,
    ...innerValues,
    asOf,
    asOf,
  )
  return weighing === 'unranked' ? rows.map((row) => foundOf({ ...row, score: -1 })) : rows.map(foundOf)
}

/** The instruments (or, with `by: 'provision'`, a count for each) that answer outside the pool: they are counted, and stand behind. */
export async function beyond(database: Database, query: WordQuery, match: string, pooled: ReadonlyMap<number, number>): Promise<Found[]> {
  const { conditions, values, unit, unitValues } = conditionsOf(query)
  const rows = await database.all<FoundRow>(
    `SELECT hit.id, 0 AS score, hit.instrument_id, hit.language, '' AS kind, 0 AS ordinal, NULL AS heading, 0 AS size, ${OF_INSTRUMENT}, hit.count FROM (
       SELECT search_unit.instrument_id, search_unit.language, min(search_unit.provision_id) AS id, count(*) AS count FROM provision_words
       JOIN search_unit ON search_unit.provision_id = provision_words.rowid WHERE provision_words MATCH ?${unit} GROUP BY search_unit.instrument_id
     ) AS hit JOIN instrument ON instrument.id = hit.instrument_id ${STATUS} WHERE 1${conditions} ORDER BY hit.count DESC, hit.id`,
    match,
    ...unitValues,
    query.asOf,
    query.asOf,
    ...values,
  )
  if (query.by === 'instrument') return rows.filter((row) => !pooled.has(row.instrument_id)).map(foundOf)
  const rest = rows.map((row) => ({ ...row, id: 0, count: row.count - (pooled.get(row.instrument_id) ?? 0) }))
  return rest.filter((row) => row.count > 0).map(foundOf)
}

/** What a query asks of an instrument and its status and, as `unit`, of the text that answers. */
function conditionsOf({ filter, except }: WordQuery): {
  conditions: string
  values: Value[]
  unit: string
  unitValues: Value[]
} {
  const { jurisdiction, rank, issuer, language, status, from, to } = filter
  const wanted: [string, Value | undefined][] = [
    ['instrument.jurisdiction = ?', jurisdiction],
    ['instrument.rank = ?', rank],
    ['instrument.issuer = ?', issuer],
    ['status_interval.status = ?', status],
    ['instrument.year >= ?', from],
    ['instrument.year <= ?', to],
  ]
  const ofUnit: [string, Value | undefined][] = [
    ['search_unit.language = ?', language],
    ['search_unit.instrument_id NOT IN (SELECT value FROM json_each(?))', except && JSON.stringify(except)],
  ]
  const [of, unit] = [wanted, ofUnit].map((conditions) => conditions.filter((one): one is [string, Value] => one[1] !== undefined))
  const and = (given: readonly [string, Value][] = []): string => given.map(([condition]) => ` AND ${condition}`).join('')
  const valuesOf = (given: readonly [string, Value][] = []): Value[] => given.map(([, value]) => value)
  return { conditions: and(of), values: valuesOf(of), unit: and(unit), unitValues: valuesOf(unit) }
}
