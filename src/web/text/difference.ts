import { diffArrays } from 'diff'
import { alike, bodyOf, headingsAlike, wording } from '../../law/provision.ts'
import type { OutlineEntry, StoredProvision } from '../../register/register.ts'
import { readingText } from './reading.ts'

// The package `diff` finds the shortest edit between two lists: small, kept since 2011, BSD, and it wants nothing of Node.

/** A provision that two texts do not share. */
export interface Change {
  readonly change: 'changed' | 'added' | 'removed'
  readonly before: StoredProvision | null
  readonly after: StoredProvision | null
}

/** eIds may stand twice where a text has several files: the second of a name is compared with the second. */
function keysOf(entries: readonly OutlineEntry[]): string[] {
  const seen = new Map<string, number>()
  return entries.map(({ eId }) => {
    const count = (seen.get(eId) ?? 0) + 1
    seen.set(eId, count)
    return `${eId} ${count}`
  })
}

/** More provisions than this that only one text has, and the texts are told apart without looking for the shortest way. */
const MOST_EDITS = 3000

/** The provisions in which two texts differ as they are read, in their order. */
export function changesOf(before: readonly StoredProvision[], after: readonly StoredProvision[]): Change[] {
  const [old, young] = [keysOf(before), keysOf(after)]
  const steps = diffArrays(old, young, { maxEditLength: MOST_EDITS }) ?? [
    { value: old, removed: true, added: false },
    { value: young, removed: false, added: true },
  ]
  const changes: Change[] = []
  let [from, to] = [0, 0]
  for (const { value, removed, added } of steps)
    for (const _ of value) {
      const [was, is] = [added ? null : (before[from++] ?? null), removed ? null : (after[to++] ?? null)]
      if (was && is) {
        if (was.text !== is.text && wording(was) !== wording(is)) changes.push({ change: 'changed', before: was, after: is })
      } else changes.push({ change: is ? 'added' : 'removed', before: was, after: is })
    }
  return changes
}

/**
 * Changes apart from the schedules that the later text is held without: collections leave them out of consolidated texts, and nothing says
 * whether they are gone.
 */
export function withoutSchedules(changes: readonly Change[], after: readonly StoredProvision[]): Change[] {
  const isOfSchedule = ({ eId }: StoredProvision): boolean => eId.startsWith('att_')
  return after.some(isOfSchedule)
    ? [...changes]
    : changes.filter(({ change, before }) => change !== 'removed' || !before || !isOfSchedule(before))
}

/** A run of words; `gap`: words that both texts share, left out. */
export interface Run {
  readonly kind: 'same' | 'removed' | 'added' | 'gap'
  readonly text: string
}

/** Without the marks that an editor puts around changed words, `F4[words]`, and for words left out, `F4[…]`. */
function withoutNotes(text: string): string {
  const open: boolean[] = []
  return text.replaceAll(/F\d{1,4}\[\s*(?:…|\.{3})?\s*\]|F\d{1,4}\[|[[\]]/g, (mark) => {
    if (mark.length > 1 && mark.endsWith(']')) return ''
    if (mark !== ']') open.push(mark !== '[')
    const isNote = mark === ']' ? open.pop() === true : mark !== '['
    return isNote ? '' : mark
  })
}

/** Beyond so many changed words a text is another one, not a changed one. */
const MOST_CHANGED_WORDS = 1000
/** Characters that are kept of what both share, on each side of a change. */
const CONTEXT = 160

interface Token {
  readonly text: string
  /** What it is compared by. */
  readonly key: string
}

/** Words, single characters of Chinese, and marks, each with the spaces behind it. */
const tokensOf = (text: string): Token[] =>
  (text.match(/^\s+|(?:\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|[^\s\p{L}\p{M}\p{N}])\s*/gu) ?? []).map((token) => ({
    text: token,
    key: alike(token),
  }))

/** What changed from one wording to another, word by word (in Chinese by characters), with its surroundings. Markdown in, plain text out. What both share is given as the later one writes it. */
export function wordsChanged({ before, after }: Change): Run[] {
  // Its own heading stands above it anyway.
  const sameHeading = !before || !after || headingsAlike(before.heading, after.heading)
  const plain = (text: string): string => withoutNotes(readingText(sameHeading ? bodyOf(text) : text)).replaceAll(/\n{2,}/g, '\n')
  const [old, young] = [plain(before?.text ?? ''), plain(after?.text ?? '')]
  const found = diffArrays(tokensOf(old), tokensOf(young), {
    maxEditLength: MOST_CHANGED_WORDS,
    comparator: (a, b) => a.key === b.key,
  })
  const runs: Run[] = found
    ? found.map(({ value, added, removed }) => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value.map(({ text }) => text).join(''),
      }))
    : [
        { kind: 'removed', text: old },
        { kind: 'added', text: young },
      ]
  return runs
    .filter(({ text }) => text !== '')
    .flatMap((run, index, all) => (run.kind === 'same' ? shortened(run, index === 0, index === all.length - 1) : [run]))
}

/** What both share, cut to what stands near a change. */
function shortened(run: Run, isFirst: boolean, isLast: boolean): Run[] {
  const { text } = run
  const [head, tail] = [isFirst ? 0 : CONTEXT, isLast ? 0 : CONTEXT]
  if (text.length <= head + tail + CONTEXT) return [run]
  // Where a word ends, if one does nearby.
  const start = text
    .slice(0, head)
    .replace(/(?<=\s)\S{1,20}$/, '')
    .toWellFormed()
  const end =
    tail === 0
      ? ''
      : text
          .slice(-tail)
          .replace(/^\S{1,20}(?=\s)/, '')
          .toWellFormed()
  const gap: Run = { kind: 'gap', text: text.slice(start.length, text.length - end.length) }
  return [...(start ? [{ kind: 'same', text: start } as const] : []), gap, ...(end ? [{ kind: 'same', text: end } as const] : [])]
}
