import { afterAll, beforeAll, expect, it } from 'vitest'
import { fillMeilisearch, meilisearchEngine } from '../../../src/node.ts'
import type { SearchEngine } from '../../../src/search/engine.ts'
import { readConfiguration, type MeilisearchConfiguration } from '../../../src/search/meilisearch/configuration.ts'
import { describeEngine } from '../engine.contract.ts'
import { openSample, type Sample } from '../sample.ts'
import { describeWithRecords } from './api.ts'
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
    expect(standIn.asked.length).toBeGreaterThan(100)
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
