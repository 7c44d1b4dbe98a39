import { type Citation, citedEIds, parseCitation, printCitation, printInstrument } from '../law/citation.ts'
import { compareDays } from '../law/day.ts'
import { foldName } from '../law/name.ts'
import type { Jurisdiction } from '../law/jurisdiction.ts'
import type { NamedInstrument, Resolution, Resolver } from '../law/resolver.ts'
import type { Database } from '../store/database.ts'
import { NAME_COLUMNS, type NameRow, NAMES, type Scope, scopeOf } from './name-rows.ts'
import { gramsOf } from './names-schema.ts'
import { CONFIDENT, likeness, wordsOnly } from './near.ts'
import { citedNumber, nearNumbers, furtherNumber, unheldNumber } from './numbers.ts'

/** In UTF-16 code units: no name or citation is longer. */
const LONGEST = 300
/** Instruments given for one reference, at most: "Finance Act" without a year names a hundred. */
const MOST_EXACT = 100
const MOST_NEAR = 8
/** Below this likeness a name is no help. */
const WORTH_OFFERING = 0.6

const LIVING_FIRST = 'ORDER BY instrument.deleted_on IS NOT NULL, instrument.published_on DESC, instrument.id'

interface Scored {
  readonly row: NameRow
  readonly by: NamedInstrument['by']
  readonly score: number
}

/** The Resolver on the register's own names; see names-schema.ts for its tables. */
export function createResolver(database: Database): Resolver {
  return {
    async resolve(reference, within = {}) {
      const text = reference.trim()
      if (text === '' || text.length > LONGEST) return NOTHING
      const { name, number } = numberBehind(text)
      const citation = parseCitation(name)
      if (citation && !citation.instrument) return NOTHING
      const scope = scopeOf(within.jurisdiction)
      const whole = foldName(text)
      const cited = citation?.instrument ? foldName(printInstrument(citation.instrument)) : foldName(name)

      const named = await exactNames(
        database,
        scope,
        [...new Set([whole, cited])].filter((fold) => fold !== ''),
        citation,
      )
      const exact = number === undefined ? named : await numbered(database, named, number)
      const near = exact.length === 0 ? await nearNames(database, scope, citation, cited) : []
      // Near, not exact: an address or a look-up that says more than the name does not lead there by itself.
      if (exact.length === 0 && !(near[0] && near[0].score >= CONFIDENT)) near.unshift(...(await namesWithin(database, scope, cited)))
      const best = exact[0] ?? (near[0] && near[0].score >= CONFIDENT ? meantByAll(near, near[0]) : undefined)
      const provision = citation?.provision ?? []
      const eIds = citedEIds(provision)
      const placed = (found: readonly Scored[]): Promise<NamedInstrument[]> =>
        Promise.all(found.map((one) => withProvision(database, one, eIds)))
      const asNumber = exact.length === 0 ? citedNumber(citation) : undefined
      // What another jurisdiction has is held.
      const elsewhere = asNumber && within.jurisdiction !== undefined && (await exactNames(database, scopeOf(undefined), [cited], citation))
      const [exactly, nearly] = [await placed(exact), await placed(near)]
      const isAbsent = (exactly[0] ?? nearly[0])?.absent !== undefined
      return {
        understood: best ? understood(citation, exact, best, isAbsent) : null,
        exact: exactly,
        furtherNumber: exact.length === 1 && best?.by === 'number' ? await furtherNumber(database, best.row) : null,
        unheld: citation && asNumber && !(elsewhere && elsewhere.length > 0) ? unheldNumber(citation, asNumber) : null,
        near: nearly,
      }
    },
  }
}

/** Words that a title within a question may begin behind, and words that it may have. */
const MOST_WORDS_OF_TITLE = 14

/** The longest title with its year that stands within the words: "is the juries act 1927 still in force". */
async function namesWithin(database: Database, scope: Scope, fold: string): Promise<Scored[]> {
  const words = fold.split(' ')
  const end = words.findIndex((word, at) => at > 1 && /^[12]\d{3}$/.test(word))
  if (end < 0 || words.length > 40) return []
  const starts = words.slice(Math.max(0, end - MOST_WORDS_OF_TITLE), end - 1).map((_, at) => at + Math.max(0, end - MOST_WORDS_OF_TITLE))
  const folds = starts.map((start) => words.slice(start, end + 1).join(' '))
  const rows = await database.all<NameRow>(
    `${NAMES} WHERE name.kind = 'title' AND name.fold IN (${folds.map(() => '?').join(', ')})${scope.sql} ${LIVING_FIRST} LIMIT ${MOST_EXACT}`,
    ...folds,
    ...scope.values,
  )
  const longest = rows.reduce((most, { fold: { length } }) => Math.max(most, length), 0)
  return once(rows.filter((row) => row.fold.length === longest).map((row): Scored => ({ row, by: 'title', score: WITHIN })))
}
/** A name that is only part of what was asked. */
const WITHIN = 0.85

/** A title with its number behind it in brackets, 《政府信息公开条例》（国务院令第711号）: the text without the number, and the number, folded. */
function numberBehind(text: string): { name: string; number?: string } {
  for (const [whole, inner = ''] of text.matchAll(/[(（]([^()（）]{3,60})[)）]/gu)) {
    const name = text.replace(whole, '').trim()
    const cited = parseCitation(inner)
    if (name === '' || cited?.provision.length !== 0 || !cited.instrument) continue
    const { kind } = cited.instrument
    if (kind === 'number' || kind === 'chapter' || kind === 'document' || kind === 'order')
      return { name, number: foldName(printInstrument(cited.instrument)) }
  }
  return { name: text }
}

/** Among equals the one that has the number is meant; where none has it, the number says nothing. */
async function numbered(database: Database, named: readonly Scored[], number: string): Promise<Scored[]> {
  if (named.length < 2) return [...named]
  const rows = await database.all<{ instrument_id: number }>("SELECT instrument_id FROM name WHERE fold = ? AND kind = 'number'", number)
  const having = new Set(rows.map((row) => row.instrument_id))
  if (!named.some(({ row }) => having.has(row.instrument_id))) return [...named]
  const weighed = named.map((one) => (having.has(one.row.instrument_id) ? one : { ...one, score: one.score * 0.9 }))
  return weighed.toSorted((a, b) => b.score - a.score)
}

const NOTHING: Resolution = { understood: null, exact: [], furtherNumber: null, unheld: null, near: [] }

async function exactNames(database: Database, scope: Scope, folds: readonly string[], citation: Citation | undefined): Promise<Scored[]> {
  if (folds.length === 0) return []
  const marks = folds.map(() => '?').join(', ')
  const rows = await database.all<NameRow>(
    `${NAMES} WHERE name.fold IN (${marks})${scope.sql} ${LIVING_FIRST} LIMIT ${MOST_EXACT * 2}`,
    ...folds,
    ...scope.values,
  )
  const found = rows.map((row): Scored => ({ row, by: kindOf(row.kind), score: isUndated(row) ? 0.9 : 1 }))
  const cited = citation?.instrument
  if (found.length === 0 && cited?.kind === 'title' && cited.year !== null) {
    // A name that has no year of its own, with the year of its instrument: "FOI Act 2014".
    const dated = await database.all<NameRow>(
      `${NAMES} WHERE name.fold = ? AND instrument.year = ?${scope.sql} ${LIVING_FIRST} LIMIT ${MOST_EXACT}`,
      foldName(cited.title),
      cited.year,
      ...scope.values,
    )
    for (const row of dated) found.push({ row, by: kindOf(row.kind), score: 0.95 })
  }
  return once(found).slice(0, MOST_EXACT)
}

const kindOf = (kind: string): NamedInstrument['by'] => (kind === 'identifier' || kind === 'number' || kind === 'title' ? kind : 'alias')

/** "Juries Act" names every Juries Act, and so none of them fully. */
const isUndated = (row: NameRow): boolean =>
  row.kind === 'alias' && foldName(row.title) !== row.fold && /^ ?\d{4}$/.test(foldName(row.title).slice(row.fold.length))

/** Each instrument once, by its best name; the order of equals is kept. */
function once(found: readonly Scored[]): Scored[] {
  const best = new Map<number, Scored>()
  for (const one of found.toSorted((a, b) => b.score - a.score)) if (!best.has(one.row.instrument_id)) best.set(one.row.instrument_id, one)
  return [...best.values()]
}

/** Names that the reference may be a slip for: first among those of its year, which are few, then among all by their grams. */
async function nearNames(database: Database, scope: Scope, citation: Citation | undefined, fold: string): Promise<Scored[]> {
  const cited = citation?.instrument
  const number = citedNumber(citation)
  if (number) {
    const rows = await nearNumbers(database, scope, number)
    return rows.map((row, at): Scored => ({ row, by: 'number', score: WORTH_OFFERING - at / 100 }))
  }
  if (fold.length < 3) return []
  if (!cited && fold.length > 100) return []
  const year = cited?.kind === 'title' ? cited.year : null
  if (year !== null) {
    const sameYear = await database.all<NameRow>(
      `${NAMES} WHERE name.year = ? AND name.kind IN ('title', 'alias') AND instrument.deleted_on IS NULL${scope.sql}`,
      year,
      ...scope.values,
    )
    const near = likest(sameYear, fold)
    if (near[0] && near[0].score >= CONFIDENT) return near
  }
  return likest(await sharingGrams(database, scope, fold), fold)
}

function likest(rows: readonly NameRow[], fold: string): Scored[] {
  const scored = rows.map((row): Scored => ({ row, by: 'near-title', score: likeness(fold, row.fold) }))
  // Of those that are equally near the latest is meant.
  const latestFirst = scored
    .filter((one) => one.score >= WORTH_OFFERING)
    .toSorted((a, b) => compareDays(b.row.published_on, a.row.published_on))
  return once(latestFirst).slice(0, MOST_NEAR)
}

/** Grams asked for at most, and names that they may occur in: the rarest decide, and asking for all takes long. */
const MOST_GRAMS = 12
const MOST_OCCURRENCES = 4000
const CANDIDATES = 60

async function sharingGrams(database: Database, scope: Scope, fold: string): Promise<NameRow[]> {
  const grams = gramsOf(wordsOnly(fold)).slice(0, 90)
  if (grams.length === 0) return []
  const counts = await database.all<{ term: string; doc: number }>(
    `SELECT term, doc FROM name_gram_count WHERE term IN (${grams.map(() => '?').join(', ')})`,
    ...grams,
  )
  const chosen: string[] = []
  let occurrences = 0
  for (const { term, doc } of counts.toSorted((a, b) => a.doc - b.doc)) {
    if (chosen.length >= MOST_GRAMS || (chosen.length > 2 && occurrences + doc > MOST_OCCURRENCES)) break
    chosen.push(`"${term}"`)
    occurrences += doc
  }
  if (chosen.length === 0) return []
  return database.all<NameRow>(
    `SELECT ${NAME_COLUMNS} FROM (SELECT rowid AS id FROM name_grams WHERE name_grams MATCH ? ORDER BY bm25(name_grams) LIMIT ${CANDIDATES}) AS near
     JOIN name ON name.rowid = near.id JOIN instrument ON instrument.id = name.instrument_id WHERE instrument.deleted_on IS NULL${scope.sql}`,
    chosen.join(' OR '),
    ...scope.values,
  )
}

const PROVISION = `SELECT provision.eid FROM expression
JOIN expression_text ON expression_text.expression_id = expression.id
JOIN provision ON provision.text_id = expression_text.text_id
WHERE expression.instrument_id = ? AND expression.latest = 1 AND provision.eid = ? LIMIT 1`

async function withProvision(database: Database, { row, by, score }: Scored, eIds: readonly string[]): Promise<NamedInstrument> {
  let eId: string | null = null
  for (const candidate of eIds) {
    if (eId !== null) break
    if (await database.first(PROVISION, row.instrument_id, candidate)) eId = candidate
  }
  const jurisdiction = row.jurisdiction as Jurisdiction
  const absent = eId === null && eIds[0] !== undefined && { absent: eIds[0] }
  return {
    jurisdiction,
    identifier: row.identifier,
    title: row.title,
    by,
    ...(by === 'number' && { number: row.shown }),
    score,
    eId,
    ...absent,
  }
}

/** Several that are equally near are called by the name that they share: "Juries Act" for "Jurees Act". */
const meantByAll = (near: readonly Scored[], best: Scored): Scored =>
  near.filter(({ score }) => score === best.score).length > 1 ? { ...best, row: { ...best.row, title: best.row.shown } } : best

/** For people: the title of the one instrument that is meant, with the provision; what was written where several are. */
function understood(citation: Citation | undefined, exact: readonly Scored[], best: Scored, isAbsent: boolean): string {
  const provision = citation?.provision ?? []
  const language = citation?.language ?? 'en'
  if (exact.length > 1 && citation) return printCitation(citation)
  const title = tidyTitle(best.row.title)
  const text = provision.length === 0 ? title : printCitation({ language, instrument: { kind: 'title', title, year: null }, provision })
  if (isAbsent) {
    const place = printCitation({ language, instrument: null, provision })
    return language === 'zh' ? `${title}，其文本中没有${place}` : `${title}, whose text here has no ${place}`
  }
  return best.by === 'number' ? `${text} (${best.row.shown})` : text
}

/** "Juries Act , 1976" as people print it today. */
const tidyTitle = (title: string): string =>
  title
    .replace(/\s+/g, ' ')
    .replace(/ ?, ?(?=\d{4}$)/, ' ')
    .replace(/ ,/g, ',')
    .trim()
