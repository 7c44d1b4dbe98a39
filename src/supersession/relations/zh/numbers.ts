import type { NamedTarget } from '../reading.ts'

const NUMBER = '((?:\\p{Script=Han}|[A-Za-z]){1,12}(?:（\\p{Script=Han}{1,4}）\\p{Script=Han}{0,3})?〔\\d{4}〕第?\\d{1,6}号)(?:文件|文)?'
const LAST = new RegExp(`${NUMBER}[、，和及与]?$`, 'u')
const FIRST = new RegExp(`^[、，和及与]?原?${NUMBER}`, 'u')
/** No list of numbers is longer. */
const MOST = 40

/** Texts that are named by their numbers alone, 甲财〔2015〕9号、甲财〔2016〕3号, at the end of the words. */
export function numbersBefore(words: string): NamedTarget[] {
  const targets: NamedTarget[] = []
  let rest = words
  for (let match = LAST.exec(rest); match && targets.length < MOST; match = LAST.exec(rest)) {
    targets.unshift(targetOf(match[1] ?? ''))
    rest = rest.slice(0, match.index)
  }
  return targets
}

/** The same at their beginning. */
export function numbersBehind(words: string): NamedTarget[] {
  const targets: NamedTarget[] = []
  let rest = words
  for (let match = FIRST.exec(rest); match && targets.length < MOST; match = FIRST.exec(rest)) {
    targets.push(targetOf(match[1] ?? ''))
    rest = rest.slice(match[0].length)
  }
  return targets
}

function targetOf(printed: string): NamedTarget {
  // 市政府甲府发〔2001〕3号: the body before the number is no part of it.
  const number = printed.replace(/^.*(?:政府|委员会|原|和|及|与)(?=\p{Script=Han}{1,8}〔)/u, '')
  return { title: number, year: Number(/〔(\d{4})〕/.exec(number)?.[1]), number, issuer: null, issuedOn: null, class: 'instrument' }
}
