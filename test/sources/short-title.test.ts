import { expect, test } from 'vitest'
import { day } from '../../src/law/day.ts'
import { ownShortTitle } from '../../src/sources/short-title.ts'

const made = day('1960-05-31')

test.each([
  ['**9.**—This Act may be cited as the Lamps (Amendment) Act, 1960.', 'Lamps (Amendment) Act, 1960'],
  ['(1) This Act may be cited as the *Lamps Act 1960* and shall come into operation on 1 July 1961.', 'Lamps Act 1960'],
  [
    'This Act may be cited for all purposes as the Lamps Act, 1931, Amendment Act, 1960, and that Act as the rest.',
    'Lamps Act, 1931, Amendment Act, 1960',
  ],
  // Of another text, of another year, of none, of a line of its own, of a collection of Acts.
  ['The Act of 1931 and this Act may be cited together as the Lamps Acts, 1931 and 1960.', undefined],
  ['“This Act may be cited as the Wicks Act, 1944.”', undefined],
  ['This Act may be cited as the Lamps Act.\n1960', undefined],
  ['That Act may be cited as the Oils Act, 1960.', undefined],
  ['', undefined],
])('%s', (text, expected) => expect(ownShortTitle(text, made)).toBe(expected))

test('a text of no day says none', () => expect(ownShortTitle('This Act may be cited as the Lamps Act, 1960.', null)).toBe(undefined))
