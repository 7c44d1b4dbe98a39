import { ensureFree, environment, listen, ListenError, meilisearchEnvironment, openRegister } from '../../src/node.ts'
import { startBuilder, type Builder } from '../../src/compile/builder.ts'
import { BuildError, type BuildReport, type Progress } from '../../src/compile/report.ts'
import { ensureMarkdown, reportText } from './build.ts'
import { keepIndexed } from './keep-indexed.ts'
import { type Command, DEFAULT_REGISTER, UsageError, wholeNumber } from './command.ts'
import { problemLine } from './problems.ts'
import { createProgress } from './progress.ts'

export const serve: Command = {
  name: 'serve',
  summary: 'serves a register on the web, and builds it first where folders are given',
  help: `Usage: npx gazette serve [<folder>…] [options]

With folders, builds the register from them first and again whenever a file of theirs changes; without, serves the
register as it is. A server notices when its register is built anew. End it with Ctrl-C.

  --register FILE   the register to serve (${DEFAULT_REGISTER})
  --port N          where to listen (PORT in the environment, else 3000)
  --host H          on which address (HOST in the environment, else 127.0.0.1)
`,
  options: { register: 'value', port: 'value', host: 'value', ledger: 'value' },
  async run({ words, values }) {
    const path = values.get('register') ?? DEFAULT_REGISTER
    const around = environment()
    const host = values.get('host') ?? around.host
    const port = wholeNumber(values.has('port') ? '--port' : 'PORT', values.get('port') ?? around.port, 0, 65_535)

    let builder: Builder | undefined
    try {
      if (words.length > 0) {
        await ensureFree(host, port)
        await ensureMarkdown(words, path)
        builder = await startBuilding(words, path)
      }
      await serveUntilStopped(path, host, port)
      return 0
    } catch (error) {
      throw error instanceof ListenError ? new UsageError(error.message) : error
    } finally {
      await builder?.close()
    }
  },
}

/** Builds with progress on stderr, and says there what later builds find. Throws BuildError. */
async function startBuilding(folders: readonly string[], register: string): Promise<Builder> {
  const progress = createProgress()
  let report: BuildReport | undefined
  const onProgress = (step: Progress): false | void => report === undefined && progress.report(step)
  const builder = startBuilder({ folders: [...folders], register, history: true, onProgress }, { watch: true })
  try {
    report = await builder.first
  } catch (error) {
    await builder.close()
    throw error
  } finally {
    progress.end()
  }
  process.stderr.write(`${reportText(report)}\n`)
  builder.onBuild((outcome) => {
    process.stderr.write(outcome instanceof BuildError ? `${outcome.message}\n` : news(outcome, report))
    if (!(outcome instanceof BuildError)) report = outcome
  })
  return builder
}

/** What differs from the build before; nothing where nothing does. */
function news(now: BuildReport, before: BuildReport | undefined): string {
  const known = new Set(before?.problemList.map(problemLine))
  const problems = now.problemList.map(problemLine).filter((line) => !known.has(line))
  return now.changed === 0 && problems.length === 0 ? '' : [reportText(now), ...problems].map((line) => `${line}\n`).join('')
}

async function serveUntilStopped(path: string, host: string, port: number): Promise<void> {
  const meilisearch = meilisearchEnvironment()
  const opened = openRegister(path, { meilisearch, apart: true, report: (message) => void process.stderr.write(`${message}\n`) })
  const indexing = meilisearch && keepIndexed(path, async () => opened.register.version())
  try {
    const listening = await listen(opened, host, port)
    const stopped = stopSignal()
    process.stdout.write(`Gazette is at ${listening.address}\n`)
    await stopped
    await listening.close()
  } finally {
    indexing?.stop()
    opened.close()
  }
}

/** Waits for Ctrl-C or a stop from outside; a second one ends the process at once. */
async function stopSignal(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
