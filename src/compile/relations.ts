import type { DatabaseSync } from 'node:sqlite'
import type { Day } from '../law/day.ts'
import type { ExpressionKind, InstrumentKey } from '../law/instrument.ts'
import type { Relation } from '../law/relation.ts'
import { foldName } from '../law/name.ts'
import type { SourceRecord } from '../sources/record.ts'
import type { Scan } from '../sources/scan/provisions.ts'
import type { GraphInstrument } from '../supersession/flags/graph.ts'
import { detectFlags } from '../supersession/flags/list.ts'
import { readers } from '../supersession/relations/list.ts'
import type { Library } from '../supersession/relations/library.ts'
import { piecesOf, type FoundRelation, type ReadableText } from '../supersession/relations/reading.ts'
import { createLibrary, type LibrarySource } from './library.ts'

/** A text as the readers of relations see it. */
function readable(record: SourceRecord, text: string, provisions: Scan['provisions']): ReadableText {
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

interface StoredText {
  readonly id: number
  readonly path: string
  readonly commit: string | null
  readonly current: boolean
  readonly record: SourceRecord
  readonly instrument: LibrarySource['instrument']
}

/** Every text of the register, oldest first, with the instrument that it belongs to. */
function storedTexts(db: DatabaseSync): StoredText[] {
  const rows = db
    .prepare(
      `SELECT t.id, t.path, t.commit_id, t.current, t.record, i.jurisdiction, i.identifier
       FROM (
         SELECT e.instrument_id, et.text_id, e.on_day FROM expression e JOIN expression_text et ON et.expression_id = e.id
         UNION ALL SELECT instrument_id, text_id, NULL FROM beside_text
       ) AS held JOIN instrument i ON i.id = held.instrument_id JOIN text t ON t.id = held.text_id
       WHERE i.deleted_on IS NULL ORDER BY t.path, t.current, held.on_day, t.id`,
    )
    .all()
  return rows.map((row) => ({
    id: Number(row['id']),
    path: String(row['path']),
    commit: row['commit_id'] as string | null,
    current: row['current'] === 1,
    record: JSON.parse(String(row['record'])) as SourceRecord,
    instrument: { jurisdiction: row['jurisdiction'], identifier: row['identifier'] } as LibrarySource['instrument'],
  }))
}

/** Relations whose targets were looked up, one for each file, target, kind and extent, from the latest text that holds it. */
function resolveRelations(db: DatabaseSync): Relation[] {
  const texts = storedTexts(db)
  const library = createLibrary(texts.filter(({ current }) => current))
  const found = new Map<number, FoundRelation[]>()
  for (const row of db.prepare('SELECT text_id, found FROM found_relation').all())
    found.set(Number(row['text_id']), JSON.parse(String(row['found'])) as FoundRelation[])
  const holds = db.prepare('SELECT 1 FROM provision WHERE text_id = ? AND eid = ?')
  const relations: Relation[] = []
  for (const versions of Map.groupBy(texts, ({ path }) => path).values()) {
    const latest = new Map<string, { relation: Relation; operative: string; at: number }>()
    for (const [at, text] of versions.entries())
      for (const each of settled(text, found.get(text.id) ?? [], library)) {
        const relation = resolved(text, each, versions, library)
        if (relation) latest.set(keyOf(relation), { relation, operative: each.operative, at })
      }
    for (const { relation, operative, at } of latest.values())
      if (versions.slice(at + 1).every((later) => holds.get(later.id, operative) !== undefined)) relations.push(relation)
  }
  return relations
}

/** What a text was found to say, as its language settles it with the collection at hand. */
function settled(text: StoredText, found: readonly FoundRelation[], library: Library): readonly FoundRelation[] {
  const settle = readers[text.record.language]?.settle
  return settle && found.length > 0 ? settle(readable(text.record, '', []), found, library) : found
}

const keyOf = ({ kind, extent, target }: Relation): string =>
  JSON.stringify([
    kind,
    extent,
    target?.held
      ? [target.held.jurisdiction, target.held.identifier, target.held.path]
      : target && [foldName(target.title), target.year, target.number],
  ])

function resolved(text: StoredText, found: FoundRelation, versions: readonly StoredText[], library: Library): Relation | undefined {
  const reader = readers[text.record.language]
  if (!reader) return undefined
  const { target } = found
  const looked = target ? reader.resolve(readable(text.record, '', []), found, library) : null
  const held =
    found.kind === 'expiry'
      ? { ...text.instrument, path: text.path }
      : looked?.entry
        ? { jurisdiction: looked.entry.jurisdiction, identifier: looked.entry.identifier, path: looked.entry.path }
        : null
  const pieces = piecesOf(found).map((piece) => ({ ...piece, partEIds: piece.parts === null ? [] : reader.partsOf(piece.parts) }))
  return {
    source: { ...text.instrument, path: text.path },
    expression: { on: text.record.on, language: text.record.language, commit: text.commit },
    current: text === versions.at(-1) && text.current,
    provision: found.provision,
    operative: found.operative,
    kind: found.kind,
    extent: found.extent,
    parts: found.parts,
    partEIds: [...new Set(pieces.flatMap(({ partEIds }) => partEIds))],
    pieces,
    exceptions: found.exceptions,
    target:
      found.kind === 'expiry'
        ? { title: text.record.title, year: null, number: text.record.documentNumber, held }
        : target && { title: target.title, year: target.year, number: target.number, held },
    why: target && !held ? (looked?.why ?? 'not-held') : null,
    quote: found.quote,
    start: found.start,
    end: found.end,
    effectiveOn: found.effectiveOn,
    certainty: found.certainty,
    origin: 'detected',
  }
}

/** Looks up every target anew and stores relations and flags. Gives back how many there are. */
export function writeRelations(db: DatabaseSync): { relations: number; flags: number } {
  const relations = resolveRelations(db)
  const instruments = graphInstruments(db)
  const find = ({ jurisdiction, identifier }: InstrumentKey): GraphNode | undefined => instruments.get(`${jurisdiction}/${identifier}`)
  const flags = detectFlags({ relations, instrument: find })
  db.exec('DELETE FROM relation; DELETE FROM flag')
  const insertRelation = db.prepare('INSERT INTO relation (source_id, target_id, source_path, kind, body) VALUES (?, ?, ?, ?, ?)')
  for (const relation of relations) {
    const source = find(relation.source)
    if (source)
      insertRelation.run(
        source.id,
        (relation.target?.held && find(relation.target.held)?.id) ?? null,
        relation.source.path,
        relation.kind,
        JSON.stringify(relation),
      )
  }
  const insertFlag = db.prepare(
    'INSERT INTO flag (id, detector, target_id, target_eid, source_id, published_on, effective_on, closed, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  for (const flag of flags) {
    const [target, source] = [find(flag.target), find(flag.source)]
    if (target && source)
      insertFlag.run(
        flag.id,
        flag.detector,
        target.id,
        flag.target.eId,
        source.id,
        flag.publishedOn,
        flag.effectiveOn,
        flag.closed,
        JSON.stringify(flag),
      )
  }
  return { relations: relations.length, flags: flags.length }
}

interface GraphNode extends GraphInstrument {
  readonly id: number
}

function graphInstruments(db: DatabaseSync): Map<string, GraphNode> {
  const has = db.prepare(
    'SELECT 1 FROM expression e JOIN expression_text et ON et.expression_id = e.id JOIN provision p ON p.text_id = et.text_id AND p.eid = ? WHERE e.instrument_id = ? AND e.latest = 1',
  )
  const rows = db
    .prepare(
      `SELECT i.id, i.jurisdiction, i.identifier, i.published_on, max(e.on_day) AS on_day, e.kind
       FROM instrument i JOIN expression e ON e.instrument_id = i.id AND e.latest = 1 WHERE i.deleted_on IS NULL GROUP BY i.id`,
    )
    .all()
  return new Map(
    rows.map((row) => {
      const id = Number(row['id'])
      const key = { jurisdiction: row['jurisdiction'], identifier: row['identifier'] } as InstrumentKey
      const node: GraphNode = {
        id,
        ...key,
        publishedOn: row['published_on'] as Day | null,
        textOn: row['on_day'] as Day | null,
        textKind: row['kind'] as ExpressionKind,
        has: (eId) => has.get(eId, id) !== undefined,
      }
      return [`${key.jurisdiction}/${key.identifier}`, node]
    }),
  )
}
