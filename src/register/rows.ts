import type { Day } from '../law/day.ts'
import type { ExpressionKind, ExpressionText, Instrument } from '../law/instrument.ts'
import type { Jurisdiction } from '../law/jurisdiction.ts'
import type { Basis, LegalStatus, Status } from '../law/status.ts'
import type { Row } from '../store/database.ts'
import type { ListedInstrument, OutlineEntry, StoredExpression, StoredProvision } from './register.ts'

export interface InstrumentRow extends Row {
  readonly id: number
  readonly jurisdiction: string
  readonly identifier: string
  readonly title: string
  readonly titles: string
  readonly rank: string | null
  readonly issuer: string | null
  readonly issuers: string
  readonly document_number: string | null
  readonly made_on: string | null
  readonly published_on: string | null
  readonly commences_on: string | null
  readonly expires_on: string | null
  readonly source: string | null
  readonly subjects: string
  readonly subjects_in: string
  readonly aliases: string
  readonly declared: string
  readonly facts: string
  readonly disputed: number
  readonly deleted_on: string | null
  readonly metadata: string
}

export interface ListedRow extends Row {
  readonly id: number
  readonly jurisdiction: string
  readonly identifier: string
  readonly title: string
  readonly titles: string
  readonly document_number: string | null
  readonly rank: string | null
  readonly issuer: string | null
  readonly issuers: string
  readonly published_on: string | null
  readonly status: string
  readonly since: string | null
  readonly basis: string
  readonly quote: string | null
}

/** One file of one expression; an expression of several files is several rows, one after the other. */
export interface ExpressionRow extends Row {
  readonly id: number
  readonly language: string
  readonly on_day: string | null
  readonly kind: string
  readonly recorded_on: string | null
  readonly carried: number
  readonly latest: number
  readonly path: string
  readonly name: string
  readonly commit_id: string | null
  readonly digest: string
  readonly part_title: string | null
}

export type OutlineRow = OutlineEntry & Row
export type ProvisionRow = StoredProvision & Row

// The build wrote what the types of law/ say, and checked it then; here it is taken at its word.
const day = (value: string | null): Day | null => value as Day | null
const json = <T>(value: string): T => JSON.parse(value) as T

export const instrumentOf = (row: InstrumentRow): Instrument => ({
  jurisdiction: row.jurisdiction as Jurisdiction,
  identifier: row.identifier,
  title: row.title,
  titles: json(row.titles),
  rank: row.rank,
  issuer: row.issuer,
  issuers: json(row.issuers),
  documentNumber: row.document_number,
  madeOn: day(row.made_on),
  publishedOn: day(row.published_on),
  commencesOn: day(row.commences_on),
  expiresOn: day(row.expires_on),
  source: row.source,
  subjects: json(row.subjects),
  subjectsIn: json(row.subjects_in),
  aliases: json(row.aliases),
  declared: json(row.declared),
  facts: json(row.facts),
  disputed: row.disputed === 1,
  deletedOn: row.deleted_on as Instrument['deletedOn'],
  metadata: json(row.metadata),
})

const statusOf = (row: ListedRow): LegalStatus => ({
  status: row.status as Status,
  since: day(row.since),
  basis: row.basis as Basis,
  quote: row.quote,
  partlyCommenced: false,
  partlyRepealed: false,
})

export const listedOf = (row: ListedRow): ListedInstrument => ({
  id: row.id,
  jurisdiction: row.jurisdiction as Jurisdiction,
  identifier: row.identifier,
  title: row.title,
  titles: json(row.titles),
  documentNumber: row.document_number,
  rank: row.rank,
  issuer: row.issuer,
  issuers: json(row.issuers),
  publishedOn: day(row.published_on),
  status: statusOf(row),
})

export function expressionsOf(rows: readonly ExpressionRow[]): StoredExpression[] {
  const expressions: (StoredExpression & { texts: ExpressionText[] })[] = []
  for (const row of rows) {
    const text = { path: row.path, name: row.name, commit: row.commit_id, digest: row.digest, partTitle: row.part_title }
    const last = expressions.at(-1)
    if (last?.id === row.id) last.texts.push(text)
    else
      expressions.push({
        id: row.id,
        language: row.language,
        on: day(row.on_day),
        kind: row.kind as ExpressionKind,
        recordedOn: day(row.recorded_on),
        carried: row.carried === 1,
        latest: row.latest === 1,
        texts: [text],
      })
  }
  return expressions
}
