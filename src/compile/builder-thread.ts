import { parentPort, workerData } from 'node:worker_threads'
import { join } from 'node:path'
import { reflogOf } from '../sources/git.ts'
import type { Message, Order } from './builder.ts'
import { openCompiler } from './compiler.ts'
import { BuildError } from './report.ts'

// Builds once, and where that is wanted again whenever a Markdown file of the folders, or what git has checked out, changes.

/** Editors and git write several files in a row: a build waits until this many milliseconds pass without another. */
const QUIET = 200

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const say = (message: Message): void => parentPort?.postMessage(message)

/** Who waits sees no more than a few steps a second, and telling of each file takes a thirtieth of a build. */
const STEP = 50

const { options, watch: isWatching } = workerData as Order
const compiler = openCompiler(options)
let isBuilding = false
let isDue = false
let waiting: NodeJS.Timeout | undefined

async function build(): Promise<boolean> {
  isBuilding = true
  isDue = false
  try {
    let told = -Infinity
    const report = await compiler.build((progress) => {
      const now = performance.now()
      if (now - told < STEP && progress.done < progress.total) return
      told = now
      say({ kind: 'progress', progress })
    })
    say({ kind: 'report', report })
    return true
  } catch (error) {
    const { code, message } = error instanceof BuildError ? error : new BuildError('failed', String(error))
    say({ kind: 'error', code, message })
    return false
  } finally {
    isBuilding = false
    if (isDue) wait()
  }
}

function wait(): void {
  isDue = true
  clearTimeout(waiting)
  if (!isBuilding) waiting = setTimeout(() => void build(), QUIET)
}

async function watchFolders(): Promise<void> {
  const { watch } = await import('chokidar')
  const reflogs = options.history ? options.folders.flatMap((folder) => reflogOf(folder) ?? []) : []
  const isHidden = (path: string): boolean =>
    options.folders.some(
      (folder) =>
        path.startsWith(join(folder, '/')) && /(?:^|[\\/])(?:\.|node_modules(?:[\\/]|$))/.test(path.slice(join(folder, '/').length)),
    )
  watch([...options.folders, ...reflogs], {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path, stats) => !reflogs.includes(path) && (isHidden(path) || (stats?.isFile() === true && !/\.md$/i.test(path))),
  })
    .on('all', wait)
    .on('error', (error) =>
      say({
        kind: 'error',
        code: 'failed',
        message: `The folders cannot be watched: ${error instanceof Error ? error.message : String(error)}. Run npx gazette build after a change.`,
      }),
    )
    // What was written between the build and now.
    .on('ready', wait)
}

if ((await build()) && isWatching) await watchFolders()
else await compiler.close()
