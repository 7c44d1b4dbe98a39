import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CitizenQuestion, measureCitizens } from '../../scripts/evaluate/citizens.ts'
import { type Lookup, measureLookups } from '../../scripts/evaluate/lookups.ts'
import { measureQuestions, type Question } from '../../scripts/evaluate/questions.ts'
import { day } from '../../src/law/day.ts'
import { type OpenRegister, openRegister } from '../../src/node.ts'
import { builtCollection, type CollectionName, describeCollection } from '../collections.ts'

const judgments = fileURLToPath(new URL('../../../shared/judgments', import.meta.url))
const today = day('2026-01-01')

/** One of every `each` judgments: enough to see a fall, and quick. `npm run evaluate` asks them all. */
const some = <T>(name: string, each: number): T[] =>
  readFileSync(join(judgments, name), 'utf8')
    .split('\n')
    .filter((line, at) => line !== '' && at % each === 0)
    .map((line) => JSON.parse(line) as T)

function opened(name: CollectionName): () => OpenRegister {
  let register: OpenRegister
  beforeAll(async () => {
    register = openRegister((await builtCollection(name)).register)
  })
  afterAll(() => register?.close())
  return () => register
}

describeCollection('legalize-ie', 'search in legalize-ie', () => {
  const register = opened('legalize-ie')

  it('puts the instrument first that a citation, number or title names, also a misspelt one', async () => {
    const lookups = some<Lookup>('lookup-en-dev.jsonl', 1).filter((_, at) => at % 5 === Math.floor(at / 5) % 5)
    const [, ...rows] = await measureLookups(register().search, lookups, today)
    expect(new Set(rows.map(([kind]) => kind))).toEqual(new Set(['citation', 'number', 'misspelt title', 'lower-case title']))
    for (const [kind, , right] of rows) expect(Number(right), kind).toBeGreaterThanOrEqual(kind === 'misspelt title' ? 0.95 : 0.99)
  })
})

describeCollection('legalize-ie', 'broad searches in legalize-ie', () => {
  const register = opened('legalize-ie')

  it.each(['local government', 'road traffic', 'court', 'juries act'])(
    'count all that answers, and a filter gives what its facet counts: %s',
    async (text) => {
      const asked = (filter: object): ReturnType<OpenRegister['search']> =>
        register().search({ text, asOf: today, filter, by: 'instrument', page: 1, limit: 1 })
      const { total, facets } = await asked({})
      expect(facets.rank).toEqual({ act: total })
      for (const [status, count] of Object.entries(facets.status))
        expect([status, (await asked({ status })).total]).toEqual([status, count])
      const [year, count] = Object.entries(facets.year).at(-1) ?? []
      expect((await asked({ from: Number(year), to: Number(year) })).total).toBe(count)
      expect((await asked({ rank: 'act' })).total).toBe(total)
    },
  )
})

describeCollection('legalize-ie', 'questions of citizens about legalize-ie', () => {
  const register = opened('legalize-ie')

  it('find a governing Act among the first five, and no repealed one before its successor', async () => {
    const file = fileURLToPath(new URL('questions-en.jsonl', import.meta.url))
    const questions = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as CitizenQuestion)
    const rows = await measureCitizens(register().search, questions, today)
    const all = rows.at(-1)
    expect(all?.slice(0, 2)).toEqual(['all', '60'])
    expect(Number(all?.[2]), 'nDCG@10 of Acts').toBeGreaterThanOrEqual(0.45)
    expect(Number(all?.[5]), 'in first five').toBeGreaterThanOrEqual(0.58)
    expect(Number(all?.[6]), 'repealed in first three').toBeLessThanOrEqual(1)
  })
})

describeCollection('lawrefbook', 'search in LawRefBook', () => {
  const register = opened('lawrefbook')

  it('finds the articles that answer questions of lay people', async () => {
    const [, any] = await measureQuestions(register().search, some<Question>('stard-dev.jsonl', 8), today)
    expect(Number(any?.[2]), 'recall@100').toBeGreaterThanOrEqual(0.62)
    expect(Number(any?.[3]), 'MRR@10').toBeGreaterThanOrEqual(0.34)
  })
})
