import { execFile, spawnSync, type ExecFileException } from 'node:child_process'
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { parseDay, type Day } from '../law/day.ts'

/** One state of a file in the history of its work tree. */
export interface FileRevision {
  readonly commit: string
  /** Git's name of the content: SHA-1 (or SHA-256) of the bytes behind a header. */
  readonly blob: string
  /** The committer's day; null where it is a stand-in for a date before 1970 (1,819 Irish commits say 1970-01-02). */
  readonly recordedOn: Day | null
}

export interface FileHistory {
  /** Newest first. */
  readonly revisions: readonly FileRevision[]
  /** The day of the commit that removed the file; null where it exists. */
  readonly deletedOn: Day | null
  /** Where it stood before it was moved, the latest first. */
  readonly formerPaths: readonly string[]
}

export interface GitHistory {
  readonly head: string
  /** By the path that the file has now, or had last, relative to the folder. */
  readonly files: ReadonlyMap<string, FileHistory>
}

/** Git could not be asked although the folder is in a work tree; the build goes on without history and says why. */
export class GitError extends Error {}

const MAX_OUTPUT = 2 ** 31 - 1

const argumentsOf = (folder: string, args: readonly string[]): string[] => ['-C', folder, '-c', 'core.quotePath=false', ...args]
const SETTINGS = { maxBuffer: MAX_OUTPUT, env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' } }

/** Nothing where there is no git, or no repository, or no commit. */
function refusal(code: unknown, said: string): undefined {
  const message = said.trim()
  if (code === 'ENOENT') return undefined
  if (/not a git repository|does not have any commits|unknown revision|ambiguous argument|Needed a single revision/.test(message))
    return undefined
  throw new GitError(message.split('\n')[0] ?? 'git failed')
}

function git(folder: string, args: readonly string[], input = ''): Buffer | undefined {
  const run = spawnSync('git', argumentsOf(folder, args), { ...SETTINGS, input })
  if (run.error) return refusal((run.error as NodeJS.ErrnoException).code, run.error.message)
  return run.status === 0 ? run.stdout : refusal(run.status, run.stderr.toString())
}

const execute = promisify(execFile)

/** The same for what takes long, while other work goes on. */
async function gitMeanwhile(folder: string, args: readonly string[]): Promise<Buffer | undefined> {
  try {
    return (await execute('git', argumentsOf(folder, args), { ...SETTINGS, encoding: 'buffer' })).stdout
  } catch (error) {
    const { code, stderr, message } = error as ExecFileException & { stderr?: Buffer }
    return refusal(code, stderr?.toString() || message)
  }
}

/** The commit that is checked out, or undefined where the folder is in no work tree. Throws `GitError`. */
export const headOf = async (folder: string): Promise<string | undefined> =>
  (await gitMeanwhile(folder, ['rev-parse', '--verify', 'HEAD']))?.toString().trim()

/** The file that git writes into whenever another commit is checked out; undefined where the folder is in no work tree. */
export function reflogOf(folder: string): string | undefined {
  const path = git(folder, ['rev-parse', '--git-path', 'logs/HEAD'])?.toString().trim()
  return path === undefined ? undefined : resolve(folder, path)
}

const placeholder = new Set(['1970-01-01', '1970-01-02'])

/**
 * The history of every Markdown file below a folder, renames followed. `since`: what was read of the same folder before, so that only
 * later commits are asked for. Undefined where there is none. Throws `GitError`.
 */
export async function gitHistory(folder: string, since?: GitHistory): Promise<GitHistory | undefined> {
  const head = await headOf(folder)
  if (!head) return undefined
  if (since?.head === head) return since
  const earlier = since && leadsTo(folder, since.head, head) ? since : undefined
  const log = await gitMeanwhile(folder, [
    'log',
    '--raw',
    '-z',
    '--no-abbrev',
    '-M',
    '--format=%x01%H %cs',
    '--relative',
    earlier ? `${earlier.head}..${head}` : head,
    '--',
    '.',
  ])
  if (!log) return undefined
  const files = readLog(log.toString('utf8'), earlier?.files ?? new Map())
  return files.size > 0 ? { head, files } : undefined
}

/** Whether one commit follows upon another without a merge, so that what lies between comes first in the log, too. */
function leadsTo(folder: string, earlier: string, head: string): boolean {
  try {
    const lines =
      git(folder, ['rev-list', '--parents', `${earlier}..${head}`])
        ?.toString()
        .trim()
        .split('\n') ?? []
    return lines.every((line, index) => line.split(' ').length === 2 && line.split(' ')[1] === (lines[index + 1]?.split(' ')[0] ?? earlier))
  } catch {
    return false
  }
}

/** Reads a log, newest commit first, and what was known before it. */
function readLog(log: string, before: GitHistory['files']): GitHistory['files'] {
  type Entry = { revisions: FileRevision[]; deletedOn: Day | null; formerPaths: string[] }
  const files = new Map<string, Entry>()
  // Going back in time, the name by which a file is known now.
  const namedNow = new Map<string, string>()
  const entry = (path: string): Entry => {
    const name = namedNow.get(path) ?? path
    let found = files.get(name)
    if (!found) files.set(name, (found = { revisions: [], deletedOn: null, formerPaths: [] }))
    return found
  }
  let commit = ''
  let recordedOn: Day | null = null
  const fields = log.split('\0')
  for (let at = 0; at < fields.length; at += 1) {
    const field = (fields[at] ?? '').replace(/^\n/, '')
    if (field.startsWith('\u0001')) {
      const [hash = '', date = ''] = field.slice(1).split(' ')
      commit = hash
      recordedOn = placeholder.has(date) ? null : (parseDay(date) ?? null)
      continue
    }
    if (!field.startsWith(':')) continue
    const [, , , blob = '', status = ''] = field.split(' ')
    const oldPath = fields[(at += 1)] ?? ''
    const newPath = status.startsWith('R') || status.startsWith('C') ? (fields[(at += 1)] ?? '') : oldPath
    if (!/\.md$/i.test(newPath)) continue
    const file = entry(newPath)
    if (status === 'D') {
      if (file.revisions.length === 0) file.deletedOn = recordedOn
    } else file.revisions.push({ commit, blob, recordedOn })
    if (status.startsWith('R')) {
      namedNow.set(oldPath, namedNow.get(newPath) ?? newPath)
      file.formerPaths.push(oldPath)
    }
    // What stood at a place before a file was moved there is another file; one that was taken away and put back is the same.
    if (status.startsWith('C') || status.startsWith('R')) namedNow.set(newPath, `${newPath}\0${commit}`)
  }
  const all = new Map<string, FileHistory>(files)
  for (const [path, known] of before) {
    const name = namedNow.get(path) ?? path
    const later = files.get(name)
    all.set(
      name,
      later
        ? {
            revisions: [...later.revisions, ...known.revisions],
            deletedOn: later.deletedOn,
            formerPaths: [...later.formerPaths, ...known.formerPaths],
          }
        : known,
    )
  }
  return all
}

/** The name git gives to these bytes, in the hash of the work tree's repository (its length tells which). */
export function blobName(bytes: Uint8Array, like = 40): string {
  return createHash(like === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
}

/** Contents of blobs, in order; undefined for one that the repository lacks (a partial clone). Throws `GitError`. */
export function readBlobs(folder: string, blobs: readonly string[]): (Uint8Array | undefined)[] {
  if (blobs.length === 0) return []
  const output = git(folder, ['cat-file', '--batch'], blobs.join('\n') + '\n')
  if (!output) throw new GitError('git cat-file gave nothing')
  const contents: (Uint8Array | undefined)[] = []
  let at = 0
  for (const blob of blobs) {
    const lineEnd = output.indexOf(10, at)
    const [name, type, size] = output.toString('latin1', at, lineEnd).split(' ')
    at = lineEnd + 1
    if (type !== 'blob' || name !== blob) contents.push(undefined)
    else {
      contents.push(output.subarray(at, at + Number(size)))
      at += Number(size) + 1
    }
  }
  return contents
}
