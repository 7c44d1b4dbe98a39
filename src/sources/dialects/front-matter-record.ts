import { parseDay, type Day } from '../../law/day.ts'
import { foldName } from '../../law/name.ts'
import { parseJurisdiction, type Jurisdiction } from '../../law/jurisdiction.ts'
import { likelyLanguage, rulesOf } from '../../law/jurisdictions/list.ts'
import type { DeclaredRelation, DeclaredRelationKind } from '../../law/declared.ts'
import type { Cessation, Commencement, Listing } from '../../law/status.ts'
import { chineseCommencement, englishCommencement } from '../commencement.ts'
import { ownShortTitle } from '../short-title.ts'
import type { FrontMatter } from '../front-matter.ts'
import { digestOf, type DecodedFile } from '../read.ts'
import { splitName, type DialectName, type Reading } from '../record.ts'
import { headingsOf } from '../scan/headings.ts'
import { noteDoubts, noteSlips } from '../doubts.ts'
import { statusOf, tidyTitle, valueReader, type ValueReader } from '../values.ts'

const RELATION_KEYS: readonly (readonly [string, DeclaredRelationKind])[] = [
  ['made_under', 'made-under'],
  ['implements', 'implements'],
  ['amends', 'amends'],
  ['repeals', 'repeals'],
  ['replaces', 'replaces'],
  ['repealed_by', 'repealed-by'],
]

/** `jurisdiction`, else the nearest folder, else `country`, else the folder that was built, whichever first is a code. */
function jurisdictionOf(file: DecodedFile, read: ValueReader): { code: Jurisdiction | undefined; kept: string | null } {
  const claimed = read.text('jurisdiction')
  const folders = file.path.split('/').slice(0, -1).toReversed()
  const candidates = [claimed, ...folders, read.text('country')?.toLowerCase() ?? null, file.collection]
  const code = candidates.find((name) => name !== null && parseJurisdiction(name) !== undefined)
  return { code: code ? parseJurisdiction(code) : undefined, kept: claimed !== null && claimed !== code ? claimed : null }
}

/** `x.zh.md` is a language expression of `x`: a two-letter language at the end of the name. */
export function splitLanguage(fileName: string): { name: string; language: string | null } {
  const match = /^(.+)\.([a-z]{2})$/.exec(fileName)
  return match ? { name: match[1] ?? fileName, language: match[2] ?? null } : { name: fileName, language: null }
}

/** Characters among which the title stands. */
const OPENING = 10_000

interface Days {
  readonly madeOn: Day | null
  readonly publishedOn: Day | null
  readonly on: Day | null
}

/** The day of the text: `last_updated`, else that of its name, unless it cannot be (63 Irish files give 1970-01-01 or a day before publication). */
function daysOf(read: ValueReader, madeOnPublication: boolean, namedOn: Day | null): Days {
  const publishedOn = read.day('publication_date')
  const madeOn = read.day('made_date') ?? (madeOnPublication ? publishedOn : null)
  const updatedOn = read.day('last_updated')
  const first = publishedOn ?? madeOn
  const placeholder = updatedOn === parseDay('1970-01-01') || updatedOn === parseDay('1970-01-02')
  if (updatedOn !== null && first !== null && (placeholder || updatedOn < (madeOn ?? first))) {
    const named = publishedOn ? 'publication_date' : 'made_date'
    read.note(
      'last_updated',
      'date-before-publication',
      `last_updated ${updatedOn} is before ${named} ${first}.`,
      'Set last_updated to the day of this text.',
    )
    return { madeOn, publishedOn, on: first }
  }
  return { madeOn, publishedOn, on: updatedOn ?? namedOn ?? first }
}

function listingOf(read: ValueReader, on: Day | null): Listing | null {
  const word = read.text('status')
  if (word === null) return null
  const status = statusOf(word)
  if (status === undefined)
    read.note(
      'status',
      'unknown-status',
      `The status “${word.slice(0, 40)}” is not one we know.`,
      'Write in_force, not_commenced, suspended, repealed, expired, annulled or unknown.',
    )
  return { status: status ?? 'unknown', on, word }
}

function cessationsOf(read: ValueReader, expiresOn: Day | null): Cessation[] {
  const repealedOn = read.day('repealed_on')
  const by = read.list('repealed_by')[0] ?? null
  const cessations: Cessation[] = []
  if (repealedOn) cessations.push({ on: repealedOn, as: 'repealed', basis: 'declared', quote: null, by })
  if (expiresOn) cessations.push({ on: expiresOn, as: 'expired', basis: 'declared', quote: null, by: null })
  return cessations
}

/** What front matter says, in the keys that legalize-* repositories and our own files share. */
export function recordOf(dialect: DialectName, file: DecodedFile, front: FrontMatter): Reading {
  const read = valueReader(file.path, front)
  const refuse = (key: string, code: 'missing-title' | 'missing-jurisdiction', message: string, mend: string): Reading => ({
    record: null,
    problems: [{ path: file.path, line: front.lineOf(key), code, message, mend }],
  })
  // Only the first heading can be the title, so the rest of a long file need not be looked through.
  const headings = headingsOf(file.text.slice(0, front.bodyStart + OPENING), front.bodyStart)
  const titleHeading = headings.find((heading) => heading.depth === 1 && file.text.slice(front.bodyStart, heading.start).trim() === '')
  const title = tidyTitle(read.text('title') ?? titleHeading?.text ?? '')
  if (title === '') return refuse('title', 'missing-title', 'The file has no title.', 'Add title: to its front matter.')

  const { code: jurisdiction, kept } = jurisdictionOf(file, read)
  if (!jurisdiction)
    return refuse(
      'country',
      'missing-jurisdiction',
      'Nothing says which jurisdiction the file belongs to.',
      'Add jurisdiction: with a code such as ie or cn-sh, or put the file in a folder of that name.',
    )

  const fileName = splitLanguage((file.path.split('/').at(-1) ?? file.path).replace(/\.md$/i, ''))
  const claimed = read.text('identifier')
  const split = claimed === null ? splitName(fileName.name) : { base: claimed, on: null }
  const rules = rulesOf(jurisdiction)
  const namedOn = split.on === null ? null : (parseDay(split.on) ?? null)
  const rank = read.text('rank')
  const name = (claimed ?? fileName.name).normalize('NFC')
  const { madeOn, publishedOn, on } = daysOf(read, rules.madeOnPublication, namedOn)
  const language = (read.text('language') ?? fileName.language ?? likelyLanguage(jurisdiction)).toLowerCase()
  const commencesOn = read.day('commencement_date')
  const expiresOn = read.day('expiry_date')
  const asMade = on === null || on === publishedOn || on === madeOn
  const commencements: Commencement[] = []
  if (commencesOn) commencements.push({ on: commencesOn, basis: 'declared', quote: null, ofFirstText: asMade })
  const own =
    language === 'zh' ? chineseCommencement(file.text, publishedOn) : language === 'en' ? englishCommencement(file.text, madeOn) : undefined
  if (own) commencements.push({ ...own, basis: 'own-text', ofFirstText: asMade || dialect === 'legalize' })
  // A day that is given and cannot be read is no reason to presume another.
  const isSaid = own !== undefined || read.text('commencement_date') !== null
  if (rules.commencesWhenMade && madeOn && !isSaid) commencements.push({ on: madeOn, basis: 'presumed', quote: null, ofFirstText: true })

  const declared: DeclaredRelation[] = RELATION_KEYS.flatMap(([key, kind]) => read.list(key).map((reference) => ({ kind, reference })))
  const titles: Record<string, string> = {}
  for (const key of Object.keys(front.values)) {
    const other = /^title_([a-z]{2,3})$/.exec(key)?.[1]
    const text = other && read.text(key)
    if (other && text) titles[other] = tidyTitle(text)
  }
  const documentNumber = read.text('document_number') ?? rules.documentNumberOf(name)
  const issuer = read.text('issuer') ?? rules.issuerOf(rank)
  const source = read.text('source')
  const subjects = read.list('subjects')
  const shortTitle = language === 'en' ? ownShortTitle(file.text, madeOn ?? publishedOn) : undefined
  const isOther = shortTitle !== undefined && foldName(shortTitle) !== foldName(title)
  const aliases = isOther ? [...read.list('aliases'), shortTitle] : read.list('aliases')
  const listing = listingOf(read, on)
  const cessations = cessationsOf(read, expiresOn)
  const body = file.text.slice(front.bodyStart)
  if (dialect === 'native') {
    noteSlips(read)
    noteDoubts(read, { language, commencesOn, expiresOn, source })
  }
  return {
    record: {
      path: file.path,
      dialect,
      collection: file.collection,
      jurisdiction,
      name,
      baseName: split.base.normalize('NFC'),
      namedOn,
      language,
      title,
      titles,
      partTitle: null,
      firstArticle: null,
      rank,
      issuer,
      documentNumber,
      furtherNumbers: [],
      madeOn,
      publishedOn,
      commencesOn: commencesOn ?? own?.on ?? null,
      expiresOn,
      on,
      kind: asMade ? 'as-made' : 'consolidated',
      history: [...new Set([madeOn, on].filter((d): d is Day => d !== null))].toSorted(),
      source,
      subjects,
      aliases,
      declared,
      commencements,
      cessations,
      listing,
      metadata: kept === null ? read.rest() : { jurisdiction: kept, ...read.rest() },
      bodyStart: titleHeading ? titleHeading.end : front.bodyStart,
      bodyDigest: digestOf(body),
    },
    problems: read.problems,
  }
}
