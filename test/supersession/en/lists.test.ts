import { describe, expect, test } from 'vitest'
import { readEnglish } from '../../../src/supersession/relations/en/read.ts'
import { act, said, section } from './text.ts'

describe('a list behind the verb', () => {
  test('of items below it', () => {
    const body = section(
      '(1) The following are hereby repealed:\n\n(*a*) the Wicks Act, 1920,\n\n(*b*) sections 3 and 4 of the Oils Act, 1940, and\n\n(*c*) in the Lanterns Act, 1931, section 7.\n\n(2) The Tallow Act, 1950, shall continue to apply.',
    )
    expect(said(body)).toEqual([
      'repeal whole Wicks Act, 1920',
      'repeal part sections 3 and 4 of Oils Act, 1940',
      'repeal part section 7 of Lanterns Act, 1931',
    ])
  })
  test('leaves to the table what the table lists', () => {
    const body = section(
      'The following enactments are hereby repealed, namely—\n\n(*a*) the provisions of the Oils Act, 1940, specified in the Table to this section,\n\n(*b*) the Wicks Act, 1920.',
    )
    expect(said(body)).toEqual(['repeal whole Wicks Act, 1920'])
  })
  test('of parts of one instrument, in the same sentence', () => {
    expect(
      said(section('The following provisions of the Oils Act, 1940, are hereby repealed—sections 4, 10, Part V and the Schedule.')),
    ).toEqual(['repeal part sections 4, 10, Part V and the Schedule of Oils Act, 1940'])
  })
  test('of parts below an instrument below the verb', () => {
    const body = section(
      '(1) The following provisions are repealed:\n\n(a) in the Oils Act 1940—\n\n(i) section 4, and\n\n(ii) section 6(2);\n\n(b) section 9 of the Wicks Act 1920.',
    )
    expect(said(body)).toEqual(['repeal part section 4; section 6(2) of Oils Act 1940', 'repeal part section 9 of Wicks Act 1920'])
  })
  test('ends with the list', () => {
    const body = section(
      '(1) The following Act is repealed:\n\n(a) the Wicks Act 1920.\n\nBut nothing in this section affects section 4 of the Oils Act 1940.',
    )
    expect(said(body)).toEqual(['repeal whole Wicks Act 1920'])
  })
})

describe('a list before the verb', () => {
  test('whose verb stands on a line of its own', () => {
    expect(
      said(
        section(
          '(1) Notice is given that—\n\n(*a*) section 3 of the Wicks Act, 1920, and\n\n(*b*) the Oils Act, 1940,\n\nare hereby repealed.',
        ),
      ),
    ).toEqual(['repeal part section 3 of Wicks Act, 1920', 'repeal whole Oils Act, 1940'])
  })
  test('introduced by "that is to say"', () => {
    expect(
      said(section('The following provisions of the Oils Act, 1940, that is to say, section 4 and section 6, are hereby repealed.')),
    ).toEqual(['repeal part section 4 and section 6 of Oils Act, 1940'])
  })
})

describe('repeal by amendment', () => {
  test('takes the instrument and the place from its lead-ins', () => {
    const body = section(
      'The Oils Act 1940 is amended—\n\n(a) in section 2—\n\n(i) by substituting “dim” for “bright”, and\n\n(ii) by repealing subsection (3),\n\n(b) by the repeal of section 10, and\n\n(c) by the deletion of section 11.',
    )
    expect(said(body)).toEqual(['repeal part section 2, subsection (3); section 10 of Oils Act 1940'])
  })
  test('ends where another operation begins', () => {
    expect(
      said(
        section(
          'Section 4 of the Oils Act 1940 is amended by repealing subsection (2) and by inserting the following subsection: “(3) Lamps.”.',
        ),
      ),
    ).toEqual(['repeal part Section 4, subsection (2) of Oils Act 1940'])
  })
  test('reads items behind a long quotation', () => {
    const body = section(
      'The Oils Act 1940 is amended—\n\n(a) by inserting the following section:\n\n“4A. (1) Lamps shall be lit.\n\n(2) They shall be dim.”,\n\nand\n\n(b) by the repeal of section 5.',
    )
    expect(said(body)).toEqual(['repeal part section 5 of Oils Act 1940'])
  })
  test('is none where nobody amends', () => {
    expect(said(section('Rights are affected by the repeal of section 5 of the Oils Act 1940.'))).toEqual([])
  })
})

test('every quote stands in the text at its place', () => {
  const text = act(section('The following are hereby repealed:\n\n(*a*) the Wicks Act, 1920,\n\n(*b*) the *Oils* Act, 1940.'))
  const found = readEnglish(text)
  expect(found).toHaveLength(2)
  for (const { quote, start, end } of found) expect(text.text.slice(start, end)).toBe(quote)
})
