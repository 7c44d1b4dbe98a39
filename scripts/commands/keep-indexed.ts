import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** How often the register is looked at, and how long a run that failed is left before the next, in milliseconds. */
const EVERY = 2000
const AFTER_FAILURE = 60_000

/** Indexes a register in Meilisearch at once and whenever it changed, in a process of its own, so that readers wait for nothing. */
export function keepIndexed(register: string, version: () => Promise<string>): { stop(): void } {
  const stopped = new AbortController()
  const command = fileURLToPath(new URL('../gazette.ts', import.meta.url))

  async function indexed(): Promise<boolean> {
    const child = spawn(process.execPath, [...process.execArgv, command, 'index', '--register', register], {
      stdio: ['ignore', 'ignore', 'inherit'],
      signal: stopped.signal,
    })
    const [code] = (await once(child, 'exit')) as [number | null]
    return code === 0
  }

  async function follow(): Promise<void> {
    let done: string | undefined
    for (;;) {
      const now = await version().catch(() => done)
      const good = now === done || (await indexed())
      if (good) done = now
      await wait(good ? EVERY : AFTER_FAILURE, undefined, { signal: stopped.signal })
    }
  }

  follow().catch((error: unknown) => {
    if (!stopped.signal.aborted) process.stderr.write(`Meilisearch is no longer kept up to date: ${String(error)}\n`)
  })
  return { stop: () => stopped.abort() }
}
