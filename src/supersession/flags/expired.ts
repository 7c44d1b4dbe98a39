import type { Detector } from './detector.ts'
import { nameOf } from './graph.ts'
import { evidenceOf } from './evidence.ts'

/** Its own term has run out, by its own dates. Where another text amends it, that may have extended the term, and nothing is said. */
export const expired: Detector = {
  name: 'expired',
  detect(graph) {
    const terms = graph.relations.filter(({ kind, extent, effectiveOn }) => kind === 'expiry' && extent === 'whole' && effectiveOn !== null)
    const identifiers = new Set(terms.map(({ source }) => source.identifier))
    const amended = new Set<string>()
    for (const { kind, source, target } of graph.relations)
      if (kind === 'amendment' && target?.held && identifiers.has(target.held.identifier) && nameOf(target.held) !== nameOf(source))
        amended.add(nameOf(target.held))
    return terms
      .filter(({ source }) => !amended.has(nameOf(source)))
      .map((relation) => ({
        detector: 'expired',
        target: { ...relation.source, eId: null },
        source: relation.source,
        extent: 'whole',
        parts: null,
        exceptions: relation.exceptions,
        // A term that may have been extended is not dated by guess.
        effectiveOn: relation.certainty === 'conditional' ? null : relation.effectiveOn,
        certainty: relation.certainty,
        publishedOn: graph.instrument(relation.source)?.publishedOn ?? null,
        dependsOn: null,
        evidence: [evidenceOf(relation, relation)],
        closed: null,
      }))
  },
}
