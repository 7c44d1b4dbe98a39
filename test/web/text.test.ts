import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OutlineEntry } from '../../src/register/register.ts'
import { createTextCache } from '../../src/web/text/cache.ts'
import { renderMarkdown } from '../../src/web/text/markdown.ts'
import { ancestorsOf, unitsOf } from '../../src/web/text/outline.ts'
import { paragraphCited } from '../../src/web/text/paragraphs.ts'
import { bytesOf, piecesOf } from '../../src/web/text/pieces.ts'
import { planPages } from '../../src/web/text/plan.ts'
import { uiOfHeader } from '../../src/web/words/words.ts'
import { effortOf } from '../effort.ts'

const render = (text: string, number: { text: string; address: string } | null = null): string =>
  renderMarkdown(text, { eId: 'sec_1', dropHeading: true, number })

describe('Markdown', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '\n',
      '\n\n',
      '\n \n',
      ' ',
      '  ',
      '   ',
      '*',
      '**',
      '***',
      '_',
      '[',
      ']',
      '(',
      ')',
      '](',
      ']:',
      '[^1]',
      '![',
      ':',
      '|',
      '||',
    ),
    fc.constantFrom(
      '#',
      '## ',
      '> ',
      '- ',
      '+ ',
      '1. ',
      '2) ',
      '---',
      '===',
      '\n===\n',
      '\n:-\n',
      '\n| --- |\n',
      '\\',
      '&',
      '&amp;',
      '&lt',
      '@',
    ),
    fc.constantFrom(
      'word',
      'Act',
      '5',
      '“',
      '”',
      '—',
      '…',
      '第一条',
      '（一）',
      '《法》',
      '，',
      'www.a.ie',
      'http://a.ie',
      'a@b.ie',
      'é',
      '😀',
      '\u00a0',
      '\u3000',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  )

  test('is read alike whether it is words alone or words beside what has to be parsed', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.boolean(), (pieces, dropHeading) => {
        const text = pieces.join('')
        const options = { eId: 'sec_1', dropHeading, number: null }
        // A comment shows nothing, but may reach far, so that all of the text goes through the parser.
        expect(renderMarkdown(text, options).trimEnd()).toBe(renderMarkdown(`${text}\n\n<!-- -->`, options).trimEnd())
      }),
      { numRuns: 3000 },
    )
  })
})

describe('the paragraphs of a provision', () => {
  const named = (eId: string, text: string): string[] =>
    [...renderMarkdown(text, { eId, dropHeading: false, number: null, paragraphs: true }).matchAll(/<p id="([^"]+)"/g)].map(
      (match) => match[1] ?? '',
    )

  test('are named by the marks that they open with', () => {
    const text = '**6.**—(1) One.\n\n(a) first\n\n(b) F4[second]\n\nwords\n\n(2) Two.\n\n(a) again\n\n(i) below it\n\n(2) twice\n'
    expect(named('sec_6', text)).toEqual(['subsec_1', 'subsec_1__para_a', 'subsec_1__para_b', 'subsec_2', 'subsec_2__para_a'])
  })

  test('of a Chinese article are counted, its items left out', () => {
    expect(named('art_2', '第二条 甲。\n\n（一）项；\n\n乙。\n')).toEqual(['para_1', 'para_2'])
  })

  test.each([
    ['s 6(1) juries act 1976', 'subsec_1'],
    ['section 6(1)(a) of the Juries Act 1976', 'subsec_1__para_a'],
    ['s. 6 (b)', 'para_b'],
    ['《民法典》第五条第二款', 'para_2'],
    ['juries act 1976 s 6', null],
    ['Act (1) of 1976', null],
  ])('are found by a citation: %s', (reference, id) => {
    expect(paragraphCited(reference)).toBe(id)
  })
})

describe('rendering law', () => {
  test('bears a page of underlines', () => {
    expect(renderMarkdown('=\n'.repeat(7000), { eId: 'x', dropHeading: false, number: null, paragraphs: false })).toContain('=')
  })

  test('drops the heading, which the page shows itself, and demotes any other', () => {
    expect(render('##### 1 Title\n\nWords.\n\n## Inside')).toBe('<p>Words.</p>\n<p class="inner-heading">Inside</p>')
  })

  test('sets the marks of an editor apart, to the bracket that closes them', () => {
    expect(render('F4[new [or *old*] words] stay')).toBe(
      '<p><span class="note">F4[</span>new [or <em>old</em>] words<span class="note">]</span> stay</p>',
    )
  })

  test('makes the number that opens an article its link', () => {
    expect(render('第五条 民事', { text: '第五条', address: '/cn/x/art_5' })).toBe(
      '<p><a href="/cn/x/art_5" class="number">第五条</a> 民事</p>',
    )
    expect(render('**第五条** 民事', { text: '第五条', address: '/a' })).toBe(
      '<p><strong><a href="/a" class="number">第五条</a></strong> 民事</p>',
    )
  })

  test('keeps the ids and targets of notes apart from those of other provisions', () => {
    expect(render('Words[^1].\n\n[^1]: Note.')).toContain('<a href="#sec_1--fn-1" id="sec_1--fnref-1">')
  })

  test('takes an indented paragraph for a paragraph', () => {
    expect(render('    (a) indented')).toBe('<p>(a) indented</p>')
  })

  test('leaves no executable thing, whatever the text', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<script>',
        '</script>',
        '<img src=x onerror=a>',
        '[a](javascript:a)',
        '![a](data:a)',
        '<!--',
        '-->',
        '> ',
        '\n\n',
        '| a |\n|---|\n',
        '[^1]',
        '<a href="javascript:a">',
        '```',
        '&lt;script&gt;',
        '<svg onload=a>',
        'F1[',
        ']',
        '# ',
        '- ',
      ),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        expect(render(parts.join(''))).not.toMatch(
          /<(?:script|img|svg|style|iframe|h[1-6])\b|<[a-z][^>]*\son\w+=|<[a-z][^>]*href="\s*(?:javascript|data|vbscript):/i,
        )
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['quotes', '> '.repeat(7000)],
    ['lists', Array.from({ length: 120 }, (_, index) => `${' '.repeat(index * 2)}- a`).join('\n')],
    ['brackets', '['.repeat(15_000)],
    ['emphasis', '*a_ '.repeat(3500)],
  ])('bears nested %s', (_, text) => {
    expect(effortOf(() => expect(render(text)).toMatch(/^<(?:p|pre|ul)/))).toBeLessThan(5000)
  })
})

describe('pieces of a long provision', () => {
  test('hold all of its words, each at most about the limit', () => {
    const paragraph = fc.string({ minLength: 1, maxLength: 60 }).map((text) => text.replaceAll(/[\n\r|]/g, ' '))
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 40 }), (paragraphs) => {
        const pieces = piecesOf(paragraphs.join('\n\n'), 100)
        expect(pieces.join('').replaceAll(/\s/g, '')).toBe(paragraphs.join('').replaceAll(/\s/g, ''))
        for (const piece of pieces) expect(bytesOf(piece)).toBeLessThanOrEqual(300)
      }),
    )
  })

  test('cut a table between its rows and repeat its head', () => {
    const rows = Array.from({ length: 50 }, (_, index) => `| ${index} | words |`)
    const pieces = piecesOf(['| No. | Name |', '| --- | --- |', ...rows].join('\n'), 300)
    expect(pieces.length).toBeGreaterThan(2)
    for (const piece of pieces) expect(piece).toMatch(/^\| No\. \| Name \|\n\| --- \| --- \|\n\| \d/)
    expect(pieces.flatMap((piece) => piece.split('\n').slice(2))).toEqual(rows)
  })

  test('cut a line of a million characters, and no character in two', () => {
    const pieces = piecesOf('𠮷'.repeat(500_000))
    expect(pieces.every((piece) => piece.isWellFormed() && bytesOf(piece) <= 15_000)).toBe(true)
  })
})

const entry = (eId: string, level: number, path = 'a.md', length = 1000): OutlineEntry => ({
  id: 0,
  eId,
  kind: 'section',
  number: eId,
  heading: eId,
  level,
  start: 0,
  end: length,
  path,
})

describe('the places of provisions', () => {
  test('follow the levels of their headings', () => {
    const units = unitsOf([
      entry('part_1', 2),
      entry('sec_1', 5),
      entry('sec_2', 5),
      entry('part_2', 2),
      entry('chp_1', 3),
      entry('sec_3', 5),
    ])
    expect(units.map(({ depth, parent, end }) => [depth, parent, end])).toEqual([
      [0, -1, 3],
      [1, 0, 2],
      [1, 0, 3],
      [0, -1, 6],
      [1, 3, 6],
      [2, 4, 6],
    ])
    expect(ancestorsOf(units, 5).map((unit) => unit.entry.eId)).toEqual(['part_2', 'chp_1'])
  })

  test('begin anew with each file of a code', () => {
    const units = unitsOf([entry('chp_1', 2, 'a.md'), entry('art_1', 7, 'a.md'), entry('art_2', 7, 'b.md')], new Map([['b.md', '物权编']]))
    expect(units.map(({ parent, partTitle }) => [parent, partTitle])).toEqual([
      [-1, null],
      [0, null],
      [-1, '物权编'],
    ])
  })
})

test('the pages of a text hold each of its units once, in order', () => {
  const levels = fc.array(fc.record({ level: fc.integer({ min: 2, max: 7 }), length: fc.integer({ min: 1, max: 40_000 }) }), {
    minLength: 1,
  })
  fc.assert(
    fc.property(levels, (given) => {
      const units = unitsOf(given.map(({ level, length }, index) => entry(`u${index}`, level, 'a.md', length)))
      const pages = planPages(units, { from: 0, to: units.length }, 'en', { first: 5000, further: 10_000 })
      expect(pages.flatMap(({ from, to }) => units.slice(from, to))).toEqual(units)
      expect(pages.every(({ from, to }) => to > from)).toBe(true)
    }),
  )
})

test('the memory of rendered text stays within its bounds and drops what was used longest ago', () => {
  const cache = createTextCache(12)
  cache.set('a', '12345')
  cache.set('b', '12345')
  cache.get('a')
  cache.set('c', '1')
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['12345', undefined, '1'])
})

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-IE', 'en'],
  ['ga, zh;q=0.2, en;q=0.1', 'zh'],
  ['zh;q=0', 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['zh-Hant-HK', 'zh'],
])('a browser that asks for %j is answered in %s', (header, ui) => {
  expect(uiOfHeader(header)).toBe(ui)
})
