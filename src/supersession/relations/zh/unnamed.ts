import type { FoundRelation, ReadableText, RelationReader } from '../reading.ts'
import { endingsIn } from './ending.ts'
import { endingPlaces, found, placesWith, type Placed } from './place.ts'
import { reachOf } from './reach.ts'
import { listBefore } from './targets.ts'
import { ENDING_OF_RULES, OLD_SELF, SELF as WHOLE } from './words.ts'
import { effectOf } from './when.ts'

/** The text itself, or a part of it that speaks of itself. */
const SELF = `(?:${WHOLE}|本[条章节款])`
/** What the rules that a clause puts aside are called at its end: …发布的司法解释, …管理办法. */
const RULES =
  '规定|办法|解释|解答|文件|法规|规章|条例|通知|政策|制度|细则|决定|决议|意见|批复|法律|法令|命令|指示|规则|规范|内容|条款|部分|法|标准|公告|通告|章程|要求|措施|做法'
const OF_RULES = new RegExp(`(?:${RULES})(?:等|中|的)?$`)
const WITH_RULES = new RegExp(RULES)
/** Words that say: those made before. */
const OLDER =
  /以前|此前|之前|过去|以往|原有|原来|先前|既往|历次|历年|现行|已经?(?:发布|公布|颁布|制定|生效|施行|印发|出台)|(?:施行|实施|发布|公布|颁布|生效|执行|通过|实行|日)前|原(?!则|因|产|告|件|料|始|籍)|前(?:制定|发布|公布|颁布|有关)/
/** Words that say: any others. */
const OTHERS =
  /其他|其它|其余|凡|有关|相关|各地|各部门|各级|各省|各单位|一切|所有(?![权人者制])|任何|地方|本市|本省|省内|市内|本院|本部|本县|本区|自治区/
/** Not rules that were made, but what they may not do or what is still to be made. */
const NOT_RULES =
  /(?:不得|应当|可以|必须|如果|需要|拟|下列|上述|前款|前项|前条|本条(?!例)|该条(?!例)|附件|附表|所列|列于|会议|依照|根据|按照)|^第[^，]{1,8}[款项]/

const AGAINST = new RegExp(
  `(?:，?(?:凡是?|如有?|若有?|其中|有))?(?:与|和|同|跟)(?:[^，。；]{1,20}(?:和|与|及|、))?(?:${SELF})[^，。；]{0,14}?(?:不一致|不相一致|抵触|不符|不相符|冲突|矛盾|有出入|不同)|不符合(?:${SELF})`,
)
/** What follows: 以本规定为准, 按照本办法执行, 适用本法, or an ending. */
const YIELDS = new RegExp(
  `^[^。；]{0,40}?(?:以[^，。；]{0,24}?(?:${SELF})[^，。；]{0,8}为准|(?:按|按照|依|依照|依据|遵照)[^，。；]{0,10}?(?:${SELF})[^，。；]{0,10}(?:执行|办理|施行)|适用(?:${SELF})|${ENDING_OF_RULES})`,
)
const OF_RULES_ONLY = new RegExp(`^(?:${ENDING_OF_RULES})$`)
/** Somebody else is to do it, or something else may be done. */
const TO_BE_DONE = /应当|应由|可以|建议|修改/
const CANDIDATE = /不一致|不相一致|抵\s{0,4}触|不相?符|冲突|矛盾|有出入|不同/g

/** 以前制定的规定与本规定不一致的，以本规定为准: whatever is inconsistent, without a name. */
export const inconsistent: RelationReader = (text) =>
  placesWith(text, CANDIDATE).flatMap((place) => {
    const { masked } = place.brackets
    const against = AGAINST.exec(masked)
    if (!against) return []
    const behind = masked.slice(against.index + against[0].length)
    const yields = YIELDS.exec(behind)?.[0]
    if (yields === undefined || TO_BE_DONE.test(yields)) return []
    const titled = namedSubject(text, place, against.index, against.index + against[0].length)
    if (titled.length > 0) return titled
    const subject = subjectOf(masked.slice(0, against.index))
    const earlier = subject === '' ? precedingWords(text, place) : subject
    // 凡与本规定不一致的，按本规定执行: all rules, without a word for them.
    if (subject === '' && /^第?[^，。凡]{0,8}凡/.test(masked.slice(0, against.index + 4))) return [unnamed(text, place, 'part', null)]
    const isRules = WITH_RULES.test(earlier) && (OLDER.test(earlier) || (subject !== '' && OTHERS.test(earlier)))
    return isRules && !NOT_RULES.test(subject) ? [unnamed(text, place, 'part', null)] : []
  })

/** 《甲》与本规定不一致的，以本规定为准: a part of a text that is named. */
function namedSubject(text: ReadableText, place: Placed, until: number, behind: number): FoundRelation[] {
  const list = listBefore(place.brackets, until)
  if (!list || !(/^[中内的，]*$/.test(list.rest.plain) || reachOf(list.rest)?.parts != null)) return []
  const condition = place.sentence.plain.slice(until, behind).replace(/^，/, '')
  const effect = effectOf(text, place.sentence, null, place.provision.start)
  return list.listed.map(({ target, rest }, index) => {
    const own = index === list.listed.length - 1 ? list.rest.plain.replace(/^[中内的，]*$|，$/, '') : rest
    return found(text, place, { kind: 'repeal', extent: 'part', parts: `${own}${condition}`, exceptions: null, target, ...effect })
  })
}

/** 过去有关部门制定的金银管理办法即行废止: all of a kind, without a name. */
export const ofAKind: RelationReader = (text) =>
  endingPlaces(text).flatMap((place) => {
    const { masked } = place.brackets
    const relations: FoundRelation[] = []
    const against = AGAINST.exec(masked)?.index ?? masked.length
    let from = 0
    for (const ending of endingsIn(masked)) {
      if (against < ending.start) break
      if (!OF_RULES_ONLY.test(masked.slice(ending.verb, ending.end))) continue
      const subject = subjectOf(masked.slice(from, ending.start))
      from = ending.end
      if (!OF_RULES.test(subject) || !(OLDER.test(subject) || OTHERS.test(subject)) || NOT_RULES.test(subject)) continue
      if (OLD_SELF.test(subject)) continue
      // A title at its end is a name; a condition before the verb is a hypothesis, unless it is inconsistency with this text.
      if (/[》）]$/.test(subject) || masked.slice(0, ending.start).endsWith('的，')) continue
      if (!ending.marked && !OLDER.test(subject) && !/其他|其它/.test(subject)) continue
      if (!OLDER.test(subject) && !/其他|其它|凡|一切|所有(?![权人者制])|各地|各部门|各级/.test(subject)) continue
      relations.push(unnamed(text, place, 'whole', ending.when))
    }
    return relations.slice(0, 1)
  })

/** The words of the clause before a place that are its subject: behind 本条例自…施行，. */
function subjectOf(words: string): string {
  let from = Math.max(words.lastIndexOf('。'), words.lastIndexOf('；'), words.lastIndexOf('：')) + 1
  for (let comma = words.indexOf('，', from); comma >= 0; comma = words.indexOf('，', comma + 1))
    if (comma < words.length - 1 && (START.test(words.slice(from, comma)) || /[》）]?同时废止$/.test(words.slice(from, comma))))
      from = comma + 1
  return words
    .slice(from)
    .replace(/^第[^条]{1,8}条/, '')
    .replace(/，$/, '')
}
const START = new RegExp(`(?:${SELF})[^，]{0,20}(?:施行|实施|执行|生效|试行|实行)(?:之日)?(?:起|后|时)?$`)

/** 与本条例相抵触的，… after a semicolon: what the sentence before it speaks of. */
function precedingWords(text: ReadableText, { sentence, provision }: Placed): string {
  const before = text.text.slice(Math.max(provision.start, sentence.start - 300), sentence.start)
  return /[；;]\s*$/.test(before) ? before.slice(before.lastIndexOf('。') + 1) : ''
}

function unnamed(text: ReadableText, place: Placed, extent: 'whole' | 'part', when: string | null): FoundRelation {
  const effect = effectOf(text, place.sentence, when, place.provision.start)
  return found(text, place, { kind: 'repeal-unnamed', extent, parts: null, exceptions: null, target: null, ...effect })
}
