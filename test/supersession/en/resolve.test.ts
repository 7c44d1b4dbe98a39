import { describe, expect, test } from 'vitest'
import { readEnglish } from '../../../src/supersession/relations/en/read.ts'
import { resolve } from '../../../src/supersession/relations/en/resolve.ts'
import { settle } from '../../../src/supersession/relations/en/settle.ts'
import { act, entry, library, section } from './text.ts'

const wicks = entry(23, 'Wicks Act 1927', 1927)
const oils = entry(4, 'Oils (Amendment) Act 1931', 1931)
const other = entry(9, 'Tallow Act 1931', 1931)

/** Where the targets of a clause lead: identifiers, or why they lead nowhere. */
function led(words: string, ...entries: Parameters<typeof library>): (string | null)[] {
  const text = act(section(words))
  const held = library(...entries)
  return settle(text, readEnglish(text), held).map((found) => {
    const { entry: reached, why } = resolve(text, found, held)
    return reached ? `${found.extent} ${reached.identifier}` : why
  })
}

describe('a target is found', () => {
  test('by title and year', () => {
    expect(led('The Wicks Act, 1927, is hereby repealed.', wicks, oils)).toEqual(['whole IE-1927-act-23'])
  })
  test('by number where the title is cited slightly wrong', () => {
    expect(led('The Oils Act, 1931 (No. 4 of 1931), is hereby repealed.', oils, other)).toEqual(['whole IE-1931-act-4'])
  })
  test('by title where the number is a misprint', () => {
    expect(led('The Wicks Act, 1927 (No. 24 of 1927), is hereby repealed.', wicks, entry(24, 'Tallow Act 1927', 1927))).toEqual([
      'whole IE-1927-act-23',
    ])
  })
  test('by a title with a slip, where no other is near', () => {
    expect(
      led('The Street Lanterns and Torchs Act, 1927, is hereby repealed.', entry(1, 'Street Lanterns and Torches Act 1927', 1927)),
    ).toEqual(['whole IE-1927-act-1'])
  })
  test('as the numbered one of two with the same title', () => {
    const unnumbered = entry(0, 'Wicks Act 1927', 1927, {
      path: 'ie/IE-1927-act-P23.md',
      identifier: 'IE-1927-act-P23',
      documentNumber: null,
    })
    expect(led('The Wicks Act, 1927, is hereby repealed.', wicks, unnumbered)).toEqual(['whole IE-1927-act-23'])
  })
})

describe('a target is not found', () => {
  test('where nothing decides between two', () => {
    expect(led('The Wicks Act, 1927, is hereby repealed.', wicks, entry(30, 'Wicks Act 1927', 1927))).toEqual(['ambiguous'])
  })
  test('where the collection does not hold it', () => {
    expect(led('The Wicks Act, 1877, is hereby repealed.', wicks)).toEqual(['not-held'])
    expect(led('The Wicks Regulations 1927 (S.I. No. 23 of 1927) are revoked.', wicks)).toEqual(['not-held'])
  })
  test('where it is the Act itself', () => {
    expect(led('The Lamps Act, 1990, is hereby repealed.', entry(9, 'Lamps Act 1990', 1990))).toEqual(['not-held'])
  })
  test('among amendments of another name', () => {
    expect(led('The Oils (Amendment) (No. 2) Act, 1931, is hereby repealed.', oils)).toEqual(['not-held'])
  })
})

describe('a collective citation', () => {
  const family = [
    entry(31, 'Wicks Act 1933', 1933),
    entry(37, 'Wicks (Amendment) Act 1962', 1962),
    entry(6, 'Wicks (Amendment) Act 1973', 1973),
    entry(7, 'Oils Act 1950', 1950),
  ]
  test('stands for its members', () => {
    expect(led('The Wicks Acts, 1933 to 1973, are hereby repealed.', ...family)).toEqual([
      'whole IE-1933-act-31',
      'whole IE-1962-act-37',
      'whole IE-1973-act-6',
    ])
  })
  test('spares a part of one only, and two steps together remove it', () => {
    const words = '(1) The Wicks Acts, 1933 to 1973, other than section 15 of the Wicks Act, 1933, are hereby repealed.'
    expect(led(words, ...family)).toEqual(['part IE-1933-act-31', 'whole IE-1962-act-37', 'whole IE-1973-act-6'])
    expect(led(`${words}\n\n(2) Section 15 of the Wicks Act, 1933, is hereby repealed.`, ...family)).toEqual([
      'whole IE-1933-act-31',
      'whole IE-1962-act-37',
      'whole IE-1973-act-6',
    ])
  })
})

test('a whole repeal swallows that of a part', () => {
  expect(led('(1) Section 3 of the Wicks Act, 1927, is hereby repealed.\n\n(2) The Wicks Act, 1927, is hereby repealed.', wicks)).toEqual([
    'whole IE-1927-act-23',
  ])
})
