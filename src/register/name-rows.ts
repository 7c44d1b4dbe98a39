import type { Day } from '../law/day.ts'
import type { Row, Value } from '../store/database.ts'

/** A name with the instrument that has it. */
export interface NameRow extends Row {
  fold: string
  kind: string
  shown: string
  instrument_id: number
  jurisdiction: string
  identifier: string
  title: string
  published_on: Day | null
}

export const NAME_COLUMNS =
  'name.fold, name.kind, name.shown, name.instrument_id, instrument.jurisdiction, instrument.identifier, instrument.title, instrument.published_on'
export const NAMES = `SELECT ${NAME_COLUMNS} FROM name JOIN instrument ON instrument.id = name.instrument_id`

/** The jurisdiction within which names are looked for, as a condition. */
export interface Scope {
  readonly sql: string
  readonly values: readonly Value[]
}
export const scopeOf = (jurisdiction: string | undefined): Scope =>
  jurisdiction === undefined ? { sql: '', values: [] } : { sql: ' AND instrument.jurisdiction = ?', values: [jurisdiction] }
