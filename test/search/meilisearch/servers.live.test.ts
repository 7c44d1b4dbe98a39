import { Meilisearch } from 'meilisearch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../src/law/day.ts'
import { fillMeilisearch, meilisearchEngine } from '../../../src/node.ts'
import type { SearchEngine, WordAnswer, WordQuery } from '../../../src/search/engine.ts'
import { type MeilisearchConfiguration, readConfiguration } from '../../../src/search/meilisearch/configuration.ts'
import type { Filled } from '../../../src/search/meilisearch/fill.ts'
import { openSample, type Sample } from '../sample.ts'

// On loopback both servers need --experimental-allowed-ip-networks 127.0.0.0/8.
const { MEILI_URL = '', MEILI_KEY = '', MEILI_SECOND_URL = '' } = process.env
const set = MEILI_URL !== '' && MEILI_KEY !== '' && MEILI_SECOND_URL !== ''

describe.skipIf(!set)(set ? 'two servers of Meilisearch' : 'two servers of Meilisearch (MEILI_SECOND_URL is not set)', () => {
  let sample: Sample
  let engine: SearchEngine
  let filled: Filled[]
  const index = `gazette-test-servers-${process.pid}`
  const configuration = (second = MEILI_SECOND_URL): MeilisearchConfiguration =>
    readConfiguration({ MEILI_URL: `ie=${MEILI_URL} cn=${second}`, MEILI_KEY, MEILI_INDEX: index }) as MeilisearchConfiguration
  const ask = (text: string, more: Partial<WordQuery> = {}, by = engine): Promise<WordAnswer> =>
    by.search({ text, filter: {}, asOf: day('2026-01-01'), by: 'instrument', offset: 0, limit: 20, ...more })

  beforeAll(async () => {
    sample = await openSample()
    filled = await fillMeilisearch(sample.path, { configuration: configuration() })
    engine = meilisearchEngine(sample.database, configuration())
  })
  afterAll(async () => {
    for (const { url, key } of configuration().servers) {
      const client = new Meilisearch({ host: url, apiKey: key })
      await client.updateNetwork({ self: null, remotes: { ie: null, cn: null } })
      await client.deleteIndexIfExists(index)
      const { results } = await client.getKeys({ limit: 1000 })
      for (const one of results) if (one.indexes.join() === index) await client.deleteKey(one.uid)
    }
    sample?.close()
  })

  it('hold each the texts of its jurisdictions', () => {
    expect(filled.map(({ server, provisions }) => [server, provisions > 0])).toEqual([
      ['ie', true],
      ['cn', true],
    ])
  })

  it('answer one question together, whichever of them holds what answers', async () => {
    const either = await ask('what of a juror, 政府信息?')
    expect(either.silent).toBeUndefined()
    expect(new Set(Object.keys(either.facets.jurisdiction))).toEqual(new Set(['ie', 'cn', 'cn-sh']))
    expect((await ask('及时公开政府信息')).facets.jurisdiction).toEqual({ cn: 1, 'cn-sh': 1 })
    expect((await ask('jury district')).facets.jurisdiction).toEqual({ ie: 1 })
    expect((await ask('juror', { filter: { jurisdiction: 'cn' } })).total).toBe(0)
  })

  it('answer without the one that fails, and name it', async () => {
    const [{ url, key }] = configuration().servers
    const client = new Meilisearch({ host: url, apiKey: key })
    // Nothing listens there: the first server cannot reach the second any more.
    await client.updateNetwork({ remotes: { cn: { url: 'http://127.0.0.1:9' } } })
    const answer = await ask('what of a juror, 政府信息?')
    expect([answer.silent, Object.keys(answer.facets.jurisdiction)]).toEqual([['cn'], ['ie']])
    // Nor can we.
    const without = meilisearchEngine(sample.database, configuration('http://127.0.0.1:9'))
    expect((await ask('jury district', {}, without)).facets.jurisdiction).toEqual({ ie: 1 })
    expect((await ask('what of a juror, 政府信息?', {}, without)).silent).toEqual(['cn'])
  })
})
