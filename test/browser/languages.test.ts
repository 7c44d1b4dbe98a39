import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Open } from './serving.ts'
import { describeSample, describeServed } from './serving.ts'

/** What has no other name in Chinese: ours, and those of formats; the names of hosts and addresses are as they are. */
const NAMES = /Gazette|legalize-ie|Markdown|Akoma Ntoso|schema\.org|JSON-LD|JSON|CSV|TXT|Atom|https?:\/\/\S+|\b[\w-]+(?:\.[\w-]+)+\b/g

/** Words of one language in texts that say that they are in the other, with their surroundings; `own`: the language of the interface. */
const strangers = (page: Page, own: string, script: string): Promise<string[]> =>
  page.evaluate(`(() => {
    const strange = new RegExp(${JSON.stringify(script)}, 'u')
    const names = new RegExp(${JSON.stringify(NAMES.source)}, 'g')
    const ours = (it) => it.closest('[lang]').lang === ${JSON.stringify(own)} && !it.closest('code, script, style, bdi, title, .law, blockquote')
    const found = []
    const look = (text, it) => { if (ours(it) && strange.test(text.replaceAll(names, ''))) found.push(text.trim().slice(0, 80)) }
    const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) look(texts.currentNode.data, texts.currentNode.parentElement)
    for (const it of document.querySelectorAll('*'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-copied', 'aria-description']) look(it.getAttribute(name) ?? '', it)
    return found
  })()`)

const asked = (kind: string): string => (kind === '/flags/{}' ? '/flags.json?limit=1' : kind)

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
