import type { OutlineEntry } from '../../register/register.ts'

/** A provision in its place in the text. */
export interface Unit {
  readonly entry: OutlineEntry
  /** 0 at the top. */
  readonly depth: number
  /** Index of the unit that holds it; -1 at the top. */
  readonly parent: number
  /** Index behind the last unit that it holds. */
  readonly end: number
  /** The title of the part of a code (总则) that begins here. */
  readonly partTitle: string | null
}

/** Puts the provisions of an expression in their places by the levels of their headings. */
export function unitsOf(entries: readonly OutlineEntry[], partTitles: ReadonlyMap<string, string> = new Map()): readonly Unit[] {
  const units: { -readonly [K in keyof Unit]: Unit[K] }[] = []
  const open: number[] = []
  let path: string | undefined
  const close = (level: number): void => {
    while (open.length > 0 && (units[open.at(-1) ?? 0]?.entry.level ?? 0) >= level) {
      const unit = units[open.pop() ?? 0]
      if (unit) unit.end = units.length
    }
  }
  for (const entry of entries) {
    const partTitle = entry.path === path ? null : (partTitles.get(entry.path) ?? null)
    if (entry.path !== path) close(0)
    path = entry.path
    close(entry.level)
    const parent = open.at(-1) ?? -1
    open.push(units.length)
    units.push({ entry, depth: open.length - 1, parent, end: units.length + 1, partTitle })
  }
  close(0)
  return units
}

/** The units that hold the one at `index`, outermost first. */
export function ancestorsOf(units: readonly Unit[], index: number): readonly Unit[] {
  const found: Unit[] = []
  for (let at = units[index]?.parent ?? -1; at >= 0; at = units[at]?.parent ?? -1) {
    const unit = units[at]
    if (unit) found.unshift(unit)
  }
  return found
}

/** A unit that has a line of its own in the contents: one with a heading; an article that opens its paragraph has none. */
export const isHeaded = ({ entry }: Unit): boolean => entry.level < 7
