import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCitation, printCitation } from '../../src/law/citation.ts'
import { type OpenRegister, openRegister } from '../../src/node.ts'
import { readWords } from '../../src/search/words.ts'
import { createApp } from '../../src/web/app.ts'
import { gazette } from '../scripts/command.ts'
import { openSample, type Sample } from './sample.ts'

/** Pieces that mean something somewhere: in FTS5, in SQL, in HTML, in citations, in addresses. */
const PIECES =
  `"|'|*|^|:|(|)|{|}|AND|OR|NOT|NEAR|--|;|%|_|\\|/|..|%2e%2e|%00|\0|<script>|</mark>|<mark>|<b>|&amp;|&#60;|javascript:|“|”|《|》|〔2016〕|号|第|条|法|section |s. |Act|1976|1990|No. 2 of |juries |of the |\uD800|\uDC00|\u202e|😀|É|ﬁ|１|　|\r\n|\t`.split(
    '|',
  )
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((parts) => parts.join('')),
)

let sample: Sample
let opened: OpenRegister
let app: ReturnType<typeof createApp>
beforeAll(async () => {
  sample = await openSample()
  opened = openRegister(sample.path)
  app = createApp({ ...opened, now: () => new Date('2026-01-01T00:00:00Z') })
})
afterAll(() => {
  opened.close()
  sample.close()
})

const query = (text: string): string => encodeURIComponent(text.toWellFormed())

describe('a query of any characters is text, never syntax', () => {
  it('as a citation: what is read is printed and read alike', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const citation = parseCitation(text)
        if (citation) expect(parseCitation(printCitation(citation))).toEqual(citation)
      }),
      { numRuns: 2000 },
    )
  })

  it('as words: no more of them than the bounds, whatever their number', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 60 }), (text, times) => {
        const { latin, han, phrases } = readWords(text.repeat(times))
        expect(latin.length + han.length).toBeLessThanOrEqual(24)
        expect(phrases.length).toBeLessThanOrEqual(4)
        expect(new Set(phrases).size).toBe(phrases.length)
      }),
      { numRuns: 1000 },
    )
  })

  it('over HTTP: /search.json answers, and marks are the only markup', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const response = await app.request(`/search.json?q=${query(text)}`)
        expect(response.status).toBe(200)
        const { results } = (await response.json()) as { results: { provision: { snippet: string } | null }[] }
        for (const { provision } of results) expect((provision?.snippet ?? '').replaceAll(/<\/?mark>/g, '')).not.toMatch(/[<>"]/)
      }),
      { numRuns: 150 },
    )
  })

  it('over HTTP: /search gives a page that holds the query as text only', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const response = await app.request(`/search?q=${query(text)}`)
        expect(response.status).toBe(200)
        const page = await response.text()
        expect(page.match(/<script/g)).toHaveLength(1)
        expect(page).not.toContain('<b>')
      }),
      { numRuns: 100 },
    )
  })

  it('over HTTP: /find leads to what was named, or says that nothing is', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const response = await app.request(`/find?ref=${query(text)}`)
        expect([300, 303, 400, 404]).toContain(response.status)
        if (response.status !== 303) expect(await response.text()).not.toContain('<b>')
      }),
      { numRuns: 150 },
    )
  })

  it('over HTTP: an address of any text gives the text at that address or none', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const response = await app.request(`/ie/${query(text)}`)
        expect(response.status).toBeLessThan(500)
        expect(await response.text()).not.toContain('<b>with')
      }),
      { numRuns: 150 },
    )
  })

  it('over HTTP: an unknown address names what is near', async () => {
    const response = await app.request('/ie/Juires Act 1976')
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('/ie/IE-1976-act-4')
    expect((await app.request('/ie/is the juries act 1976 in force')).status).toBe(404)
  })

  it('on the command line', async () => {
    for (const text of ['"', 'NOT x', "'; DROP TABLE name", '<script>alert(1)</script>', '%', '法*', '\u202e']) {
      const { code, stdout } = await gazette(['search', text, '--register', sample.path, '--json'], { cwd: process.cwd() })
      expect(code).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({ query: { text } })
    }
  })
})

describe('time grows with the length of a query at most as the length does', () => {
  /** Counts what the database is asked to do, which no clock disturbs. */
  async function statements(text: string): Promise<number> {
    let count = 0
    const counting = new Proxy(sample.database, {
      get(target, name: keyof typeof sample.database) {
        if (name === 'all' || name === 'first') count += 1
        return target[name]
      },
    })
    const { createSqliteEngine } = await import('../../src/search/sqlite.ts')
    await createSqliteEngine(counting).search({
      text,
      filter: {},
      asOf: '2026-01-01' as never,
      by: 'instrument',
      offset: 0,
      limit: 20,
    })
    return count
  }

  it('in statements and in words looked for, which stop growing', async () => {
    for (const piece of ['tax juror ', '"of the" ', '法律', 'what w? ', '" ']) {
      const counts: number[] = []
      for (const times of [50, 100, 200, 400]) counts.push(await statements(piece.repeat(times)))
      expect(new Set(counts).size, piece).toBe(1)
    }
    const many = (count: number): string => Array.from({ length: count }, (_, at) => `word${at}`).join(' ')
    expect(await statements(`what ${many(400)}?`)).toBe(await statements(`what ${many(100)}?`))
    expect(await statements(`what ${many(400)}?`)).toBeLessThan(60)
  })

  it('in what is cut, which the answer says', async () => {
    const answer = await (await app.request(`/search.json?q=${query('tax '.repeat(500))}`)).json()
    expect(answer).toMatchObject({ query: { cut: true } })
  })
})
