import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NamedInstrument, Resolver } from '../../src/law/resolver.ts'
import { createResolver } from '../../src/register/names.ts'
import { editDistance } from '../../src/law/edit-distance.ts'
import { CONFIDENT, likeness } from '../../src/register/near.ts'
import { openSample, type Sample } from '../search/sample.ts'

let sample: Sample
let resolver: Resolver
beforeAll(async () => {
  sample = await openSample()
  resolver = createResolver(sample.database)
})
afterAll(() => sample.close())

const at = (found: readonly NamedInstrument[]): string[] =>
  found.map(({ identifier, eId }) => (eId === null ? identifier : `${identifier}/${eId}`))

describe('the resolver', () => {
  it.each([
    ['Juries Act 1976', 'IE-1976-act-4', 'Juries Act 1976'],
    ['the juries act,1976', 'IE-1976-act-4', 'Juries Act 1976'],
    ['juries act 1976 s 1', 'IE-1976-act-4/sec_1', 'section 1 of the Juries Act 1976'],
    ['s. 2(1) Juries Act 1976', 'IE-1976-act-4/sec_2', 'section 2(1) of the Juries Act 1976'],
    ['section 99 of the Juries Act 1976', 'IE-1976-act-4', 'Juries Act 1976, whose text here has no section 99'],
    ['《政府信息公开条例》第九百条', '信息公开条例', '中华人民共和国政府信息公开条例，其文本中没有第九百条'],
    ['Juries Act 1976, Schedule 1, Part II', 'IE-1976-act-4', 'Juries Act 1976, whose text here has no Part 2 of Schedule 1'],
    ['No. 23/1927', 'IE-1927-act-23', 'Juries Act 1927 (No. 23 of 1927)'],
    ['Act 23 of 1927', 'IE-1927-act-23', 'Juries Act 1927 (No. 23 of 1927)'],
    ['1997 act 14', 'IE-1997-act-14', 'Criminal Law Act 1997 (No. 14 of 1997)'],
    ['ie-1997-ACT-14', 'IE-1997-act-14', 'Criminal Law Act 1997'],
    ['section 1 of IE-1997-act-14', 'IE-1997-act-14/sec_1', 'section 1 of the Criminal Law Act 1997'],
    ['《政府信息公开条例》第二条第一款', '信息公开条例/art_2', '《中华人民共和国政府信息公开条例》第二条第一款'],
    ['政府信息公开条例第3条', '信息公开条例/art_3', '《中华人民共和国政府信息公开条例》第三条'],
    ['国务院令（第７１１号）', '信息公开条例', '中华人民共和国政府信息公开条例 (国务院令第711号)'],
    ['FOI Act', 'IE-2014-act-30', 'Freedom of Information Act 2014'],
    ['FOI Act 2014', 'IE-2014-act-30', 'Freedom of Information Act 2014'],
  ])('finds what %s names', async (reference, expected, understood) => {
    const resolution = await resolver.resolve(reference)
    expect(at(resolution.exact)).toEqual([expected])
    expect(resolution.understood).toBe(understood)
  })

  it('gives all instruments that share a title within a year, each with score 1', async () => {
    const { exact } = await resolver.resolve('Health Act, 1990')
    expect(exact.map(({ identifier, score }) => [identifier, score])).toEqual([
      ['IE-1990-act-1', 1],
      ['IE-1990-act-2', 1],
    ])
  })

  it('lets the number behind a title decide among those that share it, and no other number', async () => {
    const { exact } = await resolver.resolve('Health Act, 1990 (No. 2 of 1990)')
    expect(exact.map(({ identifier, score }) => [identifier, score])).toEqual([
      ['IE-1990-act-2', 1],
      ['IE-1990-act-1', 0.9],
    ])
    expect(at((await resolver.resolve('Health Act, 1990 (No. 9 of 1990)')).exact)).toEqual(['IE-1990-act-1', 'IE-1990-act-2'])
    expect(at((await resolver.resolve('《政府信息公开条例》（国务院令第711号）第二条')).exact)).toEqual(['信息公开条例/art_2'])
    expect(at((await resolver.resolve('政府信息公开条例(国务院令第711号)')).exact)).toEqual(['信息公开条例'])
  })

  it('recognises a title within other words, as near and not as the name itself', async () => {
    const { exact, near, understood } = await resolver.resolve('is the juries act 1927 still in force')
    expect(exact).toEqual([])
    expect(at(near.slice(0, 1))).toEqual(['IE-1927-act-23'])
    expect(understood).toBe('Juries Act 1927')
  })

  it('gives all instruments of a title without a year, the latest first, none of them as the name itself', async () => {
    const { exact } = await resolver.resolve('juries act')
    expect(at(exact)).toEqual(['IE-1976-act-4', 'IE-1927-act-23'])
    expect(exact.every(({ score }) => score < 1)).toBe(true)
  })

  it.each([
    ['Juires Act 1976', 'IE-1976-act-4'],
    ['Criminal uLaw Act 1997', 'IE-1997-act-14'],
    ['Criminl Law At 1997', 'IE-1997-act-14'],
    ['Fredom of Information Act 2014', 'IE-2014-act-30'],
    ['政府信息公幵条例', '信息公开条例'],
  ])('takes %s for a slip', async (reference, expected) => {
    const { exact, near } = await resolver.resolve(reference)
    expect(exact).toEqual([])
    expect(near[0]).toMatchObject({ identifier: expected, by: 'near-title' })
    expect(near[0]?.score).toBeGreaterThanOrEqual(CONFIDENT)
  })

  it('offers another year, but does not take it for what was meant', async () => {
    const { exact, near, understood } = await resolver.resolve('Juries Act 1977')
    expect(exact).toEqual([])
    expect(at(near)).toContain('IE-1976-act-4')
    expect(near[0]?.score).toBeLessThan(CONFIDENT)
    expect(understood).toBeNull()
  })

  it('never takes one number for another, but offers those beside it', async () => {
    const { understood, exact, near } = await resolver.resolve('No. 24 of 1927')
    expect({ understood, exact }).toEqual({ understood: null, exact: [] })
    expect(at(near)).toEqual(['IE-1927-act-23'])
    expect(near[0]?.score).toBeLessThan(CONFIDENT)
    expect(at((await resolver.resolve('国务院令第713号')).near)).toEqual(['信息公开条例'])
  })

  it('says of a number that is the whole reference that nothing has it, unless another jurisdiction does', async () => {
    expect((await resolver.resolve('section 3 of Act 24 of 1927')).unheld).toEqual({
      cited: 'section 3 of Act 24 of 1927',
      number: 'No. 24 of 1927',
      language: 'en',
    })
    expect((await resolver.resolve('No. 23 of 1927', { jurisdiction: 'cn' })).unheld).toBeNull()
    for (const held of ['No. 23 of 1927', 'Juries Act 1977', 'section 5', 'IE-1977-act-1'])
      expect((await resolver.resolve(held)).unheld).toBeNull()
  })

  it('offers the same number of another series, and the nearest of the year', async () => {
    expect(at((await resolver.resolve('S.I. No. 2 of 1990')).near)).toEqual(['IE-1990-act-2'])
    expect(at((await resolver.resolve('No. 40 of 1990')).near)).toEqual(['IE-1990-act-2', 'IE-1990-act-1'])
  })

  it('stays within a jurisdiction', async () => {
    expect((await resolver.resolve('Juries Act 1976', { jurisdiction: 'cn' })).exact).toEqual([])
    expect(at((await resolver.resolve('Juries Act 1976', { jurisdiction: 'ie' })).exact)).toEqual(['IE-1976-act-4'])
  })

  it('takes any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('"', "' OR 1=1 --", '* ^ NEAR(', '第', '号', 'x'.repeat(5000), '法'.repeat(300)),
        ),
        async (text) => {
          const { exact, near } = await resolver.resolve(text)
          expect(exact.length + near.length).toBeLessThanOrEqual(8)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('likeness', () => {
  it('counts letters dropped, added, replaced and exchanged', () => {
    expect(editDistance('act', 'cat', 3)).toBe(1)
    expect(editDistance('act', 'at', 3)).toBe(1)
    expect(editDistance('', 'abc', 3)).toBe(3)
    expect(editDistance('abc', 'xyz', 2)).toBeUndefined()
  })

  it('is 1 for equals only, the same both ways for edits, and between 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '1') }),
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '1') }),
        (a, b) => {
          const like = likeness(a, b)
          expect(like === 1).toBe(a === b)
          expect(like).toBeGreaterThanOrEqual(0)
          expect(editDistance(a, b, 100)).toBe(editDistance(b, a, 100))
        },
      ),
    )
  })

  it('is near the most for another year, less for each slip besides', () => {
    const [year, slip, other] = ['juries act 1976', 'jurys act 1967', 'fisheries act 1967'].map((name) => likeness(name, 'juries act 1967'))
    expect(year).toBeLessThan(CONFIDENT)
    expect(likeness('jurys act 1967', 'juries act 1976')).toBeGreaterThanOrEqual(0.7)
    expect(slip).toBeGreaterThan(other ?? 1)
  })

  it('does not take a part of a name for a slip', () => {
    expect(likeness('网络安全', '网络安全法')).toBeLessThan(CONFIDENT)
    expect(likeness('companies', 'companies act')).toBeLessThan(CONFIDENT)
  })
})
