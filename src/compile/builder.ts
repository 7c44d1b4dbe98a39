import { Worker } from 'node:worker_threads'
import { BuildError, type BuildErrorCode, type BuildOptions, type BuildReport, type Progress } from './report.ts'

/** Builds in a thread of its own, so that a server answers meanwhile and memory stays bounded. */
export interface Builder {
  /** Resolves with the first build's report, or rejects with its BuildError; nothing is watched then. */
  readonly first: Promise<BuildReport>
  /** Each later build of folders that are watched: what it found, or why it could not be done. They are watched on. */
  onBuild(listener: (outcome: BuildReport | BuildError) => void): void
  close(): Promise<void>
}

/** Megabytes of short-lived values: with many more, a build takes a third more memory and hardly less time. */
export const YOUNG = 10

/** What the thread says. Errors lose their class between threads, so their parts are sent. */
export type Message =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'report'; readonly report: BuildReport }
  | { readonly kind: 'error'; readonly code: BuildErrorCode; readonly message: string }

/** What the thread is to do. `watch`: whether it builds again as often as the folders change. */
export interface Order {
  readonly options: Omit<BuildOptions, 'onProgress'>
  readonly watch: boolean
}

export function startBuilder({ onProgress, ...options }: BuildOptions, { watch }: Pick<Order, 'watch'>): Builder {
  const order: Order = { options, watch }
  const thread = new Worker(new URL('builder-thread.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  })
  const listeners: ((outcome: BuildReport | BuildError) => void)[] = []
  const first = Promise.withResolvers<BuildReport>()
  first.promise.catch(() => undefined) // Whoever waits for it hears of it.
  let isFirst = true
  const settle = (outcome: BuildReport | BuildError): void => {
    if (!isFirst) for (const listener of listeners) listener(outcome)
    else if (outcome instanceof BuildError) first.reject(outcome)
    else first.resolve(outcome)
    isFirst = false
  }
  thread.on('message', (message: Message) => {
    if (message.kind === 'progress') onProgress?.(message.progress)
    else settle(message.kind === 'report' ? message.report : new BuildError(message.code, message.message))
  })
  thread.on('error', (error) => settle(new BuildError('failed', `Building came to an end: ${error.message}. Start again.`, error)))
  return {
    first: first.promise,
    onBuild: (listener) => void listeners.push(listener),
    async close() {
      await thread.terminate()
    },
  }
}
