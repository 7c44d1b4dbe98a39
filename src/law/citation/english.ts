import { ordinalNumber, romanNumber } from '../numeral.ts'
import type { Citation, CitedInstrument, Step, Unit } from './cited.ts'
import { depthOf } from './cited.ts'

const UNITS: readonly (readonly [pattern: string, unit: Unit])[] = [
  ['schedules?|scheds?|schs?', 'schedule'],
  ['books?', 'book'],
  ['titles?', 'title'],
  ['sub-?parts?', 'subpart'],
  ['parts?|pts?', 'part'],
  ['chapters?|chaps?|chs?', 'chapter'],
  ['sub-?sections?|sections?|secs?|ss?|§{1,2}', 'section'],
  ['articles?|arts?', 'article'],
  ['regulations?|regs?', 'regulation'],
  ['rules?', 'rule'],
  ['clauses?', 'clause'],
  ['sub-?paragraphs?|paragraphs?|paras?', 'paragraph'],
]
const UNIT = new RegExp(`(?:${UNITS.map(([pattern]) => `(${pattern})`).join('|')})\\.?(?![\\p{L}-])`, 'iuy')
const ROMAN_UNITS: ReadonlySet<Unit> = new Set(['schedule', 'book', 'title', 'part', 'subpart', 'chapter', 'article'])

const NUMBER = /\s*(\d{1,5}[a-z]{0,3}|[ivxlc]{1,8})(?![\p{L}\d])/iuy
const SUB = /\s?\(\s?([a-z]{1,5}|\d{1,4}[a-z]{0,2})\s?\)/iy
const LIST = /\s*(?:(to|-|–|—)|,\s*(?:and|or)|,|and|or|&)\s*/iy
const SIBLING = /^[\s,]*(?:and|or|,)[\s,]*$/i
const CONNECTOR = /[\s,]*(?:(?:of|in|to|under|and|or|respectively|the)(?![\p{L}\d])[\s,]*)*/iuy
const ORDINAL =
  /(?:the )?(?:(\d{1,2})(?:st|nd|rd|th)|(first|second|third|\p{L}{3,10}th|\p{L}{5,6}-\p{L}{3,7}))\s+(schedule|part|chapter)(?!\p{L})/iuy

interface Parsed {
  readonly steps: readonly Step[]
  readonly end: number
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** "4", "4A", "IV", "24(1)(a)" or "(1)"; `subs` are the bracketed parts. */
function readNumber(text: string, at: number, unit: Unit): { number: string | null; subs: string[]; end: number } | undefined {
  const found = match(NUMBER, text, at)
  let number: string | null = null
  let end = at
  if (found) {
    const written = found[1] ?? ''
    const roman = ROMAN_UNITS.has(unit) ? romanNumber(written) : undefined
    if (/^\d+(?:[a-z]?|[A-Z]+)$/.test(written)) number = written.toUpperCase().replace(/^0+(?=\d)/, '')
    else if (roman !== undefined && roman > 0) number = String(roman)
    if (number !== null) end = NUMBER.lastIndex
  }
  const subs: string[] = []
  for (let sub = match(SUB, text, end); sub; sub = match(SUB, text, end)) {
    subs.push(sub[1] ?? '')
    end = SUB.lastIndex
  }
  return number === null && subs.length === 0 ? undefined : { number, subs, end }
}

/** One unit with its number or numbers, at a place in the text. */
function readGroup(text: string, at: number): Parsed | undefined {
  const ordinal = match(ORDINAL, text, at)
  if (ordinal) {
    const number = ordinal[1] ? Number(ordinal[1]) : ordinalNumber(ordinal[2] ?? '')
    if (number !== undefined)
      return { steps: [{ unit: ordinal[3]?.toLowerCase() as Unit, numbers: [String(number)], range: false }], end: ORDINAL.lastIndex }
  }
  const start = match(/the /iy, text, at) ? at + 4 : at
  const named = match(UNIT, text, start)
  if (!named) return undefined
  const unit = UNITS[named.slice(1).findIndex((part) => part !== undefined)]?.[1] ?? 'section'
  const after = start + named[0].length
  const first = readNumber(text, after, unit)
  if (!first)
    return unit === 'schedule' && /^schedule$/i.test(named[0]) ? { steps: [{ unit, numbers: [], range: false }], end: after } : undefined
  const subs: Step[] = first.subs.map((sub) => ({ unit: 'sub', numbers: [sub], range: false }))
  if (first.number === null) return { steps: subs, end: first.end }
  const numbers = [first.number]
  let range = false
  let end = first.end
  for (let list = match(LIST, text, end); list; list = match(LIST, text, end)) {
    const next = readNumber(text, LIST.lastIndex, unit)
    if (next?.number == null || numbers.length > 50) break
    range = numbers.length === 1 && list[1] !== undefined
    numbers.push(next.number)
    end = next.end
    if (range) break
  }
  return { steps: [{ unit, numbers, range }, ...(numbers.length === 1 ? subs : [])], end }
}

/** All the units named one after another from a place on: "subsection (4) of section 6 of", "Part II, section 5". */
function readProvision(text: string, at: number): Parsed | undefined {
  const first = readGroup(text, at)
  if (!first) return undefined
  let { steps, end } = first
  for (;;) {
    const connector = match(CONNECTOR, text, end)
    const group = connector && CONNECTOR.lastIndex > end ? readGroup(text, CONNECTOR.lastIndex) : undefined
    if (!group) return finished(steps, end)
    steps = join(steps, group.steps, SIBLING.test(connector?.[0] ?? ''))
    end = group.end
  }
}

/** The steps in their order; none where a bracketed part has nothing with a number to belong to, but is not alone either. */
function finished(steps: readonly Step[], end: number): Parsed | undefined {
  const ordered = steps.toSorted((a, b) => depthOf(a.unit) - depthOf(b.unit))
  const stray = ordered.some((step, at) => step.unit === 'sub' && at > 0 && ordered[at - 1]?.numbers.length !== 1)
  return stray ? undefined : { steps: ordered, end }
}

/** Inner steps and the outer ones that follow. Of two units of a kind the outer holds ("section 14 in sections 15 and 17"), of siblings the first. */
function join(inner: readonly Step[], outer: readonly Step[], sibling: boolean): readonly Step[] {
  const [first] = inner
  const [next] = outer
  if (!first || !next) return inner
  if (first.unit === next.unit && first.unit !== 'sub') return sibling ? inner : outer
  if (next.unit === 'sub' && sibling) return inner
  return [...outer.filter((step) => step.unit === 'sub' || !inner.some((one) => one.unit === step.unit)), ...inner]
}

const IDENTIFIER = /^(?=\S*\d)[\p{L}\d]+(?:[-_.][\p{L}\d]+)+$/u
/** No law that is cited by its number is older: 2019/1024 is none of the year 1024. */
const YEAR = '(1[2-9]\\d{2}|20\\d{2})'
const COUNTED = new RegExp(`^(?:the )?(?:(?:public )?(act|law)s?,? )?(?:no\\.? ?|number )?(\\d{1,4}) ?(?:of|/) ?${YEAR}$`, 'i')
/** As older lists print it: "1927 No. 23". */
const YEAR_AND_NUMBER = new RegExp(`^${YEAR},? (?:no\\.? ?|number )(\\d{1,4})$`, 'i')
const YEAR_FIRST = /^([12]\d{3})[ /](act|s\.? ?i\.?)[ /](?:no\.? ?)?(\d{1,4})$/i
const STATUTORY = /^(?:the )?(?:s\.? ?i\.?|statutory instrument) ?(?:no\.? ?|number )?(\d{1,4}) ?(?:of|\/) ?([12]\d{3})$/i
const REIGN =
  /^(\d{1,2}(?: ?(?:&|and|,) ?\d{1,2})*) (vict|geo|will|wm|edw|eliz|anne|hen|jas|jac|car|chas|ric|mar)\.?(?: ?(\d|[ivx]{1,5})\.?)?,? ?(?:c|ch|cap|chap|chapter)\.? ?(\d{1,4})$/i
const LAW_NOUN = /(?:^|\s)(?:acts?|regulations?|orders?|rules|bill|code|constitution|treaty|by-?laws|directive|ordinance|statute|decree)$/i

/** The instrument alone, by number, identifier or session; titles are read last, since they may be anything. */
function readInstrument(text: string): CitedInstrument | undefined {
  const plain = text.replace(/^[\s,;.]*(?:the )?|[\s,;.]+$/gi, '')
  const counted = COUNTED.exec(plain)
  if (counted) return { kind: 'number', series: counted[1] ? 'Act' : null, number: String(Number(counted[2])), year: Number(counted[3]) }
  const listed = YEAR_AND_NUMBER.exec(plain)
  if (listed) return { kind: 'number', series: null, number: String(Number(listed[2])), year: Number(listed[1]) }
  const dated = YEAR_FIRST.exec(plain)
  if (dated)
    return {
      kind: 'number',
      series: /^act$/i.test(dated[2] ?? '') ? 'Act' : 'S.I.',
      number: String(Number(dated[3])),
      year: Number(dated[1]),
    }
  const statutory = STATUTORY.exec(plain)
  if (statutory) return { kind: 'number', series: 'S.I.', number: String(Number(statutory[1])), year: Number(statutory[2]) }
  const reign = REIGN.exec(plain)
  if (reign) return { kind: 'chapter', session: sessionOf(reign), chapter: Number(reign[4]) }
  return IDENTIFIER.test(plain) ? { kind: 'identifier', identifier: plain } : undefined
}

function sessionOf([, years = '', reign = '', ordinal]: RegExpExecArray): string {
  const counted = years.split(/\D+/).map(Number).join(' & ')
  const name = reign.charAt(0).toUpperCase() + reign.slice(1).toLowerCase()
  const number = ordinal === undefined ? undefined : /^\d$/.test(ordinal) ? Number(ordinal) : romanNumber(ordinal)
  return `${counted} ${name}.${number === undefined ? '' : ` ${number}`}`
}

/** Marks and words that join a title to what stands before and behind it. */
const JOINING_WORD = '(?<!\\p{L})(?:of|in|to|under|and|or|the|respectively)'
const JOINTS_BEFORE = new RegExp(`^(?:[\\s,;.&–—-]|${JOINING_WORD}(?![\\p{L}\\d-]))+`, 'iu')
const JOINTS_BEHIND = new RegExp(`(?:[\\s,;.&–—-]|${JOINING_WORD}(?![\\p{L}\\d]))+$`, 'iu')
const bare = (text: string): string => text.replace(JOINTS_BEFORE, '').replace(JOINTS_BEHIND, '')

function readTitle(text: string, cited: boolean): CitedInstrument | undefined {
  const plain = bare(text).replace(/\s+,/g, ',')
  const dated = /^(.*\S)[\s,]+([12]\d{3})$/.exec(plain)
  const title = bare(dated?.[1] ?? plain)
  if (!/\p{L}/u.test(title) || namesProvision(title)) return undefined
  if (!dated && !cited && !LAW_NOUN.test(title)) return undefined
  // Undressed it may be a number after all: "the 5 of, 1927".
  return readInstrument(dated ? `${title} ${dated[2]}` : title) ?? { kind: 'title', title, year: dated ? Number(dated[2]) : null }
}

/** What begins like a provision, or ends where its number would follow, is no title: it could not be told from one. */
function namesProvision(title: string): boolean {
  if (readGroup(title, 0)) return true
  const last = /[^\s,;(]+$/.exec(title)
  const unit = last && match(UNIT, title, last.index)
  if (!last || !unit || unit[0].length < last[0].length) return false
  return !LAW_NOUN.test(title) || ENDS_INSTRUMENT.test(title.slice(0, last.index))
}

export function parseEnglish(written: string): Citation | undefined {
  const text = written.replace(/^(?:[\s,;.]|(?:of|in|to|under|and|or)(?![\p{L}\d-]))+/iu, '')
  const whole = readInstrument(text)
  if (whole) return { language: 'en', instrument: whole, provision: [] }
  const leading = readProvision(text, 0)
  if (leading) {
    const rest = text.slice(leading.end)
    if (/^[\s,;.]*$/.test(rest)) return { language: 'en', instrument: null, provision: leading.steps }
    if (!/^[\s,;]/.test(rest)) return undefined
    const instrument =
      readInstrument(rest.replace(/^[\s,;]*(?:(?:respectively,? |of |in |to |under |the )\s*)*/i, '')) ?? readTitle(rest, true)
    return instrument && { language: 'en', instrument, provision: leading.steps }
  }
  const trailing = trailingProvision(text)
  if (trailing) return trailing
  const title = readTitle(text, false)
  return title && { language: 'en', instrument: title, provision: [] }
}

const WORD_START = /[\s,;(](?=(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d|sub|s|p|c|a|r|t|b|§))/giu

/** "Juries Act, 1927, section 5": the first place from which everything to the end is a provision. */
function trailingProvision(text: string): Citation | undefined {
  for (const start of text.matchAll(WORD_START)) {
    const provision = readProvision(text, start.index + 1)
    if (!provision || !/^[\s,;.)]*$/.test(text.slice(provision.end))) continue
    const before = text.slice(0, start.index)
    if (isYear(provision.steps) && !ENDS_INSTRUMENT.test(before)) continue
    const instrument = readInstrument(before) ?? readTitle(before, true)
    if (instrument) return { language: 'en', instrument, provision: provision.steps }
  }
  return undefined
}

/** "Rules 1962" behind a title is its end, not a rule; behind a whole title "section 1962" is a section. */
const isYear = ([step, inner]: readonly Step[]): boolean =>
  inner === undefined && step?.numbers.length === 1 && /^[12]\d{3}$/.test(step.numbers[0] ?? '')
const ENDS_INSTRUMENT = new RegExp(`(?:${LAW_NOUN.source.slice(0, -1)}|\\d)[\\s,;]*$`, 'i')
