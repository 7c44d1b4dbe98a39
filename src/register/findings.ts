import type { Day } from '../law/day.ts'
import type { Flag } from '../law/flag.ts'
import type { Relation } from '../law/relation.ts'
import type { Status } from '../law/status.ts'
import type { Database, Value } from '../store/database.ts'

/** A flag with what a reader needs to know of its two ends on the day asked for. */
export interface ShownFlag {
  readonly flag: Flag
  readonly target: { readonly title: string; readonly status: Status }
  readonly source: { readonly title: string }
}

export interface FlagFilter {
  readonly detector?: string
  readonly jurisdiction?: string
  /** Flags whose day has not come yet, instead of those that are open. */
  readonly due?: boolean
}

export interface FlagPage {
  readonly total: number
  readonly flags: readonly ShownFlag[]
  /** Open flags by detector, whatever detector the filter asks for. */
  readonly detectors: Readonly<Record<string, number>>
}

/** What the build found in the texts: relations, and the flags that they give rise to. Throws `StoreError`. */
export interface Findings {
  /** Relations read from one file, or from all of them, by path and place. */
  relations(path?: string): Promise<readonly Relation[]>
  /** Relations at whose source, or target, an instrument stands. */
  relationsOf(instrumentId: number): Promise<{ readonly from: readonly Relation[]; readonly to: readonly Relation[] }>
  /** Flags open on a day, those that took effect last first; all of them where no page is asked for. */
  flags(filter: FlagFilter, asOf: Day, page?: { readonly offset: number; readonly limit: number }): Promise<FlagPage>
  flag(id: string, asOf: Day): Promise<ShownFlag | undefined>
  /** Flags open on a day whose target is the instrument. */
  flagsOn(instrumentId: number, asOf: Day): Promise<readonly ShownFlag[]>
  /** How many flags are open on a day, by instrument. */
  flagCounts(instrumentIds: readonly number[], asOf: Day): Promise<ReadonlyMap<number, number>>
}

interface FlagRow extends Record<string, Value> {
  readonly body: string
  readonly target_title: string
  readonly status: string
  readonly source_title: string
}

const shown = (row: FlagRow): ShownFlag => ({
  flag: JSON.parse(row.body) as Flag,
  target: { title: row.target_title, status: row.status as Status },
  source: { title: row.source_title },
})

const relationOf = ({ body }: { readonly body: string }): Relation => JSON.parse(body) as Relation

// Values: the day, three times. What the law calls ended already needs no flag.
const OPEN = `flag.closed IS NULL AND coalesce(flag.published_on, '') <= ? AND coalesce(flag.effective_on, '') <= ?
  AND interval.from_day <= ? AND interval.status NOT IN ('repealed', 'expired', 'annulled')`
const DUE = `flag.closed IS NULL AND coalesce(flag.published_on, '') <= ? AND flag.effective_on > ?
  AND interval.from_day <= ? AND interval.status NOT IN ('repealed', 'expired', 'annulled')`
// The interval of the target's status that holds on the day: its value comes first.
const ENDS = `
  FROM flag
  JOIN instrument AS target ON target.id = flag.target_id
  JOIN instrument AS source ON source.id = flag.source_id
  JOIN status_interval AS interval ON interval.instrument_id = flag.target_id AND interval.to_day > ?`
const COLUMNS = 'flag.body, target.title AS target_title, interval.status, source.title AS source_title'

/** The relations and flags of the register in a database. */
export function createFindings(database: Database): Findings {
  const where = ({ detector, jurisdiction, due }: FlagFilter): { sql: string; values: string[] } => ({
    sql: [
      due ? DUE : OPEN,
      ...(detector === undefined ? [] : ['flag.detector = ?']),
      ...(jurisdiction === undefined ? [] : ['target.jurisdiction = ?']),
    ].join(' AND '),
    values: [detector, jurisdiction].filter((value) => value !== undefined),
  })
  const days = (asOf: Day): Day[] => [asOf, asOf, asOf, asOf]

  return {
    async relations(path) {
      const rows =
        path === undefined
          ? await database.all<{ body: string }>('SELECT body FROM relation ORDER BY source_path, id')
          : await database.all<{ body: string }>('SELECT body FROM relation WHERE source_path = ? ORDER BY id', path)
      return rows.map(relationOf)
    },
    async relationsOf(instrumentId) {
      const from = await database.all<{ body: string }>('SELECT body FROM relation WHERE source_id = ? ORDER BY id', instrumentId)
      const to = await database.all<{ body: string }>(
        'SELECT body FROM relation WHERE target_id = ? AND source_id <> target_id ORDER BY id',
        instrumentId,
      )
      return { from: from.map(relationOf), to: to.map(relationOf) }
    },
    async flags(filter, asOf, page) {
      const all = where(filter)
      const { detector: _detector, ...others } = filter
      const any = where(others)
      const counts = await database.all<{ detector: string; count: number }>(
        `SELECT flag.detector, count(*) AS count ${ENDS} WHERE ${any.sql} GROUP BY flag.detector ORDER BY count DESC`,
        ...days(asOf),
        ...any.values,
      )
      const rows = await database.all<FlagRow>(
        `SELECT ${COLUMNS} ${ENDS} WHERE ${all.sql} ORDER BY flag.effective_on DESC NULLS LAST, flag.id LIMIT ? OFFSET ?`,
        ...days(asOf),
        ...all.values,
        page?.limit ?? -1,
        page?.offset ?? 0,
      )
      const detectors = Object.fromEntries(counts.map(({ detector, count }) => [detector, count]))
      const total = filter.detector === undefined ? counts.reduce((sum, { count }) => sum + count, 0) : (detectors[filter.detector] ?? 0)
      return { total, flags: rows.map(shown), detectors }
    },
    async flag(id, asOf) {
      const row = await database.first<FlagRow>(`SELECT ${COLUMNS} ${ENDS} WHERE interval.from_day <= ? AND flag.id = ?`, asOf, asOf, id)
      return row && shown(row)
    },
    async flagsOn(instrumentId, asOf) {
      const rows = await database.all<FlagRow>(
        `SELECT ${COLUMNS} ${ENDS} WHERE ${OPEN} AND flag.target_id = ? ORDER BY flag.effective_on DESC NULLS LAST, flag.id`,
        ...days(asOf),
        instrumentId,
      )
      return rows.map(shown)
    },
    async flagCounts(instrumentIds, asOf) {
      const rows = await database.all<{ target_id: number; count: number }>(
        `SELECT flag.target_id, count(*) AS count ${ENDS} WHERE ${OPEN} AND flag.target_id IN (SELECT value FROM json_each(?)) GROUP BY flag.target_id`,
        ...days(asOf),
        JSON.stringify(instrumentIds),
      )
      return new Map(rows.map(({ target_id: id, count }) => [id, count]))
    },
  }
}
