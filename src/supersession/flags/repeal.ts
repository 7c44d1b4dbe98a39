import type { Day } from '../../law/day.ts'
import type { InstrumentKey } from '../../law/instrument.ts'
import type { Relation, RelationPiece } from '../../law/relation.ts'
import type { Candidate } from './detector.ts'
import { evidenceOf } from './evidence.ts'
import type { Graph, GraphInstrument } from './graph.ts'

/** A row of a table of repeals rather than a sentence. One text may repeal another by both. */
const isScheduleRow = ({ quote, provision }: Pick<Relation, 'quote' | 'provision'>): boolean =>
  quote.trimStart().startsWith('|') || provision.startsWith('att_')

/** A partial repeal that took effect by the day of a consolidated text is in that text already; so is one that left but a gap, whatever its day. */
const isInText = (extent: Relation['extent'], effectiveOn: Day | null, target: GraphInstrument | undefined): boolean =>
  extent === 'part' && effectiveOn !== null && target?.textKind === 'consolidated' && target.textOn !== null && effectiveOn <= target.textOn

const known = new WeakMap<Relation, { readonly target: unknown; readonly source: unknown; readonly candidates: Candidate[] }>()

const made = new WeakMap<Graph, readonly Candidate[]>()

/** The flags of a detector that repeals and revocations give rise to. */
export function repealFlags(detector: RepealDetector, graph: Graph): Candidate[] {
  const all =
    made.get(graph) ??
    graph.relations.flatMap((relation) => (relation.kind === 'repeal' || relation.kind === 'revocation' ? flagsOf(relation, graph) : []))
  made.set(graph, all)
  return all.filter((candidate) => candidate.detector === detector)
}

type RepealDetector = 'repeal-clause' | 'repeal-schedule'

/**
 * One for the whole instrument, or one for each provision that could be placed, proved by its own words. Those of a relation whose two
 * ends are what they were are the same objects as before.
 */
function flagsOf(relation: Relation, graph: Graph): Candidate[] {
  const held = relation.target?.held
  if (!held || (held.jurisdiction === relation.source.jurisdiction && held.identifier === relation.source.identifier)) return []
  const [target, source] = [graph.instrument(held), graph.instrument(relation.source)]
  const before = known.get(relation)
  if (before && before.target === target && before.source === source) return before.candidates
  const candidates = candidatesOf(relation, held, target, source)
  known.set(relation, { target, source, candidates })
  return candidates
}

function candidatesOf(
  relation: Relation,
  held: InstrumentKey & { readonly path: string },
  target: GraphInstrument | undefined,
  source: GraphInstrument | undefined,
): Candidate[] {
  const byPlace = new Map<string, { readonly eId: string | null; readonly pieces: RelationPiece[] }>()
  for (const piece of relation.pieces) {
    const placed = relation.extent === 'part' ? piece.partEIds.filter((eId) => target?.has(eId) ?? false) : []
    for (const eId of placed.length > 0 ? new Set(placed) : [null]) {
      // Parts that have no place of their own are one flag as far as they go on one day.
      const place = eId ?? `${piece.effectiveOn} ${piece.certainty}`
      const known = byPlace.get(place)
      if (!known) byPlace.set(place, { eId, pieces: [piece] })
      // Of one sentence the first that names a provision: parts that start on days of their own stand first.
      else if (eId === null || !known.pieces.some(({ start, end }) => start === piece.start && end === piece.end)) known.pieces.push(piece)
    }
  }
  return [...byPlace.values()].map(({ eId, pieces }) => {
    // The place that is quoted says what it is, and from when on.
    const quoted = pieces[0] ?? relation
    const { effectiveOn, certainty } = quoted
    const detector: RepealDetector = isScheduleRow(quoted) ? 'repeal-schedule' : 'repeal-clause'
    return {
      detector,
      target: { ...held, eId },
      source: relation.source,
      extent: relation.extent,
      parts: pieces.flatMap(({ parts }) => parts ?? []).join('; ') || null,
      exceptions: relation.exceptions,
      effectiveOn,
      certainty,
      publishedOn: source?.publishedOn ?? null,
      dependsOn: null,
      evidence: pieces.map((piece) => evidenceOf(relation, piece)),
      closed: isInText(relation.extent, effectiveOn, target) || (eId !== null && target?.isGap(eId)) ? 'already-in-text' : null,
    }
  })
}
