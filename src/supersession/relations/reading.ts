import type { Day } from '../../law/day.ts'
import type { Language } from '../../law/instrument.ts'
import type { Jurisdiction } from '../../law/jurisdiction.ts'
import type { Provision } from '../../law/provision.ts'
import type { Certainty, Extent, RelationKind } from '../../law/relation.ts'

/** One expression's file as the readers of relations see it: its text, cut into provisions, and what it says of itself. */
export interface ReadableText {
  /** Relative to the folder that was built. */
  readonly path: string
  readonly jurisdiction: Jurisdiction
  readonly language: Language
  readonly title: string
  readonly documentNumber: string | null
  readonly issuer: string | null
  readonly madeOn: Day | null
  readonly publishedOn: Day | null
  /** The day of this text. */
  readonly on: Day | null
  /** Its own commencement, where its words or its collection give a day; null where it is left to an order, or unknown. */
  readonly commencesOn: Day | null
  /** Its own words leave its commencement to an order or an event. */
  readonly commencementLeftOpen: boolean
  /** The decoded file. All offsets count UTF-16 code units in it. */
  readonly text: string
  readonly provisions: readonly Provision[]
}

/** What a text names as its target, before anybody looks it up. */
export interface NamedTarget {
  /** As it is printed, without marks: `Juries Act, 1927`, `北京市馆藏文物管理规定`. */
  readonly title: string
  readonly year: number | null
  /** `23`, `7 & 8 Vict. c. 33`, `法释〔2002〕3号`. */
  readonly number: string | null
  readonly issuer: string | null
  /** The day on which the text says that the target was made or issued. */
  readonly issuedOn: Day | null
  /** Act, statutory instrument, pre-1922 statute, …: what may be looked up where. */
  readonly class: 'instrument' | 'statutory-instrument' | 'earlier-statute' | 'constitution' | 'other'
}

/** A relation as it was read out of one text, its target not yet looked up. */
export interface FoundRelation {
  readonly kind: RelationKind
  readonly extent: Extent
  /** The parts and exceptions in the text's own words: `Sections 4 and 10`; null where there are none. */
  readonly parts: string | null
  readonly exceptions: string | null
  /** null for `repeal-unnamed` and for `expiry`. */
  readonly target: NamedTarget | null
  /** eId of the provision that holds the quote. */
  readonly provision: string
  /** eId of the provision whose words repeal: for the row of a table the section that gives it effect, else `provision` itself. */
  readonly operative: string
  /** Where in the text that provision repeals what a table lists, if its words were found. */
  readonly operativeAt?: number
  /** One unbroken substring of the text: `text.slice(start, end)`. */
  readonly quote: string
  readonly start: number
  readonly end: number
  readonly effectiveOn: Day | null
  readonly certainty: Certainty
  /** Where several were joined to one: all of them, in the order of the text. */
  readonly pieces?: readonly FoundPiece[]
}

/** One of the places whose words were joined to one relation. */
export type FoundPiece = Pick<FoundRelation, 'parts' | 'provision' | 'operative' | 'quote' | 'start' | 'end' | 'effectiveOn' | 'certainty'>

export const piecesOf = (found: FoundRelation): readonly FoundPiece[] => {
  const { parts, provision, operative, quote, start, end, effectiveOn, certainty } = found
  return found.pieces ?? [{ parts, provision, operative, quote, start, end, effectiveOn, certainty }]
}

/** Reads one kind of evidence out of texts of one language. Pure, linear in the length of the text, never throws. */
export type RelationReader = (text: ReadableText) => FoundRelation[]
