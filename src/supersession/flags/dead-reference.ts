import type { Candidate, DependentDetector } from './detector.ts'
import { nameOf } from './graph.ts'

/** More places than these of one text prove nothing further. */
const PLACES = 8

/** It relies on a repealed instrument as if that were in force: one for each two texts, for the mend list and not for repeal. */
export const deadReference: DependentDetector = {
  name: 'dead-reference',
  detect: (graph, endings) =>
    graph.instruments.flatMap((dead): Candidate[] => {
      const ending = endings.get(nameOf(dead))
      if (!ending) return []
      const bySource = Map.groupBy(graph.relying(dead), ({ source }) => nameOf(source))
      return [...bySource.values()].flatMap((places): Candidate[] => {
        const [first] = places
        const source = first && graph.instrument(first.source)
        // A text that is gone needs no mending; one made later knows what it speaks of.
        if (!source || endings.has(nameOf(source)) || (source.madeOn ?? '9999') >= ending.on) return []
        if (ending.by && nameOf(ending.by) === nameOf(source)) return []
        return [
          {
            detector: 'dead-reference',
            target: { ...first.source, eId: null },
            source: { jurisdiction: dead.jurisdiction, identifier: dead.identifier, path: dead.path },
            extent: 'part',
            parts: null,
            exceptions: null,
            effectiveOn: ending.on,
            certainty: ending.certainty,
            publishedOn: ending.publishedOn,
            dependsOn: ending.flag,
            evidence: [
              ...places.slice(0, PLACES).map(({ source: { path }, expressionOn, provision, quote, start, end }) => ({
                path,
                expressionOn,
                eId: provision,
                operative: provision,
                quote: quote(),
                start,
                end,
              })),
              ...ending.evidence,
            ],
            closed: null,
          },
        ]
      })
    }),
}
