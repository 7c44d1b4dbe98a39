import type { Day } from '../law/day.ts'
import type { Database } from '../store/database.ts'

/** The same answers, each asked of the database once for a day and a version of it; the last of them is kept. */
export function keptFor<T>(database: Database, ask: (asOf: Day) => Promise<T>): (asOf: Day) => Promise<T> {
  let kept: { readonly key: string; readonly answer: Promise<T> } | undefined
  return async (asOf) => {
    const key = `${await database.version()} ${asOf}`
    if (kept?.key !== key) {
      const answer = ask(asOf)
      kept = { key, answer }
      answer.catch(() => (kept = undefined))
    }
    return kept.answer
  }
}
