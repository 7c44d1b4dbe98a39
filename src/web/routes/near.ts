import type { Day } from '../../law/day.ts'
import { editDistance } from '../../law/edit-distance.ts'
import type { InstrumentKey } from '../../law/instrument.ts'
import type { NamedInstrument } from '../../law/resolver.ts'
import type { ListedInstrument } from '../../register/register.ts'
import type { Ports } from '../ports.ts'

/** What a way can be made of. */
export type Named = Pick<NamedInstrument, 'jurisdiction' | 'identifier' | 'title' | 'eId'>

/** Of one year that are looked at, and that are offered. */
const MOST_OF_YEAR = 2000
const MOST_OFFERED = 6
/** Letters that may differ for an identifier to be near where its number is not; and to be offered where nothing of its year is nearer. */
const MOST_SLIPS = 1
const MOST_LETTERS = 6
/** How far a number may be from the one asked for. */
const MOST_BETWEEN = 2

const NUMBERS = /\d+/g

/** The year that an identifier has in it, where it has just one. */
export function yearIn(identifier: string): number | null {
  const years = identifier.match(/(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/g) ?? []
  return years.length === 1 ? Number(years[0]) : null
}

const withoutZeros = (text: string): string => text.replaceAll(NUMBERS, (number) => number.replace(/^0+(?=\d)/, ''))

/** The same with one of its numbers written otherwise: without leading zeros, or two digits in the other order. */
function slipsOf(identifier: string): string[] {
  const swapped = [...identifier.matchAll(/(?=(\d\d))/g)].map(({ index }) => {
    const [first = '', second = ''] = identifier.slice(index)
    return identifier.slice(0, index) + second + first + identifier.slice(index + 2)
  })
  return [...new Set([withoutZeros(identifier), ...swapped])].filter((one) => one !== identifier).slice(0, 12)
}

/** How far an identifier is from the one asked for; undefined where it is not near. */
function distanceOf(asked: string, other: string, most: number): number | undefined {
  const [a, b] = [withoutZeros(asked), withoutZeros(other)]
  if (a.toLowerCase() === b.toLowerCase()) return 0
  const between = Math.abs(Number(a.match(NUMBERS)?.at(-1)) - Number(b.match(NUMBERS)?.at(-1)))
  const sameWords = a.replaceAll(NUMBERS, '') === b.replaceAll(NUMBERS, '')
  if (sameWords && between <= MOST_BETWEEN) return between
  const slips = editDistance(a, b, most)
  return slips === undefined ? undefined : MOST_BETWEEN + slips
}

/**
 * Texts whose identifiers one that nothing has may be a slip for: its number with or without leading zeros, with two digits in the
 * other order, a digit off, or beside it; where none is, those of its year that look most like it.
 */
export async function nearIdentifiers({ register }: Pick<Ports, 'register'>, asked: InstrumentKey, today: Day): Promise<Named[]> {
  const { jurisdiction, identifier } = asked
  const named = ({ identifier: name, title }: Pick<ListedInstrument, 'identifier' | 'title'>): Named => ({
    jurisdiction,
    identifier: name,
    title,
    eId: null,
  })
  const slips = await Promise.all(slipsOf(identifier).map((slip) => register.locate(jurisdiction, slip, today)))
  const held = slips.flatMap((it) => (it.kind === 'instrument' ? [named(it.found.instrument)] : []))
  const year = yearIn(identifier)
  if (year === null) return held
  const { instruments } = await register.browse({ jurisdiction, year }, today, { offset: 0, limit: MOST_OF_YEAR })
  const within = (most: number, offered: number): Named[] =>
    instruments
      .flatMap((it) => {
        const distance = distanceOf(identifier, it.identifier, most)
        return distance === undefined ? [] : [{ it, distance }]
      })
      .toSorted((a, b) => a.distance - b.distance)
      .slice(0, offered)
      .map(({ it }) => named(it))
  const near = [...held, ...within(MOST_SLIPS, MOST_OFFERED)]
  return near.length > 0 ? near : within(MOST_LETTERS, MOST_OFFERED / 2)
}
