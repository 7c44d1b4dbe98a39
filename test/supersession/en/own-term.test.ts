import { expect, test } from 'vitest'
import { readEnglish } from '../../../src/supersession/relations/en/read.ts'
import { act, said, section } from './text.ts'

const term = (words: string): unknown => {
  const [found] = readEnglish(act(section(words)))
  return found && [found.kind, found.extent, found.effectiveOn, found.certainty]
}

test('an Act that says when it expires', () => {
  expect(term('This Act shall continue in force until the 31st day of March, 1994, and shall then expire.')).toEqual([
    'expiry',
    'whole',
    '1994-04-01',
    'stated',
  ])
  expect(term('This Act expires on 1 May 1995.')).toEqual(['expiry', 'whole', '1995-05-01', 'stated'])
})
test('a term is counted from the passing or from a day in the clause', () => {
  expect(term('This Act shall continue in force for two years from the passing thereof and shall then expire.')).toEqual([
    'expiry',
    'whole',
    '1992-05-20',
    'stated',
  ])
  expect(
    term(
      'This Act shall come into force on the 1st day of June, 1990, and shall continue in force for one year from that date and shall then expire.',
    ),
  ).toEqual(['expiry', 'whole', '1991-06-01', 'stated'])
})
test('a term that may be lengthened or shortened is conditional', () => {
  expect(
    term('This Act shall expire on the 31st day of March, 1992, or on such earlier day as may be fixed by order of the Government.'),
  ).toEqual(['expiry', 'whole', '1992-03-31', 'conditional'])
  expect(term('This Act shall cease to have effect one year after its passing unless a resolution is passed.')).toEqual([
    'expiry',
    'whole',
    '1991-05-20',
    'conditional',
  ])
})
test('parts may be spared', () => {
  expect(said(section('This Act (other than sections 5 and 6) shall expire on 1 May 1995.'))).toEqual([
    'expiry part  except sections 5 and 6',
  ])
})
test('the end of other things is no expiry of the Act', () => {
  for (const words of [
    'A licence under this Act shall expire on the 31st day of December.',
    'This section shall cease to have effect on 1 May 1995.',
    'The Wicks Act, 1927, shall continue in force until the 31st day of March, 1994.',
    'An order under this Act shall cease to have effect on 1 May 1995.',
    'This Act shall not cease to have effect by reason of delay.',
  ])
    expect(said(section(words)), words).toEqual([])
})
test('a repeal that names nothing', () => {
  expect(said(section('All enactments inconsistent with this Act are hereby repealed.'))).toEqual(['repeal-unnamed part'])
  expect(said(section('All orders made under the Wicks Act, 1927, are hereby revoked.'))).toEqual([])
})
