import type { Day } from '../../../law/day.ts'
import { datesIn } from './days.ts'
import { NUMERAL } from './words.ts'

/** What a sentence says of a target beside its title. */
export interface Attributes {
  readonly issuedOn: Day | null
  readonly year: number | null
  readonly number: string | null
  readonly issuer: string | null
}

const DOCUMENT = /[\p{Script=Han}A-Za-z]{1,12}(?:（\p{Script=Han}{1,4}）\p{Script=Han}{0,3})?〔\d{4}〕第?\d{1,6}号/gu
const ORDER = new RegExp(
  `\\p{Script=Han}{0,24}?令〔?第?[${NUMERAL}]{1,6}号|\\p{Script=Han}{0,24}?第[${NUMERAL}]{1,6}号(?:主席)?令|\\d{4}年第?\\d{1,5}号`,
  'gu',
)
/** Verbs by which a text comes into the world, and those by which it is only approved or changed. */
const MADE = /^[^，；]{0,60}?(?:通过|发布|公布|颁布|印发|颁发|制定|批转|转发|下发|下达|发出|所发|令|公告)/
const APPROVED = /^[^，；]{0,60}?批准/
const CHANGED = /^[^，；]{0,60}?(?:修正|修订|修改|施行|实施)/
const BODY = '院|部|局|委员会|委|会|厅|府|署|总局|军委|办公室|办|司|行|总社|海关'

/** The issuer's part of 市人民政府京政发〔1985〕167号 is not part of the number. */
const tidyNumber = (number: string): string =>
  number.replace(/^.*(?:政府|委员会|总局|院|部|局|厅)(?=\p{Script=Han}{1,8}〔)/u, '').replace(/^(?:以|由|经|的)/, '')

function numberOf(words: string): string | null {
  for (const pattern of [DOCUMENT, ORDER])
    for (const match of words.matchAll(pattern))
      if (!/^(?:文件?)?(?:令)?[^，、]{0,4}修[改正订]/.test(words.slice(match.index + match[0].length)))
        return tidyNumber(match[0].replace(/^[^]*(?:日|月|年)(?=.)/u, ''))
  return null
}

/** 最高人民法院, 卫生部、商业部: the body before the verb of issue, or right before the title. */
function issuerOf(clause: string): string | null {
  const words = clause
    .replace(/（[^）]*）/g, '')
    .replace(/^(?:经|由|原|以|据)+/, '')
    .replace(new RegExp(`第[${NUMERAL}]+(?:届|次(?:全体)?会议)`, 'g'), '')
    .replace(/[省市]?(?=[省市]人大常委会)/, '')
  const match = new RegExp(`^((?:\\p{Script=Han}{2,24}(?:${BODY})、?){1,8})`, 'u').exec(words)
  return match?.[1]?.replace(/、$/, '').replace(/会议$/, '') ?? null
}

/** The day, number and issuer in the words before a title (inner titles blotted out) and in the remarks behind it. */
export function attributesOf(run: string, remarks: string): Attributes {
  const words = run.replace(/^(?:[、，；和及与]|以及)+/, '')
  const dates = [...datesIn(words).map((date) => ({ ...date, words })), ...datesIn(remarks).map((date) => ({ ...date, words: remarks }))]
  const kinds = dates.map((date, index) => {
    const next = dates[index + 1]
    const clause = date.words.slice(date.end, next?.words === date.words ? next.start : undefined)
    // 1996年4月18日、1998年7月24日市人民政府发布: both days have the verb of the second.
    const shared = /^、$/.test(clause) && next ? date.words.slice(next.end) : clause
    return CHANGED.test(shared) && !/^[^，、；]{0,60}?(?:通过|发布|公布)[^，、；]{0,4}施行/.test(shared)
      ? 'changed'
      : MADE.test(shared)
        ? 'made'
        : APPROVED.test(shared)
          ? 'approved'
          : 'bare'
  })
  const chosen = (['made', 'approved', 'bare'] as const).map((kind) => kinds.indexOf(kind)).find((index) => index >= 0)
  const date = chosen === undefined ? undefined : dates[chosen]
  const clause = date && date.words === words ? words.slice(date.end) : words
  return {
    issuedOn: date?.day ?? null,
    year: date?.year ?? null,
    number: numberOf(remarks) ?? numberOf(words),
    issuer: issuerOf(clause) ?? issuerOf(words),
  }
}
