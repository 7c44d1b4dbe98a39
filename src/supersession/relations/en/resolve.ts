import { foldName } from '../../../law/name.ts'
import type { Library, LibraryEntry } from '../library.ts'
import type { FoundRelation, NamedTarget, ReadableText } from '../reading.ts'
import { actsOf } from './collective.ts'
import { likeness } from './likeness.ts'

export interface Resolved {
  readonly entry: LibraryEntry | null
  /** Why there is none: `not-held`, `ambiguous`. */
  readonly why: string | null
}

const NOT_HELD: Resolved = { entry: null, why: 'not-held' }
const AMBIGUOUS: Resolved = { entry: null, why: 'ambiguous' }
/** Above this two titles are one title with a slip; below the other a number that leads there is a misprint. */
const SAME = 0.75
/** What a title may differ by where no number helps. */
const NEAR = 0.88

/** The instrument that a relation's target names: by number and year, by title and year, and by both where they disagree. */
export function resolve(text: ReadableText, { target }: Pick<FoundRelation, 'target'>, library: Library): Resolved {
  if (!target || target.class === 'constitution') return NOT_HELD
  const others = (entries: readonly LibraryEntry[]): LibraryEntry[] => entries.filter(({ path }) => path !== text.path)
  const titled = others(byTitle(text, target, library))
  const numbered = others(byNumber(text, target, library))
  const [byBoth] = numbered.filter((entry) => titled.some(({ path }) => path === entry.path))
  if (byBoth) return { entry: byBoth, why: null }
  const best = numbered.toSorted((a, b) => likeness(b.title, target.title) - likeness(a.title, target.title))[0]
  if (best && target.title === '') return numbered.length === 1 ? { entry: best, why: null } : AMBIGUOUS
  const like = best ? likeness(best.title, target.title) : 0
  if (best && like >= SAME) return { entry: best, why: null }
  const counted = titled.filter(({ documentNumber }) => documentNumber !== null)
  // Of two Acts with one title, the one that its series counts is meant: private Acts are cited as such.
  const [only] = counted.length === 1 ? counted : titled
  if (only && (titled.length === 1 || counted.length === 1)) return { entry: only, why: null }
  if (titled.length > 1) return AMBIGUOUS
  const near = nearTitle(text, target, library).filter(({ path }) => path !== text.path)
  if (near.length === 1 && near[0]) return { entry: near[0], why: null }
  // A number that leads to another title: an Act that was renamed, unless the title is one of a private Act or an order.
  return best && target.class === 'instrument' ? { entry: best, why: null } : NOT_HELD
}

/** Acts of the target's year whose title differs by a slip. */
function nearTitle(text: ReadableText, { title, year, class: kind }: NamedTarget, library: Library): LibraryEntry[] {
  if (kind !== 'instrument' || year === null || title === '') return []
  const alike = actsOf(text.jurisdiction, year, library).map((entry) => ({ entry, like: likeness(entry.title, title) }))
  const near = alike.filter(({ like, entry }) => like >= NEAR && differsBySlip(entry.title, title))
  // Collections count Acts of one title "(No. 2)" that cite themselves without.
  const counted = near.length > 0 ? near : alike.filter(({ entry }) => foldName(uncounted(entry.title)) === foldName(title))
  return counted.map(({ entry }) => entry)
}

const uncounted = (title: string): string => title.replace(/\s*\(No\.? ?\d+\)/g, ' ')

/** "(Amendment)" and "(No. 2)" are no slips: with one more or less it is another Act. */
function differsBySlip(a: string, b: string): boolean {
  const marks = (title: string): string =>
    [...foldName(title).matchAll(/\b(?:amendment|no \d+|miscellaneous|temporary|continuance|consolidation|special|further|private)\b/g)]
      .map(([word]) => word)
      .join(' ')
  return marks(a) === marks(b)
}

function byTitle(text: ReadableText, { title, year, class: kind }: NamedTarget, library: Library): LibraryEntry[] {
  if (title === '' || kind === 'earlier-statute') return []
  const spellings = new Set([title])
  if (year !== null && !title.includes(String(year))) spellings.add(`${title} ${year}`)
  // "Statute of Limitations, 1957" and "Statute of Limitations Act, 1957"
  if (year !== null && !/\bActs?\b/.test(title)) spellings.add(title.replace(/,?\s*(?=\d{4}$)/, ' Act '))
  const found = new Map<string, LibraryEntry>()
  for (const spelling of spellings)
    for (const entry of library.byTitle(text.jurisdiction, spelling))
      if (year === null || entry.year === null || entry.year === year || foldName(entry.title) === foldName(spelling))
        found.set(entry.path, entry)
  return [...found.values()]
}

function byNumber(text: ReadableText, { number, year, class: kind }: NamedTarget, library: Library): readonly LibraryEntry[] {
  if (number === null) return []
  if (kind === 'instrument' && /^\d+$/.test(number) && year !== null) return library.byNumber(text.jurisdiction, year, number)
  return kind === 'earlier-statute' ? [] : library.byDocumentNumber(number)
}
