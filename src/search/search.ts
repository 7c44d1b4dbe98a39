import type { Day } from '../law/day.ts'
import type { InstrumentKey } from '../law/instrument.ts'
import type { FurtherNumber, UnheldNumber } from '../law/resolver.ts'
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

export interface Suggestion extends InstrumentKey {
  readonly title: string
  /** The number that is near the one asked for. */
  readonly number?: string
}

/** Which lane answered: a name, a quotation, or words. */
export type Lane = 'name' | 'quote' | 'words'

export interface SearchResponse {
  readonly request: SearchRequest
  readonly lane: Lane
  /** For people: "section 5 of the Juries Act 1976", or what is said of a number that nothing has; null where the words were taken as words. */
  readonly understood: string | null
  /** Where a number names a text of the instrument other than the one it is listed by: what `understood` says of it, and the name alone. */
  readonly furtherNumber: (FurtherNumber & { readonly name: string }) | null
  /** The number that was asked for where no instrument has it: what cites it answers instead. */
  readonly unheld: UnheldNumber | null
  /** The words, runs of Han characters and quotations that were looked for; none where a name answers. */
  readonly lookedFor: readonly string[]
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
  /** "Did you mean": titles or numbers near the query where nothing, or nothing by name, was found. */
  readonly suggestions: readonly Suggestion[]
  readonly hasMore: boolean
  /** The query holds more than was looked for: only its beginning answers. */
  readonly cut: boolean
}
