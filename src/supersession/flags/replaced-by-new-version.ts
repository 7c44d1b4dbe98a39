import { yearOfTitle } from '../../law/name.ts'
import type { Candidate, Detector } from './detector.ts'
import { foldedTitle, nameOf, type Graph, type GraphInstrument } from './graph.ts'
import { titleLine } from './head.ts'

/**
 * The same full title stands twice in a jurisdiction, by one issuer, and neither text says what becomes of the older. A title with its
 * year is that of one year's text and not of a version, so that annual series and Acts of one year are left alone.
 */
export const replacedByNewVersion: Detector = {
  name: 'replaced-by-new-version',
  detect(graph) {
    const several = [...Map.groupBy(graph.instruments, foldedTitle).values()]
      .filter((list) => list.length > 1 && yearOfTitle(list[0]?.title ?? '') === null)
      .flatMap((list) => [...Map.groupBy(list, ({ jurisdiction }) => jurisdiction).values()])
      .filter((list) => list.length > 1)
    const ended = endedIn(graph, new Set(several.flat().map(({ identifier }) => identifier)))
    return several.flatMap((list): Candidate[] => {
      const dated = list.flatMap((instrument) => {
        const on = dayOf(instrument)
        return on === null ? [] : [{ instrument, on }]
      })
      const newest = dated.reduce<(typeof dated)[number] | undefined>((one, other) => (one && one.on >= other.on ? one : other), undefined)
      if (!newest || dated.length < list.length) return []
      return dated.flatMap(({ instrument, on }): Candidate[] =>
        // Days of one year are those of one making: passed, published, in force.
        on.slice(0, 4) < newest.on.slice(0, 4) && sameIssuer(instrument, newest.instrument) && !ended.has(nameOf(instrument))
          ? candidate(instrument, newest.instrument)
          : [],
      )
    })
  },
}

/** The day whose law its text is; for a text without one, the day from which it applies by its own words. */
const dayOf = ({ textOn, madeOn, commencesOn }: GraphInstrument): string | null => textOn ?? commencesOn ?? madeOn

const sameIssuer = (one: GraphInstrument, other: GraphInstrument): boolean =>
  one.issuer === null || other.issuer === null || one.issuer === other.issuer

/** Of instruments with these identifiers those of which somebody says what became of them. */
function endedIn({ relations, instruments }: Graph, identifiers: ReadonlySet<string>): Set<string> {
  const ended = new Set(instruments.filter(({ cessations }) => cessations.length > 0).map(nameOf))
  for (const { kind, target } of relations)
    if (target?.held && identifiers.has(target.held.identifier) && (kind === 'repeal' || kind === 'revocation' || kind === 'expiry'))
      ended.add(nameOf(target.held))
  return ended
}

function candidate(older: GraphInstrument, newer: GraphInstrument): Candidate[] {
  const evidence = [titleLine(older), titleLine(newer)].filter((each) => each !== undefined)
  if (evidence.length < 2) return []
  return [
    {
      detector: 'replaced-by-new-version',
      target: { jurisdiction: older.jurisdiction, identifier: older.identifier, path: older.path, eId: null },
      source: { jurisdiction: newer.jurisdiction, identifier: newer.identifier, path: newer.path },
      extent: 'whole',
      parts: null,
      exceptions: null,
      effectiveOn: null,
      certainty: 'unknown',
      publishedOn: newer.textOn,
      dependsOn: null,
      evidence,
      closed: null,
    },
  ]
}
