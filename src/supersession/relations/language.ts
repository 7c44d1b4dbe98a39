import type { FoundCitation } from './citing.ts'
import type { Library, LibraryEntry } from './library.ts'
import type { FoundRelation, NamedTarget, ReadableText } from './reading.ts'

/** What one language brings: a folder beside this file, and a line in list.ts. */
export interface LanguageReader {
  /** Everything the text says of other texts, duplicates joined. Never throws. */
  read(text: ReadableText): FoundRelation[]
  /**
   * What was read, once the collection is at hand and before targets are looked up one by one: a collective citation ("the X Acts, 1933
   * to 1982") becomes its members, two names of one instrument one relation, and repeals that together leave nothing one of the whole.
   */
  settle?(text: ReadableText, found: readonly FoundRelation[], library: Library): FoundRelation[]
  /** The file that a target names, or why none can be told. */
  resolve(
    text: ReadableText,
    relation: FoundRelation,
    library: Library,
  ): { readonly entry: LibraryEntry | null; readonly why: string | null }
  /** Every place at which the text names another, in order. `found`: what `read` found in it. */
  cite(text: ReadableText, found: readonly FoundRelation[]): FoundCitation[]
  /** The file that a citation names; null where none is held. It asks nothing of the text but language, jurisdiction and issuer. */
  cited(text: ReadableText, target: NamedTarget, library: Library): LibraryEntry | null
  /** Whether the text does nothing but amend or repeal others. */
  onlyAmends(text: ReadableText): boolean
  /** The eIds that parts in the text's own words name, as far as they can be read. */
  partsOf(parts: string): string[]
}
