import type { InstrumentKey } from '../law/instrument.ts'
import type { SearchResponse, SearchResult } from './search.ts'

/** Addresses are made in one file of the web room; whoever presents an answer passes them. */
export interface SearchAddresses {
  instrument(key: InstrumentKey, at: { readonly eId: string | null }): string
  search(query: Readonly<Record<string, string | number | null | undefined>>, form: '.json'): string
}

/** The answer (`flags`: open ones by instrument) as /search.json and `gazette search --json` give it; see formats.md: other programs read it. */
export function presentSearch(
  response: SearchResponse,
  addresses: SearchAddresses,
  flags: ReadonlyMap<number, { readonly total: number }> = new Map(),
): Record<string, unknown> {
  const { request, understood, lane, engine, insteadOf, silent, total, outOfForce, results, facets, suggestions, hasMore, cut } = response
  const { text, asOf, filter, by, page, limit, asWords = false } = request
  const next = addresses.search(
    { q: text, asOf, ...filter, by: by === 'instrument' ? null : by, as: asWords ? 'words' : null, page: page + 1, limit },
    '.json',
  )
  return {
    query: { text, understood, lane, ...(cut && { cut }) },
    asOf,
    engine,
    ...(insteadOf !== null && { insteadOf }),
    ...(silent.length > 0 && { silent }),
    total,
    outOfForce,
    results: results.map((result) => presentResult(result, addresses, flags.get(result.id)?.total ?? 0)),
    facets,
    suggestions: suggestions.map((one) => ({ ...one, address: addresses.instrument(one, { eId: null }) })),
    next: hasMore ? next : null,
  }
}

function presentResult(result: SearchResult, addresses: SearchAddresses, flags: number): Record<string, unknown> {
  const { jurisdiction, identifier, title, documentNumber, rank, issuer, publishedOn, status, provision } = result
  return {
    jurisdiction,
    identifier,
    title,
    documentNumber,
    rank,
    issuer,
    publishedOn,
    status: { status: status.status, since: status.since, basis: status.basis },
    flags,
    address: addresses.instrument(result, { eId: null }),
    provision: provision && {
      eId: provision.eId,
      number: provision.number,
      heading: provision.heading,
      snippet: provision.snippet,
      address: addresses.instrument(result, { eId: provision.eId }),
    },
  }
}
