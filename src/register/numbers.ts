import { type Citation, type CitedInstrument, parseCitation, printCitation, printInstrument } from '../law/citation.ts'
import { type Day, dayOf } from '../law/day.ts'
import { foldName } from '../law/name.ts'
import type { FurtherNumber, UnheldNumber } from '../law/resolver.ts'
import type { Database, Value } from '../store/database.ts'
import { type NameRow, NAMES, type Scope } from './name-rows.ts'

// Instruments cited by their numbers: "No. 23 of 1927", 国发〔2016〕55号. A slip in a number means another instrument.

type CitedNumber = Extract<CitedInstrument, { kind: 'number' | 'chapter' | 'document' | 'order' }>

/** The number that a citation consists of, a provision aside; undefined where it names its instrument otherwise. */
export function citedNumber(citation: Citation | undefined): CitedNumber | undefined {
  const cited = citation?.instrument
  if (!cited || cited.kind === 'title' || cited.kind === 'identifier') return undefined
  // The grammar lets anything stand before 〔2016〕: a title, words that ask. Those that issue documents have short names.
  if (cited.kind === 'document' && (cited.prefix.length > LONGEST_PREFIX || /关于|的/.test(cited.prefix))) return undefined
  return cited
}
const LONGEST_PREFIX = 16

/** What is said of a number that no instrument has. */
export const unheldNumber = (citation: Citation, number: CitedNumber): UnheldNumber => ({
  cited: printCitation(citation),
  // Whether it says "Act" tells nothing of the words by which others cite it.
  number: printInstrument(number.kind === 'number' && number.series === 'Act' ? { ...number, series: null } : number),
  language: citation.language,
})

const MOST_NEAR = 5
/** Behind all digits, in the order of names. */
const BEHIND_DIGITS = ':'
/** Further off than any number of the same year. */
const YEAR = 1_000_000

/** Names that are numbers of the same series and year, the nearest first; of a series of documents those of the nearest years. */
export async function nearNumbers(database: Database, scope: Scope, cited: CitedNumber): Promise<NameRow[]> {
  const { where, values, farOf } = nearBy(cited)
  const rows = await database.all<NameRow>(
    `${NAMES} WHERE name.kind = 'number' AND ${where} AND instrument.deleted_on IS NULL${scope.sql}`,
    ...values,
    ...scope.values,
  )
  const far = rows.flatMap((row) => {
    const distance = farOf(row.fold)
    return distance === undefined ? [] : [{ row, distance }]
  })
  const nearest = far.toSorted((a, b) => a.distance - b.distance || a.row.instrument_id - b.row.instrument_id)
  const once = Map.groupBy(nearest, ({ row }) => row.instrument_id)
  return [...once.values()].flatMap(([first]) => (first ? [first.row] : [])).slice(0, MOST_NEAR)
}

interface Near {
  readonly where: string
  readonly values: readonly Value[]
  /** How far the number of a folded name is from the one that was asked for; undefined where it is of another series. */
  readonly farOf: (fold: string) => number | undefined
}

function nearBy(cited: CitedNumber): Near {
  const within = (prefix: string) => ({ where: 'name.fold >= ? AND name.fold < ?', values: [`${prefix}0`, prefix + BEHIND_DIGITS] })
  const counted = (prefix: string, number: number): Near => ({
    ...within(prefix),
    farOf: (fold) => Math.abs(Number(/^\d+/.exec(fold.slice(prefix.length))?.[0]) - number),
  })
  switch (cited.kind) {
    case 'number': {
      const asked = foldName(printInstrument(cited))
      const series = asked.slice(0, asked.indexOf(` ${cited.number} of `))
      return {
        where: 'name.year = ?',
        values: [cited.year],
        farOf(fold) {
          const [, of, number] = /^(.+) (\d+) of \d{4}$/.exec(fold) ?? []
          // The same number of another series may be the one that was meant.
          return of === undefined || (of !== series && number !== cited.number)
            ? undefined
            : Math.abs(Number(number) - Number(cited.number))
        },
      }
    }
    case 'chapter':
      return counted(`${foldName(cited.session)} c `, cited.chapter)
    case 'order':
      return counted(foldName(printInstrument(cited)).slice(0, -`${cited.number}号`.length), cited.number)
    case 'document': {
      const prefix = foldName(cited.prefix)
      return {
        ...within(prefix),
        farOf(fold) {
          const [, year, number] = /^(\d{4}) (\d+)号$/.exec(fold.slice(prefix.length)) ?? []
          return number === undefined ? undefined : Math.abs(Number(year) - cited.year) * YEAR + Math.abs(Number(number) - cited.number)
        },
      }
    }
  }
}

/**
 * What is said of the number by which an instrument was found, where it is listed under another one; null otherwise. The history that stands
 * before a Chinese text tells of which text each number is: 2019年4月3日 …国务院令第711号修订.
 */
export async function furtherNumber(database: Database, { instrument_id: id, shown, fold }: NameRow): Promise<FurtherNumber | null> {
  const row = await database.first<{ listed: string | null; publishedOn: Day | null; metadata: string }>(
    'SELECT document_number AS listed, published_on AS publishedOn, metadata FROM instrument WHERE id = ?',
    id,
  )
  if (!row || row.listed === null || foldsOf(row.listed).includes(fold)) return null
  const { history } = JSON.parse(row.metadata) as { history?: unknown }
  const lines = Array.isArray(history) ? history.filter((line) => typeof line === 'string') : []
  const [, year, month, dayOfMonth] =
    /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(lines.find((line) => foldName(line).includes(fold)) ?? '') ?? []
  const on = dayOf(Number(year), Number(month), Number(dayOfMonth)) ?? null
  return { number: shown, listed: row.listed, on, later: on !== null && row.publishedOn !== null && on > row.publishedOn }
}

/** A number in the forms that names are kept in (law/name.ts). */
function foldsOf(number: string): string[] {
  const cited = citedNumber(parseCitation(number))
  if (!cited) return [foldName(number)]
  const series = cited.kind === 'number' ? ([null, 'Act'] as const).map((one) => ({ ...cited, series: one })) : []
  return [cited, ...series].map((one) => foldName(printInstrument(one)))
}
