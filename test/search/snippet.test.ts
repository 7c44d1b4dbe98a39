import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snippetOf } from '../../src/search/snippet.ts'
import { effortOf } from '../effort.ts'

describe('a snippet', () => {
  it('marks the words that were looked for, whatever their endings, and is escaped', () => {
    expect(snippetOf('##### 5. **Jury districts.**\n\n**5.**—(1) Jurors & <i>others</i> shall *serve*.', ['juror', 'serving'], '5')).toBe(
      '(1) <mark>Jurors</mark> &amp; &lt;i&gt;others&lt;/i&gt; shall <mark>serve</mark>.',
    )
  })

  it('marks runs of Han characters as a whole', () => {
    expect(snippetOf('第二条 行政机关应当及时公开政府信息。', ['政府', '府信', '信息'], '第二条')).toBe(
      '行政机关应当及时公开<mark>政府信息</mark>。',
    )
  })

  it('shows the passage in which most of the words stand', () => {
    const snippet = snippetOf(`A jury. ${'Filler words stand here. '.repeat(60)}The jury foreman speaks. ${'More of it. '.repeat(60)}`, [
      'jury',
      'foreman',
    ])
    expect(snippet).toMatch(/^… .*The <mark>jury<\/mark> <mark>foreman<\/mark> speaks\..* …$/)
    expect(snippet.length).toBeLessThan(320)
  })

  it('finds the passage in a very long text, too', () => {
    const long = `A jury. ${'Filler words stand here. '.repeat(2000)}The jury foreman speaks. ${'More of it. '.repeat(2000)}`
    const snippet = snippetOf(long, ['jury', 'foreman'])
    expect(snippet).toMatch(/^… .*The <mark>jury<\/mark> <mark>foreman<\/mark> speaks\..* …$/)
    const han = snippetOf(`${'其他文字，'.repeat(3000)}陪审员宣誓。${'其他文字，'.repeat(3000)}`, ['陪审', '审员'])
    expect(han).toMatch(/^… .*<mark>陪审员<\/mark>宣誓。.* …$/)
  })

  it('leaves out table rules, marks of editors and targets of links', () => {
    expect(snippetOf('| No. | Title |\n| --- | :-: |\n| 23 | F12[Juries Act]; see [here](http://x.example/a_b) |', [])).toBe(
      'No. Title 23 Juries Act; see [here]',
    )
  })

  it('begins at the beginning where none of the words stands in the text', () => {
    expect(snippetOf('# 4.\n\n4.—Repeals.', ['jury'], '4')).toBe('Repeals.')
  })

  it('holds no markup besides its marks, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            '<mark>',
            '</mark>',
            '<b>',
            '&',
            '&lt;',
            '"',
            "'",
            'jury',
            ' ',
            '法',
            '院',
            '😀',
            '|',
            '*',
            '\n',
            '# ',
            'F1[',
            ']',
            '\uD83D',
            '\\<',
            '](x)',
          ),
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(
        text,
        fc.array(fc.constantFrom('jury', 'mark', 'b', '法', '法院', '院', 'lt')),
        fc.option(fc.constantFrom('5', '第一条')),
        (markdown, terms, number) => {
          const snippet = snippetOf(markdown, terms, number)
          const marks = snippet.match(/<\/?mark>/g) ?? []
          expect(marks.every((mark, at) => mark === (at % 2 === 0 ? '<mark>' : '</mark>')) && marks.length % 2 === 0).toBe(true)
          const rest = snippet.replace(/<\/?mark>/g, '')
          expect(rest).not.toMatch(/[<>"']/)
          expect(rest).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/)
          expect(rest.isWellFormed()).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('takes time in proportion to the length of the text', () => {
    for (const unit of ['jury ', '| ', '_', '*', '\\', '[', 'F1[', '](', '# \n', '- ', ' ', '\n', '法院', '&amp;']) {
      const effort = effortOf(() => snippetOf(unit.repeat(60_000 / unit.length), ['jury', '法院', 'district'], '5'))
      expect(effort, JSON.stringify(unit)).toBeLessThan(1000)
    }
  })
})
