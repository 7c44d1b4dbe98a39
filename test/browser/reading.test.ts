import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Listening, OpenRegister } from '../../src/node.ts'
import { listen, openRegister } from '../../src/node.ts'
import { chromium } from '../chromium.ts'
import type { CollectionName } from '../collections.ts'
import { builtCollection, describeCollection } from '../collections.ts'

interface Served {
  readonly register: OpenRegister
  readonly server: Listening
}

/** Wide and light in one language, narrow and dark in the other: between them every page is seen in all of these. */
const WIDE: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, colorScheme: 'light', locale: 'en-IE' }
const NARROW: BrowserContextOptions = { viewport: { width: 360, height: 740 }, colorScheme: 'dark', locale: 'zh-CN' }

async function serve(name: CollectionName): Promise<Served> {
  const register = openRegister((await builtCollection(name)).register)
  return { register, server: await listen(register, '127.0.0.1', 0) }
}

/** The queue, and the first flag of some of its lists. */
const FLAGS = ['/flags', '/flags?due=1', '/flags/{extent=whole}', '/flags/{extent=part}']

/** The address of the first flag of a list, where one stands for it. */
async function reached(base: string, kind: string): Promise<string> {
  const query = /^\/flags\/\{(.*)\}$/.exec(kind)?.[1]
  if (query === undefined) return kind
  const { flags } = (await (await fetch(`${base}/flags.json?${query}&limit=1`)).json()) as { flags: { id: string }[] }
  return flags[0] ? `/flags/${flags[0].id}` : '/flags'
}

async function problems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' ')}`)
  const wider = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
  return wider ? [...found, 'wider than the screen'] : found
}

describe.skipIf(!chromium)('in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await playwright.launch({ executablePath: chromium ?? '', args: ['--no-sandbox'] })
  })
  afterAll(() => browser.close())

  /** Serves a collection to all tests around; building its register may take its time, as no single test may. */
  function serving(name: CollectionName): (options?: BrowserContextOptions) => Promise<{ page: Page; base: string }> {
    let site: Served | undefined
    beforeAll(async () => {
      site = await serve(name)
    })
    afterAll(async () => {
      await site?.server.close()
      site?.register.close()
    })
    return async (options = WIDE) => {
      const context = await browser.newContext(options)
      onTestFinished(() => context.close())
      return { page: await context.newPage(), base: site?.server.address ?? '' }
    }
  }

  describeCollection('legalize-ie', 'Irish Acts', () => {
    const open = serving('legalize-ie')

    test('names are suggested while a person types, and chosen by key', async () => {
      const { page, base } = await open()
      await page.goto(base)
      const box = page.getByRole('combobox')
      await box.pressSequentially('juries act 197')
      const first = page.getByRole('option').first()
      await first.waitFor()
      expect([await first.textContent(), await box.getAttribute('aria-expanded')]).toEqual(['Juries Act 1976', 'true'])
      await box.press('ArrowDown')
      expect(await box.getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'))
      expect(await problems(page)).toEqual([])
      await box.press('Enter')
      await page.waitForURL('**/ie/IE-1976-act-4')
    })

    test('a person searches, opens an Act, and reads a section, without a script', async () => {
      const { page, base } = await open({ ...WIDE, javaScriptEnabled: false })
      await page.goto(base)
      await page.getByRole('searchbox').fill('juries act 1976 s 5')
      await page.getByRole('button', { name: 'Search' }).click()
      expect(await page.getByText('section 5 of the Juries Act 1976').first().isVisible()).toBe(true)
      await page.getByRole('link', { name: 'Juries Act 1976', exact: true }).click()
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Juries Act 1976')
      await page.getByRole('link', { name: 'Link to Section 5', exact: true }).click()
      expect(new URL(page.url()).pathname).toBe('/ie/IE-1976-act-4/sec_5')
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Section 5')
    })

    test('a link mark copies the address of its provision and says so', async () => {
      const { page, base } = await open()
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.goto(`${base}/ie/IE-1976-act-4`)
      await page.getByRole('link', { name: 'Link to Section 5', exact: true }).click()
      await page.getByRole('status').filter({ hasText: '/ie/IE-1976-act-4/sec_5' }).waitFor()
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${base}/ie/IE-1976-act-4/sec_5`)
    })

    test('a provision offers its lasting address to copy before its text, and Back from the other language leads to the page before', async () => {
      const { page, base } = await open()
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.goto(base)
      await page.goto(`${base}/ie/IE-1976-act-4/sec_5`)
      await page.getByRole('button', { name: 'Copy: This wording, for good' }).click()
      await page.getByRole('status').filter({ hasText: 'sec_5' }).waitFor()
      expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/\/ie\/IE-1976-act-4@\d{4}-\d\d-\d\d\/sec_5$/)
      await page.getByRole('link', { name: '中文', exact: true }).click()
      await page.locator('html[lang="zh-Hans"]').waitFor()
      expect(page.url()).toBe(`${base}/ie/IE-1976-act-4/sec_5`)
      await page.goBack()
      expect(page.url()).toBe(`${base}/`)
    })

    test('the keyboard alone reaches the search and the text', async () => {
      const { page, base } = await open()
      await page.goto(`${base}/ie/IE-1976-act-4`)
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.querySelector("main").contains(document.activeElement)')).toBe(true)
      await page.goto(base)
      for (let index = 0; index < 4; index++) await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement.name')).toBe('q')
      await page.keyboard.type('juries act 1927')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/search\?q=juries/)
    })

    test('every kind of page is accessible, wide and narrow, light and dark, in both languages', async () => {
      const kinds = [
        '/',
        '/ie?year=1976',
        '/search?q=juries+act+1976',
        '/search?q=zxqv',
        '/ie/IE-2014-act-38',
        '/ie/IE-2014-act-38?page=2',
        '/ie/IE-2014-act-38@2015-01-01',
        '/ie/IE-1976-act-4/sec_5',
        '/ie/IE-2014-act-38/part_2',
        '/about',
        '/help',
        '/ie/juries',
        '/ie/IE-1927-act-23',
        '/ie/IE-1983-act-11?show=repeals',
        ...FLAGS,
      ]
      for (const options of [WIDE, NARROW]) {
        const { page, base } = await open(options)
        for (const kind of kinds) {
          await page.goto(base + (await reached(base, kind)))
          expect([kind, await problems(page)]).toEqual([kind, []])
        }
      }
    }, 300_000)

    test('a person goes from a repealed Act to the words that prove it, and back to the text that holds them', async () => {
      const { page, base } = await open({ ...WIDE, javaScriptEnabled: false })
      await page.goto(`${base}/ie/IE-1927-act-23`)
      const flag = page.locator('.say.flagged')
      expect(await flag.innerText()).toContain(
        'A flag, not reviewed: repealed on 2 March 1976 by section 4 of, and the Second Schedule to, the Juries Act 1976.',
      )
      await flag.getByText('The words that say so').first().click()
      expect(await flag.getByText('No. 23 of 1927 | Juries Act, 1927. | The whole Act.').isVisible()).toBe(true)
      await flag.getByRole('link', { name: 'See the proof' }).first().click()
      expect(await page.locator('mark').allTextContents()).toEqual(['No. 23 of 1927', 'Juries Act, 1927.', 'The whole Act.'])
      await page.getByRole('link', { name: 'Read the Second Schedule in full' }).click()
      expect(new URL(page.url()).pathname).toBe('/ie/IE-1976-act-4@1976-03-02/att_2')
    })

    test('paper shows the text, its address and its status, and no way to click', async () => {
      const { page, base } = await open()
      await page.goto(`${base}/ie/IE-1976-act-4`)
      await page.emulateMedia({ media: 'print' })
      expect(await page.getByText(`${base}/ie/IE-1976-act-4@`).first().isVisible()).toBe(true)
      for (const said of ['.say.s-in-force', '.say.flagged']) expect(await page.locator(said).isVisible()).toBe(true)
      for (const hidden of ['.top', '.contents', '.mark', '.day-form']) expect(await page.locator(hidden).first().isVisible()).toBe(false)
    })
  })

  describeCollection('lawrefbook', 'Chinese law', () => {
    const open = serving('lawrefbook')

    test('every kind of page is accessible, wide and narrow, light and dark, in both languages', async () => {
      const kinds = [
        '/',
        '/cn',
        '/cn-sh',
        '/search?q=%E6%B0%91%E6%B3%95%E5%85%B8',
        '/find?ref=%E6%B0%91%E6%B3%95%E5%85%B8',
        '/cn/%E6%B0%91%E6%B3%95%E5%85%B8/art_5',
        ...FLAGS,
      ]
      for (const options of [WIDE, NARROW]) {
        const { page, base } = await open(options)
        for (const kind of kinds) {
          await page.goto(base + (await reached(base, kind)))
          expect([kind, await problems(page)]).toEqual([kind, []])
        }
      }
    }, 300_000)

    test('lines of law hold 35 to 40 characters', async () => {
      const { page, base } = await open()
      await page.goto(`${base}/find?ref=%E6%B0%91%E6%B3%95%E5%85%B8`)
      const characters = await page.evaluate(
        'document.querySelector(".law").clientWidth / parseFloat(getComputedStyle(document.querySelector(".law")).fontSize)',
      )
      expect(characters).toBeGreaterThanOrEqual(35)
      expect(characters).toBeLessThanOrEqual(40)
    })
  })
})
