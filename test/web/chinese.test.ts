import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build } from '../../src/compile/build.ts'
import { openRegister } from '../../src/node.ts'
import { createApp } from '../../src/web/app.ts'
import { commit } from '../repository.ts'
import { openSite, type Answer, type Site } from './site.ts'

const zh = { 'Accept-Language': 'zh-CN,zh;q=0.9' }

const main = (page: string): string => /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? ''
/** Without tags and without the spaces between them. */
const reading = (page: string): string =>
  main(page)
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\s+/g, ' ')
const inLanguage = (page: string, text: string): string | undefined =>
  [...main(page).matchAll(/lang="(\w+)"[^>]*>([^<]*)/g)].find(([, , words]) => words === text)?.[1]

describe('in the Chinese interface a name that was searched for', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(() => site.close())
  const search = async (words: string, headers = zh): Promise<string> =>
    (await site.ask(`/search?q=${encodeURIComponent(words)}`, headers)).text

  test('is shown with who made it and what it is about in Chinese, where its Chinese text says so', async () => {
    const [chinese, english] = [zh, { 'Accept-Language': 'en' }].map((headers) => site.ask('/ie/foundries-1991?lang=en', headers))
    expect(reading((await chinese)?.text ?? '')).toMatch(/制定机关\s*爱尔兰议会[\s\S]*主题\s*铸造/)
    expect(reading((await english)?.text ?? '')).toMatch(/Oireachtas[\s\S]*foundries/)
    // Whatever an issuer is called.
    expect((await site.ask('/ie', zh)).text).toMatch(/issuer=constructor[^>]*>[^<]*(?:<[^>]*>)*constructor</)
    for (const list of ['/ie', '/search?q=furnace']) {
      const page = (await site.ask(list, zh)).text
      expect(reading(page)).toContain('爱尔兰议会')
      expect(page).toMatch(/issuer=Oireachtas[^>]*>[^<]*(?:<[^>]*>)*爱尔兰议会/)
    }
  })

  test('is the Chinese title where one is held, and leads to the Chinese text', async () => {
    const page = await search('《1990年面包房法》第二条')
    expect(reading(page)).toContain('前往：《1990年面包房法》第二条')
    expect(inLanguage(page, '《1990年面包房法》第二条')).toBe('zh')
    expect(page).toContain('面包应当足重')
    expect(page).toMatch(/class="go"><a href="\/ie\/bakeries-1990\/art_2\?lang=zh"/)
  })

  test('is so for whoever asks by number', async () => {
    const page = await search('No. 7 of 1990')
    expect(reading(page)).toContain('理解为：《1990年面包房法》（No. 7 of 1990）。')
    expect(inLanguage(page, 'No. 7 of 1990')).toBe('en')
    expect(reading(await search('No. 7 of 1990', { 'Accept-Language': 'en' }))).toContain(
      'Understood as Bakeries Act 1990 (No. 7 of 1990).',
    )
  })

  test('is the title as it is, marked with its language, where no Chinese one is held', async () => {
    expect(reading(await search('《Mills Act 1950》第一条'))).toContain('理解为：Mills Act 1950，其文本中没有第一条。')
    expect(await search('mills act 1950 s 9')).toContain('<span lang="en">Mills Act 1950</span>，其文本中没有第九条')
    expect(reading(await search('bakeries act 1990 s 9'))).toContain('理解为：《1990年面包房法》，其文本中没有第九条。')
    expect(inLanguage(await search('mills act 1950'), 'Mills Act 1950')).toBe('en')
  })

  test('is suggested by the title that was typed', async () => {
    const suggested = async (typed: string): Promise<string[]> => {
      const { suggestions } = JSON.parse((await site.ask(`/suggest.json?q=${encodeURIComponent(typed)}`)).text) as {
        suggestions: { title: string }[]
      }
      return suggestions.map(({ title }) => title)
    }
    expect(await suggested('面包')).toEqual(['1990年面包房法'])
    expect(await suggested('bak')).toEqual(['Bakeries Act 1990'])
    expect(await suggested('No. 7 of 1990')).toEqual(['Bakeries Act 1990'])
  })
})

describe('the Chinese interface says of every piece of text in another language which it is:', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(() => site.close())

  test('the label of a link mark within an English text is Chinese, and says so', async () => {
    const { text } = await site.ask('/ie/bakeries-1990', zh)
    expect(text).toMatch(/<a class="mark" href="\/ie\/bakeries-1990\/sec_1"\s+lang="zh"\s+aria-label="第1条的链接"\s*>¶<\/a\s*>/)
    const own = await site.ask('/ie/bakeries-1990', { 'Accept-Language': 'en' })
    expect(own.text).toMatch(/<a class="mark" href="\/ie\/bakeries-1990\/sec_1"\s+aria-label="Link to Section 1"\s*>¶<\/a\s*>/)
  })

  test('what stands between the names of provisions', async () => {
    expect((await site.ask('/ie/long-2010', zh)).text).toMatch(
      /<span lang="en">Section 1<\/span><span lang="zh">至<\/span><span lang="en">Section \d+</,
    )
  })

  test('titles within what is said of an error', async () => {
    expect((await site.ask('/ie/mills-1950/sec_99', zh)).text).toContain('<span lang="en">Mills Act 1950</span> 在该日的文本中没有“')
    expect((await site.ask('/ie/bakeries-1990/sec_99', zh)).text).toContain('《1990年面包房法》在该日的文本中没有“')
    expect((await site.ask('/ie/bakeries-1990@1980-01-01', zh)).text).toContain('《1990年面包房法》在该日及之前没有文本。')
  })
})

const front = (keys: Record<string, string>): string =>
  `---\n${Object.entries(keys)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('')}---\n`
const act = (id: string, language: 'en' | 'zh', title: string, year: string, body: string, more = {}): Record<string, string> => ({
  [`ie/${id}${language === 'zh' ? '.zh' : ''}.md`]: `${front({ title, identifier: id, jurisdiction: 'ie', language, rank: 'byelaw', publication_date: `${year}-04-01`, last_updated: `${year}-04-01`, ...more })}# ${title}\n\n${body}`,
})

describe('in the Chinese interface flags', () => {
  let ask: (address: string) => Promise<Answer>
  let close: () => void
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gazette-chinese-'))
    const files = join(folder, 'statutes')
    commit(files, '2010-01-01', {
      ...act('IE-1931-act-3', 'en', 'Kilns Act 1931', '1931', '##### 1 Kilns.\n\n**1.**—Every kiln is kept clean.\n'),
      ...act('IE-1931-act-3', 'zh', '1931年窑炉法', '1931', '第一条 窑炉应当清洁。\n'),
      ...act('IE-1940-act-2', 'en', 'Fires Act 1940', '1940', '##### 1 Repeal.\n\n**1.**—The Kilns Act, 1931, is hereby repealed.\n'),
      ...act('IE-1940-act-2', 'zh', '1940年火法', '1940', '第一条 废止1931年窑炉法。\n'),
    })
    const register = join(folder, 'register.db')
    await build({ folders: [files], register, history: false })
    const opened = openRegister(register)
    const app = createApp({ ...opened, now: () => new Date('2026-11-22T09:00:00Z') })
    ask = async (address) => {
      const response = await app.request(address, { headers: zh })
      return { status: response.status, headers: response.headers, text: await response.text() }
    }
    close = () => {
      opened.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
  afterAll(() => close())

  test('name both texts by their Chinese titles, wherever they stand', async () => {
    const { flags } = JSON.parse((await ask('/flags.json')).text) as { flags: { id: string; target: { title: string } }[] }
    expect(flags.map(({ target }) => target.title)).toEqual(['Kilns Act 1931'])
    const own = `/flags/${flags[0]?.id}`
    expect((await ask(own)).text).toContain('标记：1931年窑炉法 – Gazette</title>')
    for (const address of ['/', '/flags', own, '/ie/IE-1931-act-3?lang=zh', '/ie/IE-1931-act-3?lang=zh&show=citations']) {
      const { text, status } = await ask(address)
      expect(status).toBe(200)
      // What the text itself says, and its other titles, stay as they are.
      const ours = main(text).replaceAll(
        /<(blockquote|mark|div class="law[^"]*"|p class="titles"|q)[^>]*>[\s\S]*?<\/(?:blockquote|mark|div|p|q)>/g,
        '',
      )
      expect([address, /.{0,30}(?:Kilns|Fires) Act.{0,10}/.exec(ours)?.[0]]).toEqual([address, undefined])
    }
    expect((await ask('/flags')).text).toContain('lang="zh">1940年火法</a>')
    expect((await ask('/flags.atom')).text).toContain('1931年窑炉法')
  })

  test('say of a kind of text that has no Chinese name which language it is in', async () => {
    expect((await ask('/ie')).text).toContain('<span lang="en">Byelaw</span>')
  })
})
