import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { BuildError } from './report.ts'

/** In milliseconds. Two that ask at once may hold each other up: after a moment one of them has the lock. */
const MOMENT = 250

/** Where an SQLite file keeps its user_version: a big-endian number of four bytes. */
const USER_VERSION = 60

function holderOf(register: string): string {
  const header = readFileSync(`${register}.lock`)
  return header.length > USER_VERSION + 4 ? ` (process ${header.readUInt32BE(USER_VERSION)})` : ''
}

/**
 * Lets one build at a time work on a register. The lock is SQLite's own on a small file beside the register, so the system
 * lets go of it when the process dies, however it dies. Throws BuildError.
 */
export async function withLock<T>(register: string, work: () => Promise<T>): Promise<T> {
  const lock = new DatabaseSync(`${register}.lock`, { timeout: MOMENT })
  try {
    try {
      // Held until it is closed, and marked with who holds it, where others can read it.
      lock.exec(`PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; PRAGMA user_version = ${process.pid}; COMMIT`)
    } catch (error) {
      throw new BuildError('busy', `Another build${holderOf(register)} is writing ${register}. Wait until it is done.`, error)
    }
    return await work()
  } finally {
    lock.close()
  }
}
