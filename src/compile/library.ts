import { yearOf } from '../law/day.ts'
import { countryOf, type Jurisdiction } from '../law/jurisdiction.ts'
import { foldName, yearOfTitle } from '../law/name.ts'
import type { SourceRecord } from '../sources/record.ts'
import type { Library, LibraryEntry } from '../supersession/relations/library.ts'

/** A record with the instrument that it became part of. */
export interface LibrarySource {
  readonly record: SourceRecord
  readonly instrument: { readonly jurisdiction: Jurisdiction; readonly identifier: string }
}

const numberIn = (documentNumber: string | null): string | null => /(?:^|\D)(\d+) of \d{4}$/.exec(documentNumber ?? '')?.[1] ?? null

const libraryEntry = ({ record, instrument }: LibrarySource): LibraryEntry => ({
  path: record.path,
  jurisdiction: record.jurisdiction,
  identifier: instrument.identifier,
  title: record.title,
  year: yearOfTitle(record.title) ?? (record.madeOn ? yearOf(record.madeOn) : null),
  documentNumber: record.documentNumber,
  issuer: record.issuer,
  madeOn: record.madeOn,
  on: record.on,
  history: record.history,
  instrument: `${instrument.jurisdiction}/${instrument.identifier}`,
})

/** Indexes every file of a collection by the names under which other texts cite it. */
export function createLibrary(sources: readonly LibrarySource[]): Library {
  const byNumber = new Map<string, LibraryEntry[]>()
  const byTitle = new Map<string, LibraryEntry[]>()
  const byDocumentNumber = new Map<string, LibraryEntry[]>()
  const add = (index: Map<string, LibraryEntry[]>, key: string, entry: LibraryEntry): void => {
    const entries = index.get(key)
    if (entries) {
      if (!entries.includes(entry)) entries.push(entry)
    } else index.set(key, [entry])
  }
  for (const source of sources) {
    const entry = libraryEntry(source)
    const { record } = source
    for (const title of [record.title, ...record.aliases, ...Object.values(record.titles)])
      add(byTitle, `${entry.jurisdiction} ${foldName(title)}`, entry)
    const number = numberIn(entry.documentNumber)
    const year = record.documentNumber && /(\d{4})$/.exec(record.documentNumber)?.[1]
    if (number && year) add(byNumber, `${countryOf(entry.jurisdiction)} ${year} ${number}`, entry)
    if (entry.documentNumber) add(byDocumentNumber, foldName(entry.documentNumber), entry)
  }
  return {
    byNumber: (jurisdiction, year, number) => byNumber.get(`${countryOf(jurisdiction)} ${year} ${number}`) ?? [],
    byTitle(jurisdiction, title) {
      const fold = foldName(title)
      const own = byTitle.get(`${jurisdiction} ${fold}`) ?? []
      const above = countryOf(jurisdiction)
      return own.length > 0 || above === jurisdiction ? own : (byTitle.get(`${above} ${fold}`) ?? [])
    },
    byDocumentNumber: (documentNumber) => byDocumentNumber.get(foldName(documentNumber)) ?? [],
  }
}
