import type { NamedTarget } from '../reading.ts'
import { attributesOf, type Attributes } from './attributes.ts'
import type { Bracketed, Brackets } from './brackets.ts'
import type { Rest } from './reach.ts'
import { NUMERAL, SELF } from './words.ts'

/** One target of a list, with the words behind its title that say which part of it is meant. */
export interface Listed {
  readonly target: NamedTarget
  /** 第三条, 中关于反倾销的规定; empty where the whole is meant. */
  readonly rest: string
}

/** A title with its remarks and the part of it that a list names right behind it. */
export interface Item {
  readonly title: Bracketed
  readonly remarks: readonly Bracketed[]
  /** 第三条, 中关于甲的规定, where a list goes on behind it. */
  readonly part: string
  /** Behind all of these. */
  readonly end: number
}

const SEPARATOR = /^(?:[、，；和及与]|以及|并且|和?以及)+/
/** The title is the object of a preposition: what follows from it is said elsewhere. */
const PREPOSITION =
  /^(?:第[^，]{1,8}条)?(?:为了?|根据|依据|依照|按照|按|贯彻|执行|实施|结合|配合|对照|参照|适用|违反|符合|遵守|落实|鉴于|经)/
/** What an attribute before a title ends with: 通过的, 最高人民法院, 1990年11月22日, 第12号令. */
const ATTRIBUTE =
  /(?:^|的|原|其|院|部|局|委|会|厅|府|署|室|团|市|省|区|县|州|盟|军|办|司|处|行|社|国|日|月|年|号|令|文|文件|关于|发|印发|发布|颁布|公布|颁发|批转|转发|下达|制定|附|对|将|把|废止|执行|下列|以下|：|）)$/
const OF_ITSELF = new RegExp(`${SELF}(?!规定的)|施行，|为准`)
/** Things with a title that are no instruments: a licence, a form, a contract. */
const NO_INSTRUMENT = /(?:证|证书|执照|票|卡|券|单|表|簿|册|合同|协议|协议书|申请书|通知书|登记书|许可书|委托书|保证书|责任书|杂志|报)$/
/** A remark that belongs to the title: 《…办法》（试行）. */
const OF_TITLE = /^(?:试行|暂行|草案|修订|修正|试行草案|[一二三四五六七八九十]{1,3})$/

const knownItems = new WeakMap<Brackets, readonly Item[]>()

export function itemsOf(brackets: Brackets): readonly Item[] {
  const items = knownItems.get(brackets) ?? readItems(brackets)
  knownItems.set(brackets, items)
  return items
}

function readItems({ plain, all, masked }: Brackets): Item[] {
  const items: { title: Bracketed; remarks: Bracketed[]; end: number }[] = []
  for (const bracketed of all) {
    const last = items.at(-1)
    if (bracketed.kind === 'title') items.push({ title: bracketed, remarks: [], end: bracketed.end })
    else if (last?.end === bracketed.start) {
      last.remarks.push(bracketed)
      last.end = bracketed.end
    }
  }
  return items.map((item, index) => {
    const next = items[index + 1]
    const length = next ? (PART.exec(masked.slice(item.end, next.title.start + 1))?.[0].length ?? 0) : 0
    return { ...item, part: plain.slice(item.end, item.end + length), end: item.end + length }
  })
}

const separates = (run: string): boolean => run === '' || SEPARATOR.test(run)

export const isInstrument = (title: string): boolean => title !== '' && /\p{Script=Han}/u.test(title) && !NO_INSTRUMENT.test(title)

const lastClause = (words: string): string =>
  words.slice(Math.max(words.lastIndexOf('，'), words.lastIndexOf('；'), words.lastIndexOf('：')) + 1)

/** 可以依照《甲》规定的程序…: what follows is done under the title, not to it. */
const isObject = (words: string, rest: string): boolean =>
  /(?:依照|按照|根据|依据|违反|符合|适用|执行|遵守|参照|援引|贯彻)$/.test(words) ||
  (PREPOSITION.test(lastClause(words)) && rest.startsWith('，'))

/** Of the words before the first title those that speak of it: without 本条例自…施行，. */
function ownRun(run: string): string {
  let from = 0
  for (let comma = run.indexOf('，'); comma >= 0; comma = run.indexOf('，', comma + 1))
    if (OF_ITSELF.test(run.slice(from, comma + 1)) || /(?:后|起|时|决定：?|如下)，$/.test(run.slice(from, comma + 1))) from = comma + 1
  return run.slice(Math.max(from, run.lastIndexOf('：') + 1))
}

/** The target that a title names, with what the words before it say of it. */
export function targetOf(item: Item, run: string, inherited: Attributes | null): { target: NamedTarget; attributes: Attributes } {
  const remarks = item.remarks.map(({ text }) => text)
  const attributes = attributesOf(run, remarks.join('，'))
  const bare = run.replace(SEPARATOR, '') === ''
  const from = bare && inherited !== null && attributes.year === null ? { ...inherited, number: attributes.number } : attributes
  const title =
    item.title.text +
    remarks
      .filter((text) => OF_TITLE.test(text))
      .map((text) => `（${text}）`)
      .join('')
  return {
    target: { title, year: from.year, number: from.number, issuer: from.issuer, issuedOn: from.issuedOn, class: 'instrument' },
    attributes: from,
  }
}

/**
 * The list of titles that ends right before `until`: 1990年…发布的《甲》、《乙》和…通过的《丙》. A title inside an attribute of
 * another (根据《关于修改〈丙〉的决定》修正的《丙》) is none of them. `rest` is what stands behind the last title.
 */
export function listBefore(brackets: Brackets, until: number, from = 0): { listed: Listed[]; rest: Rest } | null {
  const { masked } = brackets
  const items = itemsOf(brackets).filter(({ title, end }) => title.start >= from && end <= until)
  const last = items.at(-1)
  if (!last) return null
  const runBefore = (index: number): string => masked.slice(items[index - 1]?.end ?? from, items[index]?.title.start)

  const chosen: { item: Item; runStart: number }[] = []
  let at = items.length - 1
  while (at >= 0) {
    // Titles that stand in the attribute of this one: what follows them is no separator, or they are coordinated with such a one.
    let first = at
    while (first > 0 && !separates(runBefore(first))) first -= 1
    while (first < at && first > 0 && /(?:根据|依据|依照|按照)[^，、]*$/.test(runBefore(first - 1))) first -= 1
    const item = items[at]
    const before = items[first - 1]
    const runStart = before?.end ?? from
    if (!item) break
    chosen.unshift({ item, runStart })
    if (!before) break
    const run = masked.slice(runStart, item.title.start).replace(SEPARATOR, '')
    const isAttribute = run === '' || (ATTRIBUTE.test(run) && !OF_ITSELF.test(run))
    const lead = lastClause(masked.slice(items[first - 2]?.end ?? from, before.title.start))
    if (!isAttribute || PREPOSITION.test(lead)) break
    at = first - 1
  }

  let inherited: Attributes | null = null
  const listed: Listed[] = []
  for (const [index, { item, runStart }] of chosen.entries()) {
    const words = masked.slice(runStart, item.title.start)
    const run = index === 0 ? ownRun(words) : words
    if (index === 0 && isObject(words, masked.slice(last.end, until))) return null
    const { target, attributes } = targetOf(item, run, inherited)
    inherited = attributes
    if (isInstrument(target.title)) listed.push({ target, rest: item.part })
  }
  return listed.length === 0
    ? null
    : { listed, rest: { masked: masked.slice(last.end, until), plain: brackets.plain.slice(last.end, until) } }
}

/** The list of titles that begins right behind `from`: 废止1990年…发布的《甲》第三条、《乙》. */
export function listBehind(brackets: Brackets, from: number): { listed: Listed[]; end: number } | null {
  const { masked } = brackets
  const items = itemsOf(brackets).filter(({ title }) => title.start >= from)
  const listed: Listed[] = []
  let inherited: Attributes | null = null
  let runStart = from
  let end = from
  for (const [index, item] of items.entries()) {
    const run = masked.slice(runStart, item.title.start)
    const bare = run.replace(SEPARATOR, '')
    const next = items[index + 1]
    const behind = masked.slice(item.end, next?.title.start)
    // 根据《关于修改〈丙〉的决定》修正的《丙》: the run goes on to the next title.
    if (/^(?:第[一二三四五六七八九十\d]+次)?(?:修正|修订|修改|通过|批准)/.test(behind)) {
      if (next) continue
      break
    }
    if (index > 0 && listed.length > 0 && !separates(run)) break
    if (bare !== '' && (!ATTRIBUTE.test(bare) || OF_ITSELF.test(bare))) break
    const { target, attributes } = targetOf(item, run, inherited)
    inherited = attributes
    const part = next ? item.part : brackets.plain.slice(item.end, item.end + (PART.exec(behind)?.[0].length ?? 0))
    if (isInstrument(target.title)) listed.push({ target, rest: part })
    runStart = item.end + (next ? 0 : part.length)
    end = runStart
  }
  return listed.length === 0 ? null : { listed, end }
}

const PART = new RegExp(
  `^(?:中|里|的)?(?:有关|关于|第[${NUMERAL}]+(?:条|章|节|编|款|项)|附[件表录])[^，；。《》]{0,120}?(?=[，；。]|和《|及《|、《|以及|$)`,
)
