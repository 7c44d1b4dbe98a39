import { dayOf, type Day } from '../law/day.ts'
import { CHINESE_NUMERALS, chineseNumber } from '../law/numeral.ts'
import type { Commencement } from '../law/status.ts'
import { dayAfterPassing, wordedDay } from '../law/worded-day.ts'

type OwnCommencement = Pick<Commencement, 'on' | 'quote'>

const SENTENCE = 600

/**
 * What an English text says of its own commencement: a day, or `on: null` where it leaves the day to an order or event.
 * Only sentences whose subject is the whole instrument count ("This Act shall come into operation …").
 */
export function englishCommencement(text: string, madeOn: Day | null): OwnCommencement | undefined {
  let found: OwnCommencement | undefined
  for (const { index } of text.matchAll(/\bcomes? in(?:to|) (?:operations?|force|effect)\b/g)) {
    // Looking back no further than a sentence is long keeps the time linear.
    const before = text.slice(Math.max(0, index - SENTENCE - 1), index)
    const from = index - before.length + before.lastIndexOf('\n') + 1
    if (index - from > SENTENCE) continue
    const lineEnd = text.indexOf('\n', index)
    const line = text.slice(from, lineEnd < 0 ? text.length : lineEnd).slice(0, 3 * SENTENCE)
    const at = index - from
    // The nearest "This Act" before the verb must be its subject: no full stop between, and nothing like "Section 3 of this Act".
    // An editor's mark may stand around it: "F1[This Act] shall".
    const subject =
      /(?:^|[—–\-.;:,)\s[])(?:[Tt]his|The provisions of (?:this|the)) (?:Act|Order|Regulations?)\]?(?= shall\b| (?:is|was) deemed\b| may be cited\b| or any specified\b|,? (?:save|subject to)\b| ?,? ?\(?(?:other than|except|with the exception of)\b|\s*$)[^;]*$/.exec(
        line.slice(0, at),
      )
    if (
      !subject ||
      /(?:sections?|parts?|so much|provisions?|chapters?|schedules?)\b[^.;]{0,120} of $/i.test(line.slice(0, subject.index + 1))
    )
      continue
    if (/\bappoint\b[^.;]{0,120}\bon which\s*$/i.test(line.slice(0, subject.index + 1)))
      return { on: null, quote: line.slice(0, at + 40).trim() }
    if (/(?:when|after|before|until|which|date on which|if)\s*$/i.test(line.slice(0, subject.index + 1))) continue
    const rest = line.slice(at, at + SENTENCE)
    const stop = rest.search(/[.;](?:\s|$)/)
    const predicate = stop < 0 ? rest : rest.slice(0, stop)
    const quote = line.slice(subject.index, at + predicate.length).replace(/^[—–\-.;:,)\s[]+/, '')
    const stated = wordedDay(predicate)
    const delayed = madeOn === null ? undefined : dayAfterPassing(madeOn, predicate)
    if (
      /\b(?:by order|order or orders|appoints?|appointed|fix(?:es|ed)?|prescribed|proclamation|notice|such (?:day|date|time))\b/i.test(
        predicate,
      )
    )
      found = { on: null, quote }
    else if (stated) found = { on: stated, quote }
    else if (delayed) found = { on: delayed, quote }
    else if (/\bafter\b/i.test(predicate)) found = { on: null, quote }
    // Another text's passing: a day that these words do not give.
    else if (/\bpassing of (?!(?:this|the) (?:Act|Order)\b)/i.test(predicate)) found = { on: null, quote }
    else if (/\bpassing\b|\bimmediately\b|\bforthwith\b|assent/i.test(predicate)) found = { on: madeOn, quote }
    // "on the first day of the parliamentary term": a day that the words do not give.
    else if (/^[^,]{0,30}\bon the\b/i.test(predicate)) found = { on: null, quote }
    else continue
    return found
  }
  return found
}

const ofItself = /(?:本|此)[^，。；\s《》“”]{0,12}(?:于|自|从|由)([^，。；\n]{2,40}?)(?:起)?(?:施行|实施|生效|执行)/g

/** 1994年1月1日 and 一九九四年一月一日. */
const chineseDay = new RegExp(`([${CHINESE_NUMERALS}]{4})年([${CHINESE_NUMERALS}]{1,2})月([${CHINESE_NUMERALS}]{1,3})日`)

/** What a Chinese text says of its own commencement; the last such sentence counts, since it stands at the end. */
export function chineseCommencement(text: string, publishedOn: Day | null): OwnCommencement | undefined {
  let found: OwnCommencement | undefined
  for (const match of text.matchAll(ofItself)) {
    const when = (match[1] ?? '').normalize('NFKC')
    const [year, month, dayOfMonth] = chineseDay.exec(when)?.slice(1).map(chineseNumber) ?? []
    const on = year
      ? dayOf(year, month ?? 0, dayOfMonth ?? 0)
      : /^(?:公布|发布|颁布|印发|通过|批准)之日$/.test(when.replace(/起$/, ''))
        ? publishedOn
        : undefined
    if (on !== undefined) found = { on, quote: match[0] }
  }
  return found
}
