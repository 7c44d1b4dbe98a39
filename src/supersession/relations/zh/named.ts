import { foldName } from '../../../law/name.ts'
import type { FoundRelation, NamedTarget, ReadableText, RelationReader } from '../reading.ts'
import { endingsIn, type Ending } from './ending.ts'
import { endingPlaces, found, type Placed } from './place.ts'
import { reachOf } from './reach.ts'
import { listBefore, listBehind, type Listed } from './targets.ts'
import { OLD_SELF } from './words.ts'
import { effectOf } from './when.ts'

/** 《甲》和《乙》同时废止; 废止《甲》; 原办法同时废止. */
export const named: RelationReader = (text) =>
  endingPlaces(text).flatMap((place) => {
    const relations: FoundRelation[] = []
    let from = 0
    for (const ending of endingsIn(place.brackets.masked)) {
      relations.push(...endedBefore(text, place, ending, from), ...endedBehind(text, place, ending))
      from = ending.end
    }
    return relations
  })

function endedBefore(text: ReadableText, place: Placed, ending: Ending, from: number): FoundRelation[] {
  const list = listBefore(place.brackets, ending.start, from)
  if (!list) return numbered(text, place, ending, from)
  const reach = reachOf(list.rest)
  if (!reach) return numbered(text, place, ending, from)
  const { listed } = list
  const last = listed.at(-1)
  if (!last) return []
  const more: Listed[] =
    reach.also === null ? [] : [{ target: { ...last.target, title: `${last.target.title}${reach.also}`, number: null }, rest: '' }]
  return [...listed, ...more].map((each) => {
    if (each !== last || reach.parts === null) return relation(text, place, each.target, each.rest || null, null, ending.when)
    return relation(text, place, each.target, reach.parts, reach.exceptions, ending.when)
  })
}

/** What may stand before a verb that its list follows: nothing but the start of a clause, 决定 or adverbs. */
const LEAD = /(?:^|[：，；。]|[一二三四五六七八九十\d][、.．]|）、?|决定|现|兹|并|同意|条)$/
/** Verbs that take their objects behind them. */
const TRANSITIVE = /^(?:废止|停止(?:执行|施行|实施)|撤销|失效|不再执行|终止执行|取消)/

function endedBehind(text: ReadableText, place: Placed, ending: Ending): FoundRelation[] {
  const { masked } = place.brackets
  if (ending.end >= masked.length || masked[ending.end] !== '：') return []
  const list = listBehind(place.brackets, ending.end + 1)
  return (list?.listed ?? []).map(({ target, rest }) => relation(text, place, target, rest || null, null, ending.when))
}

/** 废止《甲》、《乙》第三条, where the verb opens its clause. */
export const verbFirst: RelationReader = (text) =>
  endingPlaces(text).flatMap((place) => {
    const { masked } = place.brackets
    const relations: FoundRelation[] = []
    for (const match of masked.matchAll(
      /(?:废止|停止执行|停止施行|停止实施|撤销|宣布失效|不再执行|终止执行)(?=[^，。；：■]{0,60}(?:《|〔\d{4}〕))/g,
    )) {
      const lead = masked.slice(Math.max(0, match.index - 60), match.index).replace(/(?:同时|一并|即行|予以|决定|宣布|现|并|即)*$/, '')
      const opens = LEAD.test(lead) || (lead === '' && match.index < 60) || /(?:自|从)[^，。；：《》]{1,40}起$/.test(lead)
      const given = masked.slice(0, match.index)
      if (
        !TRANSITIVE.test(match[0].replace('宣布', '')) ||
        !(opens || /决定(?:同时|予以|宣布)?$/.test(given)) ||
        /(?:建议|可以|应当|提出|修改和|修改、)$/.test(given)
      )
        continue
      const list = listBehind(place.brackets, match.index + match[0].length)
      const when = /(?:自|从)[^，。；：《》]{1,40}起$/.exec(lead)?.[0] ?? null
      for (const { target, rest } of list?.listed ?? []) relations.push(relation(text, place, target, rest || null, null, when))
      if (!list)
        for (const target of numbersAt(place.sentence.plain, match.index + match[0].length))
          relations.push(relation(text, place, target, null, null, when))
    }
    return relations
  })

const NUMBER = /^[、，和及与]?(?:原)?((?:\p{Script=Han}|[A-Za-z]){1,12}〔\d{4}〕第?\d{1,6}号)(?:文件|文)?/u

/** 甲财〔2015〕9号、甲财〔2016〕3号 right at a place. */
function numbersAt(plain: string, from: number): NamedTarget[] {
  const targets: NamedTarget[] = []
  let words = plain.slice(from, from + 400)
  for (let match = NUMBER.exec(words); match && targets.length < 40; match = NUMBER.exec(words)) {
    targets.push(numberedTarget(match[1] ?? ''))
    words = words.slice(match[0].length)
  }
  return targets
}

const numberedTarget = (printed: string): NamedTarget => {
  const number = printed.replace(/^.*(?:政府|委员会|原|和|及|与)(?=\p{Script=Han}{1,8}〔)/u, '')
  return { title: number, year: Number(/〔(\d{4})〕/.exec(number)?.[1]), number, issuer: null, issuedOn: null, class: 'instrument' }
}

const DOCUMENT =
  /((?:\p{Script=Han}|[A-Za-z]){1,12}(?:（\p{Script=Han}{1,4}）\p{Script=Han}{0,3})?〔\d{4}〕第?\d{1,6}号)(?:文件|文)?[、，和及与]?$/u

/** Targets without brackets: 沪府发〔2010〕12号文件同时废止; 原办法同时废止, which means an older text of the same title. */
function numbered(text: ReadableText, place: Placed, ending: Ending, from: number): FoundRelation[] {
  const { plain } = place.sentence
  const targets: NamedTarget[] = []
  let words = plain.slice(Math.max(from, ending.start - 400), ending.start)
  for (let match = DOCUMENT.exec(words); match && targets.length < 40; match = DOCUMENT.exec(words)) {
    targets.unshift(numberedTarget(match[1] ?? ''))
    words = words.slice(0, match.index)
  }
  if (targets.length === 0 && OLD_SELF.test(words) && foldName(text.title) !== '')
    targets.push({ title: text.title, year: null, number: null, issuer: null, issuedOn: null, class: 'instrument' })
  return targets.map((target) => relation(text, place, target, null, null, ending.when))
}

function relation(
  text: ReadableText,
  place: Placed,
  target: NamedTarget,
  parts: string | null,
  exceptions: string | null,
  when: string | null,
): FoundRelation {
  const effect = effectOf(text, place.sentence, when, place.provision.start)
  return found(text, place, { kind: 'repeal', extent: parts === null ? 'whole' : 'part', parts, exceptions, target, ...effect })
}
