import type { Language } from '../../law/instrument.ts'
import { aboutAddress, flagsAddress, helpAddress, homeAddress, mendAddress, statisticsAddress, withParameter } from '../addresses.ts'
import { assets } from '../assets.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { View } from '../view.ts'
import { parseUi, UI_LANGUAGES } from '../words/words.ts'
import { searchBox } from './search-box.ts'

export interface Crumb {
  readonly label: Html | string
  readonly address: string
}

export interface PageParts {
  readonly title: string
  /** Where it is not the interface's. */
  readonly titleLanguage?: Language
  readonly crumbs?: readonly Crumb[]
  readonly main: Html
  /** One plain sentence, for those who list the page. */
  readonly description?: string
  /** The address of the same page without choices of the moment, as a path: a `Host` header may say anything. null: not to be listed. */
  readonly canonical?: string | null
  /** The same in other forms, and in other languages. */
  readonly alternates?: readonly ({ readonly address: string } & ({ readonly type: string } | { readonly language: Language }))[]
  /** Home and search have a box of their own. */
  readonly ownSearchBox?: boolean
  /** The day that a search from this page shall ask for. */
  readonly asOf?: string | null
}

/** Besides its other forms and languages, the page in each language of the interface: that of its text where it is held in that language. */
function withInterfaces(view: View, { canonical, alternates = [] }: PageParts): NonNullable<PageParts['alternates']> {
  const own = new URL(canonical ?? view.url, view.url)
  const inUi = (address: URL, language: string): string => withParameter(address, 'ui', language)
  const held = alternates.flatMap((it) => ('language' in it ? [it.language] : []))
  const others = UI_LANGUAGES.filter((ui) => !held.includes(ui)).map((ui) => ({ language: ui, address: inUi(own, ui) }))
  return [
    ...alternates.map((it) =>
      'language' in it && parseUi(it.language) ? { ...it, address: inUi(new URL(it.address, view.url), it.language) } : it,
    ),
    ...others,
  ]
}

/** The frame of every page. */
export function layout(view: View, page: PageParts): Html {
  const { words, ui } = view
  const other = ui === 'en' ? 'zh' : 'en'
  const isOfInterface = view.url.searchParams.get('ui') === ui
  const canonical = page.canonical && isOfInterface ? withParameter(new URL(page.canonical, view.url), 'ui', ui) : page.canonical
  const alternates = canonical === null ? (page.alternates ?? []) : withInterfaces(view, page)
  return html`<!doctype html>
    <html lang="${ui === 'zh' ? 'zh-Hans' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <title${page.titleLanguage === undefined || page.titleLanguage === ui ? '' : html` lang="${page.titleLanguage}"`}>${page.title === words.name ? page.title : `${page.title} – ${words.name}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${page.description ? html`<meta name="description" content="${page.description}" />` : ''}
        ${canonical === null ? html`<meta name="robots" content="noindex" />` : canonical ? html`<link rel="canonical" href="${canonical}" />` : ''}
        <link rel="stylesheet" href="${assets.style.address}" />
        <link rel="icon" type="image/svg+xml" href="${assets.icon.address}" />
        ${alternates.map((it) =>
          'type' in it
            ? html`<link rel="alternate" type="${it.type}" href="${it.address}" />`
            : html`<link rel="alternate" hreflang="${it.language}" href="${it.address}" />`,
        )}
        <script type="module" src="${assets.script.address}"></script>
      </head>
      <body data-copied="${words.copied}${words.colon}">
        <a class="skip" href="#main">${words.skip}</a>
        <header class="top">
          <div>
            <a class="name" href="${homeAddress}">${words.name}</a>
            ${page.ownSearchBox ? '' : searchBox(view, '', page.asOf ? { asOf: page.asOf } : {})}
            <a
              class="ui"
              href="${withParameter(view.url, 'ui', other)}"
              lang="${other === 'zh' ? 'zh-Hans' : 'en'}"
              hreflang="${other}"
              rel="nofollow"
              >${words.otherLanguage}</a
            >
          </div>
        </header>
        ${
          page.crumbs
            ? html`<nav class="crumbs" aria-label="${words.youAreHere}">
                <ol>
                  ${page.crumbs.map((crumb) => html`<li><a href="${crumb.address}">${crumb.label}</a></li>`)}
                </ol>
              </nav>`
            : ''
        }
        <main id="main" tabindex="-1">${page.main}</main>
        <footer class="bottom">
          <div>
            <p>${words.footer}</p>
            <p>
              <a href="${flagsAddress()}">${words.flags.link}</a>
              <a href="${mendAddress()}">${words.citations.mend.link}</a> <a href="${statisticsAddress()}">${words.statistics.link}</a>
              <a href="${aboutAddress}">${words.about}</a>
              <a href="${helpAddress}">${words.help}</a>
            </p>
          </div>
        </footer>
      </body>
    </html>`
}
