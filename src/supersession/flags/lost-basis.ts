import type { Relation } from '../../law/relation.ts'
import type { Candidate, DependentDetector } from './detector.ts'
import { titleOf, type Ending } from './gone.ts'
import { nameOf } from './graph.ts'
import { evidenceOf } from './evidence.ts'

/** What it says it is made under is wholly repealed: every text that it names as its basis, as far as the collection holds them. */
export const lostBasis: DependentDetector = {
  name: 'lost-basis',
  detect(graph, endings) {
    const bases = Map.groupBy(
      graph.relations.filter(({ kind, current }) => kind === 'made-under' && current),
      ({ source, provision }) => `${nameOf(source)} ${isPartOf(provision) ? provision : ''}`,
    )
    return [...bases.values()].flatMap((relations): Candidate[] => {
      const [first] = relations
      const lost = relations.flatMap((relation) => {
        const { target, source } = relation
        const ending = target && endings.get(target.held ? nameOf(target.held) : titleOf(source, target.title))
        // A basis that the collection does not hold is represented by the text that ended it.
        const basis = target?.held ?? ending?.by
        return basis && ending ? [{ relation, basis, ending }] : []
      })
      if (!first || lost.length < relations.length || endings.has(nameOf(first.source))) return []
      // It stands without a basis from the day on which the last was gone.
      const last = lost.reduce((one, other) => (other.ending.on > one.ending.on ? other : one))
      return [candidate(last.relation, last.basis, last.ending)]
    })
  },
}

/** A schedule that holds an order is made under a basis of its own. */
const isPartOf = (provision: string): boolean => provision.startsWith('att_')

const candidate = (relation: Relation, basis: Candidate['source'], ending: Ending): Candidate => ({
  detector: 'lost-basis',
  target: { ...relation.source, eId: isPartOf(relation.provision) ? relation.provision : null },
  source: basis,
  extent: isPartOf(relation.provision) ? 'part' : 'whole',
  parts: null,
  exceptions: null,
  effectiveOn: ending.on,
  certainty: ending.certainty,
  publishedOn: ending.publishedOn,
  dependsOn: ending.flag,
  evidence: [evidenceOf(relation, relation), ...ending.evidence],
  closed: null,
})
