import type { Flag } from '../../law/flag.ts'
import { identifyFlags, type Detector } from './detector.ts'
import { expired } from './expired.ts'
import type { Graph } from './graph.ts'
import { repealClause } from './repeal-clause.ts'
import { repealSchedule } from './repeal-schedule.ts'

const detectors: readonly Detector[] = [repealClause, repealSchedule, expired]

/** Everything that the detectors propose. */
export const detectFlags = (graph: Graph): Flag[] => identifyFlags(detectors.flatMap((detector) => detector.detect(graph)))
