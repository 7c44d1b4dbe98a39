import type { Flag } from '../../law/flag.ts'
import { contradiction } from './contradiction.ts'
import { deadReference } from './dead-reference.ts'
import { identifyFlags, type DependentDetector, type Detector } from './detector.ts'
import { expired } from './expired.ts'
import { endingsIn } from './gone.ts'
import type { Graph } from './graph.ts'
import { lostBasis } from './lost-basis.ts'
import { repealClause } from './repeal-clause.ts'
import { repealSchedule } from './repeal-schedule.ts'
import { replacedByNewVersion } from './replaced-by-new-version.ts'
import { spent } from './spent.ts'

const detectors: readonly Detector[] = [repealClause, repealSchedule, expired, replacedByNewVersion, contradiction]
const dependent: readonly DependentDetector[] = [lostBasis, spent, deadReference]

/** Everything that the detectors propose. */
export function detectFlags(graph: Graph): Flag[] {
  const flags = identifyFlags(detectors.flatMap((detector) => detector.detect(graph)))
  const endings = endingsIn(graph, flags)
  return [...flags, ...identifyFlags(dependent.flatMap((detector) => detector.detect(graph, endings)))]
}
