import type { Element, ElementContent, Root, Text } from 'hast'

/** What an editor of revised texts puts around changed words: `F4[…]`, with a number for each change. */
const marks = /(F\d{1,4}\[)|[[\]]/g

export const hasNotes = (html: string): boolean => html.includes('class="note"')

const note = (value: string): Element => ({
  type: 'element',
  tagName: 'span',
  properties: { className: ['note'] },
  children: [{ type: 'text', value }],
})

/** Sets the editor's marks apart from the words of the law: `F4[` and the bracket that closes it, across elements. */
export function markNotes(tree: Root): void {
  // Of each open bracket whether it is an editor's.
  const open: boolean[] = []
  const split = ({ value }: Text): ElementContent[] => {
    const parts: ElementContent[] = []
    let from = 0
    for (const match of value.matchAll(marks)) {
      const [mark, opening] = match
      const isNote = mark === ']' ? open.pop() === true : opening !== undefined
      if (mark !== ']') open.push(isNote)
      if (!isNote) continue
      if (match.index > from) parts.push({ type: 'text', value: value.slice(from, match.index) })
      parts.push(note(mark))
      from = match.index + mark.length
    }
    if (from < value.length) parts.push({ type: 'text', value: value.slice(from) })
    return parts
  }
  const walk = (children: ElementContent[]): ElementContent[] =>
    children.flatMap((child) => {
      if (child.type === 'text') return split(child)
      if (child.type === 'element') child.children = walk(child.children)
      return [child]
    })
  tree.children = walk(tree.children as ElementContent[])
}
