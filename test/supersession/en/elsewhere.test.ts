import { describe, expect, test } from 'vitest'
import { said, section } from './text.ts'

describe('citations of other countries and of guidelines', () => {
  test.each([
    ['The Public Order Act (Cap. 56) is hereby repealed.', 'repeal whole Public Order Act'],
    ['The Telegraph Act, 1885 (13 of 1885) is hereby repealed.', 'repeal whole Telegraph Act, 1885'],
    ['Republic Act No. 9184 is hereby repealed.', 'repeal whole Republic Act No. 9184'],
    ['Directive 95/46/EC is repealed with effect from 25 May 2018.', 'repeal whole Directive 95/46/EC'],
    ['Regulation (EC) No 45/2001 is repealed.', 'repeal whole Regulation (EC) No 45/2001'],
    ['By-law No. 1234, being a by-law to regulate dogs, is hereby repealed.', 'repeal whole By-law No. 1234'],
    ['The Guidelines on Public Consultation (2015) are withdrawn.', 'revocation whole Guidelines on Public Consultation (2015)'],
    ['Policy 4/2015 on remote work is superseded by this policy.', 'revocation whole Policy 4/2015'],
    ['This guideline replaces the Guideline on Working Hours 2015.', 'revocation whole Guideline on Working Hours 2015'],
    ['These Regulations revoke the Lamps Order 1980.', 'revocation whole Lamps Order 1980'],
  ])('%s', (words, expected) => {
    expect(said(section(words))).toEqual([expected])
  })
  test('a list within the sentence', () => {
    expect(said(section('The following instruments are revoked— (a) the Fees Order 1999; (b) the Fees (Amendment) Order 2001.'))).toEqual([
      'revocation whole Fees Order 1999',
      'revocation whole Fees (Amendment) Order 2001',
    ])
  })
  test('a petition that is withdrawn is no instrument', () => {
    expect(said(section('If the petition against the Order is withdrawn, notice shall be given.'))).toEqual([])
    expect(said(section('The Lamps Act 1980 is superseded.'))).toEqual([])
  })
})
