import { endsSentence } from './phrase.ts'
import type { Token } from './tokens.ts'

/** An operative verb: tokens `first` up to, not including, `behind` ("are hereby repealed"). */
export interface Verb {
  /** Only instruments below the law go in this word. */
  readonly soft: boolean
  readonly kind: 'repeal' | 'revocation'
  readonly first: number
  readonly behind: number
  readonly several: boolean
}

const PARTICIPLES = new Map<string, Verb['kind']>([
  ['repealed', 'repeal'],
  ['abrogated', 'repeal'],
  ['revoked', 'revocation'],
  ['rescinded', 'revocation'],
  // Guidelines and circulars go in these words, laws do not.
  ['withdrawn', 'revocation'],
  ['superseded', 'revocation'],
  ['cancelled', 'revocation'],
])
const SOFT = new Set(['withdrawn', 'superseded', 'cancelled'])
const ADVERBS = new Set('hereby accordingly also each both all further likewise therefore thereby forthwith'.split(' '))
const SUBORDINATING = new Set('where if when whenever unless until before after once because whereas while till'.split(' '))

/** The operative passive verbs of a phrase: neither powers ("may be repealed") nor history ("was repealed"), conditions and relative clauses. */
export function verbsIn(list: readonly Token[]): Verb[] {
  const found: Verb[] = []
  for (const [at, token] of list.entries()) {
    const kind = token.kind === 'word' ? PARTICIPLES.get(token.lower) : undefined
    if (kind === undefined) continue
    const verb = verbAt(list, at, kind)
    if (verb) found.push(verb)
  }
  return found
}

function verbAt(list: readonly Token[], at: number, kind: Verb['kind']): Verb | undefined {
  let first = auxiliaryBefore(list, at)
  if (first < 0 || bracketed(list, at)) return undefined
  const hereby = list.slice(first, at).some(({ lower }) => lower === 'hereby')
  const auxiliary = list[first]?.lower ?? ''
  let several = auxiliary === 'are' || auxiliary === 'stand'
  if (auxiliary === 'be' || auxiliary === 'stand') {
    const shall = backOverAside(list, backOverAdverbs(list, first - 1), first)
    const modal = list[shall]?.lower
    if (modal === 'shall') {
      first = shall
      several = true
    } else if (auxiliary === 'be') return undefined
  }
  // "shall be and is hereby repealed"
  if (list[first - 1]?.lower === 'and' && list[first - 2]?.lower === 'be')
    first = list[first - 3]?.lower === 'shall' ? first - 3 : first - 2
  const next = list[at + 1]
  if (
    next?.lower === 'by' &&
    !hereby &&
    !/^th(?:is|ese)$/.test(list[at + 2]?.lower ?? '') &&
    /^(?:sections?|the|an?|articles?|regulations?|paragraphs?|virtue|s|subsections?|part|schedule|order|orders|any|\p{Lu}.*)$/u.test(
      list[at + 2]?.text ?? '',
    )
  )
    return undefined
  if (!hereby && subordinate(list, first)) return undefined
  const before = list[first - 1]
  if (
    before?.lower === 'that' ||
    before?.lower === 'who' ||
    (before?.lower === 'which' && !(hereby && list[first - 2]?.text === ',')) ||
    before?.lower === 'as' ||
    before?.lower === 'it' ||
    before?.lower === 'not'
  )
    return undefined
  return { kind, first, behind: at + 1, several, soft: SOFT.has(list[at]?.lower ?? '') }
}

/** "section 55 (which is repealed by this Act)": what a bracket tells is told elsewhere. */
function bracketed(list: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 80); back -= 1) {
    const token = list[back]
    if (token && token.match > at) return true
    if (token && token.match >= 0 && token.match < back) back = token.match
  }
  return false
}

function backOverAdverbs(list: readonly Token[], from: number): number {
  let at = from
  while (at >= 0) {
    const token = list[at]
    if (token?.text === ')' && token.match >= 0) at = token.match - 1
    else if (ADVERBS.has(token?.lower ?? '') || token?.text === ',') at -= 1
    else break
  }
  return at
}

/** "shall, upon the establishment day, be repealed": over what stands between the commas. */
function backOverAside(list: readonly Token[], from: number, verb: number): number {
  if (list[from]?.lower === 'shall' || list[verb - 1]?.text !== ',') return from
  for (let at = from; at > Math.max(0, from - 25); at -= 1) if (list[at]?.text === ',') return backOverAdverbs(list, at)
  return from
}

/** The index of is, are, be or stand(s) that belongs to the participle at `at`; -1 where there is none. */
function auxiliaryBefore(list: readonly Token[], at: number): number {
  let index = at - 1
  // "repealed or revoked", "revoked and repealed"
  if ((list[index]?.lower === 'or' || list[index]?.lower === 'and') && PARTICIPLES.has(list[index - 1]?.lower ?? '')) return -1
  index = backOverAdverbs(list, index)
  const is = (token: Token | undefined): boolean => /^(?:is|are|be|stands?)$/.test(token?.text ?? '')
  if (is(list[index])) return index
  // "are, as on and from the appointed day, hereby repealed"; "is with effect from … repealed"
  if (index === at - 1 && !/^\d|^day$/.test(list[index]?.text ?? '')) return -1
  for (let back = index; back > Math.max(0, index - 25); back -= 1) {
    const token = list[back]
    if (is(token)) return /^(?:,|as|with|on|from|by|in|upon|subject|to)$/.test(list[back + 1]?.lower ?? '') ? back : -1
    if (token?.text === ';' || token?.text === '.' || token?.lower === 'shall') return -1
  }
  return -1
}

/** Whether the verb stands in a clause that a conjunction such as "where" opened and no comma has closed. */
function subordinate(list: readonly Token[], verb: number): boolean {
  for (let at = verb - 1; at >= Math.max(0, verb - 300); at -= 1) {
    const token = list[at]
    if (!token) return false
    if (token.match >= 0 && token.match < at) {
      at = token.match
      continue
    }
    if (token.text === ';' || (token.text === '.' && endsSentence(list, at))) return false
    if (SUBORDINATING.has(token.lower)) {
      // A comma after a whole condition ends it: "where X, section 5 is repealed".
      const between = list.slice(at, verb)
      return !between.some(
        ({ text }, index) =>
          text === ',' && between.slice(0, index).some(({ lower }) => /^(?:is|are|has|have|was|were|shall|comes?|makes?)$/.test(lower)),
      )
    }
  }
  return false
}
