import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { View } from '../view.ts'

/** The box that takes anything; `kept` are the filters that go along with the next search. */
export function searchBox(view: View, text: string, kept: Readonly<Record<string, string>> = {}, big = false): Html {
  const { words } = view
  return html`<form class="search${big ? ' big' : ''}" action="/search" method="get" role="search">
    <label for="q">${big ? words.search.label : words.search.shortLabel}</label>
    <span class="box"
      ><input
        id="q"
        type="search"
        name="q"
        value="${text}"
        placeholder="${words.search.placeholder}"
        autocomplete="off"
        spellcheck="false"
      /><button>${words.search.button}</button></span
    >
    ${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
  </form>`
}
