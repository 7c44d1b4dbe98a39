import type { DatabaseSync } from 'node:sqlite'
import type { Problem } from '../law/problem.ts'
import type { Identification } from '../sources/identity.ts'
import { writeInstruments } from './instruments.ts'
import { writeRelations } from './relations.ts'
import type { BuildOptions } from './report.ts'
import { readTexts, textWriter, type TextWriter, type WantedText } from './texts.ts'
import type { Gathered } from './versions.ts'

/** What a build found, and which of the texts it wants the register lacks (`missing`). */
export interface Work {
  readonly gathered: Gathered
  readonly plan: Identification
  readonly wanted: readonly WantedText[]
  readonly missing: readonly WantedText[]
  readonly meta: Readonly<Record<string, string>>
}

/** Writes all that differs from what the database holds. `earlier` is the register that texts may be taken from; the same database, where it is changed in place. */
export function write(
  db: DatabaseSync,
  earlier: DatabaseSync | null,
  { gathered, plan, wanted, missing, meta }: Work,
  onProgress: NonNullable<BuildOptions['onProgress']>,
): void {
  const writer = textWriter(db)
  const kept = new Set(wanted.map(({ version }) => version.textId))
  const again = new Set(missing.map(({ version }) => version.textId))
  if (db === earlier)
    for (const row of db.prepare('SELECT id FROM text').all())
      if (!kept.has(Number(row['id'])) || again.has(Number(row['id']))) writer.remove(Number(row['id']))
  const update = db.prepare('UPDATE text SET commit_id = ?, recorded_on = ?, current = ?, carried = ?, deleted_on = ? WHERE id = ?')
  const unindex = db.prepare('DELETE FROM provision_words WHERE rowid IN (SELECT id FROM provision WHERE text_id = ?)')
  for (const { version, searched } of wanted) {
    if (again.has(version.textId)) continue
    update.run(version.commit, version.recordedOn, Number(version.current), Number(version.carried), version.deletedOn, version.textId)
    if (!searched) unindex.run(version.textId)
  }
  const scanned = writeTexts(writer, earlier, missing, onProgress)
  writeInstruments(db, plan.instruments, again)
  writeRelations(db)
  db.exec('DELETE FROM problem')
  const problem = db.prepare('INSERT INTO problem (path, line, code, message, mend) VALUES (?, ?, ?, ?, ?)')
  // What scanning found stands for as long as the text does that was scanned.
  const stillScanned = new Set(
    wanted.filter(({ version }) => version.current && !again.has(version.textId)).map(({ version }) => version.path),
  )
  const read = [...gathered.problems.values()]
    .flat()
    .filter((each) => stillScanned.has(each.path) || (each.code !== 'duplicate-number' && each.code !== 'too-large'))
  for (const { path, line, code, message, mend } of sorted(read, plan.problems, scanned)) problem.run(path, line, code, message, mend)
  keepTimes(db, gathered)
  const setMeta = db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
  for (const [key, value] of Object.entries(meta)) setMeta.run(key, value)
}

function writeTexts(
  writer: TextWriter,
  earlier: DatabaseSync | null,
  missing: readonly WantedText[],
  onProgress: BuildOptions['onProgress'],
): Problem[] {
  const problems: Problem[] = []
  let done = 0
  for (const { text, file } of readTexts(missing, earlier)) {
    problems.push(...writer.write(text, file))
    onProgress?.({ stage: 'indexing', done: (done += 1), total: missing.length })
  }
  return problems
}

/** Remembers size and time of each file, so that the next build need not read those that stay. */
export function keepTimes(db: DatabaseSync, { files }: Gathered): void {
  db.exec('DELETE FROM source_file')
  const insert = db.prepare('INSERT INTO source_file (path, size, modified_at, digest, skipped) VALUES (?, ?, ?, ?, ?)')
  for (const { path, size, modifiedAt, digest, skipped } of files) insert.run(path, size, modifiedAt, digest, Number(skipped))
}

/** Problems in the order of paths and lines. */
export const sorted = (...lists: readonly (readonly Problem[])[]): Problem[] =>
  lists.flat().toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line))
