import { PIECE_BYTES } from './pieces.ts'
import type { Unit } from './outline.ts'
import { isHeaded } from './outline.ts'

/** A run of units shown on one page: `from` up to, not including, `to`. */
export interface TextPage {
  readonly from: number
  readonly to: number
}

/**
 * What a unit will add to a page, in compressed bytes, guessed from its length alone: the pages of a text must not depend on
 * its being rendered. Rendered law compresses to a quarter (Latin script) or a third (Chinese) of its bytes of UTF-8.
 */
function costOf({ entry }: Unit, language: string): number {
  const wide = /^(zh|ja|ko)/.test(language)
  const bytes = Math.min((entry.end - entry.start) * (wide ? 2.8 : 1.03), PIECE_BYTES)
  return bytes * (wide ? 0.36 : 0.27) + 55 + ((entry.heading?.length ?? 0) + (entry.number?.length ?? 0)) * 0.3
}

/** What the contents of a range will add to its first page, guessed in the same way; they are cut at `most`. */
export function contentsCost(units: readonly Unit[], from: number, to: number, language: string, most: number): number {
  const perCharacter = /^(zh|ja|ko)/.test(language) ? 1.3 : 0.4
  const headed = units.slice(from, to).filter(isHeaded)
  return Math.min(
    most,
    headed.reduce((size, { entry }) => size + 24 + (entry.heading?.length ?? 0) * perCharacter, 0),
  )
}

/** What a link in the text adds to a page, in compressed bytes. */
const LINK = 18

/**
 * Divides the units of a range into pages of about `budget` compressed bytes, the first of about `firstBudget`.
 * A page rather begins with a part or chapter.
 */
export function planPages(
  units: readonly Unit[],
  range: TextPage,
  language: string,
  { first, further }: { readonly first: number; readonly further: number },
  linksIn: (unit: Unit) => number = () => 0,
): readonly TextPage[] {
  const pages: TextPage[] = []
  let start = range.from
  let size = 0
  for (let index = range.from; index < range.to; index++) {
    const unit = units[index]
    if (!unit) break
    const budget = pages.length === 0 ? first : further
    const cost = costOf(unit, language) + linksIn(unit) * LINK
    const opens = unit.end - index > 1
    if (index > start && (size + cost > budget || (opens && size > budget * 0.7))) {
      pages.push({ from: start, to: index })
      start = index
      size = 0
    }
    size += cost
  }
  if (range.to > start || pages.length === 0) pages.push({ from: start, to: range.to })
  return pages
}
