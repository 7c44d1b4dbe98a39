import type { Day } from '../law/day.ts'
import type { Jurisdiction } from '../law/jurisdiction.ts'
import type { Database, Value } from '../store/database.ts'
import type { BrowseFilter, FacetCounts, ListedInstrument, Listing, Register } from './register.ts'
import { listedOf, type ListedRow } from './rows.ts'

type Lists = Pick<Register, 'keys' | 'browse' | 'recent' | 'statusCounts' | 'listed'>
type Facet = keyof Listing['facets']
const FACETS: readonly Facet[] = ['year', 'rank', 'issuer', 'status']

interface Counted {
  readonly facet: string
  readonly value: Value
  readonly count: number
}

/** Lists of instruments and their counts. A deleted instrument keeps its address and is in none of them, unless it is asked for by id. */
export function createLists(database: Database): Lists {
  const allOf = (asOf: Day, jurisdiction?: string): Clause => conditions(asOf, jurisdiction === undefined ? {} : { jurisdiction })

  async function listed(ids: readonly number[], asOf: Day): Promise<ListedInstrument[]> {
    if (ids.length === 0) return []
    return (await database.all<ListedRow>(LISTED, JSON.stringify(ids), asOf, asOf)).map(listedOf)
  }
  const listedRows = (rows: readonly { id: number }[], asOf: Day): Promise<ListedInstrument[]> =>
    listed(
      rows.map((row) => row.id),
      asOf,
    )

  return {
    listed,
    keys: ({ offset, limit }) =>
      database.all<{ jurisdiction: Jurisdiction; identifier: string }>(
        'SELECT jurisdiction, identifier FROM instrument WHERE deleted_on IS NULL ORDER BY jurisdiction, identifier LIMIT ? OFFSET ?',
        limit,
        offset,
      ),
    async browse(filter, asOf, page) {
      const { sql, values } = conditions(asOf, filter)
      const order = 'ORDER BY published_on DESC NULLS LAST, title, id LIMIT ? OFFSET ?'
      const rows = await database.all<{ id: number }>(`SELECT id FROM ${sql} ${order}`, ...values, page.limit, page.offset)
      const counts = facetCounts(asOf, filter)
      const counted = await database.all<Counted & Record<string, Value>>(counts.sql, ...counts.values)
      const facet = (name: Facet): FacetCounts => tally(counted.filter((row) => row.facet === name))
      return {
        total: counted.find((row) => row.facet === 'total')?.count ?? 0,
        instruments: await listedRows(rows, asOf),
        facets: { year: facet('year'), rank: facet('rank'), issuer: facet('issuer'), status: facet('status') },
      }
    },
    async recent(what, asOf, limit) {
      if (what === 'published') return listedRows(await database.all<{ id: number }>(PUBLISHED, asOf, limit), asOf)
      return listedRows(await database.all<{ id: number }>(CEASED, asOf, asOf, limit), asOf)
    },
    async statusCounts(asOf, jurisdiction) {
      const { sql, values } = allOf(asOf, jurisdiction)
      return tally(
        await database.all<Counted & Record<string, Value>>(
          `SELECT status AS value, count(*) AS count FROM ${sql} GROUP BY status`,
          ...values,
        ),
      )
    },
  }
}

interface Clause {
  readonly sql: string
  readonly values: readonly Value[]
}

/** Instruments with their status on a day, those that a filter leaves: what follows FROM. */
function conditions(asOf: Day, filter: BrowseFilter): Clause {
  const { jurisdiction, ...others } = filter
  const rest = equalities(others)
  const within = jurisdiction === undefined ? '' : 'AND jurisdiction = ?'
  return {
    sql: `instrument JOIN status_interval ON instrument_id = id AND from_day <= ? AND to_day > ? WHERE deleted_on IS NULL ${within} ${rest.sql}`,
    values: [asOf, asOf, ...(jurisdiction === undefined ? [] : [jurisdiction]), ...rest.values],
  }
}

function equalities(filter: Pick<BrowseFilter, Facet>): Clause {
  const set = FACETS.filter((facet) => filter[facet] !== undefined)
  return { sql: set.map((facet) => `AND ${facet} = ?`).join(' '), values: set.map((facet) => filter[facet] ?? null) }
}

/** The total, and for each facet its counts under the other filters, so that a page can offer to change the one that is set. */
function facetCounts(asOf: Day, filter: BrowseFilter): Clause {
  const { jurisdiction, ...others } = filter
  const found = conditions(asOf, jurisdiction === undefined ? {} : { jurisdiction })
  const total = equalities(others)
  const parts = FACETS.map((facet): Clause => {
    const { [facet]: _own, ...rest } = others
    const { sql, values } = equalities(rest)
    return { sql: `SELECT '${facet}', ${facet}, count(*) FROM found WHERE ${facet} IS NOT NULL ${sql} GROUP BY ${facet}`, values }
  })
  return {
    sql: `WITH found AS MATERIALIZED (SELECT ${FACETS.join(', ')} FROM ${found.sql})
      SELECT 'total' AS facet, NULL AS value, count(*) AS count FROM found WHERE 1 ${total.sql}
      UNION ALL ${parts.map((part) => part.sql).join(' UNION ALL ')}`,
    values: [...found.values, ...total.values, ...parts.flatMap((part) => part.values)],
  }
}

/** Most frequent first; a Record keeps years, which look like integers, in rising order whatever is done. */
const tally = (rows: readonly Omit<Counted, 'facet'>[]): FacetCounts =>
  Object.fromEntries(rows.toSorted((a, b) => b.count - a.count).map((row) => [String(row.value), row.count]))

// CROSS JOIN, here and below: SQLite then keeps this order, and looks each id up.
const LISTED = `
  SELECT i.id, i.jurisdiction, i.identifier, i.title, i.titles, i.document_number, i.rank, i.issuer, i.issuers, i.published_on,
    s.status, s.since, s.basis, s.quote
  FROM json_each(?) AS wanted CROSS JOIN instrument i ON i.id = wanted.value
    JOIN status_interval s ON s.instrument_id = i.id AND s.from_day <= ? AND s.to_day > ?
  ORDER BY wanted.key`

const PUBLISHED = `
  SELECT id FROM instrument WHERE published_on <= ? AND deleted_on IS NULL ORDER BY published_on DESC, id DESC LIMIT ?`

const CEASED = `
  SELECT i.id FROM status_interval s INDEXED BY status_interval_from CROSS JOIN instrument i ON i.id = s.instrument_id
  WHERE s.status IN ('repealed', 'expired', 'annulled') AND s.from_day > '' AND s.from_day <= ? AND s.to_day > ? AND i.deleted_on IS NULL
  ORDER BY s.from_day DESC, i.id DESC LIMIT ?`
