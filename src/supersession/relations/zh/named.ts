import type { FoundRelation, ReadableText, RelationReader } from '../reading.ts'
import { endingsIn, type Ending } from './ending.ts'
import { numbersBefore } from './numbers.ts'
import { endingPlaces, repeal, type Placed } from './place.ts'
import { reachOf } from './reach.ts'
import { listBefore, listBehind, type Listed } from './targets.ts'
import { OLD_SELF } from './words.ts'

/** 《甲》和《乙》同时废止; 下列规章同时废止：《甲》; 原办法同时废止. */
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
    if (each !== last || reach.parts === null) return repeal(text, place, each.target, each.rest || null, null, ending.when)
    return repeal(text, place, each.target, reach.parts, reach.exceptions, ending.when)
  })
}

/** 下列规章同时废止：《甲》、《乙》。 */
function endedBehind(text: ReadableText, place: Placed, ending: Ending): FoundRelation[] {
  if (place.brackets.masked[ending.end] !== '：') return []
  const list = listBehind(place.brackets, ending.end + 1)
  return (list?.listed ?? []).map(({ target, rest }) => repeal(text, place, target, rest || null, null, ending.when))
}

/** Targets without brackets: 沪府发〔2010〕12号文件同时废止; 原办法同时废止, which means an older text of the same title. */
function numbered(text: ReadableText, place: Placed, ending: Ending, from: number): FoundRelation[] {
  const words = place.sentence.plain.slice(Math.max(from, ending.start - 400), ending.start)
  const targets = numbersBefore(words)
  if (targets.length === 0 && OLD_SELF.test(words))
    targets.push({ title: text.title, year: null, number: null, issuer: null, issuedOn: null, class: 'instrument' })
  return targets.map((target) => repeal(text, place, target, null, null, ending.when))
}
