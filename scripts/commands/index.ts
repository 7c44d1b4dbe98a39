import { ConfigurationError } from '../../src/search/meilisearch/configuration.ts'
import type { Filled } from '../../src/search/meilisearch/fill.ts'
import { fillMeilisearch, meilisearchEnvironment } from '../../src/node.ts'
import { type Command, DEFAULT_REGISTER } from './command.ts'
import { createProgress } from './progress.ts'

export const index: Command = {
  name: 'index',
  summary: 'brings the index of Meilisearch up to date with a register',
  help: `Usage: npx gazette index [options]

Sends the provisions of a register to the Meilisearch that MEILI_URL and MEILI_KEY name: only what changed. A new index, and one of which most
changed, is filled beside the old one and put in its place when it is complete. A run that is broken off harms nothing; the next one finishes it.

  --register FILE   the register to index (${DEFAULT_REGISTER})
  --rebuild         make the index anew
  --dry-run         only say what would be done
  --json            print the figures as one line of JSON
`,
  options: { register: 'value', rebuild: 'flag', 'dry-run': 'flag', json: 'flag' },
  async run({ flags, values }) {
    const configuration = meilisearchEnvironment()
    if (!configuration)
      throw new ConfigurationError('MEILI_URL and MEILI_KEY are not set. The embedded engine needs no index besides the register.')
    const started = performance.now()
    const progress = createProgress()
    const dryRun = flags.has('dry-run')
    let servers: Filled[]
    try {
      servers = await fillMeilisearch(values.get('register') ?? DEFAULT_REGISTER, {
        configuration,
        rebuild: flags.has('rebuild'),
        dryRun,
        onProgress: ({ server, sent, due }) =>
          progress.report({ stage: `indexing ${server === 'rest' ? 'provisions' : server}`, done: sent, total: due }),
      })
    } finally {
      progress.end()
    }
    const seconds = Math.round((performance.now() - started) / 100) / 10
    process.stdout.write(
      flags.has('json')
        ? `${JSON.stringify({ index: configuration.index, dryRun, seconds, servers })}\n`
        : reportText(servers, dryRun, seconds),
    )
    return 0
  },
}

function reportText(servers: readonly Filled[], dryRun: boolean, seconds: number): string {
  const number = (count: number): string => count.toLocaleString('en')
  const lines = servers.map(({ server, url, provisions, sent, removed, rebuilt, bytes }) => {
    const name = server === 'rest' ? url : `${server} (${url})`
    const done = `${number(sent)} ${dryRun ? 'to be sent' : 'sent'}, ${number(removed)} ${dryRun ? 'to be removed' : 'removed'}`
    return `${name}: ${number(provisions)} provisions, ${done}${rebuilt ? ', into a new index' : ''}${dryRun ? '' : `, ${number(Math.round(bytes / 1_000_000))} MB`}`
  })
  return `${[...lines, `${seconds.toFixed(1)} s`].join('\n')}\n`
}
