import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/compile/build.ts'
import { day } from '../../src/law/day.ts'
import { openRegister, type OpenRegister } from '../../src/node.ts'
import type { SearchResponse } from '../../src/search/search.ts'
import { createApp } from '../../src/web/app.ts'
import { act, chinese } from '../sources/files.ts'

const folder = mkdtempSync(join(tmpdir(), 'gazette-revised-'))
const laws = join(folder, 'laws')
const register = join(folder, 'register.db')
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(laws, path)), { recursive: true })
  writeFileSync(join(laws, path), text)
}
const section = (number: number | string, heading: string, words: string): string =>
  `##### ${number}. **${heading}.**\n\n**${number}.**—${words}\n\n`
const irish = (number: number, year: number, title: string, body: string): void =>
  write(
    `ie/IE-${year}-act-${number}.md`,
    act(
      {
        title: `"${title}"`,
        identifier: `"IE-${year}-act-${number}"`,
        publication_date: `"${year}-05-04"`,
        last_updated: `"${year}-05-04"`,
      },
      `# ${title}\n\n${body}`,
    ),
  )
const coroners = (second: string): void =>
  irish(
    9,
    1962,
    'Coroners Act 1962',
    section(1, 'Inquests', 'A coroner holds an inquest.') +
      section(2, 'Who must serve on a jury', second) +
      section(3, 'Fees', 'Fees are those of the Coroners (Fees) Regulations 2010 (S.I. No. 5 of 2010).'),
  )

let opened: OpenRegister
const open = async (): Promise<void> => {
  await build({ folders: [laws], register, history: false })
  opened = openRegister(register)
}
const ask = (text: string, by: 'instrument' | 'provision' = 'instrument'): Promise<SearchResponse> =>
  opened.search({ text, asOf: day('2026-01-01'), filter: {}, by, page: 1, limit: 50 })
const places = async (text: string, by?: 'provision'): Promise<string[]> =>
  (await ask(text, by)).results.map(({ identifier, provision }) => `${identifier}/${provision?.eId ?? ''}`)

beforeAll(async () => {
  coroners('F25[…]')
  irish(
    4,
    1976,
    'Juries Act 1976',
    section(1, 'Qualification', 'Every citizen is liable to serve on a jury when summoned.') +
      Array.from({ length: 30 }, (_, at) => section(at + 2, `Matter ${at}`, `Matter ${at} is as it was.`)).join('') +
      section(32, 'Inquests', 'A jury may serve at an inquest.') +
      section('33', 'Pay', '(1) F1[…]\n\n(2) F2[…] [F3[…]]') +
      section(34, 'Omitted in part', '(1) F4[…]\n\n(2) A juror is paid.'),
  )
  write(
    '行政法规/信息条例(2019-04-03).md',
    chinese(
      '信息条例',
      ['2007年4月5日 中华人民共和国国务院令第492号公布', '2019年4月3日 中华人民共和国国务院令第711号修订'],
      '第一条　为了公开信息，制定本条例。\n\n第二条　费用按照财税〔2016〕5号收取。\n',
    ),
  )
  await open()
})
afterAll(() => {
  opened.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a search of revised texts', () => {
  it('passes over provisions of which editors left a gap, whose headings still tell of what was there', async () => {
    expect(await places('who must serve on a jury', 'provision')).not.toContain('IE-1962-act-9/sec_2')
    expect(await places('pay', 'provision')).not.toContain('IE-1976-act-4/sec_33')
    expect(await places('omitted', 'provision')).toEqual(['IE-1976-act-4/sec_34'])
    // Who names the provision is led to it.
    expect(await places('section 2 of the Coroners Act 1962')).toEqual(['IE-1962-act-9/sec_2'])
  })

  it('shows for a question where an Act begins to rule on the matter', async () => {
    expect((await places('who must serve on a jury'))[0]).toBe('IE-1976-act-4/sec_1')
  })

  it('finds a provision again that a later text fills, and loses it again, as if built anew', async () => {
    opened.close()
    coroners('A person must serve on a jury at an inquest.')
    await open()
    expect(await places('who must serve on a jury', 'provision')).toContain('IE-1962-act-9/sec_2')
    opened.close()
    coroners('F25[…]')
    await open()
    expect(await places('who must serve on a jury', 'provision')).not.toContain('IE-1962-act-9/sec_2')
  })
})

describe('a number that no instrument has', () => {
  it.each([
    ['S.I. No. 5 of 2010', 'S.I. No. 5 of 2010, which this register does not hold', ['IE-1962-act-9/sec_3']],
    ['section 4 of S.I. 5/2010', 'section 4 of S.I. No. 5 of 2010, which this register does not hold', ['IE-1962-act-9/sec_3']],
    ['No. 99 of 1976', 'No. 99 of 1976, which this register does not hold', []],
    ['7 & 8 Vict. c. 33', '7 & 8 Vict. c. 33, which this register does not hold', []],
    ['财税[2016]5号', '财税〔2016〕5号，本库未收录', ['信息条例(2019-04-03)/art_2']],
    ['国发〔2016〕55号', '国发〔2016〕55号，本库未收录', []],
    ['国务院令第713号', '国务院令第713号，本库未收录', []],
  ])('is said to be none of the register, and found where others cite it: %s', async (text, understood, cited) => {
    expect(await ask(text)).toMatchObject({ lane: 'quote', understood, total: cited.length })
    expect(await places(text)).toEqual(cited)
  })

  it('leads to the numbers of its year or series', async () => {
    const near = async (text: string) => (await ask(text)).suggestions.map(({ title, number }) => [title, number])
    expect(await near('No. 99 of 1976')).toEqual([['Juries Act 1976', 'No. 4 of 1976']])
    expect(await near('国务院令第713号')).toEqual([['信息条例', '国务院令第711号']])
  })

  it('is taken as words where that is asked', async () => {
    const { search } = opened
    const words = await search({
      text: 'No. 99 of 1976',
      asOf: day('2026-01-01'),
      filter: {},
      by: 'instrument',
      page: 1,
      limit: 5,
      asWords: true,
    })
    expect(words).toMatchObject({ lane: 'words', understood: null })
  })

  it('is no number where words stand before it', async () => {
    expect((await ask('关于公开信息的通知国发〔2016〕55号')).understood).toBeNull()
  })
})

describe('a number of another text of an instrument', () => {
  it('is said to be that of a later text, with its day and the number under which the instrument is listed', async () => {
    const { understood, results } = await ask('国务院令第711号')
    expect(understood).toBe('信息条例 (国务院令第711号)，此为同一文件2019年4月3日修改后文本的文号；本库列为国务院令第492号')
    expect(results[0]).toMatchObject({ identifier: '信息条例(2019-04-03)', documentNumber: '国务院令第492号' })
    expect((await ask('国务院令第492号')).understood).toBe('信息条例 (国务院令第492号)')
  })

  it.each([
    ['en', '国务院令第711号 is the number of its later text of 3 April 2019; it is listed as 国务院令第492号.'],
    ['zh', '国务院令第711号是同一文件2019年4月3日修改后文本的文号，本库列为国务院令第492号。'],
  ])('is explained in the language of the page: %s', async (language, said) => {
    const app = createApp({ ...opened, now: () => new Date('2026-01-01T09:00:00Z') })
    const page = await app.request('/search?q=国务院令第711号', { headers: { 'Accept-Language': language } })
    expect((await page.text()).replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ')).toContain(said)
  })
})
