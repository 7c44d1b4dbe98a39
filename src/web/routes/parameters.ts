import type { Day } from '../../law/day.ts'
import { parseDay } from '../../law/day.ts'
import { Refusal } from '../refusal.ts'

/** What a query may say; empty values, as forms send them, are left out. What will not do is refused with 400, never guessed. */
export interface Parameters {
  text(name: string): string | undefined
  day(name: string): Day | undefined
  integer(name: string, least: number, most: number): number | undefined
  oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined
}

export function parametersOf(url: URL): Parameters {
  const text = (name: string): string | undefined => url.searchParams.get(name)?.trim() || undefined
  const refuse = (name: string, value: string, allowed: string): Refusal =>
    new Refusal(400, (words) => words.errors.badParameter(name, value, allowed))
  return {
    text,
    day(name) {
      const value = text(name)
      if (value === undefined) return undefined
      const day = parseDay(value)
      if (day === undefined) throw new Refusal(400, (words) => words.errors.impossibleDay(value))
      return day
    },
    integer(name, least, most) {
      const value = text(name)
      if (value === undefined) return undefined
      if (!/^\d{1,9}$/.test(value) || Number(value) < least) throw refuse(name, value, `${least}–${most}`)
      return Math.min(Number(value), most)
    },
    oneOf(name, allowed) {
      const value = text(name)
      if (value === undefined) return undefined
      const found = allowed.find((it) => it === value)
      if (found === undefined) throw refuse(name, value, allowed.join(', '))
      return found
    },
  }
}
