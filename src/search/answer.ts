import { isOutOfForce } from '../law/status.ts'
import type { Language } from '../law/instrument.ts'
import type { FurtherNumber, Resolution, Resolver, UnheldNumber } from '../law/resolver.ts'
import { CONFIDENT } from '../register/near.ts'
import type { ListedInstrument, Register } from '../register/register.ts'
import { type FacetName, NO_FACETS, type SearchEngine, type SearchFilter, type WordAnswer } from './engine.ts'
import type { Passage, Passages } from './passages.ts'
import type { FoundProvision, SearchRequest, SearchResponse, SearchResult } from './search.ts'
import { snippetOf } from './snippet.ts'
import { readWords } from './words.ts'

export type Search = (request: SearchRequest) => Promise<SearchResponse>

export interface SearchPorts {
  readonly register: Pick<Register, 'listed'>
  readonly resolver: Resolver
  readonly engine: SearchEngine
  readonly passages: Passages
}

/**
 * Answers what people ask: first what the query names (a number, citation or title, also misspelt), then what it quotes or is about.
 * Any text is an allowed query. Throws StoreError where the register cannot be read.
 */
export function createSearch({ register, resolver, engine, passages }: SearchPorts): Search {
  return async (request) => {
    const { text, asOf, filter, by } = request
    const limit = Math.min(100, Math.max(1, Math.trunc(request.limit) || 1))
    const offset = (Math.max(1, Math.trunc(request.page) || 1) - 1) * limit
    const resolution = request.asWords
      ? UNNAMED
      : await resolver.resolve(text, filter.jurisdiction === undefined ? {} : { jurisdiction: filter.jurisdiction })
    const all = await namedInstruments(register, passages, resolution, request)
    const named = all.filter((one) => fits(one, filter))
    const shown = named.slice(offset, offset + limit)
    const unheld = all.length > 0 ? null : resolution.unheld
    const { furtherNumber, understood } = resolution
    const further = all.length > 0 && furtherNumber && understood !== null ? { ...furtherNumber, name: understood } : null
    const read = readWords(text)

    const words = await engine.search({
      // What else speaks of the instrument stands behind it: its title as it is, not as it was misspelt, and the same whatever the filter, so
      // that a filter gives what its facet counts. The parts of a number say nothing.
      text: all[0]?.listed.title ?? unheld?.number ?? text,
      exact: unheld !== null,
      filter,
      asOf,
      by,
      offset: Math.max(0, offset - named.length),
      limit: limit - shown.length,
      ...(all.length > 0 && { except: all.map(({ listed }) => listed.id), narrow: true }),
    })
    const total = named.length + words.total
    return {
      request,
      lane: all.length > 0 ? 'name' : unheld !== null || read.phrases.length > 0 ? 'quote' : 'words',
      understood: further ? numbered(further) : all.length > 0 ? resolution.understood : unheld && notHeld(unheld),
      furtherNumber: further,
      unheld,
      lookedFor: all.length > 0 ? [] : unheld ? [unheld.number] : [...read.latin, ...read.han, ...read.phrases],
      engine: words.engine ?? engine.name,
      insteadOf: words.engine === undefined || words.engine === engine.name ? null : engine.name,
      silent: words.silent ?? [],
      total,
      outOfForce: named.filter(({ listed }) => isOutOfForce(listed.status.status)).length + words.outOfForce,
      results: await results(register, passages, shown, words, request),
      facets: facetsWith(words, named),
      suggestions: all.length > 0 ? [] : suggestionsOf(resolution, words.total > 0),
      hasMore: offset + limit < total,
      cut: all.length === 0 && unheld === null && read.cut,
    }
  }
}

const UNNAMED: Resolution = { understood: null, exact: [], furtherNumber: null, unheld: null, near: [] }

/** In the language of the number, as other understood names are. */
const notHeld = ({ cited, language }: UnheldNumber): string =>
  language === 'zh' ? `${cited}，本库未收录` : `${cited}, which this register does not hold`

function numbered({ name, listed, on, later }: FurtherNumber & { readonly name: string }): string {
  if (!/\p{Script=Han}/u.test(name))
    return `${name}, the number of ${on === null ? 'another text' : `its ${later ? 'later' : 'earlier'} text of ${on}`}; listed as ${listed}`
  const [year, month, day] = (on ?? '').split('-').map(Number)
  const text = on === null ? '另一' : `${year}年${month}月${day}日${later ? '修改后' : '较早'}`
  return `${name}，此为同一文件${text}文本的文号；本库列为${listed}`
}

interface Named {
  readonly listed: ListedInstrument
  readonly provisionId: number | null
  readonly languages: readonly Language[]
  readonly score: number
}

/** What the query names, best first; of equals those that apply. */
async function namedInstruments(
  register: SearchPorts['register'],
  passages: Passages,
  { exact, near }: Resolution,
  { asOf, filter }: SearchRequest,
): Promise<Named[]> {
  const named = exact.length > 0 ? exact : near.filter((one) => one.score >= CONFIDENT)
  const ids = await Promise.all(named.map((one) => passages.ids(one, one.eId, filter.language)))
  const found = await register.listed(
    ids.flatMap((one) => (one ? [one.instrumentId] : [])),
    asOf,
  )
  const byId = new Map(found.map((listed) => [listed.id, listed]))
  return named
    .flatMap(({ score }, index): Named[] => {
      const id = ids[index]
      const listed = id && byId.get(id.instrumentId)
      return listed ? [{ listed, provisionId: id.provisionId, languages: id.languages, score }] : []
    })
    .toSorted((a, b) => b.score - a.score || Number(isOutOfForce(a.listed.status.status)) - Number(isOutOfForce(b.listed.status.status)))
}

function fits({ listed, languages }: Named, { jurisdiction, rank, issuer, language, status, from, to }: SearchFilter): boolean {
  const year = yearOf(listed)
  if (jurisdiction !== undefined && listed.jurisdiction !== jurisdiction) return false
  if (rank !== undefined && listed.rank !== rank) return false
  if (issuer !== undefined && listed.issuer !== issuer) return false
  if (language !== undefined && !languages.includes(language)) return false
  if (status !== undefined && listed.status.status !== status) return false
  return (from === undefined || (year !== null && year >= from)) && (to === undefined || (year !== null && year <= to))
}

const yearOf = ({ publishedOn }: ListedInstrument): number | null => (publishedOn === null ? null : Number(publishedOn.slice(0, 4)))

async function results(
  register: SearchPorts['register'],
  passages: Passages,
  shown: readonly Named[],
  words: WordAnswer,
  { asOf }: SearchRequest,
): Promise<SearchResult[]> {
  const named = shown.flatMap(({ provisionId }) => (provisionId === null ? [] : [provisionId]))
  const texts = await passages.texts([...named, ...words.hits.map((hit) => hit.provisionId)])
  const listed = await register.listed([...new Set(words.hits.map((hit) => hit.instrumentId))], asOf)
  const byId = new Map(listed.map((one) => [one.id, one]))
  return [
    ...shown.map((one): SearchResult => ({
      ...one.listed,
      provision: provisionOf(one.provisionId === null ? undefined : texts.get(one.provisionId), []),
    })),
    ...words.hits.flatMap((hit): SearchResult[] => {
      const instrument = byId.get(hit.instrumentId)
      return instrument ? [{ ...instrument, provision: provisionOf(texts.get(hit.provisionId), words.terms) }] : []
    }),
  ]
}

function provisionOf(passage: Passage | undefined, terms: readonly string[]): FoundProvision | null {
  if (!passage) return null
  return { eId: passage.eId, number: passage.number, heading: passage.heading, snippet: snippetOf(passage.text, terms, passage.number) }
}

function facetsWith({ facets }: WordAnswer, named: readonly Named[]): SearchResponse['facets'] {
  const sums: Record<FacetName, Record<string, number>> = { ...NO_FACETS }
  for (const name of Object.keys(NO_FACETS) as FacetName[]) {
    const counts = new Map(Object.entries(facets[name]))
    for (const one of named) for (const value of facetOf(one, name)) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1)
    sums[name] = Object.fromEntries(counts)
  }
  return sums
}

function facetOf({ listed, languages }: Named, name: FacetName): readonly (string | number)[] {
  if (name === 'language') return languages
  const value = name === 'status' ? listed.status.status : name === 'year' ? yearOf(listed) : listed[name]
  return value === null ? [] : [value]
}

/** Near names in a list that was found anyway have to be nearer. */
const NEAR_ENOUGH = 0.7
const MOST_SUGGESTIONS = 5

function suggestionsOf({ unheld, near }: Resolution, found: boolean): SearchResponse['suggestions'] {
  return near
    .filter(({ score }) => unheld !== null || !found || score >= NEAR_ENOUGH)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ title, number, jurisdiction, identifier }) => ({ title, ...(number !== undefined && { number }), jurisdiction, identifier }))
}
