import type { Day } from '../law/day.ts'
import type { InstrumentKey } from '../law/instrument.ts'
import type { OutlineEntry, ListedInstrument } from '../register/register.ts'
import type { FacetName, SearchFilter } from './engine.ts'

/** What a person asked, as the search page and /search.json take it. */
export interface SearchRequest {
  readonly text: string
  readonly asOf: Day
  readonly filter: SearchFilter
  readonly by: 'instrument' | 'provision'
  /** Counted from 1. */
  readonly page: number
  /** 1 to 100. */
  readonly limit: number
  /** The words are meant as words, though they name something. */
  readonly asWords?: boolean
}

export interface FoundProvision extends Pick<OutlineEntry, 'eId' | 'number' | 'heading'> {
  /** Escaped HTML with `<mark>` and nothing else. */
  readonly snippet: string
}

export interface SearchResult extends ListedInstrument {
  readonly provision: FoundProvision | null
}

/** Which lane answered: a name, a quotation, or words. */
export type Lane = 'name' | 'quote' | 'words'

export interface SearchResponse {
  readonly request: SearchRequest
  readonly lane: Lane
  /** For people: "section 5 of the Juries Act 1976"; null where the words were taken as words. */
  readonly understood: string | null
  /** Who answered for words. */
  readonly engine: 'sqlite' | 'meilisearch'
  /** The engine that was asked first and did not answer. */
  readonly insteadOf: 'meilisearch' | 'sqlite' | null
  /** Servers that did not answer, by name: what they hold is missing. */
  readonly silent: readonly string[]
  readonly total: number
  readonly outOfForce: number
  readonly results: readonly SearchResult[]
  readonly facets: Readonly<Record<FacetName, Readonly<Record<string, number>>>>
  /** "Did you mean": titles near the query where nothing, or nothing by name, was found. */
  readonly suggestions: readonly (InstrumentKey & { readonly title: string })[]
  readonly hasMore: boolean
  /** The query holds more than was looked for: only its beginning answers. */
  readonly cut: boolean
}
