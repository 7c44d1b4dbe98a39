import type { Evidence } from '../../law/flag.ts'
import type { GraphInstrument } from './graph.ts'

/** A line of what stands before the first provision of an instrument's file, its front matter or title, as evidence; undefined where none fits. */
export function headLine(instrument: GraphInstrument, pattern: RegExp): Evidence | undefined {
  const match = pattern.exec(instrument.head())
  if (!match) return undefined
  const { path, textOn: expressionOn } = instrument
  return { path, expressionOn, eId: '', operative: '', quote: match[0], start: match.index, end: match.index + match[0].length }
}

export const titleLine = (instrument: GraphInstrument): Evidence | undefined =>
  headLine(instrument, /^# .*\S/m) ?? headLine(instrument, /^title:.*\S/m)
