import { mentionsIn, type Mention } from './mentions.ts'
import { plain, tokens, type Token } from './tokens.ts'

export interface Phrase {
  readonly text: string
  readonly list: readonly Token[]
  readonly mentions: readonly Mention[]
  /** The mention that begins at a token. */
  readonly byStart: ReadonlyMap<number, Mention>
}

export function phraseOf(text: string, from: number, to: number): Phrase {
  const list = tokens(text, from, to)
  const mentions = mentionsIn(text, list)
  return { text, list, mentions, byStart: new Map(mentions.map((mention) => [mention.first, mention])) }
}

/** The index of the last mention that begins before a token; -1 where none does. */
export function lastBefore(mentions: readonly Mention[], first: number): number {
  let [low, high] = [-1, mentions.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((mentions[middle]?.first ?? 0) < first) low = middle
    else high = middle - 1
  }
  return low
}

/** A full stop that ends a sentence, not an abbreviation. */
export function endsSentence(list: readonly Token[], at: number): boolean {
  const before = list[at - 1]
  const next = list[at + 1]
  if (!next) return true
  if (
    before?.kind === 'word' &&
    /^(?:No|Nos|c|S|I|R|O|cap|Cap|ch|St|Mr|Mrs|Dr|Vict|Vic|Geo|Edw|Will|art|arts|para|paras|reg|regs|s|ss|sch|pt|etc|SI|viz|Co)$/i.test(
      before.text,
    )
  )
    return false
  if (before?.kind === 'number' && next.text !== '(' && next.text[0] === next.lower[0]) return false
  return next.text[0] !== next.lower[0] || next.text === '(' || next.kind === 'quoted' || next.kind === 'mark'
}

/** Where the sentence ends, semicolons within it read over. */
export function fullStop({ list }: Phrase, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (list[at]?.text === '.' && endsSentence(list, at)) return at
  return to
}

/** Where the sentence that goes on at `from` ends, at most `to`. */
export function sentenceEnd({ list }: Phrase, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (list[at]?.text === ';' || (list[at]?.text === '.' && endsSentence(list, at))) return at
  return to
}

/** The words of a run of tokens, at most 1,000 characters of them. */
export const tokensText = ({ text, list }: Phrase, from: number, to: number): string =>
  from < to ? plain(text.slice(list[from]?.start, Math.min(list[to - 1]?.end ?? 0, (list[from]?.start ?? 0) + 1000))) : ''
