import type { Day } from '../../law/day.ts'
import type { Jurisdiction } from '../../law/jurisdiction.ts'
import { STATUSES, type Status } from '../../law/status.ts'
import type { BrowseFilter } from '../../register/register.ts'
import type { View } from '../view.ts'
import { parametersOf } from './parameters.ts'

/** What the query of a jurisdiction's list asks for. */
export interface JurisdictionRequest {
  readonly filter: BrowseFilter
  readonly asOf: Day
  /** Counted from 1. */
  readonly page: number
  /** The query of the same list, without its page. */
  readonly query: {
    readonly year: number | undefined
    readonly rank: string | undefined
    readonly issuer: string | undefined
    readonly status: Status | undefined
    readonly asOf: Day | undefined
  }
}

/** A filter that will not do is refused. */
export function jurisdictionRequestOf(view: View, jurisdiction: Jurisdiction): JurisdictionRequest {
  const given = parametersOf(view.url)
  const query = {
    year: given.integer('year', 1, 9999),
    rank: given.text('rank'),
    issuer: given.text('issuer'),
    status: given.oneOf('status', STATUSES),
    asOf: given.day('asOf'),
  }
  const { year, rank, issuer, status } = query
  const filter = {
    jurisdiction,
    ...(year === undefined ? {} : { year }),
    ...(rank === undefined ? {} : { rank }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(status === undefined ? {} : { status }),
  }
  return { filter, asOf: query.asOf ?? view.today, page: given.integer('page', 1, 100_000) ?? 1, query }
}
