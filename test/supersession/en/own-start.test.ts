import { expect, test } from 'vitest'
import { readEnglish } from '../../../src/supersession/relations/en/read.ts'
import { act } from './text.ts'

test('what an Act that is left to an order leaves out starts with the passing', () => {
  const text = act(
    '##### 2 Start.\n\n**2.**—This Act, other than section 5 and paragraph (a) of section 11, shall come into operation on such day as the Minister may appoint by order.\n\n##### 5 Repeals.\n\n**5.**—The Juries Act, 1927, is hereby repealed.\n\n##### 6 More.\n\n**6.**—The Lamps Act, 1928, is hereby repealed.\n',
  )
  const found = readEnglish({ ...text, commencesOn: null, commencementLeftOpen: true })
  expect(found.map(({ effectiveOn, certainty }) => [effectiveOn, certainty])).toEqual([
    ['1990-05-20', 'own-commencement'],
    [null, 'conditional'],
  ])
})

test('parts that a section repeals from days of their own have these, and the others that of the section', () => {
  const [found] = readEnglish(
    act(
      [
        '##### 2 Commencement.\n',
        '**2.**—(1) Section 3 and, in so far as it repeals section 12 of and article 1 of the Schedule to the Principal Act, section 5 of this Act shall come into operation on such day as the Minister shall specify by order.\n',
        '(2) Section 5 of this Act shall—\n',
        '(*a*) in so far as it repeals section 16 of the Principal Act, be deemed to have come into operation on the 1st day of January, 1983, and\n',
        '(*b*) in so far as it provides for the repeal of section 18 of the Principal Act, come into operation on the 1st day of January, 1991.\n',
        '##### 5 Repeals.\n',
        '**5.**—Sections 12, 13, 16 and 18 of, and the Schedule to, the Juries Act, 1927, are hereby repealed.\n',
      ].join('\n'),
    ),
  )
  expect(found?.pieces?.map(({ parts, effectiveOn, certainty }) => [parts, effectiveOn, certainty])).toEqual([
    ['section 12 of and article 1 of the Schedule', null, 'conditional'],
    ['section 16', '1983-01-01', 'stated'],
    ['section 18', '1991-01-01', 'stated'],
    ['Sections 12, 13, 16 and 18 of, and the Schedule', '1990-05-20', 'own-commencement'],
  ])
})

const REPEAL = 'The Juries Act, 1927, is hereby repealed.'

/** When a repeal in section 5, in Part II of two, takes effect. */
const when = (own: string, elsewhere = ''): string => {
  const body = `##### 1 Short title.\n\n**1.**—This Act may be cited as the Lamps Act 1990.\n\n${elsewhere}\n\n## PART II\n\n##### 5 Repeals.\n\n${own}\n\n## PART III\n\n##### 6 Lamps.\n\n**6.**—A lamp shall be lit.\n`
  const [found] = readEnglish(act(body))
  return `${found?.effectiveOn} ${found?.certainty}`
}

test.each([
  ['1990-05-20 own-commencement', `**5.**—${REPEAL}`, ''],
  ['null conditional', `**5.**—(1) ${REPEAL}\n\n(2) This section shall come into operation on the appointed day.`, ''],
  ['1991-01-01 stated', `**5.**—(1) ${REPEAL}\n\n(2) This section comes into operation on 1 January 1991.`, ''],
  [
    'null conditional',
    `**5.**—(1) ${REPEAL}\n\n(2) *Subsection (1)* shall come into operation on such day as the Minister may fix by order.`,
    '',
  ],
  [
    '1990-05-20 own-commencement',
    `**5.**—(1) A lamp is lit.\n\n(2) ${REPEAL}\n\n(3) Subsection (1) of this section shall come into operation on such day as the Minister may fix.`,
    '',
  ],
  ['1991-04-06 stated', `**5.**—${REPEAL}`, '**2.**—Part II of this Act shall come into operation on the 6th day of April, 1991.'],
  [
    '1990-05-20 own-commencement',
    `**5.**—${REPEAL}`,
    '**2.**—Part III of this Act shall come into operation on the 6th day of April, 1991.',
  ],
  [
    'null conditional',
    `**5.**—${REPEAL}`,
    '**2.**—Sections 3 to 5 of this Act shall come into operation on such day as the Minister may by order appoint.',
  ],
  [
    '1990-05-20 own-commencement',
    `**5.**—${REPEAL}`,
    '**2.**—Section 6 of this Act shall come into operation on such day as the Minister may by order appoint.',
  ],
  [
    'null conditional',
    `**5.**—${REPEAL}`,
    '(2) This section shall come into operation on the passing of this Act, and the other provisions of this Act shall come into operation on such day as the Minister may fix.',
  ],
  [
    '1990-08-01 stated',
    `**5.**—${REPEAL}\n\n##### 5A Start.\n\n**5A.**—This Part shall be deemed to have come into operation on the 1st day of August, 1990.`,
    '',
  ],
  ['1990-05-20 own-commencement', `**5.**—(1) ${REPEAL}\n\n(2) A lamp lit before this section comes into operation may burn on.`, ''],
  ['null conditional', '**5.**—The Juries Act, 1927, is, on the establishment day, repealed.', ''],
  [
    'null conditional',
    `**5.**—(1) ${REPEAL}\n\n(2) The repeals effected by this section shall come into operation on such day as the Minister may appoint by order.`,
    '',
  ],
  ['1990-05-20 own-commencement', `**5.**—${REPEAL}`, '**2.**—Sections 3 and 6 (5) shall come into operation on such day as may be fixed.'],
  [
    '1990-04-06 stated',
    `**5.**—${REPEAL}`,
    '(8) Part II shall, save as is otherwise expressly provided therein, be deemed to have come into force and shall take effect as on and from the 6th day of April, 1990.',
  ],
  [
    '1991-01-01 stated',
    `**5.**—${REPEAL}`,
    '(8) Except when otherwise expressly provided in Part II, that Part applies as on and from 1 January 1991.',
  ],
  [
    '1991-01-01 stated',
    '**5.**—As on and from the transfer date the Juries Act, 1927, is repealed.',
    '**2.**—The expression “the transfer date” means the 1st day of January, 1991; a lamp lit before the transfer date shall be deemed to be lit.',
  ],
  [
    '1990-11-20 stated',
    `**5.**—(1) ${REPEAL}`,
    '**2.**—Section 5 (1) shall come into operation on the date that is 6 months from the passing of this Act.',
  ],
  [
    'null conditional',
    `**5.**—(1) ${REPEAL}\n\n(2) Sub-section (1) of this section shall come into operation on such day as may be fixed.`,
    '',
  ],
  [
    '1990-08-01 stated',
    `**5.**—${REPEAL}`,
    '(3) Parts II and III, other than section 7, shall be deemed to have come into operation on the 1st day of August, 1990.',
  ],
  [
    '1990-08-01 stated',
    `**5.**—(1) The following are repealed:\n\n(*a*) the Lanterns Act, 1920,\n\n(*b*) the Wicks Act, 1921.\n\n(2) Paragraph (*a*) of subsection (1) shall come into operation on 1 August 1990.`,
    '',
  ],
  [
    'null unknown',
    `**5.**—${REPEAL}`,
    '(3) So much of this Act as relates to income tax shall be deemed to come into force on the 6th day of April, 1990.',
  ],
  [
    'null conditional',
    `**5.**—${REPEAL}`,
    '**2.**—This Part shall come into operation on the passing of this Act, and except where otherwise provided for, the other provisions of this Act shall come into operation on such day as the Minister may fix.',
  ],
  ['1991-01-06 stated', `**5.**—${REPEAL}`, '(*b*) the remainder of this Act shall come into operation on the 6th day of January, 1991.'],
  [
    'null conditional',
    `**5.**—(1) ${REPEAL}`,
    '**2.**—(1) *Part II* (other than *section 5 (1)*) and *Part III* will come into operation on the passing of this Act.\n\n(2) The remaining provisions of this Act shall come into operation on such day as may be fixed by order.',
  ],
  [
    '1990-05-20 own-commencement',
    `**5.**—(2) ${REPEAL}`,
    '(3) Part II (other than section 5 (2)) shall come into operation on 1 August 1990.',
  ],
  ['1990-08-01 stated', `**5.**—${REPEAL}`, '(2) *Sections 3, 4* and *8* and *Part II* come into operation on 1 August 1990.'],
  [
    '1990-08-01 stated',
    `**5.**—${REPEAL}`,
    '(2) The following provisions of this Act, namely, sections 4 and 5 shall come into operation on 1 August 1990.',
  ],
  [
    '1990-08-01 stated',
    `**5.**—${REPEAL}`,
    '(9) In relation to *Part II, section 5* shall come into operation on the 1st day of August, 1990.',
  ],
  [
    '1990-08-01 stated',
    `**5.**—(1) ${REPEAL}\n\n(2) This section shall have effect as respects instruments executed on or after 1 August 1990.`,
    '',
  ],
  [
    '1990-04-06 stated',
    `**5.**—(1) ${REPEAL}\n\n(2) This Part shall apply as respects the year 1990-91 and subsequent years of assessment.`,
    '',
  ],
  [
    '1990-08-01 stated',
    `**5.**—(1) ${REPEAL}\n\n(2) This section shall have and be deemed to have had effect as on and from the 1st day of August, 1990.`,
    '',
  ],
  [
    '1990-05-20 stated',
    `**5.**—(1) ${REPEAL}\n\n(2) This section shall come into operation on the 1st day of May, 1990, or the date of the passing of this Act, whichever is the later.`,
    '',
  ],
  [
    '1990-05-20 own-commencement',
    `**5.**—(1) ${REPEAL}\n\n(2) Subsection (1) of section 6 of the Lanterns Act shall have effect from the making of the first order.`,
    '',
  ],
  [
    '1991-01-01 stated',
    `**5.**—(1) ${REPEAL}\n\n(2) Subsection (1), in so far as it relates to the repeal of sections 2 to 10 of the Juries Act, 1927, shall come into operation on 1 January 1991.`,
    '',
  ],
  [
    '1991-05-20 stated',
    `**5.**—(1) (*a*) The following provisions are hereby repealed—\n\n(i) section 19 of the Juries Act, 1927;\n\n(ii) section 5 of the Lamps Act, 1928.\n\n(*b*) Paragraph (*a*) shall come into operation 12 months after the passing of this Act.`,
    '',
  ],
  [
    '1990-05-20 own-commencement',
    `**5.**—(1) ${REPEAL}\n\n(2) This section shall apply and have effect as on and from the date of the passing of this Act.`,
    '(3) Part II shall, save as is otherwise expressly provided therein, apply as on and from the 6th day of April, 1990.',
  ],
  [
    '1990-04-06 stated',
    `**5.**—${REPEAL}`,
    '(3) Part II shall, save as is otherwise expressly provided therein, apply as on and from the 6th day of April, 1990.',
  ],
  [
    'null conditional',
    `**5.**—The Juries Act, 1927, is hereby repealed as on and from the date of the grant to the Board of a licence.`,
    '',
  ],
  ['1990-07-01 stated', `**5.**—The Juries Act, 1927, is hereby repealed as respects persons dying on or after 1 July 1990.`, ''],
  [
    '1990-05-20 stated',
    '**5.**—The Juries Act, 1927, is, as on and from the operative date, hereby repealed.',
    '“the operative date” means the date of the passing of this Act.',
  ],
  [
    'null unknown',
    `**5.**—(1) ${REPEAL}\n\n(2) Subsection (1) of this section shall—\n\n(*a*) insofar as it repeals section 4 of the Juries Act, 1927, come into operation on the passing of this Act, and`,
    '',
  ],
  ['1990-08-01 stated', `**5.**—(1) ${REPEAL}\n\nF12[(2) Subsection (1) of this section comes into operation on 1 August 1990.]`, ''],
])('%s: %s %s', (expected, own, elsewhere) => expect(when(own, elsewhere)).toBe(expected))

test('a table starts with the subsection that repeals it', () => {
  const table = (ordinal: string, title: string): string =>
    `## ${ordinal} SCHEDULE Enactments Repealed\n\n| Number | Title | Extent |\n| --- | --- | --- |\n| No. 4 of 1920 | ${title} | The whole Act. |\n`
  const body = `##### 5 Repeals.\n\n**5.**—(1) The enactments mentioned in the First Schedule are hereby repealed.\n\n(2) The enactments mentioned in the Second Schedule are hereby repealed.\n\n(3) Subsection (2) of this section shall come into operation on the 1st day of August, 1990.\n\n${table('FIRST', 'Lanterns Act, 1920')}\n${table('SECOND', 'Wicks Act, 1920')}`
  expect(readEnglish(act(body)).map(({ target, effectiveOn }) => `${target?.title} ${effectiveOn}`)).toEqual([
    'Lanterns Act, 1920 1990-05-20',
    'Wicks Act, 1920 1990-08-01',
  ])
})
test('a section of an Act that is left to an order may start on a day', () => {
  const body = `##### 1 Start.\n\n**1.**—(1) This Act shall come into operation on such day as the Minister may appoint.\n\n(2) Section 5 comes into operation on 1 August 1990.\n\n##### 5 Repeals.\n\n**5.**—${REPEAL}\n`
  expect(readEnglish(act(body, { commencementLeftOpen: true }))[0]).toMatchObject({ effectiveOn: '1990-08-01', certainty: 'stated' })
})
test('a chapter is that of its Part', () => {
  const part = (number: string, section: number): string =>
    `## PART ${number}\n\n### Chapter II\n\n##### ${section} Repeals.\n\n**${section}.**—The Juries Act, 192${section}, is hereby repealed.\n\n`
  const start = '##### 1 Start.\n\n**1.**—In relation to Part II, Chapter II shall come into operation on the 1st day of August, 1990.\n\n'
  expect(readEnglish(act(start + part('I', 3) + part('II', 5))).map(({ effectiveOn }) => effectiveOn)).toEqual(['1990-05-20', '1990-08-01'])
})
const PARTS =
  '**5.**—(1) (*a*) Each enactment specified in column (2) of Part I of the Schedule is hereby repealed to the extent specified in column (3) of that Part.\n\n' +
  '(*b*) Paragraph (*a*) of this subsection shall be deemed to have come into operation on the 1st day of March, 1990.\n\n' +
  '(2) (*a*) Each enactment specified in column (2) of Part II of the Schedule is hereby repealed to the extent specified in column (3) of that Part.\n\n' +
  '(*b*) Paragraph (*a*) of this subsection shall come into operation on the 1st day of August, 1990.\n\n' +
  '(3) Each enactment specified in column (2) of Part III of the Schedule is hereby repealed to the extent specified in column (3) of that Part.\n\n'
const ROWS = ['Lanterns', 'Wicks', 'Oils'].map(
  (name) => `| Number | Title | Extent |\n| --- | --- | --- |\n| No. 4 of 1920 | ${name} Act, 1920 | The whole Act. |\n`,
)
const days = (schedule: string): string[] =>
  readEnglish(act(`##### 5 Repeals.\n\n${PARTS}## SCHEDULE Enactments Repealed\n\n${schedule}`)).map(
    ({ target, effectiveOn }) => `${target?.title} ${effectiveOn}`,
  )
const DATED = ['Lanterns Act, 1920 1990-03-01', 'Wicks Act, 1920 1990-08-01', 'Oils Act, 1920 1990-05-20']

test('a table starts with the clause that names its Part', () => {
  const [first = '', second = '', third = ''] = ROWS
  expect(days(`PART I\n\n${first}\nPART II\n\n${second}\nPART III\n\n${third}`)).toEqual(DATED)
  expect(days(`PART II\n\n${second}`)).toEqual(DATED.slice(1, 2))
})
test('tables whose Parts have lost their headings are those Parts in order, where there are as many', () => {
  expect(days(ROWS.join('\n'))).toEqual(DATED)
})
