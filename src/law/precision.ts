import type { DetectorName } from './flag.ts'

/** How often a detector was right among flags that were judged by reading, with the Wilson interval of 95 % around it. */
export interface Precision {
  /** null, as are its bounds, where too few were judged to say. */
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  /** How many were judged. */
  readonly n: number
}

/** Fewer than these say too little to be shown as a share. */
const FEWEST = 30

/** Right and judged, from test/supersession/precision; `npm run evaluate:precision` draws the samples and counts. */
const JUDGED: Readonly<Record<DetectorName, readonly [right: number, judged: number]>> = {
  'repeal-clause': [97, 100],
  'repeal-schedule': [99, 100],
  expired: [12, 12],
  'replaced-by-new-version': [10, 10],
  'lost-basis': [19, 19],
  spent: [1, 2],
  contradiction: [52, 52],
  'dead-reference': [33, 34],
}

/** The measured precision of a detector; null where it was not measured. */
export function precisionOf(detector: DetectorName): Precision | null {
  const [right, judged] = JUDGED[detector]
  return judged === 0 ? null : judged < FEWEST ? { value: null, low: null, high: null, n: judged } : wilson(right, judged)
}

/** The Wilson score interval (E. B. Wilson, 1927), each figure rounded to two places. */
export function wilson(right: number, n: number): { value: number; low: number; high: number; n: number } {
  const z = 1.959_964
  const share = right / n
  const centre = share + (z * z) / (2 * n)
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  const rounded = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 100) / 100
  return { value: rounded(share), low: rounded((centre - reach) / scale), high: rounded((centre + reach) / scale), n }
}
