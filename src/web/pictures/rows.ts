import { max, ticks } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { looking, type Look } from './looks.ts'

/** Bars and little histograms in rows. What they say stands beside each in words, so that the drawing itself may be passed over. */

interface Row {
  readonly label: Html | string
  /** The numbers of the row, in words. */
  readonly says: string
}

export interface BarRow extends Row {
  /** From left to right. */
  readonly parts: readonly (Look & { readonly count: number })[]
}

const HEIGHT = 18

const rowOf = ({ label, says }: Row, picture: Html): Html =>
  html`<li>
    <p><b>${label}</b> <span>${says}</span></p>
    ${picture}
  </li>`

/** `most`: what the whole width stands for. */
export function barRows(rows: readonly BarRow[], most: number): Html {
  const x = scaleLinear()
    .domain([0, Math.max(most, 1)])
    .range([0, 100])
  return html`<ul class="rows">
    ${rows.map((row) => {
      let from = 0
      const parts = row.parts.map((part) => {
        const start = from
        from += part.count
        if (part.count === 0) return ''
        return html`<rect x="${x(start).toFixed(2)}%" width="${x(part.count).toFixed(2)}%" height="${HEIGHT}" ${looking(part)} />`
      })
      return rowOf(row, html`<svg class="bar" height="${HEIGHT}" aria-hidden="true" focusable="false">${parts}</svg>`)
    })}
  </ul>`
}

export interface SpreadRow extends Row {
  /** Rising. */
  readonly values: readonly number[]
  readonly median: number
}

const BIN = 5
const SPREAD = 34

/** How the values of each row, up to `oldest`, are spread, in steps of five, each row to its own height, with its median as a mark. */
export function spreadRows(rows: readonly SpreadRow[], oldest: number, look: Look, axis: string): Html {
  const most = (Math.floor(oldest / BIN) + 1) * BIN
  const x = scaleLinear().domain([0, most]).range([0, 100])
  const at = (value: number): string => `${x(value).toFixed(2)}%`
  const spread = ({ values, median }: SpreadRow): Html => {
    const bins = Map.groupBy(values, (value) => Math.floor(value / BIN))
    const y = scaleLinear()
      .domain([0, max(bins.values(), (bin) => bin.length) ?? 1])
      .range([0, SPREAD])
    const bars = [...bins].map(([bin, some]) => {
      const height = Math.max(y(some.length), 1)
      return html`<rect
        x="${at(bin * BIN)}"
        width="${at(BIN)}"
        y="${(SPREAD - height).toFixed(1)}"
        height="${height.toFixed(1)}"
        ${looking(look)}
      />`
    })
    return html`<svg class="bar spread" height="${SPREAD + 2}" aria-hidden="true" focusable="false">
      ${bars}
      <line class="base" x1="0" x2="100%" y1="${SPREAD}" y2="${SPREAD}" />
      ${['halo', 'median'].map((name) => html`<line class="${name}" x1="${at(median)}" x2="${at(median)}" y1="-3" y2="${SPREAD + 2}" />`)}
    </svg>`
  }
  const labels = ticks(0, most, 6).map((value) => html`<text x="${at(value)}" y="14">${value}</text>`)
  return html`<ul class="rows">
    ${rows.map((row) => rowOf(row, spread(row)))}
    <li class="axis">
      <p class="quiet">${axis}</p>
      <svg class="bar" height="18" aria-hidden="true" focusable="false">${labels}</svg>
    </li>
  </ul>`
}

export interface IntervalRow extends Row {
  /** Shares from 0 to 1; null where nothing can be said. */
  readonly interval: { readonly low: number; readonly value: number; readonly high: number } | null
}

/** A share with the interval that it lies in, on a scale from nothing to all. */
export function intervalRows(rows: readonly IntervalRow[], look: Look): Html {
  const x = scaleLinear().domain([0, 1]).range([0, 100])
  const at = (share: number): string => `${x(share).toFixed(2)}%`
  const drawn = ({ interval }: IntervalRow): Html => {
    const middle = HEIGHT / 2
    const marks =
      interval === null
        ? ''
        : html`<rect x="${at(interval.low)}" width="${at(interval.high - interval.low)}" y="4" height="${HEIGHT - 8}" ${looking(look)} />
            ${['halo', 'median'].map((name) => html`<line class="${name}" x1="${at(interval.value)}" x2="${at(interval.value)}" y1="0" y2="${HEIGHT}" />`)}`
    return html`<svg class="bar" height="${HEIGHT}" aria-hidden="true" focusable="false">
      <line class="base" x1="0" x2="100%" y1="${middle}" y2="${middle}" />
      ${marks}
    </svg>`
  }
  const labels = ticks(0, 1, 5).map((share) => html`<text x="${at(share)}" y="14">${Math.round(share * 100)} %</text>`)
  return html`<ul class="rows">
    ${rows.map((row) => rowOf(row, drawn(row)))}
    <li class="axis">
      <p></p>
      <svg class="bar" height="18" aria-hidden="true" focusable="false">${labels}</svg>
    </li>
  </ul>`
}
