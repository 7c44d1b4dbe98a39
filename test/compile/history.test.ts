import { execFileSync } from 'node:child_process'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { build } from '../../src/compile/build.ts'
import { day, type Day } from '../../src/law/day.ts'
import { createRegister } from '../../src/register/reads.ts'
import type { StoredInstrument } from '../../src/register/register.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { temporaryFolder } from '../folder.ts'
import { commit, writeFiles } from '../repository.ts'
import { act, front } from '../sources/files.ts'

const asOf = day('2026-01-01')
const nothing: { kind: 'none'; found?: StoredInstrument; texts?: Record<string, string>; days?: readonly (Day | null)[] } = { kind: 'none' }

/** A trial: a folder of laws and the register that is built from it. */
function trial(within = '') {
  const folder = temporaryFolder()
  const laws = join(folder, 'laws')
  const register = join(folder, 'register.db')
  const built = (history = true) => build({ folders: [join(laws, within)], register, history })
  /** What an address leads to, with its texts by day. */
  async function at(name: string, jurisdiction = 'ie') {
    const database = openSqlite(register, { readOnly: true })
    try {
      const reads = createRegister(database)
      const located = await reads.locate(jurisdiction, name, asOf)
      if (located.kind !== 'instrument') return nothing
      const texts: Record<string, string> = {}
      for (const { id, on } of located.found.expressions) texts[String(on)] = (await reads.markdown(id)).map(({ text }) => text).join('\n')
      return { ...located, texts, days: located.found.expressions.map(({ on }) => on) }
    } finally {
      database.close()
    }
  }
  return { folder, laws, register, built, at }
}

const ferries = (updated: string, words: string): string =>
  act(
    { last_updated: `"${updated}"` },
    `# Ferries Act 1960\n\n##### 1. Rule\n\n${words}\n\n${'A line that all versions share.\n\n'.repeat(20)}`,
  )

const ID = 'IE-1960-act-7'

describe('a build from git', () => {
  it('has an expression for every day on which the file was changed, each with its commit and the day it was recorded', async () => {
    const { laws, built, at } = trial()
    commit(laws, '1970-01-02', { 'ie/a.md': ferries('1960-05-04', 'First.') })
    commit(laws, '1970-06-06', { 'ie/a.md': ferries('1970-06-01', 'Second.') })
    expect(await built()).toMatchObject({ instruments: 1, expressions: 2, problems: 0 })
    const { found, texts } = await at(ID)
    expect(found?.expressions).toMatchObject([
      { on: '1960-05-04', kind: 'as-made', recordedOn: null, latest: false, carried: false },
      { on: '1970-06-01', kind: 'consolidated', recordedOn: '1970-06-06', latest: true, carried: false },
    ])
    for (const expression of found?.expressions ?? []) expect(expression.texts[0]?.commit).toMatch(/^[0-9a-f]{40}$/)
    expect(texts?.['1960-05-04']).toBe(ferries('1960-05-04', 'First.'))
    expect(texts?.['1970-06-01']).toBe(ferries('1970-06-01', 'Second.'))
  })

  it('takes a second commit of one day as a correction', async () => {
    const { laws, built, at } = trial()
    commit(laws, '2001-01-01', { 'ie/a.md': ferries('1960-05-04', 'Frist.') })
    commit(laws, '2001-01-02', { 'ie/a.md': ferries('1960-05-04', 'First.') })
    commit(laws, '2001-01-03', { 'ie/a.md': ferries('1970-06-01', 'Sceond.') })
    commit(laws, '2001-01-04', { 'ie/a.md': ferries('1970-06-01', 'Second.') })
    await built()
    const { texts } = await at(ID)
    expect(texts).toEqual({ '1960-05-04': ferries('1960-05-04', 'First.'), '1970-06-01': ferries('1970-06-01', 'Second.') })
  })

  it('follows renames', async () => {
    const { laws, built, at } = trial()
    commit(laws, '2001-01-01', { 'ie/a.md': ferries('1960-05-04', 'First.') })
    commit(laws, '2001-01-02', { 'ie/a.md': null, 'ie/acts/1960/b.md': ferries('1970-06-01', 'Second.') })
    expect(await built()).toMatchObject({ files: 1, instruments: 1, expressions: 2, problems: 0 })
    expect((await at(ID)).days).toEqual(['1960-05-04', '1970-06-01'])
  })

  it('keeps a former file name as an address where it was one', async () => {
    const { laws, built, at } = trial()
    const text = front({ title: 'Harbours', last_updated: '2001-01-01' }) + 'Text.\n\n'.repeat(20)
    commit(laws, '2001-01-01', { 'ie/harbours.md': text })
    commit(laws, '2001-01-02', { 'ie/harbours.md': null, 'ie/harbours-act.md': text })
    await built()
    expect(await at('harbours')).toMatchObject({ found: { instrument: { identifier: 'harbours-act' } } })
  })

  it('answers for a file that is gone with its last text and the day on which it went', async () => {
    const { laws, built, at } = trial()
    commit(laws, '2001-01-01', { 'ie/a.md': ferries('1960-05-04', 'First.'), 'ie/b.md': act({ identifier: 'b' }) })
    commit(laws, '2001-01-02', { 'ie/a.md': null })
    expect(await built()).toMatchObject({ files: 1, instruments: 1 })
    const { found, texts } = await at(ID)
    expect(found?.instrument.deletedOn).toBe('2001-01-02')
    expect(texts).toEqual({ '1960-05-04': ferries('1960-05-04', 'First.') })
    commit(laws, '2001-01-03', { 'ie/a.md': ferries('1970-06-01', 'Second.') })
    await built()
    expect((await at(ID)).found?.instrument.deletedOn).toBeNull()
    expect((await at(ID)).days).toEqual(['1960-05-04', '1970-06-01'])
  })

  it('takes what is not committed as the text that stands, and forgets it when it is gone again', async () => {
    const { laws, built, at } = trial()
    commit(laws, '2001-01-01', { 'ie/a.md': ferries('1960-05-04', 'First.') })
    writeFiles(laws, { 'ie/a.md': ferries('1970-06-01', 'Draft.'), 'ie/new.md': act({ identifier: 'new' }) })
    expect(await built()).toMatchObject({ instruments: 2, expressions: 3 })
    expect((await at(ID)).found?.expressions.at(-1)).toMatchObject({ on: '1970-06-01', latest: true, texts: [{ commit: null }] })
    writeFiles(laws, { 'ie/a.md': ferries('1960-05-04', 'First.'), 'ie/new.md': null })
    expect(await built()).toMatchObject({ instruments: 1, expressions: 1 })
    expect((await at('new')).kind).toBe('none')
  })

  it('reads a folder within a work tree', async () => {
    const { laws, built, at } = trial('deep/laws')
    commit(laws, '2001-01-01', { 'deep/laws/ie/a.md': ferries('1960-05-04', 'First.'), 'other/ie/c.md': act({ identifier: 'c' }) })
    commit(laws, '2001-01-02', { 'deep/laws/ie/a.md': ferries('1970-06-01', 'Second.') })
    expect(await built()).toMatchObject({ files: 1, instruments: 1, expressions: 2 })
    expect((await at(ID)).found?.expressions[0]?.texts[0]?.path).toBe('ie/a.md')
  })

  it('serves the last good text where the newest commit broke the file, and says what is wrong', async () => {
    const { laws, built, at } = trial()
    commit(laws, '2001-01-01', { 'ie/a.md': ferries('1960-05-04', 'First.') })
    commit(laws, '2001-01-02', { 'ie/a.md': ferries('1970-06-01', 'Second.') })
    commit(laws, '2001-01-03', { 'ie/a.md': '---\ntitle: [\n---\n' })
    const report = await built()
    expect(report).toMatchObject({ files: 1, instruments: 1, problems: 1, problemList: [{ path: 'ie/a.md', code: 'bad-front-matter' }] })
    const { found, texts } = await at(ID)
    expect(found?.instrument.deletedOn).toBeNull()
    expect(texts?.['1970-06-01']).toContain('Second.')
  })

  it('without the history has the files as they stand', async () => {
    const { laws, built } = trial()
    commit(laws, '2001-01-01', { 'ie/a.md': ferries('1960-05-04', 'First.') })
    commit(laws, '2001-01-02', { 'ie/a.md': ferries('1970-06-01', 'Second.') })
    expect(await built(false)).toMatchObject({ instruments: 1, expressions: 1 })
  })

  it('works where nothing is committed yet, and in a repository that names contents by SHA-256', async () => {
    const empty = trial()
    writeFiles(empty.laws, { 'ie/a.md': ferries('1960-05-04', 'First.') })
    execFileSync('git', ['-C', empty.laws, 'init', '--quiet'])
    expect(await empty.built()).toMatchObject({ instruments: 1, expressions: 1 })

    const other = trial()
    writeFiles(other.laws, {})
    execFileSync('git', ['init', '--quiet', '--object-format=sha256', other.laws])
    commit(other.laws, '2001-01-01', { 'ie/a.md': ferries('1960-05-04', 'First.') })
    commit(other.laws, '2001-01-02', { 'ie/a.md': ferries('1970-06-01', 'Second.') })
    expect(await other.built()).toMatchObject({ instruments: 1, expressions: 2 })
    const { found } = await other.at(ID)
    expect(found?.expressions.map(({ texts }) => texts[0]?.commit?.length)).toEqual([64, 64])
  })
})

describe('a build without git', () => {
  it('carries over the texts that it knew, and says that it did', async () => {
    const { laws, built, at } = trial()
    writeFiles(laws, { 'ie/a.md': ferries('1960-05-04', 'First.') })
    await built()
    writeFiles(laws, { 'ie/a.md': ferries('1970-06-01', 'Second.') })
    await built()
    const { found, texts } = await at(ID)
    expect(found?.expressions).toMatchObject([
      { on: '1960-05-04', carried: true, latest: false },
      { on: '1970-06-01', carried: false, latest: true },
    ])
    expect(texts?.['1960-05-04']).toBe(ferries('1960-05-04', 'First.'))
  })

  it('answers for a file that is gone with its last text, and takes it back', async () => {
    const { laws, built, at } = trial()
    writeFiles(laws, { 'ie/a.md': ferries('1960-05-04', 'First.'), 'ie/b.md': act({ identifier: 'b' }) })
    await built()
    writeFiles(laws, { 'ie/a.md': null })
    await built()
    const { found, texts } = await at(ID)
    expect(found?.instrument.deletedOn).toBe('unknown')
    expect(texts).toEqual({ '1960-05-04': ferries('1960-05-04', 'First.') })
    await built()
    expect((await at(ID)).found?.instrument.deletedOn).toBe('unknown')
    writeFiles(laws, { 'ie/a.md': ferries('1960-05-04', 'First.') })
    await built()
    expect((await at(ID)).found?.instrument.deletedOn).toBeNull()
  })

  it('keeps serving the text of a file that is broken now', async () => {
    const { laws, built, at } = trial()
    writeFiles(laws, { 'ie/a.md': ferries('1960-05-04', 'First.') })
    await built()
    for (const broken of ['', '---\ntitle: [\n---\n', Buffer.from([0xff, 0x00])]) {
      writeFiles(laws, { 'ie/a.md': broken })
      expect(await built()).toMatchObject({ instruments: 1, problems: 1 })
      const { found, texts } = await at(ID)
      expect(found?.instrument.deletedOn).toBeNull()
      expect(texts?.['1960-05-04']).toContain('First.')
    }
  })

  it('keeps the earlier texts of a file that was moved', async () => {
    const { laws, built, at } = trial()
    writeFiles(laws, { 'ie/a.md': ferries('1960-05-04', 'First.') })
    await built()
    writeFiles(laws, { 'ie/a.md': ferries('1970-06-01', 'Second.') })
    await built()
    writeFiles(laws, { 'ie/acts/keep.md': act({ identifier: 'keep' }) })
    renameSync(join(laws, 'ie/a.md'), join(laws, 'ie/acts/a.md'))
    await built()
    expect((await at(ID)).days).toEqual(['1960-05-04', '1970-06-01'])
  })

  it('follows a folder that becomes a work tree, and one that ceases to be', async () => {
    const { laws, built, at } = trial()
    writeFiles(laws, { 'ie/a.md': ferries('1960-05-04', 'First.') })
    await built()
    commit(laws, '2001-01-01', {})
    commit(laws, '2001-01-02', { 'ie/a.md': ferries('1970-06-01', 'Second.') })
    await built()
    expect((await at(ID)).found?.expressions.map(({ carried }) => carried)).toEqual([false, false])
    rmSync(join(laws, '.git'), { recursive: true })
    await built()
    expect((await at(ID)).days).toEqual(['1960-05-04', '1970-06-01'])
  })
})
