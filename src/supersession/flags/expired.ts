import type { Relation } from '../../law/relation.ts'
import type { Candidate, Detector } from './detector.ts'
import { nameOf, type Graph } from './graph.ts'
import { evidenceOf } from './evidence.ts'

/**
 * Its own term has run out, by its own dates. Where another text amends it, that may have extended the term, and where another repeals
 * it before the term is over, it ended by that: nothing is said.
 */
export const expired: Detector = {
  name: 'expired',
  detect(graph) {
    const terms = graph.relations.filter(({ kind, extent, effectiveOn }) => kind === 'expiry' && extent === 'whole' && effectiveOn !== null)
    const byName = new Map(terms.map((term) => [nameOf(term.source), term]))
    const otherwise = new Set<string>()
    for (const { kind, extent, source, target } of graph.relations) {
      if (!target?.held || (kind !== 'amendment' && (kind !== 'repeal' || extent !== 'whole'))) continue
      const name = nameOf(target.held)
      const term = byName.get(name)
      if (!term || name === nameOf(source)) continue
      const { publishedOn = null } = graph.instrument(source) ?? {}
      if (kind === 'amendment' || publishedOn === null || publishedOn <= (term.effectiveOn ?? '')) otherwise.add(name)
    }
    return terms
      .filter(({ source }) => !otherwise.has(nameOf(source)))
      .map((relation) => ({
        detector: 'expired',
        target: { ...relation.source, eId: null },
        source: relation.source,
        extent: 'whole',
        parts: null,
        exceptions: relation.exceptions,
        ...endOf(graph, relation),
        publishedOn: graph.instrument(relation.source)?.publishedOn ?? null,
        dependsOn: null,
        evidence: [evidenceOf(relation, relation)],
        closed: null,
      }))
  },
}

/**
 * When the term ends. It is not dated by guess where it may have been extended, or cut short: its own words say so, or another text names
 * the instrument before the term is over, as Acts do that continue expiring laws.
 */
function endOf(graph: Graph, { source, certainty, effectiveOn }: Relation): Pick<Candidate, 'effectiveOn' | 'certainty'> {
  const [from, to] = [graph.instrument(source)?.publishedOn ?? '', effectiveOn ?? '']
  if (certainty === 'conditional') return { effectiveOn: null, certainty }
  const isNamed = graph.instruments.some(
    (other) =>
      other.publishedOn !== null &&
      other.publishedOn >= from &&
      other.publishedOn <= to &&
      nameOf(other) !== nameOf(source) &&
      graph.names(other, source),
  )
  return isNamed ? { effectiveOn: null, certainty: 'unknown' } : { effectiveOn, certainty }
}
