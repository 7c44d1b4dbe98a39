import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../folder.ts'
import { writeFiles } from '../repository.ts'
import { gazette } from './command.ts'

const act = `---
title: Libraries Act 2001
identifier: IE-2001-act-3
country: ie
rank: act
publication_date: 2001-03-01
last_updated: 2001-03-01
---
# Libraries Act 2001

## 1. Opening hours

A library opens on five days.
`

/** A folder with a collection `laws` of one good file and one with a day that does not exist. */
function collectionFolder(): string {
  const folder = temporaryFolder()
  writeFiles(folder, {
    'laws/ie/IE-2001-act-3.md': act,
    'laws/ie/bad.md': '---\ntitle: Bad Act\npublication_date: 2024-02-30\n---\n# Bad Act\n',
  })
  return folder
}

describe('gazette', () => {
  it('prints an overview with --help, on stdout', async () => {
    const { code, stdout } = await gazette(['--help'], { cwd: temporaryFolder() })
    expect(code).toBe(0)
    for (const name of ['build', 'check', 'serve', 'search', 'relations', 'flags']) expect(stdout).toContain(`\n  ${name} `)
  })

  it('without a command prints the overview as an error', async () => {
    expect(await gazette([], { cwd: temporaryFolder() })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Usage') })
  })

  it('names the commands where one is unknown', async () => {
    const { code, stderr } = await gazette(['biuld'], { cwd: temporaryFolder() })
    expect(code).toBe(2)
    expect(stderr).toContain('build, check, search')
  })

  it.each(['build', 'check', 'serve', 'search', 'relations', 'flags'])('%s has --help and refuses an unknown option', async (name) => {
    const cwd = temporaryFolder()
    expect(await gazette([name, '--help'], { cwd })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`Usage: npx gazette ${name}`),
    })
    const refused = await gazette([name, '--colour'], { cwd })
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toContain(`gazette ${name} has no option --colour. See npx gazette ${name} --help`)
  })

  it.each([
    [['build'], 'Say which folder'],
    [['check'], 'Say which folder'],
    [['search'], 'Say what to search for'],
    [['build', 'laws', '--register'], '--register needs a value'],
    [['build', 'laws', '--register', '--json'], '--register needs a value'],
    [['build', 'laws', '--json=yes'], '--json takes no value'],
    [['search', 'law', '--as-of', '2024-02-30'], '--as-of must be a day'],
    [['search', 'law', '--limit', '101'], '--limit must be a whole number from 1 to 100'],
    [['serve', '--port', 'http'], '--port must be a whole number'],
  ])('%j ends with 2 and a sentence', async (args, sentence) => {
    const { code, stderr } = await gazette(args, { cwd: temporaryFolder() })
    expect(stderr).toContain(sentence)
    expect(code).toBe(2)
  })

  it.each([[['build', 'nowhere']], [['check', 'nowhere']], [['serve', 'nowhere', '--port', '0']]])(
    '%j says that the folder is missing',
    async (args) => {
      const { code, stderr } = await gazette(args, { cwd: temporaryFolder() })
      expect(stderr).toContain('nowhere')
      expect(stderr).not.toContain('    at ')
      expect(code).toBe(2)
    },
  )

  it.each([[['search', 'law']], [['serve', '--port', '0']]])('%j says how to build the register that is missing', async (args) => {
    const { code, stderr } = await gazette(args, { cwd: temporaryFolder() })
    expect(stderr).toContain('npx gazette build')
    expect(code).toBe(2)
  })

  it.each([[['search', 'law', '--register', 'notes.md']], [['serve', '--port', '0', '--register', 'notes.md']]])(
    '%j says that the file is no register',
    async (args) => {
      const cwd = temporaryFolder()
      writeFileSync(join(cwd, 'notes.md'), '# Notes\n'.repeat(300))
      const { code, stderr } = await gazette(args, { cwd })
      expect(stderr).toContain('notes.md is not an SQLite database')
      expect(code).toBe(2)
    },
  )
})

describe('gazette build', () => {
  it('prints its figures as one line of JSON', async () => {
    const { code, stdout } = await gazette(['build', 'laws', '--json'], { cwd: collectionFolder() })
    expect(code).toBe(0)
    expect(stdout.match(/\n/g)).toHaveLength(1)
    const figures = JSON.parse(stdout) as Record<string, unknown>
    expect(Object.keys(figures)).toEqual(
      expect.arrayContaining([
        'files',
        'skipped',
        'instruments',
        'expressions',
        'provisions',
        'relations',
        'flags',
        'problems',
        'changed',
        'seconds',
      ]),
    )
    for (const value of Object.values(figures)) expect(value).toBeTypeOf('number')
    expect(figures).toMatchObject({ files: 2, problems: expect.any(Number) })
  })

  it('prints a sentence for people otherwise', async () => {
    const { stdout } = await gazette(['build', 'laws'], { cwd: collectionFolder() })
    expect(stdout).toMatch(/^\d+ instruments? in \d+ expressions? and \d+ provisions? from 2 files .*problems?.* s\n$/)
  })

  it('writes the problems to a file, one JSON object a line', async () => {
    const cwd = collectionFolder()
    const { code } = await gazette(['build', 'laws', '--problems', 'problems.jsonl', '--register', 'out/r.db'], { cwd })
    expect(code).toBe(0)
    const problems = readFileSync(join(cwd, 'problems.jsonl'), 'utf8').trimEnd().split('\n')
    expect(problems.map((problem) => JSON.parse(problem))).toContainEqual({
      path: 'ie/bad.md',
      line: 3,
      code: 'impossible-day',
      message: expect.stringContaining('2024-02-30'),
      mend: expect.any(String),
    })
  })

  it('exits with 1 under --strict where there are problems, and with 0 where there are none', async () => {
    const cwd = collectionFolder()
    expect((await gazette(['build', 'laws', '--strict'], { cwd })).code).toBe(1)
    writeFiles(cwd, { 'laws/ie/bad.md': null })
    expect((await gazette(['build', 'laws', '--strict'], { cwd })).code).toBe(0)
  })
})

describe('gazette check', () => {
  it('prints path, line, what is wrong and how to mend it', async () => {
    const cwd = collectionFolder()
    const { code, stdout } = await gazette(['check', 'laws'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ie\/bad\.md:3: .*2024-02-30.*\. .+\.$/m)
    expect((await gazette(['check', 'laws', '--strict'], { cwd })).code).toBe(1)
  })

  it('prints JSON lines and annotations', async () => {
    const cwd = collectionFolder()
    const { stdout } = await gazette(['check', 'laws', '--json'], { cwd })
    for (const text of stdout.trimEnd().split('\n'))
      expect(Object.keys(JSON.parse(text) as object)).toEqual(['path', 'line', 'code', 'message', 'mend'])
    expect((await gazette(['check', 'laws', '--annotations'], { cwd })).stdout).toMatch(
      /^::error file=laws\/ie\/bad\.md,line=3::.*2024-02-30/m,
    )
  })
})

describe('gazette search', () => {
  it('prints what /search.json says, as one line', async () => {
    const cwd = collectionFolder()
    await gazette(['build', 'laws'], { cwd })
    const { code, stdout } = await gazette(['search', 'libraries', 'act', '--json', '--as-of', '2020-01-01'], { cwd })
    expect(code).toBe(0)
    expect(stdout.match(/\n/g)).toHaveLength(1)
    expect(JSON.parse(stdout)).toMatchObject({
      query: { text: 'libraries act' },
      asOf: '2020-01-01',
      engine: 'sqlite',
      results: [{ identifier: 'IE-2001-act-3', title: 'Libraries Act 2001', address: '/ie/IE-2001-act-3' }],
    })
  })

  it('prints a list for people otherwise', async () => {
    const cwd = collectionFolder()
    await gazette(['build', 'laws'], { cwd })
    const { code, stdout } = await gazette(['search', 'opening hours'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toContain('1. Libraries Act 2001')
    expect(stdout).toContain('/ie/IE-2001-act-3')
    expect(stdout).not.toMatch(/<mark>|&lt;/)
  })
})
