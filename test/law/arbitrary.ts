import fc from 'fast-check'
import { day, dayOfInstant, type Day } from '../../src/law/day.ts'
import { STATUSES, type Cessation, type Commencement, type Listing, type StatusFacts } from '../../src/law/status.ts'

/** Days of three centuries. */
export const anyDay: fc.Arbitrary<Day> = fc
  .date({ min: new Date('1800-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map(dayOfInstant)

/** Few days close together, so that facts meet on one day. */
const nearDay = fc.integer({ min: 1, max: 9 }).map((date) => day(`2020-01-0${date}`))

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null })
const quote = fc.constantFrom(null, 'This Act shall come into operation on the first day.')

const commencement: fc.Arbitrary<Commencement> = fc.record({
  on: maybe(nearDay),
  basis: fc.constantFrom('decided', 'declared', 'own-text', 'presumed'),
  quote,
  ofFirstText: fc.boolean(),
})
const cessation: fc.Arbitrary<Cessation> = fc.record({
  on: nearDay,
  as: fc.constantFrom('repealed', 'expired', 'annulled'),
  basis: fc.constantFrom('decided', 'declared', 'own-text', 'listed'),
  quote,
  by: fc.constantFrom(null, 'Juries Act 1976'),
})
const listing: fc.Arbitrary<Listing> = fc.record({
  status: fc.constantFrom(...STATUSES),
  on: maybe(nearDay),
  word: fc.constant('in_force'),
})

/** Any facts, contradictory ones too. */
export const anyFacts: fc.Arbitrary<StatusFacts> = fc.record({
  madeOn: maybe(nearDay),
  commencements: fc.array(commencement, { maxLength: 3 }),
  cessations: fc.array(cessation, { maxLength: 3 }),
  listing: maybe(listing),
})

/** Every day on which anything above may happen, with some before and after. */
export const daysAround: readonly Day[] = [
  day('0001-01-01'),
  day('2019-12-31'),
  ...Array.from({ length: 12 }, (_, index) => day(`2020-01-${String(index + 1).padStart(2, '0')}`)),
  day('9999-12-31'),
]
