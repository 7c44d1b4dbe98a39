/** A provision longer than this, in bytes of UTF-8, is shown a piece at a time. */
export const PIECE_BYTES = 15_000

const encoder = new TextEncoder()
export const bytesOf = (text: string): number => encoder.encode(text).length

const isTable = (lines: readonly string[]): boolean =>
  lines.length > 2 && lines[0]?.includes('|') === true && /^[\s|:-]+$/.test(lines[1] ?? '') && /-/.test(lines[1] ?? '')

/** Cuts a line that is longer than a piece at the ends of its sentences, else at its spaces, else anywhere. */
function cutLine(line: string, limit: number): string[] {
  const parts: string[] = []
  let rest = line
  while (rest.length > limit || (rest.length * 3 > limit && bytesOf(rest) > limit)) {
    let room = Math.min(rest.length, limit)
    while (bytesOf(rest.slice(0, room)) > limit) room = Math.floor(room * 0.7)
    const window = rest.slice(0, room)
    const sentence = Math.max(...['. ', '; ', '。', '；', '，'].map((mark) => window.lastIndexOf(mark) + (window.includes(mark) ? 1 : 0)))
    const space = window.lastIndexOf(' ')
    let cut = sentence > room / 2 ? sentence : space > room / 2 ? space : room
    // Never between the two halves of one character.
    if (/[\uD800-\uDBFF]/.test(rest[cut - 1] ?? '')) cut -= 1
    cut = Math.max(cut, 1)
    parts.push(rest.slice(0, cut))
    rest = rest.slice(cut)
  }
  parts.push(rest)
  return parts
}

/** Cuts a block (text between empty lines): a table between its rows, its head repeated; any other at its lines. */
function cutBlock(block: string, limit: number): string[] {
  const lines = block.split('\n')
  const head = isTable(lines) ? lines.slice(0, 2) : []
  const rows = lines.slice(head.length).flatMap((line) => (head.length > 0 ? [line] : cutLine(line, limit)))
  const parts: string[] = []
  let part = [...head]
  let size = bytesOf(head.join('\n'))
  for (const row of rows) {
    const length = bytesOf(row) + 1
    if (part.length > head.length && size + length > limit) {
      parts.push(part.join('\n'))
      part = [...head]
      size = bytesOf(head.join('\n'))
    }
    part.push(row)
    size += length
  }
  parts.push(part.join('\n'))
  return parts
}

/**
 * Cuts the Markdown of one provision into pieces of at most about `limit` bytes, between paragraphs or table rows.
 * A row of a table is never cut. Time grows linearly with the length of the text.
 */
export function piecesOf(text: string, limit = PIECE_BYTES): readonly string[] {
  if (text.length * 3 <= limit || bytesOf(text) <= limit) return [text]
  const pieces: string[] = []
  let piece: string[] = []
  let size = 0
  for (const block of text.split(/\n[ \t]*\r?\n/))
    for (const part of bytesOf(block) > limit ? cutBlock(block, limit) : [block]) {
      const length = bytesOf(part) + 2
      if (piece.length > 0 && size + length > limit) {
        pieces.push(piece.join('\n\n'))
        piece = []
        size = 0
      }
      piece.push(part)
      size += length
    }
  if (piece.some((part) => part.trim() !== '')) pieces.push(piece.join('\n\n'))
  return pieces
}
