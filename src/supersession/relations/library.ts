import type { Day } from '../../law/day.ts'
import type { Jurisdiction } from '../../law/jurisdiction.ts'

/** A file of the collection as a possible target. Siblings (dated versions of one law) are entries of their own. */
export interface LibraryEntry {
  readonly path: string
  readonly jurisdiction: Jurisdiction
  readonly identifier: string
  readonly title: string
  readonly year: number | null
  readonly documentNumber: string | null
  readonly issuer: string | null
  readonly madeOn: Day | null
  /** The day of its text. */
  readonly on: Day | null
  /** Days on which it was made or amended. */
  readonly history: readonly Day[]
  /** The instrument that it is a version of: equal for siblings. */
  readonly instrument: string
}

/** Every file of the collection, for looking up targets. Built once a build; looking up is a map access. */
export interface Library {
  /** By the issuer's number within a country: (`ie`, 1927, `23`). */
  byNumber(jurisdiction: Jurisdiction, year: number, number: string): readonly LibraryEntry[]
  /** Every instrument of a year that the issuer counts. */
  byYear(jurisdiction: Jurisdiction, year: number): readonly LibraryEntry[]
  /** By title, folded by law/name.ts, in the jurisdiction or above it. */
  byTitle(jurisdiction: Jurisdiction, title: string): readonly LibraryEntry[]
  /** By a document number as printed, brackets of any kind: `法释〔2002〕3号`. */
  byDocumentNumber(documentNumber: string): readonly LibraryEntry[]
}
