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

/** A library that can tell what differs from another one, and what was asked of it. */
export interface IndexedLibrary extends Library {
  /** The keys under which it answers otherwise than the other one. */
  changedKeys(before: IndexedLibrary): ReadonlySet<string>
  /** The same library, which notes each key that it is asked for. */
  noting(asked: Set<string>): Library
  readonly indexed: ReadonlySet<Indexed>
}

interface Indexed {
  readonly entry: LibraryEntry
  readonly keys: readonly string[]
}

const numberKey = (jurisdiction: Jurisdiction, year: number | string, number: string): string =>
  `number ${countryOf(jurisdiction)} ${year} ${number}`
const yearKey = (jurisdiction: Jurisdiction, year: number | string): string => `year ${countryOf(jurisdiction)} ${year}`
const titleKey = (jurisdiction: Jurisdiction, title: string): string => `title ${jurisdiction} ${foldName(title)}`
const documentNumberKey = (documentNumber: string): string => `document ${foldName(documentNumber)}`

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

function keysOf({ jurisdiction, documentNumber }: LibraryEntry, { title, aliases, titles }: SourceRecord): string[] {
  const keys = [title, ...aliases, ...Object.values(titles)].map((name) => titleKey(jurisdiction, name))
  const [, number, year] = /(?:^|\D)(\d+) of (\d{4})$/.exec(documentNumber ?? '') ?? []
  if (number !== undefined && year !== undefined) keys.push(numberKey(jurisdiction, year, number), yearKey(jurisdiction, year))
  if (documentNumber !== null) keys.push(documentNumberKey(documentNumber))
  return [...new Set(keys)]
}

/** Folding names takes time, and records stay the same objects from build to build. */
const remembered = new WeakMap<SourceRecord, Indexed>()

function indexOf(source: LibrarySource): Indexed {
  const known = remembered.get(source.record)
  if (known?.entry.instrument === `${source.instrument.jurisdiction}/${source.instrument.identifier}`) return known
  const entry = libraryEntry(source)
  const indexed = { entry, keys: keysOf(entry, source.record) }
  remembered.set(source.record, indexed)
  return indexed
}

const asJson = (indexed: Indexed): string => JSON.stringify(indexed)

/** Indexes every file of a collection by the names under which other texts cite it. */
export function createLibrary(sources: readonly LibrarySource[]): IndexedLibrary {
  const indexed = new Set(sources.map(indexOf))
  const entries = new Map<string, LibraryEntry[]>()
  for (const { entry, keys } of indexed)
    for (const key of keys) {
      const known = entries.get(key)
      if (known) known.push(entry)
      else entries.set(key, [entry])
    }
  const reading = (find: (key: string) => readonly LibraryEntry[]): Library => ({
    byNumber: (jurisdiction, year, number) => find(numberKey(jurisdiction, year, number)),
    byYear: (jurisdiction, year) => find(yearKey(jurisdiction, year)),
    byTitle(jurisdiction, title) {
      const own = find(titleKey(jurisdiction, title))
      const above = countryOf(jurisdiction)
      return own.length > 0 || above === jurisdiction ? own : find(titleKey(above, title))
    },
    byDocumentNumber: (documentNumber) => find(documentNumberKey(documentNumber)),
  })
  const find = (key: string): readonly LibraryEntry[] => entries.get(key) ?? []
  return {
    ...reading(find),
    indexed,
    changedKeys(before) {
      const gone = [...before.indexed].filter((each) => !indexed.has(each))
      const come = [...indexed].filter((each) => !before.indexed.has(each))
      // A text that changed is mostly called what it was called before.
      const [old, young] = [new Set(gone.map(asJson)), new Set(come.map(asJson))]
      const differing = [...gone.filter((each) => !young.has(asJson(each))), ...come.filter((each) => !old.has(asJson(each)))]
      return new Set(differing.flatMap(({ keys }) => keys))
    },
    noting: (asked) => reading((key) => find(asked.add(key) && key)),
  }
}
