import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/compile/build.ts'
import { day } from '../../src/law/day.ts'
import { createCitations, reliedKey, type Citations } from '../../src/register/citations.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { act } from '../sources/files.ts'

const folder = mkdtempSync(join(tmpdir(), 'gazette-citations-'))
const today = day('2026-11-22')
const page = { offset: 0, limit: 10 }
let citations: Citations
let ids: ReadonlyMap<string, number>
let close: () => void

const made = (number: number, year: number, title: string, body: string): void => {
  const keys = {
    title: `"${title}"`,
    identifier: `"IE-${year}-act-${number}"`,
    publication_date: `"${year}-05-04"`,
    last_updated: `"${year}-05-04"`,
  }
  writeFileSync(join(folder, 'laws', 'ie', `IE-${year}-act-${number}.md`), act(keys, `# ${title}\n\n${body}`))
}
const section = (number: number, heading: string, words: string): string => `##### ${number} ${heading}.\n\n**${number}.**—${words}\n\n`

beforeAll(async () => {
  mkdirSync(join(folder, 'laws', 'ie'), { recursive: true })
  made(7, 1960, 'Ferries Act 1960', section(1, 'Ferries', 'A ferry carries a lamp.') + section(2, 'Tolls', 'A toll is due.'))
  made(
    9,
    1965,
    'Lamps Act 1965',
    section(1, 'Lamps', 'A lamp under section 1 of the Ferries Act 1960 burns oil.') +
      section(2, 'Amendment of Ferries Act', 'Section 2 of the Ferries Act 1960 is amended by the deletion of “due”.') +
      section(3, 'Inspection', 'A person licensed under the Ferries Act 1960 shows the licence.'),
  )
  made(3, 1980, 'Harbours Act 1980', section(1, 'Repeal', 'The Ferries Act 1960 is repealed.'))
  const register = join(folder, 'register.db')
  await build({ folders: [join(folder, 'laws')], register, history: false })
  const database = openSqlite(register, { readOnly: true })
  citations = createCitations(database)
  close = () => database.close()
  const rows = await database.all<{ id: number; identifier: string }>('SELECT id, identifier FROM instrument')
  ids = new Map(rows.map(({ id, identifier }) => [identifier, id]))
})
afterAll(() => {
  close()
  rmSync(folder, { recursive: true, force: true })
})

const id = (identifier: string): number => ids.get(identifier) ?? -1

describe('citations in a register', () => {
  it('tell what an instrument, or a section of it, cites, and what it relies on first', async () => {
    const { total, lines } = await citations.cites(id('IE-1965-act-9'), today, page)
    expect(total).toBe(1)
    expect(lines[0]).toMatchObject({ other: { identifier: 'IE-1960-act-7', status: 'in-force' }, law: true, total: 3 })
    expect(lines[0]?.pairs).toEqual([
      { eId: 'sec_1', targetEId: 'sec_1', use: 'law' },
      { eId: 'sec_3', targetEId: null, use: 'law' },
      { eId: 'sec_2', targetEId: 'sec_2', use: 'mention' },
    ])
    expect((await citations.cites(id('IE-1965-act-9'), today, page, 'sec_2')).lines[0]).toMatchObject({ law: false, total: 1 })
  })

  it('tell what cites an instrument, or a section of it', async () => {
    const { lines } = await citations.citedBy(id('IE-1960-act-7'), today, page)
    expect(lines.map(({ other, law }) => [other.identifier, law])).toEqual([
      ['IE-1965-act-9', true],
      ['IE-1980-act-3', false],
    ])
    expect((await citations.citedBy(id('IE-1960-act-7'), today, page, 'sec_1')).total).toBe(1)
    expect(await citations.citedBy(id('IE-1980-act-3'), today, page)).toEqual({ total: 0, lines: [] })
  })

  it('stand at their places, for links in the text', async () => {
    const places = await citations.places(id('IE-1965-act-9'), ['sec_1'])
    expect(places.map(({ eId, target, targetEId }) => [eId, target.identifier, targetEId])).toEqual([['sec_1', 'IE-1960-act-7', 'sec_1']])
    expect(await citations.placeCounts(id('IE-1965-act-9'))).toEqual(
      new Map([
        ['sec_1', 1],
        ['sec_2', 1],
        ['sec_3', 1],
      ]),
    )
  })

  it('count what relies on an instrument', async () => {
    expect((await citations.reliance(today)).get(reliedKey(id('IE-1960-act-7'), null))).toEqual({ instruments: 1, provisions: 2 })
  })

  it('make the mend list, from the day on which the repeal is known', async () => {
    const { total, lines } = await citations.mend(today, page)
    expect(total).toBe(1)
    expect(lines[0]).toMatchObject({
      source: { identifier: 'IE-1965-act-9' },
      dead: [{ target: { identifier: 'IE-1960-act-7' }, since: '1980-05-04', places: [{ eId: 'sec_1' }, { eId: 'sec_3' }] }],
    })
    expect(lines[0]?.dead[0]?.dependsOn).toMatch(/^[0-9a-f]{16}$/)
    expect(await citations.mend(day('1979-01-01'), page)).toEqual({ total: 0, lines: [] })
    expect((await citations.mend(today, page, 'cn')).total).toBe(0)
  })
})
