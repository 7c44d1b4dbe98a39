import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { day } from '../../src/law/day.ts'
import { EngineError, NOTHING, type SearchEngine, type WordQuery } from '../../src/search/engine.ts'
import { createSteadyEngine } from '../../src/search/steady.ts'
import { StoreError } from '../../src/store/database.ts'

const query: WordQuery = { text: 'x', filter: {}, asOf: day('2026-01-01'), by: 'instrument', offset: 0, limit: 10 }
const fallback: SearchEngine = { name: 'sqlite', search: async () => ({ ...NOTHING, total: 2 }) }

function failing(): { engine: SearchEngine; how: { fails?: () => Promise<never>; asked: number } } {
  const how: { fails?: () => Promise<never>; asked: number } = { asked: 0 }
  const engine: SearchEngine = {
    name: 'meilisearch',
    async search() {
      how.asked += 1
      if (how.fails) await how.fails()
      return { ...NOTHING, total: 1 }
    },
  }
  return { engine, how }
}

it('answers through the other engine while one fails, says so once, leaves it in peace, and comes back by itself', async () => {
  const { engine, how } = failing()
  const said: string[] = []
  const steady = createSteadyEngine({ engine, fallback, rest: 500, onChange: (message) => said.push(message) })
  expect(await steady.search(query)).toMatchObject({ total: 1 })
  how.fails = async () => Promise.reject(new EngineError('unreachable', 'It cannot be reached.'))
  for (let at = 0; at < 6; at++) expect(await steady.search(query)).toMatchObject({ total: 2, engine: 'sqlite' })
  expect(how.asked).toBe(4)
  expect(steady.health()).toEqual({ engine: 'meilisearch', asked: false, answered: 1, replaced: 6, fault: 'unreachable' })
  expect(said).toEqual(['It cannot be reached. The embedded engine answers meanwhile.'])

  delete how.fails
  await wait(600)
  expect(await steady.search(query)).toMatchObject({ total: 1 })
  expect(steady.health()).toEqual({ engine: 'meilisearch', asked: true, answered: 2, replaced: 6, fault: null })
  expect(said).toHaveLength(2)
})

it('does not wait for an engine that takes too long', async () => {
  const { engine, how } = failing()
  how.fails = async () => wait(5000) as Promise<never>
  const steady = createSteadyEngine({ engine, fallback, patience: 30 })
  expect(await steady.search(query)).toMatchObject({ total: 2, engine: 'sqlite' })
  expect(steady.health().fault).toBe('slow')
})

it('holds no engine to account for a register that cannot be read', async () => {
  const { engine, how } = failing()
  how.fails = async () => Promise.reject(new StoreError('failed', 'The register cannot be read.'))
  const steady = createSteadyEngine({ engine, fallback })
  for (let at = 0; at < 5; at++) await expect(steady.search(query)).rejects.toThrow(StoreError)
  expect(how.asked).toBe(5)
  expect(steady.health()).toMatchObject({ asked: true, replaced: 0, fault: null })
})

it('shares a rush between both engines, and holds it against neither', async () => {
  const { engine, how } = failing()
  how.fails = async () => wait(20) as Promise<never>
  const steady = createSteadyEngine({ engine, fallback })
  const answers = await Promise.all(Array.from({ length: 60 }, async () => steady.search(query)))
  const own = answers.filter(({ total }) => total === 1).length
  expect([own > 0, own < 60, answers.length]).toEqual([true, true, 60])
  expect(steady.health()).toMatchObject({ asked: true, answered: own, replaced: 60 - own, fault: null })
})
