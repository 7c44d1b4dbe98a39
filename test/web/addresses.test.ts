import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../src/law/day.ts'
import { dayOf } from '../../src/law/day.ts'
import { parseJurisdiction } from '../../src/law/jurisdiction.ts'
import type { InstrumentAddress } from '../../src/web/addresses.ts'
import { differenceAddress, EXTENSIONS, historyAddress, instrumentAddress, parseAddress, withParameter } from '../../src/web/addresses.ts'

const ireland = parseJurisdiction('ie') ?? expect.fail()
const shanghai = parseJurisdiction('cn-sh') ?? expect.fail()

const name = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom('.', '..', 'a.json', 'x@2024-01-01', 'a/b', '国发〔2016〕55号', '%2E', 'a?b#c', 'e\u0301', '.json', ' '),
)
const stored = name.map((text) => text.toWellFormed().normalize('NFC'))
const day: fc.Arbitrary<Day> = fc
  .record({ year: fc.integer({ min: 1, max: 9999 }), month: fc.integer({ min: 1, max: 12 }), date: fc.integer({ min: 1, max: 28 }) })
  .map(({ year, month, date }) => dayOf(year, month, date) as Day)
const address: fc.Arbitrary<InstrumentAddress> = fc.record({
  jurisdiction: fc.constantFrom(ireland, shanghai),
  identifier: stored,
  on: fc.option(day),
  eId: fc.option(
    fc.oneof(
      fc.constantFrom('sec_10A', 'att_1__para_3', 'sec_5~2', 'art_133-1'),
      stored.filter((text) => !/^\.{1,2}$/.test(text)),
    ),
  ),
  extension: fc.option(fc.constantFrom(...EXTENSIONS)),
  language: fc.option(fc.constantFrom('en', 'zh', 'ga')),
})

describe('addresses of instruments', () => {
  test('what is printed is read again, whatever the identifier', () => {
    fc.assert(
      fc.property(address, (it) => {
        expect(parseAddress(instrumentAddress(it, it))).toEqual({ kind: 'instrument', address: it })
      }),
      { numRuns: 1000 },
    )
  })

  test('those of histories and differences are read again, too, and are no provision', () => {
    fc.assert(
      fc.property(address, day, day, (it, from, to) => {
        const at = { ...it, on: null, eId: null }
        expect(parseAddress(historyAddress(at, at))).toEqual({ kind: 'history', address: at })
        expect(parseAddress(differenceAddress(at, from, to, at))).toEqual({ kind: 'difference', address: at, from, to })
        const named = { ...at, eId: 'history' }
        expect(parseAddress(instrumentAddress(named, named))).toEqual({ kind: 'instrument', address: named })
      }),
    )
    expect(parseAddress('/ie/x/diff/1990-02-30..1991-01-01').kind).toBe('impossible-day')
    expect(parseAddress('/ie/x/diff/1990-01-01').kind).toBe('impossible-day')
    expect(parseAddress('/ie/x/other/1990-01-01..1991-01-01').kind).toBe('none')
  })

  test('a browser does not change a printed address', () => {
    fc.assert(
      fc.property(address, (it) => {
        const printed = instrumentAddress(it, it)
        const url = new URL(printed, 'https://example.org')
        expect(url.pathname + url.search).toBe(printed)
      }),
    )
  })

  test('any text at all is read without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseAddress(text)).toHaveProperty('kind')
        expect(parseAddress(`/ie/${text}`)).toHaveProperty('kind')
      }),
    )
  })

  test('they read as design.md writes them', () => {
    expect(instrumentAddress({ jurisdiction: ireland, identifier: 'IE-1976-act-4' }, { eId: 'sec_5' })).toBe('/ie/IE-1976-act-4/sec_5')
    expect(instrumentAddress({ jurisdiction: ireland, identifier: 'a/b@c.json' }, { extension: 'md' })).toBe('/ie/a%2Fb%40c%2Ejson.md')
    expect(parseAddress('/cn-sh/%E6%9D%A1%E4%BE%8B@2020-01-01/art_3.json?lang=zh')).toEqual({
      kind: 'instrument',
      address: { jurisdiction: 'cn-sh', identifier: '条例', on: '2020-01-01', eId: 'art_3', extension: 'json', language: 'zh' },
    })
  })

  test('a day that does not exist is told apart from an unknown address', () => {
    expect(parseAddress('/ie/IE-1976-act-4@2024-02-30')).toEqual({ kind: 'impossible-day', text: '2024-02-30' })
    expect(parseAddress('/ie/IE-1976-act-4@soon')).toEqual({ kind: 'impossible-day', text: 'soon' })
  })

  test.each(['', '/', 'ie', '/IE/x', '/ie/', '/ie/x/', '/ie/x/y/z', '/ie/%E0%A4', '/search/x', '//ie/x'])('%j is no address', (text) => {
    expect(parseAddress(text)).toEqual({ kind: 'none' })
  })
})

test('an address made from the present one never leads to another host', () => {
  expect(withParameter(new URL('https://example.org//evil.example/?a=1&ui=en'), 'ui', 'zh')).toBe('/evil.example/?a=1&ui=zh')
})
