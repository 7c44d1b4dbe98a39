import { instrumentAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { instrumentCrumbs } from '../parts/heading.ts'
import { layout } from '../parts/layout.ts'
import { pagination } from '../parts/pagination.ts'
import { repealsOf } from '../parts/repeals.ts'
import type { Ports } from '../ports.ts'
import type { Found } from '../routes/found.ts'
import { pageNumber } from '../text/scene.ts'
import type { View } from '../view.ts'

const PAGE = 100

/** All that the text of an instrument repeals and all that repeals it, a hundred at a time. */
export async function repealsPage(ports: Ports, view: View, found: Found): Promise<Html> {
  const { instrument, stored, address, asOf } = found
  const words = view.words.flags.relations
  const { from, to } = await ports.findings.relationsOf(stored.id)
  const pages = Math.max(Math.ceil(from.length / PAGE), Math.ceil(to.length / PAGE), 1)
  const page = pageNumber(view.url.searchParams.get('page'), pages)
  const part = { from: from.slice((page - 1) * PAGE, page * PAGE), to: to.slice((page - 1) * PAGE, page * PAGE) }
  const at = { on: address.on, language: address.language }
  const title = view.title(instrument)
  const heading = words.titleOf(title.text)
  return layout(view, {
    title: heading,
    crumbs: [
      ...instrumentCrumbs(view, found),
      { label: html`<span lang="${title.language}">${title.text}</span>`, address: instrumentAddress(instrument, at) },
    ],
    asOf: address.on,
    canonical: instrumentAddress(instrument, at, { show: 'repeals', page: page > 1 ? page : null }),
    main: html`<h1>${heading}</h1>
      ${await repealsOf(ports, view, part, asOf, { most: PAGE, level: 2 }, () => html``)}
      ${pagination(view, page, pages, (number) => instrumentAddress(instrument, at, { show: 'repeals', page: number > 1 ? number : null }))}`,
  })
}
