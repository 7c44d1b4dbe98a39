import { expect, test } from 'vitest'
import { partsOf } from '../../../src/supersession/relations/en/parts.ts'

test.each([
  ['sections 4, 10, Part V and the Schedule', ['sec_4', 'sec_10', 'part_5', 'att_1']],
  ['Sections 39 to 42', ['sec_39', 'sec_40', 'sec_41', 'sec_42']],
  ['section 10A; Schedules 1 and 2', ['sec_10A', 'att_1', 'att_2']],
  ['the First and Third Schedules', ['att_1', 'att_3']],
  ['Chapter 3 of Part 15', ['part_15__chp_3']],
  ['Part III of the Second Schedule', ['att_2__part_3']],
  ['Section 20 (which relates to lamps)', ['sec_20']],
  // Less than a section goes, so that the section stays.
  ['section 44(3)', []],
  ['Subsection (4) of section 29', []],
  ['the words “or 22” in section 9 (3)', []],
  ['So much of section 2 as defines lamps', []],
  ['Part I of First Schedule, the words “lamps”', []],
  ['sections 3 and 6, so much of section 9 as defines lamps', ['sec_3', 'sec_6']],
  ['sections 3 and 6, so much as defines lamps', ['sec_3']],
  ['Section 18, subsection (3)', []],
  ['Schedule 5, Part 3; Schedule 6, paragraph 4', ['att_5__part_3']],
  ['Part I, Chapter III', ['part_1__chp_3']],
  ['S.72', ['sec_72']],
  ['ss. 4, 5(2) and 6', ['sec_4', 'sec_6']],
  ['First Schedule, Table D, Part II', []],
  ['Section 3. Parts II and III, so far as they relate to lamps. Sections 6 and 7', ['sec_3', 'sec_6', 'sec_7']],
  ['Parts I and II, in so far as they are unrepealed', ['part_1', 'part_2']],
  ['sections 4 and 5 (in so far as they relate to lamps); section 6', ['sec_6']],
  ['Section 26 (other than subsections (1) and (2))', []],
  ['Sections 2 to 4, except section 3', ['sec_2', 'sec_4']],
  ['Sections 1 and 2; section 11 sub-section (3) from the words “and in”; section 12 from the words “a” to “b”', ['sec_1', 'sec_2']],
  [
    'Sections 19 to 21, 32(3) and 34 and in the Table to section 32 at Ref. No. 1 “237” and at Ref. No. 10',
    ['sec_19', 'sec_20', 'sec_21', 'sec_34', 'sec_32'],
  ],
  ['Section 2; the amendments relating to sections 10 and 13 of the Lanterns Act, 1925', ['sec_2']],
  ['Subsection (1) and paragraphs (a) and (c) of subsection (2) of the said section 23', []],
  ['Sections 10 and 13 and ref. nos. 8, 11 and 14 of First Schedule', ['sec_10', 'sec_13']],
  ['provisions set out in Part 2 of Schedule 1', []],
  ['section 2, paragraph (c) of subsection (1); sections 3 and 6, paragraph (b) of section 9', ['sec_3', 'sec_6']],
  ['provisions to the extent specified in column (2) of the said Part I', []],
  ['section 11 insofar as it relates to ships', []],
  ['every provision specified in column (2) of that Schedule', []],
])('%s', (words, eIds) => {
  expect(partsOf(words)).toEqual(eIds)
})
