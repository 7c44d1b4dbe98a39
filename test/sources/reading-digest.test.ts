import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readingDigests } from '../../src/sources/scan/reading-digest.ts'

/** Of a text between two others, as a provision stands in its file. */
const readingDigest = (text: string): string => readingDigests(`F1${text}[b`)(2, text.length + 2)

const words = (text: string): string => text.replace(/F\d+\[|[\s*_#|\\[\]…\u00a0\u3000]+/g, '')

const piece = fc.constantFrom('F', 'F1[', 'F12', '[', ']', ' ', '\u3000', '\n', '*', '_', '…', 'a', 'b', '一', '1', '\ud83d\ude00')
const anyText = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))

describe('the digest of what is read', () => {
  it('is the same for the same words and no others, however they are marked', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(readingDigest(one) === readingDigest(other)).toBe(words(one) === words(other))
        expect(readingDigest(one)).toBe(
          readingDigest(
            words(one)
              .replace(/(?<!^)/gu, ' ')
              .replaceAll('F', '*F*'),
          ),
        )
      }),
      { numRuns: 2000 },
    )
  })
})
