import type { Day } from '../../law/day.ts'
import type { Language } from '../../law/instrument.ts'
import { citeAddress, instrumentAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html, join } from '../html.ts'
import { citedLists, citedSides } from '../parts/citations.ts'
import { contentsOf, rangeName } from '../parts/contents.ts'
import { collectionOf, dayForm, instrumentCrumbs, onPaper, standing } from '../parts/heading.ts'
import { flagsBeside } from '../parts/flags.ts'
import { layout } from '../parts/layout.ts'
import { alsoIn } from '../parts/languages.ts'
import { relationsList } from '../parts/relations.ts'
import { repealsOf } from '../parts/repeals.ts'
import { sourceLink } from '../parts/source.ts'
import { revisionDay, timeline } from '../parts/timeline.ts'
import type { Ports } from '../ports.ts'
import type { Found } from '../routes/found.ts'
import type { TextCache } from '../text/cache.ts'
import { inItsLanguage } from '../text/mentions.ts'
import { languageOf, titlesOf } from '../text/names.ts'
import { hasNotes } from '../text/notes.ts'
import type { TextPage } from '../text/plan.ts'
import type { Run, TextScene } from '../text/render.ts'
import { renderUnits } from '../text/render.ts'
import { createScene, linksIn, pageNumber, pagesOf, placeCountsIn, unitsOfExpression } from '../text/scene.ts'
import type { View } from '../view.ts'

/** The forms in which a text may be taken away. */
const FORMS = [
  ['txt', 'TXT', 'text/plain'],
  ['md', 'Markdown', 'text/markdown'],
  ['json', 'JSON', 'application/json'],
  ['jsonld', 'JSON-LD', 'application/ld+json'],
  ['xml', 'Akoma Ntoso', 'application/akn+xml'],
] as const

/** Of what it cites, and of what cites it, the rest is on a page of its own, too. */
const MOST_CITED = 4

/** Of what it repeals, and of what repeals it, the rest is on a page of its own. */
const MOST_REPEALS = 6

function record(view: View, found: Found, collection: string | null): Html {
  const { instrument, stored, expression } = found
  const { words, formats } = view
  const row = (label: string, value: Html | string | null): Html =>
    value === null || value === ''
      ? html``
      : html`<dt>${label}</dt>
          <dd>${value}</dd>`
  const foreign = (text: string | null): Html | null =>
    text === null ? null : html`<span lang="${languageOf(text, view.ui)}">${text}</span>`
  const day = (value: Day | null): Html | null => (value === null ? null : formats.time(value))
  const list = (texts: readonly string[]): Html | null =>
    texts.length === 0
      ? null
      : join(
          texts.slice(0, 20).map((text) => foreign(text) ?? ''),
          words.comma,
        )
  const languages = [...new Set(stored.expressions.map((it) => it.language))]
  const inLanguages = languages.map((language) =>
    language === expression.language
      ? html`<strong>${view.languageName(language)}</strong>`
      : html`<a href="${instrumentAddress(instrument, { on: found.address.on, language })}" hreflang="${language}"
          >${view.languageName(language)}</a
        >`,
  )
  return html`<dl class="record">
      ${row(words.instrument.kind, instrument.rank && inItsLanguage(view, view.rank(instrument.rank)))}${row(words.instrument.number, foreign(instrument.documentNumber))}
      ${row(words.instrument.issuer, foreign(instrument.issuers[view.ui] ?? instrument.issuer))}${row(words.instrument.made, day(instrument.madeOn))}
      ${instrument.publishedOn === instrument.madeOn ? '' : row(words.instrument.published, day(instrument.publishedOn))}
      ${row(revisionDay(instrument) === null ? words.instrument.commences : words.instrument.revisionCommences, day(instrument.commencesOn))}${row(words.instrument.expires, day(instrument.expiresOn))}
      ${row(words.instrument.alsoKnown, list(instrument.aliases))}${row(words.instrument.subjects, list(instrument.subjectsIn[view.ui] ?? instrument.subjects))}
      ${languages.length > 1 ? row(words.instrument.languages, join(inLanguages, words.comma)) : ''}
      ${row(words.instrument.source, sourceLink(instrument))} ${row(words.instrument.collection, collection)}
    </dl>
    ${expression.carried ? html`<p class="quiet">${words.instrument.carried}</p>` : ''}`
}

/** The addresses of the text in each language that it is held in, where these are several. */
function languagesOf({ stored, instrument, address }: Found): { language: Language; address: string }[] {
  const languages = [...new Set(stored.expressions.map(({ language }) => language))]
  return languages.length < 2
    ? []
    : languages.map((language) => ({ language, address: instrumentAddress(instrument, { on: address.on, language }) }))
}

/** The text of one page, with ways to the pages before and after. */
export async function readingOf(
  ports: Ports,
  scene: TextScene,
  found: Found,
  pages: readonly TextPage[],
  page: number,
  run: Pick<Run, 'top' | 'untitled'>,
  addressOfPage: (page: number) => string,
): Promise<{ text: Html; notes: boolean }> {
  const { words } = scene.view
  const shown = pages[page - 1] ?? { from: 0, to: 0 }
  const eIds = scene.units.slice(shown.from, shown.to).map(({ entry }) => entry.eId)
  const provisions = await ports.register.provisions(found.expression.id, eIds)
  const rendered = renderUnits(scene, provisions, { ...shown, ...run })
  const before = pages[page - 2]
  const after = pages[page]
  const ways =
    before || after
      ? html`<nav class="reading" aria-label="${words.pagesOf}">
          ${before ? html`<a rel="prev" href="${addressOfPage(page - 1)}">← ${words.instrument.pageBack(rangeName(scene, before))}</a>` : ''}
          ${after ? html`<a class="forward" rel="next" href="${addressOfPage(page + 1)}">${words.instrument.pageLabel(rangeName(scene, after))} →</a>` : ''}
        </nav>`
      : ''
  const text = html`<div class="law" lang="${found.expression.language}">${rendered}</div>
    ${ways}`
  return { text, notes: hasNotes(String(await rendered)) }
}

/** The page of an instrument: what it is, whether it applies, which text this is, and the text. */
export async function instrumentPage(ports: Ports, view: View, cache: TextCache, found: Found): Promise<Html> {
  const { instrument, expression, address } = found
  const { words } = view
  const [units, summary, flags, repeals, placeCounts] = await Promise.all([
    unitsOfExpression(ports.register, found),
    ports.register.summary(),
    ports.findings.flagsOn(found.stored.id, found.asOf),
    ports.findings.relationsOf(found.stored.id),
    placeCountsIn(ports, found),
  ])
  const range = { from: 0, to: units.length }
  const pages = pagesOf(units, expression.language, range, placeCounts)
  const page = pageNumber(view.url.searchParams.get('page'), pages.length)
  const at = { on: address.on, language: address.language }
  const addressOfPage = (number: number): string =>
    `${instrumentAddress(instrument, at, { page: number > 1 ? number : null })}${number > 1 ? '#text' : ''}`
  const shown = pages[page - 1] ?? range
  const links = await linksIn(ports, found, units.slice(shown.from, shown.to))
  const scene = createScene(view, found, units, cache, flags, links)
  const collection = collectionOf(summary, expression.texts[0]?.path)
  const allRepeals = (count: number): Html =>
    html`<a href="${instrumentAddress(instrument, at, { show: 'repeals' })}">${words.flags.relations.all(view.formats.number(count))}</a>`
  const [where, also, contents, reading, relations, repealed, sides] = await Promise.all([
    standing(ports, view, found, collection),
    alsoIn(ports, view, found),
    contentsOf(scene, range, pages, shown, addressOfPage),
    readingOf(ports, scene, found, pages, page, { top: 3, untitled: -1 }, addressOfPage),
    page === 1 ? relationsList(ports, view, instrument, found.asOf) : html``,
    page === 1 ? repealsOf(ports, view, repeals, found.asOf, { most: MOST_REPEALS, level: 3 }, allRepeals) : html``,
    page === 1 ? citedSides(ports, found, { offset: 0, limit: MOST_CITED }) : null,
  ])
  const [title, ...others] = titlesOf(instrument, expression.language)
  const forms = FORMS.map(([extension, label, type]) => ({ type, address: instrumentAddress(instrument, { ...at, extension }), label }))
  const downloads = join(
    forms.map((form) => html`<a href="${form.address}" type="${form.type}">${form.label}</a>`),
    words.comma,
  )
  const cited =
    sides === null || sides.cites.total + sides.citedBy.total === 0
      ? ''
      : html`<h2>${words.citations.title}</h2>
          ${citedLists(view, instrument, sides, { level: 3 }, instrumentAddress(instrument, at, { show: 'citations' }))}`
  const about = html`<div class="columns halves">
      <section>
        <h2>${words.instrument.details}</h2>
        ${record(view, found, collection)}
      </section>
      <section>
        <h2>${words.instrument.dates}</h2>
        ${timeline(view, found, flags, repeals.to, instrumentAddress(instrument, at, { show: 'repeals' }))} ${dayForm(view, found)}
      </section>
    </div>
    ${relations}${repeals.from.length + repeals.to.length > 0 ? html`<h2>${words.flags.relations.title}</h2>` : ''}${repealed} ${cited}
    <p class="downloads">
      <a href="${citeAddress({ to: instrumentAddress(instrument, at) })}" rel="nofollow">${words.cite.link}</a> ·
      ${words.instrument.download}${words.colon}${downloads}
    </p>`
  const main = html`<h1 lang="${title.language}">${title.text}</h1>
    ${others.map((other) => html`<p class="titles" lang="${other.language}">${other.text}</p>`)} ${also}
    <p class="no-paper"><a href="#text">${words.instrument.toText}</a></p>
    ${onPaper(view, instrumentAddress(instrument, { on: expression.on, language: address.language }))} ${where}
    ${flagsBeside(view, flags, found.asOf)} ${page === 1 ? about : dayForm(view, found)}
    <div class="${contents ? 'read' : ''}">
      ${
        contents
          ? html`<details class="contents">
              <summary>${words.instrument.contents}</summary>
              <nav aria-label="${words.instrument.contents}"><div lang="${expression.language}">${contents}</div></nav>
            </details>`
          : ''
      }
      <section aria-labelledby="text">
        <h2 id="text">
          ${words.instrument.text}${pages.length > 1 ? html` <small class="quiet">${words.pageOf(view.formats.number(page), view.formats.number(pages.length))}</small>` : ''}
        </h2>
        ${units.length === 0 ? html`<p>${words.instrument.noText}</p>` : ''}${reading.notes ? html`<p class="quiet">${words.instrument.notes}</p>` : ''}
        ${reading.text}
      </section>
    </div>`
  return layout(view, {
    title: title.text,
    titleLanguage: title.language,
    crumbs: instrumentCrumbs(view, found),
    main,
    asOf: address.on,
    description: [instrument.documentNumber, instrument.rank && view.rank(instrument.rank), view.jurisdiction(instrument.jurisdiction)]
      .filter(Boolean)
      .join(words.comma),
    canonical: instrumentAddress(instrument, at, { page: page > 1 ? page : null }),
    alternates: [...forms, ...languagesOf(found)],
  })
}
