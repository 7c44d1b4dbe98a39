import { isPart, mentionsIn, type Mention } from './mentions.ts'
import { behindBracket, plain, tokens, type Token } from './tokens.ts'

/** One target of a list under a verb: an instrument, or parts of it. Token indexes. */
export interface Item {
  /** null: parts of an instrument that the phrase does not name, such as the one its lead-in names. */
  readonly mention: Mention | null
  /** First token of the item, and the one behind its last. */
  readonly first: number
  readonly behind: number
  readonly parts: string | null
  readonly exceptions: string | null
  /** "in the Act of 1950": the instrument is the place of what follows. */
  readonly place: boolean
}

export interface Targets {
  readonly items: readonly Item[]
  /** A finite verb stood among the words: they tell something and do not only list. */
  readonly told: boolean
}

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

const FINITE = new Set('is are shall was were has have had will must applies apply provides ceases does do may can'.split(' '))
const SEPARATORS = new Set([
  ',',
  'and',
  'or',
  'the',
  'also',
  'both',
  'accordingly',
  'then',
  'hereby',
  'namely',
  'following',
  ';',
  ':',
  '—',
  '–',
  '-',
  '.',
  'each',
  'all',
  'an',
  'a',
  'any',
  'to',
  'of',
  'on',
  'from',
  'enactments',
  'acts',
  'whole',
  'entire',
])
const JOINS = new Set(['of', 'to', 'in', 'thereof', 'under', 'by', 'with', 'from'])
const ADVERBIALS =
  /^(?:subject|without|notwithstanding|for|by|with|as|in|on|from|upon|under|save|where|if|pending|after|before|until|when)$/
const EXCEPTS = new Set(['except', 'excepting', 'excluding', 'save'])
const MODIFIERS = new Set(
  'which who whereby wherein whose amended inserted substituted extended applied adapted continued made passed being relating insofar'.split(
    ' ',
  ),
)
const PART_NOUNS =
  /^(?:words?|expressions?|sentences?|portions?|provisions?|enactments?|headings?|forms?|columns?|references?|limits?|exemptions?|entries|entry|figures?|matter|clause|passage|definition|title|heads?|much|terms?|table|requirements?|limitations?|rates?|duties|duty|charges?|repeal|amendments?|paragraphs?|modifications?|reservations?|conditions?)$/

/** Reads `list[from]` up to, not including, `to` as a list of targets. `several`: the verb is in the plural. */
export function readTargets(phrase: Phrase, from: number, to: number, several: boolean): Targets {
  const { text, list, mentions, byStart } = phrase
  let items: Item[] = []
  let told = false
  let itemStart = from
  let mode: 'list' | 'aside' | 'except' | 'adverbial' = 'list'
  let exceptStart = from
  let leftAt = -1
  const startsItem = (at: number): boolean => {
    let next = at
    while (/^(?:and|or|the|that|said|those|accordingly|,)$/.test(list[next]?.lower ?? '')) next += 1
    const token = list[next]
    return (
      byStart.has(next) ||
      isPart(token) ||
      token?.lower === 'so' ||
      (token?.kind === 'word' && PART_NOUNS.test(token.lower)) ||
      (isOrdinal(token) && isPart(list[next + 1]))
    )
  }
  let at = from
  while (at < to) {
    const token = list[at]
    if (!token) break
    const mention = byStart.get(at)
    if (mention && mention.behind <= to) {
      if (mode === 'list') {
        items.push(...itemsOf(phrase, itemStart, mention))
        itemStart = mention.behind
      } else if (mode === 'except') {
        const last = items.at(-1)
        if (last) {
          const words = plain(text.slice(list[exceptStart]?.start, list[mention.behind - 1]?.end))
          items[items.length - 1] = { ...last, exceptions: words, behind: mention.behind }
          itemStart = mention.behind
          mode = 'list'
        }
      }
      at = mention.behind
      continue
    }
    const behind = behindBracket(list, at)
    if (behind > at) {
      at = behind
      continue
    }
    const word = token.lower
    if (word === 'that' && list[at + 1]?.lower === 'is' && list[at + 3]?.lower === 'say') {
      // "the following provisions of the X Act, that is to say, …": named one by one behind it.
      const last = items.at(-1)
      if (last && /^(?:provisions?|portions?|sections?|enactments?|parts?|words)$/i.test(last.parts ?? ''))
        items[items.length - 1] = { ...last, parts: null, place: true }
      at += 4
      itemStart = at
      mode = 'list'
      continue
    }
    if (mode === 'adverbial' && isPart(token) && list[at - 1]?.text === ')') {
      mode = 'list'
      itemStart = at
    }
    if (token.text === ';' || (token.text === '.' && endsSentence(list, at))) {
      if (mode === 'list' && token.text === ';') flush()
      else if (token.text === '.' && at === to - 1) flush()
      else if (token.text === '.') items = []
      itemStart = at + 1
      mode = 'list'
    } else if (mode === 'list') {
      if (at === itemStart && word === 'in' && /^(?:lieu|substitution)$/.test(list[at + 1]?.lower ?? '')) {
        at += 3
        itemStart = at
        continue
      }
      if (items.length === 0 && at === itemStart && ADVERBIALS.test(word) && token.kind === 'word' && !(word === 'in' && leadsPlace(at)))
        mode = 'adverbial'
      else if (
        EXCEPTS.has(word) ||
        (word === 'other' && list[at + 1]?.lower === 'than') ||
        (word === 'with' && list[at + 2]?.lower === 'exception')
      ) {
        mode = items.length > 0 && at - itemStart <= 1 ? 'except' : 'aside'
        exceptStart = word === 'other' ? at + 2 : word === 'with' ? at + 4 : at + 1
      } else if (
        MODIFIERS.has(word) ||
        (word === 'that' && list[at - 1]?.text !== ',' && FINITE.has(list[at + 1]?.lower ?? '')) ||
        (word === 'as' && items.length + (at - itemStart) > 0) ||
        ((word === 'so' || word === 'in') && (list[at + 1]?.lower === 'far' || list[at + 2]?.lower === 'far') && at > itemStart)
      )
        mode = 'aside'
      else if (token.text === ',' && at - itemStart > 3 && startsItem(at + 1) && !startsAsPart(list, itemStart, at)) itemStart = at + 1
      else if (FINITE.has(word) && token.text === word) {
        items = []
        told = true
        itemStart = at + 1
      }
    } else if (token.text === ',') {
      if (mode === 'adverbial') {
        mode = 'list'
        itemStart = at + 1
      } else if (token.text === ',') {
        const next = list[at + 1]?.lower ?? ''
        if (mode === 'aside' && (next === 'of' || next === 'to' || next === 'in') && items.length === 0) mode = 'list'
        else if ((several || items.length === 0) && startsItem(at + 1)) {
          if (mode === 'except' && items.length > 0) closeExcept(at)
          mode = 'list'
          itemStart = at + 1
          leftAt = at
        }
      }
    }
    at += 1
  }
  if (mode === 'except') closeExcept(to)
  if (mode === 'adverbial') unmarked()
  else flush()
  return { items, told }

  /** "With effect from 1 July 2008 section 4A of the Principal Act is repealed": no comma ends the adverbial. */
  function unmarked(): void {
    const last = mentions[lastBefore(mentions, to)]
    if (!last || last.first < itemStart || last.behind > to || behindBracket(list, last.behind) < to) return
    let start = last.first
    for (let index = itemStart + 1; index < last.first; index += 1)
      if (isPart(list[index]) && list[index + 1]?.kind === 'number') {
        start = index
        break
      }
    items = itemsOf(phrase, start, last)
  }
  function closeExcept(end: number): void {
    const last = items.at(-1)
    if (last && exceptStart < end) {
      items[items.length - 1] = { ...last, exceptions: plain(text.slice(list[exceptStart]?.start, list[end - 1]?.end)), behind: end }
      itemStart = end
    }
  }
  function leadsPlace(index: number): boolean {
    const next = list[index + 1]
    return (
      byStart.has(index + 1) ||
      (next?.lower === 'the' &&
        (byStart.has(index + 2) || isPart(list[index + 2]) || isPart(list[index + 3]) || PART_NOUNS.test(list[index + 2]?.lower ?? ''))) ||
      isPart(next) ||
      byStart.has(index + 2)
    )
  }
  /** Parts that no instrument follows: of the one before, or of the lead-in's. */
  function flush(): void {
    if (leftAt >= 0 && mode !== 'list') return
    const end = mode === 'aside' || mode === 'except' ? modifierStart(itemStart) : to < at ? to : at
    const gap = trimmed(list, itemStart, end)
    if (!gap || !hasPart(list, gap.first, gap.behind)) return
    const last = items.at(-1)
    const parts = plain(text.slice(list[gap.first]?.start, list[gap.behind - 1]?.end))
    if (last?.place || (last && last.parts === null && last.mention && !last.exceptions)) {
      items[items.length - 1] = {
        ...last,
        parts: last.parts === null ? parts : `${last.parts}; ${parts}`,
        behind: gap.behind,
        place: false,
      }
    } else if (!last || last.mention === null)
      items.push({ mention: null, first: gap.first, behind: gap.behind, parts, exceptions: null, place: false })
    itemStart = end
  }
  function modifierStart(start: number): number {
    for (let index = start; index < to; index += 1) {
      const word = list[index]?.lower ?? ''
      if (MODIFIERS.has(word) || EXCEPTS.has(word) || word === 'as') return index
    }
    return to
  }
}

const isOrdinal = (token: Token | undefined): boolean =>
  /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+th|last|words?|proviso)$/.test(token?.lower ?? '')

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

function trimmed(list: readonly Token[], from: number, behind: number): { first: number; behind: number } | undefined {
  let [first, last] = [from, behind]
  for (;;) {
    // "(a) the Fees Order 1999; (b) …": a label of the list.
    const label = list[first]?.text === '(' && list[first]?.match === first + 2
    if (first < last && label) first += 3
    else if (first < last && SEPARATORS.has(list[first]?.lower ?? '')) first += 1
    else break
  }
  while (last > first && (SEPARATORS.has(list[last - 1]?.lower ?? '') || list[last - 1]?.lower === 'thereof')) last -= 1
  return first < last ? { first, behind: last } : undefined
}

function hasPart(list: readonly Token[], from: number, behind: number): boolean {
  for (let at = from; at < behind; at += 1) {
    const token = list[at]
    if (isPart(token) || token?.kind === 'quoted' || (token?.kind === 'word' && PART_NOUNS.test(token.lower))) return true
    const closed = behindBracket(list, at)
    if (closed > at && at > from) at = closed - 1
  }
  return false
}

/** The item that a mention ends, with the words since the item before as its parts. */
function itemsOf(phrase: Phrase, from: number, mention: Mention): Item[] {
  const { text, list } = phrase
  let end = mention.first
  while (end > from && /^(?:the|said|a|an)$/i.test(list[end - 1]?.text ?? '')) end -= 1
  // "sections 2 and 3 of, and the Schedule to, the Act of 1996"
  if (list[end - 1]?.text === ',' && /^(?:of|to|in)$/.test(list[end - 2]?.lower ?? '')) end -= 1
  const joined = end > from && JOINS.has(list[end - 1]?.lower ?? '')
  const before = list[end - 1]?.lower
  const gap = trimmed(list, from, joined ? end - 1 : end)
  const whole: Item = {
    mention,
    first: end < mention.first && end >= from ? end : mention.first,
    behind: mention.behind,
    parts: null,
    exceptions: null,
    place: false,
  }
  if (!gap) return [{ ...whole, place: joined && before === 'in' }]
  const parts = plain(text.slice(list[gap.first]?.start, list[gap.behind - 1]?.end))
  if (!joined) {
    // "section 5, section 6, and the X Act": the parts belong to what came before.
    if (hasPart(list, gap.first, gap.behind) && startsAsPart(list, gap.first, gap.behind))
      return [{ mention: null, first: gap.first, behind: gap.behind, parts, exceptions: null, place: false }, whole]
    return []
  }
  if (before === 'under' || before === 'by' || before === 'with' || before === 'from') return []
  if (!hasPart(list, gap.first, gap.behind) || !startsAsPart(list, gap.first, gap.behind)) return []
  // "In section 7 of the X Act, the words …": a place, what goes stands behind it.
  return [{ ...whole, first: gap.first, parts, place: list[gap.first]?.lower === 'in' }]
}

/** The first noun of a gap is a part's, not a licence's or an order's. */
function startsAsPart(list: readonly Token[], from: number, behind: number): boolean {
  for (let at = from; at < Math.min(behind, from + 4); at += 1) {
    const token = list[at]
    if (!token) return false
    if (isPart(token) || token.kind === 'quoted' || (token.kind === 'word' && PART_NOUNS.test(token.lower))) return true
    if (/^(?:under|made|by|be|is|are)$/.test(token.lower)) return false
  }
  return false
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
