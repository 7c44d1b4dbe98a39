import type { Statistics } from '../../register/statistics.ts'
import type { Html } from '../html.ts'
import type { Look } from '../pictures/looks.ts'
import type { View } from '../view.ts'

export const FIGURES = ['years', 'age', 'flags', 'precision', 'repeals', 'share'] as const
export type FigureName = (typeof FIGURES)[number]

export type Cell = string | number | null

/** The numbers behind a picture, as programs get them: names and codes that do not change with the language of the reader. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A picture with what it says and its numbers. */
export interface Figure {
  readonly name: FigureName
  readonly heading: string
  /** In a sentence or two, with the numbers that matter. */
  readonly says: string
  /** How to read it, where that needs saying. */
  readonly note: string | null
  readonly looks: readonly Look[]
  /** null where there is nothing to draw. */
  readonly picture: Html | null
  readonly table: Table
}

/** Makes a figure of what was counted; all that is given to it belongs into it. */
export type DrawFigure = (view: View, counted: Statistics) => Figure

export const sumOf = <T extends { readonly count: number }>(cells: readonly T[], fits: (cell: T) => boolean = () => true): number =>
  cells.reduce((total, cell) => (fits(cell) ? total + cell.count : total), 0)

/** A share as people say it: "33 %", and "0.4 %" where it is small. */
export function percent(view: View, part: number, whole: number): string {
  const share = whole === 0 ? 0 : part / whole
  return new Intl.NumberFormat(view.ui === 'zh' ? 'zh-CN' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: share > 0 && share < 0.1 ? 1 : 0,
  }).format(share)
}

/** Only what belongs to one jurisdiction. */
export const within = (counted: Statistics, jurisdiction: string | undefined): Statistics => {
  if (jurisdiction === undefined) return counted
  const own = <T extends { readonly jurisdiction: string }>(cells: readonly T[]): T[] =>
    cells.filter((cell) => cell.jurisdiction === jurisdiction)
  return { instruments: own(counted.instruments), flags: own(counted.flags), repeals: own(counted.repeals) }
}
