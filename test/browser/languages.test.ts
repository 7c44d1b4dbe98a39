import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Open } from './serving.ts'
import { describeSample, describeServed } from './serving.ts'

/** What has no other name in Chinese: ours, and those of formats; the names of hosts and addresses are as they are. */
const NAMES =
  /Gazette|legalize-ie|Markdown|Akoma Ntoso|schema\.org|JSON-LD|JSON|CSV|TXT|HTML|BibTeX|RIS|Atom|https?:\/\/\S+|\b[\w-]+(?:\.[\w-]+)+\b/g

/** Words of one language in texts that say that they are in the other, with their surroundings; `own`: the language of the interface. */
const strangers = (page: Page, own: string, script: string): Promise<string[]> =>
  page.evaluate(`(() => {
    const strange = new RegExp(${JSON.stringify(script)}, 'u')
    const names = new RegExp(${JSON.stringify(NAMES.source)}, 'g')
    const skipped = 'code, script, style, bdi, title, textarea, .address, .law, blockquote'
    const languageOf = (it) => (it.closest(skipped) ? '' : it.closest('[lang]').lang)
    // A title that says that it is Chinese may hold abbreviations, but no words of another language that do not say so in turn.
    const isStrange = (text, it) =>
      languageOf(it) === ${JSON.stringify(own)} ? strange.test(text) : languageOf(it) === 'zh' && ${JSON.stringify(own)} !== 'en' && /[a-z]{3}/.test(text)
    const found = []
    const look = (text, it) => { if (isStrange(text.replaceAll(names, ''), it)) found.push(text.trim().slice(0, 80)) }
    const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) look(texts.currentNode.data, texts.currentNode.parentElement)
    for (const it of document.querySelectorAll('*'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-copied', 'aria-description']) look(it.getAttribute(name) ?? '', it)
    return found
  })()`)

const asked = (kind: string): string => (kind === '/flags/{}' ? '/flags.json?limit=1' : kind)

/**
 * Titles that the register holds in Chinese, too, but are named in English by the interface: not in law, its quotations and citations to
 * copy, nor where a text's other titles and names are listed. What one page of an English text says of that text itself is left out.
 */
const namedInEnglish = (page: Page, titles: readonly string[]): Promise<string[]> =>
  page.evaluate(`(() => {
    const titles = ${JSON.stringify(titles)}
    const besides = 'script, style, q, blockquote, mark, textarea, .law, .snippet, .contents, .titles, .record'
    const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
    const said = []
    while (texts.nextNode()) if (!texts.currentNode.parentElement.closest(besides)) said.push(texts.currentNode.data)
    for (const it of document.querySelectorAll('[aria-label]')) said.push(it.getAttribute('aria-label'))
    return said.filter((text) => titles.some((title) => text.includes(title))).map((text) => text.trim().slice(0, 120))
  })()`)

/** The titles of texts that have one in Chinese, too, in their other language. */
async function titlesBesides(base: string): Promise<string[]> {
  const map = await (await fetch(`${base}/sitemap.xml`)).text()
  const parts = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname)
  const files = parts[0]?.endsWith('.xml') ? await Promise.all(parts.map(async (part) => (await fetch(base + part)).text())) : [map]
  const addresses = files.flatMap((file) => [...file.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname))
  const instruments = addresses.filter((address) => address.split('/').length === 3)
  const held = await Promise.all(
    instruments.map(
      async (address) => (await (await fetch(`${base}${address}.json`)).json()) as { title: string; titles: Record<string, string> },
    ),
  )
  return [...new Set(held.flatMap(({ title, titles }) => ('zh' in titles ? [title] : [])))]
}

function everyKind(open: Open, kinds: readonly string[]): void {
  test.each([
    ['no English in a Chinese page', 'zh-CN', 'zh-Hans', '[A-Za-z]{2,}'],
    ['no Chinese in an English page', 'en-IE', 'en', '\\p{Script=Han}'],
  ])(
    '%s, but in what says that it is',
    async (_name, locale, own, script) => {
      const { page, base } = await open({ locale })
      for (const kind of kinds) {
        let path = kind
        if (kind !== asked(kind)) {
          const { flags } = (await (await fetch(base + asked(kind))).json()) as { flags: { id: string }[] }
          path = `/flags/${flags[0]?.id}`
        }
        await page.goto(base + path)
        expect(await page.evaluate('document.documentElement.lang')).toBe(own)
        expect([kind, await strangers(page, own, script)]).toEqual([kind, []])
      }
    },
    200_000,
  )

  test('every link to a text in another language says so, and every number and day is written as the language has it', async () => {
    for (const [locale, day] of [
      ['zh-CN', /^\d{1,4}年\d{1,2}月\d{1,2}日$/],
      ['en-IE', /^\d{1,2} [A-Z][a-z]+ \d{1,4}$/],
    ] as const) {
      const { page, base } = await open({ locale })
      for (const kind of kinds.filter((it) => it === asked(it))) {
        await page.goto(base + kind)
        const { plain, days, counts } = await page.evaluate<{ plain: string[]; days: string[]; counts: string[] }>(`({
          plain: [...document.querySelectorAll('a[href*="lang="]')].filter((it) => !it.hreflang && new URL(it.href).searchParams.get('lang') !== document.querySelector('.law')?.lang).map((it) => it.outerHTML.slice(0, 120)),
          days: [...document.querySelectorAll('time')].map((it) => it.textContent.trim()),
          counts: [...document.querySelectorAll('.of')].map((it) => it.textContent.trim()).filter((it) => /^\\d+$/.test(it)),
        })`)
        for (const said of days) expect(said).toMatch(day)
        for (const count of counts) expect(Number(count)).toBeLessThan(1000)
        expect([kind, plain]).toEqual([kind, []])
      }
    }
  }, 200_000)
}

describeSample('the sample register in Chinese', (open) => {
  test('names every text by its Chinese title where one is held', async () => {
    const { page, base } = await open({ locale: 'zh-CN' })
    const titles = await titlesBesides(base)
    expect(titles.length).toBeGreaterThan(10)
    const { flags } = (await (await fetch(`${base}/flags.json`)).json()) as { flags: { id: string }[] }
    const text = '/cn/open-government-information-regulations'
    for (const path of [
      '/',
      '/cn',
      '/ie',
      '/flags',
      ...flags.map(({ id }) => `/flags/${id}`),
      '/mend',
      '/statistics',
      '/about',
      '/help',
      text,
      `${text}/art_13`,
      `${text}/history`,
      `${text}/diff/2007-04-05..2019-04-03`,
      `${text}?show=citations`,
      `/cite?to=${text}/art_13`,
      '/ie/foi-act-1997?lang=zh',
      '/ie/foi-act-1997/history',
      '/ie/foi-act-1997?show=citations',
      '/ie/foi-act-1997?show=repeals',
      '/cite?to=/ie/foi-act-2014/sec_12',
      '/ie/foi-act-2014/sec_99',
      '/ie/foi-act-1997@1990-01-01',
      '/ie/foi-act-2013',
      '/ie/foi-act-2014?lang=fr',
      ...[
        '《政府信息公开条例》第十三条第二款',
        '国发〔2016〕55号',
        '国务院令第711号',
        'freedom of information act 2014 section 12',
        'freedom of informtion act',
        '公开',
      ].map((words) => `/search?q=${encodeURIComponent(words)}`),
    ]) {
      await page.goto(base + path)
      // The words of the question itself stand in the title.
      expect([path, await namedInEnglish(page, titles)]).toEqual([path, []])
    }
  }, 200_000)
})

describeSample('the sample register', (open) => {
  everyKind(open, [
    '/',
    '/cn',
    '/ie',
    '/search?q=1234567',
    '/search?q=%E5%85%AC%E5%BC%80',
    '/cn/online-government-services-provisions-2019',
    '/cn/online-government-services-provisions-2019/art_3',
    '/cn/open-government-information-regulations@2007-04-05?lang=en',
    '/eu/open-data-directive-2019',
    '/ie/foi-act-1997',
    '/ie/foi-act-2014/sec_12',
    '/ie/foi-act-1997@1990-01-01',
    '/about',
    '/help',
    '/statistics',
    '/statistics?jurisdiction=cn',
    '/flags',
    '/mend',
    '/flags/{}',
    '/1234',
    '/find?ref=1234567',
    '/cn/open-government-information-regulations/history',
    '/cn/open-government-information-regulations/diff/2007-04-05..2019-04-03',
    '/cn/open-government-information-regulations?show=citations',
    '/ie/foi-act-1997?show=repeals',
    '/cite?to=/ie/foi-act-2014/sec_12',
    '/search?q=国发〔2016〕55号',
    '/search?q=no.+30+of+2014',
    '/ie/foi-act-2014/sec_99',
    '/flags?detector=nothing',
    '/statistics?figure=nothing',
    '/ie/foi-act-2014?on=2024-02-31',
    '/cite?to=nothing',
  ])
})

describeServed('legalize-ie', 'Irish Acts', (open) => {
  everyKind(open, [
    '/',
    '/ie?year=1976',
    '/search?q=1976',
    '/ie/IE-2014-act-38',
    '/ie/IE-1976-act-4',
    '/ie/IE-1927-act-23/sec_5',
    '/flags',
    '/flags/{}',
    '/statistics',
  ])
})
