import { createApp } from '../../src/web/app.ts'
import { openRegister } from '../../src/node.ts'
import { bareSearch } from './bare-search.ts'
import { line, median, quantile, type Line } from './measure.ts'

/** Look-ups through the app itself, without a network, against FTS5 alone. */
export async function benchLookups(folder: string, register: string, queries: readonly string[]): Promise<Line[]> {
  const bare = bareSearch(folder)
  const opened = openRegister(register)
  const app = createApp({ ...opened, now: () => new Date() })
  const ask = async (query: string): Promise<void> => {
    const response = await app.request(`/search.json?limit=20&q=${encodeURIComponent(query)}`)
    if (response.status !== 200) throw new Error(`${query}: ${response.status}`)
    await response.text()
  }
  const timed = async (work: () => unknown): Promise<number> => {
    const started = performance.now()
    await work()
    return performance.now() - started
  }
  for (const query of queries.slice(0, 20)) await ask(query)
  const all: { ours: number; and: number; or: number; answered: boolean }[] = []
  for (const query of queries) {
    let answered = false
    const and = await timed(() => (answered = bare(query, 'AND') > 0))
    all.push({ ours: await timed(() => ask(query)), and, or: await timed(() => bare(query, 'OR')), answered })
  }
  opened.close()
  const answered = all.filter((each) => each.answered)
  const ours = answered.map((each) => each.ours)
  const and = answered.map((each) => each.and)
  return [
    line(`look-up, median of ${answered.length} that AND answers`, median(ours), median(and), 'ms', '≤ 1.5'),
    line('look-up, p95 of the same', quantile(ours, 0.95), quantile(and, 0.95), 'ms', '≤ 1.5'),
    line(
      `look-up, p99 of all ${all.length}, against OR`,
      quantile(
        all.map((each) => each.ours),
        0.99,
      ),
      quantile(
        all.map((each) => each.or),
        0.99,
      ),
      'ms',
      '≤ 1',
    ),
  ]
}
