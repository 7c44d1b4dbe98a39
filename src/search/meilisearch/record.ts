import type { Database, Row } from '../../store/database.ts'
import { readable } from '../indexed.ts'
import { termsOf } from './terms.ts'

/** A time in which the instrument has one status: from a day on, up to and not including another. */
export interface Spell {
  readonly status: string
  readonly from: string
  readonly to: string
}

/** One provision as Meilisearch holds it (a very long one in several parts). Fields that a filter asks for stand at the top. */
export interface ProvisionRecord {
  /** Letters, digits, `-` and `_`: a digest of `key`. */
  readonly id: string
  /** Of all that the record says: only records whose digest changed are sent again. */
  readonly digest: string
  /** Where the provision stands, whatever build: see `placeOf`. */
  readonly key: string
  readonly instrument: string
  readonly jurisdiction: string
  readonly identifier: string
  readonly eId: string
  readonly kind: string
  readonly language: string
  readonly number: string | null
  readonly heading: string | null
  readonly title: string
  readonly names: readonly string[]
  readonly documentNumber: string | null
  readonly rank: string | null
  readonly issuer: string | null
  readonly year: number | null
  readonly madeOn: string | null
  readonly publishedOn: string | null
  readonly commencesOn: string | null
  readonly expiresOn: string | null
  /** The first of its spells; more than these are rare, and the register has the last word on every hit. */
  readonly spell1: Spell | null
  readonly spell2: Spell | null
  readonly spell3: Spell | null
  readonly spell4: Spell | null
  readonly manySpells: boolean
  readonly terms: {
    readonly title: string
    readonly heading: string
    readonly body: string
    readonly pairs: string
  }
}

export interface SourceRow extends Row {
  id: number
  eid: string
  kind: string
  number: string | null
  heading: string | null
  content: string
  language: string
  ordinal: number
  jurisdiction: string
  identifier: string
  title: string
  aliases: string
  document_number: string | null
  rank: string | null
  issuer: string | null
  year: number | null
  made_on: string | null
  published_on: string | null
  commences_on: string | null
  expires_on: string | null
  spells: string
}

const SOURCE = `SELECT provision.id, provision.eid, provision.kind, provision.number, provision.heading, provision.digest AS content,
  expression.language, expression_text.ordinal,
  instrument.jurisdiction, instrument.identifier, instrument.title, instrument.aliases, instrument.document_number, instrument.rank,
  instrument.issuer, instrument.year, instrument.made_on, instrument.published_on, instrument.commences_on, instrument.expires_on,
  (SELECT json_group_array(json_object('status', status, 'from', from_day, 'to', to_day)) FROM
    (SELECT * FROM status_interval WHERE instrument_id = instrument.id ORDER BY from_day)) AS spells
FROM search_unit AS unit
JOIN provision ON provision.id = unit.provision_id
JOIN instrument ON instrument.id = unit.instrument_id
JOIN expression_text ON expression_text.text_id = provision.text_id
JOIN expression ON expression.id = expression_text.expression_id AND expression.instrument_id = unit.instrument_id AND expression.latest = 1
WHERE unit.provision_id > ? ORDER BY unit.provision_id LIMIT ?`

/** Raised with every change of what a record holds, so that all are sent again. */
const RECORD_VERSION = 1
/** Meilisearch keeps 65,535 places of an attribute; what stands behind them would not be found. */
const MOST_TERMS = 60_000
const SPELLS = 4
/** Provisions read at a time. */
const PAGE = 2000

/** A provision that is due to be in the index. Its records take work, and so are made only when they are sent. */
export interface RecordSource {
  readonly id: string
  readonly digest: string
  readonly jurisdiction: string
  readonly row: SourceRow
}

/** All provisions that are searched, page by page; `digestOf` makes 32 letters and digits of any text. */
export async function* recordSources(database: Database, digestOf: (text: string) => string): AsyncGenerator<RecordSource[]> {
  for (let after = -1; ;) {
    const rows = await database.all<SourceRow>(SOURCE, after, PAGE)
    const last = rows.at(-1)
    if (!last) return
    after = last.id
    yield rows.map((row) => {
      const { id: _id, ...said } = row
      return { id: digestOf(keyOf(row)), digest: digestOf(JSON.stringify([RECORD_VERSION, said])), jurisdiction: row.jurisdiction, row }
    })
  }
}

const keyOf = ({ jurisdiction, identifier, language, ordinal, eid }: SourceRow): string =>
  `${jurisdiction}/${identifier}/${language}/${ordinal}/${eid}`

/** The records of provisions: one for each, several of a very long one; none of those that the register changed meanwhile. */
export async function recordsOf(database: Database, sources: readonly RecordSource[]): Promise<ProvisionRecord[]> {
  const rows = await database.all<{ id: number; digest: string; text: string }>(
    'SELECT id, digest, text FROM provision WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(sources.map(({ row }) => row.id)),
  )
  const held = new Map(rows.map((row) => [row.id, row]))
  return sources.flatMap((source) => {
    const now = held.get(source.row.id)
    return now?.digest === source.row.content ? partsOf(source, now.text) : []
  })
}

function partsOf({ id, digest, row }: RecordSource, text: string): ProvisionRecord[] {
  const title = termsOf(row.title)
  const heading = termsOf(row.heading ?? '')
  const body = termsOf(readable(text))
  const spells = JSON.parse(row.spells) as Spell[]
  const spell = (index: number): Spell | null => spells[index] ?? null
  const parts = Math.max(1, Math.ceil(Math.max(body.stems.length, body.pairs.length) / MOST_TERMS))
  return Array.from({ length: parts }, (_, part) => {
    const from = part * MOST_TERMS
    const cut = (terms: readonly string[]): string => terms.slice(from, from + MOST_TERMS).join(' ')
    return {
      id: part === 0 ? id : `${id}-${part}`,
      digest,
      key: keyOf(row),
      instrument: `${row.jurisdiction}/${row.identifier}`,
      jurisdiction: row.jurisdiction,
      identifier: row.identifier,
      eId: row.eid,
      kind: row.kind,
      language: row.language,
      number: row.number,
      heading: row.heading,
      title: row.title,
      names: JSON.parse(row.aliases) as string[],
      documentNumber: row.document_number,
      rank: row.rank,
      issuer: row.issuer,
      year: row.year,
      madeOn: row.made_on,
      publishedOn: row.published_on,
      commencesOn: row.commences_on,
      expiresOn: row.expires_on,
      spell1: spell(0),
      spell2: spell(1),
      spell3: spell(2),
      spell4: spell(3),
      manySpells: spells.length > SPELLS,
      terms: {
        title: title.stems.join(' '),
        heading: heading.stems.join(' '),
        body: cut(body.stems),
        pairs: [...title.pairs, ...heading.pairs, ...body.pairs].slice(from, from + MOST_TERMS).join(' '),
      },
    }
  })
}
