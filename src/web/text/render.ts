import type { Language } from '../../law/instrument.ts'
import type { StoredProvision } from '../../register/register.ts'
import { flagAddress } from '../addresses.ts'
import type { Html } from '../html.ts'
import { html, raw } from '../html.ts'
import { flagShape } from '../parts/shapes.ts'
import type { View } from '../view.ts'
import type { TextCache } from './cache.ts'
import { eIdName } from './eids.ts'
import { type TextLink, withLinks } from './links.ts'
import { renderMarkdown } from './markdown.ts'
import { provisionName } from './names.ts'
import type { Unit } from './outline.ts'
import { ancestorsOf, isHeaded } from './outline.ts'
import { PIECE_BYTES, piecesOf } from './pieces.ts'

/** What rendering a text needs besides the text itself. */
export interface TextScene {
  readonly view: View
  readonly language: Language
  readonly units: readonly Unit[]
  readonly cache: TextCache
  /** The flags that are open on a provision, by its eId: the first of them. */
  readonly flags: ReadonlyMap<string, string>
  /** The words of a provision that name other law, in order; offsets count from its beginning. */
  readonly linksOf: (provision: Pick<StoredProvision, 'path' | 'eId'>) => readonly TextLink[]
  /** The address of a provision's own page. */
  readonly addressOf: (eId: string, query?: { readonly page?: number; readonly piece?: number }) => string
}

/** Some of the text of a provision, with how many pieces there are of it. */
export interface Piece {
  readonly html: string
  readonly of: number
}

/** A character takes three bytes of UTF-8 at most, and the marks of a link some thirty. */
const isOnePiece = (text: string, links: readonly TextLink[]): boolean => text.length * 3 + links.length * 30 <= PIECE_BYTES

/** Renders one piece (from 0) of a provision, or takes it from the cache: the same bytes are never rendered twice. */
export function renderPiece(scene: TextScene, provision: StoredProvision, piece: number, paragraphs = false): Piece {
  const links = scene.linksOf(provision)
  // A short text is one piece, which is cut and marked only where it must be rendered.
  const isShort = isOnePiece(provision.text, links)
  const cut = (): readonly string[] => piecesOf(withLinks(provision.text, links))
  const pieces = isShort ? null : cut()
  const number =
    provision.level >= 7 && provision.number !== null && piece === 0
      ? { text: provision.number, address: scene.addressOf(provision.eId) }
      : null
  const key = `${provision.digest} ${provision.eId} ${piece} ${paragraphs ? 'p' : ''} ${number?.address ?? ''} ${links.map(({ start, address }) => `${start} ${address}`).join(' ')}`
  let rendered = scene.cache.get(key)
  if (rendered === undefined) {
    rendered = renderMarkdown((pieces ?? cut())[piece] ?? '', {
      eId: provision.eId,
      dropHeading: provision.level < 7 && piece === 0,
      number,
      paragraphs,
      links: links.map(({ address }) => address),
    })
    scene.cache.set(key, rendered)
  }
  return { html: rendered, of: pieces?.length ?? 1 }
}

const heading = (level: number, className: string, content: Html): Html => {
  const tag = raw(`h${Math.min(level, 6)}`)
  return html`<${tag} class="${className}">${content}</${tag}>`
}

export const unitTitle = ({ entry }: Unit): Html =>
  html`${entry.number === null ? '' : html`<span class="n">${entry.number}</span> `}${entry.heading ?? ''}`

const langOfUi = ({ language, view }: TextScene): Html => (language === view.ui ? html`` : html`lang="${view.ui}"`)

/** A provision's name for what the interface says of it: in the text's words where they are of one language, else by its number. */
function nameFor({ language, view: { ui } }: TextScene, { entry }: Unit): string {
  const isBare = /^\d{1,4}[A-Z]{0,2}$/.test(entry.number ?? '')
  return language === ui || isBare ? provisionName(entry, ui) : eIdName(entry.eId, ui)
}

function renderUnit(scene: TextScene, unit: Unit, provision: StoredProvision | undefined, level: number | null): Html {
  const { entry } = unit
  const { words } = scene.view
  const address = scene.addressOf(entry.eId)
  const piece = provision ? renderPiece(scene, provision, 0) : { html: '', of: 1 }
  const title =
    level !== null && isHeaded(unit) && (entry.number ?? entry.heading) !== null ? heading(level, `u${entry.level}`, unitTitle(unit)) : ''
  // An article that opens with its number is linked by the number.
  const numbered = !isHeaded(unit) && piece.html.includes('class="number"')
  // What the interface says within a text that may be in another language.
  const nameInUi = nameFor(scene, unit)
  const mark =
    numbered || level === null
      ? ''
      : html`<a class="mark" href="${address}" ${langOfUi(scene)} aria-label="${words.instrument.linkTo(nameInUi)}">¶</a>`
  const rest =
    piece.of > 1
      ? html`<p class="more" ${langOfUi(scene)}>
          <a href="${scene.addressOf(entry.eId, { piece: 2 })}">${words.instrument.restOf(nameInUi)}</a>
          ${words.instrument.pieces(scene.view.formats.number(piece.of))}
        </p>`
      : ''
  const flag = level === null ? undefined : scene.flags.get(entry.eId)
  const flagged =
    flag === undefined
      ? ''
      : html`<p class="flag-note" lang="${scene.view.ui}">${flagShape} <a href="${flagAddress(flag)}">${words.flags.inText}</a></p>`
  return html`<div class="unit" id="${entry.eId}">${title}${mark}${flagged}${raw(piece.html)}${rest}</div>`
}

/** A run of units, and how its headings fit the page that shows it. */
export interface Run {
  readonly from: number
  readonly to: number
  /** The level of heading for a unit of depth 0; below zero where the page shows the inside of a unit. */
  readonly top: number
  /** Units of this depth or less have their heading elsewhere on the page; -1 for none. */
  readonly untitled: number
}

/**
 * Renders a run of units. Where it begins inside a part, the headings above it are repeated, so that a reader knows the
 * place and no level is skipped.
 */
export function renderUnits(scene: TextScene, provisions: readonly StoredProvision[], run: Run): Html {
  const byId = new Map(provisions.map((provision) => [provision.id, provision]))
  const hasParts = scene.units.some((unit) => unit.partTitle !== null)
  const whole = run.untitled < 0
  const levelOf = (unit: Unit): number => run.top + unit.depth + (hasParts && whole ? 1 : 0)
  const above = ancestorsOf(scene.units, run.from).filter((unit) => unit.depth > run.untitled && isHeaded(unit))
  const repeated = above.map((unit) =>
    heading(levelOf(unit), 'again', html`${unitTitle(unit)} <small ${langOfUi(scene)}>${scene.view.words.instrument.continued}</small>`),
  )
  const shown = scene.units.slice(run.from, run.to).map((unit) => {
    const part = unit.partTitle === null || !whole ? '' : heading(run.top, 'part-title', html`${unit.partTitle}`)
    return html`${part}${renderUnit(scene, unit, byId.get(unit.entry.id), unit.depth > run.untitled ? levelOf(unit) : null)}`
  })
  return html`${repeated}${shown}`
}
