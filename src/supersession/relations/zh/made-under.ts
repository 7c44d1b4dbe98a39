import type { RelationReader } from '../reading.ts'
import { found, placesWith } from './place.ts'
import { listBehind } from './targets.ts'
import { SELF } from './words.ts'

const BASIS = /(?:根据|依据|依照|按照|遵照)(?=[^。；\n]{0,400}(?:制\s{0,4}[定订]|如下|以下))/g
const BEHIND = /(?:根据|依据|依照|按照|遵照)(?=[^，。；：]{0,60}《)/g
/** 制定本办法, 特制定如下规定, 作如下解释: the text itself is made, not another that it speaks of. */
const MAKES = new RegExp(
  `(?:^|[，、》）等定神况际求])(?:特|现|就|对[^，]{1,40}|结合[^，]{1,60})?制[定订](?:了)?(?:${SELF}|如下|以下|下列)|(?:[作做]出?(?:如下|以下)(?:解释|规定)|(?:解释|规定)如下)[：。]?$`,
)

/** 根据《甲》和《乙》，制定本办法: the law that a text says it is made by. */
export const madeUnder: RelationReader = (text) =>
  placesWith(text, BASIS).flatMap((place) => {
    const { masked } = place.brackets
    const makes = MAKES.exec(masked)
    if (!makes) return []
    return [...masked.slice(0, makes.index + 1).matchAll(BEHIND)].flatMap((match) => {
      const from = match.index + match[0].length
      // 根据宪法和《甲》: what stands before the first title may be no attribute of it.
      const list = listBehind(place.brackets, from) ?? listBehind(place.brackets, masked.indexOf('《', from))
      return (list?.listed ?? []).map(({ target, rest }) =>
        found(text, place, {
          kind: 'made-under',
          extent: rest === '' ? 'whole' : 'part',
          parts: rest || null,
          exceptions: null,
          target,
          effectiveOn: null,
          certainty: 'unknown',
        }),
      )
    })
  })
