import type { Day } from './day.ts'
import type { Jurisdiction } from './jurisdiction.ts'
import type { DeclaredRelation } from './declared.ts'
import type { StatusFacts } from './status.ts'

/** BCP 47, lower case: `en`, `zh`, `ga`. */
export type Language = string

/** Identifies an instrument: its address is `/{jurisdiction}/{identifier}`. */
export interface InstrumentKey {
  readonly jurisdiction: Jurisdiction
  /** Ours, in Unicode form NFC. */
  readonly identifier: string
}

/** The work: an Act, regulation, guideline, notice (FRBR work). */
export interface Instrument extends InstrumentKey {
  readonly title: string
  /** The title in further languages, by language code. */
  readonly titles: Readonly<Record<Language, string>>
  /** An open list: `act`, `law`, `administrative-regulation`, `guideline`, …; shown by a label. */
  readonly rank: string | null
  /** The authority that made it. */
  readonly issuer: string | null
  /** The same in further languages, by language code, as its texts in them say. */
  readonly issuers: Readonly<Record<Language, string>>
  /** The issuer's own number: `No. 23 of 1927`, `国发〔2016〕55号`. */
  readonly documentNumber: string | null
  readonly madeOn: Day | null
  readonly publishedOn: Day | null
  readonly commencesOn: Day | null
  readonly expiresOn: Day | null
  /** Address of the official text. */
  readonly source: string | null
  readonly subjects: readonly string[]
  readonly subjectsIn: Readonly<Record<Language, readonly string[]>>
  readonly aliases: readonly string[]
  /** What its front matter says of other instruments. */
  readonly declared: readonly DeclaredRelation[]
  readonly facts: StatusFacts
  /** Two files claim the identifier with different bodies; the one whose path sorts first is served. */
  readonly disputed: boolean
  /** Since when its file is gone from the collection; the last good text is kept behind a tombstone. null: it is there. */
  readonly deletedOn: Day | 'unknown' | null
  /** Every further key of the front matter, as it stands. */
  readonly metadata: Readonly<Record<string, unknown>>
}

export type ExpressionKind = 'as-made' | 'consolidated'

/** An instrument's text in one language at one date. */
export interface Expression {
  readonly language: Language
  /** The day whose law this text is known to be; null where nothing dates it. */
  readonly on: Day | null
  readonly kind: ExpressionKind
  /** The day on which the collection recorded it (its commit), where there is a history. */
  readonly recordedOn: Day | null
  /** Kept from an earlier build, since the folder has no history of its own. */
  readonly carried: boolean
  /** The files that make it up: one, or the parts of a code in their order. */
  readonly texts: readonly ExpressionText[]
}

/** One file of an expression. */
export interface ExpressionText {
  /** Relative to the folder given to the build. */
  readonly path: string
  /** The name under which the file stands as an address of its own (its identifier, or its name without `.md`). */
  readonly name: string
  readonly commit: string | null
  /** Of the decoded file. */
  readonly digest: string
  /** A further heading 1, such as 总则 in the Civil Code. */
  readonly partTitle: string | null
}
