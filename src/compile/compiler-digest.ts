import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from '../sources/read.ts'

/** The rooms whose code decides what a register holds. */
const ROOMS = ['law', 'sources', 'supersession', 'register', 'search', 'compile']

/** A digest of the compiler itself: a register made by other code is made anew, since its files would look unchanged. */
export function compilerDigest(): string {
  const source = join(import.meta.dirname, '..')
  const files = ROOMS.flatMap((room) => {
    try {
      return readdirSync(join(source, room), { recursive: true, withFileTypes: true })
    } catch {
      return []
    }
  }).filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted()
  return digestOf(paths.map((path) => digestOf(readFileSync(path))).join('\n'))
}
