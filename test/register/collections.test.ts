import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { day } from '../../src/law/day.ts'
import { createRegister, refuseRegister } from '../../src/register/reads.ts'
import type { Register, StoredInstrument } from '../../src/register/register.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { builtCollection, describeCollection, type CollectionName } from '../collections.ts'

const today = day('2026-01-01')
const sizes: Readonly<Record<CollectionName, number>> = { 'legalize-ie': 4021, lawrefbook: 3300 }

async function opened(name: CollectionName): Promise<Register> {
  const { register } = await builtCollection(name)
  return createRegister(openSqlite(register, { readOnly: true, refuse: refuseRegister }))
}

async function everything(register: Register): Promise<StoredInstrument[]> {
  const { instruments } = await register.browse({}, today, { offset: 0, limit: 100_000 })
  const found: StoredInstrument[] = []
  for (const { jurisdiction, identifier } of instruments) {
    const located = await register.locate(jurisdiction, identifier, today)
    if (located.kind === 'instrument') found.push(located.found)
  }
  return found
}

for (const name of ['legalize-ie', 'lawrefbook'] as const) {
  describeCollection(name, `the register of ${name}`, (folder) => {
    it('leads from every identifier and every file name to its instrument', { timeout: 300_000 }, async () => {
      const register = await opened(name)
      const all = await everything(register)
      expect(all.length).toBeGreaterThanOrEqual(sizes[name])
      for (const { id, instrument, expressions } of all) {
        for (const { path } of expressions.flatMap(({ texts }) => texts)) {
          const located = await register.locate(instrument.jurisdiction, basename(path, '.md'), today)
          // A base title may be the name of a file, too; then the file's own instrument is the one that has it as identifier.
          const ids =
            located.kind === 'instrument' ? [located.found.id] : located.kind === 'several' ? located.keys.map((key) => key.id) : []
          expect({ path, ids }).toEqual({ path, ids: expect.arrayContaining([id]) })
        }
      }
    })

    it('gives back every file as it stands in the folder', { timeout: 300_000 }, async () => {
      const register = await opened(name)
      let files = 0
      for (const { expressions } of await everything(register)) {
        for (const { id } of expressions.filter(({ latest }) => latest)) {
          for (const { path, text } of await register.markdown(id)) {
            expect(text === readFileSync(join(folder, path), 'utf8').replace(/^\uFEFF/, ''), path).toBe(true)
            files += 1
          }
        }
      }
      expect(files).toBeGreaterThanOrEqual(sizes[name] * 0.9)
    })

    it('counts each instrument once, whatever the day', async () => {
      const register = await opened(name)
      const { instruments } = await register.summary()
      for (const on of ['1900-01-01', '1950-06-15', '2000-02-29', '2026-01-01'].map(day)) {
        const counts = await register.statusCounts(on)
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(instruments)
      }
    })
  })
}
