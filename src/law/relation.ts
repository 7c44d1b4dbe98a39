import type { Day } from './day.ts'
import type { InstrumentKey } from './instrument.ts'

/**
 * `repeal-unnamed` names no target ("all provisions inconsistent herewith"); an `expiry` has its own source as target; `made-under` is
 * the law that a text says it is made by; `amendment` is what it does to another besides repeal.
 */
export const RELATION_KINDS = ['repeal', 'revocation', 'expiry', 'repeal-unnamed', 'made-under', 'amendment'] as const
export type RelationKind = (typeof RELATION_KINDS)[number]

export type Extent = 'whole' | 'part'

/** How the effective day was found: a day in the clause, the source's own commencement, an order or event, or not at all. */
export type Certainty = 'stated' | 'own-commencement' | 'conditional' | 'unknown'

/** One place at which a relation is stated: a text may repeal parts of another in several sentences. */
export interface RelationPiece {
  readonly parts: string | null
  readonly partEIds: readonly string[]
  readonly provision: string
  readonly operative: string
  readonly quote: string
  readonly start: number
  readonly end: number
  /** Of this place: one text may repeal parts of another from different days. */
  readonly effectiveOn: Day | null
  readonly certainty: Certainty
}

/** A fact between two instruments as a text states it, its target looked up. */
export interface Relation {
  readonly source: InstrumentKey & { readonly path: string }
  /** The expression that holds the quote. */
  readonly expression: { readonly on: Day | null; readonly language: string; readonly commit: string | null }
  /** The file as it now stands holds the quote. */
  readonly current: boolean
  /** eId of the provision that holds the quote. */
  readonly provision: string
  /** eId of the provision whose words repeal: for the row of a table the section that gives it effect, else `provision` itself. */
  readonly operative: string
  readonly kind: RelationKind
  readonly extent: Extent
  /** In the text's own words. */
  readonly parts: string | null
  /** The eIds of the target's provisions that the parts name, as far as they can be placed. */
  readonly partEIds: readonly string[]
  readonly exceptions: string | null
  /** Every place that states it, the one quoted first; their parts together are its parts. */
  readonly pieces: readonly RelationPiece[]
  /** null for `repeal-unnamed`. `held` is null where the collection does not hold the target, or cannot tell which is meant. */
  readonly target: {
    readonly title: string
    readonly year: number | null
    readonly number: string | null
    readonly held: (InstrumentKey & { readonly path: string }) | null
  } | null
  /** Why the target is not held: `not-held`, `ambiguous`, …; null where it is. */
  readonly why: string | null
  /** One unbroken substring of the source: `file.slice(start, end)`. */
  readonly quote: string
  readonly start: number
  readonly end: number
  readonly effectiveOn: Day | null
  readonly certainty: Certainty
  readonly origin: 'detected'
}
