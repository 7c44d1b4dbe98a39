import { STATUSES } from '../../law/status.ts'
import type { InstrumentCell } from '../../register/statistics.ts'
import { columnsPicture } from '../pictures/columns.ts'
import { keysOf, type Look } from '../pictures/looks.ts'
import { html } from '../html.ts'
import type { DrawFigure } from './figure.ts'
import { sumOf } from './figure.ts'

const SERIES = [
  { name: 'inForce', pattern: 'solid', colour: 'held' },
  { name: 'unknown', pattern: 'dots', colour: 'held' },
  { name: 'flagged', pattern: 'stripes', colour: 'flag' },
  { name: 'notCommenced', pattern: 'lines', colour: 'good' },
  { name: 'ended', pattern: 'cross', colour: 'gone' },
] as const satisfies readonly (Look & { readonly name: string })[]
export type YearSeries = (typeof SERIES)[number]['name']

/** A flag moves no text out of the law: the flagged are those that have no other status than in force or unknown. */
function seriesOf({ status, flagged }: InstrumentCell): YearSeries {
  if (status === 'in-force' || status === 'unknown') return flagged === 'whole' ? 'flagged' : status === 'unknown' ? 'unknown' : 'inForce'
  return status === 'not-commenced' ? 'notCommenced' : 'ended'
}

/** Texts by the year of their publication and their status; those that are flagged as a whole are a series of their own. */
export const yearsFigure: DrawFigure = (view, { instruments }) => {
  const words = view.words.statistics
  const { number } = view.formats
  const byYear = Map.groupBy(instruments, ({ year }) => year)
  const known = [...byYear.keys()].filter((year) => year !== null).toSorted((a, b) => a - b)
  const count = (cells: readonly InstrumentCell[], name: YearSeries): number => sumOf(cells, (cell) => seriesOf(cell) === name)
  const series = SERIES.map((look) => ({ ...look, label: words.series[look.name], total: count(instruments, look.name) })).filter(
    ({ total }) => total > 0,
  )
  const years = known.map((year) => {
    const cells = byYear.get(year) ?? []
    const counts = Object.fromEntries(SERIES.map(({ name }) => [name, count(cells, name)])) as Record<YearSeries, number>
    return { year, ...counts }
  })
  const [first, last] = [known[0], known.at(-1)]
  const says = words.years.says({
    total: number(sumOf(instruments)),
    flagged: number(count(instruments, 'flagged')),
    applying: number(sumOf(instruments, ({ status }) => status === 'in-force' || status === 'unknown')),
    ended: number(count(instruments, 'ended')),
  })
  const undated = sumOf(byYear.get(null) ?? [])
  return {
    name: 'years',
    heading: words.years.heading,
    says,
    note: undated > 0 ? words.years.undated(number(undated)) : null,
    looks: series,
    picture:
      first === undefined || last === undefined
        ? null
        : html`${keysOf(series.map((key) => ({ ...key, count: number(key.total) })))}
          ${columnsPicture({ id: 'years', title: words.years.title(String(first), String(last)), says, series, years, height: 220, number, colon: view.words.colon })}`,
    table: {
      columns: ['year', 'total', ...STATUSES, 'inForceNotFlagged', 'unknownNotFlagged', 'flaggedWhole', 'flaggedPart'],
      rows: [...known, ...(undated > 0 ? [null] : [])].map((year) => {
        const cells = byYear.get(year) ?? []
        return [
          year,
          sumOf(cells),
          ...STATUSES.map((status) => sumOf(cells, (cell) => cell.status === status)),
          // The series that are drawn, so that both numbers of texts in force stand beside each other.
          count(cells, 'inForce'),
          count(cells, 'unknown'),
          sumOf(cells, ({ flagged }) => flagged === 'whole'),
          sumOf(cells, ({ flagged }) => flagged === 'part'),
        ]
      }),
    },
  }
}
