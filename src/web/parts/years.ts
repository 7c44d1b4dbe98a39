import type { Html } from '../html.ts'
import { html } from '../html.ts'
import type { View } from '../view.ts'

export interface YearCount {
  readonly year: number
  readonly total: number
  readonly outOfForce: number
  /** Of those that are not out of force: with a flag on all of them. */
  readonly flagged: number
}

const HEIGHT = 120

/** A bar for each year, texts out of force below, flagged ones above them, then the others, with the same numbers as a table. */
export function yearsPicture(view: View, years: readonly YearCount[]): Html {
  const first = years[0]
  const last = years.at(-1)
  if (!first || !last) return html`<p>${view.words.homePage.nothing}</p>`
  const { words, formats } = view
  const span = last.year - first.year + 1
  const most = Math.max(...years.map((year) => year.total))
  const sum = (of: (year: YearCount) => number): string => formats.number(years.reduce((total, year) => total + of(year), 0))
  const x = (year: number): string => (((year - first.year) / span) * 100).toFixed(2)
  const width = ((100 / span) * 0.8).toFixed(2)
  const bars = years.map(({ year, total, outOfForce, flagged }) => {
    const all = Math.round((total / most) * HEIGHT)
    const out = outOfForce === 0 ? 0 : Math.max(1, Math.round((outOfForce / most) * HEIGHT))
    const open = flagged === 0 ? 0 : Math.max(1, Math.round((flagged / most) * HEIGHT))
    const at = x(year)
    const bar = (name: string, from: number, to: number): Html | string =>
      to > from ? html`<rect class="${name}" x="${at}%" y="${HEIGHT - to}" width="${width}%" height="${to - from}" />` : ''
    return html`${bar('b-in', out + open, all)}${bar('b-flag', out, out + open)}${bar('b-out', 0, out)}`
  })
  const step = span > 60 ? 20 : span > 20 ? 10 : span > 8 ? 5 : 1
  const ticks = Array.from({ length: span }, (_, index) => first.year + index)
    .filter((year) => year % step === 0 && (last.year - year) / span > 0.04)
    .map((year) => html`<text x="${x(year)}%" y="${HEIGHT + 16}">${year}</text>`)
  const label = words.homePage.pictureSays(
    String(first.year),
    String(last.year),
    sum((y) => y.total),
    sum((y) => y.outOfForce),
    sum((y) => y.flagged),
  )
  const rows = years.toReversed().map(
    (year) =>
      html`<tr>
        <th scope="row">${year.year}</th>
        <td>${formats.number(year.total)}</td>
        <td>${formats.number(year.flagged)}</td>
        <td>${formats.number(year.outOfForce)}</td>
      </tr>`,
  )
  return html`<figure class="years">
    <svg role="img" aria-label="${label}" width="100%" height="${HEIGHT + 22}">
      ${bars}
      <line x1="0" x2="100%" y1="${HEIGHT}" y2="${HEIGHT}" />
      ${ticks}
    </svg>
    <figcaption>
      <span class="swatch in"></span>${words.homePage.applies} <span class="swatch flag"></span>${words.homePage.flagged}
      <span class="swatch out"></span>${words.homePage.doesNot}
    </figcaption>
    <details>
      <summary>${words.homePage.numbers}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.homePage.year}</th>
            <th scope="col">${words.homePage.total}</th>
            <th scope="col">${words.homePage.flagged}</th>
            <th scope="col">${words.homePage.doesNot}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </details>
  </figure>`
}
