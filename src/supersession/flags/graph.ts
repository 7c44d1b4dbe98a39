import type { Day } from '../../law/day.ts'
import type { ExpressionKind, InstrumentKey } from '../../law/instrument.ts'
import type { Relation } from '../../law/relation.ts'

/** What detectors know of an instrument. */
export interface GraphInstrument extends InstrumentKey {
  readonly publishedOn: Day | null
  /** Day and kind of its newest text: what was repealed by then in part is in a consolidated text already. */
  readonly textOn: Day | null
  readonly textKind: ExpressionKind
  /** Provisions of its newest text. */
  has(eId: string): boolean
}

/** Everything detectors look at: relations whose targets were looked up, and the instruments at both ends. */
export interface Graph {
  readonly relations: readonly Relation[]
  instrument(key: InstrumentKey): GraphInstrument | undefined
}
