import { statSync } from 'node:fs'
import type { Problem } from '../law/problem.ts'
import { dialects } from '../sources/dialects/list.ts'
import { blobName, gitHistory, headOf, GitError, readBlobs, type GitHistory } from '../sources/git.ts'
import { decode, foldersOf, isProblem, readBytes, walk, type DecodedFile, type Folder, type FoundFile } from '../sources/read.ts'
import type { Reading, SourceRecord } from '../sources/record.ts'
import { BuildError } from './report.ts'

/** A folder with what git knows of it. */
export interface Input {
  readonly folder: Folder
  readonly files: readonly FoundFile[]
  readonly problems: readonly Problem[]
  /** The commit that is checked out; null without git. */
  readonly head: string | null
}

/** Lists the files of every folder. Throws BuildError where one is missing. */
export function openFolders(paths: readonly string[], history: boolean): Input[] {
  return foldersOf(paths).map((folder) => {
    const stat = statSync(folder.root, { throwIfNoEntry: false })
    if (stat && !stat.isDirectory()) throw new BuildError('missing-folder', `${folder.root} is a file. Give the folder that it stands in.`)
    if (!stat) throw new BuildError('missing-folder', `There is no folder ${folder.root}. Give the folder that holds the Markdown files.`)
    try {
      const { files, problems } = walk(folder)
      return { folder, files, problems, head: history ? (headOf(folder.root) ?? null) : null }
    } catch (error) {
      throw failure(error, folder)
    }
  })
}

/** The history of a folder's files, or undefined where git knows none of them. Throws BuildError. */
export function historyOf({ folder }: Input): GitHistory | undefined {
  try {
    return gitHistory(folder.root)
  } catch (error) {
    throw failure(error, folder)
  }
}

const failure = (error: unknown, folder: Folder): BuildError =>
  error instanceof GitError
    ? new BuildError(
        'failed',
        `The git history of ${folder.root} cannot be read: ${error.message}. Mend the repository, or build with --no-history.`,
        error,
      )
    : new BuildError('failed', `${folder.root} cannot be read: ${(error as Error).message}.`, error)

/** A version of a file as it was read: what it says of itself, or why it cannot be used. */
export type Parsed =
  | { readonly kind: 'record'; readonly reading: Extract<Reading, { record: SourceRecord }> }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'skipped' }

/** Files that tell of a folder and are no law: skipped and listed, whatever stands in them. */
const aboutFolder = /(?:^|\/)(?:README|_index)(?:\.[a-z-]+)?\.md$/i

/** Reads a decoded file by the first dialect that recognises it. */
export function parse(file: DecodedFile | Problem): Parsed {
  if (aboutFolder.test(file.path)) return { kind: 'skipped' }
  if (isProblem(file)) return { kind: 'problem', problem: file }
  for (const dialect of dialects) {
    const reading = dialect.read(file)
    // A copy, since parts of a string keep the whole of it in memory: every file, while only records are wanted.
    if (reading?.record) return { kind: 'record', reading: structuredClone(reading) }
    if (reading) return { kind: 'problem', problem: reading.problems[0] }
  }
  return { kind: 'skipped' }
}

/** Reads a file that was found, with git's name of its bytes; `like` is the length of the repository's names. */
export function readFound(found: FoundFile, like?: number): { digest: string; file: DecodedFile | Problem } {
  const bytes = readBytes(found)
  return isProblem(bytes)
    ? { digest: '', file: bytes }
    : { digest: blobName(bytes, like), file: decode(found.path, found.folder.name, bytes) }
}

const BATCH = 100

/** Old states of files from git, a batch at a time, so that memory stays bounded. What the repository lacks is left out. */
export function* readRevisions<T extends { readonly path: string; readonly blob: string }>(
  folder: Folder,
  wanted: readonly T[],
): Generator<{ revision: T; file: DecodedFile | Problem }> {
  for (let at = 0; at < wanted.length; at += BATCH) {
    const batch = wanted.slice(at, at + BATCH)
    const contents = readBlobs(
      folder.root,
      batch.map(({ blob }) => blob),
    )
    for (const [index, revision] of batch.entries()) {
      const bytes = contents[index]
      if (bytes) yield { revision, file: decode(revision.path, folder.name, bytes) }
    }
  }
}
