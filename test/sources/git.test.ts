import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { blobName, gitHistory, headOf, readBlobs } from '../../src/sources/git.ts'
import { temporaryFolder } from '../folder.ts'
import { commit } from '../repository.ts'

const revisionsOf = (folder: string, path: string): (string | null)[] | undefined =>
  gitHistory(folder)
    ?.files.get(path)
    ?.revisions.map(({ recordedOn }) => recordedOn)

/** Long enough for git to see that two files are nearly the same. */
const long = (word: string): string => Array.from({ length: 40 }, (_, index) => `Line ${index} of the ${word} text.\n`).join('')

describe('gitHistory', () => {
  it('gives every state of a file with its day, newest first', () => {
    const folder = temporaryFolder()
    commit(folder, '2001-01-01', { 'a.md': 'one', 'notes.txt': 'x' })
    commit(folder, '2001-01-02', { 'b.md': 'other' })
    commit(folder, '2001-01-03', { 'a.md': 'two' })
    const history = gitHistory(folder)
    expect(history?.head).toBe(headOf(folder))
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

  it('follows a file through new names', () => {
    const folder = temporaryFolder()
    commit(folder, '2001-01-01', { 'a.md': long('first') })
    commit(folder, '2001-01-02', { 'a.md': null, 'deep/b.md': long('first') + 'More.\n' })
    commit(folder, '2001-01-03', { 'deep/b.md': null, 'c.md': long('first') + 'More.\n' })
    commit(folder, '2001-01-04', { 'a.md': long('quite another') })
    expect(revisionsOf(folder, 'c.md')).toEqual(['2001-01-03', '2001-01-02', '2001-01-01'])
    expect(revisionsOf(folder, 'a.md')).toEqual(['2001-01-04'])
    expect(revisionsOf(folder, 'deep/b.md')).toBeUndefined()
  })

  it('says on which day a file went, and nothing of it once it is there again', () => {
    const folder = temporaryFolder()
    commit(folder, '2001-01-01', { 'a.md': 'one', 'b.md': 'other' })
    commit(folder, '2001-01-02', { 'a.md': null })
    expect(gitHistory(folder)?.files.get('a.md')).toMatchObject({ deletedOn: '2001-01-02', revisions: [{ recordedOn: '2001-01-01' }] })
    expect(gitHistory(folder)?.files.get('b.md')?.deletedOn).toBeNull()
    commit(folder, '2001-01-03', { 'a.md': 'again' })
    expect(gitHistory(folder)?.files.get('a.md')?.deletedOn).toBeNull()
  })

  it('remembers what a file was before it went and came back', () => {
    const folder = temporaryFolder()
    commit(folder, '2001-01-01', { 'a.md': 'one' })
    commit(folder, '2001-01-02', { 'a.md': null })
    commit(folder, '2001-01-03', { 'a.md': 'again' })
    expect(revisionsOf(folder, 'a.md')).toEqual(['2001-01-03', '2001-01-01'])
  })

  it('of a folder within the work tree names its files from that folder', () => {
    const folder = temporaryFolder()
    commit(folder, '2001-01-01', { 'laws/ie/a.md': 'one', 'other/b.md': 'other' })
    commit(folder, '2001-01-02', { 'other/b.md': 'another' })
    expect([...(gitHistory(join(folder, 'laws'))?.files.keys() ?? [])]).toEqual(['ie/a.md'])
  })

  it('reads names of any characters', () => {
    const folder = temporaryFolder()
    const names = ['行政法（2020-01-01）.md', 'a b.md', 'é"quoted".md', 'tab\t.md', '‹x›.md']
    commit(folder, '2001-01-01', Object.fromEntries(names.map((name, index) => [name, `Text ${index}`])))
    expect([...(gitHistory(folder)?.files.keys() ?? [])].toSorted()).toEqual(names.toSorted())
  })

  it('has no day for commits whose date stands for one before 1970', () => {
    const folder = temporaryFolder()
    commit(folder, '1970-01-02', { 'a.md': 'one' })
    expect(revisionsOf(folder, 'a.md')).toEqual([null])
  })

  it('is undefined without git, without a commit, and where git knows no file of the folder', () => {
    const folder = temporaryFolder()
    expect(gitHistory(folder)).toBeUndefined()
    expect(headOf(folder)).toBeUndefined()
    execFileSync('git', ['-C', folder, 'init', '--quiet'])
    expect(gitHistory(folder)).toBeUndefined()
    commit(folder, '2001-01-01', { 'a.md': 'one' })
    mkdirSync(join(folder, 'new'))
    expect(gitHistory(join(folder, 'new'))).toBeUndefined()
  })

  it('is the same whatever git is told to do by its settings', () => {
    const folder = temporaryFolder()
    commit(folder, '2001-01-01', { 'é.md': long('first') })
    commit(folder, '2001-01-02', { 'é.md': null, 'b.md': long('first') })
    const before = gitHistory(folder)
    for (const [key, value] of [
      ['diff.renames', 'false'],
      ['log.showSignature', 'true'],
      ['core.quotePath', 'true'],
      ['log.follow', 'true'],
      ['color.ui', 'always'],
      ['diff.noprefix', 'true'],
    ])
      execFileSync('git', ['-C', folder, 'config', key ?? '', value ?? ''])
    expect(gitHistory(folder)).toEqual(before)
    expect(revisionsOf(folder, 'b.md')).toHaveLength(2)
  })
})

describe('readBlobs', () => {
  it('gives nothing for what the repository lacks, and the rest in order', () => {
    const folder = temporaryFolder()
    commit(folder, '2001-01-01', { 'a.md': 'one', 'b.md': '' })
    const [one, empty] = [blobName(Buffer.from('one')), blobName(Buffer.from(''))]
    const contents = readBlobs(folder, [empty, '0'.repeat(40), one, one])
    expect(contents.map((bytes) => bytes && Buffer.from(bytes).toString())).toEqual(['', undefined, 'one', 'one'])
    expect(readBlobs(folder, [])).toEqual([])
  })
})
