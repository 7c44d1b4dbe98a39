import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCitations } from '../../src/register/citations.ts'
import { createFindings } from '../../src/register/findings.ts'
import { createResolver } from '../../src/register/names.ts'
import { createStatistics } from '../../src/register/statistics.ts'
import { createSuggest } from '../../src/register/suggest.ts'
import { createRegister } from '../../src/register/reads.ts'
import { StoreError } from '../../src/store/database.ts'
import { createApp } from '../../src/web/app.ts'
import { createMetrics } from '../../src/web/metrics.ts'
import type { Fault } from '../../src/web/ports.ts'
import type { Site } from './site.ts'
import { openSite } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

describe('an answer', () => {
  test('carries a policy that runs no script and loads nothing from elsewhere', async () => {
    for (const address of ['/', '/ie/a%2Fb%40c%2Ejson', '/nowhere', '/healthz', '/ie/bakeries-1990.json']) {
      const { headers } = await site.ask(address)
      const policy = headers.get('Content-Security-Policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Referrer-Policy')).toBe('strict-origin-when-cross-origin')
    }
  })

  test('needs no inline script, style or handler', async () => {
    for (const address of ['/', '/ie', '/ie/bakeries-1990', '/ie/a%2Fb%40c%2Ejson', '/search?q=loaf', '/about']) {
      const { text } = await site.ask(address)
      expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|<[^>]*\son\w+=/i)
    }
  })

  test('is 304 for whoever holds it, in its own language and form only', async () => {
    const { headers } = await site.ask('/ie/bakeries-1990')
    const held = headers.get('ETag') ?? ''
    expect(held).toMatch(/^W\/"/)
    expect(await site.ask('/ie/bakeries-1990', { 'If-None-Match': `"other", ${held}` })).toMatchObject({ status: 304, text: '' })
    expect((await site.ask('/ie/bakeries-1990', { 'If-None-Match': held, 'Accept-Language': 'zh' })).status).toBe(200)
    expect((await site.ask('/ie/bakeries-1990', { 'If-None-Match': held, Accept: 'application/json' })).status).toBe(200)
    expect(headers.get('Vary')).toBe('Accept, Accept-Language, Cookie, Accept-Encoding')
    expect(headers.get('Cache-Control')).toBe('public, no-cache')
  })

  test('is one for all whose headers choose alike, whatever else they say', async () => {
    const tags = await Promise.all(
      [{}, { Cookie: 'other=1; session=abc' }, { 'Accept-Language': 'en-IE,en;q=0.9,zh;q=0.1' }, { Accept: 'text/html,*/*;q=0.8' }].map(
        async (headers) => (await site.ask('/ie/bakeries-1990', headers)).headers.get('ETag'),
      ),
    )
    expect(new Set(tags).size).toBe(1)
  })

  test('is 304 for If-None-Match: * where there is one, and only there', async () => {
    expect(await site.ask('/ie/bakeries-1990', { 'If-None-Match': '*' })).toMatchObject({ status: 304, text: '' })
    expect((await site.ask('/ie/nothing-here', { 'If-None-Match': '*' })).status).toBe(404)
  })

  test.each(['/ie/bakeries-1990', '/ie/bakeries-1990.json', '/nowhere', '/robots.txt', '/ie/long-2010'])(
    'to HEAD %s is that to GET without its body',
    async (address) => {
      const id = { 'X-Request-Id': 'one-and-the-same' }
      const [get, head] = [await site.ask(address, id), await site.ask(address, id, 'HEAD')]
      expect([head.status, head.text]).toEqual([get.status, ''])
      expect([...head.headers]).toEqual([...get.headers])
      expect(head.headers.get('Content-Length')).toBe(String(Buffer.byteLength(get.text)))
    },
  )

  test('to any other method is 405', async () => {
    const { status, headers } = await site.ask('/ie/bakeries-1990', {}, 'POST')
    expect([status, headers.get('Allow')]).toEqual([405, 'GET, HEAD'])
  })

  test('of an asset may be kept for ever', async () => {
    const address = /href="(\/assets\/style-[^"]+)"/.exec((await site.ask('/')).text)?.[1] ?? expect.fail()
    const { headers } = await site.ask(address)
    expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(headers.get('Content-Type')).toMatch(/^text\/css/)
  })
})

describe('hostile Markdown', () => {
  test('does nothing on the page, and its words stay', async () => {
    const { text, status } = await site.ask('/ie/a%2Fb%40c%2Ejson')
    expect(status).toBe(200)
    const main = text.slice(text.indexOf('<main'))
    expect(main).not.toMatch(/<script|<img|<[^>]*(?:onerror|onclick)=|href="(?:javascript|data|\/\/)|hidden words/i)
    expect(main).toContain('&#x3C;Schedule>')
    expect(main).toContain('<span class="note">F4[</span>')
    expect(main).toContain('<a href="/ie/mills-1950">here</a>')
  })
})

describe('whatever is sent', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      'ie',
      'cn',
      'bakeries-1990',
      'mills-1950@1960-01-01',
      'sec_2',
      'art_1',
      '..',
      '%',
      '%2F',
      '%E0%A4%A',
      '@',
      '.json',
      '//',
      'search',
      'find',
      'x.json',
      'a%2Fb%40c%2Ejson',
      '\u0000',
      '%00',
    ),
  )
  const parameter = fc.tuple(
    fc.constantFrom('q', 'page', 'ref', 'ui', 'lang', 'on', 'asOf', 'status', 'year', 'limit', 'by', 'rank', 'x'),
    piece,
  )
  const header = fc.tuple(
    fc.constantFrom('Accept', 'Accept-Language', 'Cookie', 'If-None-Match', 'Host', 'Range', 'X-Forwarded-Host'),
    fc.oneof(
      fc.string({ maxLength: 40 }).filter((text) => /^[\t\x20-\x7e]*$/.test(text)),
      fc.constantFrom('zh;q=x', '*/*', 'application/json;q=0', 'ui=zz', 'ui=%E0%A4', ';;;,,,', '*'),
    ),
  )
  const path = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => `/${pieces.join('/')}`)
  const asked = fc.record({ path, query: fc.array(parameter, { maxLength: 4 }), headers: fc.array(header, { maxLength: 3 }) })

  test('is answered, and never with a fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ path, query, headers }) => {
        const url = new URL('http://localhost')
        url.pathname = path
        for (const [name, value] of query) url.searchParams.append(name, value)
        const { status } = await site.ask(url.pathname + url.search, Object.fromEntries(headers))
        expect(status).toBeLessThan(500)
      }),
      { numRuns: 600 },
    )
  }, 120_000)

  test('as a query is text, never syntax', async () => {
    const odd = [
      '"',
      '""',
      '*',
      'NEAR(',
      'a OR',
      'a AND NOT',
      '(',
      ')',
      '-',
      'col:x',
      "'; DROP TABLE text; --",
      '\u0000',
      '𠮷',
      '%',
      '_',
      '<script>',
      '"unclosed',
      'a'.repeat(5000),
      '条'.repeat(2000),
    ]
    for (const text of odd) {
      const { status, text: page } = await site.ask(`/search?q=${encodeURIComponent(text)}`)
      expect(status).toBe(200)
      expect(page).not.toContain('<script>')
    }
  })
})

describe('a register that cannot be read', () => {
  const refuse = async (): Promise<never> => {
    throw new StoreError('busy', 'busy')
  }
  const database = { all: refuse, first: refuse, batch: refuse, version: refuse, close: () => undefined }
  const app = createApp({
    register: createRegister(database),
    resolver: createResolver(database),
    search: refuse,
    findings: createFindings(database),
    citations: createCitations(database),
    suggest: createSuggest(database),
    statistics: createStatistics(database),
    now: () => new Date('2026-11-22'),
  })

  test.each(['/', '/ie/x', '/search?q=a', '/suggest.json?q=a', '/healthz'])(
    'makes %s answer 503 with a time to come again',
    async (address) => {
      const response = await app.request(address)
      expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '5'])
    },
  )
})

describe('a fault of ours', () => {
  const faults: Fault[] = []
  const broken = async (): Promise<never> => {
    throw new Error('the secret of /home/me/register.db')
  }
  const app = (): ReturnType<typeof createApp> =>
    createApp({ ...site.ports, suggest: broken, search: broken, onFault: (fault) => faults.push(fault) })

  test('is told to the operator, and to whoever asked only the number of the request', async () => {
    for (const [address, type] of [
      ['/suggest.json?q=a', 'application/problem+json'],
      ['/search?q=a', 'text/html'],
    ] as const) {
      const response = await app().request(address)
      const body = await response.text()
      expect([response.status, response.headers.get('Content-Type')]).toEqual([500, expect.stringContaining(type)])
      expect(body).not.toMatch(/secret|home|\.ts:\d/)
      const id = response.headers.get('X-Request-Id') ?? ''
      expect(id).toMatch(/^[\w-]{20,}$/)
      expect(body).toContain(id)
      expect(faults.at(-1)).toMatchObject({ requestId: id, method: 'GET', error: { message: expect.stringContaining('secret') } })
    }
  })
})

describe('a request', () => {
  test('has the number that a proxy gave it, where that is one, and a new one otherwise', async () => {
    const idOf = async (given: string): Promise<string | null> =>
      (await site.ask('/ie/bakeries-1990', { 'X-Request-Id': given })).headers.get('X-Request-Id')
    expect(await idOf('proxy-17.a_b')).toBe('proxy-17.a_b')
    const made = await Promise.all(['<script>', 'a b', '', 'x'.repeat(65)].map(idOf))
    expect(new Set(made).size).toBe(4)
    for (const id of made) expect(id).toMatch(/^[0-9a-f-]{36}$/)
  })

  test.each(['/ie/nothing-here.json', '/ie/bakeries-1990@2024-02-30.json', '/search.json?limit=x', '/flags.json?asOf=2024-02-30'])(
    'that is refused (%s) gets problem details with its number',
    async (address) => {
      const { status, headers, text } = await site.ask(address)
      expect(headers.get('Content-Type')).toBe('application/problem+json')
      expect(JSON.parse(text)).toMatchObject({
        type: 'about:blank',
        status,
        detail: expect.any(String),
        requestId: headers.get('X-Request-Id'),
      })
    },
  )

  test.each(['/ie/', '/ie/bakeries-1990/', '/search/?q=loaf', '/ie/bakeries-1990/sec_2/', '/about//', '/nowhere/'])(
    'for %s is led to the address without a slash at its end',
    async (address) => {
      const { status, headers } = await site.ask(address)
      expect([status, headers.get('Location')]).toEqual([301, address.replace(/\/+(?=$|\?)/, '')])
    },
  )

  test('is never led to another host', async () => {
    for (const address of ['//evil.example/', '/%2F/evil.example/', '///evil.example//'])
      expect((await site.ask(`http://localhost${address}`)).headers.get('Location') ?? '/').toMatch(/^\/(?!\/)/)
  })

  test.each(['/search?q=loaf&page=9', '/search.json?q=loaf&page=9', '/ie?page=9', '/flags?page=9', '/flags.json?page=9', '/mend?page=9'])(
    'for a page behind the end of a list (%s) is 404 with a way to its first page',
    async (address) => {
      const { status, text } = await site.ask(address)
      expect(status).toBe(404)
      expect(text).toContain(address.replace(/[?&]page=9/, '').replaceAll('&', '&amp;'))
    },
  )

  test('for the first page of a list that is empty is answered', async () => {
    expect((await site.ask('/search.json?q=zzzzz')).status).toBe(200)
    expect((await site.ask('/flags.json?page=1')).status).toBe(200)
  })

  test('for /favicon.ico gets the picture', async () => {
    const { status, headers } = await site.ask('/favicon.ico')
    expect([status, headers.get('Content-Type')]).toEqual([200, 'image/svg+xml'])
  })
})

describe('/sitemap.xml', () => {
  test('leads to every instrument, by addresses that answer', async () => {
    const locations = (text: string): string[] => [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, location = '']) => location)
    expect((await site.ask('/robots.txt')).text).toContain('Sitemap: http://localhost/sitemap.xml')
    const parts = locations((await site.ask('/sitemap.xml')).text)
    expect(parts).toEqual(['http://localhost/sitemap-1.xml'])
    const addresses = locations((await site.ask('/sitemap-1.xml')).text)
    expect(addresses).toContain('http://localhost/ie/a%2Fb%40c%2Ejson')
    for (const address of addresses) expect([address, (await site.ask(address)).status]).toEqual([address, 200])
    expect(addresses.length).toBe(2 + (JSON.parse((await site.ask('/healthz')).text) as { instruments: number }).instruments)
    expect((await site.ask('/sitemap-2.xml')).status).toBe(404)
  })
})

describe('/metrics', () => {
  test('counts requests, their time, and searches', async () => {
    let now = 0
    const app = createApp({ ...site.ports, metrics: createMetrics(() => (now += 7)) })
    for (const address of [
      '/',
      '/ie/bakeries-1990',
      '/ie/bakeries-1990',
      '/ie/nothing',
      '/search?q=bakeries+act+1990',
      '/search?q=loaf',
      '/x/y',
    ])
      await app.request(address)
    const lines = (await (await app.request('/metrics')).text()).split('\n')
    for (const line of [
      'gazette_http_requests_total{route="instrument",status="200"} 2',
      'gazette_http_requests_total{route="instrument",status="404"} 1',
      'gazette_http_requests_total{route="other",status="404"} 1',
      'gazette_http_request_duration_seconds_bucket{route="home",le="0.005"} 0',
      'gazette_http_request_duration_seconds_bucket{route="home",le="0.01"} 1',
      'gazette_http_request_duration_seconds_bucket{route="home",le="+Inf"} 1',
      'gazette_http_request_duration_seconds_count{route="instrument"} 3',
      'gazette_searches_total{engine="sqlite",lane="name"} 1',
      'gazette_searches_total{engine="sqlite",lane="words"} 1',
      `gazette_register_info{version="${await site.ports.register.version()}"} 1`,
    ])
      expect(lines).toContain(line)
  })

  test('is not there where nothing is counted', async () => {
    expect((await site.ask('/metrics')).status).toBe(404)
  })
})
