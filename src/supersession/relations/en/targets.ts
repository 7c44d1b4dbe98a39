import { hasPart, itemsOf, PART_NOUNS, startsAsPart, trimmed, type Item } from './items.ts'
import { endsSentence, lastBefore, type Phrase } from './phrase.ts'
import { behindBracket, plain, type Token } from './tokens.ts'
import { isPart } from './vocabulary.ts'

export interface Targets {
  readonly items: readonly Item[]
  /** A finite verb stood among the words: they tell something and do not only list. */
  readonly told: boolean
}

const FINITE = new Set(
  'is are shall was were has have had will must applies apply provides contains replaces amends requires ceases does do may can'.split(' '),
)
const ADVERBIALS =
  /^(?:subject|without|notwithstanding|for|by|with|as|in|on|from|upon|under|save|where|if|pending|after|before|until|when)$/
const TIMES = /^(?:as|on|from|upon|with|after)$/
const EXCEPTS = new Set(['except', 'excepting', 'excluding', 'save'])
/** Small words and commas in a row before an item: "and the said". */
const MOST_JOINTS = 12
const MODIFIERS = new Set(
  'which who whereby wherein whose amended inserted substituted extended applied adapted continued made passed being relating insofar'.split(
    ' ',
  ),
)

/** Reads `list[from]` up to, not including, `to` as a list of targets. `several`: the verb is in the plural. */
export function readTargets(phrase: Phrase, from: number, to: number, several: boolean): Targets {
  const { text, list, mentions, byStart } = phrase
  let items: Item[] = []
  let told = false
  let itemStart = from
  let mode: 'list' | 'aside' | 'except' | 'adverbial' = 'list'
  let exceptStart = from
  let leftAt = -1
  let withinList = false
  const startsItem = (at: number): boolean => {
    let next = at
    while (next - at < MOST_JOINTS && /^(?:and|or|the|that|said|those|accordingly|,)$/.test(list[next]?.lower ?? '')) next += 1
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
      const last = items.at(-1)
      const spared = last && mode === 'list' && itemStart === at && last.parts === null ? exceptionIn(phrase, at + 1, behind - 1) : null
      if (last && spared !== null) {
        items[items.length - 1] = { ...last, exceptions: spared, behind }
        itemStart = behind
      } else if (last && mode === 'list' && itemStart === at) itemStart = behind
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
      ) {
        mode = 'aside'
        // "paragraph (b) and, in so far as it relates to …, paragraph (d) of section 63": within one list.
        if ((word === 'so' || word === 'in') && list[at - 1]?.text === ',' && list[at - 2]?.lower === 'and' && items.length === 0)
          withinList = true
      } else if (token.text === ',' && at - itemStart > 3 && startsItem(at + 1) && !startsAsPart(list, itemStart, at)) itemStart = at + 1
      else if (FINITE.has(word) && token.text === word) {
        items = []
        told = true
        itemStart = at + 1
      }
    } else if (token.text === ',') {
      if (mode === 'adverbial') {
        // "On the appointed day the Juries Act, 1927, is repealed": the comma is the title's own.
        if (at === to - 1 && TIMES.test(list[itemStart]?.lower ?? '')) break
        mode = 'list'
        itemStart = at + 1
      } else if (token.text === ',') {
        const next = list[at + 1]?.lower ?? ''
        if (mode === 'aside' && (next === 'of' || next === 'to' || next === 'in') && items.length === 0) mode = 'list'
        else if ((several || items.length === 0) && startsItem(at + 1)) {
          if (mode === 'except' && items.length > 0) closeExcept(at)
          mode = 'list'
          if (!withinList) itemStart = at + 1
          withinList = false
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
    if (!last || last.first < itemStart || last.behind > to || behindBracket(list, last.behind) < at) return
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
    if (!gap || !hasPart(list, gap.first, gap.behind) || !(startsAsPart(list, gap.first, gap.behind) || isListed(list[gap.first]))) return
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

/** "(other than section 30)": the exception that a bracket behind an instrument makes; null where it makes none. */
function exceptionIn({ text, list }: Phrase, from: number, to: number): string | null {
  const word = list[from]?.lower ?? ''
  const first = EXCEPTS.has(word) ? from + 1 : word === 'other' && list[from + 1]?.lower === 'than' ? from + 2 : to
  return first < to ? plain(text.slice(list[first]?.start, list[to - 1]?.end)) : null
}

/** "… of the X Act and the Y Act, specified in the first column of the Schedule". */
const isListed = (token: Token | undefined): boolean => /^(?:specified|mentioned|set|listed|described)$/.test(token?.lower ?? '')

const isOrdinal = (token: Token | undefined): boolean =>
  /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+th|last|words?|proviso)$/.test(token?.lower ?? '')
