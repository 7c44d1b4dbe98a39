import { behindBracket, isCapital, plain, type Token } from './tokens.ts'
import { INNER, isYear } from './vocabulary.ts'

export interface Tail {
  readonly titleBehind: number
  readonly behind: number
  readonly year: number | null
  readonly lastYear: number | null
  readonly number: string | null
}

/** What follows the head of a title: a bracketed word, a year or years, a number in brackets. */
export function tailOf(text: string, list: readonly Token[], head: number): Tail {
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
const yearInBrackets = (list: readonly Token[], at: number): boolean =>
  list[at]?.text === '(' && list[at]?.match === at + 2 && isYear(list[at + 1])

export const yearIn = (list: readonly Token[], from: number, to: number): number | null => {
  for (let at = from; at < to; at += 1) if (isYear(list[at])) return Number(list[at]?.text)
  return null
}

/** The issuer's number that a bracketed group is, and nothing else: `No. 5 of 1933`, `S.I. No. 87 of 2001`, `7 & 8 Vict. c. 33`, `Cap. 12`. */
export function numberIn(text: string, list: readonly Token[], from: number, to: number): string | null {
  if (to <= from || to - from > 16) return null
  return numberOf(plain(text.slice(list[from]?.start, list[to - 1]?.end)))
}

/** A number as printed, in the form that `NamedTarget.number` gives; null where the words are no number. */
export function numberOf(words: string): string | null {
  const plainWords = words.replace(/(?<![\s.,;:])[\s.,;:]+$/, '')
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

/** Behind a number of the forms 4/2015, 2016/679 and (EC) No 45/2001, 95/46/EC; `from` where none stands. */
export function serialAt(list: readonly Token[], from: number): number {
  let at = behindBracket(list, from)
  if (list[at]?.text === 'No') at += list[at + 1]?.text === '.' ? 2 : 1
  if (list[at]?.kind !== 'number' || list[at + 1]?.text !== '/' || list[at + 2]?.kind !== 'number') return from
  at += 3
  while (list[at]?.text === '/' && (list[at + 1]?.kind === 'word' || list[at + 1]?.kind === 'number')) at += 2
  return at
}

/** The tail behind a head, or, for heads other than Act, behind a few words more: "Statute of Limitations, 1957". */
export function titleTail(text: string, list: readonly Token[], head: number): Tail {
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
