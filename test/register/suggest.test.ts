import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSuggest, type Suggest } from '../../src/register/suggest.ts'
import { openSample, type Sample } from '../search/sample.ts'

let sample: Sample
let suggest: Suggest
beforeAll(async () => {
  sample = await openSample()
  suggest = createSuggest(sample.database)
})
afterAll(() => sample.close())

const identifiers = async (typed: string): Promise<string[]> => (await suggest(typed)).map(({ identifier }) => identifier)

describe('suggestions while typing', () => {
  it.each([
    ['jur', ['IE-1976-act-4', 'IE-1927-act-23']],
    ['JURIES, act 19', ['IE-1976-act-4', 'IE-1927-act-23']],
    ['information', ['IE-2014-act-30']],
    ['foi', ['IE-2014-act-30']],
    ['juires', ['IE-1976-act-4', 'IE-1927-act-23']],
    ['crimnal l', ['IE-1997-act-14']],
    ['no. 23 of 19', ['IE-1927-act-23']],
    ['政府信息', ['信息公开条例', '上海办法']],
    ['信息公开办', ['上海办法']],
    ['国务院令第7', ['信息公开条例']],
    ['nothing like it', []],
    ['', []],
    ['%', []],
  ])('for %j', async (typed, expected) => {
    const found = await identifiers(typed)
    expect(found.slice(0, expected.length)).toEqual(expected)
    if (expected.length === 0) expect(found).toEqual([])
  })

  it('are eight at most, each once, for any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (typed) => {
        const found = await identifiers(typed)
        expect(found.length).toBeLessThanOrEqual(8)
        expect(new Set(found).size).toBe(found.length)
      }),
    )
  })
})
