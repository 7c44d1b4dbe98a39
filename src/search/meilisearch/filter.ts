import type { Day } from '../../law/day.ts'
import type { SearchFilter } from '../engine.ts'
import type { Found } from '../pool.ts'

/** A value as Meilisearch takes it in a filter: never syntax. */
const quoted = (value: string): string => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/** A filter in Meilisearch's words: all of the conditions hold. It may let through more than is meant, never less: `fits` decides. */
export function conditionsOf({ jurisdiction, rank, issuer, language, status, from, to }: SearchFilter, asOf: Day): string[] {
  const spells = [1, 2, 3, 4].map(
    (at) => `(spell${at}.status = ${quoted(status ?? '')} AND spell${at}.from <= ${quoted(asOf)} AND spell${at}.to > ${quoted(asOf)})`,
  )
  return [
    ...(jurisdiction === undefined ? [] : [`jurisdiction = ${quoted(jurisdiction)}`]),
    ...(rank === undefined ? [] : [`rank = ${quoted(rank)}`]),
    ...(issuer === undefined ? [] : [`issuer = ${quoted(issuer)}`]),
    ...(language === undefined ? [] : [`language = ${quoted(language)}`]),
    ...(from === undefined ? [] : [`year >= ${from}`]),
    ...(to === undefined ? [] : [`year <= ${to}`]),
    ...(status === undefined ? [] : [`(${[...spells, 'manySpells = true'].join(' OR ')})`]),
  ]
}

export const without = (instruments: readonly string[]): string[] =>
  instruments.length === 0 ? [] : [`instrument NOT IN [${instruments.map(quoted).join(', ')}]`]

export const among = (instruments: readonly string[]): string => `instrument IN [${instruments.map(quoted).join(', ')}]`

/** Whether what the register says keeps to a filter: it, not the index, knows the status of the day. */
export function fits(found: Found, { jurisdiction, rank, issuer, language, status, from, to }: SearchFilter): boolean {
  const { year } = found
  if (jurisdiction !== undefined && found.jurisdiction !== jurisdiction) return false
  if (rank !== undefined && found.rank !== rank) return false
  if (issuer !== undefined && found.issuer !== issuer) return false
  if (language !== undefined && found.language !== language) return false
  if (status !== undefined && found.status !== status) return false
  return (from === undefined || (year !== null && year >= from)) && (to === undefined || (year !== null && year <= to))
}
