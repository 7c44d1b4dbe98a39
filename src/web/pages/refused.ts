import { StoreError } from '../../store/database.ts'
import { homeAddress, withParameter } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { NoSuchPage } from '../lists.ts'
import { layout } from '../parts/layout.ts'
import { searchBox } from '../parts/search-box.ts'
import { Refusal } from '../refusal.ts'
import { languageOf } from '../text/names.ts'
import { withForeignWords } from '../text/mentions.ts'
import { plainText } from '../text/plain.ts'
import type { View } from '../view.ts'

/** The page of a request that could not be answered, with ways on. `asked` is put in the search box. */
export function refusedPage(view: View, refusal: Refusal, asked: string, requestId: string): Html {
  const { words } = view
  const title = words.errors.title[refusal.status]
  const lists = refusal.ways.map(({ heading, ways }) => {
    const text = heading(words)
    return html`${text === '' ? '' : html`<h2>${text}</h2>`}
      <ul>
        ${ways.map((way) => html`<li><a href="${way.address}" lang="${languageOf(way.title, view.ui)}">${way.title}</a>${way.note ? html` <span class="quiet">${way.note.split(words.comma).map((part, index) => html`${index > 0 ? words.comma : ''}<span lang="${languageOf(part, view.ui)}">${part}</span>`)}</span>` : ''}</li>`)}
      </ul>`
  })
  return layout(view, {
    title,
    ownSearchBox: true,
    canonical: null,
    crumbs: [{ label: words.home, address: homeAddress }],
    main: html`<h1>${title}</h1>
      <p class="lead">${withForeignWords(view, plainText(refusal.detail(words)))}</p>
      ${lists} ${searchBox(view, plainText(asked), {}, true)}
      <p class="quiet">
        <small>${words.errors.requestId}${words.colon}<code>${requestId}</code></small>
      </p>`,
  })
}

/** The same for programs: problem details (RFC 9457), the ways on as members of their own. */
export function problemDetails(view: View, refusal: Refusal, requestId: string): Record<string, unknown> {
  return {
    type: 'about:blank',
    title: view.words.errors.title[refusal.status],
    status: refusal.status,
    detail: refusal.detail(view.words),
    instance: view.url.pathname + view.url.search,
    requestId,
    ...Object.fromEntries(refusal.ways.map(({ name, ways }) => [name, ways])),
  }
}

/** Whatever was thrown, as what can be told to whoever asked. */
export function refusalOf(error: unknown, { url, words }: View): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof StoreError) return new Refusal(503, ({ errors }) => errors.busy, [], error)
  if (error instanceof NoSuchPage) {
    const first = { title: words.errors.firstPage, address: withParameter(url, 'page', null) }
    return new Refusal(404, ({ errors }) => errors.noPage, [{ name: 'first', heading: () => '', ways: [first] }])
  }
  return new Refusal(500, ({ errors }) => errors.fault, [], error)
}
