import type { Detector } from './detector.ts'
import { evidenceOf } from './repeal.ts'

/** Its own term has run out, by its own dates. A term whose end its text does not date cannot be said to have run out. */
export const expired: Detector = {
  name: 'expired',
  detect: (graph) =>
    graph.relations
      .filter((relation) => relation.kind === 'expiry' && relation.extent === 'whole' && relation.effectiveOn !== null)
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
      })),
}
