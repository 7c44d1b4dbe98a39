import type { SearchHealth } from '../search/steady.ts'

/** What is counted of the requests that one process answers. */
export interface Metrics {
  /** Milliseconds since any moment. */
  readonly elapsed: () => number
  /** A request was answered; `milliseconds` until the answer was made. */
  answered(pathname: string, status: number, milliseconds: number): void
  searched(engine: string, lane: string): void
  /** In the text format of Prometheus; https://prometheus.io/docs/instrumenting/exposition_formats/ */
  text(register: { readonly version: string; readonly instruments: number }, search?: SearchHealth): string
}

/** In seconds. */
const BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] as const

interface Duration {
  readonly within: number[]
  sum: number
  count: number
}

export function createMetrics(elapsed: () => number): Metrics {
  const requests = new Map<string, number>()
  const durations = new Map<string, Duration>()
  const searches = new Map<string, number>()
  const add = (counts: Map<string, number>, labels: string): void => void counts.set(labels, (counts.get(labels) ?? 0) + 1)

  return {
    elapsed,
    answered(pathname, status, milliseconds) {
      const route = routeOf(pathname)
      const seconds = milliseconds / 1000
      add(requests, `route="${route}",status="${status}"`)
      const duration = durations.get(route) ?? { within: BUCKETS.map(() => 0), sum: 0, count: 0 }
      durations.set(route, duration)
      const bucket = BUCKETS.findIndex((most) => seconds <= most)
      if (bucket >= 0) duration.within[bucket] = (duration.within[bucket] ?? 0) + 1
      duration.sum += seconds
      duration.count += 1
    },
    searched: (engine, lane) => add(searches, `engine="${engine}",lane="${lane}"`),
    text: ({ version, instruments }, search) =>
      [
        ...family('gazette_http_requests_total', 'counter', 'Requests answered.', requests),
        '# HELP gazette_http_request_duration_seconds Time until an answer was made.',
        '# TYPE gazette_http_request_duration_seconds histogram',
        ...[...durations].flatMap(([route, duration]) => histogram(route, duration)),
        ...family('gazette_searches_total', 'counter', 'Searches, by the engine and the lane that answered.', searches),
        ...(search
          ? [
              ...family(
                'gazette_search_engine_up',
                'gauge',
                'Whether the chosen engine is asked at present.',
                new Map([[`engine="${search.engine}"`, Number(search.asked && search.fault === null)]]),
              ),
              ...family(
                'gazette_searches_replaced_total',
                'counter',
                'Searches that another engine answered in its place.',
                new Map([[`engine="${search.engine}"`, search.replaced]]),
              ),
            ]
          : []),
        ...family('gazette_register_info', 'gauge', 'The register that is served.', new Map([[`version="${version}"`, 1]])),
        ...family('gazette_register_instruments', 'gauge', 'Instruments in the register.', new Map([['', instruments]])),
        '',
      ].join('\n'),
  }
}

function* family(name: string, type: string, help: string, counts: ReadonlyMap<string, number>): Generator<string> {
  yield `# HELP ${name} ${help}`
  yield `# TYPE ${name} ${type}`
  for (const [labels, count] of counts) yield `${name}${labels === '' ? '' : `{${labels}}`} ${count}`
}

function histogram(route: string, { within, sum, count }: Duration): string[] {
  const name = 'gazette_http_request_duration_seconds'
  let below = 0
  const buckets = BUCKETS.map((most, index) => `${name}_bucket{route="${route}",le="${most}"} ${(below += within[index] ?? 0)}`)
  return [
    ...buckets,
    `${name}_bucket{route="${route}",le="+Inf"} ${count}`,
    `${name}_sum{route="${route}"} ${sum}`,
    `${name}_count{route="${route}"} ${count}`,
  ]
}

const ROUTES =
  /^\/(search|suggest|find|cite|flags|mend|statistics|decisions|staff|assets|healthz|metrics|sitemap|about|help|api)(?=$|[./-])/

/** A few kinds of addresses, whatever was asked for: each is a line of its own in whoever collects them. */
function routeOf(pathname: string): string {
  if (pathname === '/') return 'home'
  const named = ROUTES.exec(pathname)?.[1]
  if (named !== undefined) return named
  if (!/^\/[a-z]{2}(?:-[a-z0-9]{1,8})*(?:\/|$)/.test(pathname)) return 'other'
  return pathname.includes('/', 1) ? 'instrument' : 'jurisdiction'
}
