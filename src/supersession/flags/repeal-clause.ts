import type { Detector } from './detector.ts'
import { repealFlags } from './repeal.ts'

/** A later text's operative words name the target. */
export const repealClause: Detector = { name: 'repeal-clause', detect: (graph) => repealFlags('repeal-clause', graph) }
