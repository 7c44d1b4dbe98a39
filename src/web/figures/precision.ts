import { DETECTORS } from '../../law/flag.ts'
import { precisionOf } from '../../law/precision.ts'
import type { Look } from '../pictures/looks.ts'
import { intervalRows } from '../pictures/rows.ts'
import type { DrawFigure } from './figure.ts'

const LOOK: Look = { pattern: 'solid', colour: 'held' }

/** How often each detector was right among flags that were judged by reading. It is of the detectors, not of what a register holds. */
export const precisionFigure: DrawFigure = (view) => {
  const words = view.words.statistics.precision
  const { number } = view.formats
  const measured = DETECTORS.flatMap((detector) => {
    const precision = precisionOf(detector)
    return precision === null ? [] : [{ detector, ...precision }]
  })
  const rows = measured.map(({ detector, value, low, high, n }) => {
    const isMeasured = value !== null && low !== null && high !== null
    const percent = (share: number): string => number(Math.round(share * 100))
    return {
      label: view.words.flags.detectors[detector],
      says: isMeasured ? words.row(number(Math.round(value * n)), number(n), percent(low), percent(high)) : words.tooFew(number(n)),
      interval: isMeasured ? { value, low, high } : null,
    }
  })
  return {
    name: 'precision',
    heading: words.heading,
    says: words.says,
    note: words.note,
    looks: [LOOK],
    picture: intervalRows(rows, LOOK),
    table: {
      columns: ['detector', 'judged', 'precision', 'low', 'high'],
      rows: measured.map(({ detector, value, low, high, n }) => [detector, n, value, low, high]),
    },
  }
}
