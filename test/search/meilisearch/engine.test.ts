import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRegister, fillMeilisearch, meilisearchEngine } from '../../../src/node.ts'
import { day } from '../../../src/law/day.ts'
import type { SearchEngine } from '../../../src/search/engine.ts'
import { readConfiguration, type MeilisearchConfiguration } from '../../../src/search/meilisearch/configuration.ts'
import { describeEngine } from '../engine.contract.ts'
import { openSample, type Sample } from '../sample.ts'
import { describeWithRecords } from './api.ts'
import { describeLive, liveConfiguration } from './live.ts'
import { KEY, startStandIn, type StandIn } from './stand-in.ts'

describeWithRecords('Meilisearch, stood in for', () => {
  let standIn: StandIn
  let sample: Sample
  let engine: SearchEngine
  let configuration: MeilisearchConfiguration
  beforeAll(async () => {
    ;[standIn, sample] = [await startStandIn(), await openSample()]
    configuration = readConfiguration({ MEILI_URL: standIn.url, MEILI_KEY: KEY }) as MeilisearchConfiguration
    await fillMeilisearch(sample.path, { configuration })
    engine = meilisearchEngine(sample.database, configuration)
  })
  afterAll(async () => {
    sample.close()
    await standIn.stop()
  })

  describeEngine(() => ({ engine, database: sample.database }))

  it('asks and is answered as the interface says', () => {
    expect(standIn.asked.length).toBeGreaterThan(300)
    expect([...new Set(standIn.broken)]).toEqual([])
  })

  it('queries with a key that may do nothing but search', () => {
    const queries = standIn.asked.filter(({ path }) => path === '/multi-search')
    expect(queries.length).toBeGreaterThan(100)
    expect(new Set(queries.map(({ key }) => key === KEY))).toEqual(new Set([false]))
    const made = standIn.asked.find(({ method, path }) => method === 'POST' && path === '/keys')
    expect(made?.body).toMatchObject({ actions: ['search'], indexes: ['gazette'] })
  })
})

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
