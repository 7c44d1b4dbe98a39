import { execFileSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe } from 'vitest'
import type { BuildReport } from '../src/compile/report.ts'

/** Real collections of law, which lie beside the checkout and are no part of it. */
export const COLLECTIONS = { 'legalize-ie': 'legalize-ie.bundle', lawrefbook: 'lawrefbook.tar.gz' } as const
export type CollectionName = keyof typeof COLLECTIONS

const checkout = fileURLToPath(new URL('..', import.meta.url))
const archives = join(checkout, '..', 'shared', 'corpora')
const cache = join(checkout, '.cache')

/** The archive's size is part of the path, so that another archive is unpacked anew. */
function folderOf(name: CollectionName): string | undefined {
  const archive = statSync(join(archives, COLLECTIONS[name]), { throwIfNoEntry: false })
  return archive && join(cache, String(archive.size), name)
}

/** Where a collection is unpacked; undefined where its archive is absent. */
export function collection(name: CollectionName): string | undefined {
  const folder = folderOf(name)
  return folder !== undefined && existsSync(folder) ? folder : undefined
}

/** Unpacks what is there and was not unpacked before; several processes may do so at once. Gives back the names of those that are absent. */
export function unpackCollections(): CollectionName[] {
  const names = Object.keys(COLLECTIONS) as CollectionName[]
  for (const name of names) {
    const folder = folderOf(name)
    if (folder === undefined || existsSync(folder)) continue
    const half = `${folder}.${process.pid}`
    mkdirSync(dirname(folder), { recursive: true })
    unpack(join(archives, COLLECTIONS[name]), half)
    // Renaming a folder is one step: whoever sees it sees all of it. The one who comes second throws his own away.
    try {
      renameSync(half, folder)
    } catch (error) {
      rmSync(half, { recursive: true, force: true })
      if (!existsSync(folder)) throw error
    }
  }
  return names.filter((name) => folderOf(name) === undefined)
}

function unpack(archive: string, into: string): void {
  if (archive.endsWith('.bundle')) execFileSync('git', ['clone', '--quiet', archive, into])
  else {
    mkdirSync(into)
    execFileSync('tar', ['-xzf', archive, '-C', into])
  }
}

/** Tests of a real collection; skipped where it is absent. */
export function describeCollection(name: CollectionName, title: string, tests: (folder: string) => void): void {
  const folder = collection(name)
  describe.skipIf(folder === undefined)(folder === undefined ? `${title} (${name} is absent)` : title, () => {
    tests(folder ?? '')
  })
}

export interface BuiltCollection {
  readonly folder: string
  readonly register: string
  readonly report: BuildReport
}

/** The register of a collection, history included, built once in a run of the tests whoever asks for it first. Not to be written to. */
export async function builtCollection(name: CollectionName): Promise<BuiltCollection> {
  const folder = collection(name)
  const run = process.env['GAZETTE_TEST_RUN']
  if (folder === undefined || run === undefined) throw new Error(`${name} is absent`)
  mkdirSync(run, { recursive: true })
  const register = join(run, `${name}.db`)
  const done = join(run, `${name}.json`)
  if (!existsSync(done) && isFirst(join(run, `${name}.lock`))) {
    const { build } = await import('../src/compile/build.ts')
    const outcome = await build({ folders: [folder], register, history: true }).catch((error: unknown) => ({ failed: String(error) }))
    writeFileSync(`${done}.new`, JSON.stringify(outcome))
    renameSync(`${done}.new`, done)
  }
  while (!existsSync(done)) await wait(200)
  const outcome = JSON.parse(readFileSync(done, 'utf8')) as BuildReport | { failed: string }
  if ('failed' in outcome) throw new Error(outcome.failed)
  return { folder, register, report: outcome }
}

function isFirst(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx'))
    return true
  } catch {
    return false
  }
}
