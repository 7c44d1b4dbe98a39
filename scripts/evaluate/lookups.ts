import type { Day } from '../../src/law/day.ts'
import type { Search } from '../../src/search/answer.ts'
import { quantile } from './table.ts'

/** A query that names one instrument. */
export interface Lookup {
  readonly kind: string
  readonly query: string
  readonly instrument: string
}

/** How often the right instrument stands first, by kind of query. */
export async function measureLookups(search: Search, lookups: readonly Lookup[], asOf: Day): Promise<string[][]> {
  const kinds = new Map<string, { asked: number; right: number; times: number[] }>()
  for (const { kind, query, instrument } of lookups) {
    const sums = kinds.get(kind) ?? { asked: 0, right: 0, times: [] }
    kinds.set(kind, sums)
    const started = performance.now()
    const { results } = await search({ text: query, asOf, filter: {}, by: 'instrument', page: 1, limit: 20 })
    sums.times.push(performance.now() - started)
    sums.asked += 1
    if (results[0]?.identifier === instrument) sums.right += 1
    else process.stderr.write(`${kind}: ${query} is ${instrument}, found ${results[0]?.identifier ?? 'nothing'}\n`)
  }
  const rows = [...kinds].map(([kind, { asked, right, times }]) => [
    kind,
    String(asked),
    (right / asked).toFixed(2),
    quantile(times, 0.5).toFixed(1),
    quantile(times, 0.95).toFixed(1),
  ])
  return [['kind', 'queries', 'right first', 'median ms', 'p95 ms'], ...rows]
}
