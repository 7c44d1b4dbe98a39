import { describe, expect, test } from 'vitest'
import { readEnglish } from '../../../src/supersession/relations/en/read.ts'
import { act, said, section } from './text.ts'

describe('one verb', () => {
  test('repeals an instrument by its title', () => {
    expect(said(section('The Lanterns Act, 1931 (No. 4 of 1931), is hereby repealed.'))).toEqual(['repeal whole Lanterns Act, 1931'])
  })
  test.each([
    ['On the appointed day the Lanterns Act, 1931, shall be repealed.', 'repeal whole Lanterns Act, 1931'],
    ['With effect from 1 January 1991 section 3 of the Lanterns Act, 1931, is repealed.', 'repeal part section 3 of Lanterns Act, 1931'],
    ['From the establishment day section 3 of the Lanterns Act 1931 is repealed.', 'repeal part section 3 of Lanterns Act 1931'],
  ])('repeals behind a day that no comma ends: %s', (words, expected) => expect(said(section(words))).toEqual([expected]))
  test.each([
    [
      'In the case of persons dying after the passing of this Act, section 3 of the Lanterns Act, 1931, is hereby repealed.',
      'in the case of persons dying after the passing of this Act',
    ],
    [
      'Section 3 of the Lanterns Act, 1931, is, in relation to tax for the year 1990 and subsequent years, hereby repealed.',
      'in relation to tax for the year 1990 and subsequent years',
    ],
    [
      'Section 3 of the Lanterns Act, 1931, is hereby repealed as respects moneys that, on the 31st day of December, 1992, have not been repaid.',
      'as respects moneys that, on the 31st day of December, 1992, have not been repaid',
    ],
  ])('says for which cases alone, and takes no day from them: %s', (words, cases) => {
    const [found] = readEnglish(act(section(words)))
    expect(found).toMatchObject({ effectiveOn: '1990-05-20', certainty: 'own-commencement' })
    expect(found?.parts?.toLowerCase()).toBe(`section 3 ${cases.toLowerCase()}`)
  })
  test('takes no day from what is enacted instead', () => {
    const body = section(
      'Section 3 of the Lanterns Act, 1931, is hereby repealed and in lieu thereof it is hereby enacted that no lamp shall be lit after the 31st day of July, 1992.',
    )
    expect(readEnglish(act(body))[0]).toMatchObject({ effectiveOn: '1990-05-20', certainty: 'own-commencement' })
  })
  test('repeals a part of one', () => {
    expect(said(section('Subsections (1) and (3) of section 12 of the Lanterns Act, 1931, are hereby repealed.'))).toEqual([
      'repeal part Subsections (1) and (3) of section 12 of Lanterns Act, 1931',
    ])
  })
  test('takes a list of whole instruments and parts', () => {
    const body = section(
      'The Wicks Act, 1920, section 4 of the Lanterns Act, 1931, and sections 2 and 3 of, and the Schedule to, the Oils Act, 1940, are repealed.',
    )
    expect(said(body)).toEqual([
      'repeal whole Wicks Act, 1920',
      'repeal part section 4 of Lanterns Act, 1931',
      'repeal part sections 2 and 3 of, and the Schedule of Oils Act, 1940',
    ])
  })
  test('revokes statutory instruments, titles within titles included', () => {
    expect(said(section('The Lanterns Act 1931 (Tall Lanterns) Regulations 2001 (S.I. No. 87 of 2001) are revoked.'))).toEqual([
      'revocation whole Lanterns Act 1931 (Tall Lanterns) Regulations 2001',
    ])
  })
  test('keeps brackets that modify out of the list', () => {
    expect(
      said(section('Section 9 (as amended by section 2 of the Oils Act, 1940) of the Lanterns Act, 1931, is hereby repealed.')),
    ).toEqual(['repeal part Section 9 (as amended by section 2 of the Oils Act, 1940) of Lanterns Act, 1931'])
  })
  test('keeps words between commas that modify out of the list', () => {
    expect(
      said(
        section('Section 66 of the Oils Act, 1940, which defines “oil” for the purposes of the Lanterns Act, 1931, is hereby repealed.'),
      ),
    ).toEqual(['repeal part Section 66 of Oils Act, 1940'])
  })
  test('takes "so much of … as" as a part', () => {
    expect(said(section('So much of section 2 of the Hawkers Act, 1888, as defines the word “hawker” is hereby repealed.'))).toEqual([
      'repeal part So much of section 2 as defines the word “hawker” of Hawkers Act, 1888',
    ])
    expect(said(section('Section 11 (1) of the Lanterns Act, 1931, insofar as it relates to ships, is repealed.'))).toEqual([
      'repeal part Section 11 (1) insofar as it relates to ships of Lanterns Act, 1931',
    ])
  })
  test('takes "the said section" for one of the instrument whose section was named', () => {
    const text = section(
      '(1) Advances under section 23 of the Lanterns Act, 1931, may be made.\n\n(2) The Oils Acts, 1920 to 1930, apply.\n\n(3) Subsection (2) of the said section 23 is hereby repealed.',
    )
    expect(said(text)).toEqual(['repeal part Subsection (2) of the said section 23 of Lanterns Act, 1931'])
  })
  test('places a list in what its lead-in names, and keeps the words that say which provisions', () => {
    expect(
      said(
        section('The following provisions of section 2 of the Lanterns Act, 1931, are repealed:\n\n(*a*) paragraph (c) of subsection (1).'),
      ),
    ).toEqual(['repeal part section 2, paragraph (c) of subsection (1) of Lanterns Act, 1931'])
    expect(said(section('The provisions of the Lanterns Act, 1931, set out in Part 2 of Schedule 1 are repealed.'))).toEqual([
      'repeal part provisions set out in Part 2 of Schedule 1 of Lanterns Act, 1931',
    ])
  })
  test('keeps a list together that a limit interrupts, and takes no words for parts that are none', () => {
    expect(
      said(
        section(
          'The following provisions of the Lanterns Act, 1931, are repealed:\n\n(*a*) paragraphs (b), (c) and, in so far as it relates to ships, paragraph (d) of section 63.',
        ),
      ),
    ).toEqual(['repeal part paragraphs (b), (c) and, in so far as it relates to ships, paragraph (d) of section 63 of Lanterns Act, 1931'])
    expect(
      said(
        section(
          'Where powers exercisable under—\n\n(*a*) the Lanterns Act, 1931, or\n\n(*b*) the Oils Act, 1932,\n\nare delegated to another person then, subject to section 15, any such delegation in force shall stand revoked.',
        ),
      ),
    ).toEqual([])
  })
  test('reads exceptions before and behind the verb', () => {
    expect(said(section('The Lanterns Act, 1931, other than section 15, is hereby repealed.'))).toEqual([
      'repeal part Lanterns Act, 1931 except section 15',
    ])
    expect(said(section('The Lanterns Act, 1931, is hereby repealed except sections 2 and 3.'))).toEqual([
      'repeal part Lanterns Act, 1931 except sections 2 and 3',
    ])
  })
  test('knows that "so far as unrepealed" takes nothing away', () => {
    expect(said(section('The Lanterns Act, 1931, is hereby repealed in so far as it is not already repealed.'))).toEqual([
      'repeal whole Lanterns Act, 1931',
    ])
  })
  test('does not take a limit for a whole repeal', () => {
    expect(said(section('The Lanterns Act, 1931, is hereby repealed in so far as it applies to ships.'))[0]).toMatch(/^repeal part /)
    expect(said(section('The Lanterns Act, 1931, is hereby repealed to the extent specified in column (2) of Schedule 2.'))[0]).toMatch(
      /^repeal part /,
    )
  })
  test('takes only the clause with the verb', () => {
    expect(
      said(
        section(
          'The Fund established under section 12 of the Land Act, 1923, is hereby dissolved and, accordingly, the Oils Act, 1940, is hereby repealed.',
        ),
      ),
    ).toEqual(['repeal whole Oils Act, 1940'])
  })
  test('reads past an opening that ends with a comma or with none', () => {
    expect(said(section('Subject to section 4 and section 5, the Oils Act 1940 is repealed.'))).toEqual(['repeal whole Oils Act 1940'])
    expect(said(section('With effect from 1 July 2008 section 4A of the Oils Act 1940 is repealed.'))).toEqual([
      'repeal part section 4A of Oils Act 1940',
    ])
  })
})

describe('names that the text defines', () => {
  const defined =
    '##### 1 Interpretation.\n\n**1.**—In this Act—\n\n“the Act of 1931” means the Lanterns Act, 1931 (No. 4 of 1931);\n\n“the Principal Act” means the Oils Act, 1940.\n\n'
  test('are replaced by what they stand for', () => {
    expect(said(defined + section('Section 3 of the Act of 1931 and the Principal Act are hereby repealed.'))).toEqual([
      'repeal part Section 3 of Lanterns Act, 1931',
      'repeal whole Oils Act, 1940',
    ])
  })
  test('may be defined in a bracket of the same section', () => {
    const body = section(
      '(1) The Oils Act, 1940 (in this section referred to as the repealed Act), applies.\n\n(2) The repealed Act is hereby repealed.',
    )
    expect(said(body)).toEqual(['repeal whole Oils Act, 1940'])
  })
  test('are dropped where the text does not say what they stand for', () => {
    expect(said(section('Section 3 of the Principal Act is hereby repealed.'))).toEqual([])
  })
  test('"that Act" is the one named last', () => {
    expect(
      said(
        section(
          '(1) Section 4 of the Oils Act, 1940, is hereby amended by the deletion of “tall”.\n\n(2) Section 5 of that Act is hereby repealed.',
        ),
      ),
    ).toEqual(['repeal part Section 5 of Oils Act, 1940'])
  })
})

describe('the day', () => {
  const effect = (words: string, more = {}): unknown => {
    const [found] = readEnglish(act(section(words), more))
    return found && [found.effectiveOn, found.certainty]
  }
  test('is the one that the clause states', () => {
    expect(effect('The Oils Act, 1940, is hereby repealed as on and from the 1st day of August, 1991.')).toEqual(['1991-08-01', 'stated'])
    expect(effect('The Oils Act 1940 is repealed with effect from 1 August 1991.')).toEqual(['1991-08-01', 'stated'])
  })
  test('is conditional where an order or event is to come', () => {
    expect(effect('The Oils Act, 1940, is hereby repealed as on and from the appointed day.')).toEqual([null, 'conditional'])
    expect(effect('The Oils Act, 1940, is hereby repealed.', { commencementLeftOpen: true })).toEqual([null, 'conditional'])
  })
  test('is that of the text itself otherwise', () => {
    expect(effect('The Oils Act, 1940, is hereby repealed.')).toEqual(['1990-05-20', 'own-commencement'])
  })
})

describe('what is no repeal', () => {
  const silent = (name: string, words: string): void => {
    test(name, () => {
      expect(said(section(words))).toEqual([])
    })
  }
  silent(
    'a power',
    'The Minister may by order repeal section 3 of the Oils Act, 1940, and an order under the Oils Act, 1940, may be revoked.',
  )
  silent(
    'history',
    'Section 3 of the Oils Act, 1940, was repealed by section 2 of the Lanterns Act, 1931, and the Wicks Act, 1920, has been repealed.',
  )
  silent('a mention of what another Act does', 'Section 3 of the Oils Act, 1940, is repealed by section 2 of the Lanterns Act, 1931.')
  silent('a relative clause', 'An order under section 3 of the Oils Act, 1940, which is repealed by this Act, shall continue in force.')
  silent('a condition', 'Where section 3 of the Oils Act, 1940, is repealed, the Minister shall give notice.')
  silent('a saving', 'Notwithstanding the repeal of the Oils Act, 1940, a licence granted under it shall remain in force.')
  silent('a licence', 'A licence granted under section 3 of the Oils Act, 1940, is hereby revoked.')
  silent('inserted text in one paragraph', 'The following subsection is inserted: “(2) The Oils Act, 1940, is hereby repealed.”.')
  silent(
    'inserted text over several paragraphs',
    'The following sections are inserted:\n\n“5A.—(1) The Wicks Act, 1920, is hereby repealed.\n\n(2) The Oils Act, 1940, is hereby repealed.”.',
  )
  silent(
    'a list in inserted text',
    'The following is inserted:\n\n“6.—The following are repealed:\n\n(a) the Wicks Act, 1920;\n\n(b) the Oils Act, 1940.”.',
  )
  silent('a definition', 'In this Act “former law” means an Act that is repealed.')
})

test('an opening quotation mark that nothing closes hides nothing', () => {
  expect(said(section('(1) The word “oil means oil.\n\n(2) The Oils Act, 1940, is hereby repealed.'))).toEqual([
    'repeal whole Oils Act, 1940',
  ])
})

test('a bracket behind an instrument spares a part only where it says so', () => {
  expect(said(section('The Oils Act 1940 (the “1940 Act”) is repealed.'))).toEqual(['repeal whole Oils Act 1940'])
  expect(said(section('The Oils Act, 1940 (except sections 35 to 38 and 40), is hereby repealed.'))).toEqual([
    'repeal part Oils Act, 1940 except sections 35 to 38 and 40',
  ])
  expect(said(section('The Oils Act, 1940 (Section 9) (Declaration Order), 1976 is hereby revoked.'))).toEqual([
    'revocation whole Oils Act, 1940 (Section 9) (Declaration Order), 1976',
  ])
})
test('"that Act" is not the one that a bracket names', () => {
  expect(
    said(
      section(
        'Section 14 of the Oils Act, 1940, and section 35 (inserted by section 12 of the Wicks Act, 1964) of that Act are hereby repealed.',
      ),
    ),
  ).toEqual(['repeal part Section 14; section 35 (inserted by section 12 of the Wicks Act, 1964) of Oils Act, 1940'])
})

test.each([
  [
    'Section 2 of the Constitution of the Northern Isles Act, 1922 (No. 1 of 1922), is hereby repealed.',
    'repeal part Section 2 of Constitution of the Northern Isles Act, 1922',
  ],
  [
    'Section 1 of the Oils Act, 1898, Amendment Act, 1923, is hereby repealed.',
    'repeal part Section 1 of Oils Act, 1898, Amendment Act, 1923',
  ],
  ['Parts IX and X of the Oils Act 1940 are hereby repealed.', 'repeal part Parts IX and X of Oils Act 1940'],
  [
    'The Oils Act, 1940 (in so far as it has not been repealed by the Lamps Order, 1973), other than sections 2 and 57, is hereby repealed.',
    'repeal part Oils Act, 1940 except sections 2 and 57',
  ],
])('%s', (words, expected) => {
  expect(said(section(words))).toEqual([expected])
})
test('what a bracket tells of a repeal is no repeal', () => {
  expect(
    said(section('The sums mentioned in section 55 of the Oils Act, 1940 (which said section is repealed by this Act), shall be paid.')),
  ).toEqual([])
})
