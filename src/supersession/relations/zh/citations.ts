import type { CitationUse } from '../../../law/citation-use.ts'
import type { FoundCitation } from '../citing.ts'
import { overlapWith } from '../overlap.ts'
import { piecesOf, type FoundRelation, type NamedTarget, type ReadableText } from '../reading.ts'
import { partsOf } from './parts.ts'
import { placesWith, type Placed } from './place.ts'
import { isInstrument, itemsOf, targetOf, type Item } from './targets.ts'
import { NUMERAL } from './words.ts'

const TITLE = /[《〈]/g
const UNIT = `(?:附件|附表|第[${NUMERAL}]{1,8}(?:分编|编|章|节|条|款|项|目))(?:之[${NUMERAL}]{1,3})?`
/** 第五条第二款、第六条 right behind a title and its remarks. */
const PROVISION = new RegExp(`^(?:（■*）)*(?:中|的)?(${UNIT}(?:[、和及与至或]?${UNIT}){0,20})`)

/** Every place at which a Chinese text names another by its title in 《》, in order. `found`: what the text ends. */
export function citationsIn(text: ReadableText, found: readonly FoundRelation[]): FoundCitation[] {
  const ended = found.filter(({ kind }) => kind === 'repeal' || kind === 'revocation').flatMap((relation) => piecesOf(relation))
  const isEnded = overlapWith(ended)
  const targets = new Map<string, NamedTarget>()
  return placesWith(text, TITLE).flatMap((place) => {
    const ends = isEnded(place.sentence)
    return itemsOf(place.brackets).flatMap((item, index, items) => {
      const target = targetOf(item, place.brackets.masked.slice(items[index - 1]?.end ?? 0, item.title.start), null).target
      return isInstrument(target.title) ? [citation(place, item, shared(targets, target), ends ? 'mention' : useOf(place, item))] : []
    })
  })
}

function citation({ sentence, provision, brackets }: Placed, { title }: Item, target: NamedTarget, use: CitationUse): FoundCitation {
  const named = PROVISION.exec(brackets.masked.slice(title.end, title.end + 80))
  const end = title.end + (named?.[0].length ?? 0)
  return {
    target,
    eIds: named ? partsOf(named[1] ?? '') : [],
    use,
    provision: provision.eId,
    start: sentence.at[title.start] ?? sentence.start,
    end: (sentence.at[end - 1] ?? sentence.end - 1) + 1,
  }
}

function shared(targets: Map<string, NamedTarget>, target: NamedTarget): NamedTarget {
  const key = `${target.title}\n${target.number}\n${target.issuedOn}`
  const known = targets.get(key) ?? target
  targets.set(key, known)
  return known
}

/** Sentences that change or end texts, or tell what became of them. */
const ABOUT =
  /废止|失效|停止执行|不再适用|修改|修正|修订|删去|增加一条|删除|改为|不一致|相抵触|抵触|施行(?:以)?前|生效前|公布前|发布前|实施前|同名|更名/
/** An older text of that name, or one named as an example of what was made. */
const OLDER = /(?:原|旧|曾|过去的)$/
/** The row of a list: a number and a title. */
const ROW = new RegExp(`^[|#]|^(?:[（(]?[${NUMERAL}]{1,4}[)）、.．]){1,2}《[^》]*》(?:（[^）]*）)?[，。；]?$`)

function useOf({ brackets: { masked } }: Placed, { title }: Item): CitationUse {
  return ABOUT.test(masked) || OLDER.test(masked.slice(0, title.start)) || ROW.test(masked) ? 'mention' : 'law'
}
