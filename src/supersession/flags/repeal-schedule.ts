import type { Detector } from './detector.ts'
import { isScheduleRow, repealFlags } from './repeal.ts'

/** A row of a later text's table of repeals names the target. */
export const repealSchedule: Detector = {
  name: 'repeal-schedule',
  detect: (graph) =>
    graph.relations
      .filter((relation) => (relation.kind === 'repeal' || relation.kind === 'revocation') && isScheduleRow(relation))
      .flatMap((relation) => repealFlags('repeal-schedule', relation, graph)),
}
