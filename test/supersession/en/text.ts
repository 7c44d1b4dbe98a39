import { day } from '../../../src/law/day.ts'
import { parseJurisdiction, type Jurisdiction } from '../../../src/law/jurisdiction.ts'
import { foldName } from '../../../src/law/name.ts'
import { scan } from '../../../src/sources/scan/provisions.ts'
import { readEnglish } from '../../../src/supersession/relations/en/read.ts'
import type { Library, LibraryEntry } from '../../../src/supersession/relations/library.ts'
import type { FoundRelation, ReadableText } from '../../../src/supersession/relations/reading.ts'

export const ie = parseJurisdiction('ie') as Jurisdiction

/** An Act of 20 May 1990, silent on its commencement, with this body. */
export function act(body: string, more: Partial<ReadableText> = {}): ReadableText {
  return {
    path: 'ie/IE-1990-act-9.md',
    jurisdiction: ie,
    language: 'en',
    title: 'Lamps Act 1990',
    documentNumber: 'No. 9 of 1990',
    issuer: 'Oireachtas',
    madeOn: day('1990-05-20'),
    publishedOn: day('1990-05-20'),
    on: day('1990-05-20'),
    commencesOn: null,
    commencementLeftOpen: false,
    text: body,
    provisions: scan(body, 0).provisions,
    ...more,
  }
}

/** What the body says, a line each: `repeal part section 3 of Juries Act, 1927 except …`. */
export const said = (body: string): string[] => readEnglish(act(body)).map(line)

export function line({ kind, extent, parts, exceptions, target }: FoundRelation): string {
  const what = [parts, target?.title].filter((words) => words !== null && words !== undefined).join(' of ')
  return `${kind} ${extent} ${what}${exceptions === null ? '' : ` except ${exceptions}`}`.trim()
}

/** One section with these words. */
export const section = (words: string): string => `##### 5 Repeals.\n\n**5.**—${words}\n`

export function entry(number: number, title: string, year: number, more: Partial<LibraryEntry> = {}): LibraryEntry {
  const identifier = `IE-${year}-act-${number}`
  return {
    path: `ie/${identifier}.md`,
    jurisdiction: ie,
    identifier,
    title,
    year,
    documentNumber: `No. ${number} of ${year}`,
    issuer: null,
    madeOn: null,
    on: null,
    history: [],
    instrument: `ie/${identifier}`,
    ...more,
  }
}

export function library(...entries: LibraryEntry[]): Library {
  return {
    byNumber: (_, year, number) => entries.filter(({ documentNumber }) => documentNumber === `No. ${number} of ${year}`),
    byYear: (_, year) => entries.filter((each) => each.year === year && each.documentNumber !== null),
    byTitle: (_, title) => entries.filter((each) => foldName(each.title) === foldName(title)),
    byDocumentNumber: (number) => entries.filter(({ documentNumber }) => documentNumber === number),
  }
}
