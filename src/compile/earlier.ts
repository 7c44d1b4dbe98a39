import type { DatabaseSync } from 'node:sqlite'
import type { Day } from '../law/day.ts'
import type { Problem } from '../law/problem.ts'
import type { SourceRecord } from '../sources/record.ts'
import { parse } from './reading.ts'
import { nothingEarlier, type Earlier, type FileState, type Version } from './versions.ts'

/** What an earlier build saw of the folders. */
export type State = Pick<Earlier, 'files' | 'heads' | 'problems'>

export function readState(db: DatabaseSync): State {
  const files = db
    .prepare('SELECT path, size, modified_at, digest, skipped FROM source_file')
    .all()
    .map((row): FileState => ({
      path: String(row['path']),
      size: Number(row['size']),
      modifiedAt: Number(row['modified_at']),
      digest: String(row['digest']),
      skipped: row['skipped'] === 1,
    }))
  const heads = JSON.parse(String(db.prepare("SELECT value FROM meta WHERE key = 'heads'").get()?.['value'] ?? '[]')) as [
    string,
    string | null,
  ][]
  return { files: new Map(files.map((file) => [file.path, file])), heads: new Map(heads), problems: readProblems(db) }
}

/** Reads what an earlier build left in a register. */
export function readEarlier(db: DatabaseSync): Earlier {
  const versions = db
    .prepare('SELECT id, path, commit_id, recorded_on, current, carried, deleted_on, digest, record FROM text ORDER BY id')
    .all()
    .map((row): Version => ({
      textId: Number(row['id']),
      path: String(row['path']),
      commit: row['commit_id'] as string | null,
      recordedOn: row['recorded_on'] as Day | null,
      current: row['current'] === 1,
      carried: row['carried'] === 1,
      deletedOn: row['deleted_on'] as Day | 'unknown' | null,
      formerPaths: [],
      digest: String(row['digest']),
      record: JSON.parse(String(row['record'])) as SourceRecord,
    }))
  return {
    ...nothingEarlier,
    ...readState(db),
    versions: Map.groupBy(versions, ({ path }) => path),
    nextTextId: (versions.at(-1)?.textId ?? 0) + 1,
  }
}

/** Problems of files by their path, but for those of identity, which are found anew each time. */
function readProblems(db: DatabaseSync): Map<string, Problem[]> {
  const rows = db.prepare("SELECT path, line, code, message, mend FROM problem WHERE code <> 'duplicate-identifier' ORDER BY rowid").all()
  return Map.groupBy(
    rows.map((row) => ({ ...row }) as unknown as Problem),
    ({ path }) => path,
  )
}

/**
 * What a register made by another compiler is still needed for: texts that no file holds any more. They are read anew, and
 * everything else comes from the folders.
 */
export function readCarried(db: DatabaseSync): Earlier {
  const earlier = readEarlier(db)
  const versions = new Map<string, Version[]>()
  for (const [path, all] of earlier.versions) {
    const carried = all
      .filter((version) => version.current || version.carried)
      .flatMap((version) => {
        const parsed = parse({ path, collection: version.record.collection, text: storedText(db, version.textId) })
        return parsed.kind === 'record' ? [{ ...version, record: parsed.reading.record }] : []
      })
    if (carried.length > 0) versions.set(path, carried)
  }
  return { ...nothingEarlier, versions, nextTextId: earlier.nextTextId }
}

/** A file as the register holds it: what stands before its provisions, and they. */
export function storedText(db: DatabaseSync, textId: number): string {
  const rows = db
    .prepare(
      'SELECT head AS piece, -1 AS ordinal FROM text WHERE id = ? UNION ALL SELECT text, ordinal FROM provision WHERE text_id = ? ORDER BY ordinal',
    )
    .all(textId, textId)
  return rows.map((row) => String(row['piece'])).join('')
}
