import type { FacetCounts, RegisterSummary } from '../../register/register.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { languageOf } from '../text/names.ts'
import type { View } from '../view.ts'

export interface Filter {
  readonly heading: string
  readonly counts: FacetCounts
  /** The values are years. An object of counts has them in their own order, the earliest first, whatever order they were put in. */
  readonly latestFirst?: boolean
  /** The value that is chosen now. */
  readonly chosen: string | undefined
  readonly label: (value: string) => string
  /** The address of the list with this value chosen, or with none. */
  readonly addressOf: (value: string | null) => string
}

/** What an issuer is called in the reader's language, where the register knows it. Names come from files: any of them may be that of a property. */
export function issuerLabel(view: View, { issuerNames }: RegisterSummary): (issuer: string) => string {
  const names = issuerNames[view.ui] ?? {}
  return (issuer) => (Object.hasOwn(names, issuer) ? names[issuer] : undefined) ?? issuer
}

const MOST_VALUES = 12

/** One filter as a list of links with counts; what is chosen can be taken off. */
export function filterList(view: View, filter: Filter): Html {
  const { words, formats } = view
  const entries = filter.latestFirst ? Object.entries(filter.counts).toReversed() : Object.entries(filter.counts)
  if (entries.length === 0 && filter.chosen === undefined) return html``
  const line = ([value, count]: readonly [string, number]): Html => {
    const label = html`<span lang="${languageOf(filter.label(value), view.ui)}">${filter.label(value)}</span>`
    return value === filter.chosen
      ? html`<li class="chosen" aria-current="true">
          ${label} <a href="${filter.addressOf(null)}" aria-label="${words.search.remove(filter.label(value))}">✕</a>
        </li>`
      : html`<li><a href="${filter.addressOf(value)}">${label}</a> <span class="of">${formats.number(count)}</span></li>`
  }
  const missing = filter.chosen !== undefined && !(filter.chosen in filter.counts) ? line([filter.chosen, 0]) : ''
  const first = entries.slice(0, MOST_VALUES)
  const rest = entries.slice(MOST_VALUES)
  return html`<h2>${filter.heading}</h2>
    <ul class="plain">
      ${missing}${first.map(line)}
    </ul>
    ${
      rest.length > 0
        ? html`<details>
            <summary>${words.search.more(formats.number(rest.length))}</summary>
            <ul class="plain">
              ${rest.slice(0, 100).map(line)}
            </ul>
          </details>`
        : ''
    }`
}

/** Years by decade, newest first, each a link. */
export function decades(view: View, counts: FacetCounts, chosen: string | undefined, addressOf: (year: string | null) => string): Html {
  const years = Object.keys(counts).toSorted((a, b) => Number(b) - Number(a))
  if (years.length === 0) return html``
  const groups = Map.groupBy(years, (year) => Math.floor(Number(year) / 10) * 10)
  const link = (year: string): Html =>
    year === chosen
      ? html`<span class="chosen" aria-current="true"
          >${year} <a href="${addressOf(null)}" aria-label="${view.words.search.remove(year)}">✕</a></span
        >`
      : html`<a href="${addressOf(year)}">${year}</a>`
  return html`<h2>${view.words.jurisdictionPage.byYear}</h2>
    <ul class="decades">
      ${[...groups.values()].map((group) => html`<li>${group.map((year) => html`${link(year)} `)}</li>`)}
    </ul>`
}
