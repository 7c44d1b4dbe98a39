import type { Day } from './day.ts'
import type { InstrumentKey } from './instrument.ts'
import type { Certainty, Extent } from './relation.ts'

export const DETECTORS = [
  'repeal-clause',
  'repeal-schedule',
  'expired',
  'replaced-by-new-version',
  'lost-basis',
  'spent',
  'contradiction',
  'dead-reference',
] as const
export type DetectorName = (typeof DETECTORS)[number]

/** The words that prove a flag, and where they stand. */
export interface Evidence {
  readonly path: string
  readonly expressionOn: Day | null
  /** The provision that holds the quote. */
  readonly eId: string
  /** The provision that gives the quote effect: for the row of a table the section that speaks of it, else the same one. */
  readonly operative: string
  /** `file.slice(start, end)` of the expression's file. */
  readonly quote: string
  readonly start: number
  readonly end: number
}

/**
 * A proposal that an instrument, or a provision of it, is outdated. It changes no status; a signed decision does. It is open on a
 * day when it is not closed, its source is published, and it is in effect or its day is not known (register/findings.ts).
 */
export interface Flag {
  /** 16 characters; stable over reflow of the quoted words. */
  readonly id: string
  readonly detector: DetectorName
  readonly target: InstrumentKey & { readonly path: string; readonly eId: string | null }
  readonly source: InstrumentKey & { readonly path: string }
  readonly extent: Extent
  /** The parts and exceptions in the source's own words, where no eId says it all. */
  readonly parts: string | null
  readonly exceptions: string | null
  readonly effectiveOn: Day | null
  readonly certainty: Certainty
  /** The day on which its source was published: before it, the flag is not open. */
  readonly publishedOn: Day | null
  /** Another flag that this one rests on. */
  readonly dependsOn: string | null
  readonly evidence: readonly Evidence[]
  /** Why nobody needs to look at it: the target's text has the change in it already. null: it is a candidate. */
  readonly closed: 'already-in-text' | null
}
