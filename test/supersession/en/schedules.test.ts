import { describe, expect, test } from 'vitest'
import { readEnglish } from '../../../src/supersession/relations/en/read.ts'
import { act, line, said, section } from './text.ts'

const clause = section('The enactments mentioned in the Schedule are hereby repealed to the extent specified in the third column.')
const table = (...rows: string[]): string =>
  `${clause}\n## SCHEDULE Enactments Repealed\n\n${['| Session and Chapter or Number and Year | Short Title | Extent of Repeal |', '| --- | --- | --- |', ...rows].join('\n')}\n`

describe('a repeal table', () => {
  test('gives a relation for each row, by the section that gives it effect', () => {
    const text = act(
      table('| No. 23 of 1927. | The Wicks Act, 1927. | The whole Act. |', '| No. 4 of 1931. | Lanterns Act, 1931. | Sections 4 and 10. |'),
    )
    const found = readEnglish(text)
    expect(found.map(line)).toEqual(['repeal whole Wicks Act, 1927', 'repeal part Sections 4 and 10 of Lanterns Act, 1931'])
    expect(found[0]).toMatchObject({
      provision: 'att_1',
      operative: 'sec_5',
      target: { number: '23', year: 1927 },
      quote: '| No. 23 of 1927. | The Wicks Act, 1927. | The whole Act. |',
    })
  })
  test('rests on the section that speaks of it where no words say that it is repealed, not on one that repeals something else', () => {
    const sections = [
      '##### 3 Citation.\n\n**3.**—This Act, other than Schedule 1, may be cited with the Wicks Acts.\n\n',
      '##### 4 Revocation of statutory instruments.\n\n**4.**—The following orders are revoked: the Lamps Order 1971 (S.I. No. 5 of 1971).\n\n',
      '##### 7 Changes.\n\n**7.**—The Acts specified in *Part 1* of *Schedule 1* are changed to the extent specified there.\n\n',
    ]
    const rows = table('| No. 23 of 1927. | The Wicks Act, 1927. | The whole Act. |').replace(clause, '').replace('SCHEDULE', 'SCHEDULE 1')
    expect(readEnglish(act(sections.join('') + rows)).find(({ provision }) => provision === 'att_1')).toMatchObject({ operative: 'sec_7' })
  })
  test('reads exceptions and "so far as unrepealed"', () => {
    expect(
      said(
        table(
          '| 3 Geo. 4. c. 79. | Wicks Act, 1822. | The whole Act (so far as unrepealed), except sections 5 and 11. |',
          '| 5 Geo. 4. c. 1. | Oils Act, 1824. | The whole Act so far as unrepealed. |',
        ),
      ),
    ).toEqual(['repeal part Wicks Act, 1822 except sections 5 and 11', 'repeal whole Oils Act, 1824'])
  })
  test('is limited to the cases that its section names, and starts on the day within its verb', () => {
    const rows = table('| No. 23 of 1927. | The Wicks Act, 1927. | The whole Act. |')
    const limited = rows.replace('are hereby repealed', 'are, as respects persons dying on or after the 1st day of June, 1992, repealed')
    expect(readEnglish(act(limited))[0]).toMatchObject({
      extent: 'part',
      parts: expect.stringContaining('as respects persons dying on or after the 1st day of June, 1992'),
      effectiveOn: '1992-06-01',
    })
    const later = rows.replace('are hereby repealed', 'shall, upon the establishment day, be repealed')
    expect(readEnglish(act(later))[0]).toMatchObject({ extent: 'whole', effectiveOn: null, certainty: 'conditional' })
  })
  test('limits every row, wherever its section says so', () => {
    const rows = table('| No. 4 of 1931 | Lanterns Act, 1931 | Section 2. |', '|  |  | Section 7. |')
    const within = rows.replace('are hereby repealed', 'are, in relation to tax for the year 1990-91 and subsequent years, hereby repealed')
    expect(readEnglish(act(within))[0]?.pieces?.map(({ parts, effectiveOn }) => [parts, effectiveOn])).toEqual([
      ['Section 2 in relation to tax for the year 1990-91 and subsequent years', '1990-04-06'],
      ['Section 7 in relation to tax for the year 1990-91 and subsequent years', '1990-04-06'],
    ])
  })
  test('believes the number where the title has another year', () => {
    expect(readEnglish(act(table('| No. 4 of 1931 | Lanterns Act, 1951 | Section 2. |')))[0]?.target).toMatchObject({
      year: 1931,
      number: '4',
    })
  })
  test('is none where a schedule of repeals has a table of amendments, too', () => {
    const both = `${table('| No. 4 of 1931 | Lanterns Act, 1931 | Section 2. |')}\n\nPART II\n\nENACTMENTS AMENDED\n\n| Number | Short Title | Extent of Amendment |\n| --- | --- | --- |\n| No. 5 of 1931 | Oils Act, 1931 | Section 1. |\n`
    expect(said(both)).toEqual(['repeal part Section 2 of Lanterns Act, 1931'])
  })
  test('starts on the day that its Part is named after', () => {
    const rows = table('| No. 4 of 1931 | Lanterns Act, 1931 | Section 2. |')
    const later = rows.replace('are hereby repealed', 'are hereby repealed as on and from the appointed (Part II) day')
    expect(readEnglish(act(later))[0]).toMatchObject({ effectiveOn: null, certainty: 'conditional' })
  })
  test('joins rows that continue one', () => {
    expect(
      said(
        table(
          '| No. 4 of 1931 | Lanterns Act, 1931 | In section 2, the words “tall”. |',
          '|  |  | Section 7. |',
          '| No. 5 of 1931 | Oils Act, 1931 | Section 1. |',
        ),
      ),
    ).toEqual(['repeal part In section 2, the words “tall”.; Section 7 of Lanterns Act, 1931', 'repeal part Section 1 of Oils Act, 1931'])
  })
  test('takes the session of Parliament from a row of its own', () => {
    const found = readEnglish(
      act(
        table(
          '| **1542** 33 Hen. 8: |  |  |',
          '| c. 6. | Marriage Act, 1542. | Section 2. |',
          '| c. 10. | An Act for Jointenants. | The whole Act. |',
        ),
      ),
    )
    expect(found.map(({ target }) => [target?.number, target?.title])).toEqual([
      ['33 Hen. 8: c. 6', 'Marriage Act, 1542'],
      ['33 Hen. 8: c. 10', 'An Act for Jointenants'],
    ])
  })
  test('goes on in a table without a header', () => {
    expect(
      said(
        `${table('| No. 4 of 1931 | Lanterns Act, 1931 | Section 4. |')}\n| No. 5 of 1931 | Oils Act, 1931 | The whole Act. |\n| --- | --- | --- |\n| No. 6 of 1931 | Wicks Act, 1931 | Section 1. |\n`,
      ),
    ).toEqual(['repeal part Section 4 of Lanterns Act, 1931', 'repeal whole Oils Act, 1931', 'repeal part Section 1 of Wicks Act, 1931'])
  })
  test('reads a header below column numbers, and a day of its own for each row', () => {
    const body = `${clause}\n## SCHEDULE Repeals\n\n| (1) | (2) | (3) | (4) |\n| --- | --- | --- | --- |\n| Number and Year | Short Title | Extent of Repeal | Date of Repeal |\n| No. 4 of 1931 | Lanterns Act, 1931 | The whole Act | 1st April, 1992 |\n`
    expect(readEnglish(act(body))).toMatchObject([{ extent: 'whole', effectiveOn: '1992-04-01', certainty: 'stated' }])
  })
  test('may list the parts of one instrument', () => {
    const body = `##### 1 Interpretation.\n\n**1.**—In this Act “the Principal Act” means the Oils Act, 1940.\n\n${section('The Principal Act is hereby repealed to the extent specified in column (2) of the Schedule.')}\n## SCHEDULE\n\n| Provision of Principal Act | Extent of Repeal |\n| --- | --- |\n| Section 3 | The whole section. |\n| Section 9 | Subsection (2). |\n`
    expect(said(body)[0]).toMatch(/Section 3; Section 9, Subsection \(2\)\. of Oils Act, 1940$/)
  })
  test('that amends too repeals only where it says so', () => {
    const body = `${section('The enactments in the Schedule are amended or repealed as it says.')}\n## SCHEDULE Amendments and Repeals\n\n| Number and Year | Short Title | Extent of Repeal or Amendment |\n| --- | --- | --- |\n| No. 4 of 1931 | Lanterns Act, 1931 | The whole Act. |\n| No. 5 of 1931 | Oils Act, 1931 | In section 2 the substitution of “dim” for “bright”. |\n`
    expect(said(body)).toEqual(['repeal whole Lanterns Act, 1931'])
  })
})

describe('other tables are none', () => {
  test('one that continues laws', () => {
    expect(
      said(
        '## SCHEDULE\n\n| Number and Year | Short Title | How far continued |\n| --- | --- | --- |\n| No. 9 of 1923 | Wicks Act, 1923 | The whole Act so far as unrepealed. |\n',
      ),
    ).toEqual([])
  })
  test('one of areas beside a repeal table', () => {
    const body = `${section('The enactments mentioned in the Second Schedule are hereby repealed.')}\n## FIRST SCHEDULE Areas\n\n| Name | Area | Members |\n| --- | --- | --- |\n| Louth | The county of Louth | Three |\n`
    expect(said(body)).toEqual([])
  })
  test('one that may be repealed by order', () => {
    const body = `${section('The enactments in Part I of the Schedule may be repealed by order of the Minister.')}\n## SCHEDULE Repeals\n\n| Number and Year | Short Title | Extent of Repeal |\n| --- | --- | --- |\n| No. 4 of 1931 | Lanterns Act, 1931 | Section 4. |\n`
    expect(said(body)).toEqual([])
  })
})
