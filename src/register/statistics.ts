import type { Day } from '../law/day.ts'
import type { DetectorName } from '../law/flag.ts'
import type { Certainty, Extent } from '../law/relation.ts'
import type { Status } from '../law/status.ts'
import type { Database, Row } from '../store/database.ts'
import { OPEN, TARGETS } from './findings.ts'
import { keptFor } from './kept.ts'

/** Instruments that agree in all that is counted of them. */
export interface InstrumentCell extends Row {
  readonly jurisdiction: string
  /** The folder that its newest file is from. */
  readonly collection: string
  /** Of publication. */
  readonly year: number | null
  readonly rank: string | null
  readonly issuer: string | null
  readonly status: Status
  /** Full years since it was made, or published where that is all that is known. */
  readonly age: number | null
  /** What its open flags are on; null where it has none. */
  readonly flagged: Extent | null
  readonly count: number
}

/** Open flags that agree in all that is counted of them. */
export interface FlagCell extends Row {
  readonly jurisdiction: string
  readonly detector: DetectorName
  readonly certainty: Certainty
  readonly extent: Extent
  readonly count: number
}

/**
 * How texts end: `recorded` repealed as a whole, by what their status rests on; `read` repealed as a whole by words of another text,
 * not on record; `undated` the same where no text states the day; `not-held` the same of texts that are named but not held; `part`
 * repealed in part by words of another text.
 */
export type RepealState = 'recorded' | 'read' | 'undated' | 'not-held' | 'part'

export interface RepealCell extends Row {
  readonly jurisdiction: string
  readonly state: RepealState
  /** In which the repeal takes effect; where no text states the day, in which the text was published that repeals. */
  readonly year: number | null
  readonly count: number
}

/** What the register holds, counted as it stands on a day. */
export interface Statistics {
  readonly instruments: readonly InstrumentCell[]
  readonly flags: readonly FlagCell[]
  readonly repeals: readonly RepealCell[]
}

/** Counted once for a day and a version of the register. Throws `StoreError`. */
export type CountStatistics = (asOf: Day) => Promise<Statistics>

export const createStatistics = (database: Database): CountStatistics =>
  keptFor(database, async (asOf) => ({
    instruments: await database.all<InstrumentCell>(INSTRUMENTS, ...Array<Day>(8).fill(asOf)),
    flags: await database.all<FlagCell>(FLAGS, ...Array<Day>(4).fill(asOf)),
    repeals: await database.all<RepealCell>(REPEALS, ...Array<Day>(5).fill(asOf)),
  }))

const EXTENT = 'flag.extent'

// With several collections the first folder of a path names the one.
const COLLECTION = `
  CASE json_array_length((SELECT value FROM meta WHERE key = 'collections')) WHEN 1
    THEN (SELECT json_extract(value, '$[0]') FROM meta WHERE key = 'collections')
    ELSE (SELECT substr(text.path, 1, instr(text.path, '/') - 1) FROM expression
      JOIN expression_text ON expression_text.expression_id = expression.id JOIN text ON text.id = expression_text.text_id
      WHERE expression.instrument_id = instrument.id AND expression.latest = 1 LIMIT 1) END`

// Values: the day, eight times.
const INSTRUMENTS = `
  WITH flagged AS MATERIALIZED (
    SELECT target.id AS id, max(${EXTENT}) AS extent ${TARGETS} WHERE ${OPEN} GROUP BY target.id),
  born AS (SELECT id, coalesce(made_on, published_on) AS day FROM instrument)
  SELECT instrument.jurisdiction, coalesce(${COLLECTION}, '') AS collection, year, rank, issuer, status,
    max(0, substr(?, 1, 4) - substr(born.day, 1, 4) - (substr(?, 5) < substr(born.day, 5))) AS age, flagged.extent AS flagged, count(*) AS count
  FROM instrument JOIN born ON born.id = instrument.id
    JOIN status_interval ON instrument_id = instrument.id AND from_day <= ? AND to_day > ?
    LEFT JOIN flagged ON flagged.id = instrument.id
  WHERE deleted_on IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`

// Values: the day, four times.
const FLAGS = `
  SELECT target.jurisdiction AS jurisdiction, detector, json_extract(flag.body, '$.certainty') AS certainty, ${EXTENT} AS extent,
    count(*) AS count ${TARGETS} WHERE ${OPEN} GROUP BY 1, 2, 3, 4`

const EFFECTIVE_ON = `json_extract(relation.body, '$.effectiveOn')`
// A text that is repealed twice is counted once, at the first day that is stated. Values: the day, five times.
const REPEALS = `
  WITH ended AS MATERIALIZED (
    SELECT instrument_id AS id, min(from_day) AS day FROM status_interval
    WHERE status IN ('repealed', 'annulled') AND from_day <= ? AND to_day > ? GROUP BY 1),
  said AS MATERIALIZED (
    SELECT source_id, target_id, json_extract(relation.body, '$.extent') AS extent, ${EFFECTIVE_ON} AS day, source.published_on AS said_on,
      json_extract(relation.body, '$.target.title') || coalesce(json_extract(relation.body, '$.target.number'), '') AS name
    FROM relation JOIN instrument AS source ON source.id = source_id
    WHERE kind IN ('repeal', 'revocation') AND source_id IS NOT target_id
      AND coalesce(${EFFECTIVE_ON}, '') <= ? AND coalesce(source.published_on, '') <= ?),
  counted AS (
    SELECT 'recorded' AS state, id, day FROM ended
    UNION ALL SELECT iif(min(day) IS NULL, 'undated', 'read'), target_id, coalesce(min(day), min(said_on)) FROM said
      WHERE extent = 'whole' AND target_id IS NOT NULL AND target_id NOT IN (SELECT id FROM ended) GROUP BY target_id
    UNION ALL SELECT 'not-held', source_id, coalesce(min(day), said_on) FROM said
      WHERE extent = 'whole' AND target_id IS NULL GROUP BY source_id, name
    UNION ALL SELECT 'part', target_id, coalesce(min(day), said_on) FROM said
      WHERE extent = 'part' AND target_id IS NOT NULL GROUP BY source_id, target_id)
  SELECT jurisdiction, state, CAST(substr(nullif(day, ''), 1, 4) AS INTEGER) AS year, count(*) AS count
  FROM counted JOIN instrument ON instrument.id = counted.id WHERE deleted_on IS NULL AND coalesce(day, '') <= ? GROUP BY 1, 2, 3`
