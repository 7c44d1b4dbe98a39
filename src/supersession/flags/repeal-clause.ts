import type { Detector } from './detector.ts'
import { isScheduleRow, repealFlags } from './repeal.ts'

/** A later text's operative words name the target. */
export const repealClause: Detector = {
  name: 'repeal-clause',
  detect: (graph) =>
    graph.relations
      .filter((relation) => (relation.kind === 'repeal' || relation.kind === 'revocation') && !isScheduleRow(relation))
      .flatMap((relation) => repealFlags('repeal-clause', relation, graph)),
}
