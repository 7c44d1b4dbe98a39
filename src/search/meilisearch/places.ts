import type { Day } from '../../law/day.ts'
import type { Database } from '../../store/database.ts'
import { foundOf, type Found, type FoundRow } from '../pool.ts'

/** A provision that Meilisearch gave, as the register has it. */
export interface Place extends Found {
  readonly title: string
  /** The beginning of its Markdown. */
  readonly text: string
}

/** Texts are weighed by their beginning, in UTF-16 code units. */
const LONGEST = 12_000

interface PlaceRow extends FoundRow {
  title: string
  text: string
}

const PLACES = `SELECT provision.id, instrument.id AS instrument_id, provision.kind, provision.ordinal, provision.heading, provision.end_at - provision.start_at AS size,
  instrument.title, instrument.jurisdiction, instrument.rank, instrument.issuer, expression.language, instrument.year, status_interval.status,
  0 AS score, 1 AS count, substr(provision.text, 1, ${LONGEST}) AS text
FROM json_each(?) AS place
CROSS JOIN instrument ON instrument.jurisdiction = place.value ->> 0 AND instrument.identifier = place.value ->> 1 AND instrument.deleted_on IS NULL
CROSS JOIN expression ON expression.instrument_id = instrument.id AND expression.latest = 1 AND expression.language = place.value ->> 2
CROSS JOIN expression_text ON expression_text.expression_id = expression.id AND expression_text.ordinal = place.value ->> 3
CROSS JOIN provision ON provision.eid = place.value ->> 4 AND provision.text_id = expression_text.text_id
CROSS JOIN status_interval ON status_interval.instrument_id = instrument.id AND status_interval.from_day <= ? AND ? < status_interval.to_day
ORDER BY place.key`

/** The provisions behind keys (record.ts), in their order; what the register no longer holds is left out. */
export async function placesOf(database: Database, keys: readonly string[], asOf: Day): Promise<Place[]> {
  const rows = await database.all<PlaceRow>(PLACES, JSON.stringify(keys.map(partsOf)), asOf, asOf)
  return rows.map((row) => ({ ...foundOf(row), title: row.title, text: row.text }))
}

/** Jurisdiction, identifier, language, ordinal of the text, eId. An identifier may hold slashes; the others do not. */
function partsOf(key: string): [string, string, string, number, string] {
  const [jurisdiction = '', ...rest] = key.split('/')
  const [language = '', ordinal = '', eId = ''] = rest.slice(-3)
  return [jurisdiction, rest.slice(0, -3).join('/'), language, Number(ordinal), eId]
}
