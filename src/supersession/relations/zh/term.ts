import type { Day } from '../../../law/day.ts'
import { chineseNumber } from '../../../law/numeral.ts'
import type { FoundRelation, ReadableText, RelationReader } from '../reading.ts'
import { after, datesIn, plusDays } from './days.ts'
import { found, placesWith, type Placed } from './place.ts'
import { NUMERAL, SELF } from './words.ts'
import { effectOf } from './when.ts'

const CANDIDATE =
  /有\s?效\s?期|试行|期限|(?:执行|施行|实施|实行|有效|截)[至到止]|暂行|届满|期满|到期|(?:自动|自行|即行|同时)?(?:失效|废止)|为期|止[。；，]|[至到]\s?[12一二]\S{3}\s?年/g

/** 五年, 两年, 18个月, 90日. */
const LENGTH = new RegExp(`([${NUMERAL}]{1,4}|半)(个?月|年半|年|周年|日|天)`)
const OF_ITSELF = new RegExp(
  `^(?:第[^，条]{1,8}条)?(?:[${NUMERAL}]{1,3}、)?(?:${SELF})(?!所称|规定的|第|中|所列|施行前|实施前|发布前|涉及|确定的|附件)`,
)
/** A clause that speaks of the same without saying so again: 有效期5年, 试行一年, 执行至2025年12月31日. */
const TERM =
  /^(?:其|的)?(?:有效期(?:限)?|试行(?:期|期限|时间)?|暂行(?:期|期限)?|施行期限?|实施期限?|执行期限?|实行期限?|适用期限|试点期限?|授权期限?|期限|为期|有效)(?:暂定|定|为|是|：|至|到|自|从)?/
const UNTIL = /(?:至|到|截止到?|截至|有效期至|于|在)[^，。；]{0,24}?(?:止|失效|废止|停止执行|终止|届满|期满|施行|执行|实施|试行|$)/
/** Rights, licences and the like have terms, too. */
const OF_OTHERS = /许可|证书|登记|资格|合同|协议|备案|批准文件|签证|证件|执照|缴费|债|委员会|任期|人身|保护令|预案|规划期|刑/

/** 本办法自2020年1月1日起施行，有效期5年: the text's own end. */
export const term: RelationReader = (text) => placesWith(text, CANDIDATE).flatMap((place) => termIn(text, place))

function termIn(text: ReadableText, place: Placed): FoundRelation[] {
  const { masked } = place.brackets
  if (OF_OTHERS.test(masked)) return []
  let own = follows(text, place)
  for (const clause of masked.split(/[，；：]/)) {
    const isOwn = OF_ITSELF.test(clause)
    const words = clause.replace(/。$/, '')
    own =
      isOwn || (own && (TERM.test(words) || /^(?:自|从|由|于|至|到|执行至|施行至|实施至|实行至|试行|同时|到期|期满|届满|届时)/.test(words)))
    if (!own) continue
    const end = endOf(text, place, isOwn ? words.replace(OF_ITSELF, '') : words)
    if (end !== undefined)
      return [found(text, place, { kind: 'expiry', extent: 'whole', parts: null, exceptions: null, target: null, ...end })]
  }
  return []
}

/** 有效期5年。 as a sentence of its own right behind 本办法自…施行。 */
function follows(text: ReadableText, { sentence, provision }: Placed): boolean {
  const before = text.text.slice(Math.max(provision.start, sentence.start - 120), sentence.start).trimEnd()
  const last = before.slice(before.lastIndexOf('。', before.length - 2) + 1)
  return new RegExp(`(?:${SELF})[^，。]{0,40}(?:施行|实施|执行|生效|试行|实行)[。；，]$`).test(last.replace(/\s+/g, ''))
}

function endOf(text: ReadableText, place: Placed, words: string): Pick<FoundRelation, 'effectiveOn' | 'certainty'> | undefined {
  const dates = datesIn(words)
  const begins = /(?:自|从|由)/.test(words)
  const last = dates.at(-1)
  const isStart = begins && dates.length < 2 && !/[至到]/.test(words)
  const named = TERM.test(words) || /(?:试行|有效期|暂行|施行期|执行期|实施期|为期|期限)/.test(words)
  if (
    last &&
    !isStart &&
    UNTIL.test(words) &&
    (named ||
      /(?:执行|施行|实施|实行|有效|试行)[^，]{0,2}(?:至|到)|(?:至|到)[^，]{4,16}(?:施行|执行|实施|试行)$|止$|失效$|废止$|停止执行$/.test(
        words,
      ))
  )
    return endsWith(last.day, /(?:于|在|自)[^，]*(?:失效|废止|停止执行)$/.test(words))
  const length = LENGTH.exec(words.replace(/\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?/g, ''))
  if (!length || !named || /(?:满|内|前|后|以上|不超过|每|第)/.test(words.slice(0, words.indexOf(length[0])).slice(-4))) return undefined
  const count = length[1] === '半' ? undefined : chineseNumber(length[1] ?? '')
  const unit = length[2] ?? ''
  const years = unit.startsWith('年') || unit === '周年' ? (count ?? 0) : 0
  const months = unit === '年半' ? 6 : unit.endsWith('月') ? (count ?? 0) : length[1] === '半' ? 6 : 0
  const days = unit === '日' || unit === '天' ? (count ?? 0) : 0
  const start = (begins ? last?.day : undefined) ?? effectOf(text, place.sentence, null, place.provision.start).effectiveOn
  if (start === null || start === undefined) return { effectiveOn: null, certainty: 'unknown' }
  return { effectiveOn: after(start, { years, months, days }), certainty: 'stated' }
}

/** The day named is the last one, unless the words say that on it the text is of no effect any more. */
function endsWith(day: Day | null, isFirstWithout: boolean): Pick<FoundRelation, 'effectiveOn' | 'certainty'> {
  if (day === null) return { effectiveOn: null, certainty: 'unknown' }
  return { effectiveOn: isFirstWithout ? day : plusDays(day, 1), certainty: 'stated' }
}
