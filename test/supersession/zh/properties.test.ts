import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scan } from '../../../src/sources/scan/provisions.ts'
import { partsOf } from '../../../src/supersession/relations/zh/parts.ts'
import { readChinese } from '../../../src/supersession/relations/zh/read.ts'
import { chineseText } from './text.ts'
import { effortOf } from '../../effort.ts'

/** Words that the readers look for, so that arbitrary texts come close to real ones. */
const words = fc.constantFrom(
  ...'《 》 〈 〉 < > （ ） ( “ ” " ， 、 。 ； ： | \n \n\n 第一条 第九条 一、 1. # 甲 乙办法 关于 的 根据 和 及其 本条例 本办法 自 起 2020年1月1日 二○○四年 施行 之日 同时 予以 废止 失效 停止执行 不再适用 下列 以下 与 不一致 抵触 以 为准 以前 制定 规定 其他 有效期 五年 试行 至 止 通过 发布 修正 〔2001〕 3号 令第12号 除 外 原'.split(
    ' ',
  ),
)
const chinese = fc.array(words, { maxLength: 120 }).map((all) => all.join(''))

describe('whatever a text holds', () => {
  test('reading never throws, and every quote is what stands at its place', () => {
    fc.assert(
      fc.property(fc.oneof(chinese, fc.string({ unit: 'binary', maxLength: 300 })), (body) => {
        const text = chineseText(body)
        for (const { quote, start, end, provision, extent, parts, kind, target } of readChinese(text)) {
          expect(quote).not.toBe('')
          expect(body.slice(start, end)).toBe(quote)
          expect(text.provisions.map(({ eId }) => eId)).toContain(provision)
          expect(kind === 'repeal').toBe(target !== null)
          if (kind === 'repeal') expect(extent === 'part').toBe(parts !== null)
        }
      }),
      { numRuns: 800 },
    )
  })

  test('no target is named twice for one extent', () => {
    fc.assert(
      fc.property(chinese, (body) => {
        const keys = readChinese(chineseText(body)).map(({ kind, extent, target }) =>
          JSON.stringify([kind, extent, target?.title, target?.issuedOn, target?.number]),
        )
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns: 300 },
    )
  })

  test('parts are eIds', () => {
    fc.assert(
      fc.property(fc.oneof(chinese, fc.string()), (words) => {
        for (const eId of partsOf(words)) expect(eId).toMatch(/^(?:chp_\d+__)?(?:part|subpart|chp|sec|art|att)_\d+(?:-\d+)?$/)
      }),
    )
  })
})

describe('hostile texts take no longer than their length', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['open brackets', '《'],
    ['brackets of two forms', '《〈（'],
    ['titles', '《甲》、'],
    ['verbs', '废止'],
    ['titles and verbs', '《甲》、《乙》废止，'],
    ['adverbs', '即同时予以废止，'],
    ['days', '自起自起自起废止，'],
    ['dates', '2020年1月1日发布的《甲》'],
    ['issuers', '院部局《甲》'],
    ['blanket clauses', '以前的规定与本规定不一致的，'],
    ['terms', '本办法自2020年1月1日起施行，有效期5年，'],
    ['quotation marks', '“废止。'],
    ['lists', '废止：\n1. 甲办法\n'],
    ['lists of titles', '废止：\n1. 甲河道管理办法\n'],
    ['hard line ends', '《甲\n\n废止'],
    ['remarks', '（〔2001〕3号'],
    ['numbers', '甲发〔2001〕3号、'],
    ['parts', '《甲》第一条至第九条、'],
  ]
  test.each(hostile)('%s', (_name, piece) => {
    const timeOf = (length: number): number => {
      const body = `第一条 ${piece.repeat(Math.ceil(length / piece.length))}同时废止。`
      const text = chineseText(body, { provisions: scan(body, 0).provisions })
      return effortOf(() => readChinese(text))
    }
    timeOf(10_000)
    // Ten times the text in no more than thirty times the time, whatever the machine; the rest is noise.
    expect(timeOf(150_000)).toBeLessThan(Math.max(30 * timeOf(15_000), 300))
  })
})
