import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { NAMES_SCHEMA } from '../register/names-schema.ts'
import { SCHEMA } from '../register/schema.ts'
import { FILL_WITHOUT_MERGING, MERGE, SEARCH_SCHEMA } from '../search/schema.ts'
import { BuildError } from './report.ts'

function createSchema(db: DatabaseSync): void {
  db.exec(SCHEMA)
  db.exec(SEARCH_SCHEMA)
  db.exec(NAMES_SCHEMA)
}

const foreign = (register: string): BuildError =>
  new BuildError('failed', `${register} is not a register of Gazette, and is left as it is. Choose another file with --register.`)

/** What is no file, such as a device or a folder, is not replaced by one. Throws BuildError. */
export function ensureFile(register: string): void {
  if (statSync(register, { throwIfNoEntry: false })?.isFile() === false) throw foreign(register)
}

/** The register as it is, where it can be built upon. Throws BuildError where the file is something else, which must not be lost. */
export function openEarlier(register: string, scope: string): DatabaseSync | null {
  if (!existsSync(register) || statSync(register).size === 0) return null
  const db = new DatabaseSync(register, { timeout: 5000 })
  try {
    const tables = db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name IN ('meta', 'instrument', 'provision')").get()
    if (tables?.['n'] !== 3) throw foreign(register)
    if (db.prepare("SELECT value FROM meta WHERE key = 'scope'").get()?.['value'] === scope) return db
  } catch (error) {
    db.close()
    throw isNoDatabase(error) ? foreign(register) : error
  }
  db.close()
  return null
}

const isNoDatabase = (error: unknown): boolean => error instanceof Error && 'errcode' in error && Number(error.errcode) === 26

/** Makes a new file beside the register, lets it be filled, and puts it in its place. */
export async function replace<T>(register: string, before: DatabaseSync | null, fill: (db: DatabaseSync) => Promise<T>): Promise<T> {
  const folder = dirname(register)
  for (const name of readdirSync(folder)) if (name.startsWith(`${basename(register)}.building`)) rmSync(join(folder, name), { force: true })
  const building = `${register}.building-${process.pid}`
  const db = new DatabaseSync(building)
  try {
    // Nobody else sees this file before it is whole, so neither journal nor waiting for the disk is needed until then.
    db.exec(
      'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192; PRAGMA cache_size = -32768; PRAGMA locking_mode = EXCLUSIVE',
    )
    createSchema(db)
    db.exec(`${FILL_WITHOUT_MERGING}; BEGIN`)
    const filled = await fill(db)
    db.exec(`${MERGE}; COMMIT; ANALYZE`)
    db.close()
    reachDisk(building)
    if (before?.isOpen) before.close()
    settleJournal(register)
    renameSync(building, register)
    return filled
  } catch (error) {
    if (db.isOpen) db.close()
    for (const left of [building, `${building}-journal`]) rmSync(left, { force: true })
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

/** Makes the folder of a register. What Node does by itself (`recursive`) never ends where the system takes no folder, as below /proc. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another build may have made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function reachDisk(path: string): void {
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}
