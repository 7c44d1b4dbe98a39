import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDay } from '../../../src/law/day.ts'
import { citationIn, type Cited, textFragment } from '../../../src/web/text/citing.ts'

const day = parseDay('1976-03-02') ?? expect.fail()
const cited: Cited = {
  key: 'IE-1976-act-4',
  title: 'Juries Act 1976',
  number: 'No. 4 of 1976',
  issuer: 'Oireachtas',
  provision: 'Section 5',
  publishedOn: day,
  sentence: 'Juries Act 1976 (No. 4 of 1976), Section 5.',
  standing: 'presumed in force on 2 March 1976.',
  address: 'https://example.org/ie/IE-1976-act-4@1976-03-02/sec_5',
  accessedOn: day,
  quote: 'Each county shall be a jury district',
}
const anything = fc.string({ unit: 'binary' }).map((text) => text.toWellFormed())
const hostile = fc.oneof(anything, fc.constantFrom('}', '{', '\\', '%', '"><script>', '](javascript:x)', '\nER  - \n', '} url = {x', '<'))

describe('a citation', () => {
  test('names the text, the provision, the day and where it stands', () => {
    expect(citationIn('plain', cited)).toBe(
      'Juries Act 1976 (No. 4 of 1976), Section 5. https://example.org/ie/IE-1976-act-4@1976-03-02/sec_5',
    )
    expect(citationIn('markdown', cited)).toBe(
      '[Juries Act 1976 (No. 4 of 1976), Section 5.](<https://example.org/ie/IE-1976-act-4@1976-03-02/sec_5>)',
    )
    expect(citationIn('bibtex', cited)).toMatch(
      /^@misc\{IE-1976-act-4,\n {2}title = \{\{Juries Act 1976\}\},\n[\s\S]*urldate = \{1976-03-02\},\n\}\n$/,
    )
    expect(citationIn('ris', cited)).toMatch(/^TY {2}- STAT\r\nTI {2}- Juries Act 1976\r\n[\s\S]*UR {2}- https:[\s\S]*ER {2}- \r\n$/)
  })

  test('holds together, whatever the law is called', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, sentence, quote) => {
        const it = { ...cited, title, sentence, quote }
        expect(citationIn('html', it)).toMatch(/^<cite><a href="[^"<>]*">[^<>"]*<\/a><\/cite>$/)
        const records = citationIn('ris', it).split('\r\n')
        expect(records.every((line) => line === '' || /^[A-Z][A-Z0-9] {2}- [^\r\n]*$/.test(line))).toBe(true)
        expect(records.filter((line) => line.startsWith('ER  - '))).toHaveLength(1)
        // Outside of escapes every brace that opens is closed again, and none closes before its time.
        let depth = 0
        for (const mark of citationIn('bibtex', it)
          .replaceAll(/\\[{}]/g, '')
          .match(/[{}]/g) ?? []) {
          depth += mark === '{' ? 1 : -1
          expect(depth).toBeGreaterThanOrEqual(0)
        }
        expect(depth).toBe(0)
      }),
    )
  })
})

describe('the fragment that leads to quoted words', () => {
  test('says them all, or of a long quotation how it begins and ends', () => {
    expect(textFragment('')).toBe('')
    expect(textFragment('a jury-room, today')).toBe('#:~:text=a%20jury%2Droom%2C%20today')
    const long = `Each county shall be a jury district ${'and so on '.repeat(40)}unless the Minister orders otherwise.`
    expect(textFragment(long)).toMatch(/^#:~:text=Each%20county,.*otherwise\.$/)
  })

  test('is made of words of the quotation, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (quote) => {
        const text = /^#:~:text=(.*)$/s.exec(textFragment(quote))?.[1]
        if (quote.trim() === '') expect(text).toBeUndefined()
        else
          for (const part of (text ?? '').split(','))
            expect(quote.toWellFormed()).toContain(decodeURIComponent(part).replaceAll('\uFFFD', ''))
      }),
    )
  })
})
