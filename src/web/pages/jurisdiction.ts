import type { Jurisdiction } from '../../law/jurisdiction.ts'
import type { STATUSES } from '../../law/status.ts'
import { flagsAddress, homeAddress, jurisdictionAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { decades, filterList, issuerLabel } from '../parts/filters.ts'
import { heldLanguages, instrumentList } from '../parts/instruments.ts'
import { layout } from '../parts/layout.ts'
import { pagination } from '../parts/pagination.ts'
import { flagShape } from '../parts/shapes.ts'
import type { Ports } from '../ports.ts'
import { jurisdictionRequestOf } from '../routes/jurisdiction-request.ts'
import type { View } from '../view.ts'

const PAGE = 50

/** What a jurisdiction has, newest first, by year, kind, issuer and status. */
export async function jurisdictionPage({ register, findings }: Ports, view: View, jurisdiction: Jurisdiction): Promise<Html> {
  const { words, formats } = view
  const { filter, asOf, page, query: chosen } = jurisdictionRequestOf(view, jurisdiction)
  const { year, rank, issuer, status } = chosen
  const on = chosen.asOf ?? null
  const listing = await register.browse(filter, asOf, { offset: (page - 1) * PAGE, limit: PAGE })
  const flags = await findings.flagCounts(
    listing.instruments.map(({ id }) => id),
    asOf,
  )
  const languages = await heldLanguages({ register }, view, listing.instruments)
  const waiting = (await findings.flags({ jurisdiction }, asOf, { offset: 0, limit: 0 })).total
  const withValue = (name: keyof typeof chosen) => (value: string | null) => jurisdictionAddress(jurisdiction, { ...chosen, [name]: value })
  const { facets } = listing
  const nameOfIssuer = issuerLabel(view, await register.summary())
  const filters = [
    {
      heading: words.jurisdictionPage.byStatus,
      counts: facets.status,
      chosen: status,
      label: (value: string) => words.status.names[value as (typeof STATUSES)[number]] ?? value,
      addressOf: withValue('status'),
    },
    { heading: words.jurisdictionPage.byRank, counts: facets.rank, chosen: rank, label: view.rank, addressOf: withValue('rank') },
    {
      heading: words.jurisdictionPage.byIssuer,
      counts: facets.issuer,
      chosen: issuer,
      label: nameOfIssuer,
      addressOf: withValue('issuer'),
    },
  ]
  const title = words.jurisdictionPage.titleFor(view.jurisdiction(jurisdiction))
  const pages = Math.ceil(listing.total / PAGE)
  return layout(view, {
    title,
    crumbs: [{ label: words.home, address: homeAddress }],
    canonical: jurisdictionAddress(jurisdiction, { ...chosen, page: page > 1 ? page : null }),
    asOf: on,
    main: html`<h1>${title}</h1>
      ${on ? html`<p>${words.search.onDay(formats.time(on))}</p>` : ''}
      ${
        waiting > 0
          ? html`<p class="flagged">
              ${flagShape}
              <a href="${flagsAddress({ jurisdiction, asOf: on })}"
                >${words.flags.ofJurisdiction(formats.number(waiting), waiting === 1)}</a
              >
            </p>`
          : ''
      }
      <div class="columns">
        <section aria-labelledby="list">
          <h2 id="list">${words.jurisdictionPage.count(formats.number(listing.total), listing.total === 1)}</h2>
          <p class="jump"><a href="#filters">${words.search.filters}</a></p>
          ${listing.instruments.length > 0 ? instrumentList(view, listing.instruments, { on, flags, languages }) : html`<p>${words.jurisdictionPage.none}</p>`}
          <p class="downloads">
            ${words.instrument.download}${words.colon}<a href="${jurisdictionAddress(jurisdiction, chosen, '.csv')}" type="text/csv">CSV</a>
          </p>
          ${pagination(view, page, pages, (number) => jurisdictionAddress(jurisdiction, { ...chosen, page: number > 1 ? number : null }))}
        </section>
        <aside class="filters" id="filters" aria-label="${words.search.filters}">
          ${filters.map((it) => filterList(view, it))}
          ${decades(view, facets.year, year === undefined ? undefined : String(year), withValue('year'))}
        </aside>
      </div>`,
  })
}
