import remarkParse from 'remark-parse'
import { unified } from 'unified'

const parser = unified().use(remarkParse)

/** Depth and offset of the line of every heading at the top level of a text, as remark finds them. */
export function remarkHeadings(text: string): { depth: number; start: number }[] {
  return parser.parse(text).children.flatMap((node) => {
    if (node.type !== 'heading') return []
    const at = node.position?.start.offset ?? 0
    return [{ depth: node.depth, start: Math.max(text.lastIndexOf('\n', at - 1), at === 0 ? -1 : text.lastIndexOf('\r', at - 1)) + 1 }]
  })
}
