import type { Day } from '../law/day.ts'
import type { Language } from '../law/instrument.ts'
import type { Status } from '../law/status.ts'

export interface SearchFilter {
  readonly jurisdiction?: string
  readonly rank?: string
  readonly issuer?: string
  /** Of the text that answers. */
  readonly language?: Language
  readonly status?: Status
  /** Year of publication, inclusive. */
  readonly from?: number
  readonly to?: number
}

/** Words to look for, after names were taken out of the query. Any text is allowed; none is syntax but pairs of quotation marks. */
export interface WordQuery {
  readonly text: string
  readonly filter: SearchFilter
  /** The day whose law ranks first. */
  readonly asOf: Day
  readonly by: 'instrument' | 'provision'
  readonly offset: number
  readonly limit: number
  /** Instruments that were found by name already: neither given nor counted. */
  readonly except?: readonly number[]
  /** Only what holds the words one behind the other: the text is the name of an instrument, and what speaks of it is looked for. */
  readonly narrow?: boolean
  /** The whole text is a quotation: only what holds it word for word. */
  readonly exact?: boolean
}

/** A provision that answers, best first; with `by: 'instrument'` one for each instrument. */
export interface WordHit {
  readonly instrumentId: number
  readonly provisionId: number
  /** Higher is better; comparable within one answer only. */
  readonly score: number
}

export type FacetName = 'jurisdiction' | 'rank' | 'status' | 'issuer' | 'year' | 'language'

export interface WordAnswer {
  /** Instruments (or provisions) that answer, texts out of force included. */
  readonly total: number
  /** How many of them do not apply on `asOf`; they stand below the others. */
  readonly outOfForce: number
  readonly hits: readonly WordHit[]
  readonly facets: Readonly<Record<FacetName, Readonly<Record<string, number>>>>
  /** The words that were really looked for, folded as the index folds them: what a snippet marks. */
  readonly terms: readonly string[]
  /** Who answered, where it was not the engine that was asked. */
  readonly engine?: SearchEngine['name']
  /** Names of servers that did not answer: what they hold is missing. */
  readonly silent?: readonly string[]
}

export const NO_FACETS: Readonly<Record<FacetName, Readonly<Record<string, number>>>> = {
  jurisdiction: {},
  rank: {},
  status: {},
  issuer: {},
  year: {},
  language: {},
}

export const NOTHING: WordAnswer = { total: 0, outOfForce: 0, hits: [], facets: NO_FACETS, terms: [] }

/** Answers queries for words. The embedded SQLite index and Meilisearch stand behind it; names never go through it. */
export interface SearchEngine {
  readonly name: 'sqlite' | 'meilisearch'
  /** `signal` ends a search that nobody waits for any more. */
  search(query: WordQuery, signal?: AbortSignal): Promise<WordAnswer>
}

/** An engine outside this process could not answer; the message is for operators, says what to do, and holds no key. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  readonly code: 'unreachable' | 'slow' | 'refused' | 'no-index' | 'nonsense' | 'task-failed' | 'full'
  constructor(code: EngineError['code'], message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}
