import { chineseNumber } from '../../../law/numeral.ts'
import { NUMERAL } from './words.ts'

const NUMBER = `[${NUMERAL}０-９]{1,8}`
const JOINT = '(?:、|和|及|与|或者|或|至|到|-|—|~|～)'
const UNIT = new RegExp(
  `第(${NUMBER}(?:之${NUMBER})?(?:${JOINT}第?${NUMBER}(?:之${NUMBER})?){0,40})(分编|编|章|节|条)(之${NUMBER})?|附[件录表]([${NUMERAL}０-９]{0,4})`,
  'g',
)
const NAMES: Readonly<Record<string, string>> = { 编: 'part', 分编: 'subpart', 章: 'chp', 节: 'sec', 条: 'art' }
/** A range longer than this names nothing that could be placed. */
const LONGEST_RANGE = 400

/** `133-1` for 一百三十三之一. */
function refOf(printed: string): string | undefined {
  const [number, branch] = printed.split('之').map((part) => chineseNumber(part))
  if (number === undefined) return undefined
  return branch === undefined ? String(number) : `${number}-${branch}`
}

function rangeOf(from: string | undefined, to: string | undefined): string[] {
  const [first, last] = [Number(from), Number(to)]
  if (!Number.isInteger(first) || !Number.isInteger(last) || last <= first || last - first > LONGEST_RANGE)
    return to === undefined ? [] : [to]
  return Array.from({ length: last - first }, (_, index) => String(first + index + 1))
}

/** The eIds of the provisions that the words name: 第三条、第五条至第七条 as art_3, art_5, art_6, art_7. Paragraphs land on their article. */
export function partsOf(parts: string): string[] {
  const found: string[] = []
  let chapter = ''
  let joinsNext = false
  for (const match of withoutExceptions(parts).matchAll(UNIT)) {
    if (match[2] === undefined) {
      const number = chineseNumber(match[4] ?? '')
      found.push(`att_${number ?? 1}`)
      continue
    }
    const refs: string[] = joinsNext ? [] : []
    const pieces = `${match[1] ?? ''}${match[3] ?? ''}`.split(/(、|和|及|与|或者|或|至|到|-|—|~|～)第?/)
    for (let index = 0; index < pieces.length; index += 2) {
      const ref = refOf(pieces[index] ?? '')
      if (ref === undefined) continue
      const isRange = /^[至到\-—~～]$/.test(pieces[index - 1] ?? '')
      refs.push(...(isRange ? rangeOf(refs.at(-1), ref) : [ref]))
    }
    const name = NAMES[match[2]] ?? ''
    // 第三条至第五条: the range reaches from one unit to the next.
    const before = found.at(-1)
    if (joinsNext && before?.startsWith(`${name}_`)) refs.splice(0, 1, ...rangeOf(before.slice(name.length + 1), refs[0]))
    const prefix = match[2] === '节' && chapter !== '' ? `${chapter}__` : ''
    if (match[2] === '章') chapter = `chp_${refs.at(-1) ?? ''}`
    if (prefix !== '' && found.at(-1) === chapter) found.pop()
    found.push(...refs.map((ref) => `${prefix}${name}_${ref}`))
    joinsNext = /^[至到\-—~～]/.test(parts.slice(match.index + match[0].length))
  }
  return [...new Set(found)]
}

const withoutExceptions = (parts: string): string => parts.replace(/除[^，。]{1,80}?外/g, '')
