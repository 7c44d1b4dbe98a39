import type { RelationReader } from '../reading.ts'
import { numbersBehind } from './numbers.ts'
import { endingPlaces, repeal } from './place.ts'
import { listBehind } from './targets.ts'
import { SELF } from './words.ts'

/** A verb with titles or numbers right behind it. */
const VERB =
  /(?:废止|停止执行|停止施行|停止实施|撤销|宣布失效|不再执行|不再适用|终止执行)(?=[^，。；：■]{0,60}(?:《|〔\d{4}〕)|(?:下列|以下)[^，。；：《■]{0,30}：(?:\d[.．、])?《)/g
const ADVERBS = /(?:同时|一并|即行|予以|决定|宣布|现|并|即)*$/
/** Nothing but the start of a clause, 决定 or 自…起 stands before such a verb; 可以废止, 修改和废止 are no repeals. */
const OPENS = /(?:^|[：，；。]|[一二三四五六七八九十\d][、.．]|）、?|决定|兹|同意|第[^第，。]{1,8}条)$/
const FROM = /(?:自|从)[^，。；：《》]{1,40}起$/
const NOT_OPERATIVE = /(?:建议|可以|应当|提出|修改和|修改、)(?:同时|予以)?$/
const AFTER_ITSELF = new RegExp(`${SELF}[^，。；]{0,12}(?:施行|实施|生效|公布)`)

/** How much before a verb is looked at. */
const REACH = 60

/** 废止《甲》、《乙》第三条; 同时废止甲财〔2015〕9号; 本条例实施后…不再适用《甲》中关于…的规定. */
export const verbFirst: RelationReader = (text) =>
  endingPlaces(text).flatMap((place) => {
    const { masked, plain } = place.brackets
    return [...masked.matchAll(VERB)].flatMap((match) => {
      const given = masked.slice(Math.max(0, match.index - REACH), match.index)
      const lead = given.replace(ADVERBS, '')
      const opens = OPENS.test(lead) || FROM.test(lead) || given.endsWith('决定') || given.endsWith('决定予以')
      if (!opens || NOT_OPERATIVE.test(given)) return []
      // That a law does not apply is a repeal only where this text makes it so.
      if (match[0] === '不再适用' && !AFTER_ITSELF.test(masked.slice(0, match.index))) return []
      const behind = match.index + match[0].length
      const when = FROM.exec(lead)?.[0] ?? null
      const list =
        listBehind(place.brackets, behind)?.listed ??
        numbersBehind(plain.slice(behind, behind + 400)).map((target) => ({ target, rest: '' }))
      return list.map(({ target, rest }) => repeal(text, place, target, rest || null, null, when))
    })
  })
