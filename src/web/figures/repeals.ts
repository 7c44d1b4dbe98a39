import type { RepealState } from '../../register/statistics.ts'
import { html } from '../html.ts'
import { columnsPicture } from '../pictures/columns.ts'
import { keysOf, type Look } from '../pictures/looks.ts'
import type { DrawFigure } from './figure.ts'
import { sumOf } from './figure.ts'

const SERIES = [
  { name: 'recorded', pattern: 'cross', colour: 'gone' },
  { name: 'read', pattern: 'stripes', colour: 'flag' },
  { name: 'undated', pattern: 'dots', colour: 'flag' },
] as const satisfies readonly (Look & { readonly name: RepealState })[]
type Drawn = (typeof SERIES)[number]['name']

/** Held texts that were repealed as a whole, by year: on record, or read out of other texts. */
export const repealsFigure: DrawFigure = (view, { repeals }) => {
  const words = view.words.statistics
  const { number } = view.formats
  const count = (state: RepealState, year?: number): number =>
    sumOf(repeals, (cell) => cell.state === state && (year === undefined || cell.year === year))
  const years = [...new Set(repeals.flatMap(({ year }) => year ?? []))].toSorted((a, b) => a - b)
  const series = SERIES.map((look) => ({ ...look, label: words.series[look.name], total: count(look.name) })).filter(
    ({ total }) => total > 0,
  )
  const columns = years
    .map((year) => ({ year, ...(Object.fromEntries(SERIES.map(({ name }) => [name, count(name, year)])) as Record<Drawn, number>) }))
    .filter((year) => SERIES.some(({ name }) => year[name] > 0))
  const says = words.repeals.says({
    recorded: number(count('recorded')),
    read: number(count('read') + count('undated')),
    undated: number(count('undated')),
  })
  const [first, last] = [columns[0], columns.at(-1)]
  return {
    name: 'repeals',
    heading: words.repeals.heading,
    says,
    note: words.repeals.note(number(count('part')), number(count('not-held'))),
    looks: series,
    picture:
      first === undefined || last === undefined
        ? null
        : html`${keysOf(series.map((key) => ({ ...key, count: number(key.total) })))}
          ${columnsPicture({
            id: 'repeals',
            title: words.repeals.title(String(first.year), String(last.year)),
            says,
            series,
            years: columns,
            height: 180,
            number,
            colon: view.words.colon,
          })}`,
    table: {
      columns: ['year', 'recorded', 'read', 'undated', 'notHeld', 'part'],
      rows: [...years, ...(repeals.some(({ year }) => year === null) ? [null] : [])].map((year) => [
        year,
        ...(['recorded', 'read', 'undated', 'not-held', 'part'] as const).map((state) =>
          sumOf(repeals, (cell) => cell.state === state && cell.year === year),
        ),
      ]),
    },
  }
}
