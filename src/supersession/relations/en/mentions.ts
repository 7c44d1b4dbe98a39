import { behindBracket, isCapital, plain, type Token } from './tokens.ts'

/** Words of a phrase that name an instrument: tokens from `first` up to, not including, `behind`. */
export interface Mention {
  readonly first: number
  readonly behind: number
  /**
   * `title`: by title (and year); `term`: by a word the text may define ("the Act of 1952", "the Principal Act");
   * `anaphor`: "that Act"; `self`: "this Act"; `collective`: "the Sugar Manufacture Acts, 1933 to 1982".
   */
  readonly kind: 'title' | 'term' | 'anaphor' | 'self' | 'collective'
  readonly title: string
  readonly year: number | null
  readonly lastYear: number | null
  readonly number: string | null
}

const HEADS = new Set(
  (
    'Act Acts Bill Regulations Regulation Order Orders Rules Scheme Schemes Statute Statutes Ordinance Ordinances Code Instrument Directions ' +
    'Warrant Decree Proclamation Measure Bye-laws Byelaws Bye-Laws Charter Guidelines Guideline Notice Circular Directive Law Laws Policy Policies Standard Procedure Protocol Decision Manual Instruction Instructions Memorandum By-law By-laws Bylaw Bylaws Resolution'
  ).split(' '),
)
/** Heads that name an instrument even without a year. */
const YEARLESS = /^(?:Acts?|Regulations|Orders?|Rules|Codes?|Schemes?|Statutes?|Ordinances?|Bye-?[Ll]aws|Guidelines)$/
/** Small words that stand inside titles. */
const INNER = new Set(
  'of and the for in on to with from against at by or as into between other an a upon de agus na an etc not within'.split(' '),
)
/** Names of parts: before a number, an ordinal's noun, or "to" and "of", they end the way to the left. */
const PARTS =
  /^(?:sub-?)?(?:sections?|paragraphs?|parts?|chapters?|schedules?|articles?|regulations?|rules?|clauses?|tables?|provisos?|definitions?|preamble|annex(?:es)?|appendix|items?|title|bye-?laws?|provisions?)$/i
const OPENERS = new Set(
  'Subject Notwithstanding Where If In Under Without Every Any Each So Save Except Until Upon When This That Those These Such Said'.split(
    ' ',
  ),
)
const POINTING = new Set('that said same aforesaid those former latter'.split(' '))

export const isPart = (token: Token | undefined): boolean => token?.kind === 'word' && PARTS.test(token.text)

export const isYear = (token: Token | undefined): boolean => token?.kind === 'number' && /^(?:1[0-9]\d\d|20\d\d)$/.test(token.text)

/** Every mention of a phrase, in order, none within another. */
export function mentionsIn(text: string, list: readonly Token[]): Mention[] {
  const found: Mention[] = []
  const brackets = enclosing(list)
  for (let at = 0; at < list.length; at += 1) {
    const token = list[at]
    if (token?.kind !== 'word') continue
    // What a closed bracket names may stand inside a longer title: "European Communities (Veterinary Practice Act 2005) Regulations 2007".
    let open = found.length
    while (open > 0 && closedBefore(list, brackets[found[open - 1]?.first ?? 0] ?? -1, at)) open -= 1
    const last = found[open - 1]
    const from = last?.behind ?? 0
    if (token.text === 'Constitution') {
      found.push(constitution(text, list, at, from))
      continue
    }
    if ((token.lower === 'entitled' || token.lower === 'intituled') && found.length + at > 1) {
      const bare = last && last.year === null && last.number === null ? (found[open - 2]?.behind ?? 0) : from
      const entitled = entitledAt(text, list, at, bare)
      if (entitled && entitled.first < from) found.length = open - 1
      if (entitled) found.push(entitled)
      if (entitled) at = entitled.behind - 1
      continue
    }
    if (!HEADS.has(token.text)) continue
    const mention = mentionAt(text, list, at, from)
    if (!mention) continue
    if (open < found.length && mention.first <= (found[open]?.first ?? 0)) found.length = open
    else if (open < found.length && found.at(-1) !== last) {
      found.push(mention)
      at = mention.behind - 1
      continue
    }
    // "Irish Takeover Panel Act 1997 (Relevant Company) Regulations 2001": the first was the beginning of the second.
    if (
      last &&
      (last.kind === 'title' || last.kind === 'collective') &&
      last.number === null &&
      mention.year !== null &&
      mention.kind !== 'anaphor' &&
      list[at + 1]?.lower !== 'of' &&
      continues(list, last.behind, at)
    ) {
      found[found.length - 1] = {
        ...mention,
        kind: 'title',
        first: last.first,
        title: plain(text.slice(list[last.first]?.start, list[mention.behind - 1]?.end)),
      }
      found[found.length - 1] = withNumberless(text, list, found.at(-1) ?? mention, at)
    } else found.push(mention)
    at = mention.behind - 1
  }
  return found
}

/** For each token the index of the innermost bracket around it; -1 outside brackets. */
function enclosing(list: readonly Token[]): number[] {
  const open: number[] = []
  return list.map((token, at) => {
    if (token.match >= 0 && token.match < at) open.pop()
    const around = open.at(-1) ?? -1
    if (token.match > at) open.push(at)
    return around
  })
}

const closedBefore = (list: readonly Token[], bracket: number, at: number): boolean => bracket >= 0 && (list[bracket]?.match ?? at) < at

/** Only bracketed groups and capital words stand between: one title goes on. */
function continues(list: readonly Token[], from: number, to: number): boolean {
  let at = list[from]?.text === ',' && list[from + 1]?.text === '(' ? from + 1 : from
  if (at === to) return true
  const opened = behindBracket(list, at)
  if (opened === at && !isCapital(list[at])) return false
  while (at < to) {
    const behind = behindBracket(list, at)
    if (behind > at) {
      if (!isCapital(list[at + 1]) && list[at + 1]?.kind !== 'number') return false
      at = behind
    } else if (isCapital(list[at]) || list[at]?.lower === 'and' || list[at]?.lower === 'of') at += 1
    else return false
  }
  return at === to && list[from]?.lower !== 'and'
}

function withNumberless(text: string, list: readonly Token[], mention: Mention, head: number): Mention {
  const tail = tailOf(text, list, head)
  return { ...mention, title: plain(text.slice(list[mention.first]?.start, list[tail.titleBehind - 1]?.end)) }
}

interface Tail {
  readonly titleBehind: number
  readonly behind: number
  readonly year: number | null
  readonly lastYear: number | null
  readonly number: string | null
}

/** What follows the head of a title: a bracketed word, a year or years, a number in brackets. */
function tailOf(text: string, list: readonly Token[], head: number): Tail {
  let at = head + 1
  const bracket = behindBracket(list, at)
  if (bracket > at) {
    const next = list[bracket]?.text === ',' ? bracket + 1 : bracket
    if (isYear(list[next])) at = bracket
  }
  if ((list[at]?.text === ',' || list[at]?.text === '.') && isYear(list[at + 1])) at += 1
  let year: number | null = null
  let lastYear: number | null = null
  if (yearInBrackets(list, at)) {
    year = Number(list[at + 1]?.text)
    at += 3
  } else if (isYear(list[at])) {
    year = Number(list[at]?.text)
    at += 1
    const joiner = list[at]?.lower
    if ((joiner === 'to' || joiner === '-' || joiner === '–' || joiner === 'and') && isYear(list[at + 1])) {
      lastYear = Number(list[at + 1]?.text)
      at += 2
    }
  }
  const titleBehind = at
  const comma = list[at]?.text === ',' ? at + 1 : at
  const numbered = behindBracket(list, comma)
  if (numbered > comma) {
    const number = numberIn(text, list, comma + 1, numbered - 1)
    if (number !== null) return { titleBehind, behind: numbered, year: year ?? yearIn(list, comma + 1, numbered - 1), lastYear, number }
  }
  // ", No. 5 of 1933": without brackets.
  if (
    year !== null &&
    list[comma]?.text === 'No' &&
    list[comma + 2]?.kind === 'number' &&
    list[comma + 3]?.lower === 'of' &&
    isYear(list[comma + 4])
  )
    return { titleBehind, behind: comma + 5, year, lastYear, number: list[comma + 2]?.text ?? null }
  return { titleBehind, behind: at, year, lastYear, number: null }
}

/** "Guidelines on Public Consultation (2015)" */
const yearInBrackets = (list: readonly Token[], at: number): boolean => list[at]?.text === '(' && list[at]?.match === at + 2 && isYear(list[at + 1])

const yearIn = (list: readonly Token[], from: number, to: number): number | null => {
  for (let at = from; at < to; at += 1) if (isYear(list[at])) return Number(list[at]?.text)
  return null
}

/** The issuer's number that a bracketed group is, and nothing else: `No. 5 of 1933`, `S.I. No. 87 of 2001`, `7 & 8 Vict. c. 33`, `Cap. 12`. */
function numberIn(text: string, list: readonly Token[], from: number, to: number): string | null {
  if (to <= from || to - from > 16) return null
  return numberOf(plain(text.slice(list[from]?.start, list[to - 1]?.end)))
}

/** A number as printed, in the form that `NamedTarget.number` gives; null where the words are no number. */
export function numberOf(words: string): string | null {
  const plainWords = words.replace(/[\s.,;:]+$/, '')
  const act =
    /^(?:Act\s+)?(?:No|Number|Uimh)\.?\s*(\d{1,4})\s*(?:of|de)\s*\d{4}$/i.exec(plainWords) ?? /^(\d{1,3}) of \d{4}$/.exec(plainWords)
  if (act) return act[1] ?? null
  const reversed = /^\d{4},?\s*(?:No|Number)\.?\s*(\d{1,4})$/i.exec(plainWords)
  if (reversed) return reversed[1] ?? null
  if (/^S\.?\s*(?:I|R)\.?\b|^SI\b|^S\.? ?R\.? ?(?:&|and) ?O/i.test(plainWords) && /\d/.test(plainWords) && plainWords.length < 40)
    return plainWords
  if (/\b(?:c|ch|cap|chap|chapter)\b\.?\s*[\dclxvi]+[A-Z]?\.?$/i.test(plainWords) && plainWords.length < 60) return plainWords
  return null
}

function mentionAt(text: string, list: readonly Token[], head: number, from: number): Mention | undefined {
  const token = list[head]
  const before = list[head - 1]
  const one = (kind: Mention['kind'], first: number, behind: number, title: string, year: number | null = null): Mention => ({
    first,
    behind,
    kind,
    title,
    year,
    lastYear: null,
    number: null,
  })
  const words = (first: number, behind: number): string => plain(text.slice(list[first]?.start, list[behind - 1]?.end))
  if (before?.lower === 'this' || before?.lower === 'these') return one('self', head - 1, head + 1, words(head - 1, head + 1))
  // "the Act of 1952", "the Increase Act of 1961", "the Act (No. 2) of 1978", "the No. 2 Act of 1978"
  const group = behindBracket(list, head + 1)
  if (list[group]?.lower === 'of' && isYear(list[group + 1])) {
    const first = leftEdge(list, head, from)
    return one('term', first, group + 2, words(first, group + 2), Number(list[group + 1]?.text))
  }
  // "the 1992 Act"
  if (isYear(before) && list[head - 2]?.text !== 'of' && !isYear(list[head + 1]) && list[head + 1]?.text !== ',') {
    const second = list[head - 2]
    return one('term', head - 1, head + 1, words(head - 1, head + 1), second?.lower === 'of' ? null : Number(before?.text))
  }
  const serial = serialAt(list, head + 1)
  if (serial > head + 1) {
    const first = leftEdge(list, head, from)
    const number = words(head + 1, serial)
    return { ...one('title', first, serial, words(first, serial), yearIn(list, head + 1, serial)), number }
  }
  // "Act No. 2 of 1921"
  if (list[head + 1]?.text === 'No') {
    const digits = list[head + 2]?.text === '.' ? head + 3 : head + 2
    if (list[digits]?.kind === 'number') {
      const ofYear = list[digits + 1]?.lower === 'of' && isYear(list[digits + 2])
      const first = leftEdge(list, head, from)
      const behind = ofYear ? digits + 3 : digits + 1
      return {
        ...one('title', first, behind, words(first, behind), ofYear ? Number(list[digits + 2]?.text) : null),
        number: list[digits]?.text ?? null,
      }
    }
  }
  if (before && POINTING.has(before.lower) && isSmall(before)) {
    const tail = tailOf(text, list, head)
    if (tail.year === null) return one('anaphor', head - 1, head + 1, words(head - 1, head + 1))
  }
  const tail = named(text, list, head)
  const first = leftEdge(list, head, from)
  if (tail.year === null && tail.number === null) {
    const next = list[group]
    if (!YEARLESS.test(token?.text ?? '') || (isCapital(next) && next?.text !== 'The') || isPart(list[head + 1])) return undefined
    if (next?.text === ')' && isCapital(list[group + 1])) return undefined
    // "the repealed Act"
    if (first === head && before?.kind === 'word' && isSmall(before) && before.lower !== 'the' && list[head - 2]?.lower === 'the')
      return one('term', head - 1, head + 1, words(head - 1, head + 1))
    if (first === head && !(before?.lower === 'the')) return undefined
    return one('term', first, head + 1, words(first, head + 1))
  }
  if (first === head && tail.titleBehind <= head + 3 && !isCapital(list[head + 1])) {
    // "the Act, 1952": no title, but perhaps a defined term.
    return one('term', first, tail.behind, words(first, tail.titleBehind), tail.year)
  }
  const title = words(first, tail.titleBehind)
  return {
    first,
    behind: tail.behind,
    kind: tail.lastYear === null ? 'title' : 'collective',
    title,
    year: tail.year,
    lastYear: tail.lastYear,
    number: tail.number,
  }
}

/** Behind a number of the forms 4/2015, 2016/679 and (EC) No 45/2001, 95/46/EC; `from` where none stands. */
function serialAt(list: readonly Token[], from: number): number {
  let at = behindBracket(list, from)
  if (list[at]?.text === 'No') at += list[at + 1]?.text === '.' ? 2 : 1
  if (list[at]?.kind !== 'number' || list[at + 1]?.text !== '/' || list[at + 2]?.kind !== 'number') return from
  at += 3
  while (list[at]?.text === '/' && (list[at + 1]?.kind === 'word' || list[at + 1]?.kind === 'number')) at += 2
  return at
}

const isSmall = (token: Token): boolean => token.text === token.lower

/** The tail behind a head, or, for heads other than Act, behind a few words more: "Statute of Limitations, 1957". */
function named(text: string, list: readonly Token[], head: number): Tail {
  const tail = tailOf(text, list, head)
  if (tail.year !== null || list[head]?.text.startsWith('Act') || !/^(?:of|on|for)$/.test(list[head + 1]?.lower ?? '')) return tail
  for (let at = head + 2; at < head + 9; at += 1) {
    const token = list[at]
    if (isYear(token) || (token?.text === ',' && isYear(list[at + 1])) || yearInBrackets(list, at)) return tailOf(text, list, at - 1)
    if (!isCapital(token) && !(token && INNER.has(token.lower)) && behindBracket(list, at) === at) return tail
    if (behindBracket(list, at) > at) at = behindBracket(list, at) - 1
  }
  return tail
}

/** Where the title that ends with the head begins: the way to the left over capital words, small words between them, and brackets. */
function leftEdge(list: readonly Token[], head: number, from: number): number {
  let at = head
  let edge = head
  while (at > from) {
    const token = list[at - 1]
    if (!token) break
    if ((token.text === ')' || token.text === ']') && token.match >= from && token.match < at) {
      const inside = list[token.match + 1]
      // "section 44 (3)", "(a)": a part's number, not a title's bracket.
      if (at - token.match <= 3 && !isYear(inside) && !(isCapital(inside) && (inside?.text.length ?? 0) > 3)) break
      if (!isCapital(inside) && inside?.kind !== 'number') break
      at = token.match
      edge = at
      continue
    }
    if (token.kind === 'number') {
      if (list[at - 2]?.text !== 'No' && !(list[at - 2]?.text === '.' && list[at - 3]?.text === 'No')) break
      at -= list[at - 2]?.text === 'No' ? 2 : 3
      edge = at
      continue
    }
    if (isCapital(token)) {
      if (isPart(token) && endsParts(list, at - 1)) break
      if (/^(?:[IVXLC]+|[A-Z])$/.test(token.text) && isPart(list[at - 2])) break
      if (token.lower === 'the' || token.lower === 'an' || token.lower === 'a') break
      if (OPENERS.has(token.text)) break
      if (HEADS.has(token.text) && !isCapital(list[at]) && list[at]?.lower !== 'of' && list[at]?.lower !== '(') break
      at -= 1
      edge = at
      continue
    }
    if (
      token.text === '&' ||
      token.text === '.' ||
      (token.text === ',' && isCapital(list[at - 2]) && !isYear(list[at])) ||
      token.text === '-' ||
      token.text === '–'
    ) {
      if (token.text === '.' && !/^(?:&?c|St|Mr|Dr|etc|co)$/i.test(list[at - 2]?.text ?? '')) break
      at -= 1
      continue
    }
    if (token.text === ',' && list[at - 2]?.text === '.' && list[at - 3]?.lower === 'c') {
      at -= 1
      continue
    }
    if (token.kind === 'word' && INNER.has(token.lower)) {
      // "… Act the Finance Act": an article behind a capital word begins a new phrase.
      if (token.lower === 'the' && !(list[at - 2] && INNER.has(list[at - 2]?.lower ?? ''))) break
      at -= 1
      continue
    }
    if (token.lower === 'c' && list[at - 2]?.text === '&') {
      at -= 1
      continue
    }
    break
  }
  // Small words at the left edge belong to the sentence; "and the X Act" after a capital word was taken in above.
  return edge
}

/** Whether the name of a part at `at` is one: a number, an ordinal before it, or "to"/"of the" behind it. */
function endsParts(list: readonly Token[], at: number): boolean {
  const next = list[at + 1]
  if (next?.kind === 'number' || next?.text === ',') return true
  if (next?.text === '(') return list[at + 2]?.kind === 'number' || list[at + 2]?.text.length === 1
  if (next?.lower === 'to' || next?.lower === 'of' || next?.lower === 'in') return true
  if (isCapital(next) && /^(?:[IVXLC]+|[A-Z])$/.test(next?.text ?? '')) return true
  return false
}

/** "the British statute passed in the year 1815, and entitled “An Act to amend …” (55 Geo. III, c. 81)" */
function entitledAt(text: string, list: readonly Token[], at: number, from: number): Mention | undefined {
  const quoted = list[at + 1]?.text === ',' ? at + 2 : at + 1
  const title = list[quoted]
  if (title?.kind !== 'quoted') return undefined
  let first = at
  while (first > from && at - first < 40 && !/^(?:acts?|statute)$/.test(list[first]?.lower ?? '')) first -= 1
  if (!/^(?:acts?|statute)$/.test(list[first]?.lower ?? '')) return undefined
  const year = yearIn(list, first, at)
  while (
    first > from &&
    (isCapital(list[first - 1]) || list[first - 1]?.kind === 'word') &&
    !/^(?:the|an?|of|to|in)$/i.test(list[first - 1]?.lower ?? '')
  )
    first -= 1
  const bracket = list[quoted + 1]?.text === '.' || list[quoted + 1]?.text === ',' ? quoted + 2 : quoted + 1
  const behind = behindBracket(list, bracket)
  const number = behind > bracket ? numberIn(text, list, bracket + 1, behind - 1) : null
  return {
    first,
    behind: number === null ? quoted + 1 : behind,
    kind: 'title',
    title: plain(title.text.slice(1, -1)).replace(/[\s,.]+$/, ''),
    year,
    lastYear: null,
    number,
  }
}

function constitution(text: string, list: readonly Token[], at: number, from: number): Mention {
  let behind = at + 1
  if (list[behind]?.lower === 'of' && isCapital(list[behind + 1])) {
    behind += 2
    while (isCapital(list[behind])) behind += 1
  }
  const first = Math.max(at, from)
  return {
    first,
    behind,
    kind: 'title',
    title: plain(text.slice(list[first]?.start, list[behind - 1]?.end)),
    year: null,
    lastYear: null,
    number: null,
  }
}
