import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { dirname, resolve } from 'node:path'
import { SCHEMA_VERSION } from '../register/schema.ts'
import { identify, type Identification } from '../sources/identity.ts'
import { compilerDigest } from './compiler-digest.ts'
import { readCarried, readEarlier, readState, type State } from './earlier.ts'
import { report, secondsSince } from './figures.ts'
import { openFolders, type Input } from './inputs.ts'
import { readInstruments } from './instruments.ts'
import { withLock } from './lock.ts'
import { openReaders } from './readers.ts'
import { ensureFile, makeFolder, openEarlier, replace } from './register-file.ts'
import { asBuildError, BuildError, type BuildOptions, type BuildReport, type Progress } from './report.ts'
import { steadily } from './steadily.ts'
import { asEarlier, gather, nothingEarlier, type Earlier, type Gathered } from './versions.ts'
import { isAsWanted, readHoldings, wantedTexts, type Holding } from './wanted.ts'
import { write, type Held } from './write.ts'

/** Compiles folders of Markdown into one register, as often as it is asked to. */
export interface Compiler {
  /**
   * Brings the register in line with the folders. Where a register of the same folders is there, only what changed is read, and written
   * in one transaction; otherwise a new file is made and takes the old one's place, so that readers never see half. Throws BuildError;
   * the register is then as it was before.
   */
  build(onProgress?: (progress: Progress) => void): Promise<BuildReport>
  close(): Promise<void>
}

/** What this process remembers of the register that it made, as long as nobody else builds it. */
interface Memory {
  /** The register's own mark of that build. */
  readonly build: string
  readonly earlier: Earlier
  readonly holdings: ReadonlyMap<number, Holding>
  readonly plan: Identification
  readonly instruments: Held['instruments']
  readonly relations: Held['relations']
  readonly report: BuildReport
}

/** Past this share of changed texts a new file is faster than changing the old one. */
const MUCH = 0.2

export function openCompiler(options: Omit<BuildOptions, 'onProgress'>): Compiler {
  const register = resolve(options.register)
  const readers = openReaders()
  const compiler = compilerDigest()
  let memory: Memory | null = null

  async function compile(onProgress: (progress: Progress) => void, started: number): Promise<BuildReport> {
    const inputs = await openFolders(options.folders, options.history)
    const scope = JSON.stringify([inputs.map(({ folder }) => [folder.root, folder.prefix]), options.history])
    const before = openEarlier(register, scope)
    try {
      const sameCompiler = before !== null && metaOf(before, 'compiler') === compiler
      const remembered = before !== null && memory?.build === metaOf(before, 'build') ? memory : null
      const state = remembered?.earlier ?? (sameCompiler ? readState(before) : null)
      if (state && isUnchanged(inputs, state))
        return remembered
          ? { ...remembered.report, changed: 0, seconds: secondsSince(started) }
          : report(register, [...state.files.values()], 0, started)

      const earlier = remembered?.earlier ?? (before ? (sameCompiler ? readEarlier(before) : readCarried(before)) : nothingEarlier)
      const gathered = await gather(inputs, earlier, readers, onProgress)
      if (!before) ensureLaw(options.folders, register, gathered)
      const plan = identify(gathered.versions, remembered?.plan)
      const wanted = wantedTexts(gathered, plan)
      const holdings = remembered?.holdings ?? (before && sameCompiler ? readHoldings(before) : new Map<number, Holding>())
      const missing = wanted.filter((text) => !isAsWanted(holdings.get(text.version.textId), text))
      const work = {
        inputs,
        readers,
        gathered,
        plan,
        wanted,
        missing,
        earlier: before,
        meta: { ...metaFor(inputs, scope), compiler, build: randomUUID() },
      }
      memory = null
      let written: Pick<Held, 'instruments' | 'relations'>
      if (!before || !sameCompiler || missing.length > Math.max(20, wanted.length * MUCH))
        written = await replace(register, before, (db) => write(db, null, { ...work, missing: wanted }, onProgress))
      else {
        const versions = new Map([...earlier.versions.values()].flat().map((version) => [version.textId, version]))
        const held = {
          files: earlier.files,
          holdings,
          versions,
          instruments: remembered?.instruments ?? readInstruments(before),
          relations: remembered?.relations ?? null,
        }
        written = await inTransaction(before, () => write(before, held, work, onProgress))
      }
      const done = report(register, gathered.files, gathered.changed.size, started)
      const problems = Map.groupBy(
        done.problemList.filter(({ code }) => code !== 'duplicate-identifier'),
        ({ path }) => path,
      )
      memory = {
        build: work.meta.build,
        earlier: asEarlier(gathered, problems),
        holdings: new Map(wanted.map((text) => [text.version.textId, text])),
        plan,
        ...written,
        report: done,
      }
      return done
    } finally {
      if (before?.isOpen) before.close()
    }
  }
  return {
    async build(onProgress = () => undefined) {
      const started = performance.now()
      try {
        makeFolder(dirname(register))
        ensureFile(register)
        return await withLock(register, () => steadily(() => compile(onProgress, started)))
      } catch (error) {
        throw asBuildError(error, register)
      }
    },
    close: () => readers.close(),
  }
}

const metaOf = (db: DatabaseSync, key: string): unknown => db.prepare('SELECT value FROM meta WHERE key = ?').get(key)?.['value']

const metaFor = (inputs: readonly Input[], scope: string) => ({
  schema: String(SCHEMA_VERSION),
  scope,
  collections: JSON.stringify(inputs.map(({ folder }) => folder.name)),
  heads: JSON.stringify(inputs.map(({ folder, head }) => [folder.root, head])),
})

/** A wrong folder must not put an empty register in the place of a full one. Throws BuildError. */
function ensureLaw(folders: readonly string[], register: string, { files, versions, problems }: Gathered): void {
  if (files.length === 0 || versions.length > 0 || problems.size > 0) return
  throw new BuildError(
    'missing-folder',
    `No Markdown in ${folders.join(' or ')} has front matter that makes it a text of law; nothing was built, and ${register} is as it was.`,
  )
}

/** Whether every file, and what git has checked out, is as it was. */
function isUnchanged(inputs: readonly Input[], { files, heads, problems }: State): boolean {
  const found = inputs.flatMap((input) => input.files)
  const refused = new Set(inputs.flatMap((input) => input.problems.map(({ path }) => path)))
  return (
    inputs.every(({ folder, head }) => heads.get(folder.root) === head) &&
    found.length === files.size &&
    found.every(({ path, size, modifiedAt }) => {
      const before = files.get(path)
      return before?.size === size && before.modifiedAt === modifiedAt
    }) &&
    [...refused].every((path) => problems.has(path)) &&
    [...problems.keys()].every((path) => files.has(path) || refused.has(path))
  )
}

/** Readers are locked out only while it ends, since nothing reaches the file before. */
async function inTransaction<T>(db: DatabaseSync, work: () => Promise<T>): Promise<T> {
  db.exec('PRAGMA cache_spill = OFF; BEGIN IMMEDIATE')
  const result = await work()
  db.exec('COMMIT')
  return result
}
