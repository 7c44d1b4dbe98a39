import type { Database } from '../../store/database.ts'
import { EngineError } from '../engine.ts'
import { ConfigurationError, type MeilisearchConfiguration, type Server, serverFor } from './configuration.ts'
import { type RecordSource, recordSources } from './record.ts'
import { openIndexer } from './indexer.ts'
import { join } from './network.ts'

export interface FillOptions {
  readonly configuration: MeilisearchConfiguration
  readonly database: Database
  /** 32 letters and digits for any text, for equal ones the same. */
  readonly digestOf: (text: string) => string
  /** Makes the index anew though it could be brought up to date. */
  readonly rebuild?: boolean
  /** Changes nothing, only says what would be done. */
  readonly dryRun?: boolean
  readonly onProgress?: (progress: FillProgress) => void
}

export interface FillProgress {
  readonly server: string
  readonly sent: number
  readonly due: number
}

/** What was done on one server. */
export interface Filled {
  readonly server: string
  readonly url: string
  /** Provisions that are searched there now. */
  readonly provisions: number
  readonly sent: number
  readonly removed: number
  /** Whether a second index was filled and put in the place of the first. */
  readonly rebuilt: boolean
  /** Of the index on its server, in bytes; 0 where nothing was done. */
  readonly bytes: number
}

/** Of an index more than this share of which changed, a second one is made, so that nobody sees it half old and half new. */
const MOSTLY = 0.5

/**
 * Brings the indexes up to date with the register: only what changed is sent, and where settings changed, or most of the texts, or there is no
 * index yet, a second index is filled and swapped in. What was searched before is searched until then, whatever happens; the next run finishes
 * what one that was broken off began. Throws EngineError, ConfigurationError, StoreError.
 */
export async function fill(options: FillOptions): Promise<Filled[]> {
  const { configuration } = options
  const sources = await sourcesByServer(options)
  if (!options.dryRun) await join(configuration)
  const filled: Filled[] = []
  for (const server of configuration.servers) filled.push(await fillServer(options, server, sources.get(server.name) ?? new Map()))
  return filled
}

async function sourcesByServer({ configuration, database, digestOf }: FillOptions): Promise<Map<string, Map<string, RecordSource>>> {
  const sources = new Map<string, Map<string, RecordSource>>(configuration.servers.map(({ name }) => [name, new Map()]))
  for await (const page of recordSources(database, digestOf))
    for (const source of page) {
      const server = serverFor(configuration, source.jurisdiction)
      if (!server)
        throw new ConfigurationError(`MEILI_URL names no server for ${source.jurisdiction}. Add one, or one for all others: *=http://…`)
      sources.get(server.name)?.set(source.id, source)
    }
  return sources
}

async function fillServer(options: FillOptions, server: Server, wanted: ReadonlyMap<string, RecordSource>): Promise<Filled> {
  const { configuration, database, dryRun = false, rebuild = false, onProgress } = options
  const indexer = openIndexer(server, database)
  const { index } = configuration
  const next = `${index}-next`
  const { exists, digests } = await indexer.held(index)
  const changes = changesOf(wanted, digests)
  const fresh = rebuild || digests === undefined || changes.due.length > wanted.size * MOSTLY
  const target = fresh ? next : index
  // What a run that was broken off has sent to the second index already need not be sent again.
  const begun = fresh ? (await indexer.held(next)).digests : digests
  const { due, gone } = changesOf(wanted, begun)
  const report = { server: server.name, url: server.url, provisions: wanted.size, sent: due.length, removed: gone.length, rebuilt: fresh }
  if (!dryRun && (fresh || due.length + gone.length > 0)) {
    try {
      if (begun === undefined) await indexer.create(next)
      await indexer.remove(target, gone)
      await indexer.send(target, due, (sent) => onProgress?.({ server: server.name, sent, due: due.length }))
      const records = (await indexer.size(target))?.records ?? 0
      if (records < wanted.size)
        throw new EngineError(
          'task-failed',
          `Meilisearch at ${server.url} holds ${records} of ${wanted.size} provisions; the register may have changed meanwhile.`,
        )
      if (fresh) await indexer.swap(index, next, exists)
    } catch (error) {
      throw brokenOff(error, exists)
    }
  }
  return { ...report, bytes: (await indexer.size(index))?.bytes ?? 0 }
}

function brokenOff(error: unknown, exists: boolean): unknown {
  if (!(error instanceof EngineError)) return error
  const safe = exists ? 'What was searched before is searched still' : 'The embedded engine answers meanwhile'
  return new EngineError(error.code, `${error.message} ${safe}; the next npx gazette index finishes the work.`, error)
}

/** What has to be sent and what has to go, for an index that holds these digests (by the ids of records). */
function changesOf(wanted: ReadonlyMap<string, RecordSource>, held: ReadonlyMap<string, string> = new Map()) {
  const due = [...wanted.values()].filter(({ id, digest }) => held.get(id) !== digest)
  const changed = new Set(due.map(({ id }) => id))
  // Of a long provision that changed, its further parts go first: it may have fewer now.
  const gone = [...held.keys()].filter((id) => {
    const [whole = id, part] = id.split('-')
    return !wanted.has(whole) || (part !== undefined && changed.has(whole))
  })
  return { due, gone }
}
