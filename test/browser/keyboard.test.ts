import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeSample } from './serving.ts'

const focused = (page: Page): Promise<{ name: string; seen: boolean; inMain: boolean; href: string | null }> =>
  page.evaluate(`(() => {
    const it = document.activeElement
    const box = it.getBoundingClientRect()
    const style = getComputedStyle(it)
    // The last stop within a field for a day is the browser's own calendar, with a ring of its own.
    const ringed = it.type === 'date' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
    const there = box.width > 0 && box.top >= 0 && box.bottom <= innerHeight + 1
    return { name: it.getAttribute('aria-label') ?? it.textContent.trim(), seen: ringed && there, inMain: document.querySelector('main').contains(it), href: it.getAttribute('href') }
  })()`)

/** Goes on by the Tab key until the element is reached; on the way the focus has to be seen at every stop. */
async function tabTo(page: Page, wanted: (it: Awaited<ReturnType<typeof focused>>) => boolean): Promise<void> {
  for (let stops = 0; stops < 150; stops++) {
    await page.keyboard.press('Tab')
    // Where the page has to scroll for it, that takes a frame or two.
    await expect
      .poll(async () => (await focused(page)).seen, { timeout: 10_000, message: `the focus at stop ${stops} of ${page.url()} is seen` })
      .toBe(true)
    const it = await focused(page)
    if (wanted(it)) return
  }
  throw new Error('not reached by the Tab key')
}

describeSample('with the keyboard alone', (open) => {
  test('a person searches, opens a result, reads a provision, copies its address, and goes back', async () => {
    const { page, base } = await open()
    await page.goto(base)
    await tabTo(page, ({ name }) => name === 'Skip to the content')
    await page.keyboard.press('Enter')
    await tabTo(page, ({ inMain }) => inMain)
    expect(await page.evaluate('document.activeElement.name')).toBe('q')
    await page.keyboard.type('who may ask for a record')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/search\?q=who/)
    const results = page.url()
    await tabTo(page, ({ name, inMain }) => inMain && name === 'Freedom of Information Act 2014')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/ie/foi-act-2014')
    await tabTo(page, ({ name }) => name === 'Link to Section 2')
    const provision = (await focused(page)).href
    // The mark copies its address; the page of the provision is a key away, as for any link.
    await page.goto(base + provision)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Section 2')
    await tabTo(page, ({ name }) => name === 'Copy: This wording, for good')
    await page.keyboard.press('Enter')
    await page.goBack()
    await page.goBack()
    expect(page.url()).toBe(results)
  })

  test.each([
    '/',
    '/search?q=open+government',
    '/ie/foi-act-2014',
    '/cn/online-government-services-provisions-2019/art_3',
    '/flags',
    '/statistics',
  ])('the focus moves as the page is read, top to bottom, and is never caught: %s', async (path) => {
    const { page, base } = await open()
    await page.goto(base + path)
    const order = await page.evaluate<boolean>(`(() => {
        const stops = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter((it) => it.checkVisibility())
        return stops.every((it) => it.tabIndex === 0 || it.id === 'main')
      })()`)
    expect(order, 'nothing takes the focus out of its turn').toBe(true)
    const seen: string[] = []
    for (let stops = 0; stops < 400; stops++) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate<string>(
        `(() => { const it = document.activeElement; return it === document.body ? '' : [...document.querySelectorAll('*')].indexOf(it) + '' })()`,
      )
      if (at === '' || seen.includes(at)) break
      seen.push(at)
    }
    expect(seen.length).toBeGreaterThan(5)
    expect(seen.map(Number)).toEqual(seen.map(Number).toSorted((a, b) => a - b))
  })
})

describeSample('to a screen reader', (open) => {
  test.each([
    '/',
    '/cn',
    '/search?q=open+government',
    '/ie/foi-act-1997',
    '/cn/online-government-services-provisions-2019/art_3',
    '/flags',
    '/statistics',
    '/about',
  ])('a page says what it is before what is in it, under headings that skip no level: %s', async (path) => {
    const { page, base } = await open()
    await page.goto(base + path)
    const levels = await page.evaluate<number[]>(
      `[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter((it) => it.checkVisibility()).map((it) => Number(it.tagName[1]))`,
    )
    expect(levels.filter((level) => level === 1)).toEqual([1])
    expect(levels[0]).toBe(1)
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
    const landmarks = await page.evaluate<string[]>(`[...document.querySelectorAll('header.top, main, footer')].map((it) => it.tagName)`)
    expect(landmarks).toEqual(['HEADER', 'MAIN', 'FOOTER'])
  })

  test('an Act is read in this order: title, status, which text, where from, contents or text', async () => {
    const { page, base } = await open()
    await page.goto(`${base}/ie/foi-act-1997`)
    const text = await page.locator('main').innerText()
    const places = [
      'Freedom of Information Act 1997',
      'Repealed on 14 October 2014',
      'Text as made on 21 April 1997',
      'Official text',
      'not the official text',
    ].map((words) => text.indexOf(words))
    expect(places.every((at) => at >= 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })
})
