import type { Day } from '../law/day.ts'
import type { DetectorName, Flag } from '../law/flag.ts'
import type { Instrument } from '../law/instrument.ts'
import type { Provision } from '../law/provision.ts'
import type { Extent, Relation } from '../law/relation.ts'
import type { Status } from '../law/status.ts'
import type { Database, Row } from '../store/database.ts'
import { keptFor } from './kept.ts'
import type { FacetCounts } from './register.ts'

/** What a provision is called by. */
export interface NamedProvision extends Pick<Provision, 'eId' | 'kind' | 'number' | 'heading'> {
  /** The number of the schedule that it stands in, as printed: `SECOND SCHEDULE`. */
  readonly schedule?: string | null
}

/** The text at one end of a flag, with its titles in further languages. `id` is the register's own. */
interface FlagEnd extends Pick<Instrument, 'title' | 'titles'> {
  readonly id: number
}

/** A flag with what a reader needs to know of its two ends on the day asked for. */
export interface ShownFlag {
  readonly flag: Flag
  readonly target: FlagEnd & { readonly status: Status; readonly provision: NamedProvision | null }
  readonly source: FlagEnd & {
    /** The provision that repeals, then that which holds the quote, where it is another one: section 4 and the Second Schedule. */
    readonly provisions: readonly NamedProvision[]
  }
}

export interface FlagFilter {
  /** `dead-reference` are given only where they are asked for: they belong to the mend list (citations.ts). */
  readonly detector?: string
  readonly jurisdiction?: string
  readonly extent?: Extent
  /** Flags whose day has not come yet, instead of those that are open. */
  readonly due?: boolean
}

export type FlagFacet = 'detector' | 'jurisdiction' | 'extent'

export interface FlagPage {
  readonly total: number
  readonly flags: readonly ShownFlag[]
  /** Flags by each value of a filter, under the other filters. */
  readonly facets: Readonly<Record<FlagFacet, FacetCounts>>
  /** Under the same filters: flags that are open, and those whose day has not come. */
  readonly open: number
  readonly due: number
}

/** How many flags are open on an instrument, and how many of them say that all of it is outdated. */
export interface FlagCount {
  readonly total: number
  readonly whole: number
}

/** What the build found in the texts: relations, and the flags that they give rise to. Throws `StoreError`. */
export interface Findings {
  /** Relations read from one file, or from all of them, by path and place. */
  relations(path?: string): Promise<readonly Relation[]>
  /** Relations at whose source, or target, an instrument stands. */
  relationsOf(instrumentId: number): Promise<{ readonly from: readonly Relation[]; readonly to: readonly Relation[] }>
  /** How many texts, published after one day and by another, amend an instrument or repeal a part of it. */
  changesKnown(instrumentId: number, after: Day, until: Day): Promise<number>
  /**
   * Flags open on a day, those that took effect last first, each source's together; all of them where no page is asked for. With
   * `weights`, by what is flagged (citations.ts, `reliedKey`), the heaviest come first: all of a text, or the provision that is flagged.
   */
  flags(
    filter: FlagFilter,
    asOf: Day,
    page?: { readonly offset: number; readonly limit: number },
    weights?: ReadonlyMap<string, number>,
  ): Promise<FlagPage>
  flag(id: string, asOf: Day): Promise<ShownFlag | undefined>
  /** Flags open on a day whose target is the instrument. */
  flagsOn(instrumentId: number, asOf: Day): Promise<readonly ShownFlag[]>
  /** How many flags are open on a day, by instrument; those without any are left out. */
  flagCounts(instrumentIds: readonly number[], asOf: Day): Promise<ReadonlyMap<number, FlagCount>>
}

interface FlagRow extends Row {
  readonly body: string
  readonly target_id: number
  readonly target_title: string
  readonly target_titles: string
  readonly status: string
  readonly target_provision: string | null
  readonly source_id: number
  readonly source_title: string
  readonly source_titles: string
  readonly operative: string | null
  readonly holder: string | null
}

const named = (json: string | null): NamedProvision[] => (json === null ? [] : [JSON.parse(json) as NamedProvision])

const shown = (row: FlagRow): ShownFlag => ({
  flag: JSON.parse(row.body) as Flag,
  target: {
    id: row.target_id,
    title: row.target_title,
    titles: JSON.parse(row.target_titles) as Instrument['titles'],
    status: row.status as Status,
    provision: named(row.target_provision)[0] ?? null,
  },
  source: {
    id: row.source_id,
    title: row.source_title,
    titles: JSON.parse(row.source_titles) as Instrument['titles'],
    provisions: [...named(row.operative), ...(row.holder === row.operative ? [] : named(row.holder))],
  },
})

const relationOf = ({ body }: { readonly body: string }): Relation => JSON.parse(body) as Relation

// Values: the day, three times. What the law calls ended already needs no flag.
const NOT_ENDED = `flag.closed IS NULL AND coalesce(flag.published_on, '') <= ? AND interval.from_day <= ?
  AND interval.status NOT IN ('repealed', 'expired', 'annulled')`
const IN_EFFECT = `${NOT_ENDED} AND coalesce(flag.effective_on, '') <= ?`
// A text that cites a repealed one is to be mended, not repealed: it stands in a list of its own.
const MEND: DetectorName = 'dead-reference'
const IN_QUEUE = `AND flag.detector <> '${MEND}'`
/** Flags that are open on a day; values: the day, three times, after the one of `TARGETS`. */
export const OPEN = `${IN_EFFECT} ${IN_QUEUE}`
const DUE = `${NOT_ENDED} AND flag.effective_on > ?`
/** Flags with their targets and the interval of the target's status that holds on the day: its value comes first. */
export const TARGETS = `
  FROM flag
  JOIN instrument AS target ON target.id = flag.target_id
  JOIN status_interval AS interval ON interval.instrument_id = flag.target_id AND interval.to_day > ?`
const ENDS = `${TARGETS} JOIN instrument AS source ON source.id = flag.source_id`

const NAMED = `json_object('eId', provision.eid, 'kind', provision.kind, 'number', provision.number, 'heading', provision.heading,
  'schedule', (SELECT outer.number FROM provision AS outer WHERE provision.eid LIKE 'att!_%!_!_%' ESCAPE '!' AND outer.text_id = provision.text_id
    AND outer.eid = substr(provision.eid, 1, instr(provision.eid, '__') - 1)))`
/** A provision of the file that holds the evidence, from its newest version that has it. */
const ofEvidence = (
  eId: string,
): string => `(SELECT ${NAMED} FROM text JOIN provision ON provision.text_id = text.id AND provision.eid = ${eId}
  WHERE text.path = json_extract(flag.body, '$.evidence[0].path') ORDER BY text.current DESC, text.id DESC LIMIT 1)`
const HOLDER = `json_extract(flag.body, '$.evidence[0].eId')`
const COLUMNS = `flag.body, flag.target_id, target.title AS target_title, target.titles AS target_titles, interval.status,
  flag.source_id, source.title AS source_title, source.titles AS source_titles,
  ${ofEvidence(`coalesce(json_extract(flag.body, '$.evidence[0].operative'), ${HOLDER})`)} AS operative, ${ofEvidence(HOLDER)} AS holder,
  (SELECT ${NAMED} FROM expression JOIN expression_text ON expression_text.expression_id = expression.id
    JOIN provision ON provision.text_id = expression_text.text_id AND provision.eid = flag.target_eid
    WHERE expression.instrument_id = flag.target_id AND expression.latest = 1 LIMIT 1) AS target_provision`
const WEIGHED = `
  LEFT JOIN weight ON weight.key = CASE flag.extent WHEN 'whole' THEN CAST(flag.target_id AS TEXT) ELSE flag.target_id || ' ' || flag.target_eid END`
const ORDER = 'flag.effective_on DESC NULLS LAST, flag.source_id, flag.target_id, length(flag.target_eid), flag.target_eid, flag.id'
const BY_WEIGHT = `ORDER BY coalesce(weight.value, 0) DESC, ${ORDER}`

const FACETS: Readonly<Record<FlagFacet, string>> = {
  detector: 'flag.detector',
  jurisdiction: 'target.jurisdiction',
  extent: 'flag.extent',
}
// Values: the day, four times.
const CELLS = `
  SELECT flag.detector AS detector, target.jurisdiction AS jurisdiction, ${FACETS.extent} AS extent,
    coalesce(flag.effective_on, '') > ? AS due, count(*) AS count ${TARGETS} WHERE ${NOT_ENDED} GROUP BY 1, 2, 3, 4`
const FACET_NAMES = Object.keys(FACETS) as FlagFacet[]

/** The conditions of a filter and their values. */
function conditions(filter: FlagFilter): { readonly sql: string; readonly values: readonly string[] } {
  const set = FACET_NAMES.filter((name) => filter[name] !== undefined)
  return { sql: set.map((name) => `AND ${FACETS[name]} = ?`).join(' '), values: set.map((name) => filter[name] ?? '') }
}

/** Flags that agree in all that can be filtered by: a few lines, whatever the number of flags. */
interface Cell extends Row, Record<FlagFacet, string> {
  readonly due: number
  readonly count: number
}

function counted(cells: readonly Cell[], filter: FlagFilter): Pick<FlagPage, 'total' | 'facets' | 'open' | 'due'> {
  const queued = filter.detector === MEND ? cells : cells.filter(({ detector }) => detector !== MEND)
  const fitting = (besides?: FlagFacet): Cell[] =>
    queued.filter((cell) => FACET_NAMES.every((name) => name === besides || filter[name] === undefined || filter[name] === cell[name]))
  const sum = (some: readonly Cell[]): number => some.reduce((total, { count }) => total + count, 0)
  const facet = (name: FlagFacet): FacetCounts => {
    const groups = Map.groupBy(
      fitting(name).filter(({ due }) => (due === 1) === (filter.due === true)),
      (cell) => cell[name],
    )
    return Object.fromEntries([...groups].map(([value, some]) => [value, sum(some)] as const).toSorted((x, y) => y[1] - x[1]))
  }
  const [open, due] = [sum(fitting().filter((cell) => cell.due === 0)), sum(fitting().filter((cell) => cell.due === 1))]
  const facets = { detector: facet('detector'), jurisdiction: facet('jurisdiction'), extent: facet('extent') }
  return { total: filter.due ? due : open, facets, open, due }
}

/** The relations and flags of the register in a database. */
export function createFindings(database: Database): Findings {
  const days = (asOf: Day): Day[] => [asOf, asOf, asOf, asOf]
  // It looks at every flag, and stays as it is for a day and a version of the register.
  const cellsOf = keptFor(database, (asOf) => database.all<Cell>(CELLS, ...days(asOf)))

  return {
    async relations(path) {
      const rows =
        path === undefined
          ? await database.all<{ body: string }>('SELECT body FROM relation ORDER BY source_path, id')
          : await database.all<{ body: string }>('SELECT body FROM relation WHERE source_path = ? ORDER BY id', path)
      return rows.map(relationOf)
    },
    async relationsOf(instrumentId) {
      const from = await database.all<{ body: string }>('SELECT body FROM relation WHERE source_id = ? ORDER BY id', instrumentId)
      const to = await database.all<{ body: string }>(
        'SELECT body FROM relation WHERE target_id = ? AND source_id <> target_id ORDER BY id',
        instrumentId,
      )
      return { from: from.map(relationOf), to: to.map(relationOf) }
    },
    async changesKnown(instrumentId, after, until) {
      const [row] = await database.all<{ known: number }>(
        `SELECT count(DISTINCT r.source_id) AS known FROM relation r JOIN instrument s ON s.id = r.source_id
         WHERE r.target_id = ?1 AND r.source_id <> ?1 AND s.published_on > ?2 AND s.published_on <= ?3
         AND (r.kind = 'amendment' OR (r.kind IN ('repeal', 'revocation') AND json_extract(r.body, '$.extent') = 'part'))`,
        instrumentId,
        after,
        until,
      )
      return row?.known ?? 0
    },
    async flags(filter, asOf, page, weights) {
      const cells = await cellsOf(asOf)
      const { sql, values } = conditions(filter)
      const rows = await database.all<FlagRow>(
        `WITH weight AS MATERIALIZED (SELECT key, value FROM json_each(?)),
         chosen AS MATERIALIZED (SELECT flag.id ${TARGETS} ${WEIGHED}
           WHERE ${filter.due ? DUE : IN_EFFECT} ${filter.detector === MEND ? '' : IN_QUEUE} ${sql} ${BY_WEIGHT} LIMIT ? OFFSET ?)
         SELECT ${COLUMNS} ${ENDS} ${WEIGHED} WHERE interval.from_day <= ? AND flag.id IN (SELECT id FROM chosen) ${BY_WEIGHT}`,
        JSON.stringify(Object.fromEntries(weights ?? [])),
        ...days(asOf),
        ...values,
        page?.limit ?? -1,
        page?.offset ?? 0,
        asOf,
        asOf,
      )
      return { ...counted(cells, filter), flags: rows.map(shown) }
    },
    async flag(id, asOf) {
      const row = await database.first<FlagRow>(`SELECT ${COLUMNS} ${ENDS} WHERE interval.from_day <= ? AND flag.id = ?`, asOf, asOf, id)
      return row && shown(row)
    },
    async flagsOn(instrumentId, asOf) {
      const rows = await database.all<FlagRow>(
        `SELECT ${COLUMNS} ${ENDS} WHERE ${OPEN} AND flag.target_id = ? ORDER BY ${ORDER}`,
        ...days(asOf),
        instrumentId,
      )
      return rows.map(shown)
    },
    async flagCounts(instrumentIds, asOf) {
      const rows = await database.all<{ target_id: number; total: number; whole: number }>(
        `SELECT flag.target_id, count(*) AS total, count(*) FILTER (WHERE ${FACETS.extent} = 'whole') AS whole ${TARGETS}
         WHERE ${OPEN} AND flag.target_id IN (SELECT value FROM json_each(?)) GROUP BY flag.target_id`,
        ...days(asOf),
        JSON.stringify(instrumentIds),
      )
      return new Map(rows.map(({ target_id: id, total, whole }) => [id, { total, whole }]))
    },
  }
}
