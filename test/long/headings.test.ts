import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { headingsOf } from '../../src/sources/scan/headings.ts'
import { describeCollection } from '../collections.ts'
import { bodyOf, lawFiles } from '../sources/collection-files.ts'
import { remarkHeadings } from '../sources/scan/remark.ts'

for (const name of ['legalize-ie', 'lawrefbook'] as const)
  describeCollection(name, 'headings of a real collection', (folder) => {
    it('are those that remark finds, in every file', () => {
      for (const path of lawFiles(folder)) {
        const text = readFileSync(path, 'utf8')
        const from = bodyOf(text)
        expect(
          headingsOf(text, from).map(({ depth, start }) => ({ depth, start: start - from })),
          path,
        ).toEqual(remarkHeadings(text.slice(from)))
      }
    })
  })
