import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headingsOf } from '../../../src/sources/scan/headings.ts'
import { describeCollection } from '../../collections.ts'
import { bodyOf, lawFiles } from '../collection-files.ts'
import { anyMarkdown } from './markdown.ts'
import { remarkHeadings } from './remark.ts'

const places = (text: string, from = 0) => headingsOf(text, from).map(({ depth, start }) => ({ depth, start }))

describe('headingsOf', () => {
  it('finds the headings that remark finds, in any text', () => {
    fc.assert(
      fc.property(anyMarkdown, (text) => {
        expect(places(text)).toEqual(remarkHeadings(text))
      }),
      { numRuns: 1500 },
    )
  })

  it('begins where it is told to and counts from the beginning of the file', () => {
    fc.assert(
      fc.property(fc.string(), anyMarkdown, (before, text) => {
        expect(places(before + text, before.length)).toEqual(
          remarkHeadings(text).map(({ depth, start }) => ({ depth, start: start + before.length })),
        )
      }),
    )
  })

  it('gives the words of a heading without marks of its level, and ends behind its line', () => {
    const text = '# One #\r\n\r\nTwo\n===\n## Three\rText\n###'
    expect(headingsOf(text, 0).map((heading) => [heading.depth, heading.text, text.slice(heading.start, heading.end)])).toEqual([
      [1, 'One', '# One #\r\n'],
      [1, 'Two', 'Two\n===\n'],
      [2, 'Three', '## Three\r'],
      [3, '', '###'],
    ])
  })

  it.each([
    ['letters', `# ${'a'.repeat(1_000_000)}`],
    ['spaces within a heading', `# a${' '.repeat(1_000_000)}b`],
    ['spaces before a heading', `${' '.repeat(1_000_000)}# a`],
    ['number signs', '#'.repeat(1_000_000)],
    ['number signs with spaces', '# '.repeat(500_000)],
    ['comments that do not end', '<!--'.repeat(250_000)],
    ['dashes', `${'-'.repeat(1_000_000)}a`],
    ['lines that underline', '=\n'.repeat(500_000)],
    ['rules', '---\n'.repeat(250_000)],
    ['tags', '<a '.repeat(300_000)],
    ['fences', '```\n'.repeat(250_000)],
  ])('bears a line of a million characters: %s', (_, line) => {
    expect(headingsOf(`# One\n\n${line}\n\n# Two\n`, 0).at(0)).toMatchObject({ depth: 1, text: 'One' })
  })
})

/** So many files are compared in the quick suite; all of them in the long one. */
const DRAWN = 100

for (const name of ['legalize-ie', 'lawrefbook'] as const)
  describeCollection(name, 'headings of a real collection', (folder) => {
    it(`are those that remark finds, in ${DRAWN} files drawn by a seed`, () => {
      const seed = Number(process.env['GAZETTE_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
      console.log(`Files of ${name} drawn by GAZETTE_TEST_SEED=${seed}`)
      const files = lawFiles(folder)
      const [drawn = []] = fc.sample(fc.shuffledSubarray(files, { minLength: DRAWN, maxLength: DRAWN }), { seed, numRuns: 1 })
      expect(drawn).toHaveLength(DRAWN)
      for (const path of drawn) {
        const text = readFileSync(path, 'utf8')
        const from = bodyOf(text)
        expect(places(text, from), `${path} (seed ${seed})`).toEqual(
          remarkHeadings(text.slice(from)).map(({ depth, start }) => ({ depth, start: start + from })),
        )
      }
    })
  })
