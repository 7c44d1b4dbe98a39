import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, type Day } from '../../src/law/day.ts'
import { BASES, isOutOfForce, legalStatus, STATUSES, statusIntervals, type StatusFacts, type StatusInterval } from '../../src/law/status.ts'
import { anyFacts, daysAround } from './arbitrary.ts'

const holds = ({ from, to }: StatusInterval, on: Day): boolean => (from === null || from <= on) && (to === null || on < to)
const areDistinct = (facts: readonly { basis: string; on: Day | null }[]): boolean =>
  new Set(facts.map((fact) => `${fact.basis} ${fact.on}`)).size === facts.length
const nothing: StatusFacts = { madeOn: null, commencements: [], cessations: [], listing: null }

describe('any facts', () => {
  it('give one known status with one known basis on every day', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...daysAround), (facts, on) => {
        const { status, basis } = legalStatus(facts, on)
        expect(STATUSES).toContain(status)
        expect(BASES).toContain(basis)
      }),
    )
  })

  it('give intervals from the beginning of time to its end, without gap or overlap', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const intervals = statusIntervals(facts)
        expect(intervals[0]?.from).toBeNull()
        expect(intervals.at(-1)?.to).toBeNull()
        for (const [index, interval] of intervals.entries()) {
          if (index > 0) expect(interval.from).toBe(intervals[index - 1]?.to)
          if (interval.from !== null && interval.to !== null) expect(interval.from < interval.to).toBe(true)
        }
      }),
    )
  })

  it('give the same answer by interval as by day', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const intervals = statusIntervals(facts)
        for (const on of daysAround) {
          const found = intervals.filter((interval) => holds(interval, on))
          expect(found).toHaveLength(1)
          const { from: _from, to: _to, ...answer } = found[0] as StatusInterval
          expect(answer).toEqual(legalStatus(facts, on))
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('never give a status that holds since a later day', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...daysAround), (facts, on) => {
        const { since } = legalStatus(facts, on)
        if (since !== null) expect(since <= on).toBe(true)
      }),
    )
  })

  it('give the same answer in whatever order they stand, unless two of one basis and day contradict each other', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...daysAround), (facts, on) => {
        fc.pre(areDistinct(facts.commencements) && areDistinct(facts.cessations))
        const turned = { ...facts, commencements: facts.commencements.toReversed(), cessations: facts.cessations.toReversed() }
        const { status, since, basis } = legalStatus(facts, on)
        expect(legalStatus(turned, on)).toMatchObject({ status, since, basis })
      }),
    )
  })
})

describe('what ceased', () => {
  it('no longer applies on the day itself, and does on the day before', () => {
    const facts: StatusFacts = {
      ...nothing,
      commencements: [{ on: day('1927-05-26'), basis: 'presumed', quote: null, ofFirstText: true }],
      cessations: [{ on: day('1976-03-02'), as: 'repealed', basis: 'declared', quote: 'is hereby repealed', by: 'Juries Act 1976' }],
    }
    expect(legalStatus(facts, day('1976-03-01'))).toMatchObject({ status: 'in-force', basis: 'presumed', since: '1927-05-26' })
    expect(legalStatus(facts, day('1976-03-02'))).toMatchObject({
      status: 'repealed',
      basis: 'declared',
      since: '1976-03-02',
      quote: 'is hereby repealed',
    })
  })

  it('by the collection’s word outranks a presumed commencement from the day of the listing', () => {
    const facts: StatusFacts = {
      ...nothing,
      commencements: [{ on: day('1990-01-01'), basis: 'presumed', quote: null, ofFirstText: true }],
      listing: { status: 'repealed', on: day('2020-01-01'), word: 'repealed' },
    }
    expect(legalStatus(facts, day('2019-12-31')).status).toBe('in-force')
    expect(legalStatus(facts, day('2020-01-01'))).toMatchObject({ status: 'repealed', basis: 'listed' })
  })
})

describe('what has not commenced', () => {
  it('applies from the day of its commencement on', () => {
    const facts: StatusFacts = {
      ...nothing,
      madeOn: day('2019-04-03'),
      commencements: [{ on: day('2019-05-15'), basis: 'own-text', quote: '自2019年5月15日起施行', ofFirstText: true }],
    }
    expect(legalStatus(facts, day('2019-05-14'))).toMatchObject({ status: 'not-commenced', basis: 'own-text' })
    expect(legalStatus(facts, day('2019-05-15'))).toMatchObject({ status: 'in-force', since: '2019-05-15', quote: '自2019年5月15日起施行' })
  })

  it('is unknown where an order decides the day', () => {
    const facts: StatusFacts = {
      ...nothing,
      madeOn: day('2019-04-03'),
      commencements: [{ on: null, basis: 'presumed', quote: null, ofFirstText: true }],
      listing: { status: 'in-force', on: day('2020-01-01'), word: 'in_force' },
    }
    expect(legalStatus(facts, day('2021-01-01')).status).toBe('unknown')
  })
})

describe('the collection’s word', () => {
  it('counts from the day of the listing, where nothing else is known', () => {
    const facts: StatusFacts = { ...nothing, listing: { status: 'in-force', on: day('2020-01-01'), word: 'vigente' } }
    expect(legalStatus(facts, day('2019-12-31'))).toMatchObject({ status: 'unknown', basis: 'none' })
    expect(legalStatus(facts, day('2020-01-01'))).toMatchObject({ status: 'in-force', basis: 'listed' })
  })

  it('leaves the status unknown where it is not understood', () => {
    const facts: StatusFacts = { ...nothing, listing: { status: 'unknown', on: day('2020-01-01'), word: 'whatever' } }
    expect(legalStatus(facts, day('2021-01-01'))).toMatchObject({ status: 'unknown', basis: 'none' })
  })
})

describe('isOutOfForce', () => {
  it('counts an unknown status among those that may apply', () => {
    expect(STATUSES.filter(isOutOfForce).toSorted()).toEqual(['annulled', 'expired', 'not-commenced', 'repealed', 'suspended'])
  })
})
