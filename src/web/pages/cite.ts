import type { OutlineEntry } from '../../register/register.ts'
import { citeAddress, homeAddress, instrumentAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { layout } from '../parts/layout.ts'
import type { Found } from '../routes/found.ts'
import { CITATION_FORMATS, citationIn, type CitationFormat, type Cited } from '../text/citing.ts'
import { withMentions } from '../text/mentions.ts'
import type { View } from '../view.ts'

interface Asked {
  /** The address that is cited. */
  readonly to: string
  readonly quote: string
  /** The quoted words stand in the text. */
  readonly holds: boolean
}

/** Letters on a line of the box; Han characters take two of their widths. */
const LINE = 84

/** Lines that a text takes in its box: all of it is to be seen. */
const rowsOf = (text: string): number =>
  text
    .split('\n')
    .map((line) => Math.max(Math.ceil(line.replaceAll(/\p{Script=Han}|[，。：（）]/gu, '--').length / LINE), 1))
    .reduce((sum, lines) => sum + lines, 1)

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
  const names = [title, ...(cited.provision === null ? [] : [{ text: cited.provision, language: found.expression.language }])]
  const form = (format: CitationFormat): Html => {
    const text = citationIn(format, cited)
    return html`<p>
      <label for="${format}"><strong>${format === 'plain' ? own.plain : NAMES[format]}</strong></label>
      <a class="quiet" href="${citeAddress({ to, quote: holds ? quote : null, format })}">${own.file}</a>
      <textarea id="${format}" readonly rows="${rowsOf(text.trimEnd())}">${text}</textarea>
    </p>`
  }
  const said =
    quote === '' ? '' : html`<p class="say ${holds ? 's-in-force' : 'warning'}" role="status">${holds ? own.found : own.notFound}</p>`
  return layout(view, {
    title: heading,
    titleLanguage: title.language,
    canonical: null,
    crumbs: [
      { label: words.home, address: homeAddress },
      { label: html`<span lang="${title.language}">${title.text}</span>`, address: instrumentAddress(found.instrument) },
    ],
    main: html`<h1>${withMentions(view, heading, names)}</h1>
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
      <p class="address"><a href="${cited.address}" hreflang="${found.expression.language}">${cited.address}</a></p>
      <div class="measure">${CITATION_FORMATS.map(form)}</div>`,
  })
}
