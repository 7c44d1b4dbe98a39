import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FlagSite } from './flag-files.ts'
import { openFlagSite } from './flag-files.ts'

let site: FlagSite
beforeAll(async () => {
  site = await openFlagSite({
    'ie/mills-1950.md':
      '---\ntitle: Mills Act 1950\nidentifier: mills-1950\njurisdiction: ie\nrank: act\npublication_date: "1950-02-01"\nlast_updated: "1950-02-01"\ncommencement_date: "1950-02-01"\nrepealed_by: /ie/IE-1960-act-4\nrepealed_on: "1960-07-04"\n---\n# Mills Act 1950\n\n##### 1 Millers.\n\nEvery miller keeps a book.\n',
  })
})
afterAll(() => site.close())

type Row = Readonly<Record<string, string | number | null>>
interface Told {
  readonly asOf: string
  readonly jurisdiction: string | null
  readonly figures: readonly { readonly figure: string; readonly columns: readonly string[]; readonly rows: readonly Row[] }[]
}

const told = async (query = ''): Promise<Told> => JSON.parse((await site.ask(`/statistics.json${query}`)).text) as Told
const rowsOf = async (figure: string, query = ''): Promise<readonly Row[]> =>
  (await told(`?figure=${figure}${query}`)).figures[0]?.rows ?? []
const sum = (rows: readonly Row[], column: string): number => rows.reduce((total, row) => total + Number(row[column]), 0)

describe('the figures', () => {
  test('count every text once by year and status, and what is flagged apart from its status', async () => {
    const rows = await rowsOf('years', '&jurisdiction=ie')
    expect(
      rows.map((row) => [row['year'], row['total'], row['in-force'], row['repealed'], row['flaggedWhole'], row['flaggedPart']]),
    ).toEqual([
      [1931, 1, 1, 0, 1, 0],
      [1932, 1, 1, 0, 0, 1],
      [1933, 1, 1, 0, 1, 0],
      [1950, 1, 0, 1, 0, 0],
      [1960, 1, 1, 0, 0, 0],
    ])
    expect(sum(await rowsOf('years'), 'total')).toBe(7)
  })

  test('tell those in force from those of them that nothing flags as a whole, in pictures, tables and CSV', async () => {
    const rows = await rowsOf('years', '&jurisdiction=ie')
    expect([sum(rows, 'in-force'), sum(rows, 'inForceNotFlagged'), sum(rows, 'flaggedWhole')]).toEqual([4, 2, 2])
    const { text: csv } = await site.ask('/statistics.csv?figure=years')
    expect(csv).toMatch(/^year,total,in-force,.*,inForceNotFlagged,unknownNotFlagged,flaggedWhole,flaggedPart\r\n/)
    for (const [language, drawn, head] of [
      ['en', 'in force, not flagged as a whole <strong>2</strong>', 'In force, flagged or not'],
      ['zh', '施行中且未被整件标记 <strong>2</strong>', '施行中（含有标记的）'],
    ] as const) {
      const { text } = await site.ask('/statistics?jurisdiction=ie', { 'Accept-Language': language })
      expect(text).toContain(drawn)
      expect(text).toContain(`<th scope="col">${head}</th>`)
    }
  })

  test('say how old is what applies, by rank and issuer', async () => {
    const rows = await rowsOf('age', '&jurisdiction=ie')
    expect(rows.find((row) => row['group'] === 'all')).toMatchObject({ count: 4, youngest: 66, oldest: 95 })
    expect(rows.find((row) => row['group'] === 'flagged')).toMatchObject({ count: 2, youngest: 93, median: 94, oldest: 95 })
    expect(rows.find((row) => row['group'] === 'rank')).toMatchObject({ value: 'act', count: 4 })
  })

  test('count open flags by detector and by how sure their day is', async () => {
    expect(await rowsOf('flags', '&jurisdiction=ie')).toEqual([
      { detector: 'repeal-schedule', certainty: 'own-commencement', total: 2, whole: 1, part: 1 },
      { detector: 'repeal-clause', certainty: 'own-commencement', total: 1, whole: 1, part: 0 },
    ])
  })

  test('tell repeals on record from those that were only read, and name those of texts that are not held', async () => {
    expect(await rowsOf('repeals', '&jurisdiction=ie')).toEqual([{ year: 1960, recorded: 1, read: 2, undated: 0, notHeld: 1, part: 1 }])
  })

  test('give the share of each collection and jurisdiction', async () => {
    const rows = await rowsOf('share')
    expect(rows.map((row) => [row['scope'], row['name'], row['total'], row['flaggedWhole'], row['percentWhole']])).toEqual([
      ['collection', 'statutes', 7, 3, 42.9],
      ['jurisdiction', 'ie', 5, 2, 40],
      ['jurisdiction', 'cn', 2, 1, 50],
    ])
  })

  test('say how often each detector was right, with the interval, or that too few were judged', async () => {
    const rows = await rowsOf('precision')
    expect(rows.length).toBeGreaterThan(5)
    for (const { judged, precision, low, high } of rows)
      if (precision === null) expect(judged).toBeLessThan(30)
      else expect([Number(low) <= Number(precision), Number(precision) <= Number(high)]).toEqual([true, true])
  })

  test('are those of the day that is asked for', async () => {
    const before = await rowsOf('years', '&asOf=1955-01-01')
    expect([sum(before, 'flaggedWhole'), sum(before, 'repealed')]).toEqual([0, 0])
    expect(await rowsOf('repeals', '&asOf=1955-01-01')).toEqual([])
  })

  test('are a file of CSV each, with the same numbers', async () => {
    const { text, headers } = await site.ask('/statistics.csv?figure=repeals&jurisdiction=ie')
    expect(text).toBe('year,recorded,read,undated,notHeld,part\r\n1960,1,2,0,1,1\r\n')
    expect(headers.get('Content-Type')).toMatch(/^text\/csv/)
    const without = await site.ask('/statistics.csv')
    expect(without.status).toBe(400)
    expect(JSON.parse(without.text)).toMatchObject({
      detail: expect.stringContaining('years, age, flags, precision, repeals, share'),
      choices: expect.arrayContaining([{ title: 'repeals', address: '/statistics.csv?figure=repeals' }]),
    })
    expect((await site.ask('/statistics.csv?figure=none')).status).toBe(400)
    expect((await site.ask('/statistics?jurisdiction=fr')).status).toBe(404)
  })
})

describe('the page', () => {
  test.each([
    ['en', 'Texts by year and status', 'read out of a text, not reviewed'],
    ['zh', '按年份和效力统计', '由文本读出（未经审核）'],
  ])('draws every figure with its title, description and table, in %s', async (language, heading, series) => {
    const { text } = await site.ask('/statistics', { 'Accept-Language': language })
    expect(text).toContain(heading)
    expect(text).toContain(series)
    const { figures } = await told()
    for (const { figure } of figures) expect(text).toContain(`<h2 id="${figure}">`)
    expect([...text.matchAll(/<table>/g)]).toHaveLength(figures.length)
    // Every picture names itself, every pattern that is used is there, and no name is given twice.
    for (const [, ids = ''] of text.matchAll(/role="img" aria-labelledby="([^"]*)"/g))
      for (const id of ids.split(' ')) expect(text).toContain(`id="${id}"`)
    const used = new Set([...text.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id))
    expect(used.size).toBeGreaterThan(1)
    for (const id of used) expect(text).toContain(`<pattern id="${id}"`)
    const names = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(names).toHaveLength(new Set(names).size)
  })

  test('is led to from every page, and its first picture stands on the home page', async () => {
    const { text } = await site.ask('/')
    expect(text).toContain('href="/statistics"')
    expect(text).toMatch(/<svg class="plot" role="img"/)
    expect(text).toContain('in force or not known, but flagged as a whole, not reviewed <strong>3</strong>')
  })
})
