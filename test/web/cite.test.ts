import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
