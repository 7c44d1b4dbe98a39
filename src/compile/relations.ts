import type { DatabaseSync } from 'node:sqlite'
import type { InstrumentKey } from '../law/instrument.ts'
import type { Flag } from '../law/flag.ts'
import type { Relation } from '../law/relation.ts'
import type { PlannedInstrument } from '../sources/identity.ts'
import type { GraphInstrument } from '../supersession/flags/graph.ts'
import { detectFlags } from '../supersession/flags/list.ts'
import type { FoundRelation } from '../supersession/relations/reading.ts'
import { createLibrary, type IndexedLibrary } from './library.ts'
import { relationsOf, type RelatedText, type Texts } from './resolve.ts'
import type { Version } from './versions.ts'

/** The relations of one file, and all that they were made of. */
interface Related {
  readonly texts: readonly RelatedText[]
  /** The keys that were looked up in the library. */
  readonly asked: ReadonlySet<string>
  readonly relations: readonly Relation[]
}

interface Node extends GraphInstrument {
  readonly id: number
  readonly plan: PlannedInstrument
}

/** What the relations and flags of a register were made of, so that the next build makes only those anew that may differ. */
export interface Relations {
  readonly library: IndexedLibrary
  readonly files: ReadonlyMap<string, Related>
  readonly nodes: ReadonlyMap<string, Node>
  readonly relationRows: ReadonlyMap<Relation, number>
  /** Bodies as they are stored, by the flags' ids. */
  readonly flagBodies: ReadonlyMap<string, string>
}

const nameOf = ({ jurisdiction, identifier }: InstrumentKey): string => `${jurisdiction}/${identifier}`

/** The texts of the instruments that stand, by their files' paths, oldest first. */
function textsByPath(plans: readonly PlannedInstrument[], versions: ReadonlyMap<number, Version>): Map<string, RelatedText[]> {
  const texts: { text: RelatedText; on: string }[] = []
  for (const { instrument, expressions, besideTexts } of plans) {
    if (instrument.deletedOn !== null) continue
    const key = { jurisdiction: instrument.jurisdiction, identifier: instrument.identifier }
    const add = (textId: number, on: string | null): void => {
      const version = versions.get(textId)
      if (version) texts.push({ text: { version, instrument: key }, on: on ?? '' })
    }
    for (const { texts: ids, on } of expressions) for (const id of ids) add(id, on)
    for (const id of besideTexts) add(id, null)
  }
  texts.sort(
    ({ text: { version: a }, on: onA }, { text: { version: b }, on: onB }) =>
      compare(a.path, b.path) || Number(a.current) - Number(b.current) || compare(onA, onB) || a.textId - b.textId,
  )
  return Map.groupBy(
    texts.map(({ text }) => text),
    ({ version }) => version.path,
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const areSame = (one: readonly RelatedText[], other: readonly RelatedText[]): boolean =>
  one.length === other.length &&
  one.every(({ version, instrument }, index) => {
    const twin = other[index]
    return twin?.version === version && nameOf(twin.instrument) === nameOf(instrument)
  })

function registerTexts(db: DatabaseSync): Texts {
  const found = db.prepare('SELECT found FROM found_relation WHERE text_id = ?')
  const has = db.prepare('SELECT 1 FROM provision WHERE text_id = ? AND eid = ?')
  return {
    found(textId) {
      const row = found.get(textId)
      return row ? (JSON.parse(String(row['found'])) as FoundRelation[]) : []
    },
    has: (textId, eId) => has.get(textId, eId) !== undefined,
  }
}

function nodesOf(
  db: DatabaseSync,
  plans: readonly PlannedInstrument[],
  before: ReadonlyMap<string, Node> | undefined,
  rewritten: ReadonlySet<number>,
): Map<string, Node> {
  const ids = new Map(
    db
      .prepare('SELECT id, jurisdiction, identifier FROM instrument')
      .all()
      .map((row) => [`${String(row['jurisdiction'])}/${String(row['identifier'])}`, Number(row['id'])]),
  )
  const eIdsOf = db.prepare('SELECT eid FROM provision WHERE text_id = ?')
  const nodes = new Map<string, Node>()
  for (const plan of plans) {
    const { instrument, expressions } = plan
    const name = nameOf(instrument)
    const id = ids.get(name)
    const latest = expressions.filter((expression) => expression.latest)
    if (id === undefined || instrument.deletedOn !== null) continue
    const known = before?.get(name)
    const texts = latest.flatMap((expression) => expression.texts)
    if (known?.plan === plan && known.id === id && !texts.some((text) => rewritten.has(text))) {
      nodes.set(name, known)
      continue
    }
    const newest = latest.toSorted((a, b) => compare(a.on ?? '', b.on ?? '')).at(-1)
    let eIds: Set<string> | undefined
    nodes.set(name, {
      id,
      plan,
      jurisdiction: instrument.jurisdiction,
      identifier: instrument.identifier,
      publishedOn: instrument.publishedOn,
      textOn: newest?.on ?? null,
      textKind: newest?.kind ?? 'as-made',
      has(eId) {
        eIds ??= new Set(texts.flatMap((text) => eIdsOf.all(text).map((row) => String(row['eid']))))
        return eIds.has(eId)
      },
    })
  }
  return nodes
}

/**
 * Brings relations and flags in line with the texts. `before`: what this process remembers of the register as it was; without it all are
 * made anew. `rewritten`: texts that were stored anew.
 */
export function writeRelations(
  db: DatabaseSync,
  plans: readonly PlannedInstrument[],
  versions: ReadonlyMap<number, Version>,
  rewritten: ReadonlySet<number>,
  before: Relations | null,
): Relations {
  const paths = textsByPath(plans, versions)
  const library = createLibrary(
    [...paths.values()].flat().flatMap(({ version, instrument }) => (version.current ? [{ record: version.record, instrument }] : [])),
  )
  const changedKeys = before ? library.changedKeys(before.library) : new Set<string>()
  const register = registerTexts(db)
  const files = new Map<string, Related>()
  for (const [path, texts] of paths) {
    const known = before?.files.get(path)
    if (
      known &&
      areSame(known.texts, texts) &&
      !texts.some(({ version }) => rewritten.has(version.textId)) &&
      ![...changedKeys].some((key) => known.asked.has(key))
    ) {
      files.set(path, known)
      continue
    }
    const asked = new Set<string>()
    files.set(path, { texts, asked, relations: relationsOf(texts, library.noting(asked), register) })
  }
  const relations = [...files.values()].flatMap((file) => file.relations)
  const nodes = nodesOf(db, plans, before?.nodes, rewritten)
  const find = (key: InstrumentKey): Node | undefined => nodes.get(nameOf(key))
  const flags = detectFlags({ relations, instrument: find })
  return {
    library,
    files,
    nodes,
    relationRows: storeRelations(db, relations, find, before?.relationRows),
    flagBodies: storeFlags(db, flags, find, before?.flagBodies),
  }
}

function storeRelations(
  db: DatabaseSync,
  relations: readonly Relation[],
  find: (key: InstrumentKey) => Node | undefined,
  before: ReadonlyMap<Relation, number> | undefined,
): Map<Relation, number> {
  const rows = new Map<Relation, number>()
  const insert = db.prepare('INSERT INTO relation (source_id, target_id, source_path, kind, body) VALUES (?, ?, ?, ?, ?)')
  const due: Relation[] = []
  for (const relation of relations) {
    const row = before?.get(relation)
    if (row === undefined) due.push(relation)
    else rows.set(relation, row)
  }
  if (!before) db.exec('DELETE FROM relation')
  else {
    const remove = db.prepare('DELETE FROM relation WHERE id = ?')
    for (const [relation, row] of before) if (!rows.has(relation)) remove.run(row)
  }
  for (const relation of due) {
    const source = find(relation.source)
    if (!source) continue
    const target = relation.target?.held ? find(relation.target.held) : undefined
    const { lastInsertRowid } = insert.run(source.id, target?.id ?? null, relation.source.path, relation.kind, JSON.stringify(relation))
    rows.set(relation, Number(lastInsertRowid))
  }
  return rows
}

function storeFlags(
  db: DatabaseSync,
  flags: readonly Flag[],
  find: (key: InstrumentKey) => Node | undefined,
  before: ReadonlyMap<string, string> | undefined,
): Map<string, string> {
  const bodies = new Map<string, string>()
  const insert = db.prepare(
    'INSERT OR REPLACE INTO flag (id, detector, target_id, target_eid, source_id, published_on, effective_on, closed, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  if (!before) db.exec('DELETE FROM flag')
  for (const flag of flags) {
    const [target, source] = [find(flag.target), find(flag.source)]
    if (!target || !source) continue
    const { id, detector, publishedOn, effectiveOn, closed } = flag
    const body = JSON.stringify(flag)
    bodies.set(id, body)
    if (before?.get(id) !== body) insert.run(id, detector, target.id, flag.target.eId, source.id, publishedOn, effectiveOn, closed, body)
  }
  if (before) {
    const remove = db.prepare('DELETE FROM flag WHERE id = ?')
    for (const id of before.keys()) if (!bodies.has(id)) remove.run(id)
  }
  return bodies
}
