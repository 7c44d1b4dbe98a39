import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markedIn, readingQuote, shortened } from '../../src/web/text/quote.ts'
import { effortOf } from '../effort.ts'

const marks = (text: string, quote: string): string[] | null => {
  const from = text.indexOf(quote)
  const html = markedIn(text, from, from + quote.length)
  return html === null ? null : [...html.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, words]) => words ?? '')
}

const table = `| No. | Title | Extent |
| --- | --- | --- |
${Array.from({ length: 60 }, (_, index) => `| ${index} of 1920 | Act number ${index} | The whole Act |`).join('\n')}`

describe('a quote in its place', () => {
  test('is marked within a paragraph, and over emphasis', () => {
    expect(marks('Before.\n\n**4.**—(1) The *Principal* Act is repealed.\n\nAfter.', 'The *Principal* Act is repealed')).toEqual([
      'The ',
      'Principal',
      ' Act is repealed',
    ])
  })

  test('is marked over several paragraphs, none of the marks around it broken', () => {
    expect(marks('The following are repealed:\n\n(*a*) section 4\n\n(*b*) section 5', 'repealed:\n\n(*a*) section 4')).toEqual([
      'repealed:',
      '(',
      'a',
      ') section 4',
    ])
    expect(marks('**All of it.**\n\nMore', '**All of it.**')).toEqual(['All of it.'])
  })

  test('is a row of a table, with its neighbours and the head of the table', () => {
    const row = '| 30 of 1920 | Act number 30 | The whole Act |'
    const text = `## SCHEDULE\n\n${table}\n`
    expect(marks(text, row)).toEqual(['30 of 1920', 'Act number 30', 'The whole Act'])
    const html = markedIn(text, text.indexOf(row), text.indexOf(row) + row.length) ?? ''
    expect(html).toContain('<th>Extent</th>')
    expect(html).toContain('Act number 27')
    expect(html).not.toContain('Act number 20<')
    expect(html.match(/<table>/g)).toHaveLength(1)
  })

  test('of a very long paragraph is shown without all of it', () => {
    const text = `${'word '.repeat(20_000)}The Act is repealed. ${'word '.repeat(20_000)}`
    expect(marks(text, 'The Act is repealed')).toEqual(['The Act is repealed'])
    expect(markedIn(text, text.indexOf('The Act'), text.indexOf('The Act') + 19)?.length).toBeLessThan(4000)
  })

  test('that is not there is not shown', () => {
    expect(markedIn('text', -1, 3)).toBeNull()
    expect(markedIn('text', 2, 9)).toBeNull()
    expect(markedIn('a  b', 1, 3)).toBeNull()
  })

  test('is safe and bounded in time, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(300), fc.nat(300), (text, a, b) => {
        const html = markedIn(text, Math.min(a, b), Math.max(a, b)) ?? ''
        expect(html).not.toMatch(/<(script|img|iframe|svg)\b/i)
        expect(html).not.toMatch(/[\uFDD0\uFDD1]/)
      }),
    )
    for (const hostile of ['|'.repeat(200_000), '*'.repeat(20_000), '\n\n'.repeat(200_000), '| a '.repeat(50_000)])
      expect(effortOf(() => markedIn(`${hostile}x`, 0, hostile.length + 1))).toBeLessThan(5000)
  })
})

describe('a quote as it is read', () => {
  test('has no marks of Markdown', () => {
    expect(readingQuote('| No. 23 of 1927 | Juries Act, 1927. | The whole Act. |')).toBe(
      'No. 23 of 1927 | Juries Act, 1927. | The whole Act.',
    )
    expect(readingQuote('(*a*) sections **49**,\n\n50 and 51')).toBe('(a) sections 49, 50 and 51')
    expect(readingQuote('《水井管理办法》同时废止。')).toBe('《水井管理办法》同时废止。')
  })

  test('is cut where a word ends', () => {
    expect(shortened('one two three', 100)).toBe('one two three')
    expect(shortened('one two three', 9)).toBe('one two …')
    expect(shortened('同时废止'.repeat(10), 6)).toBe('同时废止同时 …')
  })
})
