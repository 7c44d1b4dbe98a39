import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { View } from '../view.ts'

/** Links to the pages before and after; nothing where there is one page only. */
export function pagination(view: View, page: number, pages: number, addressOf: (page: number) => string): Html {
  if (pages <= 1) return html``
  const { words, formats } = view
  return html`<nav class="pagination" aria-label="${words.pagesOf}">
    ${page > 1 ? html`<a rel="prev" href="${addressOf(page - 1)}">← ${words.previousPage}</a>` : ''}
    <span>${words.pageOf(formats.number(page), formats.number(pages))}</span>
    ${page < pages ? html`<a rel="next" href="${addressOf(page + 1)}">${words.nextPage} →</a>` : ''}
  </nav>`
}
