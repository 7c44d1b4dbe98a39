import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acts, killAt } from '../compile/killing.ts'
import { temporaryFolder } from '../folder.ts'

describe('a build that is killed', () => {
  const seed = Number(process.env['GAZETTE_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  const moments = fc.sample(fc.double({ min: 0, max: 1.1, noNaN: true }), { seed, numRuns: 60 })

  it.each([
    ['upon an earlier one', 30],
    ['from nothing', 200],
  ])(`leaves the old register or the new one, whole: %s (GAZETTE_TEST_SEED=${seed})`, async (_, changed) => {
    expect(await killAt(temporaryFolder(), acts(200, 'ferries'), acts(changed, 'harbours'), moments)).toBe(moments.length)
  })
})
