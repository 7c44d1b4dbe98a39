import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Site } from './site.ts'
import { openSite } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const json = { Accept: 'application/json' }

describe('an instrument as JSON', () => {
  test('has every field of formats.md', async () => {
    const { text, headers } = await site.ask('/ie/bakeries-1990.json')
    expect(headers.get('Content-Type')).toMatch(/^application\/json/)
    expect(JSON.parse(text)).toMatchObject({
      jurisdiction: 'ie',
      identifier: 'bakeries-1990',
      address: '/ie/bakeries-1990',
      title: 'Bakeries Act 1990',
      titles: { zh: '1990年面包房法' },
      rank: 'act',
      documentNumber: 'No. 7 of 1990',
      issuer: 'Oireachtas',
      madeOn: '1990-05-01',
      publishedOn: '1990-05-01',
      commencesOn: '1990-06-01',
      source: 'https://example.org/bakeries',
      asOf: '2026-11-22',
      textOn: '2015-03-01',
      textKind: 'consolidated',
      exact: false,
      language: 'en',
      status: { status: 'in-force', since: '1990-06-01', basis: 'declared', quote: null, partlyCommenced: false, partlyRepealed: false },
      flags: [],
      relations: [],
      metadata: {},
    })
  })

  test('has provisions whose offsets fit the Markdown that is served beside it', async () => {
    const { provisions } = JSON.parse((await site.ask('/ie/bakeries-1990.json')).text) as {
      provisions: { eId: string; number: string; heading: string; level: number; start: number; end: number; text: string }[]
    }
    const markdown = (await site.ask('/ie/bakeries-1990.md')).text
    expect(provisions.map(({ eId }) => eId)).toEqual(['part_1', 'sec_1', 'sec_2', 'sec_2A', 'part_2', 'sec_3'])
    for (const { start, end, text } of provisions) expect(markdown.slice(start, end)).toBe(text)
  })

  test('is the same text whatever language a program prefers', async () => {
    const english = await site.ask('/ie/bakeries-1990.json')
    expect((await site.ask('/ie/bakeries-1990.json', { 'Accept-Language': 'zh' })).text).toBe(english.text)
    expect(JSON.parse((await site.ask('/ie/bakeries-1990.json?lang=zh')).text)).toMatchObject({ language: 'zh' })
  })

  test('comes by Accept, too, and of a day and a provision', async () => {
    expect((await site.ask('/ie/bakeries-1990', json)).text).toBe((await site.ask('/ie/bakeries-1990.json')).text)
    const { text } = await site.ask('/ie/bakeries-1990@1990-05-01/sec_2.json')
    expect(JSON.parse(text)).toMatchObject({
      exact: true,
      textKind: 'as-made',
      provisions: [{ eId: 'sec_2', heading: 'Weight of loaves' }],
    })
  })

  test('lists the texts that are held', async () => {
    const { expressions } = JSON.parse((await site.ask('/ie/bakeries-1990.json')).text) as { expressions: unknown[] }
    expect(expressions).toEqual([
      expect.objectContaining({
        on: '1990-05-01',
        kind: 'as-made',
        language: 'en',
        path: 'ie/bakeries-1990.md',
        digest: expect.any(String) as string,
      }),
      expect.objectContaining({ on: '2015-03-01', kind: 'consolidated', language: 'en', path: 'ie/bakeries-1990.md' }),
      expect.objectContaining({ on: '1990-05-01', language: 'zh', path: 'ie/bakeries-1990.zh.md' }),
    ])
  })
})

describe('the Markdown of an instrument', () => {
  test('is the file as it stands', async () => {
    const { text, headers } = await site.ask('/ie/bakeries-1990@1990-05-01.md')
    expect(headers.get('Content-Type')).toBe('text/markdown; charset=utf-8')
    expect(text).toMatch(/^---\ntitle: "Bakeries Act 1990"\n[\s\S]*cited as the Bakeries Act 1990\.\n$/)
  })

  test('of a part is that part', async () => {
    const { text } = await site.ask('/ie/bakeries-1990/part_2.md')
    expect(text).toBe('## PART II. General.\n\n##### 3 Short title.\n\n**3.**—This Act may be cited as the Bakeries Act 1990.\n')
  })
})

describe('errors', () => {
  test('are problem details for programs', async () => {
    const { status, headers, text } = await site.ask('/ie/Bakereis%20Act.json')
    expect([status, headers.get('Content-Type')]).toEqual([404, 'application/problem+json'])
    expect(JSON.parse(text)).toMatchObject({
      status: 404,
      title: 'Nothing is here',
      detail: expect.stringContaining('Bakereis') as string,
      near: [{ address: '/ie/bakeries-1990' }],
    })
  })

  test('are problem details for whoever accepts JSON', async () => {
    for (const address of ['/nowhere', '/ie/bakeries-1990@2024-02-30', '/find?ref=Duties+Order', '/search?q=a&page=x'])
      expect((await site.ask(address, json)).headers.get('Content-Type')).toBe('application/problem+json')
  })

  test('name the forms that are offered', async () => {
    const { status, text } = await site.ask('/ie/bakeries-1990.xml')
    expect(status).toBe(404)
    expect(text).toContain('.json and .md')
  })
})

describe('/suggest.json', () => {
  test('gives names that what was typed may become, with their addresses', async () => {
    const { status, text } = await site.ask('/suggest.json?q=bak')
    expect(status).toBe(200)
    expect(JSON.parse(text)).toEqual({
      query: 'bak',
      suggestions: [{ jurisdiction: 'ie', identifier: 'bakeries-1990', title: 'Bakeries Act 1990', address: '/ie/bakeries-1990' }],
    })
    expect(JSON.parse((await site.ask('/suggest.json')).text)).toEqual({ query: '', suggestions: [] })
  })
})

describe('/search.json', () => {
  test('takes a name for words where it is told so', async () => {
    const lane = async (query: string): Promise<unknown> =>
      (JSON.parse((await site.ask(`/search.json?q=Bakeries+Act+1990${query}`)).text) as { query: { lane: unknown } }).query.lane
    expect([await lane(''), await lane('&as=words')]).toEqual(['name', 'words'])
    expect((await site.ask('/search.json?q=x&as=names')).status).toBe(400)
  })

  test('has the fields of formats.md', async () => {
    const answer = JSON.parse((await site.ask('/search.json?q=baked')).text) as { results: unknown[] }
    expect(answer).toMatchObject({
      query: { text: 'baked', lane: 'words' },
      asOf: '2026-11-22',
      engine: 'sqlite',
      total: 1,
      outOfForce: 0,
      next: null,
    })
    expect(answer.results[0]).toMatchObject({
      address: '/ie/bakeries-1990',
      flags: 0,
      provision: { eId: 'sec_1', number: '1', address: '/ie/bakeries-1990/sec_1' },
    })
  })

  test('is what /search gives to whoever accepts JSON', async () => {
    expect((await site.ask('/search?q=baked', json)).text).toBe((await site.ask('/search.json?q=baked')).text)
  })
})
