import type { Day } from '../law/day.ts'
import type { Expression, Instrument, InstrumentKey, Language } from '../law/instrument.ts'
import type { Jurisdiction } from '../law/jurisdiction.ts'
import type { Provision } from '../law/provision.ts'
import type { LegalStatus, Status } from '../law/status.ts'

/** An expression as it is stored; `id` is the register's own and changes from build to build. */
export interface StoredExpression extends Expression {
  readonly id: number
  /** The newest text of its language. */
  readonly latest: boolean
}

export interface StoredInstrument {
  readonly id: number
  readonly instrument: Instrument
  /** By language, then oldest first. */
  readonly expressions: readonly StoredExpression[]
}

/** What an address leads to. `on` is set where the name is that of one dated file. */
export type Located =
  | { readonly kind: 'instrument'; readonly found: StoredInstrument; readonly on: Day | null; readonly canonical: boolean }
  | { readonly kind: 'several'; readonly keys: readonly ListedInstrument[] }
  | { readonly kind: 'none' }

/** A provision without its text: a line of a table of contents. `id` is the register's own. */
export interface OutlineEntry extends Omit<Provision, 'digest'> {
  readonly id: number
  /** Which of the expression's files holds it. */
  readonly path: string
}

export interface StoredProvision extends Provision {
  readonly id: number
  readonly path: string
  /** Its Markdown, as it stands in the file. */
  readonly text: string
}

/** A line of a list of instruments. */
export interface ListedInstrument {
  readonly id: number
  readonly jurisdiction: Jurisdiction
  readonly identifier: string
  readonly title: string
  readonly titles: Readonly<Record<Language, string>>
  readonly documentNumber: string | null
  readonly rank: string | null
  readonly issuer: string | null
  readonly issuers: Readonly<Record<Language, string>>
  readonly publishedOn: Day | null
  readonly status: LegalStatus
}

export interface BrowseFilter {
  readonly jurisdiction?: string
  readonly year?: number
  readonly rank?: string
  readonly issuer?: string
  readonly status?: Status
}

export type FacetCounts = Readonly<Record<string, number>>

export interface Listing {
  readonly total: number
  readonly instruments: readonly ListedInstrument[]
  readonly facets: Readonly<Record<'year' | 'rank' | 'issuer' | 'status', FacetCounts>>
}

/** One wording of a provision and the expressions (by day) that hold it, from the oldest on. */
export interface ProvisionWording {
  readonly on: readonly (Day | null)[]
}

export interface RegisterSummary {
  readonly instruments: number
  readonly expressions: number
  readonly provisions: number
  readonly problems: number
  /** Names of the folders it was built from. */
  readonly collections: readonly string[]
  readonly jurisdictions: readonly { readonly jurisdiction: Jurisdiction; readonly instruments: number }[]
  /** What issuers are called in further languages: by language, then by issuer. */
  readonly issuerNames: Readonly<Record<Language, Readonly<Record<string, string>>>>
}

/** The compiled register, for reading. Every answer that depends on a day takes it as `asOf`. Throws `StoreError`. */
export interface Register {
  /** Changes with every change of the register: the key of caches and ETags. */
  version(): Promise<string>
  summary(): Promise<RegisterSummary>
  locate(jurisdiction: string, name: string, asOf: Day): Promise<Located>
  /** Contents of an expression, in order, without texts. */
  outline(expressionId: number): Promise<readonly OutlineEntry[]>
  /** Texts of an expression: all of them in order, or those with the given eIds (unknown ones are left out). */
  provisions(expressionId: number, eIds?: readonly string[]): Promise<readonly StoredProvision[]>
  /** The files of an expression as they stood, front matter included. */
  markdown(expressionId: number): Promise<readonly { readonly path: string; readonly text: string }[]>
  /** The day of the newest earlier text of its language that has schedules, where an expression is held without any; else undefined. */
  schedulesLeftOut(expressionId: number): Promise<Day | undefined>
  /** How one provision was worded over the expressions of its language. */
  wordings(instrumentId: number, language: Language, eId: string): Promise<readonly ProvisionWording[]>
  browse(filter: BrowseFilter, asOf: Day, page: { readonly offset: number; readonly limit: number }): Promise<Listing>
  /** Newest first: published, or ceased, on or before `asOf`. */
  recent(what: 'published' | 'ceased', asOf: Day, limit: number): Promise<readonly ListedInstrument[]>
  /** By status on `asOf`, for one jurisdiction or all. */
  statusCounts(asOf: Day, jurisdiction?: string): Promise<FacetCounts>
  listed(ids: readonly number[], asOf: Day): Promise<readonly ListedInstrument[]>
  /** Every instrument that is not deleted, in the order of jurisdictions and identifiers. */
  keys(page: { readonly offset: number; readonly limit: number }): Promise<readonly InstrumentKey[]>
}
