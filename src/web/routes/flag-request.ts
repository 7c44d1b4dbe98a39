import type { Day } from '../../law/day.ts'
import { DETECTORS } from '../../law/flag.ts'
import type { FlagFilter } from '../../register/findings.ts'
import type { View } from '../view.ts'
import { parametersOf } from './parameters.ts'

/** What the query of /flags asks for. */
export interface FlagRequest {
  readonly filter: FlagFilter
  readonly asOf: Day
  /** Counted from 1. */
  readonly page: number
  /** 1 to 100. */
  readonly limit: number
  /** The query of the same list, with what is usual left out; without its page. */
  readonly query: Readonly<Record<'detector' | 'jurisdiction' | 'extent' | 'due' | 'asOf' | 'limit', string | number | null>>
}

/** A filter that will not do is refused. */
export function flagRequestOf(view: View, usualLimit: number): FlagRequest {
  const query = parametersOf(view.url)
  const detector = query.oneOf('detector', DETECTORS)
  const jurisdiction = query.text('jurisdiction')
  const extent = query.oneOf('extent', ['whole', 'part'])
  const due = query.oneOf('due', ['1']) !== undefined
  const asOf = query.day('asOf') ?? view.today
  const limit = query.integer('limit', 1, 100) ?? usualLimit
  return {
    filter: {
      ...(detector === undefined ? {} : { detector }),
      ...(jurisdiction === undefined ? {} : { jurisdiction }),
      ...(extent === undefined ? {} : { extent }),
      due,
    },
    asOf,
    page: query.integer('page', 1, 100_000) ?? 1,
    limit,
    query: {
      detector: detector ?? null,
      jurisdiction: jurisdiction ?? null,
      extent: extent ?? null,
      due: due ? '1' : null,
      asOf: asOf === view.today ? null : asOf,
      limit: limit === usualLimit ? null : limit,
    },
  }
}
