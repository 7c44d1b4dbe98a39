import { isCapital, type Token } from './tokens.ts'
import { HEADS, INNER, isPart, isYear, OPENERS } from './vocabulary.ts'

/** In tokens: no title is longer, and hostile text must not cost more than its length. */
export const LONGEST = 100

/** Where the title that ends with the head begins: the way to the left over capital words, small words between them, and brackets. */
export function leftEdge(list: readonly Token[], head: number, from: number): number {
  let at = head
  let edge = head
  const furthest = Math.max(from, head - LONGEST)
  while (at > furthest) {
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
      if (/^(?:[IVXLC]+|[A-Z])$/.test(token.text) && (isPart(list[at - 2]) || !isCapital(list[at]))) break
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
