import { Meilisearch } from 'meilisearch'
import type { MeilisearchConfiguration } from './configuration.ts'
import { faultOf } from './fault.ts'
import { searchKey } from './keys.ts'

/** How long a server may take, in milliseconds. */
const PATIENCE = 10_000

/** Makes several servers known to each other, so that any of them can ask the others (`network`); one server alone is left as it is. */
export async function join(configuration: MeilisearchConfiguration): Promise<void> {
  const { servers } = configuration
  if (servers.length === 1) return
  const keys = await Promise.all(servers.map(async (server) => searchKey(server, configuration)))
  const remotes = Object.fromEntries(servers.map(({ name, url }, at) => [name, { url, searchApiKey: keys[at] ?? null }]))
  for (const server of servers) {
    const client = new Meilisearch({ host: server.url, apiKey: server.key, timeout: PATIENCE })
    try {
      await client.updateExperimentalFeatures({ network: true })
      await client.updateNetwork({ self: server.name, remotes })
    } catch (error) {
      throw faultOf(error, server)
    }
  }
}
