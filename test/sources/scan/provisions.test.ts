import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scan } from '../../../src/sources/scan/provisions.ts'
import { anyMarkdown } from './markdown.ts'

const provisions = (text: string) => scan(text, 0).provisions
const eIds = (text: string): string[] => provisions(text).map(({ eId }) => eId)
const headings = (...lines: string[]): string => lines.map((line) => `${line}\n\nText.\n\n`).join('')

describe('scan', () => {
  it('leaves no character out and gives none twice, from where the body begins to the end of the file', () => {
    fc.assert(
      fc.property(fc.string(), anyMarkdown, (head, body) => {
        const file = head + body
        const { provisions, start } = scan(file, head.length)
        expect(provisions.length).toBeGreaterThan(0)
        expect(file.slice(head.length, start).trim()).toBe('')
        expect(file.slice(0, start) + provisions.map((each) => file.slice(each.start, each.end)).join('')).toBe(file)
        expect(provisions[0]?.start).toBe(start)
        expect(provisions.at(-1)?.end).toBe(file.length)
        for (const [index, each] of provisions.entries()) if (index > 0) expect(each.start).toBe(provisions[index - 1]?.end)
      }),
      { numRuns: 1000 },
    )
  })

  it('gives every provision an eId of its own, made of names and numbers alone', () => {
    fc.assert(
      fc.property(anyMarkdown, anyMarkdown, (once, twice) => {
        const found = eIds(once + twice + once)
        expect(new Set(found).size).toBe(found.length)
        for (const eId of found) expect(eId).toMatch(/^[a-z]+(?:_[0-9A-Za-z-]+)?(?:~\d+)?(?:__[a-z]+(?:_[0-9A-Za-z-]+)?(?:~\d+)?)*$/)
      }),
      { numRuns: 1000 },
    )
  })

  it.each<[what: string, text: string, expected: readonly string[]]>([
    [
      'sections',
      headings('##### 1. Short title', '##### 2.—(1) Meaning', '##### 10A. Later', '##### 10AB Later still'),
      ['sec_1', 'sec_2', 'sec_10A', 'sec_10AB'],
    ],
    [
      'sections that stand alone below parts',
      headings('## PART I', '##### 1. A', '## PART II', '##### 2. B'),
      ['part_1', 'sec_1', 'part_2', 'sec_2'],
    ],
    [
      'parts whose chapters start again',
      headings('## PART IV', '### Chapter 1', '## Part 5', '### Chapter 1', '### Chapter 2'),
      ['part_4', 'part_4__chp_1', 'part_5', 'part_5__chp_1', 'part_5__chp_2'],
    ],
    ['inserted parts', headings('## PART IVA', '## PART 4B'), ['part_4A', 'part_4B']],
    [
      'schedules and their parts',
      headings('##### 1. A', '# FIRST SCHEDULE', '## PART I', '##### 3. C', '# SECOND SCHEDULE', '##### 3. C'),
      ['sec_1', 'att_1', 'att_1__part_1', 'att_1__part_1__para_3', 'att_2', 'att_2__para_3'],
    ],
    ['paragraphs of a schedule', headings('# SCHEDULE 1', '##### 1. A', '##### 3. C'), ['att_1', 'att_1__para_1', 'att_1__para_3']],
    ['a schedule without a number', headings('##### 1. A', '# SCHEDULE', '##### 1. B'), ['sec_1', 'att_1', 'att_1__para_1']],
    ['emphasis and notes around headings', headings('##### F12[ **3. Wages**', '##### “4. Hours”'), ['sec_3', 'sec_4']],
    [
      'Chinese articles',
      '第一条 甲。\n\n第一百三十三条 乙。\n\n第一百三十三条之一 丙。\n\n第一千二百六十条　丁。\n',
      ['art_1', 'art_133', 'art_133-1', 'art_1260'],
    ],
    ['Chinese articles in digits', '第1条 甲。\n\n第１２条 乙。\n', ['art_1', 'art_12']],
    [
      'Chinese articles in bold, indented, and on a line of their own',
      '**第一条** 甲。\n\n　　第二条　乙。\n\n第三条\n丙。\n',
      ['art_1', 'art_2', 'art_3'],
    ],
    ['Chinese articles as headings, once each', headings('### 第一条 甲', '### 第二条 乙'), ['art_1', 'art_2']],
    [
      'sections that start again in every chapter',
      headings('## 第三章 丙', '### 第一节 子', '### 第二节 丑', '## 第四章 丁', '### 第一节 子'),
      ['chp_3', 'chp_3__sec_1', 'chp_3__sec_2', 'chp_4', 'chp_4__sec_1'],
    ],
    [
      'chapters that start again in every part',
      headings('# 第一编 甲', '## 第一章 子', '# 第二编 乙', '## 第一章 子'),
      ['part_1', 'part_1__chp_1', 'part_2', 'part_2__chp_1'],
    ],
    ['a mention of an article is none', '第一条 甲。\n\n第二条规定的乙，依照\n第三条的规定处罚。\n', ['art_1']],
    ['true duplicates', headings('##### 7. A', '##### 7. B', '##### 7. C'), ['sec_7', 'sec_7~2', 'sec_7~3']],
    ['a text without a numbered unit', 'Only words.\n', ['body']],
    ['words before the first number', 'Whereas.\n\n##### 1. A\n', ['preamble', 'sec_1']],
    ['words before a schedule', headings('##### 1. A') + '# FIRST SCHEDULE\n\nTable.\n', ['sec_1', 'att_1']],
    ['a decision that counts its points', '决定如下：\n\n一、甲\n\n二、乙\n\n十一、丙\n', ['preamble', 'para_1', 'para_2', 'para_11']],
    ['points within articles are none', '第一条 甲：\n\n一、子\n\n二、丑\n', ['art_1']],
    ['line ends of every kind', '##### 1. A\r\n\r\nText.\r##### 2. B\r\n\r\n第三条 丙。\r\n', ['sec_1', 'sec_2', 'art_3']],
    ['headings in fences and comments are none', '##### 1. A\n\n```\n##### 2. B\n```\n\n<!--\n##### 3. C\n-->\n', ['sec_1']],
    ['an empty text', '', ['body']],
  ])('names %s by number', (_, text, expected) => {
    expect(eIds(text)).toEqual(expected)
  })

  it.each([
    ['##### 5. Jury districts.', '5', 'Jury districts'],
    ['##### 10A.—(1) F3[Fees]', '10A', '(1) Fees'],
    ['## PART II OF THE COURTS', 'PART II', 'OF THE COURTS'],
    ['第一百四十四条　本法自公布之日起施行。', '第一百四十四条', null],
    ['**第一百三十三条之一** 危险驾驶。', '第一百三十三条之一', null],
    ['### 第十条 证据', '第十条', '证据'],
    ['## 第三章　法律责任', '第三章', '法律责任'],
  ])('prints the number of %j as it stands and nothing else', (line, number, heading) => {
    expect(provisions(`${line}\n\nText.\n`)).toMatchObject([{ number, heading }])
  })

  it('gives the parts of a code eIds of their own', () => {
    const text = headings('## 第一章 甲') + '第一条 乙。\n'
    expect(scan(text, 0, 3).provisions.map(({ eId }) => eId)).toEqual(['part_3__chp_1', 'art_1'])
  })

  it('reports a number that stands twice, and none that starts again below another parent', () => {
    expect(scan(headings('##### 7. A', '##### 7. B'), 0).duplicates).toMatchObject([{ eId: 'sec_7~2', number: '7' }])
    expect(scan(headings('## PART I', '### Chapter 1', '## PART II', '### Chapter 1'), 0).duplicates).toEqual([])
  })

  it('counts offsets in UTF-16 code units', () => {
    const text = '𠀀😀\n\n##### 1. 𠮷\n\n第二条 乙😀。\n'
    const found = provisions(text)
    expect(found.map(({ eId }) => eId)).toEqual(['preamble', 'sec_1', 'art_2'])
    for (const each of found.slice(1)) expect(text.slice(each.start)).toMatch(/^(?:#|第)/)
  })

  it.each([
    ['a provision of a megabyte', `##### 1. A\n\n${'Some words stand here.\n'.repeat(60_000)}`],
    ['dots in a heading', `##### 1. A${'.'.repeat(1_000_000)}B`],
    ['spaces in a heading', `##### 1. A${' '.repeat(1_000_000)}B`],
    ['marks in a heading', `##### ${'*'.repeat(1_000_000)}B`],
    ['digits in a heading', `##### ${'1'.repeat(1_000_000)}B`],
    ['numbers in a heading', `##### ${'1.'.repeat(500_000)}B`],
    ['Roman digits in a heading', `## PART ${'I'.repeat(1_000_000)}`],
    ['Chinese digits', `第${'一'.repeat(1_000_000)}条 甲`],
    ['ideographic spaces', `${'　'.repeat(1_000_000)}第一条 甲`],
    ['brackets', `##### ${'F1['.repeat(300_000)}`],
    ['articles', '第一条 甲。\n'.repeat(20_000)],
  ])('bears a million characters: %s', (_, text) => {
    expect(provisions(`##### 9. First\n\n${text}\n`)[0]).toMatchObject({ eId: 'sec_9' })
  })
})

describe('digests of a provision', () => {
  const only = (text: string) => {
    const [first, ...others] = provisions(text)
    if (!first || others.length > 0) throw new Error(`${others.length} others`)
    return first
  }
  const words = fc.array(fc.constantFrom('the', 'court', 'shall', 'sit', 'daily', '12', '法院', '每日', 'F', 'Act'), {
    minLength: 1,
    maxLength: 12,
  })

  it('differ where a word, a number or a stop does', () => {
    const texts = [
      'A fine of 10 pounds.',
      'A fine of 100 pounds.',
      'A fine of 1.0 pounds.',
      'A fine of 10 pounds;',
      'A fee of 10 pounds.',
      '罚款十元。',
      '罚款百元。',
      'A fine of (10) pounds.',
    ]
    const found = texts.map((text) => only(`##### 1. Fines\n\n${text}\n`))
    expect(new Set(found.map(({ digest }) => digest)).size).toBe(texts.length)
  })

  it('differ as soon as a character does', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [first, second] = [only(`##### 1. A\n\nIs ${one.join(' ')}\n`), only(`##### 1. A\n\nIs ${other.join('  ')}\n`)]
        expect(first.digest === second.digest).toBe(one.join(' ') === other.join('  '))
      }),
    )
  })

  it('are the beginning of SHA-256 in base64url', () => {
    const text = '##### 1. A\n\nText.\n'
    expect(createHash('sha256').update(text).digest('base64url').startsWith(only(text).digest)).toBe(true)
    expect(only(text).digest.length).toBeGreaterThan(20)
  })
})
