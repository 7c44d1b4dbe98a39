import { foldName } from '../../../law/name.ts'
import type { Library, LibraryEntry } from '../library.ts'
import type { FoundRelation, NamedTarget, ReadableText } from '../reading.ts'
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
const RELATED = 0.3

/** The instrument that a relation's target names: by number and year, by title and year, and by both where they disagree. */
export function resolve(text: ReadableText, { target }: FoundRelation, library: Library): Resolved {
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
  if (titled.length === 1 && titled[0]) return { entry: titled[0], why: null }
  if (titled.length > 1) return AMBIGUOUS
  if (best && like >= RELATED) return { entry: best, why: null }
  return best && target.number !== null ? { entry: null, why: 'number-and-title-disagree' } : NOT_HELD
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
      if (year === null || entry.year === null || entry.year === year || foldName(entry.title) === foldName(spelling)) found.set(entry.path, entry)
  return [...found.values()]
}

function byNumber(text: ReadableText, { number, year, class: kind }: NamedTarget, library: Library): readonly LibraryEntry[] {
  if (number === null) return []
  if (kind === 'instrument' && /^\d+$/.test(number) && year !== null) return library.byNumber(text.jurisdiction, year, number)
  return kind === 'earlier-statute' ? [] : library.byDocumentNumber(number)
}
