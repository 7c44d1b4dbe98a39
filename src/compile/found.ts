import type { SourceRecord } from '../sources/record.ts'
import type { Scan } from '../sources/scan/provisions.ts'
import { readers } from '../supersession/relations/list.ts'
import type { FoundRelation, ReadableText } from '../supersession/relations/reading.ts'

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

/** What a text says of other texts. A quote that is not found at its place is dropped: a fault of ours, which the build reports. */
export function readRelations(
  record: SourceRecord,
  text: string,
  provisions: Scan['provisions'],
): { found: FoundRelation[]; faults: number } {
  const all = readers[record.language]?.read(readable(record, text, provisions)) ?? []
  const found = all.filter(({ start, end, quote }) => quote !== '' && text.slice(start, end) === quote)
  return { found, faults: all.length - found.length }
}
