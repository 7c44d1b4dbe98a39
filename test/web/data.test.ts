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

describe('the plain text of an instrument', () => {
  test('says what it is, whether it applies and which text this is, and gives the text without marks', async () => {
    const { text, headers } = await site.ask('/ie/bakeries-1990.txt')
    expect(headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
    expect(text.split('\n').slice(0, 6)).toEqual([
      'Bakeries Act 1990',
      'http://localhost/ie/bakeries-1990@2015-03-01',
      'On 22 November 2026: In force since 1 June 1990, as its own record says.',
      expect.stringContaining('1 March 2015'),
      'Official text: https://example.org/bakeries',
      '',
    ])
    expect(text).toContain('\n1 Interpretation.\n\n1.—In this Act “loaf” means bread baked whole.\n')
  })

  test('speaks the language of the text', async () => {
    const { text } = await site.ask('/ie/bakeries-1990.txt?lang=zh', { 'Accept-Language': 'en' })
    expect(text).toContain('1990年面包房法\n')
    expect(text).not.toMatch(/In force|Official/)
    expect((await site.ask('/ie/bakeries-1990.txt', { 'Accept-Language': 'zh' })).text).toContain('In force')
  })

  test('of a provision is that provision, and comes by Accept, too', async () => {
    const { text } = await site.ask('/ie/bakeries-1990/sec_3.txt')
    expect(text).toMatch(/sec_3\n[\s\S]*\n\n3 Short title\.\n\n3\.—This Act may be cited as the Bakeries Act 1990\.\n$/)
    expect(text).not.toContain('loaf')
    expect((await site.ask('/ie/bakeries-1990/sec_3', { Accept: 'text/plain' })).text).toBe(text)
  })
})

describe('an instrument as linked data', () => {
  test('is a Legislation of schema.org with its provisions', async () => {
    const { text, headers } = await site.ask('/ie/bakeries-1990.jsonld')
    expect(headers.get('Content-Type')).toBe('application/ld+json')
    const data = JSON.parse(text) as { hasPart: { '@id': string }[] }
    expect(data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Legislation',
      '@id': 'http://localhost/ie/bakeries-1990',
      name: 'Bakeries Act 1990',
      legislationIdentifier: 'No. 7 of 1990',
      legislationDate: '1990-05-01',
      legislationDateVersion: '2015-03-01',
      legislationLegalForce: 'https://schema.org/InForce',
      inLanguage: 'en',
      sameAs: 'https://example.org/bakeries',
    })
    expect(data.hasPart).toContainEqual({
      '@type': 'Legislation',
      '@id': 'http://localhost/ie/bakeries-1990/sec_1',
      name: 'Section 1 Interpretation',
    })
  })

  test('says that what is repealed is not in force, and gives no address but one of the web as its source', async () => {
    expect(JSON.parse((await site.ask('/ie/mills-1950.jsonld')).text)).toMatchObject({
      legislationLegalForce: 'https://schema.org/NotInForce',
    })
    expect((await site.ask('/ie/a%2Fb%40c%2Ejson.jsonld')).text).not.toContain('javascript:')
  })

  test('of a provision says of what it is a part', async () => {
    expect(JSON.parse((await site.ask('/ie/bakeries-1990/part_1', { Accept: 'application/ld+json' })).text)).toMatchObject({
      '@id': 'http://localhost/ie/bakeries-1990/part_1',
      isPartOf: { '@id': 'http://localhost/ie/bakeries-1990' },
      hasPart: [{ '@id': 'http://localhost/ie/bakeries-1990/sec_1' }, {}, {}],
    })
  })
})

describe('an instrument as Akoma Ntoso', () => {
  test('has its structure, with numbers, headings and eIds', async () => {
    const { text, headers } = await site.ask('/ie/bakeries-1990.xml')
    expect(headers.get('Content-Type')).toBe('application/akn+xml; charset=utf-8')
    expect(text).toContain('<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">')
    expect(text).toContain(
      '<part eId="part_1"><num>PART I</num><heading>Bread</heading><section eId="sec_1"><num>1</num><heading>Interpretation</heading><content><p>',
    )
    expect([...text.matchAll(/eId="((?:part|sec)_\w+)"/g)].map(([, eId]) => eId)).toEqual([
      'part_1',
      'sec_1',
      'sec_2',
      'sec_2A',
      'part_2',
      'sec_3',
    ])
  })

  test('of a provision holds that one alone', async () => {
    const { text } = await site.ask('/ie/bakeries-1990/sec_2.xml')
    expect([...text.matchAll(/eId="(sec_\w+)"/g)].map(([, eId]) => eId)).toEqual(['sec_2'])
  })

  test('escapes what a text may hold', async () => {
    const { text } = await site.ask('/ie/a%2Fb%40c%2Ejson.xml')
    expect(text).toContain('Hostile &lt;b&gt;Act&lt;/b&gt; &amp; &quot;Order&quot; 2000')
    expect(text).not.toMatch(/<(?:b|script|img|a)[ >]/)
  })
})

describe('lists for spreadsheets', () => {
  test('are what the search found, one a row', async () => {
    const { text, headers } = await site.ask('/search.csv?q=baked')
    expect(headers.get('Content-Type')).toBe('text/csv; charset=utf-8; header=present')
    const [names, first, ...rest] = text.split('\r\n')
    expect(names).toBe(
      'jurisdiction,identifier,title,documentNumber,rank,issuer,publishedOn,status,since,basis,flags,address,eId,number,heading,snippet,provisionAddress',
    )
    expect(first).toMatch(
      /^ie,bakeries-1990,Bakeries Act 1990,No\. 7 of 1990,act,Oireachtas,1990-05-01,in-force,1990-06-01,declared,0,http:\/\/localhost\/ie\/bakeries-1990,sec_1,1,Interpretation,/,
    )
    expect(first).toContain('bread baked whole')
    expect(rest).toEqual([''])
  })

  test('are all that a jurisdiction has under its filters', async () => {
    const all = (await site.ask('/ie.csv')).text.trimEnd().split('\r\n')
    const counted = Number(/(\d+) texts/.exec((await site.ask('/ie')).text)?.[1])
    expect(all.length).toBe(counted + 1)
    const repealed = (await site.ask('/ie.csv?status=repealed')).text.trimEnd().split('\r\n').slice(1)
    expect(repealed.length).toBeGreaterThan(0)
    for (const row of repealed) expect(row).toContain(',repealed,')
    expect((await site.ask('/ie', { Accept: 'text/csv' })).text).toBe(all.join('\r\n') + '\r\n')
  })

  test('refuse what the pages refuse', async () => {
    expect((await site.ask('/ie.csv?year=x')).status).toBe(400)
    expect((await site.ask('/xx.csv')).status).toBe(404)
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

  test('are problem details at the address of any form', async () => {
    for (const form of ['json', 'jsonld', 'md', 'txt', 'xml', 'csv'])
      expect((await site.ask(`/ie/nothing.${form}`)).headers.get('Content-Type')).toBe('application/problem+json')
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

describe('/search.atom', () => {
  test('is a feed of what the page finds, each result dated by its publication, and the page leads to it', async () => {
    const { status, text, headers } = await site.ask('/search.atom?q=baked')
    expect([status, headers.get('Content-Type')]).toEqual([200, 'application/atom+xml; charset=utf-8'])
    const [head = '', ...entries] = text.split('<entry>')
    expect(head).toContain('<link rel="self" type="application/atom+xml" href="http://localhost/search.atom?q=baked"/>')
    expect(head).toContain('<link rel="alternate" type="text/html" href="http://localhost/search?q=baked"/>')
    expect(head).toContain('<updated>1990-05-01T00:00:00Z</updated>')
    expect(entries[0]).toContain('<title>Bakeries Act 1990</title>')
    expect(entries[0]).toContain('<updated>1990-05-01T00:00:00Z</updated>')
    expect(entries[0]).toContain('<id>http://localhost/ie/bakeries-1990/sec_1</id>')
    expect(entries[0]).toMatch(/<summary>in force · .* bread baked whole/)
    const page = (await site.ask('/search?q=baked')).text
    expect(page).toContain('<link rel="alternate" type="application/atom+xml" href="/search.atom?q=baked" />')
    expect(page).toContain('<a href="/search.atom?q=baked" type="application/atom+xml">Atom</a>')
  })

  test('is a feed where nothing is asked or found, too, and refuses as the page does', async () => {
    for (const query of ['', '?q=', '?q=zxqv']) {
      const { status, text } = await site.ask(`/search.atom${query}`)
      expect([query, status, text]).toEqual([query, 200, expect.stringContaining('</feed>')])
    }
    expect((await site.ask('/search.atom?q=x&status=forceful')).status).toBe(400)
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
