import { randomUUID } from 'node:crypto'
import { passes } from './filtering.ts'
import { finds } from './finding.ts'
import type { Stored } from './stored.ts'

export interface Answer {
  readonly status: number
  readonly body?: unknown
}

export interface Asked {
  readonly method: string
  readonly path: string
  readonly params: URLSearchParams
  readonly key: string | undefined
  readonly json: unknown
  readonly text: string
  readonly fail: { readonly type: string; readonly code: string; readonly message: string } | undefined
}

interface Index {
  settings: Record<string, unknown>
  documents: Map<string, Stored>
}
type Query = {
  indexUid: string
  q?: string
  limit?: number
  matchingStrategy?: string
  filter?: string[]
  distinct?: string
  attributesToHighlight?: string[]
  federationOptions?: { remote?: string; weight?: number }
}

/** What a stand-in holds, and how it answers: indexes of provisions, tasks that are done at once, keys. */
export function createContents(master: string): { answer(asked: Asked): Answer } {
  const indexes = new Map<string, Index>()
  const tasks: Record<string, unknown>[] = []
  const keys: Record<string, unknown>[] = []
  const link = (code: string): string => `https://docs.meilisearch.com/errors#${code}`
  const refusal = (status: number, code: string, type: string, message: string): Answer => ({
    status,
    body: { message, code, type, link: link(code) },
  })
  const missing = (index: string): Answer => refusal(404, 'index_not_found', 'invalid_request', `Index \`${index}\` not found.`)
  const now = (): string => new Date().toISOString()

  function enqueue({ fail }: Asked, type: string, indexUid: string | null, work: () => string | undefined): Answer {
    const why = fail?.type === type ? fail : undefined
    const code = why ? why.code : work()
    const error =
      code === undefined ? null : { message: why?.message ?? `It failed: ${code}.`, code, type: 'invalid_request', link: link(code) }
    const uid = tasks.length
    const enqueuedAt = now()
    tasks.push({
      uid,
      batchUid: uid,
      indexUid,
      status: error ? 'failed' : 'succeeded',
      type,
      canceledBy: null,
      details: {},
      error,
      duration: 'PT0.001S',
      enqueuedAt,
      startedAt: enqueuedAt,
      finishedAt: enqueuedAt,
    })
    return { status: 202, body: { taskUid: uid, indexUid, status: 'enqueued', type, enqueuedAt } }
  }

  function search(query: Query): { hits: Stored[]; total: number; candidates: Stored[] } {
    const documents = [...(indexes.get(query.indexUid)?.documents.values() ?? [])].filter((one) =>
      (query.filter ?? []).every((filter) => passes(one, filter)),
    )
    const found = documents.flatMap((one) => {
      const score = finds(one, query.q ?? '', query.matchingStrategy ?? 'last')
      return score === null ? [] : [{ one, score }]
    })
    const ordered = found.toSorted((a, b) => b.score - a.score).map(({ one, score }): Stored => ({ ...one, score }))
    const seen = new Set<unknown>()
    const distinct =
      query.distinct === undefined
        ? ordered
        : ordered.filter((one) => !seen.has(one[query.distinct ?? '']) && seen.add(one[query.distinct ?? '']))
    return { hits: distinct.slice(0, query.limit ?? 20), total: distinct.length, candidates: ordered }
  }

  function multiSearch({ queries, federation }: { queries: Query[]; federation?: { limit: number; facetsByIndex?: object } }): Answer {
    const absent = queries.find(({ indexUid }) => !indexes.has(indexUid))
    if (absent) return missing(absent.indexUid)
    const requestUid = randomUUID()
    if (!federation) {
      const results = queries.map((query) => {
        const { hits, total } = search(query)
        return {
          indexUid: query.indexUid,
          hits: hits.map(() => ({})),
          query: query.q ?? '',
          processingTimeMs: 0,
          limit: query.limit ?? 20,
          offset: 0,
          estimatedTotalHits: total,
          requestUid,
        }
      })
      return { status: 200, body: { results } }
    }
    const best = new Map<string, { hit: Stored; score: number; queriesPosition: number; indexUid: string }>()
    let total = 0
    const counts = new Map<string, number>()
    for (const [queriesPosition, query] of queries.entries()) {
      const { hits, total: many, candidates } = search({ ...query, limit: Infinity })
      total += many
      for (const { instrument } of candidates) counts.set(String(instrument), (counts.get(String(instrument)) ?? 0) + 1)
      for (const hit of hits) {
        const score = Number(hit['score']) * (query.federationOptions?.weight ?? 1)
        if (score > (best.get(String(hit['id']))?.score ?? -1))
          best.set(String(hit['id']), { hit, score, queriesPosition, indexUid: query.indexUid })
      }
    }
    const hits = [...best.values()].toSorted((a, b) => b.score - a.score).slice(0, federation.limit)
    return {
      status: 200,
      body: {
        hits: hits.map(({ hit, score, queriesPosition, indexUid }) => ({
          key: hit['key'],
          _federation: { indexUid, queriesPosition, weightedRankingScore: score },
        })),
        processingTimeMs: 0,
        limit: federation.limit,
        offset: 0,
        estimatedTotalHits: total,
        requestUid,
        ...(federation.facetsByIndex && { facetDistribution: { instrument: Object.fromEntries(counts) }, facetStats: {} }),
      },
    }
  }

  function onIndex(asked: Asked, uid: string, rest: string): Answer {
    const { method, json, text } = asked
    const index = indexes.get(uid)
    if (rest === '/documents' && method === 'POST')
      return enqueue(asked, 'documentAdditionOrUpdate', uid, () => {
        for (const line of text.split('\n').filter((one) => one !== '')) {
          const document = JSON.parse(line) as Stored
          index?.documents.set(String(document['id']), document)
        }
        return index ? undefined : 'index_not_found'
      })
    if (rest === '/documents/delete-batch')
      return enqueue(asked, 'documentDeletion', uid, () => {
        for (const id of json as string[]) index?.documents.delete(id)
        return undefined
      })
    if (rest === '/settings' && method === 'PATCH')
      return enqueue(asked, 'settingsUpdate', uid, () => (index ? void Object.assign(index.settings, json) : 'index_not_found'))
    if (rest === '' && method === 'DELETE')
      return enqueue(asked, 'indexDeletion', uid, () => (indexes.delete(uid) ? undefined : 'index_not_found'))
    if (!index) return missing(uid)
    if (rest === '/settings') return { status: 200, body: index.settings }
    if (rest === '/stats')
      return {
        status: 200,
        body: {
          numberOfDocuments: index.documents.size,
          rawDocumentDbSize: 4096,
          avgDocumentSize: 100,
          isIndexing: false,
          numberOfEmbeddings: 0,
          numberOfEmbeddedDocuments: 0,
          fieldDistribution: {},
        },
      }
    if (rest === '/documents') {
      const offset = Number(asked.params.get('offset') ?? 0)
      const limit = Number(asked.params.get('limit') ?? 20)
      const results = [...index.documents.values()].slice(offset, offset + limit).map(({ id, digest }) => ({ id, digest }))
      return { status: 200, body: { results, offset, limit, total: index.documents.size } }
    }
    return { status: 200, body: { uid, createdAt: now(), updatedAt: now(), primaryKey: 'id' } }
  }

  return {
    answer(asked) {
      const { method, path, key, json } = asked
      if (path === '/health') return { status: 200, body: { status: 'available' } }
      if (key === undefined)
        return refusal(
          401,
          'missing_authorization_header',
          'auth',
          'The Authorization header is missing. It must use the bearer authorization method.',
        )
      const searchOnly = keys.some((one) => one['key'] === key)
      if (key !== master && !(searchOnly && path === '/multi-search'))
        return refusal(403, 'invalid_api_key', 'auth', 'The provided API key is invalid.')
      if (path === '/multi-search') return multiSearch(json as Parameters<typeof multiSearch>[0])
      if (path === '/keys' && method === 'GET') return { status: 200, body: { results: keys, offset: 0, limit: 1000, total: keys.length } }
      if (path === '/keys') {
        const made = {
          name: null,
          description: null,
          ...(json as object),
          key: `search-only-${randomUUID()}`,
          uid: randomUUID(),
          createdAt: now(),
          updatedAt: now(),
        }
        keys.push(made)
        return { status: 201, body: made }
      }
      if (path === '/tasks') return { status: 200, body: { results: [], total: 0, limit: 20, from: null, next: null } }
      const task = /^\/tasks\/(\d+)$/.exec(path)?.[1]
      if (task !== undefined) return { status: 200, body: tasks[Number(task)] }
      if (path === '/indexes' && method === 'POST') {
        const { uid } = json as { uid: string }
        return enqueue(asked, 'indexCreation', uid, () =>
          indexes.has(uid) ? 'index_already_exists' : void indexes.set(uid, { settings: {}, documents: new Map() }),
        )
      }
      if (path === '/swap-indexes')
        return enqueue(asked, 'indexSwap', null, () => {
          const [{ indexes: pair, rename = false } = { indexes: ['', ''] as [string, string] }] = json as {
            indexes: [string, string]
            rename?: boolean
          }[]
          const [first, second] = pair.map((uid) => indexes.get(uid))
          if (!first || (rename ? second : !second)) return rename && first ? 'index_already_exists' : 'index_not_found'
          indexes.set(pair[1], first)
          if (second) indexes.set(pair[0], second)
          else indexes.delete(pair[0])
          return undefined
        })
      const [, uid, rest = ''] = /^\/indexes\/([^/]+)(\/.*)?$/.exec(path) ?? []
      return uid === undefined ? refusal(404, 'not_found', 'invalid_request', 'Not found') : onIndex(asked, uid, rest)
    },
  }
}
