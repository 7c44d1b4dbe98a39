import type { Day } from '../../law/day.ts'
import { homeAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html, join } from '../html.ts'
import type { View } from '../view.ts'
import { layout } from './layout.ts'
import { pagination } from './pagination.ts'

/** In what other forms a list may be taken away. */
export const LIST_FORMS = [
  { form: '.json', type: 'application/json', label: 'JSON' },
  { form: '.csv', type: 'text/csv', label: 'CSV' },
  { form: '.atom', type: 'application/atom+xml', label: 'Atom' },
] as const

/** A list in pages, with filters beside it. */
export interface Listing {
  readonly title: string
  readonly what: string
  /** The day that was asked for; null where none was. */
  readonly asOf: Day | null
  readonly count: string
  /** Between the count and the list. */
  readonly above?: Html
  /** The list, or why it is empty. */
  readonly list: Html
  readonly page: number
  readonly pages: number
  /** What the list does not say. */
  readonly note: string
  readonly filters: readonly Html[]
  readonly addressOf: (page: number | null) => string
  readonly addressOfForm: (form: (typeof LIST_FORMS)[number]['form']) => string
}

export function listing(
  view: View,
  { title, what, asOf, count, above, list, page, pages, note, filters, addressOf, addressOfForm }: Listing,
): Html {
  const { words, formats } = view
  const forms = LIST_FORMS.map(({ form, type, label }) => ({ type, label, address: addressOfForm(form) }))
  const downloads = join(
    forms.map(({ type, label, address }) => html`<a href="${address}" type="${type}">${label}</a>`),
    words.comma,
  )
  return layout(view, {
    title,
    description: what,
    crumbs: [{ label: words.home, address: homeAddress }],
    canonical: addressOf(page > 1 ? page : null),
    alternates: forms,
    asOf,
    main: html`<h1>${title}</h1>
      <p class="lead">${what}</p>
      ${asOf === null ? '' : html`<p>${words.search.onDay(formats.time(asOf))}</p>`}
      <div class="columns">
        <section aria-labelledby="list">
          <h2 id="list">${count}</h2>
          ${above ?? ''}
          <p class="jump"><a href="#filters">${words.search.filters}</a></p>
          ${list} ${pagination(view, page, pages, (number) => addressOf(number > 1 ? number : null))}
          <p class="quiet">${note}</p>
          <p class="downloads">${words.flags.downloads}${words.colon}${downloads}</p>
        </section>
        <aside class="filters" id="filters" aria-label="${words.search.filters}">${filters}</aside>
      </div>`,
  })
}
