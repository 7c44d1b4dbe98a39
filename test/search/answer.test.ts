import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../src/law/day.ts'
import { createResolver } from '../../src/register/names.ts'
import { createRegister } from '../../src/register/reads.ts'
import { createSearch, type Search } from '../../src/search/answer.ts'
import { createPassages } from '../../src/search/passages.ts'
import { presentSearch } from '../../src/search/present.ts'
import type { SearchRequest, SearchResponse } from '../../src/search/search.ts'
import { createSqliteEngine } from '../../src/search/sqlite.ts'
import { instrumentAddress, searchAddress } from '../../src/web/addresses.ts'
import { openSample, type Sample } from './sample.ts'

let sample: Sample
let search: Search
beforeAll(async () => {
  sample = await openSample()
  const { database } = sample
  search = createSearch({
    register: createRegister(database),
    resolver: createResolver(database),
    engine: createSqliteEngine(database),
    passages: createPassages(database),
  })
})
afterAll(() => sample.close())

const request = (text: string, more: Partial<SearchRequest> = {}): SearchRequest => ({
  text,
  asOf: day('2026-01-01'),
  filter: {},
  by: 'instrument',
  page: 1,
  limit: 20,
  ...more,
})
const ask = (text: string, more: Partial<SearchRequest> = {}): Promise<SearchResponse> => search(request(text, more))
const identifiers = ({ results }: SearchResponse): string[] => results.map(({ identifier }) => identifier)

describe('an answer', () => {
  it('begins with the instrument that the query names, at the provision it names, and goes on with what speaks of it', async () => {
    const answer = await ask('juries act 1927 s 2')
    expect(answer).toMatchObject({ lane: 'name', understood: 'section 2 of the Juries Act 1927', suggestions: [], total: 1, outOfForce: 1 })
    expect(answer.results[0]).toMatchObject({
      identifier: 'IE-1927-act-23',
      provision: { eId: 'sec_2', number: '2', heading: 'Repeals', snippet: 'The old enactments are repealed.' },
    })
  })

  it('understands a title with a slip', async () => {
    const answer = await ask('Juires Act 1976')
    expect(answer).toMatchObject({ lane: 'name', understood: 'Juries Act 1976' })
    expect(identifiers(answer)[0]).toBe('IE-1976-act-4')
  })

  it('puts all instruments that a title fits before anything else', async () => {
    expect(identifiers(await ask('health act 1990')).slice(0, 2)).toEqual(['IE-1990-act-1', 'IE-1990-act-2'])
  })

  it('puts the one that applies first where a title without a year names several', async () => {
    expect(identifiers(await ask('juries act'))).toEqual(['IE-1976-act-4', 'IE-1927-act-23'])
    expect(identifiers(await ask('juries act', { asOf: day('1950-01-01') }))).toEqual(['IE-1927-act-23', 'IE-1976-act-4'])
  })

  it('counts what is named once, in the total and in the facets', async () => {
    const answer = await ask('juries act 1976')
    expect(new Set(identifiers(answer)).size).toBe(answer.results.length)
    expect(answer.total).toBe(answer.results.length)
    expect(answer.facets.rank).toEqual({ act: answer.total })
  })

  it('keeps to its filters in names, too', async () => {
    expect(await ask('Juries Act 1976', { filter: { jurisdiction: 'cn' } })).toMatchObject({ lane: 'words', understood: null, total: 0 })
    expect(identifiers(await ask('juries act', { filter: { status: 'repealed' } }))).toEqual(['IE-1927-act-23'])
    expect((await ask('Juries Act 1976', { filter: { language: 'zh' } })).total).toBe(0)
    expect(identifiers(await ask('国务院令第711号', { filter: { language: 'zh' } }))).toEqual(['信息公开条例'])
  })

  it('says that it looked for a quotation', async () => {
    expect(await ask('"each county"')).toMatchObject({
      lane: 'quote',
      total: 1,
      results: [{ provision: { snippet: '<mark>Each</mark> <mark>county</mark> shall be a jury district.' } }],
    })
  })

  it('answers words with marked passages', async () => {
    const answer = await ask('enter premises')
    expect(answer).toMatchObject({ lane: 'words', understood: null, lookedFor: ['enter', 'premises'] })
    expect(answer.results[0]?.provision?.snippet).toBe(
      'A member may <mark>enter</mark> <mark>premises</mark> &lt;b&gt;with a warrant&lt;/b&gt; &amp; search them.',
    )
  })

  it('suggests near titles where nothing is named so', async () => {
    const answer = await ask('Juries Act 1977')
    expect(answer.lane).toBe('words')
    expect(answer.suggestions.map(({ title }) => title)).toContain('Juries Act 1976')
    expect((await ask('jurys act 1967')).suggestions.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Juries Act 1976', 'Juries Act 1927']),
    )
  })

  it('goes on to further pages through names and words alike', async () => {
    const all = identifiers(await ask('juries act'))
    const first = await ask('juries act', { limit: 1 })
    const second = await ask('juries act', { limit: 1, page: 2 })
    expect([...identifiers(first), ...identifiers(second)]).toEqual(all)
    expect([first.hasMore, second.hasMore]).toEqual([true, false])
  })

  it('takes any query', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('"', '“', '”', ' ', 'a', '第', '条', '(', '《', '1') })),
        async (text) => {
          const answer = await ask(text)
          expect(answer.total).toBeGreaterThanOrEqual(answer.results.length)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('an answer as JSON', () => {
  it('has the fields that other programs read', async () => {
    const json = presentSearch(await ask('juries act 1976 s 1', { limit: 1 }), { instrument: instrumentAddress, search: searchAddress })
    expect(JSON.parse(JSON.stringify(json))).toEqual({
      query: { text: 'juries act 1976 s 1', understood: 'section 1 of the Juries Act 1976', lane: 'name' },
      asOf: '2026-01-01',
      engine: 'sqlite',
      total: 1,
      outOfForce: 0,
      results: [
        {
          jurisdiction: 'ie',
          identifier: 'IE-1976-act-4',
          title: 'Juries Act 1976',
          documentNumber: 'No. 4 of 1976',
          rank: 'act',
          issuer: 'Oireachtas',
          publishedOn: '1976-03-01',
          status: { status: 'in-force', since: '1976-03-01', basis: 'declared' },
          flags: 0,
          address: '/ie/IE-1976-act-4',
          provision: {
            eId: 'sec_1',
            number: '1',
            heading: 'Jury districts',
            snippet: 'Each county shall be a jury district.',
            address: '/ie/IE-1976-act-4/sec_1',
          },
        },
      ],
      facets: {
        jurisdiction: { ie: 1 },
        rank: { act: 1 },
        status: { 'in-force': 1 },
        issuer: { Oireachtas: 1 },
        year: { 1976: 1 },
        language: { en: 1 },
      },
      suggestions: [],
      next: null,
    })
  })

  it('leads to the next page with everything that was asked', async () => {
    const json = presentSearch(await ask('juries act', { limit: 1, by: 'provision', filter: { rank: 'act', from: 1900 } }), {
      instrument: instrumentAddress,
      search: searchAddress,
    })
    expect(json['next']).toBe('/search.json?q=juries%20act&asOf=2026-01-01&rank=act&from=1900&by=provision&page=2&limit=1')
  })
})
