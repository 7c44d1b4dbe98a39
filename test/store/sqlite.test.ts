import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { openSqlite } from '../../src/store/sqlite.ts'
import { temporaryFolder } from '../folder.ts'
import { databaseContract } from './database.contract.ts'

describe('node:sqlite behind the Database port', () => {
  databaseContract(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gazette-'))
    const database = openSqlite(join(folder, 'law.db'))
    return {
      database,
      another: async () => openSqlite(join(folder, 'law.db')),
      dispose: async () => {
        database.close()
        rmSync(folder, { recursive: true })
      },
    }
  })
})

function make(path: string, ...titles: string[]): string {
  const db = new DatabaseSync(path)
  db.exec('CREATE TABLE law (title TEXT)')
  for (const title of titles) db.prepare('INSERT INTO law VALUES (?)').run(title)
  db.close()
  return path
}
const thrownBy = (action: () => unknown): unknown => {
  try {
    action()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('openSqlite', () => {
  it('says that a file to read is missing, in the words it was given, and does not make one', () => {
    const path = join(temporaryFolder(), 'none.db')
    expect(thrownBy(() => openSqlite(path, { readOnly: true, missing: 'Build it first.' }))).toMatchObject({
      code: 'missing',
      message: 'Build it first.',
    })
    expect(existsSync(path)).toBe(false)
  })

  it('says that a file is no database', () => {
    const path = join(temporaryFolder(), 'notes.md')
    writeFileSync(path, '# Notes\n'.repeat(500))
    expect(thrownBy(() => openSqlite(path, { readOnly: true }))).toMatchObject({ code: 'not-a-register' })
  })

  it('says what its caller finds wrong with a database', () => {
    const path = make(join(temporaryFolder(), 'other.db'))
    expect(thrownBy(() => openSqlite(path, { readOnly: true, refuse: () => 'This is a cookbook.' }))).toMatchObject({
      code: 'not-a-register',
      message: 'This is a cookbook.',
    })
  })

  it('makes the folder and the file of a database to write', async () => {
    const path = join(temporaryFolder(), 'a', 'b 法', '50%.db')
    const database = openSqlite(path)
    await database.batch([{ sql: 'CREATE TABLE law (title TEXT)' }])
    database.close()
    expect(existsSync(path)).toBe(true)
  })

  it('writes nothing where it was opened for reading', async () => {
    const database = openSqlite(make(join(temporaryFolder(), 'law.db')), { readOnly: true })
    await expect(database.batch([{ sql: "INSERT INTO law VALUES ('x')" }])).rejects.toMatchObject({ code: 'failed' })
    database.close()
  })

  it('goes over to a file that takes the place of the old one, when it is asked for its version', async () => {
    const folder = temporaryFolder()
    const path = make(join(folder, 'law.db'), 'old')
    const database = openSqlite(path, { readOnly: true })
    const before = await database.version()
    renameSync(make(join(folder, 'next.db'), 'new'), path)
    expect(await database.first('SELECT title FROM law')).toEqual({ title: 'old' })
    expect(await database.version()).not.toBe(before)
    expect(await database.first('SELECT title FROM law')).toEqual({ title: 'new' })
    database.close()
  })

  it('keeps what it has when the file vanishes or something else takes its place', async () => {
    const folder = temporaryFolder()
    const path = make(join(folder, 'law.db'), 'old')
    const database = openSqlite(path, { readOnly: true })
    rmSync(path)
    await database.version()
    expect(await database.first('SELECT title FROM law')).toEqual({ title: 'old' })
    writeFileSync(path, 'not a database at all '.repeat(100))
    await database.version()
    expect(await database.first('SELECT title FROM law')).toEqual({ title: 'old' })
    database.close()
  })

  it('reads the old state of a file whose writer was killed in the middle', async () => {
    const path = make(join(temporaryFolder(), 'law.db'), 'old')
    // A small cache makes the transaction spill into the file before it is committed.
    const writer = `
      const { DatabaseSync } = require('node:sqlite')
      const db = new DatabaseSync(${JSON.stringify(path)})
      db.exec('PRAGMA cache_size = 5; BEGIN IMMEDIATE; DELETE FROM law')
      for (let i = 0; i < 5000; i++) db.prepare('INSERT INTO law VALUES (?)').run('half '.repeat(50))
      process.kill(process.pid, 'SIGKILL')`
    expect(spawnSync(process.execPath, ['--no-warnings', '-e', writer]).signal).toBe('SIGKILL')
    expect(existsSync(`${path}-journal`)).toBe(true)
    const database = openSqlite(path, { readOnly: true })
    expect(await database.all('SELECT title FROM law')).toEqual([{ title: 'old' }])
    database.close()
  })
})
