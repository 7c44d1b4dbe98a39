import { Meilisearch, type FederatedMultiSearchParams } from 'meilisearch'
import { EngineError } from '../engine.ts'
import { type MeilisearchConfiguration, type Server, serverFor } from './configuration.ts'
import { faultOf } from './fault.ts'
import { MOST_INSTRUMENTS } from './settings.ts'

/** One way to find provisions, in Meilisearch's own words. */
export interface Wanted {
  readonly q: string
  readonly matchingStrategy: 'all' | 'last'
  readonly filter: readonly string[]
  readonly distinct?: 'instrument'
  readonly weight?: number
}

export interface Gathered {
  /** Keys of provisions (record.ts), best first, each once. */
  readonly keys: readonly string[]
  /** How many answer, found or not; of several queries their sum. */
  readonly total: number
  /** How many provisions of each instrument answer, where that was asked. */
  readonly instruments: ReadonlyMap<string, number>
  /** Servers that did not answer. */
  readonly silent: readonly string[]
}

/** The servers of a configuration, for queries. Throws EngineError. */
export interface Fleet {
  gather(
    wanted: readonly Wanted[],
    more: { readonly limit: number; readonly jurisdiction?: string | undefined; readonly counts?: boolean },
    signal?: AbortSignal,
  ): Promise<Gathered>
  /** How many provisions hold each of the terms (as `exactly` writes them), and how many there are. */
  frequencies(terms: readonly string[], signal?: AbortSignal): Promise<{ readonly counts: readonly number[]; readonly all: number }>
  /** The terms that come nearest to one that no text holds, a letter or two apart; the likeliest first. */
  near(term: string, signal?: AbortSignal): Promise<readonly string[]>
}

/** A term that has to stand so, letter by letter. */
export const exactly = (...terms: readonly string[]): string => `"${terms.join(' ')}"`

/** How long the frequency of a term is remembered, in milliseconds, and how many of them. */
const REMEMBERED = 600_000
const MOST_REMEMBERED = 50_000
/** What the letters of a word that answers are put between. */
const MARK = '\u0001'

export interface FleetOptions {
  readonly configuration: MeilisearchConfiguration
  /** The key for queries on a server, which may do nothing but search. */
  readonly searchKey: (server: Server) => Promise<string>
  /** In milliseconds since any moment. */
  readonly now: () => number
}

export function createFleet({ configuration, searchKey, now }: FleetOptions): Fleet {
  const { index, servers } = configuration
  const clients = new Map<string, Promise<Meilisearch>>()
  const remembered = new Map<string, { readonly count: number; readonly until: number }>()

  /** Asks one server; its faults are told in our words. */
  async function ask<T>(server: Server, use: (client: Meilisearch) => Promise<T>): Promise<T> {
    let client = clients.get(server.name)
    if (!client) {
      client = searchKey(server).then((apiKey) => new Meilisearch({ host: server.url, apiKey }))
      clients.set(server.name, client)
      // Whatever kept us from a key may be over next time.
      client.catch(() => clients.delete(server.name))
    }
    try {
      return await use(await client)
    } catch (error) {
      const fault = faultOf(error, server)
      // The key may have been made anew.
      if (fault.code === 'refused') clients.delete(server.name)
      throw fault
    }
  }

  /** Asks one server after the other until one answers; all of them know all others. */
  async function askAny<T>(use: (client: Meilisearch, server: Server) => Promise<T>): Promise<{ answer: T; silent: string[] }> {
    const silent: string[] = []
    for (const server of servers) {
      try {
        return { answer: await ask(server, (client) => use(client, server)), silent }
      } catch (error) {
        silent.push(server.name)
        if (silent.length === servers.length) throw error
      }
    }
    throw new EngineError('unreachable', 'No server of Meilisearch is named.')
  }

  /** What all servers say that answer. */
  async function askAll<T>(use: (client: Meilisearch) => Promise<T>): Promise<T[]> {
    const settled = await Promise.allSettled(servers.map((server) => ask(server, use)))
    const answers = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const [first] = settled
    if (answers.length === 0 && first?.status === 'rejected') throw first.reason
    return answers
  }

  return {
    async gather(wanted, { limit, jurisdiction, counts = false }, signal) {
      const only = jurisdiction === undefined ? undefined : serverFor(configuration, jurisdiction)
      const asked = only ? [only] : servers
      const query = (server: Server, { weight = 1, filter, ...one }: Wanted): FederatedMultiSearchParams['queries'][number] => ({
        ...one,
        filter: [...filter],
        indexUid: index,
        attributesToRetrieve: ['key'],
        federationOptions: { weight, ...(servers.length > 1 && { remote: server.name }) },
      })
      const { answer, silent } = await askAny((client) =>
        client.multiSearch(
          {
            federation: {
              limit,
              ...(counts && { facetsByIndex: { [index]: ['instrument'] }, mergeFacets: { maxValuesPerFacet: MOST_INSTRUMENTS } }),
            },
            queries: asked.flatMap((server) => wanted.map((one) => query(server, one))),
          },
          signal ? { signal } : undefined,
        ),
      )
      const failed = Object.keys(remoteErrorsOf(answer))
      if (failed.length === asked.length) throw new EngineError('unreachable', `No server of Meilisearch answered: ${failed.join(', ')}.`)
      return {
        keys: keysOf(answer.hits),
        total: numberOf(answer.estimatedTotalHits),
        instruments: new Map(Object.entries(answer.facetDistribution?.['instrument'] ?? {})),
        silent: [...new Set([...silent.filter((name) => asked.some((one) => one.name === name)), ...failed])],
      }
    },

    async frequencies(terms, signal) {
      const known = (term: string): number | undefined => {
        const kept = remembered.get(term)
        return kept && kept.until > now() ? kept.count : undefined
      }
      const unknown = ['', ...terms].filter((term) => known(term) === undefined)
      if (unknown.length > 0) {
        const queries = unknown.map((q) => ({ indexUid: index, q, limit: 0, attributesToRetrieve: ['key'] }))
        const answers = await askAll((client) => client.multiSearch({ queries }, signal ? { signal } : undefined))
        if (remembered.size > MOST_REMEMBERED) remembered.clear()
        for (const [at, term] of unknown.entries()) {
          const count = answers.reduce((sum, { results }) => sum + numberOf(results[at]?.estimatedTotalHits), 0)
          remembered.set(term, { count, until: now() + REMEMBERED })
        }
      }
      return { counts: terms.map((term) => known(term) ?? 0), all: known('') ?? 0 }
    },

    async near(term, signal) {
      const fields = ['terms.title', 'terms.heading', 'terms.body']
      const query = {
        indexUid: index,
        q: `${term} `,
        limit: 10,
        attributesToRetrieve: fields,
        attributesToHighlight: fields,
        attributesToCrop: fields,
        cropLength: 3,
        cropMarker: '',
        highlightPreTag: MARK,
        highlightPostTag: MARK,
      }
      const answers = await askAll((client) => client.multiSearch({ queries: [query] }, signal ? { signal } : undefined))
      const counts = new Map<string, number>()
      for (const hit of answers.flatMap(({ results }) => results.flatMap(({ hits }) => hits)))
        for (const [, word = ''] of JSON.stringify(hit._formatted?.['terms'] ?? '').matchAll(/\\u0001(\p{L}+)\\u0001/gu))
          counts.set(word, (counts.get(word) ?? 0) + 1)
      return [...counts].toSorted((a, b) => b[1] - a[1]).map(([word]) => word)
    },
  }
}

function keysOf(hits: unknown): string[] {
  if (!Array.isArray(hits))
    throw new EngineError('nonsense', 'Meilisearch answered without hits. Is the index one that npx gazette index made?')
  return (hits as readonly { readonly key?: unknown }[]).map(({ key }) => {
    if (typeof key !== 'string')
      throw new EngineError(
        'nonsense',
        'The index of Meilisearch holds other things than provisions. Make it anew: npx gazette index --rebuild',
      )
    return key
  })
}

function numberOf(count: unknown): number {
  if (typeof count !== 'number') throw new EngineError('nonsense', 'Meilisearch answered without saying how much it found.')
  return count
}

/** The official client's types leave these out. */
const remoteErrorsOf = (answer: object): Readonly<Record<string, unknown>> =>
  'remoteErrors' in answer && typeof answer.remoteErrors === 'object' && answer.remoteErrors !== null ? { ...answer.remoteErrors } : {}
