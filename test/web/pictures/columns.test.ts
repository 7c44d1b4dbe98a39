import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsPicture } from '../../../src/web/pictures/columns.ts'

const count = fc.nat({ max: 5000 })
const years = fc
  .uniqueArray(fc.record({ year: fc.integer({ min: 1200, max: 2100 }), held: count, ended: count }), {
    selector: (it) => it.year,
    minLength: 1,
    maxLength: 60,
  })
  .map((some) => some.toSorted((a, b) => a.year - b.year))

const HEIGHT = 200

test('every number above nothing has a mark, and every mark lies within the picture', async () => {
  await fc.assert(
    fc.asyncProperty(years, async (given) => {
      const series = [
        { name: 'held', label: 'held', pattern: 'solid', colour: 'held' },
        { name: 'ended', label: 'ended', pattern: 'cross', colour: 'gone' },
      ] as const
      const picture = columnsPicture({ id: 'p', title: 't', says: 's', series, years: given, height: HEIGHT, number: String, colon: ': ' })
      const marks = [
        ...String(await picture).matchAll(
          /<rect\s+x="([-\d.]+)%"\s+width="([\d.]+)%"\s+y="([-\d.]+)"\s+height="([\d.]+)"[^>]*(?:c-held|cross-gone)/g,
        ),
      ]
      expect(marks).toHaveLength(given.flatMap(({ held, ended }) => [held, ended]).filter((it) => it > 0).length)
      for (const [x = 0, width = 0, y = 0, height = 0] of marks.map(([, ...numbers]) => numbers.map(Number))) {
        expect(x + width).toBeLessThanOrEqual(100.2)
        expect(y).toBeGreaterThanOrEqual(-1.1)
        expect(y + height).toBeLessThanOrEqual(HEIGHT + 0.2)
        expect(height).toBeGreaterThanOrEqual(1)
      }
    }),
  )
})
