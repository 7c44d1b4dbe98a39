import { afterAll, beforeAll, expect, it } from 'vitest'
import { day } from '../../../src/law/day.ts'
import { fillMeilisearch, meilisearchEngine, openRegister } from '../../../src/node.ts'
import type { SearchEngine } from '../../../src/search/engine.ts'
import { describeEngine } from '../engine.contract.ts'
import { openSample, type Sample } from '../sample.ts'
import { describeLive, liveConfiguration } from './live.ts'

describeLive('Meilisearch', () => {
  let sample: Sample
  let engine: SearchEngine
  const configuration = liveConfiguration('contract')
  beforeAll(async () => {
    sample = await openSample()
    await fillMeilisearch(sample.path, { configuration: configuration() })
    engine = meilisearchEngine(sample.database, configuration())
  })
  afterAll(() => sample?.close())

  describeEngine(() => ({ engine, database: sample.database }))

  it('finds what was meant where a word is misspelt', async () => {
    const opened = openRegister(sample.path, { meilisearch: configuration() })
    const { results, engine: answered } = await opened.search({
      text: 'hospitel charge',
      asOf: day('2026-01-01'),
      filter: {},
      by: 'instrument',
      page: 1,
      limit: 10,
    })
    opened.close()
    expect({ answered, found: results.map(({ identifier }) => identifier).toSorted() }).toEqual({
      answered: 'meilisearch',
      found: ['IE-1990-act-1', 'IE-1990-act-2'],
    })
  })
})
