import remarkParse from 'remark-parse'
import { unified } from 'unified'

const markdown = unified().use(remarkParse).freeze()

/** An ATX or setext heading of a file, marks kept. Offsets are UTF-16 code units in the file; `end` is behind its last line end. */
export interface Heading {
  readonly depth: number
  readonly text: string
  readonly start: number
  readonly end: number
}

/**
 * Lines that only a Markdown parser can judge: fences, HTML blocks (a comment that ends on its line aside), underlines of
 * setext headings, and headings that are indented and so may belong to a list. The collections hold next to none of them.
 */
const needsParser =
  /(?:^|[\n\r]) {0,3}(?:```|~~~|<(?!!--[^\n\r]*-->[ \t]*(?:[\n\r]|$))[a-zA-Z!?/]|=+[ \t]*(?:[\n\r]|$)|-+[ \t]*(?:[\n\r]|$))|(?:^|[\n\r])[ \t]+#{1,6}(?:[ \t\n\r]|$)/

/** Headings at the top level of a text from `from` on, in order: the same that a CommonMark parser finds. */
export function headingsOf(file: string, from: number): Heading[] {
  const body = from === 0 ? file : file.slice(from)
  return isForParser(body) ? parsedHeadings(body, from) : scannedHeadings(body, from)
}

/**
 * The parser's time grows with the square of such lines (8,000 underlines take 6 seconds), so a text with more of them than any law has,
 * or a very long one, is read without it: underlined headings are then words like others.
 */
const MOST_JUDGED = 300
const LONGEST_PARSED = 200_000

function isForParser(body: string): boolean {
  if (!needsParser.test(body)) return false
  if (body.length > LONGEST_PARSED) return false
  let judged = 0
  for (const _line of body.matchAll(new RegExp(needsParser, 'g'))) if ((judged += 1) > MOST_JUDGED) return false
  return true
}

const atx = /(#{1,6})(?:[ \t]+([^\n\r]*))?(?:\r\n|[\n\r]|$)/y

function scannedHeadings(body: string, from: number): Heading[] {
  const headings: Heading[] = []
  for (let at = body.indexOf('#'); at >= 0; at = body.indexOf('#', at + 1)) {
    const before = body[at - 1]
    if (before !== undefined && before !== '\n' && before !== '\r') continue
    atx.lastIndex = at
    const match = atx.exec(body)
    if (!match) continue
    const text = (match[2] ?? '').replace(/(?<=^|[ \t])#+[ \t]*$/, '').trim()
    headings.push({ depth: match[1]?.length ?? 1, text, start: from + at, end: from + at + match[0].length })
    at += match[0].length - 1
  }
  return headings
}

function parsedHeadings(body: string, from: number): Heading[] {
  const headings: Heading[] = []
  for (const node of markdown.parse(body).children) {
    if (node.type !== 'heading' || !node.position) continue
    const { start, end } = node.position
    const lineEnd = /[^\n\r]*(?:\r\n|[\n\r]|$)/y
    lineEnd.lastIndex = end.offset ?? 0
    lineEnd.exec(body)
    const first = node.children[0]?.position?.start.offset
    const last = node.children.at(-1)?.position?.end.offset
    const lineStart = Math.max(body.lastIndexOf('\n', start.offset ?? 0), body.lastIndexOf('\r', start.offset ?? 0)) + 1
    headings.push({
      depth: node.depth,
      text: first === undefined || last === undefined ? '' : body.slice(first, last),
      start: from + lineStart,
      end: from + lineEnd.lastIndex,
    })
  }
  return headings
}
