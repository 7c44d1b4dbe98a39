import { ageFigure } from './age.ts'
import type { DrawFigure, FigureName } from './figure.ts'
import { flagsFigure } from './flags.ts'
import { precisionFigure } from './precision.ts'
import { repealsFigure } from './repeals.ts'
import { shareFigure } from './share.ts'
import { yearsFigure } from './years.ts'

/** Every figure, in the order of the page. */
export const DRAW: Readonly<Record<FigureName, DrawFigure>> = {
  years: yearsFigure,
  age: ageFigure,
  flags: flagsFigure,
  precision: precisionFigure,
  repeals: repealsFigure,
  share: shareFigure,
}
