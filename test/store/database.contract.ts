import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { StoreError } from '../../src/store/database.ts'

export interface OpenedDatabase {
  readonly database: Database
  /** A second connection to the same database, as another process would have. */
  another(): Promise<Database>
  dispose(): Promise<void>
}

/** What every thing behind the Database port must do. */
export function databaseContract(open: () => Promise<OpenedDatabase>): void {
  let opened: OpenedDatabase
  let database: Database

  beforeEach(async () => {
    opened = await open()
    database = opened.database
    await database.batch([{ sql: 'CREATE TABLE law (id INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE, year INTEGER, weight REAL)' }])
  })
  afterEach(() => opened.dispose())

  const put = (title: string, year: number | null = null) => ({ sql: 'INSERT INTO law (title, year) VALUES (?, ?)', values: [title, year] })
  const titles = async (from: Database = database) => (await from.all('SELECT title FROM law ORDER BY id')).map((row) => row['title'])

  it('gives back text, numbers and null as they were stored', async () => {
    const title = '关于“互联网＋”的意见 \u{20000} e\u0301 \n "quoted" \'single\''
    await database.batch([{ sql: 'INSERT INTO law VALUES (?, ?, ?, ?)', values: [1, title, null, 0.25] }])
    expect({ ...(await database.first('SELECT * FROM law')) }).toEqual({ id: 1, title, year: null, weight: 0.25 })
  })

  it('takes values as values, never as SQL', async () => {
    const hostile = "x'); DROP TABLE law; --"
    await database.batch([put(hostile)])
    expect(await database.first('SELECT id FROM law WHERE title = ?', hostile)).toBeDefined()
  })

  it('answers undefined and an empty list where nothing is found', async () => {
    expect(await database.first('SELECT * FROM law WHERE id = ?', 7)).toBeUndefined()
    expect(await database.all('SELECT * FROM law WHERE id = ?', 7)).toEqual([])
  })

  it('keeps the order a statement asks for', async () => {
    await database.batch([put('b', 2), put('a', 1), put('c', 3)])
    expect((await database.all('SELECT title FROM law ORDER BY year DESC')).map((row) => row['title'])).toEqual(['c', 'b', 'a'])
  })

  it('stores a batch whole', async () => {
    await database.batch([put('one'), put('two')])
    expect(await titles()).toEqual(['one', 'two'])
  })

  it('stores nothing of a batch that fails, and can be used afterwards', async () => {
    await expect(database.batch([put('one'), put('one')])).rejects.toThrow(StoreError)
    expect(await titles()).toEqual([])
    await database.batch([put('three')])
    expect(await titles()).toEqual(['three'])
  })

  it('takes an empty batch', async () => {
    await database.batch([])
    expect(await titles()).toEqual([])
  })

  it('throws StoreError with a sentence and the cause for SQL that fails', async () => {
    const error = await database.all('SELECT * FROM nowhere').catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(StoreError)
    expect(error).toMatchObject({ code: 'failed', message: expect.stringContaining('nowhere') })
    expect((error as StoreError).cause).toBeInstanceOf(Error)
  })

  it('takes a hundred values and refuses more', async () => {
    const ask = (count: number) =>
      database.all(`SELECT id FROM law WHERE id IN (${Array(count).fill('?').join()})`, ...Array.from({ length: count }, (_, i) => i))
    expect(await ask(100)).toEqual([])
    await expect(ask(101)).rejects.toThrow(StoreError)
  })

  it('gives the same answers to many who ask at once', async () => {
    await database.batch([put('one'), put('two')])
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => database.first('SELECT title FROM law WHERE id = ?', (i % 2) + 1)),
    )
    expect(answers.map((row) => row?.['title'])).toEqual(answers.map((_, i) => (i % 2 ? 'two' : 'one')))
  })

  it('keeps its version while nothing changes', async () => {
    const before = await database.version()
    await titles()
    expect(await database.version()).toBe(before)
  })

  it('changes its version, and its answers, when another connection stores something', async () => {
    const before = await database.version()
    const other = await opened.another()
    await other.batch([put('from elsewhere')])
    other.close()
    expect(await database.version()).not.toBe(before)
    expect(await titles()).toEqual(['from elsewhere'])
  })

  it('changes its version when it stores something itself', async () => {
    const before = await database.version()
    await database.batch([put('mine')])
    expect(await database.version()).not.toBe(before)
  })
}
