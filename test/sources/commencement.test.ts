import { describe, expect, it } from 'vitest'
import { chineseCommencement, englishCommencement } from '../../src/sources/commencement.ts'
import { day } from '../../src/law/day.ts'

const made = day('1960-05-31')

/** Words of Acts in legalize-ie and of texts in LawRefBook, and the day that they mean; null: left to an order or event. */
const english: readonly (readonly [string, string | null | undefined])[] = [
  ['(2) This Act shall come into operation on the 1st day of January, 1958.', '1958-01-01'],
  [
    '**—(1) This Act shall be deemed to have come into operation on and shall be in force and have effect as on and from the 1st day of January, 1924.',
    '1924-01-01',
  ],
  [
    '(3) This Act shall be deemed to have come into force on the 1st day of April, 1924, and shall take effect as on and from that date.',
    '1924-04-01',
  ],
  [
    '**—This Act shall come into operation on the 1st day of March, 1926, and shall remain in force until the 15th day of July, 1930, and shall then expire.',
    '1926-03-01',
  ],
  ['(2) This Act comes into operation on 1 January 2020.', '2020-01-01'],
  ['(2)F1[This Act] shall come into operation on such day or days as the Minister shall fix by order or orders.', null],
  ['(3)This Act shall come into operations on such day as the Minister may appoint by order.', null],
  ['(2) The provisions of the Act shall come into operation on such day as the Minister may by order fix.', null],
  ['**39.**—The provisions of this Act shall be deemed to have come into operation on the 1st day of November, 1963.', '1963-11-01'],
  ['2.—This Act shall come into operation on the first day of January, 1988.', '1988-01-01'],
  ['(1) This Act, with the exception of *section 8*, shall come into operation on the first day of January, 1988.', '1988-01-01'],
  ['**5.**—This Act shall be deemed to have come into operation on the passing of the Lamps Act, 1933 (No. 6 of 1933).', null],
  ['(2) This Act may be cited as the Ferries Act, 1960, and shall come into operation on the 6th day of April, 1961.', '1961-04-06'],
  ['(2) This Act shall come into operation three months after the passing thereof.', '1960-08-31'],
  [
    '(3) This Act shall come into operation on the expiration of the period of three months beginning on the day of the passing of this Act.',
    '1960-08-31',
  ],
  ['(2) This Act shall come into operation one month after the passing of this Act.', '1960-06-30'],
  ['(2) This Act shall come into operation on its passing.', '1960-05-31'],
  ['(2) This Act shall come into operation immediately on the passing thereof.', '1960-05-31'],
  ['(3) This Act shall come into operation on such date as the Minister for Foreign Affairs appoints by order.', null],
  ['(3) This Act shall come into operation on such day as the Minister may, by order, appoint.', null],
  ['(3) This Act shall come into operation on such day or days as may be fixed therefor by any order or orders of the Minister.', null],
  [
    '(2) This Act shall come into operation on a day to be prescribed by the Minister not being later than fourteen days from the passing of this Act.',
    null,
  ],
  [
    '**—This Act shall come into operation immediately after the coming into operation of the Constitution of Ireland lately enacted by the people.',
    null,
  ],
  [
    '**—Save as otherwise provided by this Act, this Act shall come into operation on the dissolution of Dáil Éireann which next occurs after the passing of this Act.',
    null,
  ],
  ['(2) This Act, other than section 4, shall come into operation on such day as the Minister may appoint by order.', null],
  ['(2) This section shall come into operation on the 6th day of April, 1992.', undefined],
  ['(3) *Part 3* shall come into operation 7 days after the passing of this Act.', undefined],
  ['(4) This section and section 11 of this Act shall come into operation on the date of the passing of this Act.', undefined],
  ['(2) Part III of this Act shall come into operation on the 1st day of June, 1961.', undefined],
  [
    '(3) If the Executive Council do not, within one year after the passing of this Act, appoint the day on which this Act is to come into operation, this Act shall expire.',
    undefined,
  ],
  [
    '(1) In every Act passed after the commencement of this Act, “commencement” shall mean the time at which the Act comes into operation.',
    undefined,
  ],
  ['on or after the date on which this Act comes into operation on the 1st day of June, 1961.', undefined],
  ['(2) The order shall come into operation on the 1st day of June, 1961.', undefined],
  ['Nothing is said of it.', undefined],
]

const chinese: readonly (readonly [string, string | undefined])[] = [
  ['第四十九条 本条例自2011年1月1日起施行。', '2011-01-01'],
  ['第三十九条 本条例自２０２１年１月１日起施行。', '2021-01-01'],
  ['第七十八条 本条例自2015年5月1日起实施。', '2015-05-01'],
  ['十五、本规定自一九九四年一月一日起施行。', '1994-01-01'],
  ['第十条 本规定自二○○四年十月一日起施行。', '2004-10-01'],
  ['第十条 本规定自一九九二年九月三十日起施行。', '1992-09-30'],
  ['第八条 本规则自2001年8月1日零时起施行。', '2001-08-01'],
  ['第二十一条 本法自公布之日起施行。', '1960-05-31'],
  ['第三十七条 本条例自发布之日起施行。', '1960-05-31'],
  ['第三十六条 本办法自通过之日起施行。', '1960-05-31'],
  ['本法自2001年1月1日起施行。\n\n本法自2010年1月1日起施行。', '2010-01-01'],
  ['第五条 依照本法设立的公司，自2001年1月1日起执行新的规定。', undefined],
  ['第五条 本条例规定的行政处罚，由综合行政执法部门实施。', undefined],
  ['第十条 本法自2010年2月30日起施行。', undefined],
  ['第十条 自2010年2月1日起，旧办法停止施行。', undefined],
]

describe('englishCommencement', () => {
  it.each(english)('%s', (sentence, expected) => {
    const found = englishCommencement(`##### 2. Commencement\n\n${sentence}\n\nMore words.\n`, made)
    expect(found?.on).toBe(expected)
    if (found) expect(sentence).toContain(found.quote)
  })

  it('knows no day of an Act that begins with its passing where that day is not known', () => {
    expect(englishCommencement('This Act shall come into operation on its passing.', null)).toMatchObject({ on: null })
  })

  it.each([
    ['This Act shall come into operation '.repeat(30_000)],
    [`This Act ${' '.repeat(1_000_000)} shall come into operation on the 1st day of June, 1961.`],
    ['This Act, save sections of '.repeat(30_000)],
  ])('bears a line of a million characters', (text) => {
    expect(englishCommencement(`${text}\nThis Act shall come into operation on the 2nd day of June, 1961.`, made)).toBeDefined()
  })
})

describe('chineseCommencement', () => {
  it.each(chinese)('%s', (sentence, expected) => {
    const found = chineseCommencement(`第一条 为了便利渡船。\n\n${sentence}\n`, made)
    expect(found?.on).toBe(expected)
    if (found) expect(sentence).toContain(found.quote)
  })

  it.each([['本'.repeat(1_000_000)], ['本法自'.repeat(300_000)], [`本法自${'1'.repeat(1_000_000)}`]])(
    'bears a line of a million characters',
    (text) => {
      expect(chineseCommencement(`${text}\n本法自2001年1月1日起施行。`, made)).toMatchObject({ on: '2001-01-01' })
    },
  )
})
