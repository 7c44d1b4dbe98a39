import { statSync } from 'node:fs'
import type { Problem } from '../law/problem.ts'
import { GitError, headOf } from '../sources/git.ts'
import { foldersOf, walk, type Folder, type FoundFile } from '../sources/read.ts'
import type { Asked } from './reading.ts'
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
export function openFolders(paths: readonly string[], history: boolean): Promise<Input[]> {
  const opened = foldersOf(paths).map(async (folder): Promise<Input> => {
    const stat = statSync(folder.root, { throwIfNoEntry: false })
    if (stat && !stat.isDirectory()) throw new BuildError('missing-folder', `${folder.root} is a file. Give the folder that it stands in.`)
    if (!stat) throw new BuildError('missing-folder', `There is no folder ${folder.root}. Give the folder that holds the Markdown files.`)
    // Git answers while the folder is walked.
    const [head, found] = await Promise.all([history ? checkedOut(folder) : null, walked(folder)])
    return { folder, ...found, head }
  })
  return Promise.all(opened)
}

async function checkedOut({ root }: Folder): Promise<string | null> {
  try {
    return (await headOf(root)) ?? null
  } catch (error) {
    throw error instanceof GitError ? historyFailure(error.message) : error
  }
}

async function walked(folder: Folder): Promise<ReturnType<typeof walk>> {
  try {
    return walk(folder)
  } catch (error) {
    throw new BuildError('failed', `${folder.root} cannot be read: ${(error as Error).message}.`, error)
  }
}

/** Why the history of a folder could not be read. */
export const historyFailure = (message: string): BuildError =>
  new BuildError('failed', `The git history cannot be read: ${message}. Mend the repository, or build with --no-history.`)

/** What git answered. Throws BuildError where it could not. */
export function answerOf<T>(asked: Asked<T>): T {
  if ('failure' in asked) throw historyFailure(asked.failure)
  return asked.answer
}
