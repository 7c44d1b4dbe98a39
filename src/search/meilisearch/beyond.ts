import type { Status } from '../../law/status.ts'
import type { Database, Row } from '../../store/database.ts'
import type { WordHit, WordQuery } from '../engine.ts'
import type { Found } from '../pool.ts'
import { among, fits } from './filter.ts'
import type { Wanted } from './fleet.ts'
import { placesOf } from './places.ts'
import type { Ports } from './ports.ts'

// What answers outside the pool is counted and stands behind it, in no finer order.

interface InstrumentRow extends Row {
  id: number
  provision_id: number
  count: number
  jurisdiction: string
  rank: string | null
  issuer: string | null
  language: string
  year: number | null
  status: string
}

const INSTRUMENTS = `SELECT instrument.id, search_unit.provision_id, place.value ->> 2 AS count, instrument.jurisdiction, instrument.rank, instrument.issuer,
  search_unit.language, instrument.year, status_interval.status
FROM json_each(?) AS place
CROSS JOIN instrument ON instrument.jurisdiction = place.value ->> 0 AND instrument.identifier = place.value ->> 1
CROSS JOIN search_unit ON search_unit.provision_id =
  (SELECT min(provision_id) FROM search_unit WHERE instrument_id = instrument.id AND language = coalesce(?, language))
CROSS JOIN status_interval ON status_interval.instrument_id = instrument.id AND status_interval.from_day <= ? AND ? < status_interval.to_day
ORDER BY count DESC, instrument.id`

/** The instruments (or, with `by: 'provision'`, a count for each) that answer outside the pool, whose provisions `pooled` counts. */
export async function beyond(
  { database, fleet }: Ports,
  { filter, by, asOf }: WordQuery,
  wanted: Wanted,
  pooled: ReadonlyMap<number, number>,
  signal: AbortSignal | undefined,
): Promise<Found[]> {
  const { instruments } = await fleet.gather([wanted], { limit: 0, jurisdiction: filter.jurisdiction, counts: true }, signal)
  const places = [...instruments].map(([key, count]) => [key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1), count])
  const rows = await database.all<InstrumentRow>(INSTRUMENTS, JSON.stringify(places), filter.language ?? null, asOf, asOf)
  const found = rows.map((row): Found => ({
    provisionId: by === 'provision' ? 0 : row.provision_id,
    instrumentId: row.id,
    score: 0,
    kind: '',
    ordinal: 0,
    heading: null,
    size: 0,
    jurisdiction: row.jurisdiction,
    rank: row.rank,
    issuer: row.issuer,
    language: row.language,
    year: row.year,
    status: row.status as Status,
    count: by === 'provision' ? row.count - (pooled.get(row.id) ?? 0) : row.count,
  }))
  return found.filter((one) => fits(one, filter) && (by === 'provision' ? one.count > 0 : !pooled.has(one.instrumentId)))
}

/** The hits of a page; of an instrument outside the pool the provision that answers best. */
export async function withBest(
  { database, fleet }: Ports,
  { asOf, filter }: WordQuery,
  wanted: Wanted,
  hits: readonly WordHit[],
  signal: AbortSignal | undefined,
): Promise<readonly WordHit[]> {
  const instruments = await keysOf(
    database,
    hits.filter(({ score }) => score === 0).map(({ instrumentId }) => instrumentId),
  )
  if (instruments.length === 0) return hits
  const best = { ...wanted, filter: [...wanted.filter, among(instruments)], distinct: 'instrument' } as const
  const { keys } = await fleet.gather([best], { limit: instruments.length, jurisdiction: filter.jurisdiction }, signal)
  const provisions = new Map((await placesOf(database, keys, asOf)).map(({ instrumentId, provisionId }) => [instrumentId, provisionId]))
  return hits.map((hit) => (hit.score === 0 ? { ...hit, provisionId: provisions.get(hit.instrumentId) ?? hit.provisionId } : hit))
}

/** The instruments as a record names them: jurisdiction/identifier. */
export async function keysOf(database: Database, ids: readonly number[]): Promise<string[]> {
  if (ids.length === 0) return []
  const sql = "SELECT jurisdiction || '/' || identifier AS key FROM json_each(?) AS one JOIN instrument ON instrument.id = one.value"
  return (await database.all<{ key: string }>(sql, JSON.stringify(ids))).map(({ key }) => key)
}
