import { plain } from './tokens.ts'

export interface Row {
  /** The line without the white space around it. */
  readonly start: number
  readonly end: number
  /** Reading text of each cell. */
  readonly cells: readonly string[]
}

export interface Table {
  /** Offset of the header row. */
  readonly start: number
  readonly end: number
  readonly header: Row
  readonly rows: readonly Row[]
}

const SEPARATOR = /\n[ \t]*\|[ \t]*:?-{2,}/g

/** The Markdown tables of a text, in order. Time is linear. */
export function tablesOf(text: string): Table[] {
  const found: Table[] = []
  for (const { index } of text.matchAll(SEPARATOR)) {
    const last = found.at(-1)
    if (last && index < last.end) continue
    const headerStart = text.lastIndexOf('\n', index - 1) + 1
    if (text[firstNonSpace(text, headerStart)] !== '|') continue
    const separatorEnd = lineEnd(text, index + 1)
    const rows: Row[] = []
    let at = separatorEnd + 1
    while (at < text.length && text[firstNonSpace(text, at)] === '|') {
      const end = lineEnd(text, at)
      rows.push(rowOf(text, at, end))
      at = end + 1
    }
    found.push({ start: headerStart, end: Math.min(at, text.length), header: rowOf(text, headerStart, index), rows })
  }
  return found
}

function firstNonSpace(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\t') at += 1
  return at
}

const lineEnd = (text: string, from: number): number => {
  const newline = text.indexOf('\n', from)
  return newline < 0 ? text.length : newline
}

function rowOf(text: string, from: number, to: number): Row {
  const start = firstNonSpace(text, from)
  let end = to
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1
  const cells = text.slice(start, end).split(/(?<!\\)\|/)
  if (cells[0]?.trim() === '') cells.shift()
  if (cells.at(-1)?.trim() === '') cells.pop()
  return { start, end, cells: cells.map((cell) => plain(cell.replace(/<br\s*\/?>/gi, ' '))) }
}
