import { leftEdge, LONGEST } from './title-edge.ts'
import { numberIn, serialAt, tailOf, titleTail, yearIn, type Tail } from './title-tail.ts'
import { behindBracket, isCapital, plain, type Token } from './tokens.ts'
import { HEADS, isPart, isYear, POINTING, YEARLESS } from './vocabulary.ts'

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

/** More mentions in closed brackets than these are not looked past: the time stays that of the length. */
const MOST_ASIDE = 64

/** Every mention of a phrase, in order, none within another. */
export function mentionsIn(text: string, list: readonly Token[]): Mention[] {
  const found: Mention[] = []
  const brackets = enclosing(list)
  for (let at = 0; at < list.length; at += 1) {
    const token = list[at]
    if (token?.kind !== 'word') continue
    // What a closed bracket names may stand inside a longer title: "European Communities (Veterinary Practice Act 2005) Regulations 2007".
    let open = found.length
    while (open > 0 && found.length - open < MOST_ASIDE && closedBefore(list, brackets[found[open - 1]?.first ?? 0] ?? -1, at)) open -= 1
    const last = found[open - 1]
    const from = last?.behind ?? 0
    if (token.text === 'Constitution' && !goesOn(list, at)) {
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
      at - last.first < LONGEST &&
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
  let at = list[from]?.text === ',' && (list[from + 1]?.text === '(' || list[from + 1]?.text === 'Amendment') ? from + 1 : from
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
  const tail = titleTail(text, list, head)
  const bare = tail.year === null && tail.number === null
  if (bare) {
    const next = list[group]
    if (!YEARLESS.test(token?.text ?? '') || (isCapital(next) && next?.text !== 'The') || isPart(list[head + 1])) return undefined
    if (next?.text === ')' && isCapital(list[group + 1])) return undefined
  }
  const first = leftEdge(list, head, from)
  if (bare) {
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
  const whole = tail.number === null ? bracketsAndYear(text, list, tail) : tail
  return {
    first,
    behind: whole.behind,
    kind: whole.lastYear === null ? 'title' : 'collective',
    title: words(first, whole.titleBehind),
    year: whole.year,
    lastYear: whole.lastYear,
    number: whole.number,
  }
}

/** "Patents Act, 1964 (Section 93) (Declaration Order), 1976": the title goes on over brackets to a second year. */
function bracketsAndYear(text: string, list: readonly Token[], tail: Tail): Tail {
  let at = tail.titleBehind
  while (behindBracket(list, at) > at && isCapital(list[at + 1])) at = behindBracket(list, at)
  const year = list[at]?.text === ',' ? at + 1 : at
  return at > tail.titleBehind && isYear(list[year]) ? tailOf(text, list, at - 1) : tail
}

const isSmall = (token: Token): boolean => token.text === token.lower

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
    title: plain(title.text.slice(1, -1)).replace(/(?<![\s,.])[\s,.]+$/, ''),
    year,
    lastYear: null,
    number,
  }
}

/** "Constitution of the Irish Free State (Saorstát Eireann) Act, 1922": the beginning of a title. */
function goesOn(list: readonly Token[], from: number): boolean {
  let at = from + 1
  while (at < from + 14 && list[at]) {
    const token = list[at]
    if (token && HEADS.has(token.text)) return true
    const behind = behindBracket(list, at)
    if (behind > at) at = behind
    else if (isCapital(token) || token?.lower === 'of' || token?.lower === 'the' || token?.lower === 'and') at += 1
    else return false
  }
  return false
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
