import type { ProvisionKind } from '../../law/provision.ts'
import { CHINESE_NUMERALS as N, chineseNumber, ordinalNumber, romanNumber } from '../../law/numeral.ts'

/** What the opening words of a unit say: its kind, its number as printed and as it stands in an eId, and what follows. */
export interface Unit {
  readonly kind: ProvisionKind
  readonly number: string | null
  /** `3`, `10A`, `133-1`; null where the unit has no number. */
  readonly ref: string | null
  readonly rest: string
}

const chineseKinds: readonly (readonly [string, ProvisionKind])[] = [
  ['分编', 'subpart'],
  ['编', 'part'],
  ['篇', 'part'],
  ['部分', 'part'],
  ['章', 'chapter'],
  ['节', 'section'],
  ['条', 'article'],
]
const chineseUnit = new RegExp(`^(第([${N}]+)(分编|编|篇|部分|章|节|条)(?:之([${N}]+))?)(?:[\\s　、.．：:]+|(?=\\*|$)|(?=[^条款项之的]))`)
const chineseList = new RegExp(`^(([一二三四五六七八九十百]+)、|[（(]([一二三四五六七八九十百]+|\\d{1,3}|[a-z])[)）]、?)\\s*`)
const attachment = new RegExp(`^(附\\s*(?:件|录|表|图)\\s*([${N}]*))(?:[\\s　：:、.．]|$)`)
const decimal = /^(\d+(?:\.\d+){1,5}|[A-Z](?:\.\d+){1,5})[.、]?\s+/

function chineseHeading(text: string): Unit | undefined {
  const unit = chineseUnit.exec(text)
  if (unit) {
    const kind = chineseKinds.find(([word]) => word === unit[3])?.[1]
    const number = chineseNumber(unit[2] ?? '')
    if (kind && number !== undefined) {
      const branch = unit[4] === undefined ? undefined : chineseNumber(unit[4])
      return {
        kind,
        number: unit[1] ?? null,
        ref: branch === undefined ? String(number) : `${number}-${branch}`,
        rest: text.slice(unit[0].length),
      }
    }
  }
  const annex = attachment.exec(text)
  if (annex) {
    const number = chineseNumber(annex[2] ?? '')
    return {
      kind: 'schedule',
      number: (annex[1] ?? '').trim(),
      ref: number === undefined ? null : String(number),
      rest: text.slice(annex[0].length),
    }
  }
  const item = chineseList.exec(text)
  if (item) {
    const number = (item[1] ?? '').replace(/、$/, '')
    const ref = String(chineseNumber(item[2] ?? item[3] ?? '') ?? item[3])
    return { kind: item[2] === undefined ? 'subsection' : 'section', number, ref, rest: text.slice(item[0].length) }
  }
  if (/^(?:序\s*言|前\s*言|序)$/.test(text)) return { kind: 'preamble', number: null, ref: null, rest: text }
  return undefined
}

const ORDINAL =
  '(?:(?:twenty|thirty|forty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)'
const division = /^((part|chapter|title|book)\s+(\d+[A-Z]{0,3}|[IVXLC]+(?:[A-Z]{1,2})?|[A-Z]{1,2}))(?=$|[\s.:,—–-])[\s.:,—–-]*/i
const ordinalSchedule = new RegExp(`^(?:schedules?[.\\s—–-]+)?(?:the\\s+)?((${ORDINAL})\\s+(?:schedule|sceideal))\\b[\\s.:,—–-]*`, 'i')
const numberedSchedule =
  /^((?:schedule|appendix|annex)\s+(\d+[A-Z]{0,2}|[IVXLC]+(?=$|[\s.:,—–-])|\(?[A-Z]\)?(?=$|\s*[.:—–-]|\s+[A-Z]{2})))(?=$|[\s.:,—–-])[\s.:,—–-]*/i
const plainSchedule = /^((?:the\s+)?(?:schedules?|sceideal|appendix|annex))\b(?!\s+(?:of|to)\b)[\s.:,—–-]*/i
const sectionNumber = /^(?:SEC)?(\d+[A-Z]{0,5}(?:\.\d+)*)(?:\s*\.+|[.\s]*$|\s+|(?=[—–]))\s*/

const articleNumber = /^((?:article|art\.)\s+(\d+[A-Z]{0,3}|[IVXLC]+))(?=$|[\s.:,—–-])[\s.:,—–-]*/i

/** A Roman or Arabic number, letters behind it kept: `IVA` and `4A` are `4A`. */
function divisionRef(printed: string): string {
  if (/^\d/.test(printed)) return printed.toUpperCase()
  const upper = printed.toUpperCase()
  const whole = romanNumber(upper)
  if (whole !== undefined) return String(whole)
  const branch = /^([IVXLC]+)([A-Z]{1,2})$/.exec(upper)
  const number = branch ? romanNumber(branch[1] ?? '') : undefined
  return number === undefined ? upper : `${number}${branch?.[2]}`
}

function englishHeading(text: string, depth: number): Unit | undefined {
  const part = division.exec(text)
  if (part) {
    const kind = (part[2] ?? '').toLowerCase() as 'part' | 'chapter' | 'title' | 'book'
    return { kind, number: part[1] ?? null, ref: divisionRef(part[3] ?? ''), rest: text.slice(part[0].length) }
  }
  const ordinal = ordinalSchedule.exec(text) ?? null
  if (ordinal)
    return {
      kind: 'schedule',
      number: ordinal[1] ?? null,
      ref: String(ordinalNumber(ordinal[2] ?? '') ?? ''),
      rest: text.slice(ordinal[0].length),
    }
  const numbered = numberedSchedule.exec(text)
  if (numbered)
    return {
      kind: 'schedule',
      number: numbered[1] ?? null,
      ref: divisionRef((numbered[2] ?? '').replace(/[()]/g, '')),
      rest: text.slice(numbered[0].length),
    }
  const plain = plainSchedule.exec(text)
  if (plain) return { kind: 'schedule', number: plain[1] ?? null, ref: null, rest: text.slice(plain[0].length) }
  const irish = /^an\s+(?:chead|dara|treas|triu|ceathru)?\s*s[gc]eideal\b/i.exec(text)
  if (irish) return { kind: 'schedule', number: irish[0], ref: null, rest: text.slice(irish[0].length) }
  if (depth < 2) return undefined
  const article = articleNumber.exec(text)
  if (article)
    return { kind: 'article', number: article[1] ?? null, ref: divisionRef(article[2] ?? ''), rest: text.slice(article[0].length) }
  const section = sectionNumber.exec(text)
  if (section)
    return {
      kind: 'section',
      number: section[1] ?? null,
      ref: (section[1] ?? '').replaceAll('.', '-'),
      rest: text.slice(section[0].length),
    }
  return undefined
}

/** Editorial notes of revised texts (`F12[`), emphasis and quotation marks around a heading. */
export const plainHeading = (text: string): string =>
  text
    .replace(/F\d+\[/g, '')
    .replace(/[*_`]+/g, '')
    .replace(/^[>\s“"'‘[]+/, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Reads a heading (marks removed) as a unit; one without a number is a `group`. */
export function headingUnit(text: string, depth: number): Unit {
  const decimalMatch = decimal.exec(text)
  if (decimalMatch)
    return {
      kind: 'paragraph',
      number: decimalMatch[1] ?? null,
      ref: (decimalMatch[1] ?? '').replaceAll('.', '-'),
      rest: text.slice(decimalMatch[0].length),
    }
  return chineseHeading(text) ?? englishHeading(text, depth) ?? { kind: 'group', number: null, ref: null, rest: text }
}

/** An opening line of a Chinese article: 第X条, perhaps 之X, then white space, emphasis or the end of the line. */
export const articleLine = new RegExp(`(?<=^|[\\n\\r])[ \\t　]*\\**(第([${N}]+)条(?:之([${N}]+))?)(?=[\\s　*]|$)`, 'g')

/** An opening line of an item of a text without articles: 一、 */
export const itemLine = /(?<=^|[\n\r])[ \t　]*\**([一二三四五六七八九十百]{1,5})、/g
