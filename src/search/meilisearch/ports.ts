import type { Database } from '../../store/database.ts'
import type { Knowledge } from '../ranking.ts'
import type { Fleet } from './fleet.ts'

/** What the engine is made of. */
export interface Ports {
  readonly database: Database
  readonly fleet: Fleet
  /** What the standing of an instrument counts; the evaluation measures without it. */
  readonly prior?: NonNullable<Knowledge['prior']>
}
