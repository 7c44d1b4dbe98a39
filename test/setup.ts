import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from './chromium.ts'
import { unpackCollections } from './collections.ts'

/** Before all tests: unpacks the collections, says what will be skipped, and gives the run a folder of its own. */
export default function setup(): () => void {
  const absent = unpackCollections()
  if (absent.length > 0) console.warn(`Skipped: tests of ${absent.join(' and ')}, since ../shared/corpora does not have them.`)
  if (!chromium) console.warn('Skipped: tests in a browser, since there is no chromium (its path may be given as CHROMIUM).')

  const cache = fileURLToPath(new URL('../.cache/', import.meta.url))
  mkdirSync(cache, { recursive: true })
  const run = mkdtempSync(join(cache, 'run-'))
  process.env['GAZETTE_TEST_RUN'] = run
  return () => rmSync(run, { recursive: true, force: true })
}
