import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { blobName, gitHistory, headOf, readBlobs } from '../../src/sources/git.ts'
import { temporaryFolder } from '../folder.ts'
import { commit } from '../repository.ts'

const revisionsOf = async (folder: string, path: string): Promise<(string | null)[] | undefined> =>
  (await gitHistory(folder))?.files.get(path)?.revisions.map(({ recordedOn }) => recordedOn)

/** Long enough for git to see that two files are nearly the same. */
const long = (word: string): string => Array.from({ length: 40 }, (_, index) => `Line ${index} of the ${word} text.\n`).join('')

describe('gitHistory', () => {
  it('gives every state of a file with its day, newest first', async () => {
    const folder = temporaryFolder()
    commit(folder, '2001-01-01', { 'a.md': 'one', 'notes.txt': 'x' })
    commit(folder, '2001-01-02', { 'b.md': 'other' })
    commit(folder, '2001-01-03', { 'a.md': 'two' })
    const history = await gitHistory(folder)
    expect(history?.head).toBe(await headOf(folder))
    expect([...(history?.files.keys() ?? [])].toSorted()).toEqual(['a.md', 'b.md'])
    const states = history?.files.get('a.md')?.revisions ?? []
    expect(states.map(({ recordedOn }) => recordedOn)).toEqual(['2001-01-03', '2001-01-01'])
    expect(states.map(({ blob }) => blob)).toEqual([blobName(Buffer.from('two')), blobName(Buffer.from('one'))])
    expect(
      readBlobs(
        folder,
        states.map(({ blob }) => blob),
      ).map((bytes) => Buffer.from(bytes ?? []).toString()),
    ).toEqual(['two', 'one'])
  })

  it('follows a file through new names', async () => {
    const folder = temporaryFolder()
    commit(folder, '2001-01-01', { 'a.md': long('first') })
    commit(folder, '2001-01-02', { 'a.md': null, 'deep/b.md': long('first') + 'More.\n' })
    commit(folder, '2001-01-03', { 'deep/b.md': null, 'c.md': long('first') + 'More.\n' })
    commit(folder, '2001-01-04', { 'a.md': long('quite another') })
    expect(await revisionsOf(folder, 'c.md')).toEqual(['2001-01-03', '2001-01-02', '2001-01-01'])
    expect(await revisionsOf(folder, 'a.md')).toEqual(['2001-01-04'])
    expect(await revisionsOf(folder, 'deep/b.md')).toBeUndefined()
  })

  it('says on which day a file went, and nothing of it once it is there again', async () => {
    const folder = temporaryFolder()
    commit(folder, '2001-01-01', { 'a.md': 'one', 'b.md': 'other' })
    commit(folder, '2001-01-02', { 'a.md': null })
    expect((await gitHistory(folder))?.files.get('a.md')).toMatchObject({
      deletedOn: '2001-01-02',
      revisions: [{ recordedOn: '2001-01-01' }],
    })
    expect((await gitHistory(folder))?.files.get('b.md')?.deletedOn).toBeNull()
    commit(folder, '2001-01-03', { 'a.md': 'again' })
    expect((await gitHistory(folder))?.files.get('a.md')?.deletedOn).toBeNull()
  })

  it('reads on from what it knew as if it had read all', async () => {
    const folder = temporaryFolder()
    commit(folder, '2001-01-01', { 'a.md': long('first'), 'b.md': 'other', 'c.md': 'third' })
    commit(folder, '2001-01-02', { 'a.md': null, 'b.md': 'another' })
    const known = await gitHistory(folder)
    commit(folder, '2001-01-03', { 'a.md': long('first'), 'b.md': null })
    commit(folder, '2001-01-04', { 'a.md': null, 'deep/a.md': `${long('first')}More.\n`, 'b.md': 'new' })
    commit(folder, '2001-01-05', { 'a.md': 'Another file.' })
    expect(await gitHistory(folder, known)).toEqual(await gitHistory(folder))
  })

  it('remembers what a file was before it went and came back', async () => {
    const folder = temporaryFolder()
    commit(folder, '2001-01-01', { 'a.md': 'one' })
    commit(folder, '2001-01-02', { 'a.md': null })
    commit(folder, '2001-01-03', { 'a.md': 'again' })
    expect(await revisionsOf(folder, 'a.md')).toEqual(['2001-01-03', '2001-01-01'])
  })

  it('of a folder within the work tree names its files from that folder', async () => {
    const folder = temporaryFolder()
    commit(folder, '2001-01-01', { 'laws/ie/a.md': 'one', 'other/b.md': 'other' })
    commit(folder, '2001-01-02', { 'other/b.md': 'another' })
    expect([...((await gitHistory(join(folder, 'laws')))?.files.keys() ?? [])]).toEqual(['ie/a.md'])
  })

  it('reads names of any characters', async () => {
    const folder = temporaryFolder()
    const names = ['行政法（2020-01-01）.md', 'a b.md', 'é"quoted".md', 'tab\t.md', '‹x›.md']
    commit(folder, '2001-01-01', Object.fromEntries(names.map((name, index) => [name, `Text ${index}`])))
    expect([...((await gitHistory(folder))?.files.keys() ?? [])].toSorted()).toEqual(names.toSorted())
  })

  it('has no day for commits whose date stands for one before 1970', async () => {
    const folder = temporaryFolder()
    commit(folder, '1970-01-02', { 'a.md': 'one' })
    expect(await revisionsOf(folder, 'a.md')).toEqual([null])
  })

  it('is undefined without git, without a commit, and where git knows no file of the folder', async () => {
    const folder = temporaryFolder()
    expect(await gitHistory(folder)).toBeUndefined()
    expect(await headOf(folder)).toBeUndefined()
    execFileSync('git', ['-C', folder, 'init', '--quiet'])
    expect(await gitHistory(folder)).toBeUndefined()
    commit(folder, '2001-01-01', { 'a.md': 'one' })
    mkdirSync(join(folder, 'new'))
    expect(await gitHistory(join(folder, 'new'))).toBeUndefined()
  })

  it('is the same whatever git is told to do by its settings', async () => {
    const folder = temporaryFolder()
    commit(folder, '2001-01-01', { 'é.md': long('first') })
    commit(folder, '2001-01-02', { 'é.md': null, 'b.md': long('first') })
    const before = await gitHistory(folder)
    for (const [key, value] of [
      ['diff.renames', 'false'],
      ['log.showSignature', 'true'],
      ['core.quotePath', 'true'],
      ['log.follow', 'true'],
      ['color.ui', 'always'],
      ['diff.noprefix', 'true'],
    ])
      execFileSync('git', ['-C', folder, 'config', key ?? '', value ?? ''])
    expect(await gitHistory(folder)).toEqual(before)
    expect(await revisionsOf(folder, 'b.md')).toHaveLength(2)
  })
})

describe('readBlobs', () => {
  it('gives nothing for what the repository lacks, and the rest in order', async () => {
    const folder = temporaryFolder()
    commit(folder, '2001-01-01', { 'a.md': 'one', 'b.md': '' })
    const [one, empty] = [blobName(Buffer.from('one')), blobName(Buffer.from(''))]
    const contents = readBlobs(folder, [empty, '0'.repeat(40), one, one])
    expect(contents.map((bytes) => bytes && Buffer.from(bytes).toString())).toEqual(['', undefined, 'one', 'one'])
    expect(readBlobs(folder, [])).toEqual([])
  })
})
