import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/compile/build.ts'
import { day } from '../../src/law/day.ts'
import { createRegister, refuseRegister } from '../../src/register/reads.ts'
import type { Located, Register, StoredInstrument } from '../../src/register/register.ts'
import type { Database, Value } from '../../src/store/database.ts'
import { SCHEMA_VERSION } from '../../src/register/schema.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { commit } from '../repository.ts'

const front = (keys: Record<string, string>): string =>
  `---\n${Object.entries(keys)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')}---\n`

const libraries = (updated: string, hours: string): string =>
  front({
    title: 'Libraries Act 2001',
    identifier: 'IE-2001-act-3',
    country: 'ie',
    rank: 'act',
    publication_date: '2001-03-01',
    last_updated: updated,
    commencement_date: '2001-04-01',
    issuer: 'Library Council',
    document_number: 'No. 3 of 2001',
    language: 'en',
    shelf: '12',
  }) + `# Libraries Act 2001\n\n## 1. Short title\n\nThis Act is the Libraries Act 2001.\n\n## 2. Opening hours\n\n${hours}\n`

const first = libraries('2001-03-01', 'A library opens on five days.')
const second = libraries('2010-06-01', 'A library opens on six days.')

const simple = (title: string, keys: Record<string, string> = {}): string =>
  front({ title, rank: 'act', publication_date: '1990-01-01', last_updated: '1990-01-01', ...keys }) +
  `# ${title}\n\n## 1. Rule\n\nBe kind.\n`

let folder: string
let database: Database
let register: Register
const today = day('2026-01-01')

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gazette-'))
  const laws = join(folder, 'laws')
  commit(laws, '2001-03-02', { 'ie/IE-2001-act-3.md': first })
  commit(laws, '2010-06-02', {
    'ie/IE-2001-act-3.md': second,
    'ie/museums.md': simple('Museums Act 1990', {
      repealed_on: '2015-05-05',
      repealed_by: 'Galleries Act 2015',
      commencement_date: '1990-01-01',
    }),
    'ie/galleries.md': simple('Galleries Act 2015', {
      publication_date: '2015-05-05',
      last_updated: '2015-05-05',
      commencement_date: '2015-05-05',
    }),
    'cn/notice.md': simple('Notice', { language: 'en', rank: 'guideline', publication_date: '2016-09-29', last_updated: '2016-09-29' }),
    'cn/notice.zh.md': simple('通知', { language: 'zh', rank: 'guideline', publication_date: '2016-09-29', last_updated: '2016-09-29' }),
    'ie/gone.md': simple('Gone Act 1990'),
  })
  commit(laws, '2011-01-01', { 'ie/gone.md': null })
  await build({ folders: [laws], register: join(folder, 'register.db'), history: true })
  database = openSqlite(join(folder, 'register.db'), { readOnly: true, refuse: refuseRegister })
  register = createRegister(database)
})
afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

const found = (located: Located): StoredInstrument => {
  if (located.kind !== 'instrument') throw new Error(`found ${located.kind}`)
  return located.found
}
const locate = async (jurisdiction: string, name: string): Promise<StoredInstrument> =>
  found(await register.locate(jurisdiction, name, today))
const newest = async (jurisdiction: string, name: string): Promise<number> => {
  const { expressions } = await locate(jurisdiction, name)
  return expressions.find((expression) => expression.latest)?.id ?? 0
}

describe('locate', () => {
  it('finds an instrument by its identifier, with all that its file says', async () => {
    const located = await register.locate('ie', 'IE-2001-act-3', today)
    expect(located).toMatchObject({ kind: 'instrument', on: null, canonical: true })
    expect(found(located).instrument).toMatchObject({
      jurisdiction: 'ie',
      identifier: 'IE-2001-act-3',
      title: 'Libraries Act 2001',
      rank: 'act',
      issuer: 'Library Council',
      documentNumber: 'No. 3 of 2001',
      publishedOn: '2001-03-01',
      commencesOn: '2001-04-01',
      disputed: false,
      deletedOn: null,
      metadata: { shelf: '12' },
    })
  })

  it('gives the expressions of each language, oldest first', async () => {
    const { expressions } = await locate('ie', 'IE-2001-act-3')
    expect(expressions.map(({ on, latest, language, kind }) => ({ on, latest, language, kind }))).toEqual([
      { on: '2001-03-01', latest: false, language: 'en', kind: 'as-made' },
      { on: '2010-06-01', latest: true, language: 'en', kind: 'consolidated' },
    ])
    const notice = await locate('cn', 'notice')
    expect(notice.expressions.map(({ language, latest }) => ({ language, latest }))).toEqual([
      { language: 'en', latest: true },
      { language: 'zh', latest: true },
    ])
  })

  it('compares names in NFC', async () => {
    expect(await register.locate('cn', 'notice'.normalize('NFD'), today)).toMatchObject({ kind: 'instrument' })
  })

  it('keeps a deleted instrument at its address', async () => {
    const { instrument, expressions } = await locate('ie', 'gone')
    expect(instrument.deletedOn).toBe('2011-01-01')
    expect(expressions).not.toHaveLength(0)
  })

  it.each([
    ['ie', 'nothing'],
    ['fr', 'IE-2001-act-3'],
    ['ie', "' OR 1 --"],
    ['ie', ''],
  ])('finds none at /%s/%s', async (jurisdiction, name) => {
    expect(await register.locate(jurisdiction, name, today)).toEqual({ kind: 'none' })
  })
})

describe('texts', () => {
  it('are cut into provisions whose offsets lie in the file as it stood', async () => {
    const id = await newest('ie', 'IE-2001-act-3')
    const [file] = await register.markdown(id)
    expect(file).toEqual({ path: 'ie/IE-2001-act-3.md', text: second })
    const provisions = await register.provisions(id)
    for (const { start, end, text } of provisions) expect(second.slice(start, end)).toBe(text)
    expect(provisions.map(({ eId, number, heading }) => ({ eId, number, heading }))).toEqual(
      expect.arrayContaining([{ eId: 'sec_2', number: '2', heading: 'Opening hours' }]),
    )
  })

  it('of earlier expressions stay readable', async () => {
    const { expressions } = await locate('ie', 'IE-2001-act-3')
    expect((await register.markdown(expressions[0]?.id ?? 0)).map(({ text }) => text)).toEqual([first])
  })

  it('are given for the eIds asked for, in their order in the text, unknown ones left out', async () => {
    const id = await newest('ie', 'IE-2001-act-3')
    expect((await register.provisions(id, ['sec_2', 'sec_99', 'sec_1'])).map(({ eId }) => eId)).toEqual(['sec_1', 'sec_2'])
    expect(await register.provisions(id, [])).toEqual([])
  })

  it('have contents in the same order and with the same ids', async () => {
    const id = await newest('ie', 'IE-2001-act-3')
    const outline = await register.outline(id)
    expect(outline).toEqual((await register.provisions(id)).map(({ digest: _digest, text: _text, ...entry }) => entry))
  })

  it('of an expression that does not exist are empty', async () => {
    expect(await register.outline(999_999)).toEqual([])
    expect(await register.markdown(999_999)).toEqual([])
  })

  it('tell how a provision was worded, and when', async () => {
    const { id } = await locate('ie', 'IE-2001-act-3')
    const kept = await register.wordings(id, 'en', 'sec_1')
    const changed = await register.wordings(id, 'en', 'sec_2')
    expect(kept.map(({ on }) => on)).toEqual([['2001-03-01', '2010-06-01']])
    expect(changed.map(({ on }) => on)).toEqual([['2001-03-01'], ['2010-06-01']])
  })
})

describe('lists', () => {
  const page = { offset: 0, limit: 10 }

  it('browse a jurisdiction, newest first, deleted instruments left out', async () => {
    const { total, instruments } = await register.browse({ jurisdiction: 'ie' }, today, page)
    expect(instruments.map(({ identifier }) => identifier)).toEqual(['galleries', 'IE-2001-act-3', 'museums'])
    expect(total).toBe(3)
  })

  it('page through it', async () => {
    const { total, instruments } = await register.browse({ jurisdiction: 'ie' }, today, { offset: 1, limit: 1 })
    expect(instruments.map(({ identifier }) => identifier)).toEqual(['IE-2001-act-3'])
    expect(total).toBe(3)
  })

  it('carry the status of the day asked for', async () => {
    const museums = async (on: string): Promise<string | undefined> =>
      (await register.browse({ jurisdiction: 'ie' }, day(on), page)).instruments.find(({ identifier }) => identifier === 'museums')?.status
        .status
    expect(await museums('2015-05-04')).toBe('in-force')
    expect(await museums('2015-05-05')).toBe('repealed')
  })

  it('filter by year, rank, issuer and status', async () => {
    const titles = async (filter: Parameters<Register['browse']>[0]): Promise<string[]> =>
      (await register.browse(filter, today, page)).instruments.map(({ title }) => title)
    expect(await titles({ year: 2001 })).toEqual(['Libraries Act 2001'])
    expect(await titles({ rank: 'guideline' })).toEqual(['Notice'])
    expect(await titles({ issuer: 'Library Council' })).toEqual(['Libraries Act 2001'])
    expect(await titles({ status: 'repealed', jurisdiction: 'ie' })).toEqual(['Museums Act 1990'])
    expect(await titles({ status: 'repealed', jurisdiction: 'cn' })).toEqual([])
  })

  it('count each facet under the other filters', async () => {
    const { facets, total } = await register.browse({ jurisdiction: 'ie', status: 'repealed' }, today, page)
    expect(total).toBe(1)
    expect(facets.status).toEqual({ 'in-force': 2, repealed: 1 })
    expect(facets.year).toEqual({ '1990': 1 })
    expect(facets.issuer).not.toHaveProperty('Library Council')
  })

  it('give what was published and what ceased, newest first, up to a day', async () => {
    const published = await register.recent('published', day('2015-05-05'), 2)
    expect(published.map(({ identifier }) => identifier)).toEqual(['galleries', 'IE-2001-act-3'])
    expect((await register.recent('ceased', today, 5)).map(({ identifier }) => identifier)).toEqual(['museums'])
    expect(await register.recent('ceased', day('2015-05-04'), 5)).toEqual([])
  })

  it('keep the order of the ids asked for', async () => {
    const ids = (await register.browse({}, today, page)).instruments.map(({ id }) => id).toReversed()
    expect((await register.listed(ids, today)).map(({ id }) => id)).toEqual(ids)
    expect(await register.listed([], today)).toEqual([])
  })
})

describe('counts', () => {
  it('by status agree with the list', async () => {
    expect(await register.statusCounts(today, 'ie')).toEqual({ 'in-force': 2, repealed: 1 })
    expect(Object.values(await register.statusCounts(today)).reduce((a, b) => a + b, 0)).toBe(4)
  })

  it('sum up the register', async () => {
    expect(await register.summary()).toMatchObject({
      instruments: 4,
      collections: ['laws'],
      jurisdictions: [
        { jurisdiction: 'cn', instruments: 1 },
        { jurisdiction: 'ie', instruments: 3 },
      ],
    })
  })
})

describe('a page of an instrument', () => {
  it('is read with few statements, each by an index', async () => {
    const asked: { sql: string; values: readonly Value[] }[] = []
    const watched = createRegister({
      ...database,
      all: (sql, ...values) => (asked.push({ sql, values }), database.all(sql, ...values)),
      first: (sql, ...values) => (asked.push({ sql, values }), database.first(sql, ...values)),
    })
    const { id, expressions } = found(await watched.locate('ie', 'IE-2001-act-3', today))
    const expression = expressions.at(-1)?.id ?? 0
    await watched.outline(expression)
    await watched.provisions(expression, ['sec_1', 'sec_2'])
    await watched.markdown(expression)
    await watched.wordings(id, 'en', 'sec_1')
    await watched.schedulesLeftOut(expression)
    await watched.recent('published', today, 5)
    await watched.recent('ceased', today, 5)
    await watched.listed([id], today)
    expect(asked.length).toBeLessThanOrEqual(12)
    for (const { sql, values } of asked) {
      const plan = await database.all(`EXPLAIN QUERY PLAN ${sql}`, ...values)
      const scans = plan
        .map((row) => String(row['detail']))
        .filter((step) => step.startsWith('SCAN') && !/USING (COVERING )?INDEX|VIRTUAL TABLE/.test(step))
      expect({ sql, scans }).toEqual({ sql, scans: [] })
    }
  })
})

describe('refuseRegister', () => {
  it('takes a register, and refuses a database that is none and one of another version', () => {
    const answers = (schema: string | undefined) => (sql: string) =>
      sql.includes('sqlite_schema') ? (schema === undefined ? undefined : { 1: 1 }) : { value: schema ?? null }
    expect(refuseRegister(answers(String(SCHEMA_VERSION)))).toBeUndefined()
    expect(refuseRegister(answers(undefined))).toContain('not a Gazette register')
    expect(refuseRegister(answers('0'))).toContain('npx gazette build')
  })
})
