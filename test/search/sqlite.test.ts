import { afterAll, beforeAll, describe } from 'vitest'
import { createSqliteEngine } from '../../src/search/sqlite.ts'
import type { SearchEngine } from '../../src/search/engine.ts'
import { describeEngine } from './engine.contract.ts'
import { openSample, type Sample } from './sample.ts'

describe('the embedded search engine', () => {
  let sample: Sample
  let engine: SearchEngine
  beforeAll(async () => {
    sample = await openSample()
    engine = createSqliteEngine(sample.database)
  })
  afterAll(() => sample.close())

  describeEngine(() => ({ engine, database: sample.database }))
})
