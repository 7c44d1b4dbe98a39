import { describe, expect, it } from 'vitest'
import { chinese } from '../../../src/supersession/relations/zh/read.ts'
import { chineseText } from './text.ts'

const cites = (body: string): string[] => {
  const text = chineseText(body)
  const found = chinese.cite(text, chinese.read(text))
  for (const { start, end } of found) expect(text.text.slice(start, end)).toMatch(/^《/)
  return found.map(({ use, eIds, target }) => `${use} ${eIds.join(' ') || 'all'} ${target.title}`)
}

describe('citations of Chinese texts', () => {
  it('name a text and the provision behind its title', () => {
    expect(cites('第二条 违反本条例的，依照《甲市水法》第五条第二款、第六条的规定处罚。\n')).toEqual(['law art_5 art_6 甲市水法'])
    expect(cites('第二条 本条例没有规定的，适用《甲市水法》。\n')).toEqual(['law all 甲市水法'])
  })

  it('only mention what they end or change', () => {
    expect(cites('第九条 本条例自2020年5月1日起施行。《甲市旧水法》同时废止。\n')).toEqual(['mention all 甲市旧水法'])
    expect(cites('一、对《甲市水法》作如下修改：\n')).toEqual(['mention all 甲市水法'])
  })
})

describe('what Chinese texts are made under', () => {
  const bases = (body: string): (string | undefined)[] =>
    chinese
      .read(chineseText(body))
      .filter(({ kind }) => kind === 'made-under')
      .map(({ target }) => target?.title)

  it('is what the recital names', () => {
    expect(bases('第一条 为了保护河道，根据《水法》、《防洪法》和有关法规，结合本市实际，制定本条例。\n')).toEqual(['水法', '防洪法'])
    expect(bases('第一条 根据宪法和《水法》，制定本条例。\n')).toEqual(['水法'])
    expect(bases('第一条 根据《中华人民共和国水法》(以下简称水法)制定本条例。\n')).toEqual(['中华人民共和国水法'])
  })

  it('is not the basis of other texts', () => {
    expect(bases('第三条 市水务部门可以根据《水法》制定实施细则。\n')).toEqual([])
  })
})
