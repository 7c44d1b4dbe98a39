import type { DatabaseSync } from 'node:sqlite'
import type { Flag } from '../law/flag.ts'
import type { InstrumentKey } from '../law/instrument.ts'
import type { Relation } from '../law/relation.ts'
import type { Node } from './nodes.ts'

// Relations and flags in the register: only what differs from what is there is written.

export function storeRelations(
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

export interface FlagRow {
  readonly flag: Flag
  readonly body: string
  readonly targetId: number
  readonly sourceId: number
}

export function storeFlags(
  db: DatabaseSync,
  flags: readonly Flag[],
  find: (key: InstrumentKey) => Node | undefined,
  before: ReadonlyMap<string, FlagRow> | undefined,
): Map<string, FlagRow> {
  const rows = new Map<string, FlagRow>()
  const insert = db.prepare(
    'INSERT OR REPLACE INTO flag (id, detector, target_id, target_eid, source_id, published_on, effective_on, closed, extent, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  if (!before) db.exec('DELETE FROM flag')
  for (const flag of flags) {
    const { id, detector, publishedOn, effectiveOn, closed, extent } = flag
    const known = before?.get(id)
    // The same object is made only where both of its ends are what they were (flags/repeal.ts).
    if (known?.flag === flag) {
      rows.set(id, known)
      continue
    }
    const [target, source] = [find(flag.target), find(flag.source)]
    if (!target || !source) continue
    const body = JSON.stringify(flag)
    const row = { flag, body, targetId: target.id, sourceId: source.id }
    rows.set(id, row)
    if (known?.body !== body || known.targetId !== row.targetId || known.sourceId !== row.sourceId)
      insert.run(id, detector, target.id, flag.target.eId, source.id, publishedOn, effectiveOn, closed, extent, body)
  }
  if (before) {
    const remove = db.prepare('DELETE FROM flag WHERE id = ?')
    for (const id of before.keys()) if (!rows.has(id)) remove.run(id)
  }
  return rows
}
