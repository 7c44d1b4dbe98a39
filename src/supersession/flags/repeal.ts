import type { DetectorName, Evidence } from '../../law/flag.ts'
import type { Relation, RelationPiece } from '../../law/relation.ts'
import type { Candidate } from './detector.ts'
import type { Graph, GraphInstrument } from './graph.ts'

/** A row of a table of repeals rather than a sentence. */
export const isScheduleRow = ({ quote, provision }: Relation): boolean => quote.trimStart().startsWith('|') || provision.startsWith('att_')

/** A partial repeal that took effect by the day of a consolidated text is in that text already. */
const isInText = ({ extent, effectiveOn }: Relation, target: GraphInstrument | undefined): boolean =>
  extent === 'part' && effectiveOn !== null && target?.textKind === 'consolidated' && target.textOn !== null && effectiveOn <= target.textOn

/** What proves a flag: the words at one place of a relation. */
export const evidenceOf = (
  { source, expression }: Relation,
  { provision, operative, quote, start, end }: Pick<RelationPiece, 'provision' | 'operative' | 'quote' | 'start' | 'end'>,
): Evidence => ({ path: source.path, expressionOn: expression.on, eId: provision, operative, quote, start, end })

/** The flags that a repeal gives rise to: one for the whole instrument, or one for each provision that could be placed, proved by its own words. */
export function repealFlags(detector: DetectorName, relation: Relation, graph: Graph): Candidate[] {
  const held = relation.target?.held
  if (!held || (held.jurisdiction === relation.source.jurisdiction && held.identifier === relation.source.identifier)) return []
  const target = graph.instrument(held)
  const byProvision = new Map<string | null, RelationPiece[]>()
  for (const piece of relation.pieces) {
    const placed = relation.extent === 'part' ? piece.partEIds.filter((eId) => target?.has(eId) ?? false) : []
    for (const eId of placed.length > 0 ? new Set(placed) : [null]) byProvision.set(eId, [...(byProvision.get(eId) ?? []), piece])
  }
  return [...byProvision].map(([eId, pieces]) => ({
    detector,
    target: { ...held, eId },
    source: relation.source,
    extent: relation.extent,
    parts: pieces.flatMap(({ parts }) => parts ?? []).join('; ') || null,
    exceptions: relation.exceptions,
    effectiveOn: relation.effectiveOn,
    certainty: relation.certainty,
    publishedOn: graph.instrument(relation.source)?.publishedOn ?? null,
    dependsOn: null,
    evidence: pieces.map((piece) => evidenceOf(relation, piece)),
    closed: isInText(relation, target) ? 'already-in-text' : null,
  }))
}
