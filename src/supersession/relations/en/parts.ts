import { ordinalNumber, romanNumber } from '../../../law/numeral.ts'
import { tokens, type Token } from './tokens.ts'

const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/^sections?$/, 'sec'],
  [/^schedules?$/, 'att'],
  [/^parts?$/, 'part'],
  [/^chapters?$/, 'chp'],
  [/^(?:articles?|regulations?)$/, 'art'],
]
/** More than this in one range is a mistake in the text. */
const WIDEST = 400
/** Exceptions from exceptions that are read: nobody writes more, and no text may use up the stack. */
const DEEPEST = 8

/** "to the extent specified in column (2) of the said Part I", "provisions set out in Part 2 of Schedule 1": of the text that speaks. */
const ELSEWHERE =
  /\b(?:to the extent )?(?:specified|mentioned|set (?:out|forth)|indicated|stated|shown|described|listed) in (?:(?:the )?(?:\w+ )?column|(?:part \w+ of )?(?:the )?(?:\w+ )?(?:schedule|table))\b[^;]*/gi

/** Sections, articles, schedules, Parts and Chapters that a phrase names as gone as wholes, as eIds: `Sections 4, 10 and Part V` → sec_4, sec_10, part_5. */
export function partsOf(parts: string): string[] {
  const found = new Set<string>()
  const own = parts.slice(0, 20_000).replace(ELSEWHERE, '')
  for (const phrase of own.split(';')) for (const eId of inPhrase(tokens(phrase, 0, phrase.length))) found.add(eId)
  return [...found]
}

function inPhrase(list: readonly Token[], depth = 0): string[] {
  const found: string[] = []
  let unit: string | undefined
  let inside = false
  let last: number | undefined
  /** Where the units of one noun begin: "sections 4 and 5, so far as they relate to …" takes back both. */
  let group = 0
  /** The same of one sentence of a cell. */
  let sentence = 0
  let outer: string | undefined
  let inTable = false
  for (let at = 0; at < list.length; at += 1) {
    const token = list[at]
    if (!token) break
    if (token.match > at) {
      // "5 (2)": less than the section goes; "5 (inserted by …)" is the section.
      if (unit !== undefined && list[at - 1]?.kind === 'number' && isSub(list, at)) found.pop()
      else if (found.length > group) found.length -= takenBack(list, at + 1, found.length - group)
      at = token.match
      continue
    }
    if (token.text === ',' && found.length > sentence) found.length -= takenBack(list, at + 1, found.length - sentence)
    if (token.text === '.') sentence = found.length
    // "the amendments relating to sections 10 and 13 of the Lanterns Act, 1925": of another text.
    if (token.lower === 'of' && found.length > group && namesText(list, at + 1)) {
      found.length = group
      unit = undefined
    }
    // "section 12 from the words …": less than the section.
    if (token.lower === 'from' && list[at - 1]?.kind === 'number' && /^words?$/.test(list[at + 2]?.lower ?? '')) found.pop()
    // "in the Table to section 32 at Ref. No. 1": the number of a row.
    if (/^nos?$/.test(token.lower) && list[at + 1]?.text === '.') unit = undefined
    // "sections 9 and 14 insofar as they relate to …": no comma before it.
    if (/^(?:in|insofar)$/.test(token.lower) && list[at - 1]?.kind === 'number' && found.length > group)
      found.length -= takenBack(list, at, found.length - group)
    // "S.72", "ss. 4 and 5"
    const short = /^ss?$/.test(token.lower) && (list[at + 1]?.text === '.' || list[at + 1]?.kind === 'number')
    const named = short ? 'sec' : ABBREVIATIONS.find(([word]) => word.test(token.lower))?.[1]
    if (named !== undefined) {
      // "specified in column (2) of that Schedule": one of the text that speaks.
      if (/^th(?:at|is)$/.test(list[at - 1]?.lower ?? '')) {
        unit = undefined
        continue
      }
      const ordinal = ordinalNumber(list[at - 1]?.text ?? '')
      const before = list[at - 1]?.lower
      // "First Schedule, Table D, Part II": of a table, which has no address.
      if (named === 'part' && before === ',' && inTable) {
        unit = undefined
        continue
      }
      inTable = false
      // "Schedule 5, Part 3", "Part I, Chapter III": only that of the outer unit goes.
      const within = (named === 'part' && unit === 'att') || (named === 'chp' && unit === 'part')
      outer = within && before === ',' && found.length > 0 ? found.pop() : undefined
      if (named !== unit || before !== ',') group = found.length
      inside =
        before === 'of' ||
        before === 'in' ||
        (before === 'the' && /^(?:of|in|to)$/.test(list[at - 2]?.lower ?? '')) ||
        (before === 'said' && /^(?:of|in|to)$/.test(list[at - 3]?.lower ?? '')) ||
        (ordinal !== undefined && [at - 2, at - 3].some((place) => /^(?:of|in|to)$/.test(list[place]?.lower ?? '')))
      unit = named
      last = undefined
      if (named === 'att' && !inside) {
        if (ordinal !== undefined) found.push(...ordinalsBefore(list, at).map((value) => `att_${value}`))
        else if (list[at + 1]?.kind !== 'number' && !isRoman(list[at + 1])) found.push('att_1')
      } else if (named === 'att' && inside) {
        const inner = found.at(-1)
        if (inner?.startsWith('part_') && !inner.includes('att_')) found[found.length - 1] = `att_${ordinal ?? 1}__${inner}`
        unit = undefined
      }
      continue
    }
    if (
      /^(?:so|much|words?|definitions?|proviso|sub-?sections?|paragraphs?|tables?|sub-?paragraphs?|clauses?|sentence|references?|expressions?)$/.test(
        token.lower,
      )
    ) {
      // What follows "of" is only the place of it.
      const unitBefore: string | undefined = unit
      unit = undefined
      const comma = list[at - 1]?.lower === 'the' ? at - 2 : at - 1
      // "section 6, so much as …" speaks of section 6, "section 6, so much of section 9 as …" of another.
      const ofAnother = token.lower === 'so' && list[at + 2]?.lower === 'of' && list[at + 3]?.lower !== 'it'
      const ofMore = list[at + 1]?.lower === 'far'
      if (/^(?:so|words?)/.test(token.lower) && !ofAnother && !ofMore && list[comma]?.text === ',') found.pop()
      // "Schedule 3, paragraph 2": less than the Schedule.
      inTable = token.lower === 'table'
      // "section 2, paragraph (c) of subsection (1)": less than the section.
      const isWithin = unitBefore === 'att' || (unitBefore === 'sec' && !namesSection(list, at))
      if (/^(?:paragraph|table)/.test(token.lower) && isWithin && list[at - 1]?.text === ',') found.pop()
      // "Section 189, subsection (3)", "section 11 sub-section (3)": less than the section, unless it goes on "of section 190".
      const behind = list[at + 1]?.match ?? -1
      const number = list[at - 1]?.text === ',' ? list[at - 2] : list[at - 1]
      if (/^sub-?section/.test(token.lower) && number?.kind === 'number' && list[behind + 1]?.lower !== 'of') found.pop()
      // "First Schedule, Part I, in regulation 11 the words …": less than the Part.
      if (/^words?$/.test(token.lower) && wordsIn(list, at)) while (/^(?:att|part|chp)_/.test(found.at(-1) ?? '')) found.pop()
      continue
    }
    if (token.lower === 'except' || token.lower === 'other') {
      const spared = token.lower === 'other' ? at + 2 : at + 1
      if (found.length > group && /^sub|^paragraph/.test(list[spared]?.lower ?? '')) found.pop()
      if (depth === DEEPEST) return found
      const rest = list.slice(spared).map((each) => ({ ...each, match: each.match < 0 ? -1 : each.match - spared }))
      const left = new Set(inPhrase(rest, depth + 1))
      return found.filter((eId) => !left.has(eId))
    }
    if (unit === undefined) continue
    const value = numberAt(token, unit)
    if (value === undefined) continue
    if (inside) {
      const inner = found.at(-1)
      if (unit === 'part' && inner?.startsWith('chp_')) found[found.length - 1] = `part_${value}__${inner}`
      continue
    }
    const prefix = outer === undefined ? '' : `${outer}__`
    const from = last
    last = /^\d+$/.test(value) ? Number(value) : undefined
    if (list[at - 1]?.lower === 'to' && from !== undefined && last !== undefined && last > from && last - from < WIDEST)
      for (let between = from + 1; between < last; between += 1) found.push(`${prefix}${unit}_${between}`)
    found.push(`${prefix}${unit}_${value}`)
  }
  return found
}

/** How many of the last units a limit that begins at a token takes back: "in so far as they relate to …" all of `most`, "as it relates" one. */
function takenBack(list: readonly Token[], from: number, most: number): number {
  const words = list.slice(from, from + 9).map(({ lower }) => lower)
  const text = words.join(' ')
  if (/^(?:other than|except|save) (?:sub|paragraph)/.test(text)) return 1
  if (!/^(?:(?:in )?so far as|insofar as|to the extent)\b/.test(text) || words.includes('unrepealed')) return 0
  return words.includes('they') ? most : 1
}

/** Whether the title of an Act, with its year, stands at a token. */
function namesText(list: readonly Token[], from: number): boolean {
  const words = list.slice(from, from + 12).map(({ text }) => text)
  const act = words.indexOf('Act')
  return (
    words[0] === 'the' &&
    act > 0 &&
    /^,?(?:of)?[12]\d{3}/.test(words.slice(act + 1, act + 3).join('')) &&
    words.slice(0, act).every((word) => !/^[,;.]$/.test(word))
  )
}

/** Whether "of section 9" follows within the same item of a list. */
function namesSection(list: readonly Token[], from: number): boolean {
  for (let at = from; at < Math.min(list.length, from + 20) && !/^[,;.]$/.test(list[at]?.text ?? ''); at += 1)
    if (/^sections?$/.test(list[at]?.lower ?? '')) return true
  return false
}

/** Whether "in regulation 11" leads in the words since the last comma. */
function wordsIn(list: readonly Token[], at: number): boolean {
  let first = at
  while (first > 0 && list[first - 1]?.text !== ',') first -= 1
  return list[first]?.lower === 'in'
}

/** "the First, Second and Third Schedules" */
function ordinalsBefore(list: readonly Token[], at: number): number[] {
  const values: number[] = []
  for (let back = at - 1; back >= 0; back -= 1) {
    const value = ordinalNumber(list[back]?.text ?? '')
    if (value !== undefined) values.unshift(value)
    else if (list[back]?.text !== ',' && list[back]?.lower !== 'and') break
  }
  return values
}

const isSub = (list: readonly Token[], at: number): boolean => (list[at]?.match ?? 0) - at === 2

const isRoman = (token: Token | undefined): boolean => token?.kind === 'word' && /^[IVXLC]+$/.test(token.text)

function numberAt(token: Token, unit: string): string | undefined {
  if (token.kind === 'number') return /^\d+[A-Z]*$/.test(token.text) ? token.text : undefined
  if (unit === 'sec' || token.kind !== 'word' || !/^(?:[IVXLC]+[A-Z]?|[A-Z])$/.test(token.text)) return undefined
  const value = romanNumber(token.text)
  return value === undefined ? token.text : String(value)
}
