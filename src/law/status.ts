import type { Day } from './day.ts'

export const STATUSES = ['in-force', 'not-commenced', 'suspended', 'repealed', 'expired', 'annulled', 'unknown'] as const
export type Status = (typeof STATUSES)[number]

/** On what a status rests, strongest first. */
export const BASES = ['decided', 'declared', 'own-text', 'presumed', 'listed', 'none'] as const
export type Basis = (typeof BASES)[number]

export type CeasedStatus = 'repealed' | 'expired' | 'annulled'

/** When an instrument begins to apply, and who says so. */
export interface Commencement {
  /** null: its text leaves the day to an order or an event that we cannot see. */
  readonly on: Day | null
  readonly basis: 'decided' | 'declared' | 'own-text' | 'presumed'
  readonly quote: string | null
  /** False where it is the commencement of a later revision, so that the instrument applied before that day already. */
  readonly ofFirstText: boolean
}

/** When an instrument stops applying, and who says so. It no longer applies on `on`. */
export interface Cessation {
  readonly on: Day
  readonly as: CeasedStatus
  readonly basis: 'decided' | 'declared' | 'own-text' | 'listed'
  readonly quote: string | null
  /** The instrument that ended it: an address or a citation. */
  readonly by: string | null
}

/** What the collection itself says, as of a day. */
export interface Listing {
  readonly status: Status
  readonly on: Day | null
  /** The collection's own word. */
  readonly word: string
}

/** Everything that is known of an instrument's status; the answer for a day is computed from it. */
export interface StatusFacts {
  readonly madeOn: Day | null
  readonly commencements: readonly Commencement[]
  readonly cessations: readonly Cessation[]
  readonly listing: Listing | null
}

export interface LegalStatus {
  readonly status: Status
  /** The day from which it holds; null where that is not known. */
  readonly since: Day | null
  readonly basis: Basis
  readonly quote: string | null
  readonly partlyCommenced: boolean
  readonly partlyRepealed: boolean
}

/** A status that holds from `from` (null: the beginning of time) up to, not including, `to` (null: for ever). */
export interface StatusInterval extends LegalStatus {
  readonly from: Day | null
  readonly to: Day | null
}

const OUT_OF_FORCE: ReadonlySet<Status> = new Set(['repealed', 'expired', 'annulled', 'suspended', 'not-commenced'])

/** Whether search and lists rank a text below those that apply. `unknown` is not out of force: it may apply. */
export const isOutOfForce = (status: Status): boolean => OUT_OF_FORCE.has(status)

export const isCeased = (status: Status): status is CeasedStatus => status === 'repealed' || status === 'expired' || status === 'annulled'

const strength = (basis: Basis): number => BASES.indexOf(basis)
// Equally strong facts of one day are told apart by their words alone, so that their order makes no difference.
const rankOf = (fact: { basis: Basis; on: Day | null }): string => `${strength(fact.basis)} ${fact.on ?? '9999'} ${JSON.stringify(fact)}`
const strongest = <T extends { basis: Basis; on: Day | null }>(facts: readonly T[]): T | undefined =>
  facts.length < 2 ? facts[0] : facts.toSorted((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1))[0]

/** The commencement of the first text is the instrument's; that of a revision says only that it applied by then. */
const beginning = (commencements: readonly Commencement[]): Commencement | undefined =>
  strongest(commencements.filter((each) => each.ofFirstText)) ?? strongest(commencements)

const answer = (status: Status, since: Day | null, basis: Basis, quote: string | null = null): LegalStatus => ({
  status,
  since,
  basis,
  quote,
  partlyCommenced: false,
  partlyRepealed: false,
})

/** A listed repeal or expiry is a cessation from the day of the listing, as weak as its basis. */
function cessationsOf({ cessations, listing }: StatusFacts): readonly Cessation[] {
  if (!listing || !isCeased(listing.status) || listing.on === null) return cessations
  return [...cessations, { on: listing.on, as: listing.status, basis: 'listed', quote: null, by: null }]
}

/**
 * The status of an instrument on a day (`asOf`), from its facts alone. Exactly one for every day: the strongest fact on its
 * end where that day has come, else the strongest on its beginning, else the collection's word, else `unknown`.
 * Source: design.md, "Status".
 */
export function legalStatus(facts: StatusFacts, asOf: Day): LegalStatus {
  const end = strongest(cessationsOf(facts))
  if (end && asOf >= end.on) return answer(end.as, end.on, end.basis, end.quote)

  const start = beginning(facts.commencements)
  const made = facts.madeOn
  if (made !== null && asOf < made) return answer('not-commenced', null, start?.basis ?? 'declared', null)
  if (start?.on != null) {
    if (asOf >= start.on) return answer('in-force', start.on, start.basis, start.quote)
    return start.ofFirstText ? answer('not-commenced', made, start.basis, start.quote) : answer('unknown', null, 'none')
  }
  const { listing } = facts
  const listed = listing && listing.on !== null && asOf >= listing.on && listing.status !== 'unknown' ? listing : null
  if (listed && listed.status === 'suspended') return answer('suspended', listed.on, 'listed')
  if (start) return answer('unknown', made, start.basis, start.quote)
  return listed ? answer(listed.status, listed.on, 'listed') : answer('unknown', null, 'none')
}

/** The days on which the answer of `legalStatus` may change, in order. */
function turningDays(facts: StatusFacts): Day[] {
  const days = [facts.madeOn, facts.listing?.on, ...facts.commencements.map((c) => c.on), ...cessationsOf(facts).map((c) => c.on)]
  return [...new Set(days.filter((d): d is Day => d != null))].toSorted()
}

/** The same answers as intervals without gap or overlap, from the beginning of time to its end: what the register stores. */
export function statusIntervals(facts: StatusFacts): StatusInterval[] {
  const days = turningDays(facts)
  const firstDay = '0001-01-01' as Day
  const intervals: StatusInterval[] = []
  for (const [index, from] of [firstDay, ...days].entries()) {
    const status = legalStatus(facts, from)
    const to = days[index] ?? null
    if (to === from) continue
    const last = intervals.at(-1)
    if (last && last.status === status.status && last.since === status.since && last.basis === status.basis)
      intervals[intervals.length - 1] = { ...last, to }
    else intervals.push({ ...status, from: index === 0 ? null : from, to })
  }
  return intervals
}
