import type { Jurisdiction } from '../law/jurisdiction.ts'
import type { InstrumentKey } from '../law/instrument.ts'
import { editDistance } from '../law/edit-distance.ts'
import { foldName } from '../law/name.ts'
import type { Database, Row } from '../store/database.ts'
import { gramsOf } from './names-schema.ts'

/** A name that what was typed may become. */
export interface Suggestion extends InstrumentKey {
  /** That of the instrument's titles which what was typed may become; the main one where it is no title, or not held in the script. */
  readonly title: string
}

/** Names that begin with what was typed, that hold it, or that nearly begin with it, best first. Any text is allowed. */
export type Suggest = (typed: string) => Promise<Suggestion[]>

const MOST = 8
/** In UTF-16 code units: whoever typed more knows the name. */
const LONGEST = 100
/** Names read at most for one look. */
const MOST_ROWS = 200
/** Of those that share letters only, which each cost a comparison. */
const MOST_SLIPS = 60
/** A slip is looked for among names that share this many of the rarest letter sequences. */
const RAREST = 6
const LAST = '\u{10FFFF}'

interface NameRow extends Row {
  fold: string
  year: number | null
  instrument_id: number
  jurisdiction: string
  identifier: string
  title: string
  titles: string
  kind: string
  shown: string
}

const COLUMNS =
  'name.fold, name.kind, name.shown, name.instrument_id, instrument.jurisdiction, instrument.identifier, instrument.title, instrument.titles, instrument.year'
const LIVING = 'JOIN instrument ON instrument.id = name.instrument_id WHERE instrument.deleted_on IS NULL'

/** Suggests from the register's own names; see names-schema.ts for its tables. */
export function createSuggest(database: Database): Suggest {
  return async (typed) => {
    const fold = foldName(typed.slice(0, LONGEST).toWellFormed())
    if (fold === '') return []
    const found = new Map<number, NameRow>()
    const add = (rows: readonly NameRow[]): void => {
      for (const row of rows) if (found.size < MOST && !found.has(row.instrument_id)) found.set(row.instrument_id, row)
    }
    add(await beginning(database, fold))
    if (found.size < MOST) add(await sharing(database, gramsWithin(fold), 'AND', (row) => (holds(row.fold, fold) ? 0 : undefined)))
    if (found.size === 0) add(await sharing(database, await rarest(database, gramsWithin(fold)), 'OR', (row) => slips(row.fold, fold)))
    return [...found.values()].map((row) => ({
      jurisdiction: row.jurisdiction as Jurisdiction,
      identifier: row.identifier,
      title: titleFor(row, fold),
    }))
  }
}

/** The title that matched, else the first that is written in the script that was typed. */
function titleFor({ kind, shown, title, titles }: NameRow, fold: string): string {
  const all = [title, ...Object.values(JSON.parse(titles) as Record<string, string>)]
  if (kind === 'title' && all.includes(shown)) return shown
  return all.find((one) => HAN.test(one) === HAN.test(fold)) ?? title
}

const HAN = /\p{Script=Han}/u

/** Shorter names first, which what was typed is more of; of equals the later. */
async function beginning(database: Database, fold: string): Promise<NameRow[]> {
  const rows = await database.all<NameRow>(
    `SELECT ${COLUMNS} FROM (SELECT * FROM name WHERE fold >= ? AND fold < ? LIMIT ${MOST_ROWS}) AS name ${LIVING}`,
    fold,
    fold + LAST,
  )
  return rows.toSorted(shorterFirst)
}

const shorterFirst = (a: NameRow, b: NameRow): number =>
  a.fold.length - b.fold.length || (b.year ?? 0) - (a.year ?? 0) || a.instrument_id - b.instrument_id

/** The letter sequences of what was typed, but for the one at its end, which may go on. */
const gramsWithin = (fold: string): string[] =>
  gramsOf(fold).filter((gram) => !(gram.length > 2 && gram.endsWith('_') && fold.endsWith(gram.slice(-3, -1))))

async function rarest(database: Database, grams: readonly string[]): Promise<string[]> {
  if (grams.length === 0) return []
  const counts = await database.all<{ term: string }>(
    `SELECT term FROM name_gram_count WHERE term IN (${grams.map(() => '?').join(', ')}) ORDER BY doc LIMIT ${RAREST}`,
    ...grams.slice(0, 90),
  )
  return counts.map(({ term }) => term)
}

async function sharing(
  database: Database,
  grams: readonly string[],
  joined: 'AND' | 'OR',
  distance: (row: NameRow) => number | undefined,
): Promise<NameRow[]> {
  if (grams.length === 0) return []
  const rows = await database.all<NameRow>(
    `SELECT ${COLUMNS} FROM (SELECT rowid AS id FROM name_grams WHERE name_grams MATCH ? ${joined === 'OR' ? `ORDER BY rank LIMIT ${MOST_SLIPS}` : `LIMIT ${MOST_ROWS}`}) AS near
     JOIN name ON name.id = near.id ${LIVING}`,
    grams.map((gram) => `"${gram}"`).join(` ${joined} `),
  )
  return rows
    .flatMap((row) => {
      const far = distance(row)
      return far === undefined ? [] : [{ row, far }]
    })
    .toSorted((a, b) => a.far - b.far || shorterFirst(a.row, b.row))
    .map(({ row }) => row)
}

/** Whether a name holds what was typed from the beginning of one of its words; in Chinese, anywhere. */
const holds = (name: string, fold: string): boolean =>
  /^\p{Script=Han}/u.test(fold) ? name.includes(fold) : ` ${name}`.includes(` ${fold}`)

/** The letters that differ between what was typed and as much of the name; undefined where they are too many for a slip. */
function slips(name: string, fold: string): number | undefined {
  const most = fold.length < 4 ? 0 : 1 + Math.floor(fold.length / 8)
  let least: number | undefined
  for (let length = fold.length - 1; length <= fold.length + 1; length++) {
    const far = editDistance(fold, name.slice(0, length), most)
    if (far !== undefined && (least === undefined || far < least)) least = far
  }
  return least
}
