import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Files by path; null takes a file away. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    if (content === null) rmSync(file)
    else writeFileSync(file, content)
  }
}

/** Makes the folder a git work tree where it is none, writes files and commits them on a day at noon UTC. */
export function commit(folder: string, on: string, files: Files): void {
  const at = `${on}T12:00:00Z`
  const git = (...args: string[]): void => {
    execFileSync(
      'git',
      ['-C', folder, '-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false', ...args],
      {
        env: { ...process.env, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at, GIT_CONFIG_GLOBAL: '/dev/null' },
        stdio: 'pipe',
      },
    )
  }
  mkdirSync(folder, { recursive: true })
  git('init', '--quiet')
  writeFiles(folder, files)
  git('add', '--all')
  git('commit', '--quiet', '--allow-empty', '--message', `On ${on}`)
}
