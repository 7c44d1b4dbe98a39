import { instrumentAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { instrumentCrumbs } from '../parts/heading.ts'
import { layout } from '../parts/layout.ts'
import { pagination } from '../parts/pagination.ts'
import { longestList, repealsOf } from '../parts/repeals.ts'
import type { Ports } from '../ports.ts'
import type { Found } from '../routes/found.ts'
import { pageNumber } from '../text/scene.ts'
import { withMentions } from '../text/mentions.ts'
import type { View } from '../view.ts'

const PAGE = 100

/** All that the text of an instrument repeals, amends and is made under, and all that does so to it, a hundred at a time. */
export async function repealsPage(ports: Ports, view: View, found: Found): Promise<Html> {
  const { instrument, stored, address, asOf } = found
  const words = view.words.flags.relations
  const all = await ports.findings.relationsOf(stored.id)
  const pages = Math.max(Math.ceil(longestList(all) / PAGE), 1)
  const page = pageNumber(view.url.searchParams.get('page'), pages)
  const at = { on: address.on, language: address.language }
  const title = view.title(instrument)
  const heading = words.titleOf(title.text)
  return layout(view, {
    title: heading,
    titleLanguage: title.language,
    crumbs: [
      ...instrumentCrumbs(view, found),
      { label: html`<span lang="${title.language}">${title.text}</span>`, address: instrumentAddress(instrument, at) },
    ],
    asOf: address.on,
    canonical: instrumentAddress(instrument, at, { show: 'repeals', page: page > 1 ? page : null }),
    main: html`<h1>${withMentions(view, heading, [title])}</h1>
      ${await repealsOf(ports, view, all, asOf, { most: PAGE, offset: (page - 1) * PAGE, level: 2 }, () => html``)}
      ${pagination(view, page, pages, (number) => instrumentAddress(instrument, at, { show: 'repeals', page: number > 1 ? number : null }))}`,
  })
}
