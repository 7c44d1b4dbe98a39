import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Problem } from '../law/problem.ts'
import { NAMES_SCHEMA } from '../register/names-schema.ts'
import { SCHEMA, SCHEMA_VERSION } from '../register/schema.ts'
import { SEARCH_SCHEMA } from '../search/schema.ts'
import { identify, type Identification } from '../sources/identity.ts'
import { compilerDigest } from './compiler.ts'
import { openFolders } from './inputs.ts'
import { writeInstruments } from './instruments.ts'
import { withLock } from './lock.ts'
import { writeRelations } from './relations.ts'
import { BuildError, type BuildOptions, type BuildReport } from './report.ts'
import { cut, FileChanged, readTexts, textWriter, type WantedText } from './texts.ts'
import { gather, nothingEarlier, readCarried, readEarlier, type Gathered } from './versions.ts'

/** Past this share of changed texts a new file is faster than changing the old one. */
const MUCH = 0.2

/**
 * Compiles folders of Markdown into a register. Where a register of the same folders is there, only what changed is read, and
 * written in one transaction; otherwise a new file is made and takes the old one's place, so that readers never see half.
 * Throws BuildError; the register is then as it was before.
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const started = performance.now()
  const register = resolve(options.register)
  try {
    mkdirSync(dirname(register), { recursive: true })
    return withLock(register, () => steadily(() => compile({ ...options, register }, started)))
  } catch (error) {
    throw asBuildError(error, register)
  }
}

/** Reads folders as a build would and says what is wrong with their files. Throws BuildError. */
export async function check({
  folders,
  onProgress,
}: Pick<BuildOptions, 'folders' | 'onProgress'>): Promise<{ files: number; problems: Problem[] }> {
  return steadily(() => checkOnce(folders, onProgress ?? (() => undefined)))
}

function checkOnce(folders: readonly string[], report: NonNullable<BuildOptions['onProgress']>): { files: number; problems: Problem[] } {
  const gathered = gather(openFolders(folders, false), nothingEarlier, report)
  const plan = identify(gathered.versions)
  const wanted = wantedTexts(gathered, plan)
  const scanned: Problem[] = []
  let done = 0
  for (const { text, file } of readTexts(wanted, null)) {
    scanned.push(...cut(text, file).problems)
    report({ stage: 'indexing', done: (done += 1), total: wanted.length })
  }
  return {
    files: gathered.files.filter((file) => !file.skipped).length,
    problems: sorted([...gathered.problems.values()].flat(), plan.problems, scanned),
  }
}

/** Works once more where a file was written into while it was read; gives up on a folder that never holds still. */
function steadily<T>(work: () => T): T {
  for (let attempt = 1; ; attempt += 1)
    try {
      return work()
    } catch (error) {
      if (!(error instanceof FileChanged) || attempt === 3) throw error
    }
}

function compile(options: BuildOptions, started: number): BuildReport {
  const { register, onProgress = () => undefined } = options
  const inputs = openFolders(options.folders, options.history)
  const scope = JSON.stringify([inputs.map(({ folder }) => [folder.root, folder.prefix]), options.history])
  const compiler = compilerDigest()
  const before = openEarlier(register, scope)
  try {
    const sameCompiler = before?.prepare("SELECT value FROM meta WHERE key = 'compiler'").get()?.['value'] === compiler
    const earlier = before ? (sameCompiler ? readEarlier(before) : readCarried(before)) : nothingEarlier
    const gathered = gather(inputs, earlier, onProgress)
    const plan = identify(gathered.versions)
    const wanted = wantedTexts(gathered, plan)
    const isStored = storedTexts(before)
    const missing = wanted.filter((text) => !isStored(text))
    const full = !before || !sameCompiler || missing.length > Math.max(20, wanted.length * MUCH)
    const meta = {
      schema: String(SCHEMA_VERSION),
      scope,
      compiler,
      collections: JSON.stringify(inputs.map(({ folder }) => folder.name)),
      heads: JSON.stringify([...gathered.heads]),
    }
    if (full) replace(register, before, (db) => write(db, before, { gathered, plan, wanted, missing: wanted, meta }, onProgress))
    else if (before) {
      before.exec('PRAGMA cache_spill = OFF; BEGIN IMMEDIATE')
      if (gathered.changed.size > 0 || gathered.historyChanged || missing.length > 0)
        write(before, before, { gathered, plan, wanted, missing, meta }, onProgress)
      else if (gathered.files.some(({ path, modifiedAt }) => earlier.files.get(path)?.modifiedAt !== modifiedAt))
        keepTimes(before, gathered)
      before.exec('COMMIT')
    }
    return report(register, gathered, started)
  } finally {
    if (before?.isOpen) before.close()
  }
}

interface Work {
  readonly gathered: Gathered
  readonly plan: Identification
  readonly wanted: readonly WantedText[]
  readonly missing: readonly WantedText[]
  readonly meta: Readonly<Record<string, string>>
}

/** Writes all that differs from what the database holds. */
function write(
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
  const scanned = writeTexts(db, earlier, missing, onProgress)
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
  db: DatabaseSync,
  earlier: DatabaseSync | null,
  missing: readonly WantedText[],
  onProgress: BuildOptions['onProgress'],
): Problem[] {
  const writer = textWriter(db)
  const problems: Problem[] = []
  let done = 0
  for (const { text, file } of readTexts(missing, earlier)) {
    problems.push(...writer.write(text, file))
    onProgress?.({ stage: 'indexing', done: (done += 1), total: missing.length })
  }
  return problems
}

function keepTimes(db: DatabaseSync, { files }: Gathered): void {
  db.exec('DELETE FROM source_file')
  const insert = db.prepare('INSERT INTO source_file (path, size, modified_at, digest, skipped) VALUES (?, ?, ?, ?, ?)')
  for (const { path, size, modifiedAt, digest, skipped } of files) insert.run(path, size, modifiedAt, digest, Number(skipped))
}

/** The texts that expressions are made of; other versions, such as corrections of one day, leave no trace. */
function wantedTexts({ versions }: Gathered, { instruments }: Identification): WantedText[] {
  const parts = new Map<number, number | null>()
  const latest = new Set<number>()
  for (const { expressions, besideTexts, instrument } of instruments) {
    for (const text of besideTexts) parts.set(text, null)
    for (const expression of expressions)
      for (const [index, text] of expression.texts.entries()) {
        parts.set(text, expression.texts.length > 1 ? index + 1 : null)
        if (expression.latest && instrument.deletedOn === null) latest.add(text)
      }
  }
  return versions
    .filter(({ textId }) => parts.has(textId))
    .map((version) => ({ version, partNumber: parts.get(version.textId) ?? null, searched: latest.has(version.textId) }))
}

/** Whether the register holds a text as it is wanted: cut for the same place in a code, and indexed where it is to be searched. */
function storedTexts(before: DatabaseSync | null): (text: WantedText) => boolean {
  const partNumbers = new Map(
    before
      ?.prepare('SELECT id, part_number FROM text')
      .all()
      .map((row) => [row['id'], row['part_number']]),
  )
  const searchedTexts = new Set(
    before
      ?.prepare('SELECT DISTINCT text_id FROM expression_text WHERE expression_id IN (SELECT id FROM expression WHERE latest = 1)')
      .all()
      .map((row) => row['text_id']),
  )
  return ({ version: { textId, stored }, partNumber, searched }) =>
    stored && partNumbers.get(textId) === partNumber && (!searched || searchedTexts.has(textId))
}

const sorted = (...lists: readonly (readonly Problem[])[]): Problem[] =>
  lists.flat().toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line))

function createSchema(db: DatabaseSync): void {
  db.exec(SCHEMA)
  db.exec(SEARCH_SCHEMA)
  db.exec(NAMES_SCHEMA)
}

/** The register as it is, where it can be built upon. Throws BuildError where the file is something else, which must not be lost. */
function openEarlier(register: string, scope: string): DatabaseSync | null {
  if (!existsSync(register) || statSync(register).size === 0) return null
  const foreign = new BuildError(
    'failed',
    `${register} is not a register of Gazette, and is left as it is. Choose another file with --register.`,
  )
  const db = new DatabaseSync(register, { timeout: 5000 })
  try {
    const tables = db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name IN ('meta', 'instrument', 'provision')").get()
    if (tables?.['n'] !== 3) throw foreign
    if (db.prepare("SELECT value FROM meta WHERE key = 'scope'").get()?.['value'] === scope) return db
  } catch (error) {
    db.close()
    throw isNoDatabase(error) ? foreign : error
  }
  db.close()
  return null
}

const isNoDatabase = (error: unknown): boolean => error instanceof Error && 'errcode' in error && Number(error.errcode) === 26

/** Makes a new file beside the register and puts it in its place. */
function replace(register: string, before: DatabaseSync | null, fill: (db: DatabaseSync) => void): void {
  const folder = dirname(register)
  for (const name of readdirSync(folder)) if (name.startsWith(`${basename(register)}.building`)) rmSync(join(folder, name), { force: true })
  const building = `${register}.building-${process.pid}`
  const db = new DatabaseSync(building)
  try {
    // Nobody else sees this file before it is whole, so neither journal nor waiting for the disk is needed until then.
    db.exec(
      'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192; PRAGMA cache_size = -65536; PRAGMA locking_mode = EXCLUSIVE',
    )
    createSchema(db)
    db.exec('BEGIN')
    fill(db)
    db.exec('COMMIT; ANALYZE; PRAGMA synchronous = FULL; PRAGMA user_version = 1')
    db.close()
    if (before?.isOpen) before.close()
    settleJournal(register)
    renameSync(building, register)
  } catch (error) {
    if (db.isOpen) db.close()
    rmSync(building, { force: true })
    throw error
  }
}

/** A journal that a killed writer left would be applied to the new file of the same name: let SQLite finish it, or remove it. */
function settleJournal(register: string): void {
  const journal = `${register}-journal`
  if (!existsSync(journal)) return
  try {
    const db = new DatabaseSync(register)
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    db.close()
  } catch {
    // The old file is unreadable and about to be replaced.
  }
  rmSync(journal, { force: true })
}

function report(register: string, gathered: Gathered, started: number): BuildReport {
  const db = new DatabaseSync(register, { readOnly: true })
  const count = (sql: string): number => Number(db.prepare(sql).get()?.['n'])
  try {
    const problemList = db.prepare('SELECT path, line, code, message, mend FROM problem ORDER BY rowid').all() as unknown as Problem[]
    const skippedPaths = gathered.files.filter((file) => file.skipped).map(({ path }) => path)
    return {
      files: gathered.files.length - skippedPaths.length,
      skipped: skippedPaths.length,
      instruments: count('SELECT count(*) AS n FROM instrument WHERE deleted_on IS NULL'),
      expressions: count('SELECT count(*) AS n FROM expression'),
      provisions: count(
        'SELECT count(*) AS n FROM expression e JOIN expression_text et ON et.expression_id = e.id JOIN provision p ON p.text_id = et.text_id WHERE e.latest = 1',
      ),
      relations: count('SELECT count(*) AS n FROM relation'),
      flags: count('SELECT count(*) AS n FROM flag WHERE closed IS NULL'),
      faults: count('SELECT coalesce(sum(faults), 0) AS n FROM found_relation'),
      problems: problemList.length,
      changed: gathered.changed.size,
      seconds: Math.round((performance.now() - started) / 100) / 10,
      problemList,
      skippedPaths,
    }
  } finally {
    db.close()
  }
}

function asBuildError(error: unknown, register: string): BuildError {
  if (error instanceof BuildError) return error
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const sqlite = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
  if (code === 'ENOSPC' || sqlite === 13)
    return new BuildError('failed', `The disk is full. Free some room and build again; ${register} is as it was before.`, error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || sqlite === 8 || sqlite === 14)
    return new BuildError(
      'failed',
      `${register} cannot be written. Mend the permissions of its folder, or choose another file with --register.`,
      error,
    )
  if (sqlite === 5 || sqlite === 6)
    return new BuildError('busy', `${register} is being written by another build. Wait until it is done.`, error)
  return new BuildError('failed', `The build failed: ${message}. ${register} is as it was before.`, error)
}
