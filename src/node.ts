import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { setImmediate as immediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { getRequestListener } from '@hono/node-server'
import type { Day } from './law/day.ts'
import { dayOfInstant } from './law/day.ts'
import { createEngineApart } from './node/engine-apart.ts'
import { answerMalformed, malformed, withOneHost } from './node/malformed.ts'
import { oneAtATime } from './node/one-at-a-time.ts'
import { createCitations } from './register/citations.ts'
import { createFindings, type Findings } from './register/findings.ts'
import { createResolver } from './register/names.ts'
import { createRegister, refuseRegister } from './register/reads.ts'
import { createStatistics } from './register/statistics.ts'
import { createSuggest } from './register/suggest.ts'
import { createSearch } from './search/answer.ts'
import type { SearchEngine } from './search/engine.ts'
import { type MeilisearchConfiguration, readConfiguration } from './search/meilisearch/configuration.ts'
import { createMeilisearchEngine } from './search/meilisearch/engine.ts'
import { fill, type Filled, type FillOptions } from './search/meilisearch/fill.ts'
import { createFleet } from './search/meilisearch/fleet.ts'
import { searchKey } from './search/meilisearch/keys.ts'
import type { Ports as EnginePorts } from './search/meilisearch/ports.ts'
import { createPassages } from './search/passages.ts'
import { createSqliteEngine } from './search/sqlite.ts'
import { createSteadyEngine } from './search/steady.ts'
import { type Database, StoreError } from './store/database.ts'
import { openSqlite } from './store/sqlite.ts'
import { createApp } from './web/app.ts'
import { createMetrics } from './web/metrics.ts'
import type { Fault, Ports } from './web/ports.ts'

// This file and worker.ts alone know the clock, the environment and the disk; what they know, they pass on.

/** The day it is, in UTC, so that every server of a register answers alike. */
export const today = (): Day => dayOfInstant(new Date())

export interface OpenRegister extends Omit<Ports, 'now'> {
  readonly findings: Findings
  close(): void
}

export interface RegisterOptions {
  /** Servers that answer for words; without them, and wherever they fail, the embedded engine does. */
  readonly meilisearch?: MeilisearchConfiguration | undefined
  /** Whether the embedded engine searches in a thread of its own: worth its start for whoever serves. */
  readonly apart?: boolean
  /** Told when an engine begins to fail, and when it is back. */
  readonly report?: (message: string) => void
}

/** Opens a register and what reads it. Throws StoreError. */
export function openRegister(path: string, { meilisearch, report, apart = false }: RegisterOptions = {}): OpenRegister {
  const database = openDatabase(path)
  const register = createRegister(database)
  const resolver = createResolver(database)
  const thread = apart ? createEngineApart(path) : undefined
  const embedded = thread ?? createSqliteEngine(database)
  const steady =
    meilisearch &&
    createSteadyEngine({ engine: meilisearchEngine(database, meilisearch), fallback: embedded, ...(report && { onChange: report }) })
  const search = createSearch({ register, resolver, engine: steady ?? embedded, passages: createPassages(database) })
  const found = {
    findings: createFindings(database),
    citations: createCitations(database),
    suggest: createSuggest(database),
    statistics: createStatistics(database),
  }
  const close = (): void => {
    thread?.close()
    database.close()
  }
  return { register, resolver, search, ...found, ...(steady && { searchHealth: steady.health }), close }
}

const openDatabase = (path: string): Database =>
  openSqlite(path, {
    readOnly: true,
    refuse: refuseRegister,
    missing: `There is no register at ${path}. Build one first: npx gazette build <folder> --register ${path}`,
  })

/** The engine on servers of Meilisearch alone, without another one in its place. */
export const meilisearchEngine = (
  database: Database,
  configuration: MeilisearchConfiguration,
  prior?: EnginePorts['prior'],
): SearchEngine =>
  createMeilisearchEngine({
    database,
    ...(prior && { prior }),
    fleet: createFleet({ configuration, searchKey: async (server) => searchKey(server, configuration), now: () => performance.now() }),
  })

/** Brings the indexes of a configuration up to date with a register. Throws StoreError, EngineError, ConfigurationError. */
export async function fillMeilisearch(path: string, options: Omit<FillOptions, 'database' | 'digestOf'>): Promise<Filled[]> {
  const database = openDatabase(path)
  try {
    return await fill({ ...options, database, digestOf: (text) => createHash('sha256').update(text).digest('hex').slice(0, 32) })
  } finally {
    database.close()
  }
}

/** What the environment says of Meilisearch; see readConfiguration. Throws ConfigurationError. */
export const meilisearchEnvironment = (): MeilisearchConfiguration | undefined =>
  readConfiguration({ MEILI_URL: process.env['MEILI_URL'], MEILI_KEY: process.env['MEILI_KEY'], MEILI_INDEX: process.env['MEILI_INDEX'] })

export interface Listening {
  /** Where people find it: `http://127.0.0.1:3000`. */
  readonly address: string
  /** Lets requests end that are under way, then closes. */
  close(): Promise<void>
}

/** Where to listen, by the environment: HOST and PORT, else 127.0.0.1 and 3000. */
export const environment = (): { readonly host: string; readonly port: string } => ({
  host: process.env['HOST'] || '127.0.0.1',
  port: process.env['PORT'] || '3000',
})

/** A server could not listen; the message is for people. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
}

/** Requests that take longer than this are cut off when the server closes, in milliseconds. */
const GRACE = 5000

/** Says on stderr what went wrong, which the answer does not. */
function onFault({ requestId, method, address, error }: Fault): void {
  // What the store refuses is no mistake in a program: its sentence says all.
  const what = error instanceof StoreError ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${requestId} ${method} ${address.slice(0, 500)}: ${what}\n`)
}

/** From a new connection to its answer the event loop goes round so often: others are let in for as long. */
const ROUNDS = 12

async function rest(): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) await immediate()
}

/** Serves an open register. Throws ListenError. */
export async function listen(register: OpenRegister, host: string, port: number): Promise<Listening> {
  const app = createApp({
    ...register,
    now: () => new Date(),
    compress: promisify(gzip),
    rest,
    metrics: createMetrics(() => performance.now()),
    onFault,
  })
  const answer = getRequestListener(app.fetch, { hostname: host, errorHandler: malformed })
  const answerOne = oneAtATime((incoming, outgoing) => void answer(incoming, outgoing))
  const server = createHttpServer({ requireHostHeader: false }, withOneHost(answerOne))
  answerMalformed(server)
  await opened(server, host, port)
  const bound = server.address()
  const actual = typeof bound === 'object' && bound ? bound.port : port
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      const grace = setTimeout(() => server.closeAllConnections(), GRACE)
      await closed
      clearTimeout(grace)
    },
  }
}

/** Throws ListenError where nothing could listen there, so that this is known before a long build. */
export async function ensureFree(host: string, port: number): Promise<void> {
  const probe = createServer()
  await opened(probe, host, port)
  probe.close()
  await once(probe, 'close')
}

async function opened(
  server: { listen(port: number, host: string): unknown } & NodeJS.EventEmitter,
  host: string,
  port: number,
): Promise<void> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    throw new ListenError(
      code === 'EADDRINUSE'
        ? `Port ${port} on ${host} is in use. Choose another one with --port or PORT.`
        : code === 'EACCES'
          ? `Port ${port} may not be used without more rights. Choose one above 1023 with --port or PORT.`
          : `Cannot listen on ${host}, port ${port}: ${error instanceof Error ? error.message : String(error)}. Choose another with --host or HOST.`,
      { cause: error },
    )
  }
}
