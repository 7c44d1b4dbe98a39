import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isGap, readingWords } from '../../src/law/provision.ts'

test.each([
  ['##### 27. **Juries.**\n\n**27.**—F25[…]\n', true],
  ['##### 44. **Functions of Advisory Body**\n\n**44.** (1) F3[…]\n\n(2) F4[…]\n', true],
  ['##### 3. **Departments.**\n\n3.—F6[…]\n\n', true],
  ['##### 13. **Loans.**\n\n**13. —**F23[…]\n', true],
  ['##### 4. **Lamps.**\n\n**4.**—(1) F3[…]\n\n(2) A lamp shall be lit.\n', false],
  ['##### 4. **Lamps.**\n\n**4.**—A lamp F3[…] shall be lit.\n', false],
  ['##### 4. **Lamps.**\n\n**4.**—\n', false],
])('%j is nothing but a gap: %s', (text, expected) => expect(isGap(text)).toBe(expected))

describe('the words of a text', () => {
  const words = fc.array(fc.constantFrom('the', 'court', 'shall', 'sit', 'daily', '12', '法院', '每日', 'F', 'Act'), { maxLength: 12 })
  const marks = fc.constantFrom(
    (word: string) => `**${word}**`,
    (word: string) => `_${word}_`,
    (word: string) => `F123[${word}]`,
    (word: string) => word,
  )
  const marked = fc.tuple(marks, fc.constantFrom(' ', '  ', '\n', '\r\n', ' \u00a0', '　'))

  it('are the same under marks, notes, line wraps and white space', () => {
    fc.assert(
      fc.property(words, fc.array(marked, { minLength: 12, maxLength: 12 }), (chosen, ways) => {
        const formatted = chosen.map((word, index) => (ways[index]?.[0](word) ?? word) + ways[index]?.[1]).join('')
        expect(readingWords(`##### 1.  **Sittings**\n\n${formatted}`)).toBe(readingWords(`##### 1. Sittings\n\n${chosen.join(' ')}\n`))
      }),
    )
  })

  it('are others where a word, a number or a stop is', () => {
    const texts = [
      'A fine of 10 pounds.',
      'A fine of 1.0 pounds.',
      'A fine of 10 pounds;',
      '罚款十元。',
      '罚款百元。',
      'A fine of (10) pounds.',
    ]
    expect(new Set(texts.map(readingWords)).size).toBe(texts.length)
  })
})
