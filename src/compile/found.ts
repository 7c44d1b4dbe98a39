import type { SourceRecord } from '../sources/record.ts'
import type { Scan } from '../sources/scan/provisions.ts'
import { readers } from '../supersession/relations/list.ts'
import type { FoundCitation } from '../supersession/relations/citing.ts'
import type { FoundRelation, NamedTarget, ReadableText } from '../supersession/relations/reading.ts'

/** A text as the readers of relations see it. */
export function readable(record: SourceRecord, text = '', provisions: Scan['provisions'] = []): ReadableText {
  const start = record.commencements.find(({ basis }) => basis === 'declared') ?? record.commencements[0]
  return {
    path: record.path,
    jurisdiction: record.jurisdiction,
    language: record.language,
    title: record.title,
    documentNumber: record.documentNumber,
    issuer: record.issuer,
    madeOn: record.madeOn,
    publishedOn: record.publishedOn,
    on: record.on,
    commencesOn: start?.on ?? null,
    commencementLeftOpen: record.commencements.some(({ on }) => on === null),
    text,
    provisions,
  }
}

/** Citations of a text as they are kept: each target once, each place a short list. */
export interface CompactCitations {
  readonly targets: readonly NamedTarget[]
  readonly places: readonly (readonly [
    target: number,
    /** Joined by spaces. */
    eIds: string,
    use: string,
    provision: string,
    start: number,
    end: number,
  ])[]
}

/** What a text says of other texts, before anything is looked up. */
export interface FoundText {
  readonly found: FoundRelation[]
  /** null where the text cites nothing, or is not one whose citations are wanted. */
  readonly citations: CompactCitations | null
  /** It does nothing but amend or repeal others. */
  readonly onlyAmends: boolean
  readonly faults: number
}

/**
 * Reads a text. A quote that is not found at its place is dropped: a fault of ours, which the build reports. `newest`: the text is what
 * its file now holds, so that its citations are wanted.
 */
export function readRelations(record: SourceRecord, text: string, provisions: Scan['provisions'], newest = true): FoundText {
  const reader = readers[record.language]
  if (!reader) return { found: [], citations: null, onlyAmends: false, faults: 0 }
  const opened = readable(record, text, provisions)
  const all = reader.read(opened)
  const found = all.filter(({ start, end, quote }) => quote !== '' && text.slice(start, end) === quote)
  const citations = newest ? compact(reader.cite(opened, found)) : null
  return { found, citations, onlyAmends: newest && reader.onlyAmends(opened), faults: all.length - found.length }
}

function compact(citations: readonly FoundCitation[]): CompactCitations | null {
  if (citations.length === 0) return null
  const targets = new Map<NamedTarget, number>()
  const indexOf = (target: NamedTarget): number => {
    const known = targets.get(target) ?? targets.size
    targets.set(target, known)
    return known
  }
  const places = citations.map(
    ({ target, eIds, use, provision, start, end }) => [indexOf(target), eIds.join(' '), use, provision, start, end] as const,
  )
  return { targets: [...targets.keys()], places }
}
