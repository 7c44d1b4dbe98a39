import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { isGap, LONGEST_GAP } from '../law/provision.ts'
import type { FoundRelation } from '../supersession/relations/reading.ts'
import type { CompactCitations } from './found.ts'
import type { Texts } from './resolve.ts'

/** What the making of relations and flags reads of a register. What one build remembers asks it again in the next one. */
export interface Reads extends Texts {
  citations(textId: number): CompactCitations | null
  onlyAmends(textId: number): boolean
  eIds(textId: number): readonly string[]
  /** The provisions that editors emptied. */
  gaps(textId: number): readonly string[]
  /** What stands in a file before its first provision. */
  head(textId: number): string
  /** All of its provisions. */
  body(textId: number): string
  /** A slice of a file, within one of its provisions. */
  quote(textId: number, eId: string, start: number, end: number): string
  /** From now on, reads this database: each build opens its own. */
  from(db: DatabaseSync): void
}

const QUERIES = {
  found: 'SELECT found, citations, only_amends FROM found_relation WHERE text_id = ?',
  has: 'SELECT 1 FROM provision WHERE text_id = ? AND eid = ?',
  eIds: 'SELECT eid FROM provision WHERE text_id = ?',
  gaps: `SELECT eid, text FROM provision WHERE text_id = ? AND end_at - start_at < ${LONGEST_GAP} AND instr(text, '[…]') > 0`,
  head: 'SELECT head FROM text WHERE id = ?',
  body: "SELECT group_concat(text, '') AS body FROM (SELECT text FROM provision WHERE text_id = ? ORDER BY ordinal)",
  provision: 'SELECT start_at, text FROM provision WHERE text_id = ? AND eid = ?',
} as const

export function openReads(db: DatabaseSync): Reads {
  let statements = prepared(db)
  return {
    from(next) {
      statements = prepared(next)
    },
    found(textId) {
      const row = statements.found.get(textId)
      return row ? (JSON.parse(String(row['found'])) as FoundRelation[]) : []
    },
    citations(textId) {
      const kept = statements.found.get(textId)?.['citations']
      return kept == null ? null : (JSON.parse(String(kept)) as CompactCitations)
    },
    onlyAmends: (textId) => statements.found.get(textId)?.['only_amends'] === 1,
    has: (textId, eId) => statements.has.get(textId, eId) !== undefined,
    eIds: (textId) => statements.eIds.all(textId).map((row) => String(row['eid'])),
    gaps: (textId) => statements.gaps.all(textId).flatMap(({ eid, text }) => (isGap(String(text)) ? [String(eid)] : [])),
    head: (textId) => String(statements.head.get(textId)?.['head'] ?? ''),
    body: (textId) => String(statements.body.get(textId)?.['body'] ?? ''),
    quote(textId, eId, start, end) {
      const row = statements.provision.get(textId, eId)
      const from = Number(row?.['start_at'] ?? 0)
      return String(row?.['text'] ?? '').slice(start - from, end - from)
    },
  }
}

const prepared = (db: DatabaseSync): Record<keyof typeof QUERIES, StatementSync> => ({
  found: db.prepare(QUERIES.found),
  has: db.prepare(QUERIES.has),
  eIds: db.prepare(QUERIES.eIds),
  gaps: db.prepare(QUERIES.gaps),
  head: db.prepare(QUERIES.head),
  body: db.prepare(QUERIES.body),
  provision: db.prepare(QUERIES.provision),
})
