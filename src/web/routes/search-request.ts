import { STATUSES } from '../../law/status.ts'
import type { SearchRequest } from '../../search/search.ts'
import { plainText } from '../text/plain.ts'
import type { View } from '../view.ts'
import { parametersOf } from './parameters.ts'

/** Longer queries are cut; the engines look at less, and say so. */
const LONGEST_QUERY = 2000

/** What the query of /search asks for. Any text may be looked for; a filter that will not do is refused. */
export function searchRequestOf(view: View, usualLimit: number): SearchRequest {
  const query = parametersOf(view.url)
  const jurisdiction = query.text('jurisdiction')
  const rank = query.text('rank')
  const issuer = query.text('issuer')
  const language = query.text('language')
  const status = query.oneOf('status', STATUSES)
  const year = query.integer('year', 1, 9999)
  const from = query.integer('from', 1, 9999) ?? year
  const to = query.integer('to', 1, 9999) ?? year
  return {
    text: [...plainText((query.text('q') ?? '').toWellFormed()).trim()].slice(0, LONGEST_QUERY).join(''),
    asOf: query.day('asOf') ?? view.today,
    filter: {
      ...(jurisdiction === undefined ? {} : { jurisdiction }),
      ...(rank === undefined ? {} : { rank }),
      ...(issuer === undefined ? {} : { issuer }),
      ...(language === undefined ? {} : { language }),
      ...(status === undefined ? {} : { status }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    },
    by: query.oneOf('by', ['instrument', 'provision']) ?? 'instrument',
    page: query.integer('page', 1, 10_000) ?? 1,
    limit: query.integer('limit', 1, 100) ?? usualLimit,
    asWords: query.oneOf('as', ['words']) === 'words',
  }
}

/** The query of a search's own address, with what is usual left out. */
export function searchQueryOf(view: View, request: SearchRequest, usualLimit: number): Record<string, string | number | null> {
  const { filter, text, asOf, by, limit } = request
  return {
    q: text,
    asOf: asOf === view.today ? null : asOf,
    status: filter.status ?? null,
    jurisdiction: filter.jurisdiction ?? null,
    rank: filter.rank ?? null,
    issuer: filter.issuer ?? null,
    language: filter.language ?? null,
    from: filter.from ?? null,
    to: filter.to ?? null,
    by: by === 'instrument' ? null : by,
    as: request.asWords === true ? 'words' : null,
    limit: limit === usualLimit ? null : limit,
  }
}
