import { foldWord } from './words.ts'

/** Shown of a text, in UTF-16 code units; Han characters say more each. */
const SHOWN = 240
const SHOWN_HAN = 110
/** Marks in one snippet, at most. */
const MOST_MARKS = 40

/**
 * The passage of a provision that answers best: escaped text with `<mark>` around the words that were looked for and nothing else.
 * `markdown` is the provision as it stands; `terms` are those of the answer (`WordAnswer.terms`). Without any of them, its beginning.
 * `number` is left out at the beginning, since it stands before the snippet already.
 */
export function snippetOf(markdown: string, terms: readonly string[], number: string | null = null): string {
  const passage = passageOf(markdown, terms)
  const text = withoutNumber(readingText(passage.text), passage.from === 0 ? number : null)
  const width = /\p{Script=Han}/u.test(text.slice(0, 200)) ? SHOWN_HAN : SHOWN
  const matches = matchesOf(text, terms)
  const start = matches.length === 0 ? 0 : bestStart(text, matches, width)
  const end = wordEnd(text, start + width)
  let shown = start > 0 || passage.from > 0 ? '… ' : ''
  let at = start
  for (const match of matches) {
    if (match.start < at || match.end > end) continue
    shown += `${escaped(text.slice(at, match.start))}<mark>${escaped(text.slice(match.start, match.end))}</mark>`
    at = match.end
  }
  return `${shown}${escaped(text.slice(at, end).trimEnd())}${end < text.length || passage.from + passage.text.length < markdown.length ? ' …' : ''}`
}

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

/** A longer text is read only where most of the terms stand close together, in UTF-16 code units. */
const LONG = 2500
const READ = 1600

/** The part of a text that is read for a snippet: all of it, unless it is long. Found by the terms' beginnings, which is quick and near enough. */
function passageOf(markdown: string, terms: readonly string[]): { text: string; from: number } {
  if (markdown.length <= LONG) return { text: markdown, from: 0 }
  const places = [...markdown.toLowerCase().matchAll(beginningsOf(terms))].map((found) => ({ at: found.index, term: found[0] }))
  let best = { at: 0, terms: 0 }
  const within = new Map<string, number>()
  let first = 0
  for (const { at, term } of places) {
    within.set(term, (within.get(term) ?? 0) + 1)
    for (let oldest = places[first]; oldest && at - oldest.at > SHOWN; oldest = places[++first]) {
      const left = (within.get(oldest.term) ?? 1) - 1
      if (left === 0) within.delete(oldest.term)
      else within.set(oldest.term, left)
    }
    if (within.size > best.terms) best = { at: places[first]?.at ?? 0, terms: within.size }
  }
  if (best.at < READ / 2) return { text: markdown.slice(0, READ), from: 0 }
  const from = markdown.slice(0, best.at - SHOWN).search(/\s\S*$/) + 1
  return { text: markdown.slice(from, best.at + READ), from }
}

/** Of a text in lower case. */
function beginningsOf(terms: readonly string[]): RegExp {
  const plain = terms.filter((term) => /^[\p{L}\p{N}\p{M}]+$/u.test(term))
  const latin = plain.filter((term) => !HAN.test(term)).map(stemOf)
  const han = plain.filter((term) => HAN.test(term))
  const parts = [...(latin.length > 0 ? [`(?<![a-z\\d])(?:${latin.join('|')})`] : []), ...han]
  return new RegExp(parts.length > 0 ? parts.join('|') : '(?!)', 'g')
}

const withoutNumber = (text: string, number: string | null): string =>
  number !== null && text.startsWith(number) ? text.slice(number.length).replace(/^[.．、:：]?\s*[—–-]?\s*/, '') : text

const ENTITIES: Readonly<Record<string, string>> = { '&nbsp;': ' ', '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** Markdown as plain words on one line: without its first heading, marks, table rules and editorial notes. */
function readingText(markdown: string): string {
  return withoutEditorial(markdown.replace(/^\s*#{1,6} [^\n]*(?:\n|$)/, ''))
    .replace(/&(?:nbsp|amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? ' ')
    .replace(/\]\([^()\s]{0,2000}\)/g, ']')
    .replace(/^[ \t|:-]+$/gm, ' ')
    .replace(/^\s{0,3}(?:#{1,6}|>|[-+])[ \t]/gm, '')
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/[*|]+|(?<![\p{L}\d])_+|_+(?![\p{L}\d])/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,;:.)\]—])/g, '')
    .trim()
}

/** Without the brackets that editors of revised texts put around what they changed: `F12[…]`. */
function withoutEditorial(text: string): string {
  if (!/\b[FCE]\d{1,4}\[/.test(text)) return text
  const open: boolean[] = []
  return text.replace(/\b[FCE]\d{1,4}\[(?:…\]\s?)?|[[\]]/g, (mark) => {
    if (mark.includes('…')) return ''
    if (mark !== ']') open.push(mark.length > 1)
    const editorial = mark === ']' ? open.pop() === true : mark.length > 1
    return editorial ? '' : mark
  })
}

interface Match {
  readonly start: number
  readonly end: number
  readonly term: string
}

/** Where the terms stand, in order and apart. Words agree when their stems do; pairs of Han characters that touch are one match. */
function matchesOf(text: string, terms: readonly string[]): Match[] {
  const stems = new Map(terms.filter((term) => !HAN.test(term)).map((term) => [stemOf(term), term] as const))
  const pairs = terms.filter((term) => HAN.test(term))
  const matches: Match[] = []
  if (stems.size > 0) {
    const initials = new Set([...stems.keys()].map((stem) => stem.charCodeAt(0)))
    for (const word of text.matchAll(WORD)) {
      // Most words of a text are none of those looked for, which their first letter tells.
      const initial = word[0].charCodeAt(0)
      if (initial < 0x80 && !initials.has(initial | 0x20) && !initials.has(initial)) continue
      const term = stems.get(stemOf(foldWord(word[0])))
      if (term !== undefined) matches.push({ start: word.index, end: word.index + word[0].length, term })
    }
  }
  for (const pair of pairs) {
    for (let at = text.indexOf(pair); at >= 0; at = text.indexOf(pair, at + 1))
      matches.push({ start: at, end: at + pair.length, term: pair })
  }
  const joined: Match[] = []
  for (const match of matches.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1)
    if (last && match.start < last.end) joined[joined.length - 1] = { ...last, end: Math.max(last.end, match.end) }
    else joined.push(match)
  }
  return joined
}

const HAN = /\p{Script=Han}/u
const WORD = /[[\p{L}\p{N}\p{M}]--\p{Script=Han}]+/gv

/** The beginning of the window in which most of the terms stand, then most of their occurrences; the earliest of equals. */
function bestStart(text: string, matches: readonly Match[], width: number): number {
  let best = { start: 0, terms: 0, count: 0 }
  for (let first = 0; first < matches.length; first++) {
    const from = matches[first]?.start ?? 0
    const within = new Set<string>()
    let count = 0
    for (let at = first; at < matches.length && count < MOST_MARKS; at++) {
      const match = matches[at]
      if (!match || match.end > from + width) break
      within.add(match.term)
      count++
    }
    if (within.size > best.terms || (within.size === best.terms && count > best.count)) best = { start: from, terms: within.size, count }
  }
  return wordStart(text, Math.max(0, best.start - Math.floor(width / 4)))
}

/** Not within a word, nor between the halves of a character. */
function wordStart(text: string, at: number): number {
  if (at < 24) return 0
  const space = text.slice(at, at + 24).search(/[\s，。；、]/)
  const start = space < 0 ? at : at + space + 1
  return isLowSurrogate(text, start) ? start + 1 : start
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length
  const space = text.slice(at, at + 24).search(/[\s，。；、]/)
  const end = space < 0 ? at : at + space
  return isLowSurrogate(text, end) ? end - 1 : end
}

const isLowSurrogate = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text.charAt(at))

/** A stem for marking only: looser than the index's, so that what it found is marked. */
function stemOf(word: string): string {
  if (word.length < 4) return word
  const stem = word.replace(/(?:ations?|ments?|ings?|ions?|ances?|ences?|iness|ness|ities|ity|ies|ied|ors?|ers?|ful|ly|ed|es|s|e|y|i)$/, '')
  return stem.length < 3 ? word.replace(/s$/, '') : stem.replace(/(.)\1$/, '$1')
}
