import { DatabaseSync } from 'node:sqlite'
import { BuildError } from './report.ts'

/** In milliseconds. Two that ask at once may hold each other up: after a moment one of them has the lock. */
const MOMENT = 250

/**
 * Lets one build at a time work on a register. The lock is SQLite's own on a small file beside the register, so the system
 * lets go of it when the process dies, however it dies. Throws BuildError.
 */
export async function withLock<T>(register: string, work: () => Promise<T>): Promise<T> {
  const lock = new DatabaseSync(`${register}.lock`, { timeout: MOMENT })
  try {
    try {
      lock.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      throw new BuildError('busy', `Another build is writing ${register}. Wait until it is done.`, error)
    }
    return await work()
  } finally {
    lock.close()
  }
}
