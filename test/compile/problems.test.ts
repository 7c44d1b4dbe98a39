import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build, check } from '../../src/compile/build.ts'
import { act, front } from '../sources/files.ts'
import { temporaryFolder } from '../folder.ts'
import { writeFiles, type Files } from '../repository.ts'

const body = '# A title\n\nText.\n'
const good = { title: 'Good', country: 'ie', publication_date: '2001-01-01' }

/** Every bad input of which something has to be said: what is in the file, the code that is due, and its line. */
const bad: readonly (readonly [what: string, path: string, content: string | Uint8Array, code: string, line: number])[] = [
  ['an empty file', 'ie/empty.md', '', 'empty-file', 1],
  ['a file of white space', 'ie/blank.md', ' \n\t\r\n', 'empty-file', 1],
  ['a file that is only a byte order mark', 'ie/mark.md', '\ufeff', 'empty-file', 1],
  ['broken UTF-8', 'ie/broken.md', Buffer.from([0x23, 0x20, 0xc3, 0x28]), 'undecodable', 1],
  ['a cut UTF-8 sequence', 'ie/cut.md', Buffer.from(act() + '政').subarray(0, -1), 'undecodable', 1],
  ['Latin-1', 'ie/latin.md', Buffer.from('# Sláinte\n', 'latin1'), 'undecodable', 1],
  ['UTF-16 without a mark', 'ie/utf16.md', Buffer.from('# A title\n', 'utf16le'), 'undecodable', 1],
  ['UTF-16 of an odd length', 'ie/odd.md', Buffer.from([0xff, 0xfe, 0x23, 0x00, 0x20]), 'undecodable', 1],
  ['a NUL character', 'ie/nul.md', act({}, '# A\u0000B\n'), 'undecodable', 1],
  ['YAML that cannot be read', 'ie/yaml.md', '---\ntitle: A\ncountry: [ie\n---\n' + body, 'bad-front-matter', 4],
  ['a tab where YAML wants spaces', 'ie/tab.md', '---\ntitle: A\ncountry:\n\t- ie\n---\n' + body, 'bad-front-matter', 4],
  ['a key given twice', 'ie/twice.md', '---\ntitle: A\ncountry: ie\ntitle: B\n---\n' + body, 'bad-front-matter', 4],
  ['a tag', 'ie/tag.md', '---\ntitle: !!js/function "x"\ncountry: ie\n---\n' + body, 'bad-front-matter', 2],
  ['a tag that YAML knows', 'ie/binary.md', '---\ntitle: A\nnumber: !!int 012\n---\n' + body, 'bad-front-matter', 3],
  ['a list in place of keys', 'ie/list.md', '---\n- a\n- b\n---\n' + body, 'bad-front-matter', 1],
  ['a sentence in place of keys', 'ie/sentence.md', '---\njust words\n---\n' + body, 'bad-front-matter', 1],
  ['front matter that does not end', 'ie/open.md', '---\ntitle: A\n\n# A title\n\nText.\n', 'bad-front-matter', 1],
  ['front matter that does not begin', 'ie/unopened.md', 'title: A\nsubjects:\n  - b\n---\n# A title\n\nText.\n', 'bad-front-matter', 1],
  ['nothing between the two lines', 'ie/nothing.md', '---\n---\n' + body, 'bad-front-matter', 1],
  ['aliases that multiply', 'ie/bomb.md', bomb(), 'bad-front-matter', 1],
  ['front matter in JavaScript', 'ie/js.md', '---js\n{ title: (globalThis.executed = true) }\n---\n' + body, 'front-matter-language', 1],
  ['the same by its long name', 'ie/long.md', '---javascript\n(globalThis.executed = true)\n---\n' + body, 'front-matter-language', 1],
  ['front matter in JSON', 'ie/json.md', '---json\n{"title": "A"}\n---\n' + body, 'front-matter-language', 1],
  ['front matter in TOML', 'ie/toml.md', '---toml\ntitle = "A"\n---\n' + body, 'front-matter-language', 1],
  ['front matter in a language nobody knows', 'ie/other.md', '---lisp\n(title)\n---\n' + body, 'front-matter-language', 1],
  ['a missing title', 'ie/untitled.md', front({ country: 'ie' }) + 'Text.\n', 'missing-title', 1],
  ['an empty title', 'ie/no-title.md', front({ country: 'ie', title: '""' }) + 'Text.\n', 'missing-title', 3],
  ['a day that does not exist', 'ie/day.md', front({ ...good, last_updated: '2024-02-30' }) + body, 'impossible-day', 5],
  ['a day in words', 'ie/words.md', front({ ...good, made_date: '1 January 2001' }) + body, 'impossible-day', 5],
  ['a month that does not exist', 'ie/month.md', front({ ...good, expiry_date: '2024-13-01' }) + body, 'impossible-day', 5],
  ['a text older than its publication', 'ie/old.md', front({ ...good, last_updated: '2000-12-31' }) + body, 'date-before-publication', 5],
  ['a day that stands for none', 'ie/epoch.md', front({ ...good, last_updated: '1970-01-01' }) + body, 'date-before-publication', 5],
  ['a status nobody knows', 'ie/status.md', front({ ...good, status: 'sort_of' }) + body, 'unknown-status', 5],
  ['a list where one value is due', 'ie/rank.md', front({ ...good, rank: '[a, b]' }) + body, 'bad-value', 5],
  ['a map where one value is due', 'ie/map.md', front({ ...good, repealed_by: '{ a: b }' }) + body, 'bad-value', 5],
  ['nothing that says the jurisdiction', 'nowhere.md', front({ title: 'A' }) + body, 'missing-jurisdiction', 1],
  ['a jurisdiction that is no code', 'région.md', front({ title: 'A', jurisdiction: '"Région X"' }) + body, 'missing-jurisdiction', 1],
  [
    'a number given twice',
    'ie/numbers.md',
    act({ identifier: 'numbers' }, '# A\n\n##### 1. One\n\n##### 1. Uno\n'),
    'duplicate-number',
    14,
  ],
  ['a Chinese text without a title', '宪法/无题.md', '#\n\n<!-- INFO END -->\n\n第一条 好。\n', 'missing-title', 1],
  ['a Chinese text without a day', '宪法/无日.md', '# 无日法\n\n<!-- INFO END -->\n\n第一条 好。\n', 'undated', 1],
]

function bomb(): string {
  const lines = Array.from({ length: 12 }, (_, index) => `a${index + 1}: &a${index + 1} [${Array(9).fill(`*a${index}`).join(', ')}]\n`)
  return `---\ntitle: A\na0: &a0 [x]\n${lines.join('')}---\n${body}`
}

describe('a bad file', () => {
  let folder: string
  let found: Awaited<ReturnType<typeof check>>
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gazette-'))
    writeFiles(folder, Object.fromEntries(bad.map(([, path, content]) => [path, content])))
    found = await check({ folders: [folder] })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(bad)('is one problem that says where and how to mend it: %s', (_, path, __, code, line) => {
    const problems = found.problems.filter((problem) => problem.path === path)
    expect(problems).toEqual([{ path, line, code, message: expect.stringMatching(/\.$/), mend: expect.stringMatching(/\.$/) }])
  })

  it('is never executed', () => {
    expect(globalThis).not.toHaveProperty('executed')
  })

  it('is counted among the files, and no other file becomes a problem by it', () => {
    expect(found.files).toBe(bad.length)
    expect(new Set(found.problems.map(({ path }) => path))).toEqual(new Set(bad.map(([, path]) => path)))
  })

  it('keeps no good file out of the register', async () => {
    const trial = temporaryFolder()
    const files: Files = { ...Object.fromEntries(bad.map(([, path, content]) => [path, content])), 'ie/good.md': act() }
    writeFiles(join(trial, 'laws'), files)
    const report = await build({ folders: [join(trial, 'laws')], register: join(trial, 'register.db'), history: true })
    expect(report.problemList).toEqual(found.problems)
    // Those whose problem can be borne are served besides the good one.
    const borne = ['impossible-day', 'date-before-publication', 'unknown-status', 'bad-value', 'duplicate-number', 'undated']
    expect(report.instruments).toBe(1 + bad.filter(([, , , code]) => borne.includes(code)).length)
  })
})

it('a folder that holds Markdown and no law is refused, and the register stays as it is', async () => {
  const trial = temporaryFolder()
  writeFiles(trial, { 'laws/ie/act.md': act(), 'notes/README.md': '# Notes\n', 'notes/today.md': '# Today\n\n---\n\nNothing.\n' })
  const register = join(trial, 'register.db')
  await build({ folders: [join(trial, 'laws')], register, history: false })
  const before = readFileSync(register)
  await expect(build({ folders: [join(trial, 'notes')], register, history: false })).rejects.toThrow(
    /nothing was built, and .*register\.db is as it was/,
  )
  expect(readFileSync(register).equals(before)).toBe(true)
  expect(await check({ folders: [join(trial, 'notes')] })).toEqual({ files: 0, skipped: ['README.md', 'today.md'], problems: [] })
})

describe('a link', () => {
  it('that leads out of the folder is a problem and is not read; one within is another path of the same text', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'laws/ie/act.md': act(), 'laws/ie/more/empty.txt': '', 'secret/ie/secret.md': act({ identifier: 'secret' }) })
    const laws = join(folder, 'laws')
    symlinkSync('../../secret/ie/secret.md', join(laws, 'ie', 'link.md'))
    symlinkSync(join(folder, 'secret'), join(laws, 'elsewhere'))
    symlinkSync('act.md', join(laws, 'ie', 'same.md'))
    symlinkSync('more', join(laws, 'ie', 'within'))
    symlinkSync('..', join(laws, 'ie', 'circle'))
    symlinkSync('nothing.md', join(laws, 'ie', 'dangling.md'))
    symlinkSync('self.md', join(laws, 'ie', 'self.md'))
    mkdirSync(join(laws, 'ie', 'folder.md'))
    const { problems } = await check({ folders: [laws] })
    expect(problems.map(({ path, code, line }) => [path, code, line])).toEqual([
      ['elsewhere', 'link-out-of-folder', 1],
      ['ie/dangling.md', 'unreadable', 1],
      ['ie/link.md', 'link-out-of-folder', 1],
      ['ie/self.md', 'unreadable', 1],
    ])
    const report = await build({ folders: [laws], register: join(folder, 'register.db'), history: false })
    expect(report.instruments).toBe(1)
  })

  it('is no way out where the folder itself is reached by a link', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'laws/ie/act.md': act() })
    symlinkSync('laws', join(folder, 'door'))
    expect(await check({ folders: [join(folder, 'door')] })).toEqual({ files: 1, skipped: [], problems: [] })
  })
})

describe('two files of one identifier', () => {
  it('are both a problem where their bodies differ, and none where they are equal', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, {
      'ie/a.md': act(),
      'ie/b.md': act({ status: '"repealed"' }),
      'ie/c.md': act({ identifier: 'x' }),
      'ie/d.md': act({ identifier: 'x' }, '# Another\n\nText.\n'),
    })
    const { problems } = await check({ folders: [folder] })
    expect(problems.map(({ path, code, line }) => [path, code, line])).toEqual([
      ['ie/c.md', 'duplicate-identifier', 1],
      ['ie/d.md', 'duplicate-identifier', 1],
    ])
    expect(problems[0]?.message).toMatch(/ie\/c\.md is served/)
  })
})

describe('files that are no law', () => {
  it('are skipped and listed: a folder’s own description, and text that no dialect claims', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, {
      'README.md': act(),
      'ie/_index.md': '---\nbookHidden: true\n---\n',
      'ie/README.zh.md': '',
      'ie/notes.md': '# Notes\n\nOf no law.\n',
      'ie/.hidden/a.md': act(),
      'node_modules/a/README.md': '',
      'ie/act.MD': act(),
    })
    const report = await build({ folders: [folder], register: join(temporaryFolder(), 'register.db'), history: false })
    expect(report).toMatchObject({ files: 1, skipped: 4, instruments: 1, problems: 0 })
    expect(report.skippedPaths).toEqual(['README.md', 'ie/README.zh.md', 'ie/_index.md', 'ie/notes.md'])
  })
})
