import type { ElementContent, Root as HastRoot, RootContent } from 'hast'
import type { Nodes, Root as MdastRoot } from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import type { Options as Schema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import type { Processor } from 'unified'
import { unified } from 'unified'
import { linkMarked, unmarked } from './links.ts'
import { markNotes } from './notes.ts'
import { nameParagraphs } from './paragraphs.ts'
import { passagesOf } from './prose.ts'

export interface RenderOptions {
  /** Distinguishes the ids of this provision from those of all others on the page. */
  readonly eId: string
  /** The text opens with its own heading, which the page shows itself. */
  readonly dropHeading: boolean
  /** The number that opens the first paragraph (第五条), and where it shall link. */
  readonly number: { readonly text: string; readonly address: string } | null
  /** Its paragraphs get ids of their own, which are good on a page of this provision alone. */
  readonly paragraphs?: boolean
  /** Where the words lead that `withLinks` has marked in the text. */
  readonly links?: readonly string[]
}

/** What law text may consist of; everything else is dropped, its words kept. */
const schema: Schema = {
  tagNames:
    'a blockquote br code del em h1 h2 h3 h4 h5 h6 hr img input li ol p pre section strong sub sup table tbody td th thead tr ul'.split(
      ' ',
    ),
  attributes: {
    a: ['href', 'id'],
    img: ['src', 'alt'],
    input: [['type', 'checkbox'], 'checked', ['disabled', true]],
    li: ['id'],
    ol: ['start'],
    td: ['align'],
    th: ['align'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  required: { input: { disabled: true, type: 'checkbox' } },
  strip: ['script', 'style'],
  clobberPrefix: '',
  clobber: [],
}

/** Law is never code: a paragraph that is merely indented stays one. */
function withoutIndentedCode(this: Processor): void {
  const known = this.data()
  known.micromarkExtensions = [...(known.micromarkExtensions ?? []), { disable: { null: ['codeIndented'] } }]
}

const processor = unified()
  .use(withoutIndentedCode)
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkRehype, { clobberPrefix: '', footnoteLabelTagName: 'p', footnoteLabel: '—' })
  .use(rehypeSanitize, schema)
  .use(rehypeStringify)
  .freeze()

const HTML_TAGS =
  /<\/?(?:a|abbr|b|big|br|center|cite|code|dd|div|dl|dt|em|font|hr|i|img|ins|li|ol|p|q|s|script|small|span|strong|style|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?\/?>/gi

/** The words of raw HTML; its comments, scripts and known tags go, and what only looks like a tag (`<Schedule>`) is text. */
const wordsOfHtml = (value: string): string =>
  value
    .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replaceAll(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replaceAll(HTML_TAGS, '')

function htmlToText(node: Nodes): void {
  if (!('children' in node)) return
  const children = node.children as Nodes[]
  for (const [index, child] of children.entries()) {
    if (child.type === 'html') {
      const text: Nodes = { type: 'text', value: wordsOfHtml(child.value).trim() === '' ? '' : wordsOfHtml(child.value) }
      const flow = node.type === 'root' || node.type === 'blockquote' || node.type === 'listItem'
      children[index] = flow ? { type: 'paragraph', children: [text] } : text
    } else htmlToText(child)
  }
}

const textOf = (node: RootContent | ElementContent): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : ''

/** Makes sanitised HTML fit its place: no headings besides the page's own, no pictures from elsewhere, ids of this provision only. */
function fit(nodes: (RootContent | ElementContent)[], eId: string): (RootContent | ElementContent)[] {
  return nodes.flatMap((node): (RootContent | ElementContent)[] => {
    if (node.type !== 'element') return [node]
    const { properties } = node
    node.children = fit(node.children, eId) as ElementContent[]
    if (typeof properties['id'] === 'string') properties['id'] = `${eId}--${properties['id']}`
    if (/^h[1-6]$/.test(node.tagName)) return [{ ...node, tagName: 'p', properties: { className: ['inner-heading'] } }]
    if (node.tagName === 'p' && textOf(node).trim() === '' && node.children.every((child) => child.type === 'text')) return []
    if (node.tagName === 'img') {
      const { src, alt } = properties
      const label = { type: 'text', value: alt || src || '' } as const
      return typeof src === 'string' ? [{ type: 'element', tagName: 'a', properties: { href: src }, children: [label] }] : [label]
    }
    if (node.tagName === 'a') {
      const href = properties['href']
      if (typeof href === 'string' && href.startsWith('#')) properties['href'] = `#${eId}--${href.slice(1)}`
      else if (typeof href !== 'string' || !/^(?:https?:|mailto:|\/(?![/\\]))/i.test(href)) return node.children
    }
    if (node.tagName === 'table')
      return [{ type: 'element', tagName: 'div', properties: { className: ['wide'], tabIndex: 0, role: 'group' }, children: [node] }]
    return [node]
  })
}

/** Makes the number that opens the first paragraph a link in bold, where it does. */
function linkNumber(tree: HastRoot, number: { readonly text: string; readonly address: string }): void {
  const paragraph = tree.children.find((node) => node.type === 'element')
  if (paragraph?.type !== 'element') return
  let holder = paragraph
  while (holder.children[0]?.type === 'element') holder = holder.children[0]
  const [opening] = holder.children
  if (opening?.type !== 'text') return
  const value = opening.value.trimStart()
  if (!value.startsWith(number.text)) return
  opening.value = value.slice(number.text.length)
  holder.children.unshift({
    type: 'element',
    tagName: 'a',
    properties: { href: number.address, className: ['number'] },
    children: [{ type: 'text', value: number.text }],
  })
}

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** More quotes or lists within each other than any law has; rendering them would cost more than they are worth. */
const tooDeep = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])){24}/m

/** The parser's time grows with the square of these where they do not close; a page of law has some hundreds. */
const MOST_EMPHASIS = 1500
const emphasis = /[*_]+/g
/** The same of lines that underline the one before; a page of law has next to none. */
const MOST_UNDERLINES = 200
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/gm
const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0

/** A heading in a line of its own, and the empty lines behind it. */
const HEADING_BEFORE = /^ {0,3}#{1,6} [^\n]*\n(?: *\n)+/

function treeOf(text: string, dropHeading: boolean): HastRoot {
  const markdown = dropHeading ? text.replace(HEADING_BEFORE, '') : text
  const passages = passagesOf(markdown)
  if (!passages) return parsed(text, dropHeading)
  const drop = dropHeading && markdown === text
  const parts = passages.map((one, index) => ('words' in one ? [one.words] : parsed(one.markdown, drop && index === 0).children))
  const newline = { type: 'text', value: '\n' } as const
  return {
    type: 'root',
    children: parts.filter((part) => part.length > 0).flatMap((part, index) => (index > 0 ? [newline, ...part] : part)),
  }
}

function parsed(text: string, dropHeading: boolean): HastRoot {
  const source: MdastRoot = processor.parse(text)
  if (dropHeading && source.children[0]?.type === 'heading') source.children.shift()
  htmlToText(source)
  return processor.runSync(source)
}

/**
 * Renders the Markdown of one provision as HTML that is safe in any page. Any text is allowed; where it cannot be
 * rendered it is shown as it stands.
 */
export function renderMarkdown(text: string, { eId, dropHeading, number, paragraphs = false, links = [] }: RenderOptions): string {
  const asItStands = (): string => `<pre>${escapeText(links.length > 0 ? unmarked(text) : text)}</pre>`
  if (tooDeep.test(text) || count(text, emphasis) > MOST_EMPHASIS || count(text, underline) > MOST_UNDERLINES) return asItStands()
  try {
    const tree = treeOf(text, dropHeading)
    tree.children = fit(tree.children, eId)
    if (links.length > 0) linkMarked(tree, links)
    if (paragraphs) nameParagraphs(tree, eId)
    if (number) linkNumber(tree, number)
    markNotes(tree)
    return processor.stringify(tree)
  } catch {
    // Some nesting that the parser takes and its tree walkers do not. The words still show.
    return asItStands()
  }
}
