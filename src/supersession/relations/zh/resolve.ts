import type { Day } from '../../../law/day.ts'
import { foldName } from '../../../law/name.ts'
import type { Library, LibraryEntry } from '../library.ts'
import type { FoundRelation, NamedTarget, ReadableText } from '../reading.ts'

interface Resolved {
  readonly entry: LibraryEntry | null
  readonly why: string | null
}

const NOT_HELD: Resolved = { entry: null, why: 'not-held' }

/**
 * The file that a target names. A text can only put an end to older ones: a newer file of the same title, or a later version
 * of the source itself, is never meant. Where the sentence says when the target was made, its history must agree.
 */
export function resolve(text: ReadableText, relation: FoundRelation, library: Library): Resolved {
  const { target } = relation
  if (!target) return { entry: null, why: null }
  const named = candidates(text, target, library).filter(({ path }) => path !== text.path)
  if (named.length === 0) return NOT_HELD
  const self = library.byTitle(text.jurisdiction, text.title).find(({ path }) => path === text.path)
  const before = endOfOlder(text, relation, self)
  const made = named.filter((entry) => entry.madeOn === null || before === null || entry.madeOn < before)
  const states = made.filter((entry) => !isVersionOfSource(entry, self, target, before))
  const unamended = states.filter(({ on }) => on === null || before === null || on <= before)
  // A part may be put to an end in a text that lives on; its file may hold a later state.
  const older = unamended.length === 0 && relation.extent === 'part' ? states : unamended
  const dated = target.issuedOn === null ? older : older.filter((entry) => agrees(entry, target.issuedOn as Day, self))
  if (dated.length === 0) return NOT_HELD
  const works = new Set(dated.map(({ instrument }) => instrument))
  if (works.size > 1) {
    const exact = dated.filter(
      ({ history, madeOn }) => target.issuedOn !== null && (madeOn === target.issuedOn || history.includes(target.issuedOn)),
    )
    if (new Set(exact.map(({ instrument }) => instrument)).size !== 1) return { entry: null, why: 'ambiguous' }
    return { entry: latestOf(exact), why: null }
  }
  return { entry: latestOf(dated), why: null }
}

/**
 * The file that a citation names, as a reader takes it today: of several works of one title the newest, since a new law of the same
 * title takes the place of the old one wherever that is cited; unless the words say when it was made, which must agree.
 */
export function resolveCited(text: ReadableText, target: NamedTarget, library: Library): Resolved {
  const named = candidates(text, target, library).filter(({ path }) => path !== text.path)
  const { issuedOn } = target
  const agreeing = issuedOn === null ? named : named.filter((entry) => agrees(entry, issuedOn, undefined))
  const exact = issuedOn === null ? [] : agreeing.filter(({ history, madeOn, on }) => [...history, madeOn, on].includes(issuedOn))
  const entry = latestOf(exact.length > 0 ? exact : agreeing)
  return entry ? { entry, why: null } : NOT_HELD
}

/** By its number; else by its title, with or without the issuer that the text or the collection puts before it. */
function candidates(text: ReadableText, target: NamedTarget, library: Library): LibraryEntry[] {
  const issuers = [target.issuer, target.title.startsWith('关于') ? text.issuer : null].filter((issuer) => issuer !== null)
  const titles = [target.title, ...issuers.map((issuer) => `${issuer}${target.title}`)]
  const bare = /^(最高人民法院、最高人民检察院|最高人民法院|最高人民检察院|国务院)(?=关于)/.exec(target.title)?.[1]
  if (bare !== undefined) titles.push(target.title.slice(bare.length))
  const byTitle = titles.flatMap((title) => [...library.byTitle(text.jurisdiction, title)])
  const byNumber = target.number === null ? [] : library.byDocumentNumber(target.number)
  const both = byNumber.filter((entry) => byTitle.includes(entry))
  if (both.length > 0) return both
  if (byTitle.length > 0) return [...new Set(byTitle)]
  // A number alone is enough only where the titles do not contradict it: orders of different bodies share numbers.
  return byNumber.filter(({ title }) => target.title === target.number || isAlike(title, target.title))
}

const isAlike = (one: string, other: string): boolean => {
  const [a, b] = [foldName(one), foldName(other)]
  return a.includes(b) || b.includes(a)
}

/** The first day that is too late for a target: that of the act which made the source, or the day of the repeal. */
function endOfOlder(text: ReadableText, relation: FoundRelation, self: LibraryEntry | undefined): Day | null {
  const effect = relation.effectiveOn
  const made = [...(self?.history ?? []), ...(text.madeOn === null ? [] : [text.madeOn])].toSorted()
  const enacted = effect === null ? undefined : made.findLast((day) => day <= effect)
  return enacted ?? effect ?? text.on
}

/** A sibling that is a state of the source itself (its text contains the same clause), not the older law that it replaced. */
function isVersionOfSource(entry: LibraryEntry, self: LibraryEntry | undefined, target: NamedTarget, before: Day | null): boolean {
  if (self === undefined || entry.instrument !== self.instrument) return false
  return before !== null && entry.on !== null && entry.on >= before && target.issuedOn !== entry.on
}

/**
 * Its history holds the day, or begins within a year of it (a text is passed, approved and published on different days).
 * Without a history the day of a file may be that of any of its versions: then it need only be older than the repeal.
 */
function agrees({ history, madeOn, on, instrument }: LibraryEntry, issuedOn: Day, self: LibraryEntry | undefined): boolean {
  if ([...history, madeOn, on].includes(issuedOn)) return true
  if (instrument === self?.instrument) return false
  const first = history.toSorted()[0]
  return first === undefined || (first < yearsFrom(issuedOn, 1) && first > yearsFrom(issuedOn, -1))
}

const yearsFrom = (day: Day, years: number): string => `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`

const latestOf = (entries: readonly LibraryEntry[]): LibraryEntry | null =>
  entries.toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1)).at(-1) ?? null
