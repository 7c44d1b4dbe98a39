import fc from 'fast-check'
import { describe, it } from 'vitest'
import { anySteps } from '../compile/changes.ts'
import { anchor, expectSameAsFull, expectStandingSameAsFull } from '../compile/steps.ts'

const RUNS = 300

describe('a build upon an earlier one', () => {
  it('gives what a build from nothing gives, in a git work tree', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps(9), (steps) => expectSameAsFull([anchor, ...steps])),
      { numRuns: RUNS },
    )
  })

  it('gives without git what a build from nothing gives, and what it carries over besides', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps(9), (steps) => expectStandingSameAsFull(steps)),
      { numRuns: RUNS },
    )
  })
})
