import type { CitationUse } from '../law/citation-use.ts'
import type { Day } from '../law/day.ts'
import type { Flag } from '../law/flag.ts'
import type { InstrumentKey } from '../law/instrument.ts'
import type { Status } from '../law/status.ts'
import type { Database, Row, Value } from '../store/database.ts'
import { keptFor } from './kept.ts'

/** An instrument that cites another, or is cited, with its status on the day asked for. `id` is the register's own. */
export interface CitedEnd extends InstrumentKey {
  readonly id: number
  readonly title: string
  readonly status: Status
}

/** A provision that cites, and the provision of the other that it names, where it names one. */
export interface CitedPair {
  readonly eId: string
  readonly targetEId: string | null
  readonly use: CitationUse
}

/** All that one instrument says of another. */
export interface CitedLine {
  readonly other: CitedEnd
  /** One place at least relies on it as law. */
  readonly law: boolean
  /** How many pairs of provisions there are; `pairs` holds the first of them, those that rely first. */
  readonly total: number
  readonly pairs: readonly CitedPair[]
}

export interface CitationPage {
  /** Of instruments. */
  readonly total: number
  readonly lines: readonly CitedLine[]
}

/** Words of a text that name an instrument: `file.slice(start, end)`. */
export interface CitationPlace {
  readonly path: string
  readonly eId: string
  readonly start: number
  readonly end: number
  readonly target: InstrumentKey
  readonly targetEId: string | null
}

/** How much law that applies relies on an instrument, or on one of its provisions. */
export interface Reliance {
  readonly instruments: number
  readonly provisions: number
}

/** Under which `reliance` has an instrument, or one of its provisions. */
export const reliedKey = (instrumentId: number, eId: string | null): string =>
  eId === null ? String(instrumentId) : `${instrumentId} ${eId}`

/** One row of the mend list: an instrument that relies on repealed ones, and each of those with the flag that says so. */
export interface MendLine {
  readonly source: CitedEnd
  readonly dead: readonly {
    readonly flag: string
    readonly target: CitedEnd
    readonly since: Day | null
    /** The flag on the whole of the repealed text that this rests on; null where its status says it. */
    readonly dependsOn: string | null
    readonly places: readonly { readonly eId: string; readonly quote: string }[]
  }[]
}

export interface Page {
  readonly offset: number
  readonly limit: number
}

/** Who cites whom in the current texts. Throws `StoreError`. */
export interface Citations {
  /** What an instrument, or one of its provisions, cites; what it relies on first. */
  cites(instrumentId: number, asOf: Day, page: Page, eId?: string): Promise<CitationPage>
  /** What cites an instrument, or one of its provisions; what relies on it first. */
  citedBy(instrumentId: number, asOf: Day, page: Page, eId?: string): Promise<CitationPage>
  /** Where the given provisions of the current text of an instrument name others, in order; no two overlap. */
  places(instrumentId: number, eIds: readonly string[]): Promise<readonly CitationPlace[]>
  /** How many such places each provision has, by its eId; those without any are left out. */
  placeCounts(instrumentId: number): Promise<ReadonlyMap<string, number>>
  /** How many instruments in force, and how many provisions of them, rely on each (`reliedKey`); those on which none does are left out. */
  reliance(asOf: Day): Promise<ReadonlyMap<string, Reliance>>
  /** Instruments in force that rely on repealed ones, by title. */
  mend(asOf: Day, page: Page, jurisdiction?: string): Promise<{ readonly total: number; readonly lines: readonly MendLine[] }>
}

/** Pairs shown of each instrument. */
const PAIRS = 12

interface LineRow extends Row {
  readonly id: number
  readonly jurisdiction: string
  readonly identifier: string
  readonly title: string
  readonly status: string
  readonly law: number
  readonly count: number
  readonly total: number
}

const endOf = (row: Pick<LineRow, 'id' | 'jurisdiction' | 'identifier' | 'title' | 'status'>): CitedEnd =>
  ({ id: row.id, jurisdiction: row.jurisdiction, identifier: row.identifier, title: row.title, status: row.status }) as CitedEnd

/** The citations of a register in a database. */
export function createCitations(database: Database): Citations {
  async function lines(side: Side, instrumentId: number, asOf: Day, { offset, limit }: Page, eId?: string): Promise<CitationPage> {
    const { own, ownEId, other } = side
    const where = `${own} = ?${eId === undefined ? '' : ` AND ${ownEId} = ?`}`
    const values: Value[] = eId === undefined ? [instrumentId] : [instrumentId, eId]
    const line =
      eId === undefined
        ? `SELECT ${other} AS other, law, pairs AS count FROM citation_line WHERE ${where}`
        : `SELECT other, max(use = 'law') AS law, count(*) AS count
           FROM (SELECT DISTINCT ${other} AS other, eid, target_eid, use FROM citation WHERE ${where}) GROUP BY other`
    const rows = await database.all<LineRow>(
      `SELECT i.id, i.jurisdiction, i.identifier, i.title, s.status, line.law, line.count, count(*) OVER () AS total
       FROM (${line}) AS line JOIN instrument i ON i.id = line.other JOIN status_interval s ON s.instrument_id = i.id AND s.from_day <= ? AND s.to_day > ?
       ORDER BY line.law DESC, line.count DESC, i.title, i.id LIMIT ? OFFSET ?`,
      ...values,
      asOf,
      asOf,
      limit,
      offset,
    )
    const pairs = await database.all<{ other: number; eid: string; target_eid: string | null; use: CitationUse }>(
      `SELECT other, eid, target_eid, use FROM (
         SELECT ${other} AS other, eid, target_eid, use, row_number() OVER (PARTITION BY ${other} ORDER BY use, min(start_at)) AS place
         FROM citation WHERE ${where} AND ${other} IN (SELECT value FROM json_each(?)) GROUP BY ${other}, eid, target_eid, use)
       WHERE place <= ${PAIRS} ORDER BY other, place`,
      ...values,
      JSON.stringify(rows.map(({ id }) => id)),
    )
    const byOther = Map.groupBy(pairs, (pair) => pair.other)
    return {
      total: rows[0]?.total ?? 0,
      lines: rows.map((row) => ({
        other: endOf(row),
        law: row.law === 1,
        total: row.count,
        pairs: (byOther.get(row.id) ?? []).map((pair) => ({ eId: pair.eid, targetEId: pair.target_eid, use: pair.use })),
      })),
    }
  }

  const reliance = keptFor(database, async (asOf) => {
    const rows = await database.all<{ id: number; eid: string | null; instruments: number; provisions: number }>(RELIANCE, asOf, asOf)
    return new Map(rows.map(({ id, eid, instruments, provisions }) => [reliedKey(id, eid), { instruments, provisions }]))
  })

  return {
    cites: (instrumentId, asOf, page, eId) => lines(FROM, instrumentId, asOf, page, eId),
    citedBy: (instrumentId, asOf, page, eId) => lines(TO, instrumentId, asOf, page, eId),
    async places(instrumentId, eIds) {
      const rows = await database.all<PlaceRow>(
        `SELECT t.path, c.eid, c.start_at, c.end_at, i.jurisdiction, i.identifier, min(c.target_eid) AS target_eid
         FROM citation c JOIN text t ON t.id = c.text_id JOIN instrument i ON i.id = c.target_id
         WHERE c.source_id = ? AND c.eid IN (SELECT value FROM json_each(?))
         GROUP BY c.text_id, c.start_at ORDER BY t.path, c.start_at`,
        instrumentId,
        JSON.stringify(eIds),
      )
      return rows.map((row) => ({
        path: row.path,
        eId: row.eid,
        start: row.start_at,
        end: row.end_at,
        target: { jurisdiction: row.jurisdiction, identifier: row.identifier } as InstrumentKey,
        targetEId: row.target_eid,
      }))
    },
    async placeCounts(instrumentId) {
      const rows = await database.all<{ eid: string; count: number }>(
        'SELECT eid, count(DISTINCT start_at) AS count FROM citation WHERE source_id = ? GROUP BY eid',
        instrumentId,
      )
      return new Map(rows.map(({ eid, count }) => [eid, count]))
    },
    reliance,
    async mend(asOf, { offset, limit }, jurisdiction) {
      const within = jurisdiction === undefined ? '' : 'AND source.jurisdiction = ?'
      const values = [asOf, asOf, asOf, asOf, ...(jurisdiction === undefined ? [] : [jurisdiction])]
      const rows = await database.all<MendRow>(
        `WITH open AS MATERIALIZED (
           SELECT flag.id AS flag, flag.target_id, flag.source_id AS dead_id, flag.effective_on, flag.body, status.status, source.title
           FROM flag JOIN instrument source ON source.id = flag.target_id
           JOIN status_interval status ON status.instrument_id = source.id AND status.from_day <= ? AND status.to_day > ?
           WHERE flag.detector = 'dead-reference' AND flag.closed IS NULL AND coalesce(flag.published_on, '') <= ?
             AND coalesce(flag.effective_on, '') <= ? AND status.status IN ('in-force', 'unknown') ${within}),
         chosen AS (SELECT target_id, count(*) OVER () AS total FROM open GROUP BY target_id ORDER BY title, target_id LIMIT ? OFFSET ?)
         SELECT chosen.total, open.flag, open.effective_on, open.body, open.status AS source_status,
           source.id AS source_id, source.jurisdiction AS source_jurisdiction, source.identifier AS source_identifier, source.title AS source_title,
           dead.id, dead.jurisdiction, dead.identifier, dead.title, s.status
         FROM chosen JOIN open ON open.target_id = chosen.target_id JOIN instrument source ON source.id = open.target_id
         JOIN instrument dead ON dead.id = open.dead_id JOIN status_interval s ON s.instrument_id = dead.id AND s.from_day <= ? AND s.to_day > ?
         ORDER BY source.title, source.id, dead.title, dead.id`,
        ...values,
        limit,
        offset,
        asOf,
        asOf,
      )
      return {
        total: rows[0]?.total ?? 0,
        lines: [...Map.groupBy(rows, (row) => row.source_id).values()].map((group) => mendLine(group)),
      }
    },
  }
}

interface Side {
  readonly own: string
  readonly ownEId: string
  readonly other: string
}
const FROM: Side = { own: 'source_id', ownEId: 'eid', other: 'target_id' }
const TO: Side = { own: 'target_id', ownEId: 'target_eid', other: 'source_id' }

// Values: the day, twice.
const RELIANCE = `
  WITH law AS MATERIALIZED (
    SELECT target_id, target_eid, source_id, eid FROM citation JOIN status_interval ON instrument_id = source_id AND from_day <= ? AND to_day > ?
    WHERE use = 'law' AND status IN ('in-force', 'unknown'))
  SELECT target_id AS id, NULL AS eid, count(DISTINCT source_id) AS instruments, count(DISTINCT source_id || ' ' || eid) AS provisions
  FROM law GROUP BY target_id
  UNION ALL
  SELECT target_id, target_eid, count(DISTINCT source_id), count(DISTINCT source_id || ' ' || eid)
  FROM law WHERE target_eid IS NOT NULL GROUP BY target_id, target_eid`

interface PlaceRow extends Row {
  readonly path: string
  readonly eid: string
  readonly start_at: number
  readonly end_at: number
  readonly jurisdiction: string
  readonly identifier: string
  readonly target_eid: string | null
}

interface MendRow extends Row {
  readonly id: number
  readonly jurisdiction: string
  readonly identifier: string
  readonly title: string
  readonly status: string
  readonly total: number
  readonly flag: string
  readonly effective_on: string | null
  readonly body: string
  readonly source_id: number
  readonly source_jurisdiction: string
  readonly source_identifier: string
  readonly source_title: string
  readonly source_status: string
}

function mendLine(rows: readonly MendRow[]): MendLine {
  const [first] = rows as readonly [MendRow]
  return {
    source: endOf({
      id: first.source_id,
      jurisdiction: first.source_jurisdiction,
      identifier: first.source_identifier,
      title: first.source_title,
      status: first.source_status,
    }),
    dead: rows.map((row) => {
      const { dependsOn, evidence } = JSON.parse(row.body) as Flag
      const places = evidence.filter(({ path }) => path === evidence[0]?.path)
      return { flag: row.flag, target: endOf(row), since: row.effective_on as Day | null, dependsOn, places }
    }),
  }
}
