import { describe, expect, it } from 'vitest'
import { parseCitation } from '../../src/law/citation.ts'
import { parseDay } from '../../src/law/day.ts'
import { readWords } from '../../src/search/words.ts'
import { snippetOf } from '../../src/search/snippet.ts'
import { scan } from '../../src/sources/scan/provisions.ts'
import { headingsOf } from '../../src/sources/scan/headings.ts'
import { parseAddress } from '../../src/web/addresses.ts'
import { readingText } from '../../src/web/text/reading.ts'
import { act, chinese, read } from '../sources/files.ts'
import { effortOf } from '../effort.ts'

/** What could send a pattern back and forth: openings without ends, ends without openings, and near misses of what is looked for. */
const UNITS = [
  'a',
  ' ',
  '\n',
  '\t',
  '第',
  '一',
  '第一条 ',
  '条',
  '《',
  '》',
  '（',
  '(',
  '[',
  '](',
  '*',
  '_',
  '`',
  '~',
  '|',
  '| - ',
  '#',
  '# ',
  '##### 1. ',
  '> ',
  '- ',
  '1. ',
  '<',
  '<!-- ',
  '<a ',
  '&',
  '&amp;',
  '\\',
  '"',
  "'",
  'section 5 of ',
  'the ',
  'Act, ',
  'No. ',
  '1/',
  '1976 ',
  '2001年1月1日 ',
  '---\n',
  'title: ',
  'F1[',
  '.',
  '%',
  '%2F',
  '/',
  '@',
  '@2001-01-01',
  '😀',
  '\u0301',
  '\r\n',
  '=\n',
  '---',
  ': ',
] as const

type Reader = readonly [name: string, read: (text: string) => unknown]

const READERS: readonly Reader[] = [
  ['a file with front matter', (text) => read('ie/a.md', act({}, text))],
  ['front matter', (text) => read('ie/a.md', `---\ntitle: A\nnote: ${JSON.stringify(text)}\n---\n# A\n`)],
  ['front matter as it comes', (text) => read('ie/a.md', `---\n${text}\n---\n# A\n`)],
  ['a title', (text) => read('ie/a.md', act({ title: JSON.stringify(text) }))],
  ['a Chinese file', (text) => read('宪法/a.md', chinese('甲法', ['2001年1月1日 通过'], text))],
  ['a Chinese history', (text) => read('宪法/a.md', chinese('甲法', [text], '第一条 好。\n'))],
  ['any file', (text) => read('ie/a.md', text)],
  ['the scanner', (text) => scan(text, 0)],
  ['headings', (text) => headingsOf(text, 0)],
  ['a citation', parseCitation],
  ['a query', readWords],
  ['a snippet', (text) => snippetOf(text, ['jury', 'section', '条'])],
  ['plain text', readingText],
  ['an address', (text) => parseAddress(`/ie/${text}`)],
  ['an address of a part', (text) => parseAddress(`/ie/a/${text}?lang=${text}`)],
  ['a day', parseDay],
]

const LENGTH = 30_000
/** Below this, in milliseconds, a reading is over before it could be seen to grow. */
const AT_ONCE = 15

/** The best of some runs: what else the process does only ever adds. */
function best(run: (text: string) => unknown, text: string): number {
  let least = Infinity
  for (let times = 0; times < 2; times++) {
    least = Math.min(
      least,
      effortOf(() => run(text)),
    )
  }
  return least
}

describe('time grows as length does, shown by doubling', () => {
  it.each(READERS)('%s', (_name, run) => {
    const slow: string[] = []
    for (const unit of UNITS)
      // A pattern that runs to the end of the text at once may go back and forth where something else stands there.
      for (const end of ['', 'x']) {
        const text = unit.repeat(LENGTH / unit.length)
        run(text.slice(0, 1000) + end)
        const once = best(run, text + end)
        const twice = best(run, text + text + end)
        if (twice <= AT_ONCE) continue
        // Four times the length takes about four times as long; what takes the square takes sixteen times.
        const four = best(run, text.repeat(4) + end)
        if (four / Math.max(once, 1) >= 10)
          slow.push(`${JSON.stringify(unit + end)}: ${once.toFixed(1)}, ${twice.toFixed(1)}, ${four.toFixed(1)} ms`)
      }
    expect(slow).toEqual([])
  })
})
