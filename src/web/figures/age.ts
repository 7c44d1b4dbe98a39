import { quantileSorted } from 'd3-array'
import type { InstrumentCell } from '../../register/statistics.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { Look } from '../pictures/looks.ts'
import { spreadRows } from '../pictures/rows.ts'
import { inItsLanguage } from '../text/mentions.ts'
import type { DrawFigure } from './figure.ts'

const LOOK: Look = { pattern: 'solid', colour: 'held' }

/** Issuers beyond these are in the table only. */
const MOST_ISSUERS = 10

interface Group {
  readonly group: 'all' | 'flagged' | 'rank' | 'issuer'
  readonly value: string | null
  /** Ages in years, rising. */
  readonly values: number[]
}

/** Ages in years of what those cells count, rising. */
const agesOf = (cells: readonly InstrumentCell[]): number[] =>
  cells.flatMap(({ age, count }) => (age === null ? [] : Array<number>(count).fill(age))).toSorted((a, b) => a - b)

/** How old the law is that applies, as far as is known: all of it, what of it is flagged, and by rank and issuer. */
export const ageFigure: DrawFigure = (view, { instruments }) => {
  const words = view.words.statistics
  const { number } = view.formats
  const applying = instruments.filter(({ status, age }) => (status === 'in-force' || status === 'unknown') && age !== null)
  const groupsBy = (group: 'rank' | 'issuer'): Group[] =>
    [...Map.groupBy(applying, (cell) => cell[group])]
      .flatMap(([value, cells]) => (value === null ? [] : [{ group, value, values: agesOf(cells) }]))
      .toSorted((a, b) => b.values.length - a.values.length)
  const [ranks, issuers] = [groupsBy('rank'), groupsBy('issuer')]
  const all: Group = { group: 'all', value: null, values: agesOf(applying) }
  const flagged: Group = { group: 'flagged', value: null, values: agesOf(applying.filter((cell) => cell.flagged === 'whole')) }
  const of = ({ values }: Group, share: number): number => quantileSorted(values, share) ?? 0
  const label = ({ group, value }: Group): Html | string => {
    if (value === null) return words.age[group === 'flagged' ? 'flagged' : 'all']
    return inItsLanguage(view, group === 'rank' ? view.rank(value) : value)
  }
  const row = (it: Group) => ({
    label: label(it),
    says: words.age.row(number(it.values.length), number(Math.round(of(it, 0.5))), it.values.length === 1),
    values: it.values,
    median: of(it, 0.5),
  })
  const some = (groups: readonly Group[]): readonly Group[] => groups.filter(({ values }) => values.length > 0)
  // One rank alone, or one issuer, is all of them again.
  const shown = {
    all: some([all, flagged]),
    rank: ranks.length > 1 ? ranks : [],
    issuer: issuers.length > 1 ? issuers.slice(0, MOST_ISSUERS) : [],
  }
  const oldest = of(all, 1)
  const part = (name: keyof typeof shown): Html | string =>
    shown[name].length === 0
      ? ''
      : html`${name === 'all' ? '' : html`<h3>${words.age.by[name]}</h3>`}${spreadRows(shown[name].map(row), oldest, LOOK, words.age.axis)}`
  return {
    name: 'age',
    heading: words.age.heading,
    says: words.age.says(number(all.values.length), number(Math.round(of(all, 0.5))), number(oldest)),
    note: words.age.note,
    looks: [LOOK],
    picture: all.values.length === 0 ? null : html`${part('all')}${part('rank')}${part('issuer')}`,
    table: {
      columns: ['group', 'value', 'count', 'youngest', 'lowerQuartile', 'median', 'upperQuartile', 'oldest'],
      rows: some([all, flagged, ...ranks, ...issuers]).map((it) => [
        it.group,
        it.value,
        it.values.length,
        ...[0, 0.25, 0.5, 0.75, 1].map((share) => of(it, share)),
      ]),
    },
  }
}
