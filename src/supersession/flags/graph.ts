import type { Day } from '../../law/day.ts'
import type { DeclaredRelation } from '../../law/declared.ts'
import type { ExpressionKind, InstrumentKey, Language } from '../../law/instrument.ts'
import { foldName } from '../../law/name.ts'
import type { Relation } from '../../law/relation.ts'
import type { Cessation, Listing } from '../../law/status.ts'

/** What detectors know of an instrument. */
export interface GraphInstrument extends InstrumentKey {
  /** The file of its newest text. */
  readonly path: string
  readonly title: string
  readonly issuer: string | null
  readonly rank: string | null
  readonly documentNumber: string | null
  readonly madeOn: Day | null
  readonly publishedOn: Day | null
  /** From when on it applies, where that is known. */
  readonly commencesOn: Day | null
  /** Address of the official text. */
  readonly source: string | null
  /** Of its newest text. */
  readonly language: Language | null
  /** Day and kind of its newest text: what was repealed by then in part is in a consolidated text already. */
  readonly textOn: Day | null
  readonly textKind: ExpressionKind
  /** Its own words or its collection end it. */
  readonly cessations: readonly Cessation[]
  readonly listing: Listing | null
  readonly declared: readonly DeclaredRelation[]
  /** Its newest text does nothing but amend or repeal others. */
  readonly onlyAmends: boolean
  /** Provisions of its newest text. */
  has(eId: string): boolean
  /** Editors took out all that a provision of it said. */
  isGap(eId: string): boolean
  /** What stands in the file of its newest text before the first provision: front matter and title. */
  head(): string
  /** Of what a reader reads in the provisions of that file: equal where two files hold one text. */
  readingDigest(): string
}

/** A place at which the newest text of an instrument relies on another as law. */
export interface GraphCitation {
  readonly source: InstrumentKey & { readonly path: string }
  readonly expressionOn: Day | null
  readonly provision: string
  quote(): string
  readonly start: number
  readonly end: number
}

/** Everything detectors look at: relations whose targets were looked up, and the instruments at both ends. */
export interface Graph {
  readonly relations: readonly Relation[]
  readonly instruments: readonly GraphInstrument[]
  instrument(key: InstrumentKey): GraphInstrument | undefined
  /** Where others rely on an instrument as law, in the order of their files. */
  relying(target: InstrumentKey): readonly GraphCitation[]
  /** Whether the newest text of an instrument names another, in whatever way. */
  names(source: InstrumentKey, target: InstrumentKey): boolean
  /** The instrument that a declared reference, an address or a title, means. */
  declaredTarget(from: InstrumentKey, reference: string): GraphInstrument | undefined
}

/** A key as maps hold it. */
export const nameOf = ({ jurisdiction, identifier }: InstrumentKey): string => `${jurisdiction}/${identifier}`

const folded = new WeakMap<GraphInstrument, string>()

/** A title as titles are compared (law/name.ts); folded once for an instrument that stays what it is. */
export function foldedTitle(instrument: GraphInstrument): string {
  const known = folded.get(instrument) ?? foldName(instrument.title)
  folded.set(instrument, known)
  return known
}
