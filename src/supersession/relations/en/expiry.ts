import { daysAfter, monthsAfter, type Day } from '../../../law/day.ts'
import type { Certainty } from '../../../law/relation.ts'
import { monthsIn, wordedDay } from '../../../law/worded-day.ts'
import type { RelationReader, FoundRelation } from '../reading.ts'
import { ownEffect } from './effect.ts'
import { relation } from './found.ts'
import { passagesOf, passagesWith, type Passage, type Passages } from './passages.ts'
import { endsSentence, type Phrase } from './phrase.ts'
import { plain, type Token } from './tokens.ts'

/** An instrument's own term: "This Act shall continue in force until the 31st day of March, 1958, and shall then expire". */
export const ownTerm: RelationReader = (text) => {
  const passages = passagesOf(text)
  return passagesWith(passages, [
    'expire',
    'cease',
    'lapse',
    'force until',
    'force for',
    'force up to',
    'operation until',
    'effect until',
  ]).flatMap((passage) => {
    const found = termOf(passages, passage)
    return found ? [found] : []
  })
}

const ITSELF = new Set([
  'act',
  'order',
  'regulations',
  'regulation',
  'rules',
  'scheme',
  'ordinance',
  'code',
  'instrument',
  'guideline',
  'guidelines',
  'policy',
  'notice',
  'circular',
])
/** What may stand between "This Act" and its verb: brackets, and phrases between commas. */
const ASIDE_LIMIT = 40

function termOf(passages: Passages, passage: Passage): FoundRelation | undefined {
  const phrase = passages.phrase(passage)
  const { list, text } = phrase
  const condition = list.findIndex(({ lower }) => /^(?:where|if|when)$/.test(lower))
  const conditionAt = condition < 0 ? list.length : condition
  for (let at = 0; at + 2 < list.length; at += 1) {
    if (list[at]?.lower !== 'this' && list[at]?.lower !== 'these') continue
    if (!ITSELF.has(list[at + 1]?.lower ?? '') || !standsAsSubject(list, at, conditionAt)) continue
    const aside = verbAfter(list, at + 2)
    if (!aside) continue
    const end = endOfSentence(phrase, aside.verb)
    const predicate = plain(text.slice(list[aside.verb]?.start, list[end - 1]?.end))
    const term = ENDS.exec(predicate)
    if (!term || /\bnot (?:be|have) (?:expired?|ceased?)\b|^shall not\b/.test(predicate)) continue
    const between = plain(text.slice(list[at + 2]?.start, list[aside.verb]?.start))
    const exceptions =
      /(?:other than|except(?:ing)?|save|with the exception of)\s+([^()]{1,1000}?)[)\s,]{0,20}$/i.exec(between)?.[1] ?? null
    const dated = whenOf(passages, predicate, predicate.slice(lengthBehind(term)), /\b(?:until|up to)$/i.test(term[0]))
    // "Subject to subsection (5), this Act shall expire …": another provision may say otherwise.
    const when = list[0]?.lower === 'subject' && dated.certainty === 'stated' ? { ...dated, certainty: 'conditional' as const } : dated
    const last = list[quoteBehind(phrase, aside.verb, end) - 1]
    const first = list[at]
    if (!first || !last) continue
    const extent =
      exceptions === null
        ? ({ extent: 'whole', parts: null, exceptions: null } as const)
        : ({ extent: 'part', parts: null, exceptions } as const)
    return relation(passages.text, passage.block.provision.eId, 'expiry', null, extent, when, first.start, last.end)
  }
  return undefined
}

const ENDS =
  /^(?:shall|will|is to|must)?\s*(?:(?:then|thereupon|unless [^,]{1,160},)\s*)?(?:,\s*)?(?:(?:continue|remain|be|have|come into \w+ .{0,80}? and (?:shall )?(?:continue|remain))s?\s+(?:in (?:full )?(?:force|operation|effect)|effect)\s*(?:and have effect\s*)?(?:only\s*)?(?:until|up to|for (?:a|the) (?:term|period)|for \w+ (?:years?|months?)|during the period)|(?:continue|remain)s? in (?:force|operation) (?:for|during)|expires?\b|lapses?\b|ceases?\s+to\s+(?:have\s+(?:any\s+)?(?:force|effect)|be\s+(?:in\s+(?:force|operation)|of\s+(?:any\s+)?(?:force|effect))))/i

/** How much of the predicate stands before its term: "… for two years" keeps its years. */
const lengthBehind = ([words]: RegExpExecArray): number => words.replace(/\b(?:for|during)\b.*$/i, '').length

function standsAsSubject(list: readonly Token[], at: number, condition: number): boolean {
  const before = list[at - 1]
  if (!before) return true
  if (before.kind === 'mark') return before.text !== ',' || at <= condition
  return false
}

/** The verb behind the subject, over brackets and what stands between commas. */
function verbAfter(list: readonly Token[], from: number): { verb: number } | undefined {
  let at = from
  while (at < Math.min(list.length, from + ASIDE_LIMIT)) {
    const token = list[at]
    if (!token) return undefined
    if (token.match > at) {
      at = token.match + 1
      continue
    }
    if (/^(?:shall|expires?|ceases?|lapses?|continues?|remains?|will|has)$/.test(token.lower)) return { verb: at }
    if (at === from && token.text !== ',' && !/^(?:other|except|save|unless|and|with)$/.test(token.lower)) return undefined
    if (token.text === ';' || token.text === '.' || token.text === ':') return undefined
    at += 1
  }
  return undefined
}

function endOfSentence({ list }: Phrase, from: number): number {
  for (let at = from; at < Math.min(list.length, from + 200); at += 1)
    if (list[at]?.text === ';' || (list[at]?.text === '.' && endsSentence(list, at))) return at
  return Math.min(list.length, from + 200)
}

/** `isLast`: the day that is named is the last one. */
function whenOf({ text }: Passages, predicate: string, rest: string, isLast: boolean): { effectiveOn: Day | null; certainty: Certainty } {
  const conditional =
    /\bunless\b|\bor (?:on |at |until )?such (?:earlier|later|other)|\bearlier\b|\blater date\b|\bif\b|\bby order\b|\bresolution\b|\bappointed\b|\bcontinued\b/i.test(
      predicate,
    )
  const certainty = conditional ? 'conditional' : 'stated'
  const stated = wordedDay(rest)
  // "In force until the 31st day of May" is in force on that day, too: Acts that took over from such ones start on 1 June.
  if (stated) return { effectiveOn: isLast ? daysAfter(stated, 1) : stated, certainty }
  const months = monthsIn(rest)
  const passed = text.madeOn ?? text.publishedOn
  const since = /\b(?:that|such) date\b|\bthere(?:from|after)\b/i.test(rest)
    ? (wordedDay(predicate) ?? passed)
    : /\bpassing|enact(?:ment|ed)|date hereof\b/i.test(rest)
      ? passed
      : ownEffect(text).effectiveOn
  if (months !== undefined && since !== null) return { effectiveOn: monthsAfter(since, months), certainty }
  return { effectiveOn: null, certainty: conditional ? 'conditional' : 'unknown' }
}

/** The quote holds the whole sentence where that is short. */
function quoteBehind({ list }: Phrase, verb: number, end: number): number {
  for (let at = verb; at < end; at += 1) if ((list[at]?.end ?? 0) - (list[verb]?.start ?? 0) > 500) return at
  return end
}
