import { instrumentAddress } from '../addresses.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { citedLists, citedSides } from '../parts/citations.ts'
import { instrumentCrumbs } from '../parts/heading.ts'
import { layout } from '../parts/layout.ts'
import { pagination } from '../parts/pagination.ts'
import type { Ports } from '../ports.ts'
import type { Found } from '../routes/found.ts'
import { eIdName } from '../text/eids.ts'
import { pageNumber } from '../text/scene.ts'
import { withMentions } from '../text/mentions.ts'
import type { View } from '../view.ts'

const PAGE = 50
const MOST_PAGES = 10_000

/** All that an instrument, or one provision of it, cites and all that cites it, fifty at a time. */
export async function citationsPage(ports: Ports, view: View, found: Found): Promise<Html> {
  const { instrument, address, expression } = found
  const words = view.words.citations
  const { eId } = address
  const asked = pageNumber(view.url.searchParams.get('page'), MOST_PAGES)
  const sides = await citedSides(ports, found, { offset: (asked - 1) * PAGE, limit: PAGE }, eId ?? undefined)
  const pages = Math.max(Math.ceil(Math.max(sides.cites.total, sides.citedBy.total) / PAGE), 1)
  const at = { on: address.on, language: address.language, eId }
  const title = view.title(instrument)
  const place = eId === null ? null : eIdName(eId, expression.language)
  const heading = words.titleOf(place === null ? title.text : view.words.provision.titleIn(place, title.text))
  const addressOf = (page: number): string => instrumentAddress(instrument, at, { show: 'citations', page: page > 1 ? page : null })
  return layout(view, {
    title: heading,
    titleLanguage: title.language,
    crumbs: [
      ...instrumentCrumbs(view, found),
      { label: html`<span lang="${title.language}">${title.text}</span>`, address: instrumentAddress(instrument, { ...at, eId: null }) },
      ...(place === null ? [] : [{ label: place, address: instrumentAddress(instrument, at) }]),
    ],
    asOf: address.on,
    canonical: addressOf(asked),
    main: html`<h1>${withMentions(view, heading, [title, ...(place === null ? [] : [{ text: place, language: expression.language }])])}</h1>
      ${citedLists(view, instrument, sides, { level: 2, ofProvision: eId !== null }, null)} ${pagination(view, asked, pages, addressOf)}`,
  })
}
