import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Site } from './site.ts'
import { openSite } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const page = async (address: string, language = 'en'): Promise<string> => (await site.ask(address, { 'Accept-Language': language })).text
const main = (text: string): string => /<main[\s\S]*<\/main>/.exec(text)?.[0].replaceAll(/\s+/g, ' ') ?? ''

describe('the history of a text', () => {
  test('lists its texts by language, newest first, each with what changed since the one before', async () => {
    const text = main(await page('/ie/bakeries-1990/history'))
    expect(text).toContain('Bakeries Act 1990: the texts held here')
    expect(text.indexOf('/ie/bakeries-1990@2015-03-01')).toBeGreaterThan(0)
    expect(text.indexOf('/ie/bakeries-1990@2015-03-01')).toBeLessThan(text.indexOf('/ie/bakeries-1990@1990-05-01'))
    expect(text).toContain('/ie/bakeries-1990/diff/1990-05-01..2015-03-01')
    expect(main(await page('/ie/bakeries-1990/history', 'zh'))).toContain('与前一文本相比的改动')
  })

  test('is linked from the page of the text, and says where there is but one text', async () => {
    expect(await page('/ie/bakeries-1990')).toContain('href="/ie/bakeries-1990/history"')
    expect(await page('/ie/mills-1950')).not.toContain('/ie/mills-1950/history')
    expect(main(await page('/ie/mills-1950/history'))).toContain('One text alone is held')
  })

  test('leads to the difference of the two days that its form sends', async () => {
    const { status, headers } = await site.ask('/ie/bakeries-1990/history?from=1990-05-01&to=2015-03-01')
    expect([status, headers.get('Location')]).toEqual([303, '/ie/bakeries-1990/diff/1990-05-01..2015-03-01'])
    expect((await site.ask('/ie/bakeries-1990/history?from=1990-05-01&to=2015-02-30')).status).toBe(400)
    expect((await site.ask('/ie/nothing/history')).status).toBe(404)
    const named = await site.ask('/ie/Bakeries%20Act%201990/history')
    expect([named.status, named.headers.get('Location')]).toEqual([303, '/ie/bakeries-1990/history'])
  })
})

describe('the history of a text as data', () => {
  test('gives each text with its day, kind, language, lasting address, commit and digest, by the end of the address or by Accept', async () => {
    const { status, headers, text } = await site.ask('/ie/bakeries-1990/history.json')
    expect([status, headers.get('Content-Type')]).toEqual([200, expect.stringMatching(/^application\/json/)])
    const told = JSON.parse(text) as { expressions: { on: string; language: string; digest: string; commit: string; address: string }[] }
    expect(told).toMatchObject({ jurisdiction: 'ie', identifier: 'bakeries-1990', address: '/ie/bakeries-1990' })
    expect(told.expressions.map(({ on, language, address }) => [on, language, address])).toEqual([
      ['1990-05-01', 'en', '/ie/bakeries-1990@1990-05-01?lang=en'],
      ['2015-03-01', 'en', '/ie/bakeries-1990@2015-03-01?lang=en'],
      ['1990-05-01', 'zh', '/ie/bakeries-1990@1990-05-01?lang=zh'],
    ])
    const { expressions } = JSON.parse((await site.ask('/ie/bakeries-1990.json')).text) as typeof told
    expect(told.expressions.map(({ digest, commit }) => [digest, commit])).toEqual(
      expressions.map(({ digest, commit }) => [digest, commit]),
    )
    expect((await site.ask('/ie/bakeries-1990/history', { Accept: 'application/json' })).text).toBe(text)
    for (const { address } of told.expressions) expect((await site.ask(address)).status).toBe(200)
  })

  test('refuses as problem details, and is in no other form', async () => {
    const { status, headers } = await site.ask('/ie/nothing/history.json')
    expect([status, headers.get('Content-Type')]).toEqual([404, 'application/problem+json'])
    expect((await site.ask('/ie/bakeries-1990/history.txt')).status).toBe(404)
    expect((await site.ask('/ie/bakeries-1990/history.json?from=1990-05-01&to=2015-03-01')).headers.get('Location')).toBe(
      '/ie/bakeries-1990/diff/1990-05-01..2015-03-01.json',
    )
  })

  test('names the text in its own language in a heading of ours, as the other pages about it do', async () => {
    for (const place of ['/history', '/diff/1990-05-01..2015-03-01?lang=en', '?show=citations', '?show=repeals']) {
      const text = await page(`/ie/mills-1950${place.startsWith('/diff') ? '/diff/1950-02-01..1960-01-01' : place}`, 'zh')
      expect([place, text]).toEqual([place, expect.stringMatching(/<h1>(?:[^<]*)<span lang="en">Mills Act 1950<\/span>/)])
      expect(text).toContain('<title lang="en">')
    }
  })
})

describe('the difference between two days', () => {
  const address = '/ie/bakeries-1990/diff/1990-05-01..2015-03-01'

  test.each([
    ['en', 'changed, 1 added, 0 removed'],
    ['zh', '新增 1 条，删去 0 条'],
  ])('shows only what changed, by provision and by word, in %s', async (language, counts) => {
    const text = main(await page(address, language))
    expect(text).toContain(counts)
    expect(text).toMatch(/A loaf weighs a <del>pound<\/del>\s*<ins>kilogram<\/ins>/)
    expect(text).toContain('<ins>')
    expect(text).toContain('Rye loaves weigh what they weigh.')
    expect(text).not.toContain('bread baked whole')
  })

  test('is data, too', async () => {
    const told = JSON.parse((await site.ask(`${address}.json`)).text) as {
      from: { textOn: string }
      to: { textOn: string }
      total: number
      changes: { change: string; after: { eId: string } | null; runs: { kind: string; text: string }[] }[]
    }
    expect([told.from.textOn, told.to.textOn]).toEqual(['1990-05-01', '2015-03-01'])
    expect(told.changes.map(({ change, after }) => [change, after?.eId])).toContainEqual(['added', 'sec_2A'])
    expect(told.changes.find(({ after }) => after?.eId === 'sec_2')?.runs).toContainEqual({ kind: 'added', text: 'kilogram' })
    expect((await site.ask(`${address}.txt`)).status).toBe(404)
  })

  test('is that of the nearest texts of those days or before, the earlier first', async () => {
    const { status, headers } = await site.ask('/ie/bakeries-1990/diff/2020-01-01..1995-01-01')
    expect([status, headers.get('Location')]).toEqual([303, '/ie/bakeries-1990/diff/1995-01-01..2020-01-01'])
    expect(main(await page('/ie/bakeries-1990/diff/1995-01-01..2020-01-01'))).toContain('1 May 1990 to 1 March 2015')
    expect(main(await page('/ie/bakeries-1990/diff/1995-01-01..1996-01-01'))).toContain('One text is the nearest to both days')
    expect((await site.ask('/ie/bakeries-1990/diff/1900-01-01..1996-01-01')).status).toBe(404)
    expect((await site.ask('/ie/bakeries-1990/diff/1990-02-30..1996-01-01')).status).toBe(400)
  })
})

describe('schedules that a consolidated text is held without', () => {
  const address = '/ie/kilns-1972/diff/1972-01-01..2014-01-01'

  test('are told of on its page, with the way to the text that has them', async () => {
    expect(main(await page('/ie/kilns-1972'))).toMatch(
      /held without its schedules; the text of <a href="\/ie\/kilns-1972@1972-01-01"><time[^>]*>1 January 1972<\/time><\/a> has schedules/,
    )
    expect(main(await page('/ie/kilns-1972/sec_1', 'zh'))).toContain('此文本未含附表')
    for (const whole of ['/ie/kilns-1972@1972-01-01', '/ie/bakeries-1990', '/ie/mills-1950'])
      expect(main(await page(whole))).not.toContain('held without')
  })

  test('are not called removed in differences', async () => {
    const text = main(await page(address))
    expect(text).toContain('Provisions: 1 changed, 0 added, 0 removed.')
    expect(text).toContain('held without schedules: 2 provisions of them')
    expect(JSON.parse(await page(`${address}.json`))).toMatchObject({ total: 1, schedulesNotCompared: 2 })
    expect(JSON.parse(await page('/ie/bakeries-1990/diff/1990-05-01..2015-03-01.json'))).toMatchObject({ schedulesNotCompared: 0 })
  })
})
