import { max } from 'd3-array'
import type { Certainty } from '../../law/relation.ts'
import { DETECTORS } from '../../law/flag.ts'
import { html } from '../html.ts'
import { keysOf, type Look } from '../pictures/looks.ts'
import { barRows } from '../pictures/rows.ts'
import type { DrawFigure } from './figure.ts'
import { sumOf } from './figure.ts'

const CERTAINTIES: readonly (Look & { readonly certainty: Certainty })[] = [
  { certainty: 'stated', pattern: 'solid', colour: 'flag' },
  { certainty: 'own-commencement', pattern: 'stripes', colour: 'flag' },
  { certainty: 'conditional', pattern: 'dots', colour: 'flag' },
  { certainty: 'unknown', pattern: 'empty', colour: 'flag' },
]

/** Open flags by what found them and how sure their day is. */
export const flagsFigure: DrawFigure = (view, { flags }) => {
  const words = view.words.statistics
  const { number } = view.formats
  const count = (detector: string | null, certainty: Certainty | null, extent: string | null = null): number =>
    sumOf(
      flags,
      (flag) =>
        (detector === null || flag.detector === detector) &&
        (certainty === null || flag.certainty === certainty) &&
        (extent === null || flag.extent === extent),
    )
  const detectors = DETECTORS.filter((detector) => count(detector, null) > 0).toSorted((a, b) => count(b, null) - count(a, null))
  const keys = CERTAINTIES.map((look) => ({
    ...look,
    label: words.flags.certainty[look.certainty],
    total: count(null, look.certainty),
  })).filter(({ total }) => total > 0)
  const rows = detectors.map((detector) => ({
    label: view.words.flags.detectors[detector],
    says: words.flags.row(number(count(detector, null)), number(count(detector, null, 'whole'))),
    parts: keys.map((key) => ({ ...key, count: count(detector, key.certainty) })),
  }))
  return {
    name: 'flags',
    heading: words.flags.heading,
    says: words.flags.says(number(sumOf(flags)), number(count(null, null, 'whole'))),
    note: words.flags.note,
    looks: keys,
    picture:
      rows.length === 0
        ? null
        : html`${keysOf(keys.map((key) => ({ ...key, count: number(key.total) })))}
          ${barRows(rows, max(detectors, (detector) => count(detector, null)) ?? 0)}`,
    table: {
      columns: ['detector', 'certainty', 'total', 'whole', 'part'],
      rows: detectors.flatMap((detector) =>
        keys
          .filter(({ certainty }) => count(detector, certainty) > 0)
          .map(({ certainty }) => [
            detector,
            certainty,
            count(detector, certainty),
            count(detector, certainty, 'whole'),
            count(detector, certainty, 'part'),
          ]),
      ),
    },
  }
}
