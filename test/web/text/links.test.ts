import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eIdName } from '../../../src/web/text/eids.ts'
import { type TextLink, withLinks } from '../../../src/web/text/links.ts'
import { renderMarkdown } from '../../../src/web/text/markdown.ts'

const options = { eId: 'sec_1', dropHeading: false, number: null }
const linked = (text: string, links: readonly TextLink[]): string =>
  renderMarkdown(withLinks(text, links), { ...options, links: links.map(({ address }) => address) })
const withoutAnchors = (html: string): string => html.replaceAll(/<\/?a\b[^>]*>/g, '')
/** A link on the first words that are these. */
const on = (text: string, words: string, address: string): TextLink => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  address,
})

const NAMES = ['section 5', 'Juries Act, 1976', '《水井管理办法》', 'the *Courts* Act', 'Part\nII', 'A\\[B\\]C']
const OTHERS = '**bold**,*,**,_,\\[,],|,\n,\n\n,- ,> ,#,F4[,[^1],[a](/b),&amp;,<i>,`,1. , ,\uFDD0,~~,| --- |\n'.split(',')

/** Markdown with names in it, each perhaps a link. */
const markdown = fc
  .array(
    fc.oneof(
      fc.record({ words: fc.constantFrom(...NAMES), link: fc.boolean() }),
      fc.record({ words: fc.constantFrom(...OTHERS), link: fc.constant(false) }),
    ),
    {
      maxLength: 30,
    },
  )
  .map((parts) => {
    const links: TextLink[] = []
    let text = ''
    for (const { words, link } of parts) {
      if (link) links.push({ start: text.length, end: text.length + words.length, address: '/to' })
      text += words
    }
    return { text, links }
  })

describe('links in the text of the law', () => {
  test('lead from the words that name other law, within whatever surrounds them', () => {
    const text = 'Under **section 5 of the Juries Act 1976** F4[and *the Courts Act 1924*], a \\[juror\\] serves.'
    const links = [on(text, 'section 5 of the Juries Act 1976', '/ie/a/sec_5'), on(text, 'the Courts Act 1924', '/ie/b?x="<')]
    const html = linked(text, links)
    expect(html).toContain('<strong><a href="/ie/a/sec_5">section 5 of the Juries Act 1976</a></strong>')
    expect(html).toContain('<em><a href="/ie/b?x=&#x22;<">the Courts Act 1924</a></em>')
    expect(html).toContain('[juror]')
    expect(html).toContain('class="note"')
  })

  test('go on where their words change their face, and end with their paragraph', () => {
    const text = 'the *Courts* Act\n\nnext'
    const html = linked(text, [{ start: 0, end: text.length, address: '/c' }])
    expect(html).toBe('<p><a href="/c">the </a><em><a href="/c">Courts</a></em><a href="/c"> Act</a></p>\n<p>next</p>')
  })

  test('stand in cells of tables, and never within another link', () => {
    const text = '| Act | Extent |\n| --- | --- |\n| Juries Act, 1927 | [the whole](/x) |\n'
    const html = linked(text, [on(text, 'Juries Act, 1927', '/j'), on(text, 'the whole', '/w')])
    expect(html).toContain('<td><a href="/j">Juries Act, 1927</a></td>')
    expect(html).toContain('<td><a href="/x">the whole</a></td>')
  })

  test('change nothing else of a text, whatever it is and wherever they stand', () => {
    fc.assert(
      fc.property(markdown, ({ text, links }) => {
        const plain = renderMarkdown(links.length > 0 ? text.replaceAll('\uFDD0', '\uFFFD') : text, options)
        const html = linked(text, links)
        expect(withoutAnchors(html)).toBe(withoutAnchors(plain))
        if (links.length > 0) expect(html).not.toMatch(/[\uFDD0-\uFDEF]/)
      }),
    )
  })
})

describe('the name of a provision by its eId', () => {
  test.each([
    ['sec_10A', 'en', 'section 10A'],
    ['att_1__para_3', 'en', 'paragraph 3 of Schedule 1'],
    ['part_5__chp_2', 'en', 'Chapter 2 of Part 5'],
    ['att', 'en', 'Schedule'],
    ['sec_4~2', 'en', 'section 4'],
    ['art_133-1', 'zh', '第133条之1'],
    ['chp_3__sec_1', 'zh', '第3章第1节'],
    ['att_2', 'zh', '附件2'],
  ])('%s in %s is %s', (eId, language, name) => {
    expect(eIdName(eId, language)).toBe(name)
  })

  test('is some words for every eId', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.constantFrom('en', 'zh'), (eId, language) => {
        expect(typeof eIdName(eId, language)).toBe('string')
      }),
    )
  })
})
