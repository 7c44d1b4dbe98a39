import type { DatabaseSync } from 'node:sqlite'
import type { InstrumentKey } from '../law/instrument.ts'
import { nameOf, type GraphCitation } from '../supersession/flags/graph.ts'
import type { LibraryEntry } from '../supersession/relations/library.ts'
import { readers } from '../supersession/relations/list.ts'
import type { NamedTarget } from '../supersession/relations/reading.ts'
import { readable, type CompactCitations } from './found.ts'
import type { IndexedLibrary } from './library.ts'
import type { RelatedText } from './resolve.ts'

/** What a cited name leads to, and the keys of the library that say so. */
interface CitedName {
  readonly entry: LibraryEntry | null
  readonly asked: ReadonlySet<string>
}

/** Names that texts cite, each looked up once, whoever cites it. */
export interface CitedNames {
  /** The file that a name means in a text, and the key under which that is remembered. */
  look(text: RelatedText, target: NamedTarget): { readonly key: string; readonly entry: LibraryEntry | null }
  readonly known: ReadonlyMap<string, CitedName>
  /** Keys that an earlier build knew and whose answer may be another now. */
  readonly stale: ReadonlySet<string>
}

/** `before`: what an earlier build looked up; `changed`: keys under which the library answers otherwise since. */
export function citedNames(library: IndexedLibrary, before: CitedNames | undefined, changed: ReadonlySet<string>): CitedNames {
  const known = new Map<string, CitedName>()
  const stale = new Set<string>()
  const keys = [...changed]
  for (const [key, name] of before?.known ?? [])
    if (keys.some((each) => name.asked.has(each))) stale.add(key)
    else known.set(key, name)
  return {
    known,
    stale,
    look({ version: { record } }, target) {
      const key = JSON.stringify([record.language, record.jurisdiction, target, target.title.startsWith('关于') ? record.issuer : null])
      let name = known.get(key)
      if (!name) {
        const asked = new Set<string>()
        // A text's own name is taken out later, so that the answer is the same for all.
        const entry = readers[record.language]?.cited({ ...readable(record), path: '' }, target, library.noting(asked)) ?? null
        known.set(key, (name = { entry, asked }))
      }
      return { key, entry: name.entry }
    },
  }
}

/** An instrument as citations are stored with it. */
export interface CitingNode extends InstrumentKey {
  readonly id: number
  has(eId: string): boolean
}

/** What the newest text of one file cites, and all that this was made of. */
export interface Citing {
  readonly textId: number
  readonly names: ReadonlySet<string>
  readonly targets: ReadonlySet<string>
  readonly rows: readonly Row[]
  /** Those that rely on law that the collection holds, by instrument. */
  readonly relying: readonly (readonly [target: string, citation: GraphCitation])[]
}

type Row = readonly [
  sourceId: number,
  textId: number,
  eId: string,
  start: number,
  end: number,
  targetId: number,
  targetEId: string | null,
  use: string,
]

/** Looks up what a text cites. `quote` reads the words of a provision of it. */
export function citing(
  text: RelatedText,
  { targets: named, places }: CompactCitations,
  names: CitedNames,
  find: (key: string) => CitingNode | undefined,
  quote: (textId: number, eId: string, start: number, end: number) => string,
): Citing {
  const { textId, path, record } = text.version
  const source = find(nameOf(text.instrument))
  const looked = named.map((target) => names.look(text, target))
  const rows: Row[] = []
  const relying: (readonly [string, GraphCitation])[] = []
  const targets = new Set<string>()
  for (const [index, eIds, use, provision, start, end] of source ? places : []) {
    const entry = looked[index]?.entry
    const target = entry ? find(entry.instrument) : undefined
    if (!source || !entry || !target || target === source) continue
    targets.add(entry.instrument)
    const held = eIds.split(' ').flatMap((eId) => [eId, eId.replace(/__.*$/, '')].find((each) => target.has(each)) ?? [])
    for (const eId of held.length > 0 ? new Set(held) : [null]) rows.push([source.id, textId, provision, start, end, target.id, eId, use])
    if (use === 'law') {
      const place = { source: { ...text.instrument, path }, expressionOn: record.on, provision, start, end }
      let words: string | undefined
      relying.push([entry.instrument, { ...place, quote: () => (words ??= quote(textId, provision, start, end)) }])
    }
  }
  return { textId, names: new Set(looked.map(({ key }) => key)), targets, rows, relying }
}

/** Stores citations: those of files that were looked at anew in place of those that were there. */
export function storeCitations(db: DatabaseSync, files: Iterable<Citing>, before: ReadonlySet<Citing> | undefined): Set<Citing> {
  const all = new Set(files)
  const insert = db.prepare(
    'INSERT INTO citation (source_id, text_id, eid, start_at, end_at, target_id, target_eid, use) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const sources = new Set<number>()
  if (before) {
    const remove = db.prepare('DELETE FROM citation WHERE source_id = ? AND text_id = ?')
    for (const file of before) {
      const [row] = file.rows
      if (!row || all.has(file)) continue
      remove.run(row[0], file.textId)
      sources.add(row[0])
    }
  } else db.exec('DELETE FROM citation')
  for (const file of all)
    if (!before?.has(file))
      for (const row of file.rows) {
        insert.run(...row)
        sources.add(row[0])
      }
  storeLines(db, before && sources)
  return all
}

/** Sums citations up, of the given sources or of all. */
function storeLines(db: DatabaseSync, sources: ReadonlySet<number> | undefined): void {
  const among = sources ? 'WHERE source_id IN (SELECT value FROM json_each(?))' : ''
  const values = sources ? [JSON.stringify([...sources])] : []
  db.prepare(`DELETE FROM citation_line ${among}`).run(...values)
  db.prepare(
    `INSERT INTO citation_line SELECT source_id, target_id, max(use = 'law'), count(*)
     FROM (SELECT DISTINCT source_id, target_id, eid, target_eid, use FROM citation ${among}) GROUP BY source_id, target_id`,
  ).run(...values)
}
