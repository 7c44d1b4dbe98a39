import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FlagSite } from './flag-files.ts'
import { openFlagSite } from './flag-files.ts'
import type { Site } from './site.ts'
import { openSite } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const cite = async (to: string, more = '', language = 'en') =>
  site.ask(`/cite?to=${encodeURIComponent(to)}${more}`, { 'Accept-Language': language })

describe('citing', () => {
  test.each([
    ['en', 'Cite Section 2', 'text as consolidated to 1 March 2015'],
    ['zh', '引用', '截至2015年3月1日的文本'],
  ])('gives every form, each leading to the wording of one day, in %s', async (language, heading, says) => {
    const { text } = await cite('/ie/bakeries-1990/sec_2', '', language)
    expect(text).toContain(heading)
    expect(text).toContain(says)
    for (const format of ['plain', 'markdown', 'html', 'bibtex', 'ris']) expect(text).toContain(`<textarea id="${format}"`)
    expect(text).toContain('http://localhost/ie/bakeries-1990@2015-03-01/sec_2?lang=en')
  })

  test('leads to quoted words, in the provision that holds them', async () => {
    const { text } = await cite('/ie/bakeries-1990', '&quote=weighs%20%20a%20kilogram')
    expect(text).toContain('These words stand in the text.')
    expect(text).toContain('href="http://localhost/ie/bakeries-1990@2015-03-01/sec_2?lang=en#:~:text=weighs%20a%20kilogram"')
    const plain = await cite('/ie/bakeries-1990', '&quote=weighs%20a%20kilogram&format=plain')
    expect(plain.text).toContain('“weighs a kilogram”')
    expect(plain.headers.get('Content-Type')).toMatch(/^text\/plain/)
  })

  test('says where quoted words do not stand, and quotes them not', async () => {
    const { text } = await cite('/ie/bakeries-1990@1990-05-01/sec_2', '&quote=weighs%20a%20kilogram')
    expect(text).toContain('These words do not stand in this text')
    expect(text).not.toContain(':~:text=')
  })

  test('is of our own addresses alone', async () => {
    expect((await cite('http://localhost/ie/bakeries-1990/sec_2')).status).toBe(200)
    for (const to of ['', 'https://example.org/ie/bakeries-1990', '/search', '//example.org/ie/x', 'javascript:alert(1)'])
      expect((await cite(to)).status).toBe(400)
    expect((await cite('/ie/nothing-1990')).status).toBe(404)
    expect((await cite('/ie/bakeries-1990/sec_99')).status).toBe(404)
    expect((await cite('/ie/bakeries-1990', '&format=word')).status).toBe(400)
  })

  test('is offered on the pages of texts and provisions', async () => {
    for (const address of ['/ie/bakeries-1990', '/ie/bakeries-1990/sec_2'])
      expect((await site.ask(address)).text).toContain(`href="/cite?to=${encodeURIComponent(address)}"`)
  })
})

describe('what a citation says of status', () => {
  let flagged: FlagSite
  beforeAll(async () => {
    const front = 'title: Lamps Act 1980\nidentifier: lamps-1980\njurisdiction: gb\nlanguage: en\nrank: act\npublication_date: "1980-05-01"'
    flagged = await openFlagSite({
      'gb/lamps-1980.md': `---\n${front}\nlast_updated: "2015-02-03"\nstatus: in_force\n---\n# Lamps Act 1980\n\n##### 1 Lamps.\n\nA lamp is lit.\n`,
      'ie/IE-1990-act-7.md':
        '---\ntitle: Stoves Act 1990\nidentifier: IE-1990-act-7\ncountry: ie\nrank: act\npublication_date: "1990-05-01"\nlast_updated: "1990-05-01"\nstatus: in_force\n---\n# Stoves Act 1990\n\n##### 1 Commencement.\n\n**1.**—This Act shall come into operation on such day as the Minister may by order appoint.\n',
    })
  })
  afterAll(() => flagged.close())

  const sentence = async (to: string, language: string, format = 'plain'): Promise<string> =>
    (await flagged.ask(`/cite?to=${to}&format=${format}`, { 'Accept-Language': language })).text

  test.each([
    [
      'en',
      'presumed in force on 22 November 2026',
      'A flag, not reviewed: repealed on 4 July 1960 by section 3 of, and the Schedule to, the Fires Act 1960.',
    ],
    ['zh', '2026年11月22日推定施行中', '标记（未经审核）：1960年7月4日被 Fires Act 1960 section 3、the Schedule 废止。'],
  ])('is what its page says, with the flags on it, in every form, in %s', async (language, status, flag) => {
    for (const format of ['plain', 'markdown', 'html', 'bibtex', 'ris']) {
      const said = await sentence('/ie/IE-1931-act-3', language, format)
      expect([format, said]).toEqual([format, expect.stringContaining(status)])
      expect([format, said]).toEqual([format, expect.stringContaining(flag)])
    }
    const { text } = await flagged.ask('/cite?to=/ie/IE-1931-act-3', { 'Accept-Language': language })
    expect(text.split(flag)).toHaveLength(6)
  })

  test.each([
    [
      'en',
      'listed as in force on 22 November 2026 (statutes, 3 February 2015)',
      'status not known on 22 November 2026: it may not have commenced',
    ],
    ['zh', '2026年11月22日列示为施行中（statutes、2015年2月3日）', '2026年11月22日效力不明，可能尚未施行'],
  ])('says what it rests on, in %s', async (language, listed, unknown) => {
    expect(await sentence('/gb/lamps-1980', language)).toContain(listed)
    expect(await sentence('/ie/IE-1990-act-7', language)).toContain(unknown)
  })

  test('names flags on a part, of a provision those that reach it, and none before their source', async () => {
    const ovens = await sentence('/ie/IE-1932-act-5', 'en')
    expect(ovens).toContain(
      'A flag, not reviewed: section 2 repealed on 4 July 1960 by section 3 of, and the Schedule to, the Fires Act 1960.',
    )
    expect(await sentence('/ie/IE-1932-act-5/sec_2', 'en')).toContain('A flag, not reviewed: section 2 repealed')
    expect(await sentence('/ie/IE-1932-act-5/sec_1', 'en')).not.toContain('flag')
    expect(await sentence('/ie/IE-1931-act-3/sec_1', 'en')).toContain('A flag, not reviewed: repealed on 4 July 1960')
    expect(await sentence('/ie/IE-1931-act-3@1950-01-01', 'en')).not.toContain('flag')
  })

  test('is under a heading that says in which language each name is', async () => {
    const { text } = await flagged.ask('/cite?to=/ie/IE-1932-act-5/sec_2', { 'Accept-Language': 'zh' })
    expect(text).toContain('<h1>引用 <span lang="en">Ovens Act 1932</span> <span lang="en">Section 2</span></h1>')
    expect(text).toContain('<title lang="en">')
  })
})
