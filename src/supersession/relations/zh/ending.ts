import { ENDING } from './words.ts'

/** Words that put an end to what stands before them: 自本办法施行之日起同时废止. Offsets are those of the sentence's plain words. */
export interface Ending {
  /** Where the adverbs and the day before the verb begin. */
  readonly start: number
  /** The verb itself. */
  readonly verb: number
  readonly end: number
  /** 自…起, if the day stands with the verb. */
  readonly when: string | null
  /** It has an adverb or a day of its own: 同时废止, 自…起停止执行. */
  readonly marked: boolean
}

const VERB = new RegExp(ENDING, 'g')
const ADVERBS =
  '同时|一并|一律|一概|全部|即行|即予|随即|立即|即日起|即告|即|全文|现予以|现予|现|应当同时|应同时|应予以|应予|应即|均予以|均予|予以|均|都|亦|也|相应|自行|自动|随之|分别|宣布|同样'
const ADVERB = new RegExp(`(?:${ADVERBS})$`)
/** 自本法施行之日起, 从2020年1月1日起, 本办法施行后, 于同日. */
const WHEN = /[^，。；：《》（）]{2,48}(?:之日起|之时起|时起|日起|月起|年起|之日|之时|起|日|时|后)$/
/** Told of the past, denied, left to somebody, or only one of several things that may be done. */
const NOT_OPERATIVE =
  /(?:已经|业已|已|曾|被|未|不|勿|拟|可以|可|能够|能|应当|应|须|必须|需要|要求|建议|是否|及时|依法|或者|或|和|及|、|有权|负责|视为|认为|提出|公告|不得|擅自|如果|申请|责令|暂时|暂|未经|期间|不予|确需|确认|宣告|自然)$/
/** What may follow the verb: nothing that makes a noun of it (废止的, 废止前, 废止程序). */
const AFTER = /^(?:$|[。；，！：”|]|（|执行[。，；]|了?(?:[。；，]|$))/

/** Longest stretch of adverbs and dates that is looked at before a verb. */
const REACH = 96

/** The day at the end of the words, 自…起: where it begins, or -1. */
function whenAt(words: string): number {
  const stretch = WHEN.exec(words)
  if (!stretch) return -1
  const inner = stretch[0]
  const opener = Math.max(inner.lastIndexOf('自', inner.length - 2), inner.lastIndexOf('从', inner.length - 2))
  if (opener >= 0) return stretch.index + opener
  const weaker = Math.max(inner.lastIndexOf('于'), inner.lastIndexOf('由'), inner.lastIndexOf('在'))
  if (weaker >= 0) return stretch.index + weaker
  return /^[本此].*(?:日起|时起|之日|之时|后|时)$/.test(inner) ? stretch.index : -1
}

/** Every ending in the masked words that is itself operative, whatever stands before it. */
export function endingsIn(masked: string): Ending[] {
  const found: Ending[] = []
  for (const match of masked.matchAll(VERB)) {
    const verb = match.index
    const end = verb + match[0].length
    if (!AFTER.test(masked.slice(end, end + 4))) continue
    let words = masked.slice(Math.max(0, verb - REACH), verb)
    let when: string | null = null
    let marked = false
    for (;;) {
      const adverb = ADVERB.exec(words)
      if (adverb) {
        words = words.slice(0, adverb.index)
        marked = true
      } else if (words.endsWith('，')) words = words.slice(0, -1)
      else {
        const at = when === null ? whenAt(words) : -1
        if (at < 0) break
        when = words.slice(at)
        words = words.slice(0, at)
        marked = true
      }
    }
    if (NOT_OPERATIVE.test(words)) continue
    found.push({ start: verb - (Math.min(verb, REACH) - words.length), verb, end, when, marked })
  }
  return found
}
