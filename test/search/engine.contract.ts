import fc from 'fast-check'
import { expect, it } from 'vitest'
import { day } from '../../src/law/day.ts'
import type { SearchEngine, WordAnswer, WordQuery } from '../../src/search/engine.ts'
import type { Database } from '../../src/store/database.ts'

/** What every engine behind the SearchEngine port does, over the register of sample.ts. */
export function describeEngine(open: () => { readonly engine: SearchEngine; readonly database: Database }): void {
  const ask = (text: string, more: Partial<WordQuery> = {}): Promise<WordAnswer> =>
    open().engine.search({ text, filter: {}, asOf: day('2026-01-01'), by: 'instrument', offset: 0, limit: 20, ...more })

  /** The instruments and provisions of the hits, as addresses. */
  async function found(answer: WordAnswer): Promise<string[]> {
    const sql = 'SELECT identifier || ? || eid AS address FROM instrument, provision WHERE instrument.id = ? AND provision.id = ?'
    const rows = await Promise.all(
      answer.hits.map((hit) => open().database.first<{ address: string }>(sql, '/', hit.instrumentId, hit.provisionId)),
    )
    return rows.map((row) => row?.address ?? '')
  }

  it('finds provisions by their words, whatever their endings', async () => {
    expect(await found(await ask('arresting warrants'))).toEqual(['IE-1997-act-14/sec_1'])
  })

  it('finds provisions by the title of their instrument and their own words together', async () => {
    expect(await found(await ask('juries fines'))).toEqual(['IE-1976-act-4/sec_3'])
  })

  it('finds a text as a whole where it is a quotation, without marks of one', async () => {
    expect(await found(await ask('hospital bed', { exact: true }))).toEqual(['IE-1990-act-1/sec_1'])
    expect(await found(await ask('委托律师', { exact: true }))).toEqual(['信息公开条例/art_3'])
    for (const text of ['bed hospital', 'hospital beds', '律师委托']) expect((await ask(text, { exact: true })).total).toBe(0)
  })

  it('gives one result for an instrument, with its best provision, and one for each provision when asked', async () => {
    expect(await found(await ask('jury district'))).toEqual(['IE-1976-act-4/sec_1'])
    const provisions = await ask('juror', { by: 'provision' })
    expect(new Set(await found(provisions))).toEqual(new Set(['IE-1976-act-4/sec_2', 'IE-1976-act-4/sec_3', 'IE-1927-act-23/sec_1']))
    expect(provisions.total).toBe(3)
  })

  it('ranks what applies on the day before what does not, and counts both', async () => {
    const now = await ask('serve juror')
    expect((await found(now))[0]).toBe('IE-1976-act-4/sec_2')
    expect({ total: now.total, outOfForce: now.outOfForce, status: now.facets.status }).toEqual({
      total: 2,
      outOfForce: 1,
      status: { 'in-force': 1, repealed: 1 },
    })
    const then = await ask('serve juror', { asOf: day('1950-01-01') })
    expect((await found(then))[0]).toBe('IE-1927-act-23/sec_1')
    expect(then.facets.status).toEqual({ 'in-force': 1, 'not-commenced': 1 })
  })

  it('finds Han texts by words of two characters, of more, and of one', async () => {
    expect(await found(await ask('费用'))).toEqual(['信息公开条例/art_2'])
    expect(await found(await ask('委托律师'))).toEqual(['信息公开条例/art_3'])
    expect((await found(await ask('师')))[0]).toBe('信息公开条例/art_3')
    expect((await found(await ask('律')))[0]).toBe('信息公开条例/art_3')
  })

  it('counts the languages of the texts that answer, and keeps to one when asked', async () => {
    const both = await ask('fine 律师')
    expect(both.facets.language).toEqual({ en: 1, zh: 1 })
    expect(await found(await ask('fine 律师', { filter: { language: 'zh' } }))).toEqual(['信息公开条例/art_3'])
    expect((await ask('fine 律师', { filter: { language: 'en' } })).facets.language).toEqual({ en: 1 })
    expect((await ask('律', { filter: { language: 'en' } })).total).toBe(0)
  })

  it('ranks national law before that of a region', async () => {
    const answer = await ask('及时公开政府信息')
    expect(await found(answer)).toEqual(['信息公开条例/art_2', '上海办法/art_1'])
    expect(answer.facets.jurisdiction).toEqual({ cn: 1, 'cn-sh': 1 })
  })

  it('finds what comes nearest where a question has words that no text holds together', async () => {
    expect((await found(await ask('Who must serve as a juror in Atlantis?')))[0]).toBe('IE-1976-act-4/sec_2')
    expect((await found(await ask('请问怎样委托一位律师呢？')))[0]).toBe('信息公开条例/art_3')
  })

  it('takes a sentence for a question wherever it begins to ask, and its words without their grammar', async () => {
    expect((await found(await ask('I lost my cap, can I serve as a juror')))[0]).toBe('IE-1976-act-4/sec_2')
    expect((await ask("How old must my will's juror be, if he can't serve?")).terms).toEqual(['will', 'juror', 'serve'])
  })

  it('finds quoted words only where they stand so', async () => {
    expect(await found(await ask('"each county"'))).toEqual(['IE-1976-act-4/sec_1'])
    expect((await ask('"county each"')).total).toBe(0)
    // The index knows stems; a quotation means the words themselves.
    expect(await found(await ask('"each counties"'))).toEqual([])
    expect(await found(await ask('"jury districting"'))).toEqual([])
    expect(await found(await ask('“不得收取费用”'))).toEqual(['信息公开条例/art_2'])
    // A run of characters may go on behind the quotation.
    expect(await found(await ask('“行政机关应当及时公开政府”'))).toEqual(['信息公开条例/art_2', '上海办法/art_1'])
  })

  it('keeps to its filters', async () => {
    expect(await found(await ask('hospital charge', { filter: { jurisdiction: 'cn' } }))).toEqual([])
    expect((await ask('hospital charge', { filter: { rank: 'act', issuer: 'Oireachtas', from: 1990, to: 1990 } })).total).toBe(2)
    expect((await ask('hospital charge', { filter: { from: 1991 } })).total).toBe(0)
    expect((await ask('juror', { filter: { status: 'repealed' } })).total).toBe(1)
    expect((await ask('juror', { filter: { status: 'in-force' } })).facets.year).toEqual({ 1976: 1 })
  })

  it('leaves out instruments that were found by name', async () => {
    const all = await ask('hospital charge')
    const rest = await ask('hospital charge', { except: all.hits.slice(0, 1).map((hit) => hit.instrumentId) })
    expect(rest.total).toBe(all.total - 1)
    expect(await found(rest)).toEqual((await found(all)).slice(1))
  })

  it('gives the pages of an answer without gap or overlap', async () => {
    const all = await found(await ask('the', { by: 'provision', limit: 100 }))
    const pages = await Promise.all([0, 3, 6, 9, 12].map(async (offset) => found(await ask('the', { by: 'provision', offset, limit: 3 }))))
    expect(pages.flat()).toEqual(all.slice(0, 15))
  })

  it('says which words it looked for', async () => {
    expect((await ask('Jurors of the Café')).terms).toEqual(['jurors', 'cafe'])
  })

  it('answers any text, which is never syntax', async () => {
    for (const text of [
      '',
      ' ',
      '"',
      '""',
      '*',
      'AND',
      'NOT x',
      'NEAR(a b)',
      'title : juries',
      '^juries',
      "'; DROP TABLE x",
      '(',
      '{body} : x',
      'a AND OR',
      '\0',
      '\uD800',
      '法*',
      '😀',
      '.'.repeat(5000),
      'jury '.repeat(2000),
      '法'.repeat(3000),
    ]) {
      const answer = await ask(text)
      expect(answer.total).toBeGreaterThanOrEqual(answer.hits.length)
    }
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('instrument' as const, 'provision' as const),
        async (text, by) => {
          const answer = await ask(text, { by })
          expect(answer.total).toBeGreaterThanOrEqual(answer.hits.length)
          expect(answer.total).toBeGreaterThanOrEqual(answer.outOfForce)
        },
      ),
      { numRuns: 300 },
    )
  })
}
