import { isOutOfForce } from '../law/status.ts'
import type { FacetName, WordAnswer, WordQuery } from './engine.ts'
import type { Found } from './pool.ts'
import { hanPairs, readWords, type Words } from './words.ts'

/** The answer to a query, of all that was found in its order: what does not apply stands below, one page is cut out, the rest is counted. */
export function ordered(everything: readonly Found[], query: WordQuery, terms: readonly string[]): WordAnswer {
  const order = everything.map((one, index) => ({ one, index, below: isOutOfForce(one.status) }))
  const hits = order
    .toSorted((a, b) => Number(a.below) - Number(b.below) || a.index - b.index)
    .filter(({ one }) => one.provisionId > 0)
    .slice(query.offset, query.offset + query.limit)
  const weigh = (one: Found): number => (query.by === 'provision' ? one.count : 1)
  return {
    total: everything.reduce((sum, one) => sum + weigh(one), 0),
    outOfForce: order.reduce((sum, { one, below }) => sum + (below ? weigh(one) : 0), 0),
    hits: hits.map(({ one }) => ({ instrumentId: one.instrumentId, provisionId: one.provisionId, score: one.score })),
    facets: facetsOf(everything, weigh),
    terms,
  }
}

/** How many provisions of each instrument are in the pool. */
export function counted(pool: readonly Found[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { instrumentId } of pool) counts.set(instrumentId, (counts.get(instrumentId) ?? 0) + 1)
  return counts
}

function facetsOf(found: readonly Found[], weigh: (one: Found) => number): Record<FacetName, Record<string, number>> {
  const facets: Record<FacetName, Map<string, number>> = {
    jurisdiction: new Map(),
    rank: new Map(),
    status: new Map(),
    issuer: new Map(),
    year: new Map(),
    language: new Map(),
  }
  for (const one of found) {
    for (const name of Object.keys(facets) as FacetName[]) {
      const value = one[name]
      if (value !== null) facets[name].set(String(value), (facets[name].get(String(value)) ?? 0) + weigh(one))
    }
  }
  const plain = (counts: ReadonlyMap<string, number>): Record<string, number> =>
    Object.fromEntries([...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))
  return {
    jurisdiction: plain(facets.jurisdiction),
    rank: plain(facets.rank),
    status: plain(facets.status),
    issuer: plain(facets.issuer),
    year: plain(facets.year),
    language: plain(facets.language),
  }
}

/** The words that were looked for, as a snippet marks them. */
export function termsOf({ latin, han, phrases }: Words): string[] {
  const quoted = phrases.map((phrase) => readWords(phrase))
  const runs = [...han, ...quoted.flatMap((words) => words.han)]
  const single = runs.filter((run) => [...run].length === 1)
  return [...new Set([...latin, ...quoted.flatMap((words) => words.latin), ...hanPairs(runs), ...single])]
}
