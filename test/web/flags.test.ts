import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { csv } from '../../src/web/feeds/csv.ts'
import type { FlagSite } from './flag-files.ts'
import { openFlagSite } from './flag-files.ts'

let site: FlagSite
beforeAll(async () => {
  site = await openFlagSite()
})
afterAll(() => site.close())

interface FlagLine {
  readonly id: string
  readonly detector: string
  readonly target: { readonly identifier: string; readonly eId: string | null; readonly status: string }
  readonly source: { readonly identifier: string }
  readonly evidence: readonly { readonly quote: string }[]
}
interface FlagList {
  readonly asOf: string
  readonly total: number
  readonly flags: readonly FlagLine[]
  readonly next: string | null
}

/** The words of a page, as they are read. */
const reading = (page: string): string =>
  page
    .replaceAll(/<(script|style|svg)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
const list = async (query = ''): Promise<FlagList> => JSON.parse((await site.ask(`/flags.json${query}`)).text) as FlagList
const flagOn = async (identifier: string): Promise<string> =>
  (await list()).flags.find(({ target }) => target.identifier === identifier)?.id ?? ''
const marked = (page: string): string => [...page.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, words]) => words).join(' | ')

describe('the queue', () => {
  test('shows what is flagged with its status, what the words say and the words', async () => {
    const { status, text } = await site.ask('/flags')
    expect(status).toBe(200)
    const words = reading(text)
    expect(words).toContain('4 open flags')
    expect(words).toContain('Kilns Act 1931 in force')
    expect(words).toContain('repealed on 4 July 1960 by section 3 of, and the Schedule to, the Fires Act 1960.')
    expect(words).toContain('No. 3 of 1931 | Kilns Act, 1931. | The whole Act.')
    expect(words).toContain('repealed on 4 July 1960 by section 2 of the Fires Act 1960.')
    expect(words).toContain('《水井管理办法》同时废止。')
    expect(words).toContain('Nobody has reviewed it yet, and it changes no status.')
  })

  test('is in Chinese for those who read Chinese', async () => {
    const words = reading((await site.ask('/flags', { 'Accept-Language': 'zh-CN' })).text)
    expect(words).toContain('4 项待审核标记')
    expect(words).toContain('2005年5月1日被《水井管理条例》第三条废止。')
    expect(words).not.toMatch(/repealed on/)
  })

  test('is narrowed down, with counts', async () => {
    expect(reading((await site.ask('/flags')).text)).toMatch(/a clause that repeals 2.*a table of repeals 2.*Ireland 3/)
    const { total, flags } = await list('?detector=repeal-schedule&jurisdiction=ie')
    expect([total, flags.map(({ target }) => target.identifier)]).toEqual([2, ['IE-1931-act-3', 'IE-1932-act-5']])
    expect((await list('?extent=part')).total).toBe(1)
    expect(reading((await site.ask('/flags?detector=expired')).text)).toContain('No flag fits')
    expect((await site.ask('/flags?detector=guess')).status).toBe(400)
  })

  test('is that of a day: what takes effect later falls due', async () => {
    expect((await list('?asOf=2005-04-01')).flags.map(({ target }) => target.identifier)).not.toContain('水井管理办法(1995-03-01)')
    const due = await list('?asOf=2005-04-01&due=1')
    expect([due.asOf, due.flags.map(({ target }) => target.identifier)]).toEqual(['2005-04-01', ['水井管理办法(1995-03-01)']])
    expect(reading((await site.ask('/flags?asOf=2005-04-01&due=1')).text)).toContain('to be repealed on 1 May 2005')
    expect((await list('?asOf=1950-01-01')).total).toBe(0)
    expect((await site.ask('/flags?asOf=2005-02-30')).status).toBe(400)
  })

  test('comes in pages, each named by the one before', async () => {
    const seen: string[] = []
    for (let address: string | null = '/flags.json?limit=3'; address !== null;) {
      const page = JSON.parse((await site.ask(address)).text) as FlagList
      expect(page.flags.length).toBeLessThanOrEqual(3)
      seen.push(...page.flags.map(({ id }) => id))
      address = page.next
    }
    expect(new Set(seen).size).toBe(4)
    expect((await site.ask('/flags?limit=2&page=2')).text).toMatch(/rel="prev"/)
  })

  test('says what a flag is where there is none', async () => {
    const words = reading((await site.ask('/flags?asOf=1950-01-01')).text)
    expect(words).toContain('No flag is open here.')
    expect(words).toContain('A flag appears when a text of this register says that another is repealed')
  })

  test('is JSON for whoever accepts JSON', async () => {
    const { text, headers } = await site.ask('/flags', { Accept: 'application/json' })
    expect(headers.get('Content-Type')).toMatch(/^application\/json/)
    expect(JSON.parse(text)).toMatchObject({ asOf: '2026-11-22', total: 4, next: null })
  })
})

describe('the queue as CSV', () => {
  test('has one line for each flag, ended by CRLF', async () => {
    const { text, headers } = await site.ask('/flags.csv?detector=repeal-schedule')
    expect(headers.get('Content-Type')).toMatch(/^text\/csv; charset=utf-8/)
    const lines = text.split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatch(/^id,detector,jurisdiction,identifier,eId,title,status,/)
    expect(lines[2]).toMatch(/,IE-1932-act-5,sec_2,Ovens Act 1932,in-force,.*"\| No\. 5 of 1932 \| Ovens Act, 1932\. \| Section 2\. \|",/)
  })

  test('holds no formula, whatever a title begins with', () => {
    expect(csv([['=1+1', '+a', '-b', '@c', '\t=d', 'e"f', 'g,h', 'i\nj', null, 'plain - text']])).toBe(
      `'=1+1,'+a,'-b,'@c,'\t=d,"e""f","g,h","i\nj",,plain - text\r\n`,
    )
  })
})

describe('the queue as a feed', () => {
  test('has what RFC 4287 asks of a feed and of each entry', async () => {
    const { text, headers } = await site.ask('/flags.atom')
    expect(headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8')
    expect(text).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/)
    const [head = '', ...entries] = text.split('<entry>')
    expect(head).toMatch(/<id>http:[^<\s]+<\/id>/)
    expect(head).toMatch(/<title>[^<]+<\/title>/)
    expect(head).toMatch(/<updated>2005-05-01T00:00:00Z<\/updated>/)
    expect(head).toMatch(/<author><name>[^<]+<\/name><\/author>/)
    expect(head).toMatch(/<link rel="self" type="application\/atom\+xml" href="[^"]+"\/>/)
    expect(entries).toHaveLength(4)
    const ids = entries.map((entry) => /<id>(http:[^<\s]+)<\/id>/.exec(entry)?.[1])
    expect(new Set(ids).size).toBe(4)
    for (const entry of entries) {
      expect(entry).toMatch(/<title>[^<]+<\/title>/)
      expect(entry).toMatch(/<updated>\d{4}-\d{2}-\d{2}T00:00:00Z<\/updated>/)
      expect(entry).toMatch(/<link rel="alternate"[^>]+\/>/)
      expect(entry).not.toMatch(/<(a|svg|time|span)\b/)
    }
  })
})

describe('the page of a flag', () => {
  test('marks the row of a schedule that the revised text has no more, and shows the section that gives it effect', async () => {
    const { status, text } = await site.ask(`/flags/${await flagOn('IE-1931-act-3')}`)
    expect(status).toBe(200)
    expect(marked(text)).toBe('No. 3 of 1931 | Kilns Act, 1931. | The whole Act.')
    const words = reading(text)
    expect(words).toContain('A flag, not reviewed: repealed on 4 July 1960 by section 3 of, and the Schedule to, the Fires Act 1960.')
    expect(words).toContain('No. 1 of 1899')
    expect(words).toContain('What gives it effect: section 3')
    expect(words).toContain('are hereby repealed to the extent mentioned in the third column')
    expect(words).toContain('Read in the text of 4 July 1960.')
    expect(words).toContain('A newer text is held')
    expect(words).toContain('4 July 1960. The day is that on which the text that says so began to apply.')
    expect(words).toContain('Every kiln is kept clean.')
    expect(text).toContain('href="/ie/IE-1960-act-4@1960-07-04/att_1"')
  })

  test('a text says how many later changes of it are known', async () => {
    expect(reading((await site.ask('/ie/IE-1932-act-5')).text)).toContain(
      'Text as made on 2 May 1932; later changes are not in it: 1 known.',
    )
    expect((await site.ask('/ie/IE-1932-act-5.txt')).text).toContain('later changes are not in it: 1 known.')
    expect(reading((await site.ask('/ie/IE-1932-act-5', { 'Accept-Language': 'zh' })).text)).toContain('未包含此后的修改（已知1次）')
  })

  test('marks the words of a clause among its neighbours', async () => {
    const { text } = await site.ask(`/flags/${await flagOn('IE-1933-act-9')}`)
    expect(marked(text)).toBe('The Wells Act, 1933, is hereby repealed')
    expect(reading(text)).toContain('In this Act “fire” means any fire.')
    expect(reading(text)).not.toContain('A newer text is held')
  })

  test('marks Chinese words', async () => {
    const { text } = await site.ask(`/flags/${await flagOn('水井管理办法(1995-03-01)')}`, { 'Accept-Language': 'zh' })
    expect(marked(text)).toBe('《水井管理办法》同时废止。')
    expect(reading(text)).toContain('标记（未经审核）：2005年5月1日被《水井管理条例》第三条废止。')
    expect(reading(text)).toContain('水井应当加盖')
  })

  test('of a part shows that part', async () => {
    const { text } = await site.ask(`/flags/${await flagOn('IE-1932-act-5')}`)
    expect(reading(text)).toContain('section 2 repealed on 4 July 1960')
    expect(reading(text)).toContain('An oven has a door.')
    expect(reading(text)).not.toContain('Every oven is kept clean.')
  })

  test('is JSON, too', async () => {
    const id = await flagOn('IE-1931-act-3')
    expect(JSON.parse((await site.ask(`/flags/${id}.json`)).text)).toMatchObject({ id, detector: 'repeal-schedule' })
    expect(JSON.parse((await site.ask(`/flags/${id}.json`)).text)).toHaveProperty('reliedOnBy', { instruments: 0, provisions: 0 })
    expect((await site.ask(`/flags/${id}`, { Accept: 'application/json' })).text).toBe((await site.ask(`/flags/${id}.json`)).text)
  })

  test('that nobody knows leads to all that are open', async () => {
    const { status, text } = await site.ask('/flags/0123456789abcdef')
    expect([status, text.includes('href="/flags"')]).toEqual([404, true])
    const problem = await site.ask('/flags/0123456789abcdef.json')
    expect([problem.status, problem.headers.get('Content-Type')]).toEqual([404, 'application/problem+json'])
    expect((await site.ask(`/flags/${encodeURIComponent(`<script>"'%`)}`)).status).toBe(404)
  })
})

describe('beside a text', () => {
  test('a flag stands below the status and does not change it', async () => {
    const words = reading((await site.ask('/ie/IE-1931-act-3')).text)
    expect(words).toMatch(
      /in force.*A flag, not reviewed: repealed on 4 July 1960 by section 3 of, and the Schedule to, the Fires Act 1960\./,
    )
    expect(words).toContain('The words that say so')
    expect(JSON.parse((await site.ask('/ie/IE-1931-act-3.json')).text)).toMatchObject({
      status: { status: 'in-force' },
      flags: [{ detector: 'repeal-schedule' }],
      relations: [{ kind: 'repeal', source: 'ie/IE-1960-act-4.md', extent: 'whole' }],
    })
  })

  test('a flag on a part is named, marked in the contents and at the part, and on its page', async () => {
    const { text } = await site.ask('/ie/IE-1932-act-5')
    const id = await flagOn('IE-1932-act-5')
    expect(reading(text)).toContain('section 2 repealed on 4 July 1960')
    expect(text).toMatch(/href="#sec_2"[\s\S]*?<span class="flagged">/)
    expect(text).toMatch(new RegExp(`id="sec_2"[\\s\\S]*?class="flag-note"[\\s\\S]*?href="/flags/${id}"`))
    expect(reading((await site.ask('/ie/IE-1932-act-5/sec_2')).text)).toContain('section 2 repealed on 4 July 1960')
    expect(reading((await site.ask('/ie/IE-1932-act-5/sec_1')).text)).not.toContain('repealed on 4 July 1960')
  })

  test('no flag stands on a day before its source was published', async () => {
    expect(reading((await site.ask('/ie/IE-1931-act-3@1950-01-01')).text)).not.toContain('A flag, not reviewed')
    expect(JSON.parse((await site.ask('/ie/IE-1931-act-3@1950-01-01.json')).text)).toMatchObject({ flags: [] })
  })

  test.each([
    [
      'en',
      'Ovens Act 1932: in part: Section 2, from 4 July 1960 (read out of the text, not reviewed) · the words Status of that text: in force',
    ],
    ['zh', 'Ovens Act 1932：部分废止：Section 2，自1960年7月4日起（由阅读文本得出，未经审核） · 原文 该文本的效力： 施行中'],
  ])('what is said of the other text stands apart from its status, in %s', async (language, says) => {
    const { text } = await site.ask('/ie/IE-1960-act-4', { 'Accept-Language': language })
    expect(reading(text).replaceAll(' 。', '。')).toContain(says)
    expect(text).toMatch(/<span class="where quiet"\s*>[^<]*<span class="status s-in-force">/)
  })

  test('what a text repeals is listed, with what the register does not hold', async () => {
    const words = reading((await site.ask('/ie/IE-1960-act-4')).text)
    expect(words).toMatch(
      /What it repeals.*Wells Act 1933: wholly, from 4 July 1960 \(read out of the text, not reviewed\) · the words Status of that text: in force/,
    )
    expect(words).toMatch(/Hearths Act, 1899.*\(not in this register\)/)
    expect(reading((await site.ask('/ie/IE-1933-act-9')).text)).toMatch(
      /What repeals it, as a whole or in part Fires Act 1960: wholly, from 4 July 1960 \(read out of the text, not reviewed\)/,
    )
    expect(reading((await site.ask('/ie/IE-1960-act-4?show=repeals')).text)).toContain('Repeals and changes in and of Fires Act 1960')
  })
})

describe('flags are counted', () => {
  test('in search, as a word and as a number', async () => {
    expect(reading((await site.ask('/search?q=Kilns')).text)).toContain('in force · flagged')
    expect(reading((await site.ask('/search?q=Ovens+Act+1932')).text)).toContain('in force · flagged in part')
    const { results } = JSON.parse((await site.ask('/search.json?q=Kilns+Act+1931')).text) as { results: { flags: number }[] }
    expect(results[0]?.flags).toBe(1)
  })

  test('on the home page, on that of a jurisdiction, and linked from every page', async () => {
    const home = await site.ask('/')
    expect(reading(home.text)).toMatch(/Waiting for review.*水井管理办法.*All 4 flags/)
    const ireland = await site.ask('/ie')
    expect(reading(ireland.text)).toContain('3 flags are waiting for review')
    expect(ireland.text).toContain('href="/flags?jurisdiction=ie"')
    expect((await site.ask('/help')).text).toContain('href="/flags"')
  })
})

describe('the page of a flag on which several texts speak', () => {
  const act = (identifier: string, title: string, day: string, body: string, more = ''): string =>
    `---\ntitle: ${title}\nidentifier: ${identifier}\ncountry: ie\nrank: act\npublication_date: "${day}"\nlast_updated: "${day}"\nstatus: in_force\n${more}---\n# ${title}\n\n${body}`
  let several: FlagSite
  beforeAll(async () => {
    const source = 'source: "https://example.org/1979/act/2"\n'
    several = await openFlagSite({
      'ie/IE-1979-act-2.md': act('IE-1979-act-2', 'Lamps Act 1979', '1979-02-01', '##### 1 Lamps.\n\n**1.**—A lamp is lit.\n', source),
      'ie/IE-1979-act-P2.md': act(
        'IE-1979-act-P2',
        'Lamps Act 1979',
        '1979-12-01',
        '##### 1 Order.\n\n**1.**—The Order is confirmed.\n',
        source,
      ),
      'ie/IE-1935-act-1.md': act(
        'IE-1935-act-1',
        'Wells (Amendment) Act 1935',
        '1935-01-02',
        '##### 1 Amendment.\n\n**1.**—Section 1 of the Wells Act, 1933, is hereby amended by the substitution of “pond” for “well”.\n\n##### 2 Short title.\n\n**2.**—This Act may be cited as the Wells (Amendment) Act, 1935.\n',
      ),
      '行政法规/炉灶登记办法(1998-03-01).md':
        '# 炉灶登记办法\n\n1998年3月1日　通过\n\n<!-- INFO END -->\n\n第一条　根据《中华人民共和国炉灶法》，制定本办法。\n\n第二条　炉灶应当登记。\n\n第三条　本办法自1998年5月1日起施行。\n',
      '行政法规/炉具管理条例(2009-03-01).md':
        '# 炉具管理条例\n\n2009年3月1日　通过\n\n<!-- INFO END -->\n\n第一条　为了管理炉具，制定本条例。\n\n第二条　炉具应当安全。\n\n第三条　本条例自2009年5月1日起施行。《中华人民共和国炉灶法》同时废止。\n',
    })
  })
  afterAll(() => several.close())

  const pageOf = async (detector: string, language = 'en'): Promise<string> => {
    const { flags } = JSON.parse((await several.ask(`/flags.json?detector=${detector}`)).text) as FlagList
    return (await several.ask(`/flags/${flags[0]?.id}`, { 'Accept-Language': language })).text
  }

  test.each([
    [
      'en',
      'The files ie/IE-1979-act-P2.md and ie/IE-1979-act-2.md give the same',
      'title and address of the official text',
      'but another text',
    ],
    ['zh', '文件 ie/IE-1979-act-P2.md 与 ie/IE-1979-act-2.md 所记的', '标题和官方文本地址', '正文却不同'],
  ])('says which facts of which files disagree, and shows how both open, in %s', async (language, files, facts, other) => {
    const text = await pageOf('contradiction', language)
    const words = reading(text)
    for (const said of [files, facts, other, 'A lamp is lit.', 'The Order is confirmed.']) expect(words).toContain(said)
    for (const file of ['ie/IE-1979-act-P2.md', 'ie/IE-1979-act-2.md']) expect(text).toMatch(new RegExp(`<h2>[^<]*<code>${file}</code>`))
  })

  test.each([
    ['en', 'made under a text that is not held here, as 第一条 says; that one is repealed by 炉具管理条例 since 1 May 2009.'],
    ['zh', '据其第一条，依据本库未收录的文本制定，而该文本已于2009年5月1日被《炉具管理条例》废止。'],
  ])('calls the text that ended a basis which is not held no basis, in %s', async (language, says) => {
    expect(reading(await pageOf('lost-basis', language))).toContain(says)
  })

  test('names above words the text that they stand in, and that which is gone', async () => {
    const headings = [...(await pageOf('spent')).matchAll(/<h2>(.*?)<\/h2>/gs)].map(([, heading]) => reading(heading ?? ''))
    expect(headings.slice(0, 4)).toEqual([
      'Its own words: Wells (Amendment) Act 1935',
      'What says so: Fires Act 1960',
      'What is said to be gone: Wells Act 1933',
      'What is flagged',
    ])
  })
})

describe('hostile and odd texts', () => {
  test('a quote is text, wherever it is shown', async () => {
    const front =
      '---\ntitle: "Odd <b>Act</b> 1970"\nidentifier: IE-1970-act-1\ncountry: ie\nrank: act\npublication_date: 1970-01-02\nlast_updated: 1970-01-02\nstatus: in_force\n---\n'
    const odd = `${front}# Odd Act 1970

##### 1 Repeals <script>alert(1)</script>

**1.**—The *Wells* Act, 1933 <img src=x onerror=alert(2)>, is hereby repealed. \uFDD0 =1+1
`
    const hostile = await openFlagSite({ 'ie/IE-1970-act-1.md': odd })
    const { flags } = JSON.parse((await hostile.ask('/flags.json')).text) as FlagList
    for (const address of ['/flags', '/flags.atom', '/ie/IE-1933-act-9', '/ie/IE-1970-act-1', ...flags.map(({ id }) => `/flags/${id}`)]) {
      const { status, text } = await hostile.ask(address)
      expect([address, status]).toEqual([address, 200])
      expect(text).not.toMatch(/<script>|<img|<b>Act/)
    }
    hostile.close()
  })
})
