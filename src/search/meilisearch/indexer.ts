import { type EnqueuedTask, Meilisearch } from 'meilisearch'
import type { Database } from '../../store/database.ts'
import { EngineError } from '../engine.ts'
import type { Server } from './configuration.ts'
import { faultOf, taskFault } from './fault.ts'
import { type RecordSource, recordsOf } from './record.ts'
import { SETTINGS } from './settings.ts'

/** Provisions whose records are made at a time, and how much is sent at once, in UTF-16 code units. */
const PAGE = 200
const BATCH = 24_000_000
/** Batches that are sent and not yet stored, at most: a server is not given more than it can work off. */
const WAITING = 4
const READ_PAGE = 10_000
const REMOVE_PAGE = 10_000
/** How often a task is asked after, and how long one request may take, in milliseconds. */
const INTERVAL = 100
const PATIENCE = 60_000

/** An index as it is found. */
export interface Held {
  readonly exists: boolean
  /** The digests of records by their ids; undefined where there is no index, or one that is set otherwise than SETTINGS. */
  readonly digests: ReadonlyMap<string, string> | undefined
}

/** What is done to the indexes of one server. Tasks are awaited; what fails is thrown as EngineError. */
export interface Indexer {
  held(index: string): Promise<Held>
  /** Makes an empty index, in the place of one that is there. */
  create(index: string): Promise<void>
  /** Sends the records of provisions, a few batches ahead of what is stored. */
  send(index: string, due: readonly RecordSource[], onSent: (sent: number) => void): Promise<void>
  remove(index: string, ids: readonly string[]): Promise<void>
  /** Records and bytes; null where there is no such index. */
  size(index: string): Promise<{ readonly records: number; readonly bytes: number } | null>
  /** Puts the second index in the place of the first, in one step, and drops what was there. */
  swap(index: string, next: string, exists: boolean): Promise<void>
}

export function openIndexer(server: Server, database: Database): Indexer {
  const client = new Meilisearch({ host: server.url, apiKey: server.key, timeout: PATIENCE })

  async function asked<T>(use: () => Promise<T>): Promise<T> {
    try {
      return await use()
    } catch (error) {
      throw faultOf(error, server)
    }
  }

  const done = async (enqueued: Promise<EnqueuedTask>): Promise<void> => settled((await asked(() => enqueued)).taskUid)

  async function settled(uid: number): Promise<void> {
    const task = await asked(() => client.tasks.waitForTask(uid, { timeout: 0, interval: INTERVAL }))
    if (task.status !== 'succeeded') throw taskFault(task, server)
  }

  /** Undefined where there is no such index. */
  const present = async <T>(use: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await asked(use)
    } catch (error) {
      if (error instanceof EngineError && error.code === 'no-index') return undefined
      throw error
    }
  }

  return {
    async held(index) {
      // What a run that was broken off has sent may be waiting still.
      const { results } = await asked(() =>
        client.tasks.getTasks({ indexUids: [index], statuses: ['enqueued', 'processing'], limit: 1000 }),
      )
      for (const { uid } of results) await asked(() => client.tasks.waitForTask(uid, { timeout: 0, interval: INTERVAL }))
      const settings = await present(() => client.index(index).getSettings())
      if (settings === undefined) return { exists: false, digests: undefined }
      if (!covers(settings, SETTINGS)) return { exists: true, digests: undefined }
      const digests = new Map<string, string>()
      for (let offset = 0; ; offset += READ_PAGE) {
        const page = await asked(() => client.index(index).getDocuments({ fields: ['id', 'digest'], limit: READ_PAGE, offset }))
        for (const { id, digest } of page.results) digests.set(String(id), String(digest))
        if (page.results.length < READ_PAGE) return { exists: true, digests }
      }
    },

    async create(index) {
      if ((await present(() => client.getRawIndex(index))) !== undefined) await done(client.deleteIndex(index))
      await done(client.createIndex(index, { primaryKey: 'id' }))
      await done(client.index(index).updateSettings(SETTINGS))
    },

    async send(index, due, onSent) {
      const waiting: { readonly uid: number; readonly sent: number }[] = []
      const settleFirst = async (): Promise<void> => {
        const first = waiting.shift()
        if (!first) return
        await settled(first.uid)
        onSent(first.sent)
      }
      let batch: string[] = []
      let size = 0
      const flush = async (sent: number): Promise<void> => {
        if (batch.length === 0) return
        const body = batch.join('\n')
        batch = []
        size = 0
        const { taskUid } = await asked(() =>
          client.index(index).addDocumentsFromString(body, 'application/x-ndjson', { primaryKey: 'id' }),
        )
        waiting.push({ uid: taskUid, sent })
        if (waiting.length > WAITING) await settleFirst()
      }
      for (let at = 0; at < due.length; at += PAGE) {
        const page = due.slice(at, at + PAGE)
        for (const record of await recordsOf(database, page)) {
          const line = JSON.stringify(record)
          batch.push(line)
          size += line.length
        }
        if (size >= BATCH) await flush(at + page.length)
      }
      await flush(due.length)
      while (waiting.length > 0) await settleFirst()
    },

    async remove(index, ids) {
      for (let at = 0; at < ids.length; at += REMOVE_PAGE) await done(client.index(index).deleteDocuments(ids.slice(at, at + REMOVE_PAGE)))
    },

    async size(index) {
      const stats = await present(() => client.index(index).getStats())
      return stats === undefined ? null : { records: stats.numberOfDocuments, bytes: stats.rawDocumentDbSize }
    },

    async swap(index, next, exists) {
      // Of a renaming the first is the old name.
      await done(client.swapIndexes([{ indexes: [next, index], rename: !exists }]))
      if (exists) await done(client.deleteIndex(next))
    },
  }
}

/** Whether settings are as they should be; what is not said may be as it likes. */
function covers(actual: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return Array.isArray(actual) && actual.length === wanted.length && wanted.every((one, at) => covers(actual[at], one))
  if (typeof wanted !== 'object' || wanted === null) return actual === wanted
  if (typeof actual !== 'object' || actual === null) return false
  return Object.entries(wanted).every(([name, value]) => covers((actual as Record<string, unknown>)[name], value))
}
