import { parseCitation, citedEIds } from '../../src/law/citation.ts'
import type { Day } from '../../src/law/day.ts'
import { foldName } from '../../src/law/name.ts'
import type { Search } from '../../src/search/answer.ts'
import { mean, quantile } from './table.ts'

/** A question of a lay person with the articles that answer it, by name: 中华人民共和国民法典第五十六条. */
export interface Question {
  readonly query: string
  readonly relevant: Readonly<Record<string, string>>
}

const CIVIL_CODE = foldName('中华人民共和国民法典')

/** Recall among the first hundred articles and the mean reciprocal rank of the first right one among ten. */
export async function measureQuestions(search: Search, questions: readonly Question[], asOf: Day): Promise<string[][]> {
  const measured: { recall: number; reciprocal: number; milliseconds: number; civilCode: boolean }[] = []
  for (const { query, relevant } of questions) {
    const right = new Set(Object.keys(relevant).map(articleOf))
    const started = performance.now()
    const { results } = await search({ text: query, asOf, filter: {}, by: 'provision', page: 1, limit: 100 })
    const milliseconds = performance.now() - started
    const found = [...new Set(results.map(({ title, provision }) => `${foldName(title)} ${provision?.eId ?? ''}`))]
    const first = found.slice(0, 10).findIndex((article) => right.has(article))
    measured.push({
      recall: found.filter((article) => right.has(article)).length / right.size,
      reciprocal: first < 0 ? 0 : 1 / (first + 1),
      milliseconds,
      civilCode: [...right].some((article) => article.startsWith(`${CIVIL_CODE} `)),
    })
  }
  const row = (name: string, of: typeof measured): string[] => [
    name,
    String(of.length),
    mean(of.map((one) => one.recall)).toFixed(3),
    mean(of.map((one) => one.reciprocal)).toFixed(3),
    quantile(
      of.map((one) => one.milliseconds),
      0.5,
    ).toFixed(1),
    quantile(
      of.map((one) => one.milliseconds),
      0.95,
    ).toFixed(1),
  ]
  return [
    ['answered by', 'questions', 'recall@100', 'MRR@10', 'median ms', 'p95 ms'],
    row('any text', measured),
    row(
      'other than the Civil Code',
      measured.filter((one) => !one.civilCode),
    ),
  ]
}

/** The title, folded, and the eId of a named article. */
function articleOf(name: string): string {
  const citation = parseCitation(name)
  const title = citation?.instrument?.kind === 'title' ? citation.instrument.title : name
  return `${foldName(title)} ${citedEIds(citation?.provision ?? [])[0] ?? ''}`
}
