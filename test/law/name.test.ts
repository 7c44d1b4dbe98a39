import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldName, namesOf, undatedTitle, yearOfTitle } from '../../src/law/name.ts'
import type { Instrument } from '../../src/law/instrument.ts'
import type { Jurisdiction } from '../../src/law/jurisdiction.ts'

const instrument = (given: Partial<Instrument>): Instrument => ({
  jurisdiction: 'ie' as Jurisdiction,
  identifier: 'x',
  title: 'X',
  titles: {},
  issuers: {},
  subjectsIn: {},
  rank: null,
  issuer: null,
  documentNumber: null,
  madeOn: null,
  publishedOn: null,
  commencesOn: null,
  expiresOn: null,
  source: null,
  subjects: [],
  aliases: [],
  declared: [],
  facts: { madeOn: null, commencements: [], cessations: [], listing: null },
  disputed: false,
  deletedOn: null,
  metadata: {},
  ...given,
})

describe('a folded name', () => {
  it.each([
    ['Juries Act , 1976', 'juries act 1976'],
    ['The Juries  Act 1976', 'juries act 1976'],
    ['Finance (No. 2) Act, 1947', 'FINANCE [No 2] ACT 1947'],
    ['Acht na nGiúiréithe, 1976', 'acht na ngiuireithe 1976'],
    ["Owners' and Widows’ Act", 'owners and widows act'],
    ['Health & Safety Act', 'Health and Safety Act'],
    ['《政府信息公开条例》', '中华人民共和国政府信息公开条例'],
    ['最高人民法院关于适用《中华人民共和国民法典》继承编的解释（一）', '最高人民法院关于适用〈民法典〉继承编的解释 (一)'],
    ['国发〔2016〕55号', '国发［２０１６］５５号'],
  ])('is the same for %s and %s', (one, other) => {
    expect(foldName(one)).toBe(foldName(other))
  })

  it.each([
    ['Juries Act 1976', 'Juries Act 1967'],
    ['国发〔2016〕55号', '国发〔2016〕5号'],
    ['民法典', '刑法'],
    ['The', ''],
    ['中华人民共和国', ''],
    ['Theatres Act', 'atres Act'],
  ])('differs for %s and %s', (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other))
  })

  it('stays as it is when it is folded again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('a title', () => {
  it('has a year where it ends with one', () => {
    expect(yearOfTitle('Juries Act , 1976')).toBe(1976)
    expect(yearOfTitle('1976 Juries Act')).toBeNull()
    expect(yearOfTitle('Juries Act 12345')).toBeNull()
  })

  it('is known without its year or the note of its revision, too', () => {
    expect(undatedTitle('Juries Act, 1976')).toBe('Juries Act')
    expect(undatedTitle('公司法（2018年修正）')).toBe('公司法')
    expect(undatedTitle('政府信息公开条例(2019-04-03)')).toBe('政府信息公开条例')
    expect(undatedTitle('Juries Act')).toBeUndefined()
  })
})

describe('the names of an instrument', () => {
  const folds = (given: Partial<Instrument>, others: readonly string[] = []): Record<string, string> =>
    Object.fromEntries(namesOf(instrument(given), others).map(({ fold, kind }) => [fold, kind]))

  it('are its titles, identifier and numbers, each once', () => {
    expect(
      folds({
        identifier: 'IE-1976-act-4',
        title: 'Juries Act , 1976',
        titles: { ga: 'Acht na nGiúiréithe, 1976' },
        rank: 'act',
        documentNumber: 'No. 4 of 1976',
      }),
    ).toEqual({
      'juries act 1976': 'title',
      'acht na ngiuireithe 1976': 'title',
      'ie 1976 act 4': 'identifier',
      'no 4 of 1976': 'number',
      'act 4 of 1976': 'number',
      'juries act': 'alias',
      'acht na ngiuireithe': 'alias',
    })
  })

  it('hold a number that only the identifier tells', () => {
    expect(folds({ identifier: 'IE-2010-si-5', title: 'Rod Regulations' })).toMatchObject({ 's i no 5 of 2010': 'number' })
  })

  it('do not call a statutory instrument an Act', () => {
    expect(folds({ title: 'Rod Regulations', rank: 'regulation', documentNumber: 'S.I. No. 5 of 2010' })).not.toHaveProperty(
      'act 5 of 2010',
    )
  })

  it('hold the numbers of further expressions and the names of files', () => {
    const others = ['国务院令第711号', '政府信息公开条例(2019-04-03)']
    expect(
      folds({ identifier: '政府信息公开条例', title: '中华人民共和国政府信息公开条例', documentNumber: '国务院令第492号' }, others),
    ).toEqual({
      政府信息公开条例: 'title',
      国务院令第492号: 'number',
      国务院令第711号: 'number',
      '政府信息公开条例2019 04 03': 'alias',
    })
  })
})
