import { scaleUtc } from 'd3-scale'
import type { Day } from '../../law/day.ts'
import type { Status } from '../../law/status.ts'
import type { Html } from '../html.ts'
import { html, raw } from '../html.ts'
import { looking, type Look } from './looks.ts'

export type MarkKind = 'made' | 'commences' | 'changed' | 'ceases' | 'text' | 'shown' | 'today' | 'chosen'

/** Shapes of 12 by 12 around their middle; each kind has its own. */
const SHAPES: Readonly<Record<MarkKind, string>> = {
  made: '<path class="k-made" d="M0-6 6 0 0 6-6 0z"/>',
  commences: '<circle class="k-commences" r="3"/>',
  changed: '<path class="k-changed" d="M0-5 6 5H-6z"/>',
  ceases: '<path class="k-ceases" d="M-5-5 5 5M5-5-5 5"/>',
  text: '<path class="k-text" d="M-4-5h8V5h-8z"/>',
  shown: '<path class="k-shown" d="M-5-7H5V7H-5z"/>',
  today: '<path class="k-today" d="M0-9v18"/>',
  chosen: '<path class="k-chosen" d="M-5-10h10L0-3z"/>',
}

/** A mark as it stands in the list of them. */
export const markKey = (kind: MarkKind): Html =>
  html`<svg class="key" viewBox="-10 -10 20 20" aria-hidden="true" focusable="false">${raw(SHAPES[kind])}</svg>`

const LOOKS: Readonly<Record<Status, Look>> = {
  'in-force': { pattern: 'solid', colour: 'held' },
  unknown: { pattern: 'dots', colour: 'held' },
  'not-commenced': { pattern: 'lines', colour: 'good' },
  suspended: { pattern: 'lines', colour: 'gone' },
  repealed: { pattern: 'cross', colour: 'gone' },
  expired: { pattern: 'cross', colour: 'gone' },
  annulled: { pattern: 'cross', colour: 'gone' },
}
export const FLAGGED: Look = { pattern: 'stripes', colour: 'flag' }
export const statusLook = (status: Status): Look => LOOKS[status]

export interface Timeline {
  readonly title: string
  readonly says: string
  /** What is drawn reaches from the one day to the other. */
  readonly from: Day
  readonly to: Day
  /** In order, without gaps; `from` null: from the beginning. */
  readonly spans: readonly { readonly status: Status; readonly from: Day | null; readonly to: Day | null }[]
  /** Some text says that all of it is outdated from that day on. */
  readonly flaggedFrom: Day | null
  readonly marks: readonly { readonly kind: MarkKind; readonly on: Day }[]
}

const MARGIN = 2
const BAND = 14
const EVENTS = 32
const TEXTS = 54
const AXIS = 68

const date = (day: Day): Date => new Date(`${day}T00:00:00Z`)
const DAY = 86_400_000

/** Status as a band over time, what happened to the text below it, the texts that are held below that, to scale. */
export function timelinePicture({ title, says, from, to, spans, flaggedFrom, marks }: Timeline): Html {
  const last = new Date(Math.max(date(to).getTime(), date(from).getTime() + DAY))
  const scale = scaleUtc()
    .domain([date(from), last])
    .range([MARGIN, 100 - MARGIN])
    .clamp(true)
  const at = (day: Day): string => `${scale(date(day)).toFixed(2)}%`
  const band = (start: Day | null, end: Day | null, y: number, height: number, look: Look): Html | string => {
    const [x, width] = [scale(date(start ?? from)), scale(end === null ? last : date(end)) - scale(date(start ?? from))]
    const shape = html`x="${x.toFixed(2)}%" width="${width.toFixed(2)}%" y="${y}" height="${height}"`
    return width <= 0 ? '' : html`<rect class="paper" ${shape} /><rect ${looking(look)} ${shape} />`
  }
  // A nested svg can be placed by percentage, so that shapes keep their size on every width.
  const drawn = marks.map(({ kind, on }) => {
    const y = kind === 'text' || kind === 'shown' ? TEXTS : kind === 'today' || kind === 'chosen' ? 9 : EVENTS
    return html`<svg x="${at(on)}" y="${y}" overflow="visible">${raw(SHAPES[kind])}</svg>`
  })
  const [wide, narrow] = [9, 4].map((count) => new Set(scale.ticks(count).map(Number)))
  const isYears = [...(wide ?? [])].every((tick) => new Date(tick).getUTCMonth() === 0 && new Date(tick).getUTCDate() === 1)
  const labels = [...new Set([...(wide ?? []), ...(narrow ?? [])])].map((tick) => {
    const only =
      wide?.has(tick) && isYears ? (narrow?.has(tick) ? '' : 'when-wide') : narrow?.has(tick) ? (isYears ? 'when-narrow' : '') : null
    if (only === null) return ''
    const x = scale(tick).toFixed(2)
    return html`<g class="${only}">
      <line class="tick" x1="${x}%" x2="${x}%" y1="${AXIS}" y2="${AXIS + 4}" /><text x="${x}%" y="${AXIS + 18}"
        >${new Date(tick).toISOString().slice(0, isYears ? 4 : 10)}</text
      >
    </g>`
  })
  return html`<svg class="bar timeline" role="img" aria-labelledby="life-t life-d" height="${AXIS + 24}">
    <title id="life-t">${title}</title>
    <desc id="life-d">${says}</desc>
    ${spans.map((span) => band(span.from, span.to, 2, BAND, statusLook(span.status)))}
    ${flaggedFrom === null ? '' : band(flaggedFrom, null, 2 + BAND / 2, BAND / 2, FLAGGED)}
    <line class="thin" x1="0" x2="100%" y1="${EVENTS}" y2="${EVENTS}" />
    <line class="thin" x1="0" x2="100%" y1="${TEXTS}" y2="${TEXTS}" />
    <line class="base" x1="0" x2="100%" y1="${AXIS}" y2="${AXIS}" />
    ${labels} ${drawn}
  </svg>`
}
