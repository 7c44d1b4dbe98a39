import type { Day } from '../law/day.ts'
import type { ExpressionKind, Language } from '../law/instrument.ts'
import type { Jurisdiction } from '../law/jurisdiction.ts'
import type { Problem } from '../law/problem.ts'
import type { DeclaredRelation } from '../law/declared.ts'
import type { Cessation, Commencement, Listing } from '../law/status.ts'
import type { DecodedFile } from './read.ts'

export type DialectName = 'legalize' | 'native' | 'lawrefbook'

/** What one version of one file says of itself: everything but its provisions. Plain data, kept by the build between runs. */
export interface SourceRecord {
  readonly path: string
  readonly dialect: DialectName
  readonly collection: string
  readonly jurisdiction: Jurisdiction
  /** The identifier the file claims: its front matter's, else its name without `.md` and language. NFC. */
  readonly name: string
  /** The name without a date at its end, and that date. Same as `name`, null, where it has none or front matter gives the identifier. */
  readonly baseName: string
  readonly namedOn: Day | null
  readonly language: Language
  readonly title: string
  readonly titles: Readonly<Record<Language, string>>
  /** A further heading 1, such as 总则: the file is one part of its expression. */
  readonly partTitle: string | null
  /** The number of its first article, which orders the parts of a code. */
  readonly firstArticle: number | null
  readonly rank: string | null
  readonly issuer: string | null
  readonly documentNumber: string | null
  /** Numbers of the acts that revised it, each of which people may call it by: `国务院令第711号`. */
  readonly furtherNumbers: readonly string[]
  readonly madeOn: Day | null
  readonly publishedOn: Day | null
  readonly commencesOn: Day | null
  readonly expiresOn: Day | null
  /** The day of this text. */
  readonly on: Day | null
  readonly kind: ExpressionKind
  /** Days on which it was made or amended, oldest first. */
  readonly history: readonly Day[]
  readonly source: string | null
  readonly subjects: readonly string[]
  readonly aliases: readonly string[]
  readonly declared: readonly DeclaredRelation[]
  readonly commencements: readonly Commencement[]
  readonly cessations: readonly Cessation[]
  readonly listing: Listing | null
  readonly metadata: Readonly<Record<string, unknown>>
  /** UTF-16 offset of the first character that is law text: behind front matter, title and history lines. */
  readonly bodyStart: number
  /** Of what follows the front matter: two files of one identifier with equal bodies are one instrument. */
  readonly bodyDigest: string
}

/** What a dialect makes of a file: a record with what is wrong but bearable, or only the one problem that keeps it out. */
export type Reading =
  | { readonly record: SourceRecord; readonly problems: readonly Problem[] }
  | { readonly record: null; readonly problems: readonly [Problem] }

/** A way of writing law as Markdown. Adding one: a file here and a line in `list.ts`. */
export interface Dialect {
  readonly name: DialectName
  /** Reads the file, or answers `undefined` where it is not of this dialect. Never throws. */
  read(file: DecodedFile): Reading | undefined
}

const datedName = /^(.+?)\s*(?:[(（]\s*(\d{4}-\d{2}-\d{2})\s*[)）]|@(\d{4}-\d{2}-\d{2}))$/

/** The identifier that a file has by its name alone: without folders, `.md` and a language. */
export const nameOfFile = (path: string): string =>
  (path.split('/').at(-1) ?? path)
    .replace(/\.md$/i, '')
    .replace(/\.[a-z]{2,3}$/, '')
    .normalize('NFC')

/** Splits a date off the end of a file's name: `行政复议法(2023-09-01)`, `oil-act@2019-04-03`. */
export function splitName(name: string): { base: string; on: string | null } {
  const match = datedName.exec(name)
  return match ? { base: match[1] ?? name, on: match[2] ?? match[3] ?? null } : { base: name, on: null }
}
