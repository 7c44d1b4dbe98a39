import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../src/law/day.ts'
import { createEngineApart } from '../../src/node/engine-apart.ts'
import type { WordQuery } from '../../src/search/engine.ts'
import { describeEngine } from '../search/engine.contract.ts'
import { openSample, type Sample } from '../search/sample.ts'

const query = (text: string): WordQuery => ({ text, filter: {}, asOf: day('2026-01-01'), by: 'instrument', offset: 0, limit: 20 })

let sample: Sample
beforeAll(async () => {
  sample = await openSample()
})
afterAll(() => sample.close())

describe('the embedded engine in a thread of its own', () => {
  let engine: ReturnType<typeof createEngineApart>
  beforeAll(() => {
    engine = createEngineApart(sample.path)
  })
  afterAll(() => engine.close())

  describeEngine(() => ({ engine, database: sample.database }))

  it('answers all who ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, index) => engine.search(query(index % 2 === 0 ? 'juror' : 'hospital'))),
    )
    expect(answers.every(({ total }) => total > 0)).toBe(true)
  })

  it('gives all who ask the same at once one answer', async () => {
    const [first, ...others] = await Promise.all(Array.from({ length: 30 }, async () => engine.search(query('hospital'))))
    for (const other of others) expect(other).toBe(first)
  })

  it('says what is wrong with a file that is no register', async () => {
    const other = createEngineApart(`${sample.path}.absent`)
    await expect(other.search(query('juror'))).rejects.toMatchObject({ name: 'StoreError', code: 'missing' })
    other.close()
  })

  it('gives up a search that takes too long, and the next one is answered', async () => {
    const impatient = createEngineApart(sample.path, { longest: 500 })
    await impatient.search(query('juror'))
    const writer = new DatabaseSync(sample.path)
    writer.exec('BEGIN EXCLUSIVE')
    try {
      await expect(impatient.search(query('juror'))).rejects.toMatchObject({ name: 'StoreError', code: 'busy' })
    } finally {
      writer.exec('ROLLBACK')
      writer.close()
    }
    expect((await impatient.search(query('juror'))).total).toBeGreaterThan(0)
    impatient.close()
  })
})
