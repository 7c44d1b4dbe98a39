import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DETECTORS } from '../../src/law/flag.ts'
import { precisionOf, wilson } from '../../src/law/precision.ts'

describe('the precision of a detector', () => {
  it.each(DETECTORS)('is what its sample says: %s', (detector) => {
    const file = fileURLToPath(new URL(`../supersession/precision/${detector}.jsonl`, import.meta.url))
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    const judged = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as { verdict: string | null; reason: string })
    expect(judged.every(({ verdict, reason }) => (verdict === 'right' || verdict === 'wrong') && reason !== '')).toBe(true)
    const precision = precisionOf(detector)
    expect(precision?.n ?? 0).toBe(judged.length)
    const right = judged.filter(({ verdict }) => verdict === 'right').length
    expect(precision?.value ?? null).toBe(judged.length < 30 ? null : Math.round((right / judged.length) * 100) / 100)
  })

  it('lies within its interval, which more judgments make narrower', () => {
    expect(wilson(98, 100)).toEqual({ value: 0.98, low: 0.93, high: 0.99, n: 100 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (n, some) => {
        const right = Math.min(n, some)
        const { value, low, high } = wilson(right, n)
        expect(low).toBeLessThanOrEqual(value)
        expect(high).toBeGreaterThanOrEqual(value)
        const more = wilson(right * 10, n * 10)
        expect(more.high - more.low).toBeLessThanOrEqual(high - low + 0.011)
      }),
    )
  })
})
