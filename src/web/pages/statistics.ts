import type { Day } from '../../law/day.ts'
import type { Figure } from '../figures/figure.ts'
import { homeAddress, statisticsAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html, join } from '../html.ts'
import { figureSection } from '../parts/figures.ts'
import { layout } from '../parts/layout.ts'
import { patternsOf } from '../pictures/looks.ts'
import type { View } from '../view.ts'

/** What the query of /statistics asks for. */
export interface StatisticsRequest {
  readonly jurisdiction: string | undefined
  readonly asOf: Day
  /** The query of the same page, with what is usual left out. */
  readonly query: Readonly<Record<'jurisdiction' | 'asOf', string | null>>
}

/** The state of what the register holds, drawn, with the numbers of each picture. */
export function statisticsPage(view: View, request: StatisticsRequest, figures: readonly Figure[], jurisdictions: readonly string[]): Html {
  const { words, formats } = view
  const own = words.statistics
  const link = (label: string, type: string, address: string): Html => html`<a href="${address}" type="${type}">${label}</a>`
  const downloads = (figure: string): Html =>
    html`<p class="downloads">
      ${own.download}${words.colon}${link('CSV', 'text/csv', statisticsAddress({ figure, ...request.query }, '.csv'))}${words.comma}${link(
        'JSON',
        'application/json',
        statisticsAddress({ figure, ...request.query }, '.json'),
      )}
    </p>`
  const option = (value: string, label: string): Html =>
    html`<option value="${value}" ${value === (request.jurisdiction ?? '') ? 'selected' : ''}>${label}</option>`
  const form = html`<form class="day-form" action="${statisticsAddress()}" method="get">
    ${
      jurisdictions.length < 2
        ? ''
        : html`<label for="jurisdiction">${own.whose}</label
            ><select id="jurisdiction" name="jurisdiction">
              ${option('', own.all)}${jurisdictions.map((it) => option(it, view.jurisdiction(it)))}
            </select>`
    }
    <label for="asOf">${own.asOf}</label><input id="asOf" type="date" name="asOf" value="${request.asOf}" /><button>${own.show}</button>
  </form>`
  const contents = html`<ul class="ways">
    ${figures.map(({ name, heading }) => html`<li><a href="#${name}">${heading}</a></li>`)}
  </ul>`
  const filtered = [
    ...(request.jurisdiction === undefined ? [] : [own.of(view.jurisdiction(request.jurisdiction))]),
    ...(request.query.asOf === null ? [] : [words.search.onDay(formats.time(request.asOf))]),
  ]
  return layout(view, {
    title: own.title,
    description: own.what,
    crumbs: [{ label: words.home, address: homeAddress }],
    canonical: statisticsAddress(request.query),
    alternates: [{ type: 'application/json', address: statisticsAddress(request.query, '.json') }],
    main: html`<h1>${own.title}</h1>
      <p class="lead">${own.what}</p>
      <p class="measure">${own.flagsAre}</p>
      ${form}${filtered.length === 0 ? '' : html`<p>${join(filtered, words.stop)}</p>`} ${contents}
      ${patternsOf(figures.flatMap(({ looks }) => looks))} ${figures.map((figure) => figureSection(view, figure, downloads(figure.name)))}
      <p class="downloads">
        ${own.downloads}${words.colon}${link('JSON', 'application/json', statisticsAddress(request.query, '.json'))}
      </p>`,
  })
}
