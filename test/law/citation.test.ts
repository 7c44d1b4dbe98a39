import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Citation,
  type CitedInstrument,
  citedEIds,
  parseCitation,
  printCitation,
  type Step,
  type Unit,
} from '../../src/law/citation.ts'
import { effortOf } from '../effort.ts'

const EXAMPLES: readonly (readonly [text: string, printed: string, eId: string | undefined])[] = [
  ['s. 4(2) Juries Act 1976', 'section 4(2) of the Juries Act 1976', 'sec_4'],
  ['section 59 of the Air-raid Precautions Act, 1939', 'section 59 of the Air-raid Precautions Act 1939', 'sec_59'],
  ['Part IV of the Industrial Relations Act, 1946', 'Part 4 of the Industrial Relations Act 1946', 'part_4'],
  ['Juries Act, 1927, section 5', 'section 5 of the Juries Act 1927', 'sec_5'],
  ['juries act 1976 s 5', 'section 5 of the juries act 1976', 'sec_5'],
  ['Chapter 3 of Part 5 of the Companies Act 2014', 'Chapter 3 of Part 5 of the Companies Act 2014', 'part_5__chp_3'],
  ['Companies Act 2014, Part V, s. 5(1)(a)', 'section 5(1)(a) of Part 5 of the Companies Act 2014', 'part_5__sec_5'],
  ['the Second Schedule to the Juries Act , 1976', 'Schedule 2 of the Juries Act 1976', 'att_2'],
  ['the Schedule to the Juries Act 1976', 'the Schedule of the Juries Act 1976', 'att'],
  ['paragraph 3 of Schedule 2 to the Juries Act 1976', 'paragraph 3 of Schedule 2 of the Juries Act 1976', 'att_2__para_3'],
  ['subsection (5) of section 68 of the Local Government Act, 1946', 'section 68(5) of the Local Government Act 1946', 'sec_68'],
  ['section (1) of section 24 of the Land Act, 1923', 'section 24(1) of the Land Act 1923', 'sec_24'],
  ['sections 57 and 58, respectively, of the Criminal Justice Act 2006', 'sections 57 and 58 of the Criminal Justice Act 2006', 'sec_57'],
  ['section 28, 28A or 28B of the Air Pollution Act 1987', 'sections 28, 28A and 28B of the Air Pollution Act 1987', 'sec_28'],
  ['section 14 in sections 15 and 17 of the Transport Act, 1958', 'sections 15 and 17 of the Transport Act 1958', 'sec_15'],
  ['sections 5 to 9 of the Juries Act 1976', 'sections 5 to 9 of the Juries Act 1976', 'sec_5'],
  ['Finance (No. 2) Act, 1947', 'Finance (No. 2) Act 1947', undefined],
  ['No. 23 of 1927', 'No. 23 of 1927', undefined],
  ['No. 23/1927', 'No. 23 of 1927', undefined],
  ['Number 23 of 1927', 'No. 23 of 1927', undefined],
  ['1927, No. 23', 'No. 23 of 1927', undefined],
  ['S.I. Number 5 of 2010', 'S.I. No. 5 of 2010', undefined],
  ['国务院第711号令', '国务院令第711号', undefined],
  ['23 of 1927', 'No. 23 of 1927', undefined],
  ['23/1927', 'No. 23 of 1927', undefined],
  ['Act 12/2005', 'Act 12 of 2005', undefined],
  ['Act 23 of 1927', 'Act 23 of 1927', undefined],
  ['1997 act 20', 'Act 20 of 1997', undefined],
  ['s 5 of No. 4 of 1976', 'section 5 of No. 4 of 1976', 'sec_5'],
  ['IE-2005-act-26', 'IE-2005-act-26', undefined],
  ['7 & 8 Vict. c. 33', '7 & 8 Vict. c. 33', undefined],
  ['7 and 8 Vict, ch 33', '7 & 8 Vict. c. 33', undefined],
  ['11 Geo. IV c. 4', '11 Geo. 4 c. 4', undefined],
  ['S.I. No. 5 of 2010', 'S.I. No. 5 of 2010', undefined],
  ['SI 5/2010', 'S.I. No. 5 of 2010', undefined],
  ['section 5', 'section 5', 'sec_5'],
  ['《政府信息公开条例》第十三条第二款', '《政府信息公开条例》第十三条第二款', 'art_13'],
  ['政府信息公开条例 第13条', '《政府信息公开条例》第十三条', 'art_13'],
  ['国发〔2016〕55号', '国发〔2016〕55号', undefined],
  ['国发[2016]55号', '国发〔2016〕55号', undefined],
  ['国发(2016)55号', '国发〔2016〕55号', undefined],
  ['国发（２０１６）第５５号', '国发〔2016〕55号', undefined],
  ['国发【2016】55号', '国发〔2016〕55号', undefined],
  ['国务院令第711号', '国务院令第711号', undefined],
  ['中华人民共和国国务院令（第七百一十一号）', '国务院令第711号', undefined],
  ['民法典第一千零四十二条', '《民法典》第一千零四十二条', 'art_1042'],
  ['民法典1042条', '《民法典》第一千零四十二条', 'art_1042'],
  ['刑法第一百三十三条之一', '《刑法》第一百三十三条之一', 'art_133-1'],
  ['《招标投标法》第三章第一节', '《招标投标法》第三章第一节', 'chp_3__sec_1'],
  ['《民法典》第十三条、第十四条', '《民法典》第十三条、第十四条', 'art_13'],
  ['刑法第二百三十四条第（二）项', '《刑法》第二百三十四条第（二）项', 'art_234'],
  ['《关于推进“互联网+政务服务”的意见》（国发〔2016〕55号）', '《关于推进“互联网+政务服务”的意见》', undefined],
]

describe('the citation grammar', () => {
  it.each(EXAMPLES)('reads %s as %s', (text, printed, eId) => {
    const citation = parseCitation(text)
    expect(citation && printCitation(citation)).toBe(printed)
    expect(citation && citedEIds(citation.provision)[0]).toBe(eId)
  })

  it.each(['what is a jury', 'who must serve', '', '  ', '谁来继承', '...', '()', 'a'.repeat(1000)])(
    'takes "%s" for no citation',
    (text) => {
      expect(parseCitation(text)).toBeUndefined()
    },
  )

  it('prints what it reads back to the same citation', () => {
    fc.assert(
      fc.property(fc.oneof(english, chinese), (citation) => {
        expect(parseCitation(printCitation(citation))).toEqual(citation)
      }),
      { numRuns: 2000 },
    )
  })

  it('gives of any text a citation that prints and reads back the same, or none, and never throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 14 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (written) => {
        const citation = parseCitation(written)
        if (citation) expect(parseCitation(printCitation(citation))).toEqual(citation)
      }),
      { numRuns: 5000 },
    )
  })

  it('takes time in proportion to the length of the text', () => {
    for (const unit of ['section 5 of ', '第', '《', 'ss 1, ', 'the ', '(1)', '1/', '第一条、', 'Schedule ', '7 & ']) {
      const effort = effortOf(() => {
        for (let times = 0; times < 20; times++) parseCitation(unit.repeat(5000))
        parseCitation(unit.repeat(300 / unit.length))
      })
      expect(effort).toBeLessThan(500)
    }
  })
})

const FRAGMENTS = (
  'section |s. |ss |5|12A|(1)|(a)| of | to | and |, |the |Part |IV|Schedule |Second |Chapter |para |Juries |Act |1976| 1927|/|No. |S.I. |&|Vict.| c. 3|7 |-|(No. 2)|respectively|.| |§|Article |\n|' +
  '《|》|〈|〉|第|十|三|条|款|项|之|一|章|节|编|、|至|法|条例|国发|〔|〕|2016|55|号|国务院令|中华人民共和国|（|）|ﬁ|²|①'
).split('|')

const number = fc.integer({ min: 1, max: 999 }).map(String)
const lettered = fc.tuple(number, fc.constantFrom('', 'A', 'B', 'ZA')).map((parts) => parts.join(''))
const step = (unit: Unit, numbers: fc.Arbitrary<string> = number): fc.Arbitrary<Step> =>
  numbers.map((one) => ({ unit, numbers: [one], range: false }))
const maybe = (one: fc.Arbitrary<Step>): fc.Arbitrary<Step[]> => fc.option(one).map((value) => (value ? [value] : []))
const several = (unit: Unit): fc.Arbitrary<Step> =>
  fc
    .tuple(fc.array(lettered, { minLength: 2, maxLength: 4 }), fc.boolean())
    .map(([numbers, range]) => ({ unit, numbers: range ? numbers.slice(0, 2) : numbers, range }))
const subs = fc.array(step('sub', fc.constantFrom('1', '2', 'a', 'ii')), { maxLength: 3 })
const flat = (parts: fc.Arbitrary<readonly (Step | Step[])[]>): fc.Arbitrary<Step[]> => parts.map((steps) => steps.flat())

const englishProvision = fc.oneof(
  fc.constant<Step[]>([]),
  flat(fc.tuple(maybe(step('part', lettered)), maybe(step('chapter')), step('section', lettered), subs)),
  flat(fc.tuple(several('section'))),
  flat(fc.tuple(maybe(step('schedule')), step('paragraph'), subs)),
  flat(fc.tuple(step('article', lettered))),
  flat(fc.tuple(step('part'), step('chapter'))),
)
const englishTitle = fc
  .tuple(
    fc.array(fc.constantFrom('Juries', 'Finance', 'Local', 'Government', '(No. 2)', '(Amendment)', 'Air-raid', 'Owners’', 'Health,'), {
      minLength: 1,
      maxLength: 6,
    }),
    fc.constantFrom('Act', 'Regulations', 'Order'),
  )
  .map(([words, noun]) => `${words.join(' ')} ${noun}`)
const year = fc.integer({ min: 1200, max: 2099 })
const englishInstrument: fc.Arbitrary<CitedInstrument> = fc.oneof(
  fc.record({ kind: fc.constant('title' as const), title: englishTitle, year: fc.option(year) }),
  fc.record({ kind: fc.constant('number' as const), series: fc.constantFrom('Act' as const, 'S.I.' as const, null), number, year }),
  fc.record({
    kind: fc.constant('chapter' as const),
    session: fc.constantFrom('7 & 8 Vict.', '11 Geo. 4', '5 Anne.'),
    chapter: fc.integer({ min: 1, max: 999 }),
  }),
  fc.record({ kind: fc.constant('identifier' as const), identifier: fc.constantFrom('IE-2005-act-26', 'BOE-A-1978-31229', 'x-1') }),
)
const english: fc.Arbitrary<Citation> = fc.record({
  language: fc.constant('en' as const),
  instrument: englishInstrument,
  provision: englishProvision,
})

const chineseProvision = fc.oneof(
  fc.constant<Step[]>([]),
  flat(
    fc.tuple(
      maybe(step('book')),
      maybe(step('subpart')),
      maybe(step('chapter')),
      step(
        'article',
        fc.tuple(number, fc.constantFrom('', '-1', '-12')).map((parts) => parts.join('')),
      ),
      maybe(step('paragraph')),
      maybe(step('item')),
    ),
  ),
  flat(fc.tuple(step('chapter'), maybe(step('section')))),
  fc
    .tuple(fc.uniqueArray(number, { minLength: 2, maxLength: 3 }), fc.boolean())
    .map(([numbers, range]): Step[] => [{ unit: 'article', numbers: range ? numbers.slice(0, 2) : numbers, range }]),
)
const chineseInstrument: fc.Arbitrary<CitedInstrument> = fc.oneof(
  fc.record({
    kind: fc.constant('title' as const),
    title: fc.constantFrom('政府信息公开条例', '民法典', '最高人民法院关于适用《民法典》继承编的解释(一)', '关于适用〈刑法〉的规定'),
    year: fc.constant(null),
  }),
  fc.record({
    kind: fc.constant('document' as const),
    prefix: fc.constantFrom('国发', '国办函', '法释'),
    year,
    number: fc.integer({ min: 1, max: 9999 }),
  }),
  fc.record({
    kind: fc.constant('order' as const),
    issuer: fc.constantFrom('国务院令', '主席令', '公安部令'),
    number: fc.integer({ min: 1, max: 9999 }),
  }),
)
const chinese: fc.Arbitrary<Citation> = fc.record({
  language: fc.constant('zh' as const),
  instrument: chineseInstrument,
  provision: chineseProvision,
})
