import type { ReadableText } from '../reading.ts'
import { mentionsIn, type Mention } from './mentions.ts'
import { tokens } from './tokens.ts'

/** What a text's own words say a term stands for: "the Principal Act" means the Finance Act, 1932. */
interface Definition {
  readonly at: number
  readonly mention: Mention
}

/** The terms of one text. */
export interface Terms {
  /** What the term stands for where it is used at `at`; undefined where the text does not say, or says it twice. */
  meaning(term: string, year: number | null, at: number): Mention | undefined
}

const fold = (term: string): string =>
  term
    .toLowerCase()
    .replace(/[*_,.“”"'‘’]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:the|said) /, '')

const MEANS = /[”"’][*_\s]{0,20},?\s{0,20}(?:\([^()\n]{1,80}\)\s{0,20})?(?:means|refers to)\b/g
const CALLED = /\b(?:referred to (?:in this \w+ )?as|called|cited as|known as)\s+(?:the\s+)?[“"‘]?(?:the\s+)?/g
const BRACKETED = /\(\s*(?:the\s+)?[“"]/g
const HEAD = /\b(?:Acts?|Orders?|Regulations|Rules|Code|Scheme|Statute|Ordinance|Instrument|Bye-?laws|Warrant)\b/i
const LONGEST = 320

/** The terms that a text defines; the text is read once, when the first is asked for. */
export function termsOf(text: ReadableText): Terms {
  let known: Map<string, Definition[]> | undefined
  const onlyOnes = new Map<number, Mention | undefined>()
  const onlyOne = (year: number): Mention | undefined => {
    if (!onlyOnes.has(year)) onlyOnes.set(year, onlyOneOf(text.text, year))
    return onlyOnes.get(year)
  }
  const sectionOf = (at: number): number => lastUpTo(text.provisions, at, ({ start }) => start)
  const lookUp = (term: string, year: number | null, at: number, depth: number): Mention | undefined => {
    known ??= definitions(text.text)
    const candidates = known.get(fold(term)) ?? []
    if (candidates.length === 0) return year === null || !/^acts? of \d{4}$/.test(fold(term)) ? undefined : onlyOne(year)
    const section = sectionOf(at)
    const index = lastUpTo(candidates, at, (candidate) => candidate.at)
    const [before, after] = [candidates[index], candidates[index + 1]]
    // The section's own words first, then those before it, then any.
    const chosen = [before, after].find((candidate) => candidate !== undefined && sectionOf(candidate.at) === section) ?? before ?? after
    if (!chosen) return undefined
    if (chosen.mention.kind !== 'term') return chosen.mention
    return depth > 3 ? undefined : lookUp(chosen.mention.title, chosen.mention.year, chosen.at, depth + 1)
  }
  return { meaning: (term, year, at) => lookUp(term, year, at, 0) }
}

/** The index of the last entry at or before an offset, in a list in order; -1 where there is none. */
function lastUpTo<T>(list: readonly T[], at: number, offset: (entry: T) => number): number {
  let [low, high] = [-1, list.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const entry = list[middle]
    if (entry !== undefined && offset(entry) <= at) low = middle
    else high = middle - 1
  }
  return low
}

function definitions(text: string): Map<string, Definition[]> {
  const found = new Map<string, Definition[]>()
  const add = (term: string, at: number, mention: Mention | undefined): void => {
    const key = fold(term)
    if (!mention || mention.kind === 'anaphor' || mention.kind === 'self' || key === '' || key === fold(mention.title)) return
    const list = found.get(key)
    if (list) list.push({ at, mention })
    else found.set(key, [{ at, mention }])
  }
  for (const { index, 0: words } of text.matchAll(MEANS)) {
    const term = quotedBefore(text, index)
    if (term === undefined || !HEAD.test(term)) continue
    add(term, index, firstMention(text, index + words.length))
  }
  for (const { index, 0: words } of text.matchAll(CALLED)) {
    const term = termAfter(text, index + words.length)
    if (term === undefined) continue
    add(term, index, mentionBefore(text, index))
  }
  for (const { index, 0: words } of text.matchAll(BRACKETED)) {
    const term = termAfter(text, index + words.length)
    if (term === undefined) continue
    add(term, index, mentionBefore(text, index))
  }
  for (const list of found.values()) list.sort((a, b) => a.at - b.at)
  return found
}

/** The quotation that ends at `end`: the words between its marks. */
function quotedBefore(text: string, end: number): string | undefined {
  for (let at = end - 1; at >= 0 && end - at < 90; at -= 1) {
    const character = text[at]
    if (character === '“' || character === '"' || character === '‘') return text.slice(at + 1, end)
    if (character === '\n') return undefined
  }
  return undefined
}

/** The term that begins at `from`, up to its closing mark, bracket or stop. */
function termAfter(text: string, from: number): string | undefined {
  const words = text.slice(from, from + 90)
  const end = words.search(/[”"’)\];\n]|,\s(?!\d{4})/)
  const term = end < 0 ? words : words.slice(0, end)
  const head =
    /^[^”"’)\];\n]*?\b(?:Acts?|Orders?|Regulations|Rules|Code|Scheme|Statute|Ordinance|Instrument|Bye-?laws|Warrant)\b(?:\s*\(No\. \d+\))?(?:\s*of\s+\d{4}|,?\s+\d{4})?/.exec(
      term,
    )
  return head?.[0]
}

function firstMention(text: string, from: number): Mention | undefined {
  const newline = text.slice(from, from + LONGEST).indexOf('\n')
  return mentionsIn(text, tokens(text, from, Math.min(text.length, from + (newline < 0 ? LONGEST : newline)))).find(
    ({ kind }) => kind !== 'self' && kind !== 'anaphor',
  )
}

/** The last instrument named before `end`, in the same paragraph. */
function mentionBefore(text: string, end: number): Mention | undefined {
  const from = lineStart(text, end, LONGEST)
  return mentionsIn(text, tokens(text, from, end)).findLast(({ kind }) => kind === 'title' || kind === 'collective')
}

/** Where the line begins, at most `most` before `at`. */
const lineStart = (text: string, at: number, most: number): number => {
  const from = Math.max(0, at - most)
  return from + text.slice(from, at).lastIndexOf('\n') + 1
}

/** The one title with this year that a text names, where it names no second. */
function onlyOneOf(text: string, year: number): Mention | undefined {
  const found = new Map<string, Mention>()
  let seen = 0
  for (let at = text.indexOf(String(year)); at >= 0 && seen < 40; at = text.indexOf(String(year), at + 4)) {
    seen += 1
    const from = lineStart(text, at, 200)
    for (const mention of mentionsIn(text, tokens(text, from, Math.min(text.length, at + 40))))
      if (mention.kind === 'title' && mention.year === year && /\bActs?\b/.test(mention.title)) {
        const key = fold(mention.title)
        if (!found.has(key) || mention.number !== null) found.set(key, mention)
      }
  }
  return found.size === 1 ? [...found.values()][0] : undefined
}
