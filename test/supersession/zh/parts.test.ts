import { expect, test } from 'vitest'
import { partsOf } from '../../../src/supersession/relations/zh/parts.ts'

test.each([
  ['第三条', ['art_3']],
  ['第三条、第五条', ['art_3', 'art_5']],
  ['第三条至第六条', ['art_3', 'art_4', 'art_5', 'art_6']],
  ['第三至五条', ['art_3', 'art_4', 'art_5']],
  ['第三、五条', ['art_3', 'art_5']],
  ['第一百三十三条之一', ['art_133-1']],
  ['第一条第一款第（一）项、第二款和第二条第二款规定的数额标准', ['art_1', 'art_2']],
  ['第12条', ['art_12']],
  ['第三章', ['chp_3']],
  ['第三章第二节', ['chp_3__sec_2']],
  ['附件二', ['att_2']],
  ['附表', ['att_1']],
  ['除第三条外', []],
  ['中关于反倾销的规定', []],
  ['第九千条至第一条', ['art_9000', 'art_1']],
])('%s', (words, expected) => {
  expect(partsOf(words)).toEqual(expected)
})
