import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { build } from '../../src/compile/build.ts'
import { anySteps, carryOut, type Change } from './changes.ts'
import { contentsOf, differences, found } from './contents.ts'

const WORDS = ['ferries', 'harbours', 'tolls', 'more', '合同', '应当']

/** Builds after every step into one register and compares it with one that is made from nothing. */
export async function expectSameAsFull(steps: readonly (readonly Change[])[], git: boolean): Promise<void> {
  const trial = mkdtempSync(join(tmpdir(), 'gazette-'))
  try {
    const folder = join(trial, 'laws')
    const register = join(trial, 'register.db')
    mkdirSync(folder)
    for (const [index, step] of steps.entries()) {
      for (const change of step) carryOut(folder, change, git)
      const report = await build({ folders: [folder], register, history: true })
      const fresh = join(trial, `fresh-${index}.db`)
      const full = await build({ folders: [folder], register: fresh, history: true })
      expect(differences(contentsOf(register), contentsOf(fresh))).toEqual([])
      expect(contentsOf(register)['stray']).toEqual([])
      for (const word of WORDS) expect(found(register, word)).toEqual(found(fresh, word))
      expect({ ...report, changed: 0, seconds: 0 }).toEqual({ ...full, changed: 0, seconds: 0 })
    }
  } finally {
    rmSync(trial, { recursive: true, force: true })
  }
}

describe('a build upon an earlier one', () => {
  it('gives what a build from nothing gives, in a git work tree', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps(5), (steps) => expectSameAsFull([[...(steps[0] ?? []), { do: 'commit' }], ...steps.slice(1)], true)),
      { numRuns: Number(process.env['RUNS'] ?? 15) },
    )
  }, 600_000)
})
