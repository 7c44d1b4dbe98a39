import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { build } from '../../src/compile/build.ts'
import { openCompiler } from '../../src/compile/compiler.ts'
import { act } from '../sources/files.ts'
import { carryOut, type Change } from './changes.ts'
import { contentsOf, differences, found, standingOf } from './contents.ts'

const WORDS = ['ferries', 'harbours', 'tolls', 'more', '合同', '应当']

/**
 * Builds after every step into one register by processes that know nothing of each other, into another by one that goes on, and into a
 * third from nothing, and lets `compare` judge each of the first two by the third.
 */
async function eachStep(
  steps: readonly (readonly Change[])[],
  git: boolean,
  compare: (register: string, fresh: string) => void,
): Promise<void> {
  const trial = mkdtempSync(join(tmpdir(), 'gazette-'))
  const [folder, apart, ongoing] = [join(trial, 'laws'), join(trial, 'apart.db'), join(trial, 'ongoing.db')]
  const compiler = openCompiler({ folders: [folder], register: ongoing, history: true })
  try {
    mkdirSync(folder)
    for (const [index, step] of steps.entries()) {
      for (const change of step) carryOut(folder, change, git)
      const reports = new Map([
        [apart, await build({ folders: [folder], register: apart, history: true })],
        [ongoing, await compiler.build()],
      ])
      const fresh = join(trial, `fresh-${index}.db`)
      const full = await build({ folders: [folder], register: fresh, history: true })
      for (const [register, report] of reports) {
        compare(register, fresh)
        expect(contentsOf(register)['stray']).toEqual([])
        for (const word of WORDS) expect(found(register, word)).toEqual(found(fresh, word))
        expect(report).toMatchObject({ files: full.files, skipped: full.skipped })
        expect(report.problemList).toEqual(full.problemList)
      }
    }
  } finally {
    await compiler.close()
    rmSync(trial, { recursive: true, force: true })
  }
}

/** In a git work tree the two are the same in everything that people can see. */
export const expectSameAsFull = (steps: readonly (readonly Change[])[]): Promise<void> =>
  eachStep(steps, true, (register, fresh) => expect(differences(contentsOf(register), contentsOf(fresh))).toEqual([]))

/** The same without git. The register knows texts that no file holds any more; what stands must be the same. */
export const expectStandingSameAsFull = (steps: readonly (readonly Change[])[]): Promise<void> =>
  eachStep(steps, false, (register, fresh) => expect(differences(standingOf(register), standingOf(fresh))).toEqual([]))

/** A file that git knows from the beginning on. */
export const anchor: readonly Change[] = [{ do: 'write', path: 'ie/anchor.md', content: act({ identifier: 'anchor' }) }, { do: 'commit' }]
