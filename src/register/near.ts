import { editDistance } from '../law/edit-distance.ts'

/** From this score on, a near name is taken for what was meant; below it, it is only offered. */
export const CONFIDENT = 0.8

/**
 * How likely a folded name is the folded reference misspelt: 0 to 1, 1 where they are equal. A slip or two in words keeps it at
 * `CONFIDENT` or above; a digit that differs never does, since another year or number is another instrument.
 */
export function likeness(reference: string, name: string): number {
  if (reference === name) return 1
  const length = Math.max(reference.length, name.length)
  const [a, b] = [wordsOnly(reference), wordsOnly(name)]
  const shorter = Math.min(a.length, b.length)
  const distance = editDistance(a, b, Math.ceil(Math.max(a.length, b.length) * 0.6))
  if (distance === undefined) return 0
  const rate = 1 - distance / Math.max(a.length, b.length, 1)
  // A Han character says as much as several letters.
  const slips = shorter < (/\p{Script=Han}/u.test(a) ? 5 : 3) ? 0 : 1 + Math.floor(shorter / 12)
  // Without a year a part of a name is no slip: 网络安全 asks for more than 网络安全法.
  const part = !/\d/.test(reference) && (b.includes(a) || a.includes(b))
  const sameDigits = digitsOf(reference) === digitsOf(name)
  // Another year is offered where the words are the same or nearly so: each further slip costs more than the one before.
  if (!sameDigits) return Math.max(0, CONFIDENT - 0.01 - 2 * (1 - rate) ** 2 - 0.02 * Math.min(1, differentDigits(reference, name) / 4))
  return distance <= slips && !part ? Math.min(0.99, Math.max(CONFIDENT, 1 - distance / length)) : Math.min(rate, CONFIDENT - 0.01)
}

/** A folded name without its numbers. */
export const wordsOnly = (fold: string): string => fold.replace(/\d+/g, '').replace(/ +/g, ' ').trim()
const digitsOf = (fold: string): string => (fold.match(/\d+/g) ?? []).join(' ')
const differentDigits = (a: string, b: string): number => editDistance(digitsOf(a), digitsOf(b), 4) ?? 4
