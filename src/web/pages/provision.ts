import type { OutlineEntry } from '../../register/register.ts'
import { citeAddress, instrumentAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html, join, raw } from '../html.ts'
import { citedLists, citedSides } from '../parts/citations.ts'
import { contentsOf } from '../parts/contents.ts'
import { collectionOf, dayForm, instrumentCrumbs, onPaper, standing } from '../parts/heading.ts'
import { flagsBeside } from '../parts/flags.ts'
import { alsoIn } from '../parts/languages.ts'
import { layout } from '../parts/layout.ts'
import { pagination } from '../parts/pagination.ts'
import type { Ports } from '../ports.ts'
import { Refusal } from '../refusal.ts'
import type { Found } from '../routes/found.ts'
import type { TextCache } from '../text/cache.ts'
import { disclaimerOf } from '../text/disclaimer.ts'
import { provisionName, titlesOf } from '../text/names.ts'
import { hasNotes } from '../text/notes.ts'
import type { Unit } from '../text/outline.ts'
import { ancestorsOf, isHeaded } from '../text/outline.ts'
import type { TextScene } from '../text/render.ts'
import { renderPiece } from '../text/render.ts'
import { createScene, linksIn, pageNumber, pagesOf, placeCountsIn, unitsOfExpression } from '../text/scene.ts'
import type { View } from '../view.ts'
import { readingOf } from './instrument.ts'

/** Of what it cites, and of what cites it, the rest is on a page of its own. */
const MOST_CITED = 8

/** Where a provision stands in its text; refuses with what is near where it does not. */
export async function placeOf(ports: Ports, view: View, found: Found): Promise<{ units: readonly Unit[]; index: number }> {
  const units = await unitsOfExpression(ports.register, found)
  const { eId } = found.address
  const index = units.findIndex(({ entry }) => entry.eId === eId)
  if (index >= 0 || eId === null) return { units, index }
  throw await unknownProvision(ports, view, found, units, eId)
}

async function unknownProvision(ports: Ports, view: View, found: Found, units: readonly Unit[], eId: string): Promise<Refusal> {
  const { instrument, stored, expression, address } = found
  const at = { on: address.on, language: address.language }
  const wordings = await ports.register.wordings(stored.id, expression.language, eId)
  const days = [...new Set(wordings.flatMap(({ on }) => on))].filter((on) => on !== null)
  const stem = eId.replace(/[^_]*$/, '')
  const number = Number(/\d+/.exec(eId.slice(stem.length))?.[0] ?? Number.NaN)
  const distance = ({ eId: other }: OutlineEntry): number =>
    Math.abs(Number(/\d+/.exec(other.slice(stem.length))?.[0] ?? Number.NaN) - number)
  const near = units
    .map(({ entry }) => entry)
    .filter((entry) => entry.eId.startsWith(stem) && distance(entry) <= 3)
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, 6)
  const title = view.title(instrument).text
  return new Refusal(404, (words) => words.errors.unknownProvision(title, eId), [
    {
      name: 'expressions',
      heading: (words) => words.errors.provisionElsewhere,
      ways: days.map((on) => ({ title: view.formats.day(on), address: instrumentAddress(instrument, { ...at, on, eId }) })),
    },
    {
      name: 'near',
      heading: (words) => words.errors.nearProvisions,
      ways: near.map((entry) => ({
        title: [provisionName(entry, expression.language), entry.number === null ? null : entry.heading].filter(Boolean).join(' '),
        address: instrumentAddress(instrument, { ...at, eId: entry.eId }),
      })),
    },
    { name: 'instrument', heading: (words) => words.errors.wholeText, ways: [{ title, address: instrumentAddress(instrument, at) }] },
  ])
}

/** The provisions before and after: of the same depth for one that holds others, else the next that holds none. */
function neighbours(units: readonly Unit[], index: number): { before: Unit | undefined; after: Unit | undefined } {
  const own = units[index]
  const isLeaf = (unit: Unit, at: number): boolean => unit.end === at + 1
  const alike = (unit: Unit, at: number): boolean =>
    own !== undefined && isLeaf(own, index) ? isLeaf(unit, at) : unit.depth === own?.depth && !isLeaf(unit, at)
  return {
    before: units.findLast((unit, at) => at < index && alike(unit, at)),
    after: units.find((unit, at) => at > index && at >= (own?.end ?? 0) && alike(unit, at)),
  }
}

async function wordingsOf(ports: Ports, view: View, found: Found, entry: OutlineEntry): Promise<Html> {
  const { words, formats } = view
  const { stored, expression, instrument, address } = found
  const wordings = await ports.register.wordings(stored.id, expression.language, entry.eId)
  const texts = stored.expressions.filter((it) => it.language === expression.language)
  const heading = html`<h2>${words.provision.wordings}</h2>`
  if (texts.length === 1)
    return html`${heading}
      <p>${words.provision.oneWording}</p>`
  const held = wordings.reduce((count, { on }) => count + on.length, 0)
  if (wordings.length === 1 && held === texts.length)
    return html`${heading}
      <p>${words.provision.sameWording(formats.number(texts.length))}</p>`
  const rows = wordings.map(({ on }, index) => {
    const days = on.map((day) =>
      day === null
        ? html`${words.provision.undated}`
        : html`<a href="${instrumentAddress(instrument, { on: day, eId: entry.eId, language: address.language })}"
            >${formats.time(day)}</a
          >`,
    )
    const here = on.includes(expression.on) ? html`<strong>${words.inBrackets(words.provision.thisOne)}</strong>` : ''
    return html`<li>
      ${words.provision.wording} ${formats.number(index + 1)}${here}${words.colon}${words.provision.inTexts(days.length === 1)}
      ${join(days, words.comma)}
    </li>`
  })
  return html`${heading}
    <ol class="plain">
      ${rows}
    </ol>`
}

function addressesOf(view: View, found: Found, eId: string): Html {
  const { words, url } = view
  const { instrument, expression, stored } = found
  const language = new Set(stored.expressions.map((it) => it.language)).size > 1 ? expression.language : null
  const line = (label: string, address: string): Html =>
    html`<dt>${label}</dt>
      <dd>
        <a class="address" href="${address}">${url.origin}${decodeURI(address)}</a>
        <button type="button" class="copy" hidden value="${address}" aria-label="${words.provision.copy}${words.colon}${label}">
          ${words.provision.copy}
        </button>
      </dd>`
  return html`<section class="no-paper" aria-label="${words.provision.address}">
    <dl class="record addresses">
      ${line(words.provision.moving, instrumentAddress(instrument, { eId, language: found.address.language }))}
      ${expression.on === null ? '' : line(words.provision.fixed, instrumentAddress(instrument, { on: expression.on, eId, language }))}
    </dl>
    <p>
      <a
        href="${citeAddress({ to: instrumentAddress(instrument, { on: found.address.on, eId, language: found.address.language }) })}"
        rel="nofollow"
        >${words.cite.link}</a
      >
    </p>
  </section>`
}

/** What the text says of itself before its first provision: that it is a summary, not the official text. */
async function disclaimer({ register }: Ports, { expression }: Found, units: readonly Unit[], shown: OutlineEntry): Promise<Html> {
  const [first] = units
  if (first?.entry.kind !== 'preamble' || first.entry.eId === shown.eId) return html``
  const [preamble] = await register.provisions(expression.id, [first.entry.eId])
  const sentence = disclaimerOf(preamble?.text ?? '')
  return sentence === null ? html`` : html`<p class="say warning" lang="${expression.language}">${sentence}</p>`
}

/** The text of a provision that holds no other, a piece at a time. */
async function ownText(ports: Ports, scene: TextScene, found: Found, entry: OutlineEntry): Promise<{ text: Html; notes: boolean }> {
  const [provision] = await ports.register.provisions(found.expression.id, [entry.eId])
  if (!provision) return { text: html``, notes: false }
  const { view } = scene
  const { of } = renderPiece(scene, provision, 0)
  const page = pageNumber(view.url.searchParams.get('piece'), of)
  const piece = renderPiece(scene, provision, page - 1, true)
  const text = html`<div class="law" lang="${found.expression.language}"><div class="unit" id="${entry.eId}">${raw(piece.html)}</div></div>
    ${pagination(view, page, of, (number) => scene.addressOf(entry.eId, number > 1 ? { piece: number } : {}))}`
  return { text, notes: hasNotes(piece.html) }
}

/** The page of a provision, in its place: what holds it, what stands beside it, how it was worded, its addresses. */
export async function provisionPage(ports: Ports, view: View, cache: TextCache, found: Found): Promise<Html> {
  const { instrument, expression, address } = found
  const { words } = view
  const { units, index } = await placeOf(ports, view, found)
  const unit = units[index]
  if (!unit) throw new Refusal(404, (w) => w.errors.unknownAddress)
  const { entry } = unit
  const above = ancestorsOf(units, index)
  const here = new Set([...above.map((parent) => parent.entry.eId), ...units.slice(index, unit.end).map((inner) => inner.entry.eId)])
  // On all of the text, on what holds this provision, or on what it holds.
  const flags = (await ports.findings.flagsOn(found.stored.id, found.asOf)).filter(
    ({ flag }) => flag.extent === 'whole' || (flag.target.eId !== null && here.has(flag.target.eId)),
  )
  const at = { on: address.on, language: address.language }
  const range = { from: index, to: unit.end }
  const piece = view.url.searchParams.get('piece')
  // Of a part with much text of its own, that text alone is read piece by piece.
  const holds = unit.end > index + 1 && piece === null
  const pages = holds ? pagesOf(units, expression.language, range, await placeCountsIn(ports, found)) : [range]
  const page = pageNumber(view.url.searchParams.get('page'), pages.length)
  const shown = pages[page - 1] ?? range
  const links = await linksIn(ports, found, units.slice(shown.from, shown.to))
  const scene = createScene(view, found, units, cache, flags, links)
  const addressOfPage = (number: number): string => scene.addressOf(entry.eId, number > 1 ? { page: number } : {})
  const summary = await ports.register.summary()
  const [where, also, summarised, contents, reading, wordings, sides] = await Promise.all([
    standing(ports, view, found, collectionOf(summary, expression.texts[0]?.path)),
    alsoIn(ports, view, found),
    disclaimer(ports, found, units, entry),
    holds ? contentsOf(scene, { from: index + 1, to: unit.end }, pages, shown, addressOfPage) : null,
    holds
      ? readingOf(ports, scene, found, pages, page, { top: 1 - unit.depth, untitled: unit.depth }, addressOfPage)
      : ownText(ports, scene, found, entry),
    wordingsOf(ports, view, found, entry),
    citedSides(ports, found, { offset: 0, limit: MOST_CITED }, entry.eId),
  ])
  const name = provisionName(entry, expression.language)
  const [title] = titlesOf(instrument, expression.language)
  const heading = entry.number !== null && entry.heading !== null ? entry.heading : null
  const { before, after } = neighbours(units, index)
  const beside = (unit: Unit | undefined, rel: 'prev' | 'next'): Html | string => {
    if (!unit) return ''
    const label = html`<span lang="${expression.language}"
      >${provisionName(unit.entry, expression.language)} ${unit.entry.number === null ? '' : (unit.entry.heading ?? '')}</span
    >`
    const where = rel === 'prev' ? words.provision.previous : words.provision.next
    return html`<a rel="${rel}" ${rel === 'next' ? html` class="forward"` : ''} href="${scene.addressOf(unit.entry.eId)}"
      >${rel === 'prev' ? '← ' : ''}${where}${words.colon}${label}${rel === 'next' ? ' →' : ''}</a
    >`
  }
  const part = units.findLast((it, at) => at <= index && it.entry.path === entry.path && it.partTitle !== null)?.partTitle
  const whole = html`<a href="${instrumentAddress(instrument, at)}" lang="${title.language}">${title.text}</a>`
  const main = html`<h1 lang="${expression.language}">${name}${heading === null ? '' : html` <span class="of">${heading}</span>`}</h1>
    <p class="titles" lang="${view.ui}">
      ${words.provision.within(words.named(whole, title.language))}${part ? html` · <span lang="${expression.language}">${part}</span>` : ''}
    </p>
    ${also}
    <p class="jump no-paper"><a href="#text">${words.instrument.toText}</a></p>
    ${addressesOf(view, found, entry.eId)}
    ${onPaper(view, instrumentAddress(instrument, { on: expression.on, eId: entry.eId, language: address.language }))}
    <div class="${contents ? 'read' : 'columns'}">
      ${
        contents
          ? html`<details class="contents">
              <summary>${words.instrument.contents}</summary>
              <nav aria-label="${words.instrument.contents}"><div lang="${expression.language}">${contents}</div></nav>
            </details>`
          : ''
      }
      <div>
        ${where} ${flagsBeside(view, flags, found.asOf)} ${summarised}
        <div id="text">${reading.notes ? html`<p class="quiet">${words.instrument.notes}</p>` : ''} ${reading.text}</div>
        <nav class="reading" aria-label="${words.provision.place}">${beside(before, 'prev')} ${beside(after, 'next')}</nav>
        ${citedLists(view, instrument, sides, { level: 2, ofProvision: true }, instrumentAddress(instrument, { ...at, eId: entry.eId }, { show: 'citations' }))}
      </div>
      <aside>${wordings} ${dayForm(view, found)}</aside>
    </div>`
  return layout(view, {
    titleLanguage: title.language,
    title: words.provision.titleIn(heading === null ? name : `${name} ${heading}`, title.text),
    crumbs: [
      ...instrumentCrumbs(view, found).slice(0, 2),
      { label: html`<span lang="${title.language}">${title.text}</span>`, address: instrumentAddress(instrument, at) },
      ...above.filter(isHeaded).map((parent) => ({
        label: html`<span lang="${expression.language}">${provisionName(parent.entry, expression.language)}</span>`,
        address: scene.addressOf(parent.entry.eId),
      })),
    ],
    main,
    asOf: address.on,
    canonical: instrumentAddress(instrument, { ...at, eId: entry.eId }, { page: page > 1 ? page : null, piece }),
    alternates: [{ type: 'application/json', address: instrumentAddress(instrument, { ...at, eId: entry.eId, extension: 'json' }) }],
  })
}
