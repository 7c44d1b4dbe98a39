import type { OutlineEntry } from '../../register/register.ts'
import { citeAddress, homeAddress, instrumentAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { layout } from '../parts/layout.ts'
import type { Found } from '../routes/found.ts'
import { CITATION_FORMATS, citationIn, type CitationFormat, type Cited } from '../text/citing.ts'
import type { View } from '../view.ts'

interface Asked {
  /** The address that is cited. */
  readonly to: string
  readonly quote: string
  /** The quoted words stand in the text. */
  readonly holds: boolean
}

/** What each is called in every language. */
const NAMES: Readonly<Record<Exclude<CitationFormat, 'plain'>, string>> = {
  markdown: 'Markdown',
  html: 'HTML',
  bibtex: 'BibTeX',
  ris: 'RIS',
}

/** Citations to copy, each leading to the wording of one day; and a form for words to be quoted. */
export function citePage(view: View, found: Found, entry: OutlineEntry | null, cited: Cited, { to, quote, holds }: Asked): Html {
  const { words } = view
  const own = words.cite
  const title = view.title(found.instrument)
  const heading = own.title(entry === null ? title.text : words.provision.titleIn(cited.provision ?? entry.eId, title.text))
  const form = (format: CitationFormat): Html => {
    const text = citationIn(format, cited)
    return html`<p>
      <label for="${format}"><strong>${format === 'plain' ? own.plain : NAMES[format]}</strong></label>
      <a class="quiet" href="${citeAddress({ to, quote: holds ? quote : null, format })}">${own.file}</a>
      <textarea id="${format}" readonly rows="${Math.max(text.trimEnd().split('\n').length, 3)}">${text}</textarea>
    </p>`
  }
  const said =
    quote === '' ? '' : html`<p class="say ${holds ? 's-in-force' : 'warning'}" role="status">${holds ? own.found : own.notFound}</p>`
  return layout(view, {
    title: heading,
    canonical: null,
    crumbs: [
      { label: words.home, address: homeAddress },
      { label: html`<span lang="${title.language}">${title.text}</span>`, address: instrumentAddress(found.instrument) },
    ],
    main: html`<h1>${heading}</h1>
      <p class="lead">${own.what}</p>
      <form class="measure" action="/cite" method="get">
        <input type="hidden" name="to" value="${to}" />
        <p>
          <label for="quote"><strong>${own.quote}</strong></label>
          <span class="quiet" id="hint">${own.quoteHint}</span>
          <textarea id="quote" name="quote" rows="3" maxlength="2000" aria-describedby="hint">${quote}</textarea>
        </p>
        <button>${own.make}</button>
      </form>
      ${said}
      <h2>${own.address}</h2>
      <p class="address"><a href="${cited.address}">${cited.address}</a></p>
      <div class="measure">${CITATION_FORMATS.map(form)}</div>`,
  })
}
