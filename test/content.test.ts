import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build, check } from '../src/compile/build.ts'
import type { Day } from '../src/law/day.ts'
import { openRegister, type OpenRegister } from '../src/node.ts'
import type { StoredInstrument } from '../src/register/register.ts'

const folder = fileURLToPath(new URL('../content', import.meta.url))
const day = '2026-11-22' as Day

describe('the sample register', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'gazette-'))
  let open: OpenRegister
  let all: StoredInstrument[]
  beforeAll(async () => {
    const register = join(scratch, 'register.db')
    await build({ folders: [folder], register, history: false })
    open = openRegister(register)
    const { instruments } = await open.register.browse({}, day, { offset: 0, limit: 100 })
    const located = await Promise.all(instruments.map((it) => open.register.locate(it.jurisdiction, it.identifier, day)))
    all = located.flatMap((it) => (it.kind === 'instrument' ? [it.found] : []))
  })

  afterAll(() => {
    open.close()
    rmSync(scratch, { recursive: true, force: true })
  })

  it('has no problems', async () => {
    expect((await check({ folders: [folder] })).problems).toEqual([])
  })

  it('has instruments of several jurisdictions, in force, ended, run out and not yet begun', async () => {
    expect(all.length).toBeGreaterThanOrEqual(24)
    expect(new Set(all.map(({ instrument }) => instrument.jurisdiction)).size).toBeGreaterThanOrEqual(4)
    const counts = await open.register.statusCounts(day)
    for (const status of ['in-force', 'repealed', 'expired', 'not-commenced', 'unknown']) expect(counts[status]).toBeGreaterThan(0)
  })

  it('has every text in English and Chinese, with the same provisions at the same addresses', async () => {
    for (const { instrument, expressions } of all) {
      const eIds = async (language: string): Promise<string[][]> =>
        Promise.all(
          expressions
            .filter((it) => it.language === language)
            .map(async (it) => (await open.register.outline(it.id)).map(({ eId }) => eId)),
        )
      expect(await eIds('zh'), instrument.identifier).toEqual(await eIds('en'))
    }
  })

  it('declares relations only to texts that it holds, by their addresses', async () => {
    const declared = all.flatMap(({ instrument }) => instrument.declared.map(({ reference }) => reference))
    expect(declared.length).toBeGreaterThan(5)
    for (const reference of declared) {
      const [, jurisdiction = '', identifier = ''] = reference.split('/')
      expect((await open.register.locate(jurisdiction, identifier, day)).kind, reference).toBe('instrument')
    }
  })
})
