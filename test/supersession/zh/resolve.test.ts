import { describe, expect, test } from 'vitest'
import { createLibrary } from '../../../src/compile/library.ts'
import type { Day } from '../../../src/law/day.ts'
import type { SourceRecord } from '../../../src/sources/record.ts'
import { readChinese } from '../../../src/supersession/relations/zh/read.ts'
import { resolve, resolveCited } from '../../../src/supersession/relations/zh/resolve.ts'
import type { ReadableText } from '../../../src/supersession/relations/reading.ts'
import { chineseText } from './text.ts'

/** A file of a made-up library: its title, the days of its history, and whose version it is. */
const file = (path: string, title: string, history: string[], more: Partial<SourceRecord> & { of?: string } = {}) => ({
  record: {
    path,
    title,
    titles: {},
    aliases: [],
    jurisdiction: 'cn-zz',
    documentNumber: null,
    issuer: null,
    madeOn: history[0] ?? null,
    on: history.at(-1) ?? null,
    history,
    ...more,
  } as unknown as SourceRecord,
  instrument: { jurisdiction: chineseText('').jurisdiction, identifier: more.of ?? path },
})

const lookUp = (body: string, files: ReturnType<typeof file>[], own: Partial<ReadableText> = {}) => {
  const text = chineseText(body, own)
  const self = file(text.path, text.title, ['2020-03-01'], { of: '甲市河道条例' })
  const library = createLibrary([self, ...files])
  return readChinese(text).map((relation) => {
    const { entry, why } = resolve(text, relation, library)
    return entry?.path ?? why
  })
}

describe('looking a target up', () => {
  test('by its title, the name of the state or not', () => {
    expect(lookUp('《中华人民共和国河道管理办法》同时废止。', [file('a.md', '河道管理办法', ['1999-01-01'])])).toEqual(['a.md'])
    expect(lookUp('《河道管理办法》同时废止。', [])).toEqual(['not-held'])
  })

  test('with the issuer that stands before the title', () => {
    const body = '最高人民法院2012年12月20日发布的《关于适用〈甲法〉的解释》同时废止。'
    expect(lookUp(body, [file('a.md', '最高人民法院关于适用《甲法》的解释', ['2012-11-05', '2012-12-20'])])).toEqual(['a.md'])
  })

  test('a newer file of the same title is not meant', () => {
    expect(lookUp('《河道管理办法》同时废止。', [file('a.md', '河道管理办法', ['2024-07-26'])])).toEqual(['not-held'])
    expect(lookUp('1993年2月22日通过的《河道管理办法》同时废止。', [file('a.md', '河道管理办法', ['2015-07-01'])])).toEqual(['not-held'])
  })

  test('nor is an older one that was made on another day', () => {
    expect(lookUp('2005年12月1日通过的《河道管理办法》同时废止。', [file('a.md', '河道管理办法', ['1988-06-01'])])).toEqual(['not-held'])
  })

  test('its own title means an older text of it', () => {
    const older = file('甲市/甲市河道条例(2001-04-01).md', '甲市河道条例', ['2001-04-01'], { of: '甲市河道条例' })
    const newer = file('甲市/甲市河道条例(2024-01-01).md', '甲市河道条例', ['2020-03-01', '2024-01-01'], { of: '甲市河道条例' })
    expect(lookUp('2001年4月1日通过的《甲市河道条例》同时废止。', [older, newer])).toEqual([older.record.path])
    expect(lookUp('1990年4月1日通过的《甲市河道条例》同时废止。', [older, newer])).toEqual(['not-held'])
    expect(lookUp('1990年4月1日通过的《甲市河道条例》同时废止。', [newer])).toEqual(['not-held'])
  })

  test('of several states the one that stood when it was repealed', () => {
    const states = [
      file('a1.md', '河道管理办法', ['1999-01-01'], { of: 'a' }),
      file('a2.md', '河道管理办法', ['1999-01-01', '2012-05-01'], { of: 'a' }),
      file('a3.md', '河道管理办法', ['1999-01-01', '2012-05-01', '2023-01-01'], { of: 'a' }),
    ]
    expect(lookUp('《河道管理办法》同时废止。', states)).toEqual(['a2.md'])
  })

  test('two instruments of one title that nothing decides between are ambiguous; a day or a number decides', () => {
    const two = [
      file('a.md', '河道管理办法', ['1999-01-01'], { documentNumber: '甲府发〔1999〕1号' }),
      file('b.md', '河道管理办法', ['2009-01-01'], { documentNumber: '甲府发〔2009〕7号' }),
    ]
    expect(lookUp('《河道管理办法》同时废止。', two)).toEqual(['ambiguous'])
    expect(lookUp('2009年1月1日发布的《河道管理办法》同时废止。', two)).toEqual(['b.md'])
    expect(lookUp('《河道管理办法》（甲府发〔1999〕1号）同时废止。', two)).toEqual(['a.md'])
    expect(lookUp('甲府发〔2009〕7号文件同时废止。', two)).toEqual(['b.md'])
  })

  test('a number that belongs to another title does not decide', () => {
    const other = file('a.md', '渔业办法', ['1999-01-01'], { documentNumber: '公安部令第104号' })
    expect(lookUp('《河道管理办法》（公安部令第104号）同时废止。', [other])).toEqual(['not-held'])
  })

  test('a part may be repealed in a text that lives on', () => {
    const living = file('a.md', '河道管理办法', ['1999-01-01', '2023-01-01'] as Day[])
    expect(lookUp('《河道管理办法》第三条同时废止。', [living])).toEqual(['a.md'])
  })
})

describe('looking a citation up', () => {
  const cited = (issuedOn: string | null) => {
    const text = chineseText('')
    const library = createLibrary([file('old.md', '契税条例', ['1997-07-07', '2019-03-02']), file('new.md', '契税条例', ['2024-07-26'])])
    const target = {
      title: '契税条例',
      year: null,
      number: null,
      issuer: null,
      issuedOn: issuedOn as Day | null,
      class: 'instrument',
    } as const
    return resolveCited(text, target, library).entry?.path
  }

  test('the newest of its title, unless the words say when it was made', () => {
    expect(cited(null)).toBe('new.md')
    expect(cited('1997-07-07')).toBe('old.md')
  })

  test('none where no text of that title is of that time', () => {
    expect(cited('1950-04-03')).toBeUndefined()
  })
})
