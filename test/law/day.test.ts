import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, dayOf, dayOfInstant, latest, parseDay, yearOf } from '../../src/law/day.ts'
import { anyDay } from './arbitrary.ts'

describe('parseDay', () => {
  it('reads every day of the calendar from 0001 to 9999, and prints the same', () => {
    const instants = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, (instant) => {
        const text = instant.toISOString().slice(0, 10)
        expect(parseDay(text)).toBe(text)
      }),
    )
  })

  it('agrees with the calendar on whether a day exists', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, date) => {
          const calendar = new Date(0)
          calendar.setUTCFullYear(year, month - 1, date)
          const exists = calendar.getUTCFullYear() === year && calendar.getUTCMonth() === month - 1 && calendar.getUTCDate() === date
          expect(dayOf(year, month, date) !== undefined).toBe(exists)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it.each(['2024-02-30', '2023-02-29', '1900-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '0000-01-01'])(
    'knows that %s does not exist',
    (text) => {
      expect(parseDay(text)).toBeUndefined()
    },
  )

  it.each(['2024-02-29', '2000-02-29', '0004-02-29', '9999-12-31'])('knows that %s exists', (text) => {
    expect(parseDay(text)).toBe(text)
  })

  it.each(['', '2024-1-1', '24-01-01', '2024-01-01T00:00:00Z', ' 2024-01-01', '2024-01-01\n', '２０２４-01-01', '2024/01/01'])(
    'reads no other text: %j',
    (text) => {
      expect(parseDay(text)).toBeUndefined()
    },
  )

  it('gives a day or undefined for any text, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect([text, undefined]).toContain(parseDay(text))
      }),
    )
  })
})

describe('days', () => {
  it('compare as text in the order of the calendar', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(a < b).toBe(Date.parse(a) < Date.parse(b))
      }),
    )
  })

  it('have the year they begin with', () => {
    fc.assert(
      fc.property(anyDay, (one) => {
        expect(yearOf(one)).toBe(new Date(one).getUTCFullYear())
      }),
    )
  })

  it('throw where a day that the program knows does not exist', () => {
    expect(() => day('2024-02-30')).toThrow(RangeError)
  })

  it('are the UTC day of an instant', () => {
    expect(dayOfInstant(new Date('2026-03-31T23:59:59.999Z'))).toBe('2026-03-31')
    expect(dayOfInstant(new Date('2026-03-31T23:00:00-03:00'))).toBe('2026-04-01')
  })
})

describe('latest', () => {
  it('is the later one, and takes an unknown day as none', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(latest(a, b)).toBe(a > b ? a : b)
        expect(latest(a, null)).toBe(a)
        expect(latest(null, b)).toBe(b)
      }),
    )
    expect(latest(null, null)).toBeNull()
  })
})
