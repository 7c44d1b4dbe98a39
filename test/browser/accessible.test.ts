import { expect, test } from 'vitest'
import type { Open } from './serving.ts'
import { describeSample, describeServed, NARROW, WIDE } from './serving.ts'
import { problems } from './accessible.ts'

/** The queue, and the first flag of some of its lists. */
const FLAGS = ['/flags', '/flags?due=1', '/flags/{extent=whole}', '/flags/{extent=part}']

/** The address of the first flag of a list, where one stands for it. */
async function reached(base: string, kind: string): Promise<string> {
  const query = /^\/flags\/\{(.*)\}$/.exec(kind)?.[1]
  if (query === undefined) return kind
  const { flags } = (await (await fetch(`${base}/flags.json?${query}&limit=1`)).json()) as { flags: { id: string }[] }
  return flags[0] ? `/flags/${flags[0].id}` : '/flags'
}

/**
 * Each page at both widths and in both colours. The language changes with the width, so that each page is seen in both; the structure
 * of a page does not depend on its colours, so it is loaded once for the two. Whether it fits depends on the words: at 320 pixels it is
 * seen in both languages.
 */
function everyKind(open: Open, kinds: readonly string[]): void {
  test.each([
    ['1,280 pixels, in English', WIDE],
    ['320 pixels, as at 400 %, in Chinese', NARROW],
  ])(
    'every kind of page is accessible at %s, light and dark',
    async (_name, options) => {
      const { page, base } = await open(options)
      for (const kind of kinds) {
        await page.goto(base + (await reached(base, kind)))
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          expect([kind, colorScheme, await problems(page)]).toEqual([kind, colorScheme, []])
        }
      }
    },
    400_000,
  )

  test('no kind of page is wider than 320 pixels, in English', async () => {
    const { page, base } = await open({ ...NARROW, locale: 'en-IE' })
    for (const kind of kinds) {
      await page.goto(base + (await reached(base, kind)))
      const [scroll, client] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      )
      expect([kind, scroll]).toEqual([kind, Math.min(scroll, client)])
    }
  }, 200_000)
}

describeSample('the sample register', (open) => {
  everyKind(open, [
    '/',
    '/cn',
    '/search?q=',
    '/search?q=open+government',
    '/search?q=%E7%94%B3%E8%AF%B7%E5%85%AC%E5%BC%80&language=zh',
    '/search?q=zxqv',
    '/cn/open-government-information-regulations',
    '/cn/open-government-information-regulations@2007-04-05?lang=en',
    '/cn/online-government-services-provisions-2019/art_3',
    '/cn/open-government-information-regulations/history',
    '/cn/open-government-information-regulations?show=citations',
    '/cite?to=/cn/open-government-information-regulations',
    '/eu/european-health-data-space-regulation-2025',
    '/ie/foi-act-1997',
    '/about',
    '/help',
    '/statistics',
    '/statistics?jurisdiction=cn',
    '/flags',
    '/mend',
    '/nowhere',
    '/ie/foi-act-1998',
    '/ie/foi-act',
    '/find?ref=state+council+documents+declared+invalid',
  ])
})

describeServed('legalize-ie', 'Irish Acts', (open) => {
  everyKind(open, [
    '/',
    '/ie?year=1976',
    '/search?q=juries+act+1976',
    '/ie/IE-2014-act-38',
    '/ie/IE-2014-act-38?page=2',
    '/ie/IE-2014-act-38@2015-01-01',
    '/ie/IE-1976-act-4/sec_5',
    '/ie/IE-2014-act-38/part_2',
    '/ie/IE-1927-act-23',
    '/ie/IE-1983-act-11?show=repeals',
    '/ie/IE-1976-act-4/history',
    '/ie/IE-1976-act-4/diff/1976-03-02..2026-02-03',
    '/cite?to=/ie/IE-1927-act-23',
    '/ie/IE-1976-act-44444',
    '/mend',
    '/statistics',
    '/flags/{detector=contradiction}',
    '/flags/{detector=spent}',
    '/flags/{detector=lost-basis}',
    ...FLAGS,
  ])
})

describeServed('lawrefbook', 'Chinese law', (open) => {
  everyKind(open, ['/', '/cn', '/find?ref=%E6%B0%91%E6%B3%95%E5%85%B8', '/cn/%E6%B0%91%E6%B3%95%E5%85%B8/art_5', ...FLAGS])
})
