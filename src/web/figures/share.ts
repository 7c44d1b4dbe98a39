import type { InstrumentCell } from '../../register/statistics.ts'
import { html } from '../html.ts'
import { keysOf, type Look } from '../pictures/looks.ts'
import { barRows } from '../pictures/rows.ts'
import type { View } from '../view.ts'
import type { DrawFigure } from './figure.ts'
import { tellingCollections } from '../parts/heading.ts'
import { percent, sumOf } from './figure.ts'

const SERIES = [
  { name: 'whole', pattern: 'stripes', colour: 'flag' },
  { name: 'part', pattern: 'dots', colour: 'flag' },
  { name: 'none', pattern: 'empty', colour: 'line' },
] as const satisfies readonly (Look & { readonly name: string })[]

interface Share extends Readonly<Record<(typeof SERIES)[number]['name'] | 'total', number>> {
  readonly scope: 'collection' | 'jurisdiction'
  readonly name: string
}

function sharesBy(scope: Share['scope'], cells: readonly InstrumentCell[]): Share[] {
  const shares = [...Map.groupBy(cells, (cell) => cell[scope])].map(([name, own]) => {
    const [total, whole, part] = [sumOf(own), sumOf(own, (it) => it.flagged === 'whole'), sumOf(own, (it) => it.flagged === 'part')]
    return { scope, name, total, whole, part, none: total - whole - part }
  })
  return shares.toSorted((a, b) => b.total - a.total)
}

/** Of all that a collection, or a jurisdiction, holds: how much is flagged, as a whole or in part. */
export const shareFigure: DrawFigure = (view, { instruments }) => {
  const words = view.words.statistics
  const { number } = view.formats
  const [collections, jurisdictions] = [sharesBy('collection', instruments), sharesBy('jurisdiction', instruments)]
  const shown = [...collections, ...(jurisdictions.length > 1 ? jurisdictions : [])]
  const total = sumOf(instruments)
  const whole = sumOf(instruments, (it) => it.flagged === 'whole')
  const keys = SERIES.map((look) => ({
    ...look,
    label: words.share.series[look.name],
    count: number(collections.reduce((sum, share) => sum + share[look.name], 0)),
  }))
  // Drawn in thousandths, so that each bar is as long as the others.
  const rows = shown.map((share) => ({
    label: nameOf(view, share),
    says: words.share.row(percent(view, share.whole, share.total), percent(view, share.part, share.total), number(share.total)),
    parts: SERIES.map((look) => ({ ...look, count: (1000 * share[look.name]) / share.total })),
  }))
  return {
    name: 'share',
    heading: words.share.heading,
    says: words.share.says(number(whole), number(total), percent(view, whole, total)),
    note: null,
    looks: keys,
    picture: total === 0 ? null : html`${keysOf(keys)}${barRows(rows, 1000)}`,
    table: {
      columns: ['scope', 'name', 'total', 'flaggedWhole', 'flaggedPart', 'percentWhole'],
      rows: shown.map((it) => [it.scope, it.name, it.total, it.whole, it.part, Math.round((1000 * it.whole) / it.total) / 10]),
    },
  }
}

const nameOf = (view: View, { scope, name }: Share): string =>
  scope === 'jurisdiction' ? view.jurisdiction(name) : (tellingCollections({ collections: [name] })[0] ?? view.words.status.collection)
