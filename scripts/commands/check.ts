import { join, relative } from 'node:path'
import { check as checkFolders } from '../../src/compile/build.ts'
import type { Problem } from '../../src/law/problem.ts'
import { foldersOf } from '../../src/sources/read.ts'
import { UsageError, type Command } from './command.ts'
import { problemAnnotation, problemJson, problemLine } from './problems.ts'
import { createProgress } from './progress.ts'
import { counted } from './counted.ts'

export const check: Command = {
  name: 'check',
  summary: 'says what is wrong with the files of a folder, and how to mend it',
  help: `Usage: npx gazette check <folder>… [options]

Reads Markdown as a build would and prints a line for each thing that is wrong: path:line: what is wrong. How to mend it.
Writes nothing.

  --strict          exit with 1 where anything is wrong
  --json            one JSON object a line
  --annotations     workflow commands, which GitHub Actions shows beside the line
`,
  options: { strict: 'flag', json: 'flag', annotations: 'flag' },
  async run({ words, flags }) {
    if (words.length === 0) throw new UsageError('Say which folder to check.')
    if (flags.has('json') && flags.has('annotations')) throw new UsageError('Choose one of --json and --annotations.')
    const progress = createProgress()
    const { problems, files, skipped } = await checkFolders({ folders: [...words], onProgress: progress.report }).finally(progress.end)
    const annotate = (problem: Problem): string => problemAnnotation({ ...problem, path: pathFromHere(problem.path, words) })
    const print = flags.has('json') ? problemJson : flags.has('annotations') ? annotate : problemLine
    process.stdout.write(problems.map((problem) => `${print(problem)}\n`).join(''))
    process.stderr.write(`${counted(files, 'file')}, ${counted(problems.length, 'problem')}${skippedText(skipped)}\n`)
    return flags.has('strict') && problems.length > 0 ? 1 : 0
  },
}

/** A file that should be law and is not shall be missed. */
const skippedText = ([first, ...others]: readonly string[]): string =>
  first === undefined
    ? ''
    : `; skipped, since no front matter makes ${others.length > 0 ? 'them' : 'it'} law: ${first}${others.length > 0 ? ` and ${counted(others.length, 'other')}` : ''}`

/** Where a file stands, seen from the working folder: what shows an annotation beside its line. */
function pathFromHere(path: string, folders: readonly string[]): string {
  const folder = foldersOf(folders).find(({ prefix }) => path.startsWith(prefix))
  return folder ? relative(process.cwd(), join(folder.root, path.slice(folder.prefix.length))) : path
}
