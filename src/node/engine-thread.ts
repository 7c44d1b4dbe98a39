import { parentPort, workerData } from 'node:worker_threads'
import type { WordAnswer, WordQuery } from '../search/engine.ts'
import { refuseRegister } from '../register/reads.ts'
import { createSqliteEngine } from '../search/sqlite.ts'
import type { Database, StoreErrorCode } from '../store/database.ts'
import { StoreError } from '../store/database.ts'
import { openSqlite } from '../store/sqlite.ts'

/** What the thread says to a query. Errors lose their class between threads, so their parts are sent. */
export type Said = { readonly answer: WordAnswer } | { readonly code: StoreErrorCode; readonly message: string }

const { path } = workerData as { readonly path: string }
let database: Database | undefined
const open = (): Database => (database ??= openSqlite(path, { readOnly: true, refuse: refuseRegister }))

parentPort?.on('message', (query: WordQuery) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  void said(query).then((message) => parentPort?.postMessage(message))
})

async function said(query: WordQuery): Promise<Said> {
  try {
    const opened = open()
    // Goes over to a register that was put in the place of the one before.
    await opened.version()
    return { answer: await createSqliteEngine(opened).search(query) }
  } catch (error) {
    if (error instanceof StoreError) return { code: error.code, message: error.message }
    return { code: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

// At once, so that a register that is taken away before anybody searches is searched all the same, as its pages are served on.
try {
  open()
} catch {
  // Whoever searches is told.
}
// It can be asked now.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage('ready')
