import type { Day } from '../../law/day.ts'
import type { Html } from '../html.ts'
import { html, raw } from '../html.ts'
import type { View } from '../view.ts'

export type MomentKind = 'made' | 'commences' | 'text' | 'shown' | 'ceases' | 'today' | 'chosen'

/** A mark on the timeline. */
export interface Moment {
  readonly kind: MomentKind
  readonly on: Day
  readonly label: string
  readonly address: string | null
}

const time = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

/** Shapes of 12 by 12 around their middle; each kind has its own. */
const SHAPES: Readonly<Record<MomentKind, string>> = {
  made: '<path class="k-made" d="M0-6 6 0 0 6-6 0z"/>',
  commences: '<circle class="k-commences" r="5"/>',
  text: '<path class="k-text" d="M-1-7h2v14h-2z"/>',
  shown: '<path class="k-shown" d="M-2-9h4v18h-4z"/>',
  ceases: '<path class="k-ceases" d="M-5-5 5 5M5-5-5 5"/>',
  today: '<path class="k-today" d="M0-9v18"/>',
  chosen: '<path class="k-chosen" d="M-5-10h10L0-3z"/>',
}

const picture = (kind: MomentKind): Html =>
  html`<svg class="key" viewBox="-10 -10 20 20" aria-hidden="true" focusable="false">${raw(SHAPES[kind])}</svg>`

/** Dates as marks on a line, drawn to scale, with a list that says the same in words. */
export function timeline(view: View, moments: readonly Moment[]): Html {
  const sorted = moments.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const first = sorted[0]
  const last = sorted.at(-1)
  if (!first || !last) return html``
  const span = Math.max(time(last.on) - time(first.on), 1)
  const at = (day: Day): string => (2 + ((time(day) - time(first.on)) / span) * 96).toFixed(1)
  const label = view.words.instrument.timelineSays(view.formats.day(first.on), view.formats.day(last.on))
  const list = sorted.map(({ kind, on, label, address }) => {
    const day = address === null ? view.formats.time(on) : html`<a href="${address}">${view.formats.time(on)}</a>`
    return html`<li>${picture(kind)} ${day} <span class="what">${label}</span></li>`
  })
  // A nested svg can be placed by percentage, so that shapes keep their size on every width.
  const marks = sorted.map(({ kind, on }) => html`<svg x="${at(on)}%" y="12" overflow="visible">${raw(SHAPES[kind])}</svg>`)
  return html`<svg class="timeline" role="img" aria-label="${label}" width="100%" height="24">
      <line x1="2%" x2="98%" y1="12" y2="12" />
      ${marks}
    </svg>
    <ol class="moments">
      ${list}
    </ol>`
}
