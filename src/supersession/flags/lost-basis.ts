import type { Evidence } from '../../law/flag.ts'
import type { Relation } from '../../law/relation.ts'
import type { Candidate, DependentDetector } from './detector.ts'
import { titleOf, type Ending } from './gone.ts'
import { nameOf, type Graph, type GraphInstrument } from './graph.ts'
import { headLine } from './head.ts'
import { evidenceOf } from './evidence.ts'

/** What it says it is made under is wholly repealed: every text that it names as its basis, as far as the collection holds them. */
export const lostBasis: DependentDetector = {
  name: 'lost-basis',
  detect(graph, endings) {
    const bases = Map.groupBy(
      graph.relations.filter(({ kind, current }) => kind === 'made-under' && current),
      ({ source, provision }) => `${nameOf(source)} ${isPartOf(provision) ? provision : ''}`,
    )
    const declared = graph.instruments.flatMap((instrument) => declaredBasis(graph, instrument, endings))
    const read = [...bases.values()].flatMap((relations): Candidate[] => {
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
    return [...read, ...declared]
  },
}

/** The same of what front matter says: every basis that it names is held, and gone. */
function declaredBasis(graph: Graph, instrument: GraphInstrument, endings: ReadonlyMap<string, Ending>): Candidate[] {
  const references = instrument.declared.filter(({ kind }) => kind === 'made-under')
  if (references.length === 0 || endings.has(nameOf(instrument))) return []
  const lost = references.flatMap(({ reference }) => {
    const basis = graph.declaredTarget(instrument, reference)
    const ending = basis && endings.get(nameOf(basis))
    return ending ? [{ basis, ending }] : []
  })
  const last = lost.reduce<(typeof lost)[number] | undefined>(
    (one, other) => (one && one.ending.on >= other.ending.on ? one : other),
    undefined,
  )
  const line = headLine(instrument, /^made_under:.*\S/m)
  if (!last || !line || lost.length < references.length) return []
  const { jurisdiction, identifier, path } = last.basis
  const target = { jurisdiction: instrument.jurisdiction, identifier: instrument.identifier, path: instrument.path, eId: null }
  return [lostFlag(target, { jurisdiction, identifier, path }, last.ending, [line, ...last.ending.evidence])]
}

/** A schedule that holds an order is made under a basis of its own. */
const isPartOf = (provision: string): boolean => provision.startsWith('att_')

const candidate = (relation: Relation, basis: Candidate['source'], ending: Ending): Candidate =>
  lostFlag({ ...relation.source, eId: isPartOf(relation.provision) ? relation.provision : null }, basis, ending, [
    evidenceOf(relation, relation),
    ...ending.evidence,
  ])

const lostFlag = (target: Candidate['target'], source: Candidate['source'], ending: Ending, evidence: readonly Evidence[]): Candidate => ({
  detector: 'lost-basis',
  target,
  source,
  extent: target.eId === null ? 'whole' : 'part',
  parts: null,
  exceptions: null,
  effectiveOn: ending.on,
  certainty: ending.certainty,
  publishedOn: ending.publishedOn,
  dependsOn: ending.flag,
  evidence,
  closed: null,
})
