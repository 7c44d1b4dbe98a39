import type { CitationUse } from '../../law/citation-use.ts'
import type { NamedTarget } from './reading.ts'

/** A place at which a text cites another, its target not yet looked up. The places of one text share the targets that they name. */
export interface FoundCitation {
  readonly target: NamedTarget
  /** The provisions of the target that it names, as eIds that they may have; empty where it names the target alone. */
  readonly eIds: readonly string[]
  readonly use: CitationUse
  /** eId of the provision that cites. */
  readonly provision: string
  /** `text.slice(start, end)`: from the provision named, or the title, to the end of the title. */
  readonly start: number
  readonly end: number
}
