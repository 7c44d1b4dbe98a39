import type { Element, ElementContent } from 'hast'

/** HTML, code, definitions of links and notes. */
const REACHES_FAR = /[`<~\t\r\0]|\]:|\[\^/
/** What may mean more than words to Markdown, or to those who read it as GitHub does: escapes, links, tables, entities, breaks. */
const MORE_THAN_WORDS = /[\\|_@]|&[#a-z]|:\/\/|www|\][([]| {2,}\n/i
/** How a line of prose begins: not as that of a list, a quotation, a heading, a rule or a table does, nor indented. */
const PROSE = /^(?!\d{1,9}[.)](?: |$))(?:\*\*?[^*\s]|[\p{L}\p{N}\p{Ps}\p{Pi}\p{Pf}"'…—–.,;§€£$])/u
/** Words in bold or italics: their marks count only where they touch a word, and touch no other on their outer side unless words stand there, too. */
const EMPHASIS =
  /(?<!\*)(?:(?<=^|[\s\p{P}\p{S}])(\*\*?)(?=[^\s*])|(\*\*?)(?=[^\s*\p{P}\p{S}]))([^*]+)(?:(?<=\S)(?:\1\2)(?=$|[\s\p{P}\p{S}])|(?<=[^\s\p{P}\p{S}])(?:\1\2))(?!\*)/gu

/** Paragraphs of words, and between them what else there is, as Markdown. */
export type Passage = { readonly words: Element } | { readonly markdown: string }

/**
 * Divides the Markdown of a provision into paragraphs of nothing but words, some in bold or italics, of which most of law consists, and
 * all else. The former are read here as the parser reads them, in a twentieth of its time. Undefined where what is not words may reach
 * over the paragraphs beside it.
 */
export function passagesOf(markdown: string): readonly Passage[] | undefined {
  if (REACHES_FAR.test(markdown)) return undefined
  const passages: Passage[] = []
  let other: string[] = []
  const close = (): void => {
    if (other.length > 0) passages.push({ markdown: other.join('\n\n') })
    other = []
  }
  for (const block of markdown.split(/\n(?: *\n)+/)) {
    const words = paragraphOf(block)
    if (words) {
      close()
      passages.push({ words })
    } else if (/[^ \n]/.test(block)) other.push(block)
  }
  close()
  return passages
}

function paragraphOf(block: string): Element | undefined {
  const lines = block.replace(/\n *$/, '').split('\n')
  if (MORE_THAN_WORDS.test(block) || !lines.every((line) => PROSE.test(line))) return undefined
  const children = wordsOf(lines.map((line) => line.replace(/ +$/, '')).join('\n'))
  return children && { type: 'element', tagName: 'p', properties: {}, children }
}

function wordsOf(text: string): ElementContent[] | undefined {
  const children: ElementContent[] = []
  let at = 0
  const plain = (end: number): boolean => {
    if (end > at) children.push({ type: 'text', value: text.slice(at, end) })
    return !text.slice(at, end).includes('*')
  }
  for (const { index, 0: whole, 1: outer, 2: inner, 3: value = '' } of text.matchAll(EMPHASIS)) {
    if (!plain(index)) return undefined
    const tagName = (outer ?? inner) === '*' ? 'em' : 'strong'
    children.push({ type: 'element', tagName, properties: {}, children: [{ type: 'text', value }] })
    at = index + whole.length
  }
  return plain(text.length) ? children : undefined
}
