import type { Day } from '../../law/day.ts'
import type { View } from '../view.ts'
import { parametersOf } from './parameters.ts'

/** What the query of /mend asks for. */
export interface MendRequest {
  readonly jurisdiction: string | undefined
  readonly asOf: Day
  /** Counted from 1. */
  readonly page: number
  /** 1 to 100, of texts. */
  readonly limit: number
  /** The query of the same list, with what is usual left out; without its page. */
  readonly query: Readonly<Record<'jurisdiction' | 'asOf' | 'limit', string | number | null>>
}

export function mendRequestOf(view: View, usualLimit: number): MendRequest {
  const query = parametersOf(view.url)
  const jurisdiction = query.text('jurisdiction')
  const asOf = query.day('asOf') ?? view.today
  const limit = query.integer('limit', 1, 100) ?? usualLimit
  return {
    jurisdiction,
    asOf,
    page: query.integer('page', 1, 100_000) ?? 1,
    limit,
    query: {
      jurisdiction: jurisdiction ?? null,
      asOf: asOf === view.today ? null : asOf,
      limit: limit === usualLimit ? null : limit,
    },
  }
}
