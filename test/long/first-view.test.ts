import { gzipSync } from 'node:zlib'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openRegister } from '../../src/node.ts'
import { instrumentAddress } from '../../src/web/addresses.ts'
import { createApp } from '../../src/web/app.ts'
import type { InstrumentKey } from '../../src/law/instrument.ts'
import type { CollectionName } from '../collections.ts'
import { builtCollection, describeCollection } from '../collections.ts'

/** pages.md: a first view of at most 30 KB, HTML, CSS and SVG together, compressed. */
const MOST = 30_000

async function firstViews(name: CollectionName): Promise<{ address: string; status: number; size: number }[]> {
  const { register } = await builtCollection(name)
  const database = new DatabaseSync(register, { readOnly: true })
  const keys = database
    .prepare('SELECT jurisdiction, identifier FROM instrument WHERE deleted_on IS NULL')
    .all() as unknown as InstrumentKey[]
  database.close()
  const opened = openRegister(register)
  const app = createApp({ ...opened, now: () => new Date('2026-11-22T09:00:00Z') })
  const text = async (address: string): Promise<string> => (await app.request(address)).text()
  const style = gzipSync(await text(/href="(\/assets\/style-[^"]+)"/.exec(await text('/'))?.[1] ?? '')).length
  const views = []
  for (const key of keys) {
    const address = instrumentAddress(key)
    const response = await app.request(address)
    views.push({ address, status: response.status, size: style + gzipSync(await response.text()).length })
  }
  opened.close()
  return views
}

for (const name of ['legalize-ie', 'lawrefbook'] as const)
  describeCollection(name, `every text of ${name}`, () => {
    test('is answered, with a first view of at most 30 KB', async () => {
      const views = await firstViews(name)
      expect(views.length).toBeGreaterThan(3000)
      expect(views.filter(({ status, size }) => status !== 200 || size > MOST)).toEqual([])
    })
  })
