import { Meilisearch } from 'meilisearch'
import type { MeilisearchConfiguration, Server } from './configuration.ts'
import { faultOf } from './fault.ts'

/** How long a question about keys may take, in milliseconds. */
const PATIENCE = 5000

/**
 * The key for queries: one that may search this index and do nothing else, made where there is none. A configured key that may not see keys is
 * a key for searching already, and is used as it is. Throws EngineError.
 */
export async function searchKey(server: Server, { index }: Pick<MeilisearchConfiguration, 'index'>): Promise<string> {
  const client = new Meilisearch({ host: server.url, apiKey: server.key, timeout: PATIENCE })
  const name = `gazette: search ${index}`
  try {
    const { results } = await client.getKeys({ limit: 1000 })
    const held = results.find((key) => key.name === name && key.actions.join() === 'search' && key.indexes.join() === index)
    const key =
      held ??
      (await client.createKey({
        name,
        description: 'Made by Gazette for queries.',
        actions: ['search'],
        indexes: [index],
        expiresAt: null,
      }))
    return key.key
  } catch (error) {
    const fault = faultOf(error, server)
    if (fault.code === 'refused') return server.key
    throw fault
  }
}
