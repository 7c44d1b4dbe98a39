import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { build, check } from '../../src/compile/build.ts'
import { BuildError } from '../../src/compile/report.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { act } from '../sources/files.ts'
import { temporaryFolder } from '../folder.ts'
import { commit, writeFiles } from '../repository.ts'
import { contentsOf, found } from './contents.ts'
import { acts, killAt } from './killing.ts'
import { spawnBuild } from './process.ts'

function trial() {
  const folder = temporaryFolder()
  const laws = join(folder, 'laws')
  const register = join(folder, 'register.db')
  return { folder, laws, register, options: { folders: [laws], register, history: true } }
}

const bytesOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

describe('build', () => {
  it('answers alike when it is run twice on one commit, wherever that lies', async () => {
    const { folder, laws, options } = trial()
    commit(laws, '2001-01-01', acts(5, 'ferries'))
    commit(laws, '2001-01-02', acts(3, 'harbours'))
    await build(options)
    const other = join(folder, 'elsewhere', 'laws')
    cpSync(laws, other, { recursive: true })
    const register = join(folder, 'other.db')
    await build({ folders: [other], register, history: true })
    expect(contentsOf(register)).toEqual(contentsOf(options.register))
  })

  it.each([[true], [false]])('changes nothing where nothing changed (git: %s)', async (git) => {
    const { laws, register, options } = trial()
    if (git) commit(laws, '2001-01-01', acts(5, 'ferries'))
    writeFiles(laws, { ...acts(3, 'harbours'), 'ie/broken.md': '', 'README.md': '# Read\n', 'ie/twin.md': act({ identifier: 'act-1' }) })
    const first = await build(options)
    const database = openSqlite(register, { readOnly: true })
    try {
      const version = await database.version()
      const bytes = bytesOf(register)
      expect(await build(options)).toEqual({ ...first, changed: 0, seconds: expect.any(Number) })
      expect(bytesOf(register)).toBe(bytes)
      expect(await database.version()).toBe(version)
    } finally {
      database.close()
    }
  })

  it('reads a file again that was touched, and finds it unchanged', async () => {
    const { laws, register, options } = trial()
    writeFiles(laws, acts(3, 'ferries'))
    await build(options)
    const before = contentsOf(register)
    utimesSync(join(laws, 'ie/act-0.md'), new Date(), new Date(Date.now() + 60_000))
    expect(await build(options)).toMatchObject({ changed: 0 })
    expect(contentsOf(register)).toEqual(before)
  })

  it('finds out that a text was put in the place of another of the same length', async () => {
    const { laws, register, options } = trial()
    writeFiles(laws, acts(3, 'ferries'))
    await build(options)
    writeFiles(laws, { 'ie/act-1.md': acts(3, 'barrels')['ie/act-1.md'] ?? null })
    expect(await build(options)).toMatchObject({ changed: 1 })
    expect(found(register, 'barrels').every((place) => place.startsWith('ie/act-1.md '))).toBe(true)
    expect(found(register, 'barrels')).toHaveLength(60)
  })

  it('finds out that a file of the same length and day was moved into the place of another', async () => {
    const { laws, register, options } = trial()
    writeFiles(laws, { ...acts(2, 'ferries'), 'other.txt': acts(2, 'barrels')['ie/act-1.md'] ?? '' })
    for (const path of ['ie/act-1.md', 'other.txt']) utimesSync(join(laws, path), new Date(0), new Date('2001-01-01'))
    await build(options)
    renameSync(join(laws, 'other.txt'), join(laws, 'ie/act-1.md'))
    expect(await build(options)).toMatchObject({ changed: 1 })
    expect(found(register, 'barrels')).toHaveLength(60)
  })

  it('does not mix what it read of a file with what was written into it meanwhile', async () => {
    const { laws, register, options } = trial()
    writeFiles(laws, acts(3, 'ferries'))
    let changed = false
    await build({
      ...options,
      onProgress({ stage, done, total }) {
        if (stage !== 'reading' || done < total || changed) return
        changed = true
        writeFiles(laws, { 'ie/act-0.md': acts(1, 'harbours')['ie/act-0.md'] ?? null })
      },
    })
    expect(changed).toBe(true)
    expect(contentsOf(register)['stray']).toEqual([])
    await build(options)
    expect(contentsOf(register)['stray']).toEqual([])
    expect(found(register, 'harbours')).toHaveLength(60)
  })

  it('builds several folders into one register, with paths that tell them apart', async () => {
    const { folder, register } = trial()
    writeFiles(join(folder, 'one/laws'), { 'ie/a.md': act({ identifier: 'a' }) })
    writeFiles(join(folder, 'two/laws'), { 'ie/a.md': act({ identifier: 'b' }) })
    writeFiles(join(folder, 'three'), { 'ie/a.md': act({ identifier: 'c' }) })
    const folders = ['one/laws', 'two/laws', 'three', 'one/laws'].map((path) => join(folder, path))
    expect(await build({ folders, register, history: true })).toMatchObject({ files: 3, instruments: 3, problems: 0 })
    writeFiles(join(folder, 'two/laws'), { 'ie/a.md': null })
    expect(await build({ folders, register, history: true })).toMatchObject({ files: 2, instruments: 2, changed: 1 })
  })

  it('leaves a file alone that is no register, and fills an empty one', async () => {
    const { laws, register, options } = trial()
    writeFiles(laws, acts(2, 'ferries'))
    const foreign = 'No database at all. '.repeat(100)
    writeFileSync(register, foreign)
    expect(await build(options).catch((error: unknown) => error)).toMatchObject({ name: 'BuildError', code: 'failed' })
    expect(readFileSync(register, 'utf8')).toBe(foreign)
    writeFileSync(register, '')
    expect(await build(options)).toMatchObject({ instruments: 2 })
    expect(contentsOf(register)['stray']).toEqual([])
  })

  it.each([
    [
      'a folder that is not there',
      (folder: string) => ({ folders: [join(folder, 'nowhere')], register: join(folder, 'r.db') }),
      'missing-folder',
    ],
    [
      'a file in place of a folder',
      (folder: string) => ({ folders: [join(folder, 'laws/ie/act-0.md')], register: join(folder, 'r.db') }),
      'missing-folder',
    ],
    [
      'a register below a file',
      (folder: string) => ({ folders: [join(folder, 'laws')], register: join(folder, 'laws/ie/act-0.md/r.db') }),
      'failed',
    ],
    ['a register that is a device', (folder: string) => ({ folders: [join(folder, 'laws')], register: '/dev/full' }), 'failed'],
    ['a register that is a folder', (folder: string) => ({ folders: [join(folder, 'laws')], register: join(folder, 'laws') }), 'failed'],
  ])('says in a sentence that it cannot be done: %s', async (_, options, code) => {
    const { folder, laws } = trial()
    writeFiles(laws, acts(2, 'ferries'))
    const outcome = await build({ ...options(folder), history: true }).catch((error: unknown) => error)
    expect(outcome).toBeInstanceOf(BuildError)
    expect(outcome).toMatchObject({ code, message: expect.stringMatching(/^\S.*\.$/s) })
    expect(await check({ folders: [laws] })).toEqual({ files: 2, skipped: [], problems: [] })
  })

  it('builds an empty folder', async () => {
    const { laws, options } = trial()
    mkdirSync(laws)
    expect(await build(options)).toMatchObject({ files: 0, instruments: 0, problems: 0 })
    expect(await build(options)).toMatchObject({ files: 0, instruments: 0, changed: 0 })
  })
})

describe('two builds at once', () => {
  it('one refuses, the other goes on', async () => {
    const { laws, register, options } = trial()
    writeFiles(laws, acts(3, 'ferries'))
    const refused: Promise<unknown>[] = []
    const report = await build({
      ...options,
      onProgress: () => void refused.push(build(options).catch((error: unknown) => error)),
    })
    expect(report).toMatchObject({ instruments: 3 })
    expect(refused.length).toBeGreaterThan(0)
    for (const error of await Promise.all(refused))
      expect(error).toMatchObject({ code: 'busy', message: expect.stringContaining(`Another build (process ${process.pid})`) })
    expect(await build(options)).toMatchObject({ changed: 0 })
    expect(contentsOf(register)['stray']).toEqual([])
  })

  it('in two processes leave one whole register', async () => {
    const { laws, register } = trial()
    writeFiles(laws, acts(20, 'ferries'))
    const outputs = await Promise.all([spawnBuild(laws, register).output, spawnBuild(laws, register).output])
    expect(outputs).toContain('built')
    for (const output of outputs) expect(output).toMatch(/^built$|"code":"busy"/)
    expect(contentsOf(register)['stray']).toEqual([])
  })
})

describe('a reader', () => {
  it.each([
    ['one upon an earlier', 1],
    ['a full', 40],
  ])('has the old answers until %s build is done, and then the new ones', async (_, changed) => {
    const { laws, register, options } = trial()
    writeFiles(laws, acts(40, 'ferries'))
    await build(options)
    const old = contentsOf(register)
    const database = openSqlite(register, { readOnly: true })
    try {
      const version = await database.version()
      writeFiles(laws, acts(changed, 'harbours'))
      let looked = 0
      await build({
        ...options,
        onProgress({ stage }) {
          if (stage === 'indexing' && (looked += 1) < 4) expect(contentsOf(register)).toEqual(old)
        },
      })
      expect(looked).toBeGreaterThan(0)
      expect(await database.version()).not.toBe(version)
      expect(await database.first("SELECT count(*) AS n FROM provision WHERE text LIKE '%harbours are free%' ")).toEqual({
        n: changed * 60,
      })
      expect(contentsOf(register)).not.toEqual(old)
    } finally {
      database.close()
    }
  })
})

describe('a build that comes to a sudden end', () => {
  const seed = Number(process.env['GAZETTE_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  const moments = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { seed, numRuns: 4 })

  it(`leaves the old register or the new one, whole: upon an earlier one (GAZETTE_TEST_SEED=${seed})`, async () => {
    expect(await killAt(temporaryFolder(), acts(60, 'ferries'), acts(10, 'harbours'), moments)).toBe(moments.length)
  })

  it(`leaves the old register or the new one, whole: from nothing (GAZETTE_TEST_SEED=${seed})`, async () => {
    expect(await killAt(temporaryFolder(), acts(60, 'ferries'), acts(60, 'harbours'), moments)).toBe(moments.length)
  })

  it.each([
    ['upon an earlier one', 10],
    ['from nothing', 60],
  ])('leaves the old register where the disk is full: %s', async (_, changed) => {
    const { folder, laws, register, options } = trial()
    writeFiles(laws, acts(60, 'ferries'))
    await build(options)
    const old = contentsOf(register)
    writeFiles(laws, acts(changed, 'harbours'))
    // No file may grow past so many blocks, as on a disk without room.
    const { output } = spawnBuild(laws, register, "trap '' XFSZ; ulimit -f 100")
    expect(JSON.parse(await output)).toMatchObject({ code: 'failed', message: expect.stringMatching(/as it was before\.$/) })
    expect(contentsOf(register)).toEqual(old)
    await build(options)
    expect(found(register, 'harbours')).toHaveLength(changed * 60)
    expect(readdirSync(folder).filter((name) => name.includes('.building'))).toEqual([])
    expect(existsSync(`${register}-journal`)).toBe(false)
  })
})
