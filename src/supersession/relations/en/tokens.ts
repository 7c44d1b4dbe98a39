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
    const code = text.charCodeAt(at)
    // Nearly all characters are letters and spaces: those are read without patterns.
    if (code === 32 || code === 10) {
      at += 1
      continue
    }
    const plainEnd = code !== 70 ? plainWord(text, at, to, code) : at
    if (plainEnd > at) {
      const piece = text.slice(at, plainEnd)
      found.push({ kind: 'word', text: piece, lower: code < 97 ? piece.toLowerCase() : piece, start: at, end: plainEnd, match: -1 })
      at = plainEnd
      continue
    }
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

/** Behind a word of plain letters, the first of either case, the others small; `at` where what stands there is not just that. */
function plainWord(text: string, at: number, to: number, first: number): number {
  if (!((first >= 97 && first <= 122) || (first >= 65 && first <= 90))) return at
  let end = at + 1
  let code = text.charCodeAt(end)
  while (code >= 97 && code <= 122) code = text.charCodeAt((end += 1))
  // A blank, comma, bracket or stop that no letter follows ends it; anything else is left to the pattern.
  if (end >= to) return at
  if (code === 32 || code === 10 || code === 44 || code === 40 || code === 41 || code === 59 || code === 58) return end
  return code === 46 && (text.charCodeAt(end + 1) === 32 || text.charCodeAt(end + 1) === 10) ? end : at
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

const QUOTES = /[“”"]/g
const NONE: ReadonlyMap<number, number> = new Map()

/** Where each quotation that opens in the range closes. Curly quotes nest; a straight one ends at the next. */
function closingQuotes(text: string, from: number, to: number): ReadonlyMap<number, number> {
  const marks = [...text.slice(from, to).matchAll(QUOTES)]
  if (marks.length === 0) return NONE
  const closing = new Map<number, number>()
  const open: number[] = []
  let straight = -1
  for (const { 0: mark, index } of marks) {
    const at = from + index
    if (mark === '“') open.push(at)
    else if (mark === '”') {
      const start = open.pop()
      if (start !== undefined) closing.set(start, at + 1)
    } else if (open.length === 0) {
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

const MARKED = /[*_\\^]|F\d|[^\S ]| {2}/

/** Words without marks, one space between: how a phrase reads aloud. */
export function plain(text: string): string {
  if (!MARKED.test(text)) return text.trim()
  return text
    .replace(/F\d{1,4}\[|\[\^\d{1,4}\]|\^\d{1,4}|[*_\\]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
