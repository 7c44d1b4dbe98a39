import { writeFileSync } from 'node:fs'
import { startBuilder } from '../../src/compile/builder.ts'
import { openFolders } from '../../src/compile/inputs.ts'
import { BuildError, type BuildReport } from '../../src/compile/report.ts'
import { type Command, DEFAULT_REGISTER, UsageError } from './command.ts'
import { problemJson } from './problems.ts'
import { createProgress } from './progress.ts'
import { counted } from './counted.ts'

export const build: Command = {
  name: 'build',
  summary: 'makes or renews a register from folders of Markdown',
  help: `Usage: npx gazette build <folder>… [options]

Makes a register from folders of Markdown, or brings it up to date: only files that changed are read again.
Where a folder is a git work tree, its history gives the earlier texts.

  --register FILE   the register to write (${DEFAULT_REGISTER})
  --no-history      leave the git history out
  --problems FILE   write what is wrong with the files there, as JSON lines
  --strict          exit with 1 where anything is wrong with a file
  --json            print the figures as one line of JSON
`,
  options: { register: 'value', 'no-history': 'flag', strict: 'flag', json: 'flag', problems: 'value' },
  async run({ words, flags, values }) {
    if (words.length === 0) throw new UsageError('Say which folder to build from.')
    const report = await runBuild(words, values.get('register') ?? DEFAULT_REGISTER, !flags.has('no-history'))
    const problemsFile = values.get('problems')
    if (problemsFile !== undefined) writeFileSync(problemsFile, report.problemList.map((problem) => `${problemJson(problem)}\n`).join(''))
    process.stdout.write(flags.has('json') ? `${reportJson(report)}\n` : `${reportText(report)}\n`)
    if (report.faults > 0)
      process.stderr.write(`${report.faults} relations were dropped, since their quotes do not stand in the texts: a fault of Gazette.\n`)
    return report.faults > 0 || (flags.has('strict') && report.problems > 0) ? 1 : 0
  },
}

/** A wrong path in a timer must not put an empty register in the place of a full one. Throws BuildError. */
export async function ensureMarkdown(folders: readonly string[], register: string): Promise<void> {
  if ((await openFolders(folders, false)).every(({ files }) => files.length === 0))
    throw new BuildError(
      'missing-folder',
      `There is no Markdown in ${folders.join(' or ')}; nothing was built, and ${register} is as it was.`,
    )
}

/** Builds with progress on stderr. Throws BuildError. */
async function runBuild(folders: readonly string[], register: string, history: boolean): Promise<BuildReport> {
  await ensureMarkdown(folders, register)
  const progress = createProgress()
  try {
    return await startBuilder({ folders: [...folders], register, history, onProgress: progress.report }, { watch: false }).first
  } finally {
    progress.end()
  }
}

function reportJson({ problemList: _problems, skippedPaths: _skipped, ...figures }: BuildReport): string {
  return JSON.stringify(figures)
}

export function reportText(report: BuildReport): string {
  const problems = report.problems === 0 ? 'no problems' : `${counted(report.problems, 'problem')} (see npx gazette check <folder>)`
  return (
    `${counted(report.instruments, 'instrument')} in ${counted(report.expressions, 'expression')} and ${counted(report.provisions, 'provision')} ` +
    `from ${counted(report.files, 'file')} (${report.changed.toLocaleString('en')} changed, ${report.skipped.toLocaleString('en')} skipped), ` +
    `${problems}, ${report.seconds.toFixed(1)} s`
  )
}
