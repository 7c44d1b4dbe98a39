import fc from 'fast-check'
import { describe, it } from 'vitest'
import { anySteps } from './changes.ts'
import { anchor, expectSameAsFull, expectStandingSameAsFull } from './steps.ts'

const RUNS = Number(process.env['GAZETTE_TEST_RUNS'] ?? 8)

describe('a build upon an earlier one', () => {
  it('gives what a build from nothing gives, in a git work tree', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps(5), (steps) => expectSameAsFull([anchor, ...steps])),
      { numRuns: RUNS },
    )
  }, 600_000)

  it('gives without git what a build from nothing gives, and what it carries over besides', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps(5), (steps) => expectStandingSameAsFull(steps)),
      { numRuns: RUNS },
    )
  }, 600_000)
})
