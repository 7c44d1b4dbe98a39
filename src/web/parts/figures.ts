import { DETECTORS } from '../../law/flag.ts'
import type { Certainty } from '../../law/relation.ts'
import { STATUSES } from '../../law/status.ts'
import type { Cell, Figure, Table } from '../figures/figure.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'
import { inItsLanguage } from '../text/mentions.ts'
import { languageOf } from '../text/names.ts'
import type { View } from '../view.ts'

const isOneOf = <T extends string>(value: string, all: readonly T[]): value is T => all.some((it) => it === value)

const headOf = (view: View, column: string): string =>
  view.words.statistics.columns[column] ?? (isOneOf(column, STATUSES) ? view.words.status.names[column] : column)

/** What a cell says to a person. `row` is the row that it is of: what a name is the name of stands in its first cell. */
function shown(view: View, column: string, cell: Cell, row: readonly Cell[]): Html | string {
  const words = view.words.statistics
  if (cell === null) return column === 'value' ? '' : words.notGiven
  if (typeof cell === 'number') return column === 'year' ? String(cell) : view.formats.number(cell)
  if (column === 'group' || column === 'scope') return words.groups[cell] ?? cell
  if (column === 'detector' && isOneOf(cell, DETECTORS)) return view.words.flags.detectors[cell]
  if (column === 'certainty') return words.flags.certainty[cell as Certainty]
  if (row[0] === 'rank') return inItsLanguage(view, view.rank(cell))
  if (row[0] === 'jurisdiction') return view.jurisdiction(cell)
  return html`<span lang="${languageOf(cell, view.ui)}">${cell}</span>`
}

/** The numbers of a figure; columns in which nothing is counted are left out. */
function tableOf(view: View, { columns, rows }: Table, caption: string): Html {
  const kept = columns.map((_, index) => index).filter((index) => index < 2 || rows.some((row) => row[index] !== 0))
  const cell = (row: readonly Cell[], index: number): Html => {
    const value = row[index] ?? null
    const text = shown(view, columns[index] ?? '', value, row)
    if (index === 0) return html`<th scope="row">${text}</th>`
    return html`<td class="${typeof value === 'number' ? 'number-cell' : ''}">${text}</td>`
  }
  return html`<div class="wide" tabindex="0" role="group" aria-label="${caption}">
    <table>
      <thead>
        <tr>
          ${kept.map((index) => html`<th scope="col">${headOf(view, columns[index] ?? '')}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${kept.map((index) => cell(row, index))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

/** A picture with what it says above it, its numbers below it, and `downloads` of them. */
export const figureSection = (view: View, figure: Figure, downloads: Html): Html =>
  html`<section class="figure" aria-labelledby="${figure.name}">
    <h2 id="${figure.name}">${figure.heading}</h2>
    <p class="measure">${figure.says}</p>
    ${
      figure.picture === null
        ? html`<p>${view.words.statistics.nothing}</p>`
        : html`${figure.picture}${figure.note === null ? '' : html`<p class="quiet measure">${figure.note}</p>`}
            <details>
              <summary>${view.words.statistics.numbers}</summary>
              ${tableOf(view, figure.table, `${figure.heading}${view.words.colon}${view.words.statistics.numbers}`)}
            </details>
            ${downloads}`
    }
  </section>`
