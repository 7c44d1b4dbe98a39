import { precisionOf } from '../law/precision.ts'
import type { Relation } from '../law/relation.ts'
import type { ShownFlag } from './findings.ts'

/** A relation as `gazette relations` prints it; other programs read these names. */
export const presentRelation = (relation: Relation): object => ({
  source: relation.source.path,
  expression: relation.expression,
  current: relation.current,
  provision: relation.provision,
  kind: relation.kind,
  extent: relation.extent,
  parts: relation.parts,
  partEIds: relation.partEIds,
  exceptions: relation.exceptions,
  target: relation.target && {
    id: relation.target.held?.path ?? null,
    title: relation.target.title,
    year: relation.target.year,
    number: relation.target.number,
  },
  why: relation.why,
  quote: relation.quote,
  start: relation.start,
  end: relation.end,
  effectiveOn: relation.effectiveOn,
  certainty: relation.certainty,
  origin: relation.origin,
})

/** A flag as `gazette flags` and /flags.json give it. Nothing is decided yet. */
export const presentFlag = ({ flag, target, source }: ShownFlag): object => ({
  id: flag.id,
  detector: flag.detector,
  target: {
    path: flag.target.path,
    jurisdiction: flag.target.jurisdiction,
    identifier: flag.target.identifier,
    eId: flag.target.eId,
    title: target.title,
    status: target.status,
  },
  source: { path: flag.source.path, jurisdiction: flag.source.jurisdiction, identifier: flag.source.identifier, title: source.title },
  extent: flag.extent,
  parts: flag.parts,
  exceptions: flag.exceptions,
  effectiveOn: flag.effectiveOn,
  certainty: flag.certainty,
  dependsOn: flag.dependsOn,
  evidence: flag.evidence,
  precision: precisionOf(flag.detector),
  decision: null,
})
