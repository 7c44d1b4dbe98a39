import type { DatabaseSync } from 'node:sqlite'
import type { Problem } from '../law/problem.ts'
import type { Identification } from '../sources/identity.ts'
import type { Input } from './inputs.ts'
import { openInstruments, type HeldInstrument } from './instruments.ts'
import type { Readers } from './readers.ts'
import { writeRelations, type Relations } from './relations.ts'
import type { BuildOptions } from './report.ts'
import { cutWanted, problemsOf, textWriter } from './texts.ts'
import type { FileState, Gathered, Version } from './versions.ts'
import type { Holding, WantedText } from './wanted.ts'

/** What a build found, and which of the texts it wants the register lacks (`missing`). */
export interface Work {
  readonly inputs: readonly Input[]
  readonly readers: Readers
  readonly gathered: Gathered
  readonly plan: Identification
  readonly wanted: readonly WantedText[]
  readonly missing: readonly WantedText[]
  readonly meta: Readonly<Record<string, string>>
  /** The register that texts may be taken from. */
  readonly earlier: DatabaseSync | null
}

/** What the database holds already, where it is changed rather than filled. */
export interface Held {
  readonly files: ReadonlyMap<string, FileState>
  readonly holdings: ReadonlyMap<number, Holding>
  readonly versions: ReadonlyMap<number, Version>
  readonly instruments: ReadonlyMap<string, HeldInstrument>
  /** null where this process did not make them. */
  readonly relations: Relations | null
}

/** Writes all that differs from what the database holds. Throws BuildError. */
export async function write(
  db: DatabaseSync,
  held: Held | null,
  { inputs, readers, gathered, plan, wanted, missing, meta, earlier }: Work,
  onProgress: NonNullable<BuildOptions['onProgress']>,
): Promise<Pick<Held, 'instruments' | 'relations'>> {
  const writer = textWriter(db)
  const kept = new Set(wanted.map(({ version }) => version.textId))
  const again = new Set(missing.map(({ version }) => version.textId))
  for (const textId of held?.holdings.keys() ?? []) if (!kept.has(textId) || again.has(textId)) writer.remove(textId)
  if (held)
    updateTexts(
      db,
      held,
      wanted.filter(({ version }) => !again.has(version.textId)),
    )
  const instruments = openInstruments(db, held?.instruments ?? new Map(), plan.instruments, again)
  const scanned: Problem[] = []
  let done = 0
  for await (const { text, cut } of cutWanted(missing, inputs, earlier, readers)) {
    writer.write(text, cut)
    instruments.stored(text.version.textId)
    scanned.push(...problemsOf(text, cut))
    onProgress({ stage: 'indexing', done: (done += 1), total: missing.length })
  }
  instruments.finish()
  const versions = new Map(wanted.map(({ version }) => [version.textId, version]))
  const relations = writeRelations(db, plan.instruments, instruments.all, versions, again, held?.relations ?? null)
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
  writeFiles(db, held?.files ?? new Map(), gathered)
  const setMeta = db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
  for (const [key, value] of Object.entries(meta)) setMeta.run(key, value)
  return { instruments: instruments.all, relations }
}

/** Writes what is new of texts that the database holds as they are wanted. */
function updateTexts(db: DatabaseSync, { versions, holdings }: Held, texts: readonly WantedText[]): void {
  const update = db.prepare('UPDATE text SET commit_id = ?, recorded_on = ?, current = ?, carried = ?, deleted_on = ? WHERE id = ?')
  const unindex = db.prepare('DELETE FROM provision_words WHERE rowid IN (SELECT id FROM provision WHERE text_id = ?)')
  for (const { version, searched } of texts) {
    const { textId, commit, recordedOn, current, carried, deletedOn } = version
    if (versions.get(textId) !== version) update.run(commit, recordedOn, Number(current), Number(carried), deletedOn, textId)
    if (!searched && holdings.get(textId)?.searched) unindex.run(textId)
  }
}

/** Remembers size and time of each file, so that the next build need not read those that stay. */
export function writeFiles(db: DatabaseSync, before: ReadonlyMap<string, FileState>, { files }: Gathered): void {
  const insert = db.prepare('INSERT OR REPLACE INTO source_file (path, size, modified_at, digest, skipped) VALUES (?, ?, ?, ?, ?)')
  const remove = db.prepare('DELETE FROM source_file WHERE path = ?')
  const paths = new Set(files.map(({ path }) => path))
  for (const path of before.keys()) if (!paths.has(path)) remove.run(path)
  for (const file of files)
    if (before.get(file.path) !== file) insert.run(file.path, file.size, file.modifiedAt, file.digest, Number(file.skipped))
}

/** Problems in the order of paths and lines. */
export const sorted = (...lists: readonly (readonly Problem[])[]): Problem[] =>
  lists.flat().toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line))
