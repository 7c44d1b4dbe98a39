import { afterAll, beforeAll, expect, it } from 'vitest'
import { fillMeilisearch, type OpenRegister, openRegister } from '../../../src/node.ts'
import { type MeilisearchConfiguration, readConfiguration } from '../../../src/search/meilisearch/configuration.ts'
import { createApp } from '../../../src/web/app.ts'
import { createMetrics } from '../../../src/web/metrics.ts'
import { openSample, type Sample } from '../sample.ts'
import { describeWithRecords } from './api.ts'
import { KEY, startStandIn, type StandIn } from './stand-in.ts'

describeWithRecords('pages over Meilisearch', () => {
  let standIn: StandIn
  let sample: Sample
  let opened: OpenRegister
  const said: string[] = []
  const metrics = createMetrics(() => 0)
  const get = async (address: string): Promise<Response> =>
    createApp({ ...opened, metrics, now: () => new Date('2026-01-01') }).request(address)

  beforeAll(async () => {
    ;[standIn, sample] = [await startStandIn(), await openSample()]
    const meilisearch = readConfiguration({ MEILI_URL: standIn.url, MEILI_KEY: KEY }) as MeilisearchConfiguration
    await fillMeilisearch(sample.path, { configuration: meilisearch })
    opened = openRegister(sample.path, { meilisearch, report: (message) => said.push(message) })
  })
  afterAll(async () => {
    opened?.close()
    sample?.close()
    await standIn?.stop()
  })

  it.for([
    ['answers nonsense', { nonsense: true }, 'nonsense'],
    ['refuses the key', { refuse: true }, 'refused'],
    ['goes away', { dieAfter: -1 }, 'unreachable'],
  ] as const)('say who answered, also while the server %s', async ([, mood, fault]) => {
    const usual = await get('/search?q=jury')
    expect(usual.headers.get('X-Search-Engine')).toBe('meilisearch')
    expect(await (await get('/search.json?q=jury')).json()).toMatchObject({ engine: 'meilisearch', total: 2 })

    Object.assign(standIn.mood, mood)
    const page = await get('/search?q=jury')
    expect(page.headers.get('X-Search-Engine')).toBe('sqlite')
    expect(await page.text()).toContain('does not answer at present; the one built in answered.')
    expect(await (await get('/search.json?q=jury')).json()).toMatchObject({ engine: 'sqlite', insteadOf: 'meilisearch', total: 2 })
    expect(await (await get('/healthz')).json()).toMatchObject({ status: 'ok', search: { engine: 'meilisearch', fault } })
    expect(await (await get('/metrics')).text()).toContain('gazette_search_engine_up{engine="meilisearch"} 0')

    for (const name of Object.keys(mood)) delete (standIn.mood as Record<string, unknown>)[name]
    expect(await (await get('/search.json?q=jury')).json()).toMatchObject({ engine: 'meilisearch' })
    expect(await (await get('/healthz')).json()).toMatchObject({ search: { engine: 'meilisearch', asked: true, fault: null } })
  })

  it('come back after a start at which the server answered nonsense', async () => {
    standIn.mood.nonsense = true
    const meilisearch = readConfiguration({ MEILI_URL: standIn.url, MEILI_KEY: KEY }) as MeilisearchConfiguration
    const late = openRegister(sample.path, { meilisearch })
    const ask = async () => createApp({ ...late, now: () => new Date('2026-01-01') }).request('/search.json?q=jury')
    expect((await ask()).headers.get('X-Search-Engine')).toBe('sqlite')
    delete standIn.mood.nonsense
    expect((await ask()).headers.get('X-Search-Engine')).toBe('meilisearch')
    late.close()
  })

  it('and what is told to operators never hold the key', async () => {
    const texts = await Promise.all(
      ['/search?q=jury', '/search.json?q=jury', '/healthz', '/about'].map(async (address) => (await get(address)).text()),
    )
    expect(said.length).toBeGreaterThanOrEqual(6)
    for (const text of [...texts, ...said]) expect(text).not.toContain(KEY)
  })
})
