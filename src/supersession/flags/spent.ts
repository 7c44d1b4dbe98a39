import type { Relation } from '../../law/relation.ts'
import type { Candidate, DependentDetector } from './detector.ts'
import type { Ending } from './gone.ts'
import { nameOf, type Graph } from './graph.ts'
import { evidenceOf } from './evidence.ts'

/** It does nothing but amend or repeal others, and all of those are gone. */
export const spent: DependentDetector = {
  name: 'spent',
  detect(graph, endings) {
    const amending = graph.instruments.filter(({ onlyAmends }) => onlyAmends)
    const identifiers = new Set(amending.map(({ identifier }) => identifier))
    const bySource = Map.groupBy(
      graph.relations.filter(
        ({ current, kind, source }) => current && kind !== 'made-under' && kind !== 'expiry' && identifiers.has(source.identifier),
      ),
      ({ source }) => nameOf(source),
    )
    // Repealed itself, on whatever day, it is gone by that.
    const repealed = new Set(
      graph.relations.flatMap(({ kind, extent, target }) =>
        (kind === 'repeal' || kind === 'revocation') && extent === 'whole' && target?.held ? [nameOf(target.held)] : [],
      ),
    )
    return amending.flatMap((instrument): Candidate[] => {
      if (endings.has(nameOf(instrument)) || repealed.has(nameOf(instrument))) return []
      return spentOf(graph, bySource.get(nameOf(instrument)) ?? [], endings)
    })
  },
}

function spentOf(graph: Graph, relations: readonly Relation[], endings: ReadonlyMap<string, Ending>): Candidate[] {
  // What it repeals as a whole is gone by its own words.
  const open = relations.filter(({ kind, extent }) => kind === 'amendment' || extent === 'part')
  const gone = open.flatMap((relation) => {
    const held = relation.target?.held
    const ending = held && endings.get(nameOf(held))
    return held && ending ? [{ relation, held, ending }] : []
  })
  const amended = gone.filter(({ relation }) => relation.kind === 'amendment')
  if (amended.length === 0 || gone.length < open.length) return []
  const { relation, held, ending } = gone.reduce((one, other) => (other.ending.on > one.ending.on ? other : one))
  const { source } = relation
  if (ending.on <= (graph.instrument(source)?.madeOn ?? '')) return []
  return [
    {
      detector: 'spent',
      target: { ...source, eId: null },
      source: held,
      extent: 'whole',
      parts: null,
      exceptions: null,
      effectiveOn: ending.on,
      certainty: ending.certainty,
      publishedOn: ending.publishedOn,
      dependsOn: ending.flag,
      evidence: [evidenceOf(relation, relation), ...ending.evidence],
      closed: null,
    },
  ]
}
