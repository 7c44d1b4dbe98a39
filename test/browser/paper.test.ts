import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeSample, describeServed } from './serving.ts'

/** A4 without the margins that the style sheet leaves, at 96 pixels an inch. */
const SHEET = { width: 642, height: 971 }

async function printed(page: Page, address: string): Promise<void> {
  await page.setViewportSize(SHEET)
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  await page.goto(address)
}

/** Whether words stand on the first sheet. */
async function onFirst(page: Page, words: string): Promise<boolean> {
  const box = await page.getByText(words).first().boundingBox()
  return box !== null && box.y + box.height <= SHEET.height
}

/** What is there to click or to fill in, besides links within sentences. */
const controls = (page: Page): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll('nav, form, button, input, details:not([open]), .mark, .jump, .downloads, .top, .bottom, .skip')].filter((it) => it.checkVisibility()).map((it) => it.outerHTML.slice(0, 80))`,
  )

describeServed('legalize-ie', 'an Irish Act on paper', (open) => {
  test('says on page one what it is, at which address, of which day, and whether it applies; it holds nothing to navigate by', async () => {
    const { page, base } = await open()
    await printed(page, `${base}/ie/IE-1927-act-23`)
    for (const words of [
      'Juries Act 1927',
      `${base}/ie/IE-1927-act-23@1927-05-26`,
      'Text as made on 26 May 1927',
      'repealed on 2 March 1976',
    ])
      expect([words, await onFirst(page, words)]).toEqual([words, true])
    expect(await controls(page)).toEqual([])
  })

  test('holds its text in ink on paper, whatever colours the screen has', async () => {
    const { page, base } = await open({ colorScheme: 'dark' })
    await page.setViewportSize(SHEET)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await page.goto(`${base}/ie/IE-1976-act-4`)
    const light = await page.evaluate<number>(
      `(() => { const [r, g, b] = getComputedStyle(document.querySelector('.law')).color.match(/\\d+(\\.\\d+)?/g).map(Number); return (r + g + b) / 3 })()`,
    )
    expect(light).toBeLessThan(100)
  })
})

describeSample('a text on paper', (open) => {
  test('says the same in Chinese', async () => {
    const { page, base } = await open({ locale: 'zh-CN' })
    await printed(page, `${base}/cn/open-government-information-regulations@2007-04-05`)
    for (const words of ['中华人民共和国政府信息公开条例', '@2007-04-05', '2007年4月5日制定时的文本'])
      expect([words, await onFirst(page, words)]).toEqual([words, true])
    expect(await controls(page)).toEqual([])
  })
})
