/** A word, number, mark or quotation of a phrase. Offsets are UTF-16 code units in the whole text. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark' | 'quoted'
  readonly text: string
  readonly lower: string
  readonly start: number
  readonly end: number
  /** Index of the closing bracket that belongs to an opening one, and the other way round; -1 where there is none. */
  readonly match: number
}

/** Emphasis, editorial notes of revised texts (`F12[`), footnote marks and links' targets: read over. */
const SKIPPED = /\s+|[*_\\]+|F\d{1,4}\[|\[\^\d{1,4}\]|\^\d{1,4}/y
const WORD = /\p{L}[\p{L}\p{M}]*(?:['’.&-](?=\p{L})[\p{L}\p{M}]+)*(?:(?<=s)['’](?=\s+(?:and\s+)?\p{Lu}))?/uy
const NUMBER = /\d+(?:st|nd|rd|th|[A-Z]{1,3}|(?!of)[a-z]{1,2}(?![a-z]))?(?:(?=of\b)|(?![\p{L}]))/uy
const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[' }

/** Cuts `text.slice(from, to)` into tokens; what stands in quotation marks is one token. Time is linear. */
export function tokens(text: string, from: number, to: number): Token[] {
  const found: (Omit<Token, 'match'> & { match: number })[] = []
  const open: number[] = []
  const closing = closingQuotes(text, from, to)
  let at = from
  while (at < to) {
    const skipped = matchAt(SKIPPED, text, at)
    if (skipped > at) {
      at = skipped
      continue
    }
    const quoteEnd = closing.get(at)
    const word = quoteEnd === undefined ? unglued(text, at, matchAt(WORD, text, at)) : at
    const number = quoteEnd === undefined && word === at ? matchAt(NUMBER, text, at) : at
    const end = Math.min(to, quoteEnd ?? (word > at ? word : number > at ? number : at + 1))
    const kind = quoteEnd === undefined ? (word > at ? 'word' : number > at ? 'number' : 'mark') : 'quoted'
    const piece = text.slice(at, end)
    let match = -1
    if (kind === 'mark') {
      if (piece === '(' || piece === '[') open.push(found.length)
      const opener = CLOSES[piece]
      if (opener !== undefined) {
        const last = open.at(-1)
        if (last !== undefined && found[last]?.text === opener) {
          open.pop()
          match = last
          const partner = found[last]
          if (partner) partner.match = found.length
        }
      }
    }
    found.push({ kind, text: piece, lower: kind === 'quoted' ? piece : piece.toLowerCase(), start: at, end, match })
    at = end
  }
  return found
}

/** Revised texts lose the space before a title: "theTransport Act". */
function unglued(text: string, from: number, to: number): number {
  const short = /^(?:the|of|and|to|in)(?=\p{Lu}\p{Ll})/u.exec(text.slice(from, Math.min(to, from + 6)))
  return short ? from + short[0].length : to
}

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

/** Where each quotation that opens in the range closes. Curly quotes nest; a straight one ends at the next. */
function closingQuotes(text: string, from: number, to: number): Map<number, number> {
  const closing = new Map<number, number>()
  const open: number[] = []
  let straight = -1
  for (let at = from; at < to; at += 1) {
    const character = text[at]
    if (character === '“') open.push(at)
    else if (character === '”') {
      const start = open.pop()
      if (start !== undefined) closing.set(start, at + 1)
    } else if (character === '"' && open.length === 0) {
      if (straight < 0) straight = at
      else {
        closing.set(straight, at + 1)
        straight = -1
      }
    }
  }
  return closing
}

export const isCapital = (token: Token | undefined): boolean => token?.kind === 'word' && token.text[0] !== token.lower[0]

/** The index behind a bracketed group that opens at `at`; `at` itself where none opens there. */
export function behindBracket(list: readonly Token[], at: number): number {
  const token = list[at]
  return token && (token.text === '(' || token.text === '[') && token.match > at ? token.match + 1 : at
}

/** Words without marks, one space between: how a phrase reads aloud. */
export function plain(text: string): string {
  return text
    .replace(/F\d{1,4}\[|\[\^\d{1,4}\]|\^\d{1,4}|[*_\\]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
