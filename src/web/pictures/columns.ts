import { ticks } from 'd3-array'
import { scaleBand, scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { looking, type Look } from './looks.ts'

// Of the libraries that draw, the modules of D3 were taken that only count: scales, ticks and stacks. They are small, kept for more
// than ten years, under the ISC licence, and want neither a document nor anything of Node, so that pages are drawn on Workers, too;
// the marks themselves are written here, in percent of the width, so that one picture fits every screen with its letters as they are.

export interface Columns<Name extends string> {
  /** Unique on the page. */
  readonly id: string
  readonly title: string
  /** What the picture shows, in words. */
  readonly says: string
  /** From the bottom up. */
  readonly series: readonly (Look & { readonly name: Name; readonly label: string })[]
  /** One or more, rising; years between them that are missing have no column. */
  readonly years: readonly (Readonly<Record<Name, number>> & { readonly year: number })[]
  readonly height: number
  readonly number: (value: number) => string
  /** What stands between a label and its number. */
  readonly colon: string
}

/** Fewer years than this are columns that stand apart; more are drawn as one outline. */
const FEW = 40

/** Years as columns of stacked series: where labels would touch on a narrow screen, fewer of them are shown there. */
export function columnsPicture<Name extends string>(columns: Columns<Name>): Html {
  const { id, series, years, height, number, colon } = columns
  const names = series.map(({ name }) => name)
  const stacked = stack<(typeof years)[number], Name>()
    .keys(names)
    .value((year, name) => year[name])(years)
  const [first, last] = [years[0]?.year ?? 0, years.at(-1)?.year ?? 0]
  const x = scaleBand<number>()
    .domain(Array.from({ length: last - first + 1 }, (_, index) => first + index))
    .range([0, 100])
    .paddingInner(last - first < FEW ? 0.25 : 0)
  const totals = years.map((year) => names.reduce((total, name) => total + year[name], 0))
  const limit = limitOf(totals)
  const y = scaleLinear().domain([0, limit]).nice(4).range([height, 0]).clamp(true)
  const at = (year: number): string => (x(year) ?? 0).toFixed(2)
  const middle = (year: number): string => ((x(year) ?? 0) + x.bandwidth() / 2).toFixed(2)
  // A little wider than they are apart: no seam is left where a screen rounds.
  const width = (x.bandwidth() + (last - first < FEW ? 0 : 0.05)).toFixed(2)
  const drawn = years.map((year, index) => {
    const parts = series.map((look, row) => {
      const [from = 0, to = 0] = stacked[row]?.[index] ?? []
      if (to === from) return ''
      // What is there is seen: a pixel at least, and one free between two series.
      const top = Math.min(y(to), y(from) - 1)
      const below = y(from) - top
      return html`<rect
        x="${at(year.year)}%"
        width="${width}%"
        y="${top.toFixed(1)}"
        height="${Math.max(below - 1, 1).toFixed(1)}"
        ${looking(look)}
      />`
    })
    const told = series.filter(({ name }) => year[name] > 0).map(({ name, label }) => `${label}${colon}${number(year[name])}`)
    const total = totals[index] ?? 0
    const cut =
      total > limit
        ? html`<g class="cut">
            <rect x="${at(year.year)}%" width="${width}%" y="8" height="4" />
            <text x="${middle(year.year)}%" y="-5">${number(total)} ↑</text>
          </g>`
        : ''
    return html`<g>
      <title>${[year.year, ...told].join('\n')}</title>
      ${parts}${cut}
    </g>`
  })
  const lines = y
    .ticks(4)
    .filter(Number.isInteger)
    .map(
      (value) =>
        html`<line x1="0" x2="100%" y1="${y(value)}" y2="${y(value)}" /><text class="scale" x="-6" y="${y(value) + 4}"
            >${number(value)}</text
          >`,
    )
  const [wide, narrow] = [12, 5].map((count) => new Set(ticks(first, last, count).filter(Number.isInteger)))
  const labels = [...new Set([...(wide ?? []), ...(narrow ?? [])])].map((year) => {
    const only = wide?.has(year) ? (narrow?.has(year) ? '' : 'when-wide') : 'when-narrow'
    return html`<g class="${only}">
      <line class="tick" x1="${middle(year)}%" x2="${middle(year)}%" y1="${height}" y2="${height + 4}" />
      <text x="${middle(year)}%" y="${height + 18}">${year}</text>
    </g>`
  })
  return html`<svg class="plot" role="img" aria-labelledby="${id}-t ${id}-d" height="${height + 24}">
    <title id="${id}-t">${columns.title}</title>
    <desc id="${id}-d">${columns.says}</desc>
    ${lines} ${drawn}
    <line class="base" x1="0" x2="100%" y1="${height}" y2="${height}" />
    ${labels}
  </svg>`
}

/** What the height stands for: where one year towers over all others, they set it, and its column is cut off and says its number. */
function limitOf(totals: readonly number[]): number {
  const [first = 0, second = 0] = totals.toSorted((a, b) => b - a)
  return Math.max(second > 0 && first > 2.5 * second ? second : first, 1)
}
