import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Site } from './site.ts'
import { openSite } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

/** What a person reads of a page: no tags, one space between words. */
const reading = (page: string): string =>
  (/<main[\s\S]*<\/main>/.exec(page)?.[0] ?? '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[,.;:])/g, '')

const zh = { 'Accept-Language': 'zh-CN,zh;q=0.9' }

describe('the page of an instrument', () => {
  test('says what its status is and on what that rests, in a sentence', async () => {
    const { text, status } = await site.ask('/ie/bakeries-1990')
    expect(status).toBe(200)
    expect(reading(text)).toContain('In force since 1 June 1990, as its own record says.')
  })

  test('says who ended a repealed text, as a link', async () => {
    const { text } = await site.ask('/ie/mills-1950')
    expect(reading(text)).toContain('Repealed on 1 June 1990 by the Bakeries Act 1990.')
    expect(text).toContain('href="/ie/bakeries-1990"')
  })

  test('says which text it is, and that later changes are not in it', async () => {
    expect(reading((await site.ask('/ie/bakeries-1990')).text)).toContain(
      'Text as consolidated to 1 March 2015; later changes are not in it.',
    )
    const own = reading((await site.ask('/ie/bakeries-1990@2015-03-01')).text)
    expect(own).toContain('Text as consolidated to 1 March 2015.')
    expect(own).not.toContain('later changes')
  })

  test('of an earlier day shows the text and status of that day, and the way back', async () => {
    const { text } = await site.ask('/ie/bakeries-1990@2000-01-01')
    expect(text).toContain('A loaf weighs a pound.')
    expect(text).not.toContain('kilogram')
    expect(reading(text)).toContain('You are looking at the law on 1 January 2000.')
    expect(reading((await site.ask('/ie/mills-1950@1980-01-01')).text)).toContain('Today: Repealed on 1 June 1990')
  })

  test('names the first text for a day before it', async () => {
    const { text, status } = await site.ask('/ie/bakeries-1990@1980-01-01')
    expect(status).toBe(404)
    expect(text).toContain('href="/ie/bakeries-1990@1990-05-01"')
  })

  test('refuses a day that does not exist', async () => {
    expect((await site.ask('/ie/bakeries-1990@2024-02-30')).status).toBe(400)
    expect((await site.ask('/ie/bakeries-1990?on=2024-02-30')).status).toBe(400)
  })

  test('goes to the day that its form asks for', async () => {
    const { status, headers } = await site.ask('/ie/bakeries-1990?on=2000-01-01&lang=en')
    expect([status, headers.get('Location')]).toEqual([303, '/ie/bakeries-1990@2000-01-01?lang=en'])
    expect((await site.ask('/ie/bakeries-1990?on=')).status).toBe(200)
    expect((await site.ask('/ie/bakeries-1990@2000%2D01%2D01')).text).toContain('A loaf weighs a pound.')
    expect((await site.ask('/ie/?year=1990')).headers.get('Location')).toBe('/ie?year=1990')
  })

  // An address is passed on and cited: the sender's cookie must not decide which words the other one reads.
  test('shows everybody the text in the main language of its country, and any other that the address asks for', async () => {
    for (const headers of [{}, zh, { Cookie: 'ui=zh' }, { ...zh, Cookie: 'ui=en' }])
      expect((await site.ask('/ie/bakeries-1990', headers)).text).toContain('<div class="law" lang="en">')
    expect((await site.ask('/ie/bakeries-1990?lang=zh')).text).toContain('<div class="law" lang="zh">')
    expect((await site.ask('/ie/bakeries-1990?lang=ga')).status).toBe(404)
  })

  test('says near its title in which other languages it is held, and links them', async () => {
    const { text } = await site.ask('/ie/bakeries-1990@2000-01-01')
    expect(reading(text)).toContain('This text is also in 中文.')
    expect(text).toContain('href="/ie/bakeries-1990@2000-01-01?lang=zh"')
    expect((await site.ask('/ie/bakeries-1990@2000-01-01?lang=zh')).text).toContain('href="/ie/bakeries-1990@2000-01-01?lang=en"')
    expect((await site.ask('/ie/mills-1950')).text).not.toContain('This text is also in')
  })

  test('is linked from lists in the language of the title that is shown', async () => {
    expect((await site.ask('/ie', zh)).text).toMatch(/href="\/ie\/bakeries-1990\?lang=zh"[^>]*>1990年面包房法/)
    expect((await site.ask('/ie')).text).toMatch(/href="\/ie\/bakeries-1990"[^>]*>Bakeries Act 1990/)
  })

  test('links the official text, or says that no link is known', async () => {
    for (const place of ['', '/sec_2', '/part_1']) {
      const { text } = await site.ask(`/ie/bakeries-1990${place}`)
      expect(reading(text)).toContain('Official text: example.org')
      expect(text).toContain('<a href="https://example.org/bakeries">')
    }
    expect(reading((await site.ask('/ie/mills-1950/sec_1')).text)).toContain('Official text: no link is known')
  })

  test('names its collection only where the name says something', async () => {
    expect(reading((await site.ask('/ie/bakeries-1990')).text)).toContain('Collection statutes')
  })

  test('tells machines its address as a path, whatever host was asked', async () => {
    expect((await site.ask('/ie/bakeries-1990', { Host: 'evil.example' })).text).toContain(
      '<link rel="canonical" href="/ie/bakeries-1990" />',
    )
  })

  test('tells machines where it is in the other language, in the text or else in the interface', async () => {
    const languages = (text: string) =>
      [...text.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map(([, language, address]) => [language, address])
    expect(languages((await site.ask('/ie/mills-1950')).text)).toEqual([
      ['en', '/ie/mills-1950?ui=en'],
      ['zh', '/ie/mills-1950?ui=zh'],
    ])
    expect(languages((await site.ask('/ie/bakeries-1990@2000-01-01')).text)).toEqual([
      ['en', '/ie/bakeries-1990@2000-01-01?lang=en&amp;ui=en'],
      ['zh', '/ie/bakeries-1990@2000-01-01?lang=zh&amp;ui=zh'],
    ])
    for (const address of [
      '/',
      '/ie',
      '/ie/bakeries-1990/sec_2',
      '/ie/bakeries-1990/history',
      '/flags',
      '/mend',
      '/statistics',
      '/about',
      '/help',
    ])
      expect([address, languages((await site.ask(address, zh)).text).map(([language]) => language)]).toEqual([address, ['en', 'zh']])
    expect(languages((await site.ask('/search?q=loaf')).text)).toEqual([])
  })

  test('has one first heading and skips no level', async () => {
    for (const address of [
      '/',
      '/ie',
      '/ie/bakeries-1990',
      '/ie/long-2010?page=2',
      '/ie/bakeries-1990/part_1',
      '/search?q=loaf',
      '/about',
      '/nowhere',
    ]) {
      const levels = [...(await site.ask(address)).text.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]))
      expect(levels.filter((level) => level === 1)).toHaveLength(1)
      expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true)
    }
  })

  test('of a long text is at most 30 KB, and all of it is reached by plain links', async () => {
    const first = await site.ask('/ie/long-2010')
    const style = /href="(\/assets\/style-[^"]+)"/.exec(first.text)?.[1] ?? expect.fail()
    const size = gzipSync(first.text).length + gzipSync((await site.ask(style)).text).length
    expect(size).toBeLessThan(30_000)

    const seen = new Set<string>()
    let address: string | undefined = '/ie/long-2010'
    while (address !== undefined) {
      const { text }: { text: string } = await site.ask(address)
      for (const [, eId] of text.matchAll(/<div class="unit" id="([^"]+)"/g)) seen.add(eId ?? '')
      address = /rel="next"\s+href="([^"#]+)/.exec(text)?.[1]
    }
    expect(seen.size).toBe(1203)
  })
})

describe('the page of a provision', () => {
  test('stands in its place, with its neighbours and its wordings', async () => {
    const { text } = await site.ask('/ie/bakeries-1990/sec_2')
    expect(text).toContain('href="/ie/bakeries-1990/part_1"')
    expect(text).toContain('href="/ie/bakeries-1990/sec_1"')
    expect(text).toContain('href="/ie/bakeries-1990/sec_2A"')
    expect(text).toContain('href="/ie/bakeries-1990@1990-05-01/sec_2"')
  })

  test('offers both its addresses before its text, each with a button that is there for scripts alone', async () => {
    const { text } = await site.ask('/ie/bakeries-1990/sec_2')
    const before = text.slice(0, text.indexOf('class="law"'))
    expect(reading(`${before}</main>`)).toMatch(
      /whatever the law becomes http:\/\/localhost\/ie\/bakeries-1990\/sec_2 .*for good http:\/\/localhost\/ie\/bakeries-1990@2015-03-01\/sec_2\?lang=en /,
    )
    expect(before).toContain('class="copy" hidden value="/ie/bakeries-1990@2015-03-01/sec_2?lang=en"')
    expect((await site.ask('/ie/bakeries-1990/art_2?lang=zh')).text).toContain('hidden value="/ie/bakeries-1990/art_2?lang=zh"')
  })

  test('links the same provision in other languages, or all of the text where they number otherwise', async () => {
    expect((await site.ask('/ie/bakeries-1990/sec_2')).text).toContain('href="/ie/bakeries-1990?lang=zh"')
    expect((await site.ask('/ie/foundries-1991/sec_1')).text).toContain('href="/ie/foundries-1991/sec_1?lang=zh"')
  })

  test('repeats that the text is a summary, where its opening says so', async () => {
    expect(reading((await site.ask('/ie/foundries-1991/sec_1')).text)).toContain('This is a summary, not the official text.')
    expect(reading((await site.ask('/ie/foundries-1991/sec_1?lang=zh')).text)).toContain('本文为摘要，并非官方文本。')
    expect(reading((await site.ask('/ie/bakeries-1990/sec_1')).text)).not.toContain('official text.')
  })

  test('of a Chinese text with bare numbers is called 第…条', async () => {
    expect((await site.ask('/ie/foundries-1991/sec_1?lang=zh')).text).toMatch(/<h1 lang="zh">第1条/)
  })

  test('of a part shows what it holds', async () => {
    const { text } = await site.ask('/ie/bakeries-1990/part_1')
    expect(text).toContain('A loaf weighs a kilogram.')
    expect(text).not.toContain('This Act may be cited')
  })

  test('that is very long is paged, and a table keeps its head on each page', async () => {
    const { text } = await site.ask('/ie/long-2010/att_1?piece=3')
    expect(reading(text)).toContain('No. Name')
    expect(text).toMatch(/href="\/ie\/long-2010\/att_1\?piece=4"/)
    expect(gzipSync(text).length).toBeLessThan(20_000)
  })

  test('of a part with much text of its own is read to its end', async () => {
    const { text } = await site.ask('/ie/long-2010/part_2')
    expect(text).toContain('The end of the part.')
    expect(text).toContain('href="/ie/long-2010/part_2?piece=2"')
    expect((await site.ask('/ie/long-2010/part_2?piece=2')).text).toContain('Paragraph 399 of the part')
  })

  test('that another text holds is found there', async () => {
    const { text, status } = await site.ask('/ie/bakeries-1990@2000-01-01/sec_2A')
    expect(status).toBe(404)
    expect(text).toContain('href="/ie/bakeries-1990@2015-03-01/sec_2A"')
  })

  test('is shown in the language that has it, whatever that of the interface', async () => {
    expect((await site.ask('/ie/bakeries-1990/sec_2', zh)).text).toContain('<div class="law" lang="en">')
    expect((await site.ask('/ie/bakeries-1990/art_2', { 'Accept-Language': 'en' })).text).toContain('<div class="law" lang="zh">')
    expect((await site.ask('/ie/bakeries-1990/sec_2?lang=zh')).status).toBe(404)
  })

  test('opens with its number as a link where it has no heading', async () => {
    const { text } = await site.ask('/ie/bakeries-1990?lang=zh')
    expect(text).toContain('<a href="/ie/bakeries-1990/art_1?lang=zh" class="number">第一条</a>')
  })
})

describe('names that are no address', () => {
  test('lead on where they name one text only', async () => {
    const { status, headers } = await site.ask('/ie/Bakeries%20Act%201990/sec_2')
    expect([status, headers.get('Location')]).toEqual([303, '/ie/bakeries-1990/sec_2'])
  })

  test('are answered with a list where they name several, told apart by their days', async () => {
    for (const address of ['/ie/Duties%20Order', '/find?ref=Duties%20Order']) {
      const { status, text } = await site.ask(address)
      expect(status).toBe(300)
      expect(reading(text)).toMatch(/Duties Order 1 January 200\d, Ireland Duties Order 1 January 200\d, Ireland/)
    }
  })

  test('are answered with what is near where they name nothing', async () => {
    const { status, text } = await site.ask('/ie/Bakereis%20Act')
    expect(status).toBe(404)
    expect(text).toContain('href="/ie/bakeries-1990"')
  })

  test.each([
    ['a number with a zero before it', '/ie/long-02010', '/ie/long-2010'],
    ['two digits in the other order', '/ie/bakeries-1909', '/ie/bakeries-1990'],
    ['a letter too much', '/ie/bakeries-1990x', '/ie/bakeries-1990'],
  ])('of %s lead to what has nearly that name, for people and programs', async (_slip, asked, near) => {
    const { status, text } = await site.ask(asked)
    expect([status, text]).toEqual([404, expect.stringContaining(`href="${near}"`)])
    const problem = JSON.parse((await site.ask(`${asked}.json`)).text) as { near: { address: string }[] }
    expect(problem.near.map(({ address }) => address)).toContain(near)
  })

  test.each([
    ['en', 'Search the law of Ireland for “zxqv-1990”', 'Law of Ireland of 1990'],
    ['zh', '在爱尔兰法律法规中搜索“zxqv-1990”', '爱尔兰 1990 年的法律法规'],
  ])('that resemble none lead to a search and to their year, in %s', async (language, search, year) => {
    const { status, text } = await site.ask('/ie/zxqv-1990', { 'Accept-Language': language })
    expect(status).toBe(404)
    expect(text).toContain('href="/search?q=zxqv-1990&amp;jurisdiction=ie"')
    for (const said of [search, year]) expect(reading(text.replaceAll('&quot;', '"'))).toContain(said)
    expect((await site.ask('/ie/nope')).text).toContain('href="/search?q=nope&amp;jurisdiction=ie"')
  })

  test('of unknown jurisdictions are answered with those that are known', async () => {
    const { status, text } = await site.ask('/fr/code-civil')
    expect(status).toBe(404)
    expect(text).toContain('href="/ie"')
  })

  test('are found by /find, with their provision', async () => {
    const { status, headers } = await site.ask('/find?ref=section%202%20of%20the%20Bakeries%20Act%201990')
    expect([status, headers.get('Location')]).toEqual([303, '/ie/bakeries-1990/sec_2'])
  })
})

describe('a text that its collection removed', () => {
  test('is answered with what it last held, under a banner, and 410', async () => {
    const { status, text } = await site.ask('/ie/lanterns-2001')
    expect(status).toBe(410)
    expect(reading(text)).toContain('The collection removed this text on 2 April 2016.')
    expect(text).toContain('A lantern is lit at dusk.')
  })

  test('stays at its dated address', async () => {
    expect((await site.ask('/ie/lanterns-2001@2001-01-01')).status).toBe(200)
    expect((await site.ask('/ie/lanterns-2001@2001-01-01.json')).status).toBe(200)
  })

  test('tells programs where its last text is', async () => {
    const { status, text } = await site.ask('/ie/lanterns-2001.json')
    expect(status).toBe(410)
    expect(JSON.parse(text)).toMatchObject({ status: 410, last: [{ address: '/ie/lanterns-2001@2001-01-01.json' }] })
  })
})

describe('the interface', () => {
  test('speaks the language that the browser asks for, and keeps the one that was chosen', async () => {
    expect((await site.ask('/', zh)).text).toContain('<html lang="zh-Hans">')
    expect((await site.ask('/', { 'Accept-Language': 'zh;q=0.3, en;q=0.8' })).text).toContain('<html lang="en">')
    const chosen = await site.ask('/about?x=1&ui=zh', { 'Sec-Fetch-Site': 'same-origin' })
    // The choice goes into a cookie and out of the address, which may be sent to somebody who reads the other language.
    expect([chosen.status, chosen.headers.get('Location')]).toEqual([303, '/about?x=1'])
    expect(chosen.headers.get('Cache-Control')).toContain('private')
    expect([chosen.headers.get('ETag'), chosen.headers.get('Vary')]).toEqual([null, 'Accept, Accept-Language, Cookie, Accept-Encoding'])
    const cookie = chosen.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    expect((await site.ask('/', { Cookie: cookie })).text).toContain('<html lang="zh-Hans">')
  })

  test('is that of the address for whoever comes from elsewhere, such as search engines', async () => {
    const { status, text, headers } = await site.ask('/ie/mills-1950?ui=zh', { 'Accept-Language': 'en' })
    expect(status).toBe(200)
    expect(text).toContain('<html lang="zh-Hans">')
    expect(text).toContain('<link rel="canonical" href="/ie/mills-1950?ui=zh"')
    expect(headers.get('Set-Cookie')).toContain('ui=zh')
    expect(headers.get('Cache-Control')).toContain('private')
  })

  test('keeps no choice that was made at an address without a page', async () => {
    for (const address of ['/nowhere?ui=zh', '/ie/bakeries-1990.json?ui=zh'])
      expect((await site.ask(address)).headers.get('Set-Cookie')).toBeNull()
  })

  test('shows what was typed without marks that would turn the words around it', async () => {
    for (const address of ['/search?q=zx%E2%80%AEqv%07', '/ie/zx%E2%80%AEqv%07', '/find?ref=zx%E2%80%AEqv%07'])
      for (const mark of ['\u202E', '\u0007']) expect((await site.ask(address)).text).not.toContain(mark)
  })

  test('offers the other language on the same page', async () => {
    expect((await site.ask('/search?q=loaf&page=1')).text).toContain('href="/search?q=loaf&amp;page=1&amp;ui=zh"')
  })

  test('writes statuses and days in Chinese', async () => {
    expect(reading((await site.ask('/ie/mills-1950', zh)).text)).toMatch(/1990年6月1日\s*被《\s*1990年面包房法\s*》废止。/)
  })
})

describe('search', () => {
  test('takes a name, says what it understood, and can be told otherwise', async () => {
    const { text } = await site.ask('/search?q=bakeries+act+1990')
    expect(reading(text)).toMatch(/Understood as Bakeries Act,? 1990/i)
    expect(text).toContain('Search these words instead')
    expect(text).toContain('as=words')
  })

  test.each([
    ['/search?q=loaf', {}, 'Looked for loaf. What is in force on 22 November 2026 comes first.'],
    ['/search?q=what+does+a+loaf+weigh', {}, 'Looked for loaf, weigh. What is in force on 22 November 2026 comes first.'],
    ['/search?q=loaf', zh, '查找： loaf 。 2026年11月22日 施行中的排在前面。'],
    ['/search?q=面包&asOf=2000-01-01&jurisdiction=ie', zh, '查找： 面包 。 仅限：爱尔兰。 2000年1月1日 施行中的排在前面。'],
    [
      '/search?q=loaf&status=in-force&from=1990&to=1990',
      {},
      'Looked for loaf. Only in force, 1990. The status is that of 22 November 2026.',
    ],
    ['/search?q="loaf+means+bread"', {}, 'Looked for loaf means bread. Found as a quotation: these words, in this order.'],
    ['/search?q=zxqv', {}, 'Looked for zxqv. What is in force'],
    [
      '/search?q=bakeries+act+1990',
      {},
      'Understood as Bakeries Act 1990. Search these words instead What is in force on 22 November 2026 comes first.',
    ],
  ])('says in one line what it understood, whatever answers: %s %j', async (address, headers, line) => {
    expect(reading((await site.ask(address, headers)).text)).toContain(line)
  })

  test('says of a number that no text has that it is not held, and helps with those that are near', async () => {
    const { text } = await site.ask('/search?q=No.+9+of+1990')
    expect(reading(text)).toContain('This register does not hold No. 9 of 1990. Search these words instead')
    expect(reading(text)).toMatch(/Nothing found.*Did you mean Bakeries Act 1990 No\. 7 of 1990 What may help/)
    expect(reading((await site.ask('/search?q=国发〔2016〕55号', zh)).text)).toContain('本库未收录 国发〔2016〕55号 。 改为按字词搜索')
  })

  test('lists years with the latest first, and counts', async () => {
    const words = reading((await site.ask('/search?q=duty+row+miller&by=instrument')).text)
    expect(words).toMatch(/By year 2010 1 2004 1 2003 1 1950 1/)
  })

  test('marks the words that it found and links to their provision', async () => {
    const { text } = await site.ask('/search?q=baked')
    expect(text).toContain('<mark>baked</mark>')
    expect(text).toContain('href="/ie/bakeries-1990/sec_1"')
  })

  test('leads first to the one provision that a citation names', async () => {
    const { text } = await site.ask('/search?q=bakeries+act+1990+s+2')
    expect(text).toMatch(/<p class="go"><a href="\/ie\/bakeries-1990\/sec_2">Go to <span lang="en">section 2 of the Bakeries Act 1990</)
    expect((await site.ask('/search?q=bakeries+act+1990')).text).not.toContain('class="go"')
  })

  test('links words found in another language in that language', async () => {
    expect((await site.ask('/search?q=面包应当足重')).text).toContain('href="/ie/bakeries-1990/art_2?lang=zh"')
  })

  test('helps where nothing is found', async () => {
    const { status, text } = await site.ask('/search?q=zxqv&jurisdiction=ie')
    expect(status).toBe(200)
    expect(reading(text)).toContain('Search without filters')
  })

  test('takes empty fields, as forms send them, for none', async () => {
    expect((await site.ask('/search?q=loaf&asOf=&status=&page=&from=')).status).toBe(200)
  })

  test.each(['asOf=2024-02-30', 'status=forceful', 'page=x', 'by=magic', 'limit=0'])(
    'refuses %s, rather than answer another question',
    async (query) => {
      expect((await site.ask(`/search?q=loaf&${query}`)).status).toBe(400)
    },
  )
})

test('every link of every kind of page leads somewhere', async () => {
  const kinds = [
    '/',
    '/ie',
    '/ie?year=1990',
    '/ie/bakeries-1990',
    '/ie/bakeries-1990@2000-01-01',
    '/ie/mills-1950',
    '/ie/bakeries-1990/sec_2',
    '/ie/bakeries-1990/part_1',
    '/ie/bakeries-1990/art_2',
    '/ie/foundries-1991?lang=zh',
    '/search?q=loaf',
    '/search?q=bakeries+act',
    '/about',
    '/help',
    '/nowhere',
    '/ie/Duties%20Order',
    '/ie/a%2Fb%40c%2Ejson',
  ]
  const links = new Set<string>()
  for (const kind of kinds)
    for (const [, link] of (await site.ask(kind)).text.matchAll(/(?:href|action)="(\/[^"#]*)/g))
      links.add((link ?? '').replaceAll('&amp;', '&'))
  const dead: string[] = []
  for (const link of links) if ((await site.ask(link)).status >= 400) dead.push(link)
  expect(dead).toEqual(['/nowhere?ui=zh'])
})
