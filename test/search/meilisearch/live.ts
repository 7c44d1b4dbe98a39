import { Meilisearch } from 'meilisearch'
import { afterAll, describe } from 'vitest'
import { type MeilisearchConfiguration, readConfiguration } from '../../../src/search/meilisearch/configuration.ts'

const { MEILI_URL, MEILI_KEY } = process.env

/** Tests on a real server; skipped unless MEILI_URL and MEILI_KEY name one. */
export const describeLive = (title: string, tests: () => void) =>
  describe.skipIf(!MEILI_URL || !MEILI_KEY)(MEILI_URL && MEILI_KEY ? title : `${title} (MEILI_URL and MEILI_KEY are not set)`, () => {
    tests()
  })

/** An index of one's own on the servers, gone after the tests. */
export function liveConfiguration(name: string): () => MeilisearchConfiguration {
  const index = `gazette-test-${name}-${process.pid}`
  const configuration = (): MeilisearchConfiguration =>
    readConfiguration({ MEILI_URL, MEILI_KEY, MEILI_INDEX: index }) as MeilisearchConfiguration
  afterAll(async () => {
    for (const { url, key } of configuration().servers) {
      const client = new Meilisearch({ host: url, apiKey: key })
      for (const uid of [index, `${index}-next`]) await client.deleteIndexIfExists(uid)
      const { results } = await client.getKeys({ limit: 1000 })
      for (const one of results) if (one.indexes.join() === index) await client.deleteKey(one.uid)
    }
  })
  return configuration
}
