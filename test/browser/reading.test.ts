import { expect, test } from 'vitest'
import { problems } from './accessible.ts'
import { describeServed, WIDE } from './serving.ts'

describeServed('legalize-ie', 'Irish Acts', (open) => {
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
})

describeServed('lawrefbook', 'Chinese law', (open) => {
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
