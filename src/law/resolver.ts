import type { Day } from './day.ts'
import type { InstrumentKey } from './instrument.ts'

/** What a reference to law names: an instrument, perhaps a provision of it. */
export interface NamedInstrument extends InstrumentKey {
  readonly title: string
  /** Why it was found. */
  readonly by: 'identifier' | 'number' | 'title' | 'alias' | 'near-title'
  /** The number by which it was found, as people write it. */
  readonly number?: string
  /** 0 to 1; 1 where the reference is the name itself, letter case, marks and spaces aside. */
  readonly score: number
  readonly eId: string | null
  /** The eId of what was cited and does not stand in its newest text. */
  readonly absent?: string
}

/** An instrument cited by a number that no instrument has which is held. */
export interface UnheldNumber {
  /** The whole reference, as people write it: "section 5 of No. 99 of 1976". */
  readonly cited: string
  /** As the words of others cite it: "No. 99 of 1976". */
  readonly number: string
  readonly language: 'en' | 'zh'
}

/** The number of another text of the instrument than the one whose number it is listed under: a revision often gets one of its own. */
export interface FurtherNumber {
  readonly number: string
  readonly listed: string
  /** The day of the text that has the number, where the instrument says it. */
  readonly on: Day | null
  /** That text is later than the first. */
  readonly later: boolean
}

export interface Resolution {
  /** The reference as it was understood, for people: "section 5 of the Juries Act 1976"; null where nothing was. */
  readonly understood: string | null
  /** All that truly fit, best first. Several with score 1 are ambiguous. */
  readonly exact: readonly NamedInstrument[]
  /** Where the one that fits was found by a number that is not the one it is listed under. */
  readonly furtherNumber: FurtherNumber | null
  /** Where the whole reference is the number of an instrument that is not held. */
  readonly unheld: UnheldNumber | null
  /** Names that are near, for "did you mean" and 404 pages. */
  readonly near: readonly NamedInstrument[]
}

/** Finds what a number, citation or title names. Any text is an allowed reference; none throws. */
export interface Resolver {
  resolve(reference: string, within?: { readonly jurisdiction?: string }): Promise<Resolution>
}
