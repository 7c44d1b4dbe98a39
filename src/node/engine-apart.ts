import { Worker } from 'node:worker_threads'
import type { SearchEngine, WordAnswer, WordQuery } from '../search/engine.ts'
import { StoreError } from '../store/database.ts'
import type { Said } from './engine-thread.ts'

export interface ApartOptions {
  /** A search that takes longer is given up, in milliseconds. */
  readonly longest?: number
  /** A search that has waited longer for those before it is given up, in milliseconds. */
  readonly patience?: number
}

interface Waiting {
  readonly query: WordQuery
  readonly since: number
  readonly settle: (said: Said) => void
}

const TOO_LONG: Said = { code: 'busy', message: 'The search took too long and was given up.' }
const TOO_MANY: Said = { code: 'busy', message: 'Too many searches are waiting.' }

/**
 * The embedded engine in a thread of its own, one search after the other, so that no search keeps a page waiting. A search that takes
 * too long ends with its thread, and the next begins another one. Throws StoreError, as the engine itself does.
 */
export function createEngineApart(
  path: string,
  { longest = 2000, patience = 15_000 }: ApartOptions = {},
): SearchEngine & { close(): void } {
  const queue: Waiting[] = []
  /** Those that ask the same at once have one answer. */
  const underWay = new Map<string, Promise<Said>>()
  let thread: Worker | undefined
  let ready = false
  let asked: { readonly waiting: Waiting; readonly timer: NodeJS.Timeout } | undefined

  function start(): Worker {
    const started = new Worker(new URL('engine-thread.ts', import.meta.url), { workerData: { path } })
    started.on('message', (said: Said | 'ready') => {
      if (started !== thread) return
      if (said !== 'ready') return settle(said)
      ready = true
      next()
    })
    started.on('error', (error) => started === thread && end({ code: 'failed', message: error.message }))
    // Nobody waits for a thread that has nothing to do; the timer keeps the process while it has.
    started.unref()
    return started
  }

  function end(said: Said): void {
    stop()
    if (asked) settle(said)
    // A thread that does not even start answers nobody.
    else for (const waiting of queue.splice(0)) waiting.settle(said)
  }

  function stop(): void {
    void thread?.terminate()
    thread = undefined
    ready = false
  }

  function settle(said: Said): void {
    const done = asked
    asked = undefined
    clearTimeout(done?.timer)
    done?.waiting.settle(said)
    next()
  }

  function next(): void {
    if (queue.length > 0) thread ??= start()
    if (asked || !thread || !ready) return
    for (let waiting = queue.shift(); waiting; waiting = queue.shift()) {
      if (performance.now() - waiting.since > patience) {
        waiting.settle(TOO_MANY)
        continue
      }
      asked = { waiting, timer: setTimeout(() => end(TOO_LONG), longest) }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      thread.postMessage(waiting.query)
      return
    }
  }

  thread = start()

  const begin = (query: WordQuery): Promise<Said> =>
    new Promise((settle) => {
      queue.push({ query, since: performance.now(), settle })
      next()
    })

  return {
    name: 'sqlite',
    async search(query): Promise<WordAnswer> {
      const key = JSON.stringify(query)
      const known = underWay.get(key) ?? begin(query).finally(() => underWay.delete(key))
      underWay.set(key, known)
      const said = await known
      if ('answer' in said) return said.answer
      throw new StoreError(said.code, said.message)
    },
    close() {
      queue.length = 0
      clearTimeout(asked?.timer)
      stop()
    },
  }
}
