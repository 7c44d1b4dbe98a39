import { chooseText } from '../../law/choice.ts'
import type { Language } from '../../law/instrument.ts'
import { likelyLanguage } from '../../law/jurisdictions/list.ts'
import type { Status } from '../../law/status.ts'
import type { SearchResponse, SearchResult } from '../../search/search.ts'
import { snippetOf } from '../../search/snippet.ts'
import { homeAddress, instrumentAddress, searchAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html, join, raw } from '../html.ts'
import { filterList, issuerLabel } from '../parts/filters.ts'
import type { ListOptions } from '../parts/instruments.ts'
import { heldLanguages, instrumentFacts, instrumentLink } from '../parts/instruments.ts'
import { layout } from '../parts/layout.ts'
import { LIST_FORMS } from '../parts/listing.ts'
import { pagination } from '../parts/pagination.ts'
import { searchBox } from '../parts/search-box.ts'
import { understood, understoodName } from '../parts/understood.ts'
import type { Ports } from '../ports.ts'
import { languageOf, provisionName } from '../text/names.ts'
import { paragraphCited } from '../text/paragraphs.ts'
import type { View } from '../view.ts'
import { searchQueryOf, searchRequestOf } from '../routes/search-request.ts'

const PAGE = 20

/** Escaped HTML in which nothing but `<mark>` is an element, whatever an engine sends. */
const onlyMarks = (snippet: string): Html => raw(snippet.replaceAll(/<(?!\/?mark>)/g, '&lt;'))

/** The language that the words found are in, by their script. */
const foundIn = ({ provision, jurisdiction }: SearchResult): Language =>
  languageOf(
    `${provision?.number ?? ''} ${provision?.heading ?? ''} ${provision?.snippet ?? ''}`.replaceAll(/<\/?mark>|&\w+;/g, ''),
    likelyLanguage(jurisdiction),
  )

/** A provision that was named is shown in the language of the interface where it is held in it; what was found by its words, as it was found. */
async function inInterface(
  { register }: Pick<Ports, 'register'>,
  view: View,
  { lane, request, results }: SearchResponse,
): Promise<SearchResult[]> {
  return Promise.all(
    results.map(async (result) => {
      const { provision, jurisdiction, identifier } = result
      if (lane !== 'name' || !provision || provision.snippet.includes('<mark>') || foundIn(result) === view.ui) return result
      const located = await register.locate(jurisdiction, identifier, request.asOf)
      const choice =
        located.kind === 'instrument' ? chooseText(located.found.expressions, request.asOf, { only: view.ui, prefer: [] }) : null
      if (choice?.kind !== 'text') return result
      const [own] = await register.provisions(choice.expression.id, [provision.eId])
      if (!own) return result
      const { eId, number, heading, text } = own
      return { ...result, provision: { eId, number, heading, snippet: snippetOf(text, [], number) } }
    }),
  )
}

/** The address of a provision in the text that it was found in. */
function provisionAddress(result: SearchResult, eId: string, { on = null, languages }: ListOptions): string {
  const language = languages?.get(result.id)?.find((held) => held === foundIn(result)) ?? null
  return instrumentAddress(result, { on, eId, language })
}

/** The way to the one provision that a citation names, before all else that was found. */
function goTo(view: View, response: SearchResponse, options: ListOptions): Html | null {
  const {
    request,
    results: [first, second],
  } = response
  const place = understoodName(view, response)
  if (place === null || request.page > 1 || !first?.provision || second?.title === first.title) return null
  const fragment = paragraphCited(request.text)
  const to = provisionAddress(first, first.provision.eId, options) + (fragment === null ? '' : `#${fragment}`)
  return html`<p class="go"><a href="${to}">${view.words.search.goTo(place)}</a></p>`
}

function resultItem(view: View, result: SearchResult, options: ListOptions): Html {
  const { provision } = result
  const language = foundIn(result)
  const where = provision
    ? html`<p class="snippet" lang="${language}">
        <a href="${provisionAddress(result, provision.eId, options)}" hreflang="${language}"
          >${provisionName({ ...provision, kind: kindOf(provision.eId) }, language)}${
            provision.number !== null && provision.heading ? ` ${provision.heading}` : ''
          }</a
        >
        ${onlyMarks(provision.snippet)}
      </p>`
    : ''
  return html`<li>${instrumentLink(view, result, options)}${instrumentFacts(view, result, options)}${where}</li>`
}

/** A result knows its provision by its eId, which begins with the kind (Akoma Ntoso naming convention). */
const kindOf = (eId: string) => (eId.startsWith('sec_') ? 'section' : eId.startsWith('art_') ? 'article' : 'group')

function nothingFound(view: View, response: SearchResponse, address: (over: object) => string): Html {
  const { words } = view
  const { filter } = response.request
  const filtered = Object.keys(filter).length > 0
  const none = { status: null, jurisdiction: null, rank: null, issuer: null, language: null, from: null, to: null }
  return html`<h2>${words.search.tryThis}</h2>
    <ul>
      ${filtered ? html`<li><a href="${address(none)}">${words.search.dropFilters}</a></li>` : ''}${words.search.tips.map((tip) => html`<li>${tip}</li>`)}
    </ul>`
}

/** The search page: the box, what was understood, results, filters. */
export async function searchPage(ports: Ports, view: View): Promise<Html> {
  const { words, formats } = view
  const request = searchRequestOf(view, PAGE)
  const query = searchQueryOf(view, request, PAGE)
  const { by, limit } = query
  const kept = Object.entries(query).filter(([name, value]) => !['q', 'by', 'as', 'limit'].includes(name) && value !== null)
  const keptText = Object.fromEntries(kept.map(([name, value]) => [name, String(value)]))
  const box = searchBox(view, request.text, keptText, true)
  const forms =
    request.text === ''
      ? []
      : LIST_FORMS.map((it) => ({
          ...it,
          address: searchAddress({ ...query, page: it.form === '.atom' || request.page === 1 ? null : request.page }, it.form),
        }))
  const frame = (title: string, rest: Html): Html =>
    layout(view, {
      title,
      ownSearchBox: true,
      canonical: null,
      alternates: forms,
      crumbs: [{ label: words.home, address: homeAddress }],
      main: html`<h1>${words.search.title}</h1>
        ${box}${rest}`,
    })
  if (request.text === '') return frame(words.search.title, html`<p class="lead">${words.search.empty}</p>`)

  const found = await ports.search(request)
  const response = { ...found, results: await inInterface(ports, view, found) }
  const { facets, total, outOfForce, results, suggestions } = response
  const flags = await ports.findings.flagCounts(
    results.map(({ id }) => id),
    request.asOf,
  )
  const languages = await heldLanguages(ports, view, results, (it) => [view.title(it).language, foundIn(it)])
  const on = request.asOf === view.today ? null : request.asOf
  const shown = { on, showJurisdiction: Object.keys(facets.jurisdiction).length > 1, flags, languages }
  const direct = goTo(view, response, shown)
  const address = (over: object): string => searchAddress({ ...query, ...over })
  const count = (request.by === 'provision' ? words.search.provisionResults : words.search.results)(formats.number(total), total === 1)
  const named = await Promise.all(
    suggestions.map(async (it) => {
      const located = await ports.register.locate(it.jurisdiction, it.identifier, request.asOf)
      return { ...it, shown: view.title(located.kind === 'instrument' ? located.found.instrument : { ...it, titles: {} }) }
    }),
  )
  const near =
    named.length > 0
      ? html`<section>
          <h2>${words.search.didYouMean}</h2>
          <ul>
            ${named.map(
              (it) =>
                html`<li>
                  <a href="${instrumentAddress(it)}" lang="${it.shown.language}">${it.shown.text}</a>${
                    it.number === undefined ? '' : html` <span class="of" lang="${languageOf(it.number, view.ui)}">${it.number}</span>`
                  }
                </li>`,
            )}
          </ul>
        </section>`
      : ''
  const { filter } = request
  const nameOfIssuer = issuerLabel(view, await ports.register.summary())
  const year = filter.from !== undefined && filter.from === filter.to ? String(filter.from) : undefined
  const pick = (name: string) => (value: string | null) => address({ [name]: value })
  const filters = [
    {
      heading: words.jurisdictionPage.byStatus,
      counts: facets.status,
      chosen: filter.status,
      label: (value: string) => words.status.names[value as Status] ?? value,
      addressOf: pick('status'),
    },
    {
      heading: words.homePage.jurisdictions,
      counts: facets.jurisdiction,
      chosen: filter.jurisdiction,
      label: view.jurisdiction,
      addressOf: pick('jurisdiction'),
    },
    { heading: words.jurisdictionPage.byRank, counts: facets.rank, chosen: filter.rank, label: view.rank, addressOf: pick('rank') },
    {
      heading: words.jurisdictionPage.byIssuer,
      counts: facets.issuer,
      chosen: filter.issuer,
      label: nameOfIssuer,
      addressOf: pick('issuer'),
    },
    {
      heading: words.search.byLanguage,
      counts: facets.language,
      chosen: filter.language,
      label: view.languageName,
      addressOf: pick('language'),
    },
    {
      heading: words.jurisdictionPage.byYear,
      counts: facets.year,
      latestFirst: true,
      chosen: year,
      label: (value: string) => value,
      addressOf: (value: string | null) => address({ from: value, to: value }),
    },
  ]
  const byOther = request.by === 'instrument' ? 'provision' : null
  const pages = response.hasMore ? request.page + 1 : request.page
  const known = Math.max(pages, Math.ceil(total / request.limit))
  const settings = html`<h2>${words.search.by}</h2>
    <p><a href="${address({ by: byOther })}">${request.by === 'instrument' ? words.search.byProvision : words.search.byInstrument}</a></p>
    <form class="day-form" action="/search" method="get">
      ${Object.entries({ ...keptText, q: request.text, ...(by === null ? {} : { by }), ...(limit === null ? {} : { limit }) })
        .filter(([name]) => name !== 'asOf')
        .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}<label for="asOf">${words.search.asOf}</label
      ><input id="asOf" type="date" name="asOf" value="${request.asOf}" /><button>${words.search.apply}</button>
    </form>`
  // Texts out of force stand below the others: the first of them are on this page.
  const firstEnded = Math.floor((total - outOfForce) / request.limit) + 1
  const endedText = words.search.outOfForce(formats.number(outOfForce))
  const ended =
    filter.status !== undefined || outOfForce === 0
      ? ''
      : html`<p class="quiet">
          ${firstEnded > request.page ? html`<a href="${address({ page: firstEnded })}">${endedText}</a>` : words.search.outOfForceHere(formats.number(outOfForce))}
        </p>`
  return frame(
    words.search.titleFor(request.text),
    html`${direct}${understood(view, response, address, direct !== null)}
      <div class="columns">
        <section aria-labelledby="results">
          <h2 id="results">${total === 0 ? words.search.noneFound : count}</h2>
          <p class="jump"><a href="#filters">${words.search.filters}</a></p>
          ${ended}
          ${
            results.length > 0
              ? html`<ul class="instruments">
                  ${results.map((result) => resultItem(view, result, shown))}
                </ul>`
              : ''
          }
          ${total === 0 ? html`${near}${nothingFound(view, response, address)}` : near}
          ${
            results.length > 0
              ? html`<p class="downloads">
                  ${words.instrument.download}${words.colon}${join(
                    forms.map(({ type, label, address: to }) => html`<a href="${to}" type="${type}">${label}</a>`),
                    words.comma,
                  )}
                </p>`
              : ''
          }
          ${pagination(view, request.page, known, (page) => address({ page: page > 1 ? page : null }))}
        </section>
        <aside class="filters" id="filters" aria-label="${words.search.filters}">
          ${filters.map((it) => filterList(view, it))}${settings}
        </aside>
      </div>`,
  )
}
