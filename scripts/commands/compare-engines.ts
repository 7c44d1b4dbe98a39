import { readFileSync } from 'node:fs'
import { meilisearchEnvironment, openRegister, today } from '../../src/node.ts'
import type { SearchResponse } from '../../src/search/search.ts'
import { ConfigurationError } from '../../src/search/meilisearch/configuration.ts'
import { instrumentAddress } from '../../src/web/addresses.ts'
import { type Command, DEFAULT_REGISTER, UsageError, wholeNumber } from './command.ts'

export const compareEngines: Command = {
  name: 'compare-engines',
  summary: 'asks the embedded engine and Meilisearch the same, side by side',
  help: `Usage: npx gazette compare-engines --queries FILE [options]

Asks both engines each line of a file, and shows what they find, how much of it is the same, and how long each takes.

  --queries FILE    one query a line, or JSON lines with a key "query"
  --register FILE   the register to search (${DEFAULT_REGISTER})
  --limit N         results of each, up to 100 (5)
  --json            print one line of JSON for each query
`,
  options: { queries: 'value', register: 'value', limit: 'value', json: 'flag' },
  async run({ flags, values }) {
    const file = values.get('queries')
    if (file === undefined) throw new UsageError('Say with --queries which file holds the queries.')
    const meilisearch = meilisearchEnvironment()
    if (!meilisearch) throw new ConfigurationError('MEILI_URL and MEILI_KEY are not set: there is no second engine to compare with.')
    const limit = wholeNumber('--limit', values.get('limit') ?? '5', 1, 100)
    const path = values.get('register') ?? DEFAULT_REGISTER
    const report = (message: string): void => void process.stderr.write(`${message}\n`)
    const engines = [openRegister(path), openRegister(path, { meilisearch, report })] as const
    try {
      const compared: Compared[] = []
      for (const query of queriesOf(readFileSync(file, 'utf8'))) {
        const [embedded, other] = [await ask(engines[0], query, limit), await ask(engines[1], query, limit)]
        const one = {
          query,
          sqlite: embedded,
          meilisearch: other,
          shared: other.results.filter((address) => embedded.results.includes(address)).length,
        }
        compared.push(one)
        process.stdout.write(flags.has('json') ? `${JSON.stringify(one)}\n` : sideBySide(one))
      }
      if (!flags.has('json')) process.stdout.write(summary(compared))
      return compared.some((one) => one.meilisearch.engine !== 'meilisearch') ? 1 : 0
    } finally {
      for (const engine of engines) engine.close()
    }
  },
}

interface Answered {
  readonly engine: SearchResponse['engine']
  readonly total: number
  readonly milliseconds: number
  readonly results: readonly string[]
}

interface Compared {
  readonly query: string
  readonly sqlite: Answered
  readonly meilisearch: Answered
  /** Results that both have. */
  readonly shared: number
}

function queriesOf(text: string): string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  return lines.map((line) => (line.startsWith('{') ? ((JSON.parse(line) as { query?: string }).query ?? '') : line))
}

async function ask({ search }: ReturnType<typeof openRegister>, text: string, limit: number): Promise<Answered> {
  const started = performance.now()
  const { engine, total, results } = await search({ text, asOf: today(), filter: {}, by: 'instrument', page: 1, limit })
  const milliseconds = Math.round((performance.now() - started) * 10) / 10
  return { engine, total, milliseconds, results: results.map((one) => instrumentAddress(one, { eId: one.provision?.eId ?? null })) }
}

const WIDTH = 60

function sideBySide({ query, sqlite, meilisearch, shared }: Compared): string {
  const head = ({ engine, total, milliseconds }: Answered): string => `${engine}: ${total.toLocaleString('en')} found, ${milliseconds} ms`
  const rows = Array.from({ length: Math.max(sqlite.results.length, meilisearch.results.length) }, (_, at) => [
    sqlite.results[at] ?? '',
    meilisearch.results[at] ?? '',
  ])
  const lines = [[head(sqlite), head(meilisearch)], ...rows].map(([left = '', right = '']) => `  ${left.padEnd(WIDTH)} ${right}`)
  return `${[query, ...lines, `  ${shared} of ${sqlite.results.length} in both`].join('\n')}\n\n`
}

function summary(compared: readonly Compared[]): string {
  const middle = (of: (one: Compared) => number): number => compared.map(of).toSorted((a, b) => a - b)[Math.floor(compared.length / 2)] ?? 0
  const same = compared.filter(({ sqlite, meilisearch }) => sqlite.results[0] === meilisearch.results[0]).length
  return `${compared.length} queries; the same first result for ${same}; median ${middle((one) => one.sqlite.milliseconds)} ms and ${middle((one) => one.meilisearch.milliseconds)} ms\n`
}
