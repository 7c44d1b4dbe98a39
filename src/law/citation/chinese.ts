import { CHINESE_NUMERALS, chineseNumber } from '../numeral.ts'
import type { Citation, CitedInstrument, Step, Unit } from './cited.ts'
import { printEnglishInstrument } from './english-print.ts'

const UNITS: Readonly<Record<string, Unit>> = {
  编: 'book',
  分编: 'subpart',
  章: 'chapter',
  节: 'section',
  条: 'article',
  款: 'paragraph',
  项: 'item',
  目: 'point',
}
const NAMES = new Map(Object.entries(UNITS).map(([name, unit]) => [unit, name] as const))

const NUMERAL = `[${CHINESE_NUMERALS}]{1,10}`
const STEP = new RegExp(`\\s*第?\\s*[(]?(${NUMERAL})[)]?\\s*(分编|编|章|节|条|款|项|目)(?:之(${NUMERAL}))?`, 'y')
/** Where a provision may begin within a text without 《》: 第 with a number and a unit, or 1042条. */
const PROVISION_START = new RegExp(`第\\s*${NUMERAL}\\s*(?:分编|编|章|节|条)|\\d{1,5}\\s*条`)
const LIST = /\s*(?:(至|到|-|—)|、|和|及|或|,)\s*/y

const DOCUMENT = new RegExp(`^(.{1,40}?)\\s*[〔[({【<](\\d{4})年?[〕\\])}】>]\\s*第?\\s*(\\d{1,6})\\s*号`)
const DOCUMENT_OF_YEAR = /^(\p{Script=Han}{1,20}?)\s*([12]\d{3})\s*年\s*第?\s*(\d{1,6})\s*号/u
const ORDER = new RegExp(`^(\\p{Script=Han}{1,30}?令)\\s*[〔[({【]?第?\\s*(${NUMERAL})\\s*号[〕\\])}】]?`, 'u')
const ORDER_BEHIND = new RegExp(`^第\\s*(${NUMERAL})\\s*号\\s*(\\p{Script=Han}{1,30}?令)$`, 'u')
/** 国务院第711号令 */
const ORDER_AROUND = new RegExp(`^(\\p{Script=Han}{1,30}?)第\\s*(${NUMERAL})\\s*号令$`, 'u')
const STATE = /^(?:中华人民共和国)+(?=.)/
const LAW_NOUN = /(?:法|法典|条例|规定|办法|细则|解释|决定|规则|通知|意见|批复|公告|宪法|方案|章程|规程|指南|通则)$/

/** Numbers are kept in digits, 第一百三十三条之一 as 133-1; undefined where a numeral is none. */
function readSteps(text: string, at: number): Step[] | undefined {
  const steps: Step[] = []
  let end = at
  for (;;) {
    STEP.lastIndex = end
    const found = STEP.exec(text)
    if (!found) break
    const number = numberOf(found)
    const unit = UNITS[found[2] ?? '']
    if (number === undefined || unit === undefined) return undefined
    end = STEP.lastIndex
    const last = steps.at(-1)
    if (last?.unit === unit && joint(text, found.index))
      steps[steps.length - 1] = { unit, numbers: [...last.numbers, number], range: last.range }
    else steps.push({ unit, numbers: [number], range: false })
    LIST.lastIndex = end
    const list = LIST.exec(text)
    if (list) {
      const current = steps.at(-1)
      if (list[1] && current?.numbers.length === 1) steps[steps.length - 1] = { ...current, range: true }
      end = LIST.lastIndex
    }
  }
  if (steps.some(({ range, numbers }) => range && numbers.length !== 2)) return undefined
  return /^[\s。，,;；]*$/.test(text.slice(end)) && inOrder(steps) ? steps : undefined
}

/** Whether the unit that begins here was joined to the one before by 、, 和 or 至. */
const joint = (text: string, at: number): boolean => /[、和及或至到,—-]$/.test(text.slice(0, at).trimEnd())

/** No text has more provisions; what looks like more is something else. */
const LARGEST = 9999

function numberOf(found: RegExpExecArray): string | undefined {
  const number = chineseNumber(found[1] ?? '')
  const behind = found[3] === undefined ? undefined : chineseNumber(found[3])
  if (number === undefined || number > LARGEST || (found[3] !== undefined && (behind === undefined || behind > LARGEST))) return undefined
  return behind === undefined ? String(number) : `${number}-${behind}`
}

const ORDER_OF_UNITS = Object.values(UNITS)

/** Each step lies within the one before; a list has to end the citation. */
function inOrder(steps: readonly Step[]): boolean {
  return steps.every((step, index) => {
    const before = steps[index - 1]
    if (!before) return true
    return before.numbers.length === 1 && rankOf(before.unit) < rankOf(step.unit)
  })
}
const rankOf = (unit: Unit): number => (unit === 'book' ? -1 : unit === 'subpart' ? -0.5 : ORDER_OF_UNITS.indexOf(unit))

/** 《…》 at the beginning, with those inside it. */
function quotedTitle(text: string): { title: string; end: number } | undefined {
  if (!/^[《〈]/.test(text)) return undefined
  let open = 0
  for (const [index, character] of [...text].entries()) {
    if (character === '《' || character === '〈') open++
    if (character === '》' || character === '〉') open--
    if (open === 0) {
      const end = [...text].slice(0, index + 1).join('').length
      const title = text.slice(1, end - 1).trim()
      return title === '' ? undefined : { title, end }
    }
  }
  return undefined
}

function readInstrument(text: string): { instrument: CitedInstrument; end: number } | undefined {
  const document = DOCUMENT.exec(text) ?? DOCUMENT_OF_YEAR.exec(text)
  if (document && !/[《》]/.test(document[1] ?? '')) {
    const prefix = (document[1] ?? '').replace(/\s+/g, '')
    return { instrument: { kind: 'document', prefix, year: Number(document[2]), number: Number(document[3]) }, end: document[0].length }
  }
  const state = STATE.exec(text)?.[0].length ?? 0
  const order = ORDER.exec(text.slice(state))
  const number = order && chineseNumber(order[2] ?? '')
  if (order && number !== null && number !== undefined)
    return { instrument: { kind: 'order', issuer: order[1] ?? '', number }, end: state + order[0].length }
  const around = ORDER_AROUND.exec(text.slice(state))
  const within = around && chineseNumber(around[2] ?? '')
  if (around && within !== null && within !== undefined)
    return { instrument: { kind: 'order', issuer: `${around[1]}令`, number: within }, end: text.length }
  const behind = ORDER_BEHIND.exec(text)
  const counted = behind && chineseNumber(behind[1] ?? '')
  if (behind && counted !== null && counted !== undefined) {
    return { instrument: { kind: 'order', issuer: (behind[2] ?? '').replace(STATE, ''), number: counted }, end: text.length }
  }
  return undefined
}

export function parseChinese(text: string): Citation | undefined {
  const cited = (instrument: CitedInstrument | null, provision: readonly Step[]): Citation => ({ language: 'zh', instrument, provision })
  const quoted = quotedTitle(text)
  if (quoted) {
    // A number in brackets behind the title, as in 《…》（国发〔2016〕55号）, says the same once more.
    const rest = text.slice(quoted.end).replace(/^\s*\([^()]{1,60}号\)/, '')
    const provision = readSteps(rest, 0)
    return provision && cited({ kind: 'title', title: quoted.title, year: null }, provision)
  }
  const named = readInstrument(text)
  if (named) {
    const provision = readSteps(text.slice(named.end), 0)
    if (provision) return cited(named.instrument, provision)
  }
  const start = PROVISION_START.exec(text)
  const provision = start ? readSteps(text, start.index) : []
  if (!provision) return undefined
  const title = (start ? text.slice(0, start.index) : text).trim()
  if (!/\p{L}/u.test(title)) return title === '' && provision.length > 0 ? cited(null, provision) : undefined
  if (/[《》〈〉]/.test(title) && !balanced(title)) return undefined
  return provision.length > 0 || LAW_NOUN.test(title) ? cited({ kind: 'title', title, year: null }, provision) : undefined
}

function balanced(title: string): boolean {
  let open = 0
  for (const character of title) {
    if (character === '《' || character === '〈') open++
    if (character === '》' || character === '〉') open--
    if (open < 0) return false
  }
  return open === 0
}

export function printChinese({ instrument, provision }: Citation): string {
  return (instrument ? printChineseInstrument(instrument) : '') + provision.map(printStep).join('')
}

export function printChineseInstrument(instrument: CitedInstrument): string {
  return instrument.kind === 'title' ? `《${instrument.title}${instrument.year ?? ''}》` : printEnglishInstrument(instrument)
}

function printStep({ unit, numbers, range }: Step): string {
  return numbers.map((number) => printNumber(number, unit)).join(range ? '至' : '、')
}

function printNumber(number: string, unit: Unit): string {
  const [count = '', behind] = number.split('-')
  const numeral = inChinese(Number(count))
  const name = NAMES.get(unit) ?? ''
  return `第${unit === 'item' ? `（${numeral}）` : numeral}${name}${behind === undefined ? '' : `之${inChinese(Number(behind))}`}`
}

const DIGITS = '零一二三四五六七八九'

/** An integer from 0 to 99,999 in Chinese numerals, as provisions are numbered: 十三, 一百零五, 一千零四十二. */
export function inChinese(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 99_999) return String(value)
  if (value === 0) return '零'
  let text = ''
  let gap = false
  for (const [unit, name] of [
    [10_000, '万'],
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) gap = text !== ''
    else {
      text += (gap ? '零' : '') + (DIGITS[digit] ?? '') + name
      gap = false
    }
  }
  return text.replace(/^一十/, '十')
}
