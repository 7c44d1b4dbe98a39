import { NOUN, NUMERAL } from './words.ts'

/** The words between a list and its verb, brackets blotted out and not. */
export interface Rest {
  readonly masked: string
  readonly plain: string
}

export interface Reach {
  readonly parts: string | null
  readonly exceptions: string | null
  /** 实施细则, where 《甲》及其实施细则 are meant. */
  readonly also: string | null
}

const WHOLE: Reach = { parts: null, exceptions: null, also: null }
const COUNT = '[一二三四五六七八九十百\\d]+(?:件|部|个|项|份|种)'
const AND_SUCH = new RegExp(
  `^(?:[等之](?:${COUNT})?\\p{Script=Han}{0,14}|${COUNT}\\p{Script=Han}{0,14}|文件|一?文|规定|条例|办法|决定)$`,
  'u',
)
const REPLACED = /^(?:已|业已|均已|现已)?(?:经)?(?:纳入|并入|被|由|为)[^，]{1,30}$/
const IN_PART = new RegExp(
  `^(?:中|里|内|的)?(?:的)?(?:有关|相关|部分|个别|其他|其中|其|关于|涉及|规定|凡|如|所|附|原|以下|下列|第[${NUMERAL}]+|与|同|和本|不一致|相抵触)`,
)
/** What a part is called: 有关规定, 第三条, 数额标准. */
const PART_ENDS = new RegExp(
  `(?:规定|条款|条文|部分|内容|标准|政策|措施|要求|办法|附[件表录]\\d*|[条款项目章节编]|第[${NUMERAL}]+|之[${NUMERAL}]+|等|的|抵触|不一致|不符)$`,
)

/** What the words between a list and its verb make of it: the whole, a part with exceptions, or null where they are something else. */
export function reachOf({ masked, plain }: Rest): Reach | null {
  const from = masked.startsWith('，') ? 1 : 0
  const to = masked.length - (masked.length > from && /[，、]$/.test(masked) ? 1 : 0)
  const [words, own] = [masked.slice(from, to), plain.slice(from, to)]
  if (words === '') return WHOLE
  const also = /^及其(?!中)(\p{Script=Han}{2,12})$/u.exec(words)?.[1]
  if (also !== undefined && NOUN.test(also)) return { ...WHOLE, also }
  if (AND_SUCH.test(words) || REPLACED.test(words)) return WHOLE
  const exception = /除(?:了)?([^，]{1,80}?)(?:继续有效)?(?:以外|之外|外)/.exec(own)?.[1]
  if (exception !== undefined) return { parts: own, exceptions: exception, also: null }
  return IN_PART.test(words) && PART_ENDS.test(words) && !words.includes('，') ? { ...WHOLE, parts: own.replace(/^的/, '') } : null
}
