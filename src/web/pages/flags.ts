import type { DetectorName } from '../../law/flag.ts'
import { precisionOf } from '../../law/precision.ts'
import type { Extent } from '../../law/relation.ts'
import type { ShownFlag } from '../../register/findings.ts'
import type { ListedInstrument } from '../../register/register.ts'
import { flagAddress, flagsAddress, instrumentAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html, join } from '../html.ts'
import { filterList } from '../parts/filters.ts'
import { bySameWords, flaggedPart, flagSays, quoteOf, targetTitle } from '../parts/flags.ts'
import { instrumentLink } from '../parts/instruments.ts'
import { listing } from '../parts/listing.ts'
import { statusWord } from '../parts/status.ts'
import { flagShape } from '../parts/shapes.ts'
import type { Ports } from '../ports.ts'
import type { FlagRequest, RelianceOf } from '../routes/flag-request.ts'
import { flagRequestOf, flagsAsked } from '../routes/flag-request.ts'
import type { View } from '../view.ts'

const PAGE = 20
const MOST_QUOTED = 420

/** How often its detector was right, in brackets. */
function measured({ words, formats }: View, detector: DetectorName): Html | string {
  const precision = precisionOf(detector)
  if (!precision) return ''
  const { value, n } = precision
  const told = value === null ? words.flags.tooFew : words.flags.judged(formats.number(Math.round(value * n)), formats.number(n))
  return words.inBrackets(told)
}

/** Flags of the queue that rest on the same words: what is flagged, with its status; what the words say; the words. */
function item(
  view: View,
  group: readonly ShownFlag[],
  listed: ListedInstrument | undefined,
  request: FlagRequest,
  relianceOf: RelianceOf,
): Html {
  const words = view.words.flags
  const [shown] = group
  if (!shown) return html``
  const { flag } = shown
  const name = targetTitle(view, shown)
  const title = listed
    ? instrumentLink(view, listed)
    : html`<a href="${instrumentAddress(flag.target)}" lang="${name.language}">${name.text}</a>`
  const status = listed ? html` <span class="facts">${statusWord(view, listed.status)}</span>` : ''
  const on = { asOf: request.query.asOf }
  const parts = group
    .filter((one) => one.flag.target.eId !== null)
    .map((one) => html`<a href="${flagAddress(one.flag.id, '', on)}">${flaggedPart(view, one, false)}</a>`)
  const relying = Math.max(...group.map((one) => relianceOf(one).instruments))
  const says = flagSays(view, shown, request.asOf, { part: parts.length === 0 })
  return html`<li>
    <h3>${title}${status}</h3>
    <p>${parts.length > 0 ? words.ofPart(join(parts, view.words.comma), says) : says}</p>
    ${quoteOf(view, shown, MOST_QUOTED)}
    <p class="facts">
      ${flagShape} ${words.detectors[flag.detector]}${measured(view, flag.detector)} · ${view.jurisdiction(flag.target.jurisdiction)} ·
      ${relying > 0 ? html`${words.reliedOn(view.formats.number(relying), relying === 1)} · ` : ''}
      <a href="${flagAddress(flag.id, '', on)}"
        >${words.proof}<span class="hidden">${view.words.colon}<span lang="${name.language}">${name.text}</span></span></a
      >
    </p>
  </li>`
}

/** The public queue: flags that are open, or fall due, with the words that prove each. */
export async function flagsPage(ports: Ports, view: View): Promise<Html> {
  const { words, formats } = view
  const own = words.flags
  const request = flagRequestOf(view, PAGE)
  const { filter, asOf, page, limit, query } = request
  const found = await flagsAsked(ports, request, { offset: (page - 1) * limit, limit })
  const listed = await ports.register.listed([...new Set(found.flags.map(({ target }) => target.id))], asOf)
  const byId = new Map(listed.map((it) => [it.id, it]))
  const address = (over: object): string => flagsAddress({ ...query, ...over })
  const pick = (name: string) => (value: string | null) => address({ [name]: value })
  const filters = [
    {
      heading: own.byExtent,
      counts: found.facets.extent,
      chosen: filter.extent,
      label: (value: string) => own.extents[value as Extent] ?? value,
      addressOf: pick('extent'),
    },
    {
      heading: own.byDetector,
      counts: found.facets.detector,
      chosen: filter.detector,
      label: (value: string) => own.detectors[value as DetectorName] ?? value,
      addressOf: pick('detector'),
    },
    {
      heading: words.homePage.jurisdictions,
      counts: found.facets.jurisdiction,
      chosen: filter.jurisdiction,
      label: view.jurisdiction,
      addressOf: pick('jurisdiction'),
    },
    {
      heading: own.byDay,
      counts: filter.due ? { open: found.open } : found.due > 0 ? { due: found.due } : {},
      chosen: filter.due ? 'due' : undefined,
      label: (value: string) => (value === 'due' ? own.dueLater : own.openNow),
      addressOf: (value: string | null) => address({ due: value === 'due' ? '1' : null }),
    },
  ]
  const orders = join(
    (['reliance', 'day'] as const).map((order) =>
      order === request.order
        ? html`<strong>${own.orders[order]}</strong>`
        : html`<a href="${address({ order })}">${own.orders[order]}</a>`,
    ),
    ' · ',
  )
  const isFiltered = filter.detector !== undefined || filter.jurisdiction !== undefined || filter.extent !== undefined
  const nothing = html`<p>${filter.due ? own.noneDue : isFiltered ? own.noneFiltered : own.none}</p>
    <p>${own.noneWhat}</p>`
  const count = (filter.due ? own.dueCount : own.count)(formats.number(found.total), found.total === 1)
  return listing(view, {
    title: own.title,
    what: own.what,
    asOf: query.asOf === null ? null : asOf,
    count,
    above: html`<p class="quiet">${orders}</p>`,
    list:
      found.flags.length > 0
        ? html`<ul class="instruments flags">
            ${bySameWords(found.flags).map((group) => item(view, group, byId.get(group[0]?.target.id ?? 0), request, found.relianceOf))}
          </ul>`
        : nothing,
    page,
    pages: Math.ceil(found.total / limit),
    note: own.blind,
    filters: filters.map((it) => filterList(view, it)),
    addressOf: (number) => address({ page: number }),
    addressOfForm: (form) => flagsAddress({ ...query, limit: null }, form),
  })
}
