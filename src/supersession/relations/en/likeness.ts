import { foldName } from '../../../law/name.ts'

/** How alike two titles are, 0 to 1: pairs of letters that they share, years and "Act" left out (Dice's coefficient). */
export function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)]
  let [shared, total] = [0, 0]
  for (const count of [...left.values(), ...right.values()]) total += count
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0)
  return total === 0 ? 0 : (2 * shared) / total
}

/** Titles of a year are compared with every name that was not found in it: the pairs of so many are remembered. */
const MOST = 10_000
const remembered = new Map<string, ReadonlyMap<string, number>>()

function pairs(title: string): ReadonlyMap<string, number> {
  const known = remembered.get(title)
  if (known) return known
  const found = pairsOf(title)
  if (remembered.size >= MOST) remembered.clear()
  remembered.set(title, found)
  return found
}

function pairsOf(title: string): Map<string, number> {
  const found = new Map<string, number>()
  for (const word of foldName(title.slice(0, 400)).split(' ')) {
    if (/^(?:acts?|\d{4}|of|and|the|for|to|in)$/.test(word)) continue
    for (let at = 0; at < Math.max(1, word.length - 1); at += 1) {
      const pair = word.slice(at, at + 2)
      found.set(pair, (found.get(pair) ?? 0) + 1)
    }
  }
  return found
}
