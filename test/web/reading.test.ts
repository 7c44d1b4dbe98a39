import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readingText } from '../../src/web/text/reading.ts'
import { effortOf } from '../effort.ts'

describe('plain text', () => {
  it.each([
    ['##### 4. **Meaning.**', '4. Meaning.'],
    ['| No. 23 | **Juries** Act |\n| --- | :---: |\n| a \\| b | c |', 'No. 23\tJuries Act\n\na | b\tc'],
    ['* one\n- two\n  + three', '- one\n- two\n  - three'],
    ['> quoted\n> on', 'quoted\non'],
    ['see [section 4](/ie/x/sec_4), *note* and snake_case_name', 'see [section 4], note and snake_case_name'],
    ['2 \\* 3 \\_ &amp; &lt;b&gt; <i>x</i>', '2 * 3 _ & <b> x'],
    ['a\r\n\r\n\r\n\r\nb  \r\nc', 'a\n\nb\nc'],
    ['one\n\n---\n\ntwo', 'one\n\ntwo'],
  ])('%j reads %j', (markdown, text) => expect(readingText(markdown)).toBe(text))

  it('keeps every letter and figure of a text, in order', () => {
    const words = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '')
    const plain = fc.array(fc.constantFrom('a', '甲', '1', ' ', '*', '_', '#', '|', '-', '\n', '[', ']', '(', '.', '\\', '>'), {
      maxLength: 200,
    })
    fc.assert(
      fc.property(plain, (letters) => {
        expect(words(readingText(letters.join('')))).toBe(words(letters.join('')))
      }),
    )
  })

  it.each(['-', ' ', '\t', '| ', '_', '*', '- '])('takes time in proportion to its length where something else ends it: %j', (piece) => {
    const effort = (length: number): number => effortOf(() => readingText(`a ${piece.repeat(length)}x`))
    effort(1000)
    expect(effort(300_000)).toBeLessThan(1000)
  })

  it.each(['[a](', '<a ', '|', '*', '_a', '# ', '> ', '\\', '&amp;', '---', '- '])(
    'takes time in proportion to its length: %j',
    (piece) => {
      expect(readingText(piece.repeat(300_000)).length).toBeLessThanOrEqual(piece.length * 300_000)
    },
  )
})
