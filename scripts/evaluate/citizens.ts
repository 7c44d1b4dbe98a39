import type { Day } from '../../src/law/day.ts'
import type { Search } from '../../src/search/answer.ts'
import { mean, quantile } from './table.ts'

/**
 * A question of a citizen about Irish law, in lay words: test/search/questions-en.jsonl, a JSON object a line.
 * The questions were written before any answer was seen, and judged by reading the Acts.
 */
export interface CitizenQuestion {
  readonly query: string
  /** By `identifier#eId`: 2 where the provision governs the matter (one that inserts its whole text into another Act counts so, too), 1 where it helps. */
  readonly relevant: Readonly<Record<string, number>>
  /** Acts that once governed the matter and were repealed as a whole; one in the first three misleads. */
  readonly repealedPredecessors: readonly string[]
  /** Kept away from all tuning: every third question. */
  readonly held: boolean
}

interface Measured {
  readonly byInstrument: number
  readonly byProvision: number
  readonly governingInFive: boolean
  readonly governingFirst: boolean
  readonly misled: boolean
  readonly milliseconds: number
}

/** How well citizens' questions are answered: of those to tune on, those held back, and all. */
export async function measureCitizens(search: Search, questions: readonly CitizenQuestion[], asOf: Day): Promise<string[][]> {
  const measured = new Map<CitizenQuestion, Measured>()
  for (const question of questions) measured.set(question, await measure(search, question, asOf))
  const row = (name: string, some: readonly CitizenQuestion[]): string[] => {
    const of = some.flatMap((one) => measured.get(one) ?? [])
    const share = (is: (one: Measured) => boolean): string => mean(of.map((one) => Number(is(one)))).toFixed(2)
    return [
      name,
      String(of.length),
      mean(of.map((one) => one.byInstrument)).toFixed(3),
      mean(of.map((one) => one.byProvision)).toFixed(3),
      share((one) => one.governingFirst),
      share((one) => one.governingInFive),
      String(of.filter((one) => one.misled).length),
      quantile(
        of.map((one) => one.milliseconds),
        0.5,
      ).toFixed(1),
    ]
  }
  const open = questions.filter(({ held }) => !held)
  const held = questions.filter(({ held: kept }) => kept)
  return [
    ['questions', '', 'nDCG@10 Acts', 'nDCG@10 provisions', 'governing Act first', 'in first five', 'repealed in first three', 'median ms'],
    row('to tune on', open),
    row('held back', held),
    row('all', questions),
  ]
}

async function measure(search: Search, { query, relevant, repealedPredecessors }: CitizenQuestion, asOf: Day): Promise<Measured> {
  const grades = new Map<string, number>()
  for (const [provision, grade] of Object.entries(relevant)) {
    const instrument = provision.split('#')[0] ?? ''
    grades.set(instrument, Math.max(grade, grades.get(instrument) ?? 0))
  }
  const request = { text: query, asOf, filter: {}, page: 1, limit: 10 } as const
  const started = performance.now()
  const instruments = (await search({ ...request, by: 'instrument' })).results.map(({ identifier }) => identifier)
  const milliseconds = performance.now() - started
  const provisions = (await search({ ...request, by: 'provision' })).results.map((one) => `${one.identifier}#${one.provision?.eId ?? ''}`)
  const governing = instruments.findIndex((one) => grades.get(one) === 2)
  return {
    byInstrument: gain(
      instruments.map((one) => grades.get(one) ?? 0),
      [...grades.values()],
    ),
    byProvision: gain(
      provisions.map((one) => relevant[one] ?? 0),
      Object.values(relevant),
    ),
    governingInFive: governing >= 0 && governing < 5,
    governingFirst: governing === 0,
    misled: instruments.slice(0, 3).some((one) => repealedPredecessors.includes(one)),
    milliseconds,
  }
}

/** Normalised discounted cumulative gain of the first ten: 1 where nothing could stand better. */
function gain(found: readonly number[], all: readonly number[]): number {
  const sum = (grades: readonly number[]): number =>
    grades.slice(0, 10).reduce((total, grade, at) => total + (2 ** grade - 1) / Math.log2(at + 2), 0)
  return sum(found) / sum(all.toSorted((a, b) => b - a))
}
