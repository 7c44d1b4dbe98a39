import { availableParallelism } from 'node:os'
import { setImmediate as immediate } from 'node:timers/promises'
import { Tinypool } from 'tinypool'
import { YOUNG } from './builder.ts'
import { cutTexts, parseFiles, parseStates } from './reading.ts'

const tasks = { parseFiles, parseStates, cutTexts }
type Tasks = typeof tasks

/** Does a task, here or in a thread. */
type Run = <Name extends keyof Tasks>(name: Name, job: Parameters<Tasks[Name]>[0]) => Promise<ReturnType<Tasks[Name]>>

/** Does what can be done to files one by one, large amounts in threads. */
export interface Readers {
  /**
   * Does a task for all items, in batches of a bounded `size`, and gives each with its result, in order. A few batches are under way at
   * once, so that memory stays bounded however many there are. A single batch is done here, since a thread takes longer to start.
   */
  each<Item, Result>(items: readonly Item[], size: (item: Item) => number, work: Work<Item, Result>): AsyncGenerator<[Item, Result]>
  close(): Promise<void>
}

type Work<Item, Result> = (batch: readonly Item[], run: Run) => Promise<readonly Result[]>

/** Of the units of `size`, as many as a batch may hold: characters or bytes. */
const BATCH = 250_000
/** Batches that a thread has been given: with fewer it would wait whenever this one, storing results, comes late with the next. */
const AT_HAND = 6
/** What an item weighs besides. */
const ITEM = 4_000

export function openReaders(): Readers {
  const threads = Math.min(4, Math.max(1, availableParallelism() - 1))
  let pool: Tinypool | undefined
  const inThread: Run = (name, job) => {
    pool ??= new Tinypool({
      filename: new URL('reading.ts', import.meta.url).href,
      minThreads: 0,
      maxThreads: threads,
      concurrentTasksPerWorker: AT_HAND,
      idleTimeout: 1000,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    })
    return pool.run(job, { name })
  }
  const here = (async (name: keyof Tasks, job: never) => tasks[name](job)) as Run
  return {
    async *each<Item, Result>(items: readonly Item[], size: (item: Item) => number, work: Work<Item, Result>) {
      const batches = batched(items, size)
      const most = threads * AT_HAND
      const underWay: { batch: readonly Item[]; results: Promise<readonly Result[]>; isDone: boolean }[] = []
      let given = 0
      const start = (how: Run): Promise<unknown> => {
        const batch = batches.shift() ?? []
        const begun = { batch, results: work(batch, how), isDone: false }
        underWay.push(begun)
        // Whoever waits for it hears of a failure, in its turn.
        return begun.results.catch(() => undefined).finally(() => (begun.isDone = true))
      }
      const give = (): void => {
        for (; given < most && batches.length > 0; given += 1) void start(inThread).finally(() => (given -= 1))
      }
      if (batches.length === 1) void start(here)
      else give()
      for (let next = underWay.shift(); next; next = underWay.shift()) {
        await immediate()
        give()
        // Rather than wait for a thread, this one does batches as well.
        while (!next.isDone && batches.length > 0) {
          void start(here)
          await immediate()
          give()
        }
        const results = await next.results
        give()
        for (const [index, item] of next.batch.entries()) yield [item, results[index] as Result] as [Item, Result]
      }
    },
    async close() {
      await pool?.destroy()
    },
  }
}

function batched<Item>(items: readonly Item[], size: (item: Item) => number): Item[][] {
  const batches: Item[][] = []
  let filled = BATCH
  for (const item of items) {
    if (filled >= BATCH) {
      batches.push([])
      filled = 0
    }
    batches.at(-1)?.push(item)
    filled += ITEM + size(item)
  }
  return batches
}
