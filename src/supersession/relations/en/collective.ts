import { foldName } from '../../../law/name.ts'
import type { Jurisdiction } from '../../../law/jurisdiction.ts'
import type { Library, LibraryEntry } from '../library.ts'

/** The Acts of one year that the collection holds. */
export const actsOf = (jurisdiction: Jurisdiction, year: number, library: Library): readonly LibraryEntry[] =>
  library.byYear(jurisdiction, year).filter(({ title }) => /\bAct\b|\bStatute\b/i.test(title))

export interface Collective {
  readonly stem: string
  readonly from: number
  readonly to: number
  /** "1906 and 1917": these two years and none between. */
  readonly both: boolean
}

/** "Sugar Manufacture Acts, 1933 to 1982"; undefined for every other title. */
export function collectiveOf(title: string): Collective | undefined {
  const match = /^(.{2,200}?) Acts(?: \([^()]+\))?,? (\d{4})\s*(to|and|-|–)\s*(\d{4})$/.exec(title)
  if (!match) return undefined
  return { stem: match[1] ?? '', from: Number(match[2]), to: Number(match[4]), both: match[3] === 'and' }
}

/** The Acts that a collective citation stands for: those of its years whose title begins with its words and adds nothing but brackets. */
export function membersOf({ stem, from, to, both }: Collective, jurisdiction: Jurisdiction, library: Library): LibraryEntry[] {
  if (to < from || to - from > 150) return []
  const wanted = words(stem)
  const found: LibraryEntry[] = []
  for (let year = from; year <= to; year += both && to > from ? to - from : 1)
    for (const entry of actsOf(jurisdiction, year, library)) if (words(entry.title) === wanted) found.push(entry)
  return found
}

/** A title without brackets, "Act" and year: what the members of one family share. */
function words(title: string): string {
  let plain = title
  for (let round = 0; round < 4 && /\([^()]*\)/.test(plain); round += 1) plain = plain.replace(/\([^()]*\)/g, ' ')
  return foldName(plain)
    .replace(/\b(?:acts?|\d{4}|amendment)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
