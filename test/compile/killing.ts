import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { build } from '../../src/compile/build.ts'
import { act } from '../sources/files.ts'
import { writeFiles, type Files } from '../repository.ts'
import { contentsOf } from './contents.ts'
import { readyToBuild, spawnBuild } from './process.ts'

/** Some Acts, of which each has many sections; `word` changes all of them. */
export const acts = (count: number, word: string): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `ie/act-${index}.md`,
      act(
        { identifier: `act-${index}` },
        Array.from({ length: 60 }, (_, at) => `##### ${at + 1}. Of ${word}\n\nAll ${word} are free.\n\n`).join(''),
      ),
    ]),
  )

/**
 * Changes files and kills the build that follows, at each of these shares of the time that it takes when it is let be. The register
 * must be the old one or the new one, whole, and the next build must make the new one. Gives back how often it killed.
 */
export async function killAt(folder: string, before: Files, after: Files, shares: readonly number[]): Promise<number> {
  const laws = join(folder, 'laws')
  const register = join(folder, 'register.db')
  const [old, fresh] = [join(folder, 'old.db'), join(folder, 'fresh.db')]
  writeFiles(laws, before)
  await build({ folders: [laws], register: old, history: false })
  writeFiles(laws, after)
  copyFileSync(old, fresh)
  const whole = spawnBuild(laws, fresh)
  await readyToBuild(whole.child)
  const started = performance.now()
  expect(await whole.output).toBe('built')
  const takes = performance.now() - started
  const allowed = [contentsOf(old), contentsOf(fresh)]
  for (const share of shares) {
    copyFileSync(old, register)
    const { child, output } = spawnBuild(laws, register)
    await readyToBuild(child)
    await wait(share * takes)
    child.kill('SIGKILL')
    await output
    // A server opens it for writing, too: only so can it roll back what a killed writer left half done.
    const db = new DatabaseSync(register)
    expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
    db.close()
    expect(allowed, `killed after ${share} of the time`).toContainEqual(contentsOf(register))
    await build({ folders: [laws], register, history: true })
    expect(contentsOf(register), `built after having been killed after ${share} of the time`).toEqual(allowed[1])
    rmSync(register)
  }
  return shares.length
}
