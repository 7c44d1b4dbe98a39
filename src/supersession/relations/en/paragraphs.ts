import type { Provision } from '../../../law/provision.ts'
import type { ReadableText } from '../reading.ts'

/** A block of a provision: a paragraph of text, or one row of a table. */
export interface Paragraph {
  readonly start: number
  readonly end: number
  readonly kind: 'text' | 'heading' | 'row'
  /** Its own words begin here, behind its labels: `(2) (*a*)`. */
  readonly content: number
  /** How deep it stands: 0 a section, 1 (1), 2 (a), 3 (i), 4 (I); its first and its last label. */
  readonly first: number
  readonly rank: number
  /** The paragraph that leads in this one, an index; -1 where there is none. */
  readonly parent: number
  /** What stands outside quotation marks that reach over several paragraphs. Empty where `from` is `to`. */
  readonly from: number
  readonly to: number
}

/** The paragraphs of one provision. */
export interface Block {
  readonly provision: Provision
  readonly paragraphs: readonly Paragraph[]
}

type Draft = { -readonly [K in keyof Paragraph]: Paragraph[K] }

const QUOTES = /[“”"]/g
const FLUSH = 0.5
// Marks and blanks are counted so that looking for a label in every line costs no more than the length of the text.
const LABEL =
  /(?:\(\s{0,40}[*_]{0,8}([0-9]{1,3}[A-Za-z]{0,2}|[a-zA-Z]{1,5})[*_]{0,8}\s{0,40}\)|([0-9]{1,4}[A-Z]{0,3})[*_]{0,8}\.?(?=[*_]{0,8}\s{0,40}\.?[*_]{0,8}\s{0,40}[—–-])|([0-9]{1,4}[A-Z]{0,3})[*_]{0,8}\.(?=[*_\s(]))/y
const BETWEEN = /(?:[\s*_.—–\-[]|F\d{1,4}\[){0,200}/y

/** Cuts a provision into its paragraphs and says which leads in which. Time is linear. */
export function paragraphsOf(text: ReadableText, provision: Provision): Block {
  const drafts = linesOf(text.text, provision)
  hideQuoted(text.text, drafts)
  const levels: { rank: number; index: number }[] = []
  let letter = ''
  for (const [index, draft] of drafts.entries()) {
    // Labels of inserted text count nothing here.
    if (draft.kind !== 'text' || draft.from > draft.start || (draft.to === draft.start && draft.end > draft.start)) continue
    if (/[“"]/.test(text.text[draft.start] ?? '') && draft.to < draft.end) continue
    const labels = labelsAt(text.text, draft, letter)
    draft.content = labels.end
    const leads = /[:—–-]\s*[*_]*$/.test(text.text.slice(Math.max(draft.start, draft.end - 6), draft.end))
    draft.first = labels.ranks[0] ?? (levels.length === 0 || leads ? FLUSH : 9)
    draft.rank = labels.ranks.at(-1) ?? draft.first
    if (labels.letter !== undefined) letter = labels.letter
    if (draft.first === 9) {
      draft.parent = levels.at(-1)?.index ?? -1
      continue
    }
    while ((levels.at(-1)?.rank ?? -1) >= draft.first) levels.pop()
    draft.parent = levels.at(-1)?.index ?? -1
    levels.push({ rank: draft.rank, index })
  }
  return { provision, paragraphs: drafts }
}

function linesOf(text: string, provision: Provision): Draft[] {
  const drafts: Draft[] = []
  let last: Draft | undefined
  for (let at = provision.start; at < provision.end;) {
    const newline = text.indexOf('\n', at)
    const lineEnd = newline < 0 || newline >= provision.end ? provision.end : newline
    let start = at
    while (start < lineEnd && isSpace(text.charCodeAt(start))) start += 1
    let end = lineEnd
    while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1
    at = lineEnd + 1
    if (start === end) {
      last = undefined
      continue
    }
    const sign = text[start]
    const kind = sign === '#' ? 'heading' : sign === '|' ? 'row' : 'text'
    if (kind === 'text' && last?.kind === 'text' && !startsItem(text, start)) last.end = last.to = end
    else {
      last = { start, end, kind, content: start, first: 9, rank: 9, parent: -1, from: start, to: end }
      drafts.push(last)
    }
  }
  return drafts
}

const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 13 || code === 160 || code === 0x3000

function startsItem(text: string, start: number): boolean {
  LABEL.lastIndex = matchEnd(BETWEEN, text, start)
  return LABEL.test(text)
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

function labelsAt(text: string, draft: Draft, before: string): { end: number; ranks: number[]; letter: string | undefined } {
  const ranks: number[] = []
  let end = matchEnd(BETWEEN, text, draft.start)
  let letter: string | undefined
  while (ranks.length < 4) {
    LABEL.lastIndex = end
    const match = LABEL.exec(text)
    if (!match || LABEL.lastIndex > draft.end) break
    const label = match[1]
    const rank = label === undefined ? 0 : rankOf(label, letter ?? before)
    if (ranks.length > 0 && rank <= (ranks.at(-1) ?? 0)) break
    ranks.push(rank)
    if (label !== undefined && rank === 2) letter = label
    end = matchEnd(BETWEEN, text, LABEL.lastIndex)
  }
  return { end: Math.min(end, draft.end), ranks, letter }
}

/** (1) 1, (a) 2, (i) 3, (I) 4. An (i) that follows (h), a (v) that follows (u) are letters. */
function rankOf(label: string, before: string): number {
  if (/^\d/.test(label)) return 1
  if (label !== label.toLowerCase()) return 4
  if (!/^[ivxl]+$/.test(label)) return 2
  return label.length === 1 && before.length === 1 && label.charCodeAt(0) === before.charCodeAt(0) + 1 ? 2 : 3
}

/**
 * Takes out of the paragraphs what stands in quotation marks that open in one and close in another: inserted text. A mark at the
 * start of a paragraph inside a quotation repeats the opening one; an opening mark that nothing closes hides nothing.
 */
function hideQuoted(text: string, drafts: readonly Draft[]): void {
  let depth = 0
  let openedIn = -1
  let openedAt = 0
  const [first, last] = [drafts[0]?.start ?? 0, drafts.at(-1)?.end ?? 0]
  const words = text.slice(first, last)
  const straight = !words.includes('“')
  if (straight && !words.includes('"') && !words.includes('”')) return
  for (const [index, draft] of drafts.entries()) {
    const openBefore = depth > 0
    let repeated = openBefore
    if (openBefore) draft.from = draft.end
    // Quotations within the cells of a table are its own.
    if (draft.kind === 'row') continue
    for (const { 0: character, index: offset } of text.slice(draft.start, draft.end).matchAll(QUOTES)) {
      const at = draft.start + offset
      if (character === '“' || (straight && character === '"' && depth === 0)) {
        if (!(repeated && opensParagraph(text, draft.start, at))) {
          if (depth === 0) {
            openedIn = index
            openedAt = at
          }
          depth += 1
        }
        repeated = false
      } else if (character === '”' || (straight && character === '"')) {
        if (straight && repeated && opensParagraph(text, draft.start, at)) {
          repeated = false
          continue
        }
        if (depth > 0) depth -= 1
        if (depth === 0 && openBefore && draft.from === draft.end && openedIn !== index) draft.from = at + 1
      }
    }
    if (depth > 0 && openedIn === index) draft.to = Math.max(draft.from, openedAt)
  }
  if (depth > 0)
    for (const [index, draft] of drafts.entries()) {
      if (index === openedIn) draft.to = draft.end
      if (index > openedIn) {
        draft.from = draft.start
        draft.to = draft.end
      }
    }
}

const opensParagraph = (text: string, start: number, at: number): boolean =>
  at - start < 12 && /^[\s*_#]*(?:F\d{1,4}\[)?[*_]*$/.test(text.slice(start, at))
