import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { english } from '../../../src/supersession/relations/en/read.ts'
import { act } from './text.ts'

const section = (words: string): string => `##### 5 Tolls and licences.\n\n**5.**—${words}\n`

/** What a section cites: `law sec_5 of Ferries Act 1960`. */
const cites = (words: string): string[] =>
  english.cite(act(section(words)), []).map(({ use, eIds, target }) => `${use} ${eIds.join(' ') || 'all'} of ${target.title}`)

describe('citations of English texts', () => {
  it.each([
    ['A licence under section 5 of the Ferries Act 1960 is needed.', 'law sec_5 of Ferries Act 1960'],
    ['A licence under sections 5 and 6(2) of the Ferries Act, 1960, is needed.', 'law sec_5 sec_6 of Ferries Act, 1960'],
    ['A toll may be fixed under Part II of the Ferries Act 1960.', 'law part_2 of Ferries Act 1960'],
    ['A toll is payable under paragraph 3 of the First Schedule to the Ferries Act 1960.', 'law att_1 of Ferries Act 1960'],
    ['A toll is payable under Chapter 2 of Part 3 of the Ferries Act 1960.', 'law part_3__chp_2 of Ferries Act 1960'],
  ])('%s', (words, expected) => expect(cites(words)).toEqual([expected]))

  it.each([
    'Section 5 of the Ferries Act 1960 is amended by the insertion of “night” before “ferry”.',
    'The Ferries Act 1960 is hereby repealed.',
    '“ferry” has the same meaning as in the Ferries Act 1960.',
    'The Board established under the Ferries Act 1960 shall meet.',
    'Tolls that were payable under the Ferries Act 1960 are due.',
    'A pension granted under the Ferries Act 1960 is increased.',
    'Any act done under the Ferries Act 1960 before the establishment day is deemed to have been done by the Board.',
    'In construing section 6 of the Ferries Act 1960 a month is four weeks.',
    'In lieu of the toll mentioned in section 6 of the Ferries Act 1960, a toll of one pound is due.',
    'The Schedule to the Ferries Act 1960',
    'This section is without prejudice to the Ferries Act 1960.',
    'This Act may be cited together with the Ferries Act 1960.',
  ])('only mention another text: %s', (words) => expect(cites(words).map((each) => each.split(' ')[0])).toEqual(['mention']))

  it('follow a term to what it means, and "that Act" to the one before it', () => {
    expect(
      cites(
        '(1) In this section “the Principal Act” means the Ferries Act 1960.\n\n(2) Tolls are due under section 2 of the Principal Act.',
      ),
    ).toContain('law sec_2 of Ferries Act 1960')
    expect(cites('A person licensed under the Ferries Act 1960 complies with section 7 of that Act.')).toContain(
      'law sec_7 of Ferries Act 1960',
    )
  })

  it('leave inserted words alone', () => {
    expect(cites('After section 2 insert “a licence under the Harbours Act 1946 is needed”.')).toEqual([])
  })

  it('stand at their place, whatever the words around them', () => {
    const word = fc.constantFrom(
      'section 5 of',
      'the Ferries Act 1960',
      'and',
      '“',
      '”',
      '(',
      ')',
      'that Act',
      '\n\n',
      ';',
      'Part II of',
      '— (a)',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = act(section(words.join(' ')))
        for (const { start, end, provision } of english.cite(text, [])) {
          const holder = text.provisions.find(({ eId }) => eId === provision)
          expect(text.text.slice(start, end)).toMatch(/Act/)
          expect(holder && holder.start <= start && end <= holder.end).toBe(true)
        }
      }),
    )
  })
})

describe('what English texts are made under', () => {
  it('is the law whose powers they exercise', () => {
    const [found] = english
      .read(
        act('I, A.B., in exercise of the powers conferred on me by section 5 of the Ferries Act 1960, hereby make the following Order:\n'),
      )
      .filter(({ kind }) => kind === 'made-under')
    expect(found).toMatchObject({ target: { title: 'Ferries Act 1960' }, parts: 'section 5' })
  })
})

describe('an English text', () => {
  const amending = `${section('Section 2 of the Ferries Act 1960 is amended by deleting “night”.')}
##### 6 Short title.

**6.**—This Act may be cited as the Lamps (Amendment) Act 1990.
`
  it('that only amends is known as such', () => {
    expect(english.onlyAmends(act(amending, { title: 'Lamps (Amendment) Act 1990' }))).toBe(true)
    const more = `${amending}\n##### 7 Lamps.\n\n**7.**—Every ferry carries a lamp.\n`
    expect(english.onlyAmends(act(more, { title: 'Lamps (Amendment) Act 1990' }))).toBe(false)
  })

  it('says what it amends', () => {
    const found = english.read(act(amending)).filter(({ kind }) => kind === 'amendment')
    expect(found.map(({ target }) => target?.title)).toEqual(['Ferries Act 1960'])
  })
})
