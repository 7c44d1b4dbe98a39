import type { Relation } from '../../law/relation.ts'
import type { Candidate, Detector } from './detector.ts'
import { nameOf, type Graph } from './graph.ts'
import { evidenceOf } from './evidence.ts'

/**
 * Its own term has run out, by its own dates. Where another text amends it, that may have extended the term, where another repeals
 * it before the term is over, it ended by that, and where another names it until then, it may be either: nothing is said.
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
    return terms.flatMap((relation): Candidate[] => {
      if (otherwise.has(nameOf(relation.source)) || mayGoOn(graph, relation)) return []
      const { source, exceptions, effectiveOn, certainty } = relation
      return [
        {
          detector: 'expired',
          target: { ...source, eId: null },
          source,
          extent: 'whole',
          parts: null,
          exceptions,
          effectiveOn: certainty === 'conditional' ? null : effectiveOn,
          certainty,
          publishedOn: graph.instrument(source)?.publishedOn ?? null,
          dependsOn: null,
          evidence: [evidenceOf(relation, relation)],
          closed: null,
        },
      ]
    })
  },
}

/**
 * Whether another text names the instrument before its term is over, as Acts do that continue expiring laws or cut them short. Of 21 terms
 * that were judged by reading, all nine with such a text had ended on another day, or could not be dated.
 */
function mayGoOn(graph: Graph, { source, certainty, effectiveOn }: Relation): boolean {
  if (certainty === 'conditional') return false
  const [from, to] = [graph.instrument(source)?.publishedOn ?? '', effectiveOn ?? '']
  return graph.instruments.some(
    (other) =>
      other.publishedOn !== null &&
      other.publishedOn >= from &&
      other.publishedOn <= to &&
      nameOf(other) !== nameOf(source) &&
      graph.names(other, source),
  )
}
