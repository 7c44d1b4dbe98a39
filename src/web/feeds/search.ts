import { searchQueryOf, searchRequestOf } from '../routes/search-request.ts'
import { instrumentAddress, searchAddress } from '../addresses.ts'
import { html, raw } from '../html.ts'
import { instrumentFacts } from '../parts/instruments.ts'
import type { Ports } from '../ports.ts'
import { wordsOf } from '../text/plain.ts'
import type { View } from '../view.ts'
import { atom, startOf, type FeedEntry } from './atom.ts'

const FEED_LIMIT = 50

/** `/search.atom`: what a search finds, each dated by its publication, with its status and the words found. */
export async function searchAtom({ search, findings }: Ports, view: View): Promise<string> {
  const asked = searchRequestOf(view, FEED_LIMIT)
  const query = searchQueryOf(view, asked, FEED_LIMIT)
  const { request, results } = await search(asked)
  const ids = results.map(({ id }) => id)
  const flags = await findings.flagCounts(ids, request.asOf)
  const entries = results.map(async (it): Promise<FeedEntry> => {
    const facts = raw(await wordsOf(instrumentFacts(view, it, { fullDay: true, showJurisdiction: true, flags })))
    const found = it.provision && raw(await wordsOf(raw(it.provision.snippet)))
    return {
      address: view.url.origin + instrumentAddress(it, { eId: it.provision?.eId ?? null }),
      title: view.title(it).text,
      updated: startOf(it.publishedOn),
      summary: found ? html`${facts}. ${found}` : facts,
    }
  })
  const updated = results
    .map(({ publishedOn }) => startOf(publishedOn))
    .toSorted()
    .at(-1)
  const head = {
    own: searchAddress(query, '.atom'),
    page: searchAddress(query),
    title: view.words.search.titleFor(request.text),
    what: view.words.search.feed,
    updated: updated ?? startOf(request.asOf),
  }
  return atom(view, head, await Promise.all(entries))
}
