import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Problem } from '../law/problem.ts'
import { SCHEMA_VERSION } from '../register/schema.ts'
import { identify } from '../sources/identity.ts'
import { compilerDigest } from './compiler.ts'
import { report } from './figures.ts'
import { openFolders } from './inputs.ts'
import { withLock } from './lock.ts'
import { openEarlier, replace } from './register-file.ts'
import { asBuildError, type BuildOptions, type BuildReport } from './report.ts'
import { cut, FileChanged, readTexts } from './texts.ts'
import { gather, nothingEarlier, readCarried, readEarlier } from './versions.ts'
import { storedTexts, wantedTexts } from './wanted.ts'
import { keepTimes, sorted, write } from './write.ts'

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
