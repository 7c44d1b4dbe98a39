import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/** `fast` is what `npm test` runs; `long` holds what takes minutes. */
export default defineConfig({
  root,
  test: {
    testTimeout: 30_000,
    hookTimeout: 300_000,
    reporters: ['default', './test/tally.ts'],
    globalSetup: ['test/setup.ts'],
    projects: [
      { extends: true, test: { name: 'fast', include: ['test/**/*.test.ts'], exclude: ['test/long/**', 'test/**/*.live.test.ts'] } },
      // What needs a server of Meilisearch that MEILI_URL and MEILI_KEY name.
      { extends: true, test: { name: 'meilisearch', include: ['test/**/*.live.test.ts'] } },
      { extends: true, test: { name: 'long', include: ['test/long/**/*.test.ts'], testTimeout: 1_800_000, hookTimeout: 1_800_000 } },
    ],
  },
})
