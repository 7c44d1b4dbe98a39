import type { FoundRelation, ReadableText, RelationReader } from '../reading.ts'
import { attributesOf } from './attributes.ts'
import { bracketsOf } from './brackets.ts'
import { endingsIn } from './ending.ts'
import { bodyStart, endingPlaces, provisionAt, type Placed } from './place.ts'
import { fold } from './sentence.ts'
import { isInstrument, itemsOf, listBehind } from './targets.ts'
import { NOUN, NUMERAL } from './words.ts'
import { effectOf, type Effect } from './when.ts'

/** Lines that follow a sentence such as 下列文件，自本法施行之日起，予以废止：, one target each. */
export const listed: RelationReader = (text) => {
  const isDecision = /废止|失效|清理/.test(text.title)
  const rows: Rows = { left: MOST_ROWS }
  return endingPlaces(text).flatMap((place) => {
    const { masked } = place.brackets
    const ending = endingsIn(masked).at(-1)
    const announces =
      ending !== undefined &&
      (masked.endsWith('：') ? !masked.includes('《', ending.end) : SUCH.test(masked) && masked.length - ending.end < 2)
    const orders = /(?:^|决定|现|予以|宣布|[：，。；])(?:废止|停止执行|失效)(?:下列|以下)[^，。；《]{0,30}[：。]?$/.test(masked)
    const isHeading = isDecision && HEADING.test(masked) && !/修改|保留|继续有效|《/.test(masked)
    if (!announces && !orders && !isHeading) return []
    return itemsBehind(text, place, ending?.when ?? null, rows)
  })
}

/** The list stands behind the sentence, whatever its last mark. */
const SUCH = /(?:^|[对将，：、])(?:下列|以下)[^《》]{0,60}$/
/** 国务院决定废止的行政法规目录: the heading of a list. */
const HEADING = /(?:废止|失效|停止执行)[^，。；：]{0,40}(?:目录|清单|名单|一览表|汇总表|如下)(?:（■*）)?：?$/
const MARK = new RegExp(
  `^(?:[-+]?\\s*)?(?:\\d{1,4}\\s*[.．、)）]|[（(][${NUMERAL}]{1,5}[)）]|[${NUMERAL}]{1,5}[、.．]|[\\u2460-\\u2473]|\\|)\\s*`,
)
const OTHER_LIST = /附件|附表|保留|修改|有效|说明/
/** A quote reaches from the words that repeal to the row, where that is no longer than this. */
const READABLE = 400
const MOST = 5000
/** Lines that all lists of a text are read over together: many sentences may stand over the same lines. */
const MOST_ROWS = 20_000

interface Rows {
  left: number
}

function itemsBehind(text: ReadableText, place: Placed, when: string | null, rows: Rows): FoundRelation[] {
  const relations: FoundRelation[] = []
  let effect: Effect | undefined
  let others = 0
  for (let from = place.sentence.end, count = 0; from < text.text.length && count < MOST && rows.left > 0; count += 1) {
    rows.left -= 1
    const lineEnd = text.text.indexOf('\n', from)
    const end = lineEnd < 0 ? text.text.length : lineEnd
    const line = text.text.slice(from, end)
    const start = from + (line.length - line.trimStart().length)
    from = end + 1
    const trimmed = line.trim()
    if (trimmed === '') continue
    const isItem = MARK.test(trimmed) || /^[《〈]/.test(trimmed)
    if (!isItem) {
      // Headings of groups may stand in a list, but a sentence or another annex ends it.
      if (others > 2 || trimmed.length > 60 || trimmed.endsWith('。') || (relations.length > 0 && OTHER_LIST.test(trimmed))) break
      others += 1
      continue
    }
    const stop = start + trimmed.length
    const provision = provisionAt(text.provisions, start)
    if (!provision || start < bodyStart(text)) continue
    const targets = targetsOf(text.text, start, stop)
    others = targets.length > 0 ? 0 : others + 1
    if (others > 6) break
    for (const { target, part } of targets) {
      effect ??= effectOf(text, place.sentence, when, place.provision.start)
      const whole = stop - place.sentence.start <= READABLE
      const [quoteStart, quoteEnd] = [whole ? place.sentence.start : start, stop]
      relations.push({
        kind: 'repeal',
        extent: part === null ? 'whole' : 'part',
        parts: part,
        exceptions: null,
        target,
        provision: provision.eId,
        operative: place.provision.eId,
        quote: text.text.slice(quoteStart, quoteEnd),
        start: quoteStart,
        end: quoteEnd,
        ...effect,
      })
    }
  }
  return relations
}

function targetsOf(file: string, start: number, stop: number): { target: NonNullable<FoundRelation['target']>; part: string | null }[] {
  const line = file.slice(start, stop).replace(MARK, '')
  const { plain } = fold(file, stop - line.length, stop)
  const brackets = bracketsOf(plain)
  if (itemsOf(brackets).length > 0 && !plain.includes('|'))
    return (listBehind(brackets, 0)?.listed ?? []).map(({ target, rest }) => ({ target, part: rest || null }))
  const cells = plain.split('|').filter((cell) => cell !== '')
  const words = cells.find((cell) => cell.startsWith('《')) ?? cells.find((cell) => NOUN.test(bare(cell))) ?? ''
  const title = bare(words)
  if (!NOUN.test(title) || !isInstrument(title) || title.length < 4 || title.length > 200) return []
  const attributes = attributesOf('', `${words.slice(title.length)}，${cells.filter((cell) => cell !== words).join('，')}`)
  return [{ target: { title, ...attributes, class: 'instrument' }, part: null }]
}

/** Without remarks behind it, brackets around it and the mark that ends a row. */
function bare(words: string): string {
  const { all, masked } = bracketsOf(words)
  const title = all.find(({ kind, start }) => kind === 'title' && start === 0)
  if (title) return title.text
  const remark = all.find(({ kind, end }) => kind === 'remark' && /^[。；]?$/.test(masked.slice(end)))
  const kept = remark && /[\d〔]/.test(remark.text) ? words.slice(0, remark.start) : words
  return kept.replace(/[。；，]+$/, '').replace(/（(?:试行|暂行|草案)）$/, '$&')
}
