import type { Detector } from './detector.ts'
import { repealFlags } from './repeal.ts'

/** A row of a later text's table of repeals names the target. */
export const repealSchedule: Detector = { name: 'repeal-schedule', detect: (graph) => repealFlags('repeal-schedule', graph) }
