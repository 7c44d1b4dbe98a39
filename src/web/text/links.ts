import type { ElementContent, Root } from 'hast'

/** Words of a text that lead somewhere: offsets count UTF-16 code units of its Markdown. */
export interface TextLink {
  readonly start: number
  readonly end: number
  readonly address: string
}

// Characters that no text has (Unicode noncharacters): the ends of a link and its number, on their way through the renderer. They
// pass through Markdown like letters, so that escapes, emphasis, notes and tables around them mean what they meant.
const FIRST = 0xfdd0
const [OPEN, CLOSE] = [String.fromCharCode(FIRST), String.fromCharCode(FIRST + 1)]
const ANY = /[\uFDD0-\uFDEF\uA9C1\uA9C2]/g
const MARK = /\uA9C1?\uFDD0([\uFDD2-\uFDE1]+)|\uFDD1\uA9C2?/g
// Whether emphasis begins or ends depends on there being punctuation beside its marks: where a link begins or ends with punctuation,
// a mark of punctuation (two of the Javanese script, which no law here is written in) stands outside.
const PUNCTUATION = /[\p{P}\p{S}]/u
const [OPEN_POINT, CLOSE_POINT] = ['\uA9C1', '\uA9C2']

const digits = (index: number): string =>
  [...index.toString(16)].map((digit) => String.fromCharCode(FIRST + 2 + Number.parseInt(digit, 16))).join('')
const indexOf = (marks: string): number =>
  Number.parseInt([...marks].map((mark) => (mark.charCodeAt(0) - FIRST - 2).toString(16)).join(''), 16)

/** Marks of Markdown at the ends of a link: what they mean depends on what stands beside them, so nothing is put there. */
const EDGE = /[\s|*_#>\-\\`~!<]/

/** Markdown with its links marked for `linkMarked`. `links` are in order; one that overlaps the one before it is left out. */
export function withLinks(text: string, links: readonly TextLink[]): string {
  if (links.length === 0) return text
  const parts: string[] = []
  let at = 0
  for (const [index, link] of links.entries()) {
    let { start, end } = link
    while (start < end && EDGE.test(text[start] ?? '')) start++
    while (end > start && EDGE.test(text[end - 1] ?? '')) end--
    if (start < at || start >= end || end > text.length || text[start - 1] === '\\') continue
    const [before, after] = [
      PUNCTUATION.test(text[start] ?? '') ? OPEN_POINT : '',
      PUNCTUATION.test(text[end - 1] ?? '') ? CLOSE_POINT : '',
    ]
    parts.push(withoutMarks(text.slice(at, start)), before, OPEN, digits(index), withoutMarks(text.slice(start, end)), CLOSE, after)
    at = end
  }
  return [...parts, withoutMarks(text.slice(at))].join('')
}

const withoutMarks = (text: string): string => text.replaceAll(ANY, '\uFFFD')

/** The same without its marks. */
export const unmarked = (text: string): string => text.replaceAll(ANY, '')

/** A link ends with the block in which it begins. */
const BLOCKS = new Set(['p', 'li', 'td', 'th', 'tr', 'table', 'blockquote', 'ul', 'ol', 'pre', 'section', 'div'])

/** Makes links of what `withLinks` has marked, in each element anew, but none within another link. */
export function linkMarked(tree: Root, addresses: readonly string[]): void {
  let href: string | undefined
  const split = (value: string, linked: boolean): ElementContent[] => {
    const parts: ElementContent[] = []
    const add = (text: string): void => {
      if (text === '') return
      const words = { type: 'text', value: text } as const
      if (href === undefined || linked || text.trim() === '') parts.push(words)
      else parts.push({ type: 'element', tagName: 'a', properties: { href }, children: [words] })
    }
    let from = 0
    for (const match of value.matchAll(MARK)) {
      add(value.slice(from, match.index))
      href = match[1] === undefined ? undefined : addresses[indexOf(match[1])]
      from = match.index + match[0].length
    }
    add(value.slice(from))
    return parts
  }
  const walk = (children: readonly ElementContent[], linked: boolean): ElementContent[] =>
    children.flatMap((child) => {
      if (child.type === 'text') return split(child.value, linked)
      if (child.type !== 'element') return [child]
      const isBlock = BLOCKS.has(child.tagName)
      if (isBlock) href = undefined
      child.children = walk(child.children, linked || child.tagName === 'a')
      if (isBlock) href = undefined
      return [child]
    })
  tree.children = walk(tree.children as ElementContent[], false)
}
