import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { act, chinese } from '../sources/files.ts'

/** One thing that an author does to a folder. */
export type Change =
  | { readonly do: 'write'; readonly path: string; readonly content: string }
  | { readonly do: 'remove'; readonly path: string }
  | { readonly do: 'rename'; readonly path: string; readonly to: string }
  | { readonly do: 'commit' }

const PATHS = [
  'ie/a.md',
  'ie/b.md',
  'ie/deep/c.md',
  'ie/a.ga.md',
  '民法/甲法(2001-01-01).md',
  '民法/甲法(2002-02-02).md',
  '民法/典/总则.md',
  '民法/典/分则.md',
  'README.md',
]

const days = ['1960-05-04', '1961-01-01', '1962-02-02'] as const
const words = ['ferries', 'harbours', 'tolls']

const irish = fc
  .record({
    identifier: fc.constantFrom('IE-1960-act-7', 'IE-1960-act-8', 'IE-1960-act-9'),
    updated: fc.constantFrom(...days, '1950-01-01', '1960-02-30', '1970-01-02'),
    status: fc.constantFrom('in_force', 'repealed', 'odd'),
    word: fc.constantFrom(...words),
    twice: fc.boolean(),
    language: fc.constantFrom('en', 'ga'),
    repeals: fc.constantFrom(
      'And more.',
      'The Ferries Act 1960 (No. 8 of 1960) is hereby repealed.',
      'Section 1 of the Ferries Act 1960 (No. 7 of 1960) is repealed.',
      'Tolls are due under section 2 of the Ferries Act 1960 (No. 8 of 1960).',
    ),
  })
  .map(({ identifier, updated, status, word, twice, language, repeals }) =>
    act(
      { identifier, last_updated: updated, status, language },
      `# Ferries Act 1960\n\n##### 1. Of ${word}\n\nThis Act is about ${word}.\n\n##### ${twice ? 1 : 2}. More\n\n${repeals}\n`,
    ),
  )

const lawrefbook = fc
  .record({
    title: fc.constantFrom('甲法', '乙法'),
    part: fc.constantFrom(null, '总则', '分则'),
    history: fc.subarray(['2001年1月1日 通过', '2002年2月2日 修正', '2003年3月3日 修正']),
    article: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ title, part, history, article }) =>
    chinese(
      part === null ? title : `${title}\n\n# ${part}`,
      history,
      `## 第一章 规定\n\n第${'〇一二三'[article]}条 合同应当${article}次，依照《乙法》第一条办理。\n`,
    ),
  )

const content = fc.oneof(
  { weight: 5, arbitrary: irish },
  { weight: 4, arbitrary: lawrefbook },
  { weight: 1, arbitrary: fc.constantFrom('', '---\ntitle: [\n---\n', '# Nothing\n', act({ title: '""' }, 'Text.\n')) },
)

const path = fc.constantFrom(...PATHS)

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), path, content }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), path }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rename' as const), path, to: path }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('commit' as const) }) },
)

/** What authors do to a folder: each step is some changes between two builds. */
export const anySteps = (most: number): fc.Arbitrary<readonly (readonly Change[])[]> =>
  fc.array(fc.array(change, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: most })

let clock = Date.UTC(2020, 0, 1)

/** Carries out a change; one that makes no sense, such as removing what is not there, does nothing. */
export function carryOut(folder: string, change: Change, git: boolean): void {
  if (change.do === 'commit') {
    if (git) commitAll(folder)
    return
  }
  const file = join(folder, change.path)
  if (change.do === 'write') {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, change.content)
  } else if (existsSync(file)) {
    if (change.do === 'remove') rmSync(file)
    else {
      mkdirSync(dirname(join(folder, change.to)), { recursive: true })
      renameSync(file, join(folder, change.to))
    }
  }
}

export function commitAll(folder: string): void {
  clock += 6 * 3_600_000
  const date = `@${clock / 1000} +0000`
  const git = (...args: string[]): void =>
    void execFileSync(
      'git',
      ['-C', folder, '-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false', '-c', 'gc.auto=0', ...args],
      {
        env: {
          ...process.env,
          GIT_AUTHOR_DATE: date,
          GIT_COMMITTER_DATE: date,
          GIT_CONFIG_GLOBAL: '/dev/null',
          GIT_CONFIG_SYSTEM: '/dev/null',
        },
        stdio: 'pipe',
      },
    )
  if (!existsSync(join(folder, '.git'))) git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--allow-empty', '--message', 'Change')
}
