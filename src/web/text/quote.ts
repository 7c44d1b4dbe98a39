import { renderMarkdown } from './markdown.ts'

/** A quote as it is read: without Markdown's marks, the cells of a table's row apart from each other. */
export function readingQuote(quote: string): string {
  const lines = quote.split('\n').filter((line) => !/^[\s|:-]*$/.test(line))
  const read = lines.map((line) =>
    line
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .join(' | '),
  )
  return read
    .join(' ')
    .replaceAll(/\\([|*_[\]])/g, '$1')
    .replaceAll(/\*+|(?<!\w)_+|_+(?!\w)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** At most `most` characters of a text, cut where a word ends. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > most * 0.6 ? space : most).toWellFormed()} …`
}

// Two characters that no text has: the ends of what shall be marked, on their way through the renderer.
const [OPEN, CLOSE] = ['\uFDD0', '\uFDD1']

/** Marks of Markdown at the ends of a quote: what they mean depends on what stands beside them, so nothing is put there. */
const EDGE = /[\s|*_#>-]/

function withEnds(text: string, from: number, to: number): string {
  let [start, end] = [from, to]
  while (start < end && EDGE.test(text[start] ?? '')) start++
  while (end > start && EDGE.test(text[end - 1] ?? '')) end--
  return `${text.slice(0, start)}${OPEN}${text.slice(start, end)}${CLOSE}${text.slice(end)}`
}

/** Wraps what stands between the two ends in `mark`, in each element anew. */
function markBetween(rendered: string): string {
  let inside = false
  return rendered
    .split(/(<[^>]*>)/)
    .map((part) => {
      if (part.startsWith('<')) return part
      return part
        .split(/([\uFDD0\uFDD1])/)
        .map((run) => {
          if (run === OPEN || run === CLOSE) {
            inside = run === OPEN
            return ''
          }
          return inside && run.trim() !== '' ? `<mark>${run}</mark>` : run
        })
        .join('')
    })
    .join('')
}

interface Block {
  readonly start: number
  readonly end: number
}

/** Blocks of Markdown: what stands between empty lines. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let start = 0
  for (const gap of text.matchAll(/\n[ \t]*\r?\n/g)) {
    blocks.push({ start, end: gap.index })
    start = gap.index + gap[0].length
  }
  blocks.push({ start, end: text.length })
  return blocks.filter((block) => text.slice(block.start, block.end).trim() !== '')
}

/** How much is shown around a quote: blocks, rows of a table, and characters of one block. */
const BLOCKS = 2
const ROWS = 4
const CHARACTERS = 900

const isRow = (line: string): boolean => line.trimStart().startsWith('|')
const isDelimiter = (line: string): boolean => /^[\s|:-]+$/.test(line) && line.includes('-')

/** Rows of a table near those that are marked, under the table's head. */
function rowsNear(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.includes(OPEN))
  const last = lines.findLastIndex((line) => line.includes(CLOSE))
  const head = isDelimiter(lines[1] ?? '') ? 2 : 0
  const [from, to] = [Math.max(first < 0 ? 0 : first - ROWS, head), (last < 0 ? lines.length : last) + ROWS + 1]
  const columns = (lines[0]?.split('|').length ?? 3) - 2
  const gap = `| … ${'| '.repeat(Math.max(columns - 1, 0))}|`
  return [...lines.slice(0, head), ...(from > head ? [gap] : []), ...lines.slice(from, to), ...(to < lines.length ? [gap] : [])]
}

/** One block, so much of it as is near the quote. */
function near(block: string): string {
  const lines = block.split('\n')
  if (lines.length > 2 * ROWS && lines.every((line) => isRow(line) || line.trim() === '')) return rowsNear(lines).join('\n')
  const [open, close] = [block.indexOf(OPEN), block.indexOf(CLOSE)]
  const from = open > CHARACTERS ? block.lastIndexOf(' ', open - CHARACTERS * 0.7) : 0
  const behind = close < 0 ? (open < 0 ? 0 : block.length) : close
  const to = block.length - behind > CHARACTERS ? behind + CHARACTERS * 0.7 : block.length
  const cut = block.slice(Math.max(from, 0), to).toWellFormed()
  return `${from > 0 ? '… ' : ''}${cut}${to < block.length ? ' …' : ''}`
}

/**
 * The part of a text around `from` up to `to`, rendered as HTML that is safe in any page, with what stands between them marked. Null where nothing does.
 * `text` is Markdown; offsets count UTF-16 code units in it.
 */
export function markedIn(text: string, from: number, to: number): string | null {
  if (from < 0 || to > text.length || text.slice(from, to).trim() === '') return null
  const plain = text.replaceAll(/[\uFDD0\uFDD1]/g, '\uFFFD')
  const ended = withEnds(plain, from, to)
  const blocks = blocksOf(ended)
  const first = blocks.findIndex(({ start, end }) => ended.slice(start, end).includes(OPEN))
  const last = blocks.findLastIndex(({ start, end }) => ended.slice(start, end).includes(CLOSE))
  if (first < 0 || last < 0) return null
  const shown = blocks.slice(Math.max(0, first - BLOCKS), last + BLOCKS + 1)
  const markdown = shown.map(({ start, end }) => near(ended.slice(start, end))).join('\n\n')
  const rendered = markBetween(renderMarkdown(markdown, { eId: 'quote', dropHeading: false, number: null }))
  if (!rendered.includes('<mark>')) return null
  const before = shown[0] !== blocks[0] ? '<p class="cut">…</p>' : ''
  const after = shown.at(-1) !== blocks.at(-1) ? '<p class="cut">…</p>' : ''
  return `${before}${rendered}${after}`
}
