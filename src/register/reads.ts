import type { Day } from '../law/day.ts'
import type { Jurisdiction } from '../law/jurisdiction.ts'
import { wording } from '../law/provision.ts'
import type { Database, Row } from '../store/database.ts'
import { createLists } from './lists.ts'
import type { Located, ProvisionWording, Register, RegisterSummary, StoredInstrument } from './register.ts'
import { expressionsOf, instrumentOf, type ExpressionRow, type InstrumentRow, type OutlineRow, type ProvisionRow } from './rows.ts'
import { SCHEMA_VERSION } from './schema.ts'

/** What is wrong with a database that is to be read as a register, for people; undefined where it is a register of this program. */
export function refuseRegister(first: (sql: string) => Row | undefined): string | undefined {
  if (!first("SELECT 1 FROM sqlite_schema WHERE name = 'instrument'"))
    return 'This file is a database, but not a Gazette register. Name the register with --register, or build one: npx gazette build <folder>'
  const schema = first("SELECT value FROM meta WHERE key = 'schema'")?.['value']
  if (schema === String(SCHEMA_VERSION)) return undefined
  return 'This register was built by another version of Gazette. Build it again: npx gazette build <folder>'
}

/** The register in a database, for reading. */
export function createRegister(database: Database): Register {
  const lists = createLists(database)

  async function stored(row: InstrumentRow): Promise<StoredInstrument> {
    const expressions = await database.all<ExpressionRow>(EXPRESSIONS, row.id)
    return { id: row.id, instrument: instrumentOf(row), expressions: expressionsOf(expressions) }
  }

  async function locate(jurisdiction: string, name: string, asOf: Day): Promise<Located> {
    const wanted = name.normalize('NFC')
    const own = await database.first<InstrumentRow>(
      `SELECT * FROM instrument WHERE jurisdiction = ? AND identifier = ?`,
      jurisdiction,
      wanted,
    )
    if (own) return { kind: 'instrument', found: await stored(own), on: null, canonical: true }

    const addresses = await database.all<{ instrument_id: number; on_day: string | null }>(
      'SELECT instrument_id, on_day FROM address WHERE jurisdiction = ? AND name = ?',
      jurisdiction,
      wanted,
    )
    const [only, ...others] = addresses
    if (!only) return { kind: 'none' }
    const ids = addresses.map((address) => address.instrument_id)
    if (others.length > 0) return { kind: 'several', keys: await lists.listed(ids, asOf) }
    const row = await database.first<InstrumentRow>('SELECT * FROM instrument WHERE id = ?', only.instrument_id)
    return row ? { kind: 'instrument', found: await stored(row), on: only.on_day as Day | null, canonical: false } : { kind: 'none' }
  }

  async function markdown(expressionId: number): Promise<{ path: string; text: string }[]> {
    const rows = await database.all<{ text_id: number; path: string; head: string; text: string | null }>(MARKDOWN, expressionId)
    const files = new Map<number, { path: string; parts: string[] }>()
    for (const row of rows) {
      const file = files.get(row.text_id) ?? { path: row.path, parts: [row.head] }
      file.parts.push(row.text ?? '')
      files.set(row.text_id, file)
    }
    return [...files.values()].map(({ path, parts }) => ({ path, text: parts.join('') }))
  }

  async function wordings(instrumentId: number, language: string, eId: string): Promise<ProvisionWording[]> {
    const rows = await database.all<WordingRow>(WORDINGS, eId, instrumentId, language)
    const wordings = Map.groupBy(rows, wording)
    return [...wordings.values()].map((same) => ({ on: same.map((row) => row.on_day as Day | null) }))
  }

  async function summary(): Promise<RegisterSummary> {
    const counts = await database.first<{ expressions: number; provisions: number; problems: number; collections: string | null }>(SUMMARY)
    const jurisdictions = await database.all<{ jurisdiction: string; instruments: number }>(JURISDICTIONS)
    const issuers = await database.all<{ issuer: string; language: string; name: string }>(ISSUER_NAMES)
    const issuerNames = Map.groupBy(issuers, ({ language }) => language)
    return {
      instruments: jurisdictions.reduce((total, row) => total + row.instruments, 0),
      expressions: counts?.expressions ?? 0,
      provisions: counts?.provisions ?? 0,
      problems: counts?.problems ?? 0,
      collections: JSON.parse(counts?.collections ?? '[]') as string[],
      jurisdictions: jurisdictions.map((row) => ({ jurisdiction: row.jurisdiction as Jurisdiction, instruments: row.instruments })),
      issuerNames: Object.fromEntries(
        [...issuerNames].map(([language, names]) => [language, Object.fromEntries(names.map(({ issuer, name }) => [issuer, name]))]),
      ),
    }
  }

  return {
    version: () => database.version(),
    summary,
    locate,
    outline: (expressionId) =>
      database.all<OutlineRow>(`SELECT ${OUTLINE_COLUMNS} ${PROVISIONS} ORDER BY et.ordinal, p.ordinal`, expressionId),
    provisions(expressionId, eIds) {
      const chosen = eIds ? 'AND p.eid IN (SELECT value FROM json_each(?))' : ''
      return database.all<ProvisionRow>(
        `SELECT ${OUTLINE_COLUMNS}, p.digest, p.text ${PROVISIONS} ${chosen} ORDER BY et.ordinal, p.ordinal`,
        expressionId,
        ...(eIds ? [JSON.stringify(eIds)] : []),
      )
    },
    markdown,
    async schedulesLeftOut(expressionId) {
      const row = await database.first<{ on_day: string }>(SCHEDULES_LEFT_OUT, expressionId, expressionId)
      return row ? (row.on_day as Day) : undefined
    },
    wordings,
    ...lists,
  }
}

const EXPRESSIONS = `
  SELECT e.id, e.language, e.on_day, e.kind, e.recorded_on, e.carried, e.latest, t.path, t.name, t.commit_id, t.digest, t.part_title
  FROM expression e JOIN expression_text et ON et.expression_id = e.id JOIN text t ON t.id = et.text_id
  WHERE e.instrument_id = ? ORDER BY e.language, e.on_day, e.id, et.ordinal`

// Named as the objects that they become (register.ts, OutlineEntry): a large Act has thousands.
const OUTLINE_COLUMNS = `p.id, t.path, p.eid AS eId, p.kind, p.number, p.heading, p.level, p.start_at AS start, p.end_at AS end`
const PROVISIONS = `
  FROM expression_text et JOIN text t ON t.id = et.text_id JOIN provision p ON p.text_id = et.text_id
  WHERE et.expression_id = ?`

const MARKDOWN = `
  SELECT et.text_id, t.path, t.head, p.text
  FROM expression_text et JOIN text t ON t.id = et.text_id LEFT JOIN provision p ON p.text_id = et.text_id
  WHERE et.expression_id = ? ORDER BY et.ordinal, p.ordinal`

const SCHEDULES_LEFT_OUT = `
  SELECT earlier.on_day
  FROM expression e JOIN expression earlier ON earlier.instrument_id = e.instrument_id AND earlier.language = e.language AND earlier.on_day < e.on_day
  WHERE e.id = ?
    AND EXISTS (SELECT 1 FROM expression_text et JOIN text t ON t.id = et.text_id WHERE et.expression_id = earlier.id AND t.schedules > 0)
    AND NOT EXISTS (SELECT 1 FROM expression_text et JOIN text t ON t.id = et.text_id WHERE et.expression_id = ? AND t.schedules > 0)
  ORDER BY earlier.on_day DESC LIMIT 1`

interface WordingRow extends Row {
  readonly number: string | null
  readonly heading: string | null
  readonly text: string
  readonly on_day: string | null
}

const WORDINGS = `
  SELECT p.number, p.heading, p.text, e.on_day
  FROM expression e JOIN expression_text et ON et.expression_id = e.id JOIN provision p ON p.text_id = et.text_id AND p.eid = ?
  WHERE e.instrument_id = ? AND e.language = ? ORDER BY e.on_day, e.id`

const JURISDICTIONS = `
  SELECT jurisdiction, count(*) AS instruments FROM instrument WHERE deleted_on IS NULL GROUP BY jurisdiction ORDER BY jurisdiction`

// Of several names of one issuer the last in the order of the register is taken.
const ISSUER_NAMES = `
  SELECT i.issuer, said.key AS language, said.value AS name FROM instrument i, json_each(i.issuers) AS said
  WHERE i.issuer IS NOT NULL AND i.issuers <> '{}' ORDER BY i.id`

const SUMMARY = `
  SELECT (SELECT count(*) FROM expression) AS expressions, (SELECT count(*) FROM problem) AS problems,
    (SELECT count(*) FROM expression e JOIN expression_text et ON et.expression_id = e.id JOIN provision p ON p.text_id = et.text_id
     WHERE e.latest = 1) AS provisions,
    (SELECT value FROM meta WHERE key = 'collections') AS collections`
