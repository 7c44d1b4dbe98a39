import type { Day } from '../../../law/day.ts'
import type { Certainty } from '../../../law/relation.ts'
import { wordedDay } from '../../../law/worded-day.ts'
import type { ReadableText } from '../reading.ts'

export interface Effect {
  readonly effectiveOn: Day | null
  readonly certainty: Certainty
}

/** Left to an order or event. */
export const LEFT_OPEN: Effect = { effectiveOn: null, certainty: 'conditional' }
export const UNKNOWN: Effect = { effectiveOn: null, certainty: 'unknown' }

const TIMED =
  /\b(?:as (?:on and )?from|with effect (?:as )?(?:on and )?from|on and from|from and after|with effect on|effective(?: on| from)?|on|from|after|upon)\b\s*(?:and after\s+)?(?:the\s+)?/gi
const OPEN =
  /\b(?:appointed day|appoint(?:s|ed)? by order|order appoint|by order|establishment day|vesting day|(?:commencement|coming into (?:operation|force)) of|operative date|day (?:as (?:the|may)|so)|date (?:as|so)|(?:date|day) on which|dissolution|establishment|transfer day|specified day)\b/i

/** What is enacted instead has days of its own. */
const REPLACEMENT = /(?:^|,? )and (?:in lieu|instead|there shall be substituted|the following|it is hereby (?:enacted|declared))\b.*$/i

/** When a clause takes effect: the words behind its verb say so, or else it does with its own text. */
export function effectOf(text: ReadableText, tail: string): Effect {
  const own = tail.slice(0, 400).replace(REPLACEMENT, '')
  for (const match of own.matchAll(TIMED)) {
    // "the appointed (Part II) day"
    const words = own.slice(match.index, match.index + 160).replace(/ \([^()]*\)(?= day\b)/g, '')
    const rest = words.slice(match[0].length)
    const stated = wordedDay(rest.slice(0, 45))
    if (stated && /^(?:\d|[A-Za-z-]+\s+(?:day|\d))/.test(rest)) return { effectiveOn: stated, certainty: 'stated' }
    // "the day of retirement next after the passing", "the passing of that Act": events.
    if (/^(?:its |the )?(?:date of (?:the )?)?passing of th(?:at|ose)\b/i.test(rest) || own.slice(0, match.index).endsWith('next '))
      return LEFT_OPEN
    if (/^(?:its |the )?(?:date of (?:the )?)?passing/i.test(rest))
      return { effectiveOn: text.madeOn ?? text.publishedOn, certainty: 'stated' }
    if (OPEN.test(words)) return onNamedDay(text, words)
    // "as on and from the date of the grant to the Board of an authorisation"
    if (/\bfrom\b/i.test(match[0]) && /^(?:date|day) of (?!th(?:is|e commencement of this) )/i.test(rest)) return LEFT_OPEN
  }
  return ownEffect(text)
}

/** "as respects instruments executed on or after 1 November 1991", "in relation to tax for the year 1969-70 and subsequent years". */
const CASES_FROM =
  /^[,\s]*(?:and (?:appl(?:y|ies)|ha(?:s|ve) effect) )?(?:as (?:respects|regards)|with respect to|for|in (?:relation to|respect of)) .*?\b(?:on (?:or|and) after (?<from>.*)|year (?:of assessment )?(?<year>1[89]\d\d)-\d\d(?:\d\d)?,? (?:and|or any) (?:subsequent|later))/i

/** From which cases on something is said; undefined where it is said of no such cases, or the words give no day. */
export function casesFrom({ madeOn, publishedOn }: ReadableText, words: string): Effect | undefined {
  const { from, year } = CASES_FROM.exec(words)?.groups ?? {}
  // Until 2001 a year of assessment began on 6 April (Income Tax Act 1967, s. 1).
  if (year !== undefined) return { effectiveOn: `${year}-04-06` as Day, certainty: 'stated' }
  if (from === undefined) return undefined
  const day = /^(?:the )?(?:(?:date|day) of (?:the )?)?passing of this Act/i.test(from)
    ? (madeOn ?? publishedOn)
    : wordedDay(from.slice(0, 45))
  return day === undefined || day === null ? undefined : { effectiveOn: day, certainty: 'stated' }
}

const NAMED_DAY = /\b(?:establishment|appointed|transfer|vesting|operative|specified|commencement) (?:day|date)\b/i

/** What each text says of its days: it is searched once for each, however many clauses name it. */
const namedDays = new WeakMap<ReadableText, Map<string, Effect>>()

/** "On the transfer date": the day that the text says it is, or none where it is left to an order or event. */
export function onNamedDay(text: ReadableText, words: string): Effect {
  const name = NAMED_DAY.exec(words)?.[0].toLowerCase()
  if (name === undefined) return LEFT_OPEN
  const ofText = namedDays.get(text) ?? new Map<string, Effect>()
  namedDays.set(text, ofText)
  const effect = ofText.get(name) ?? dayNamed(text, name)
  ofText.set(name, effect)
  return effect
}

function dayNamed({ text, madeOn, publishedOn }: ReadableText, name: string): Effect {
  const meanings = [...text.matchAll(new RegExp(`${name}[”"’]?[*_]*,? (means|shall be|is) ([^.;\\n]{1,60})`, 'gi'))].flatMap(
    ([, verb = '', meaning = '']) => {
      const passed = /^(?:the )?(?:date|day) of (?:the )?passing of this Act/i.test(meaning) ? (madeOn ?? publishedOn) : null
      const day = /^(?:the )?(?:\d|\w+ (?:day|of)\b)/i.test(meaning) ? (passed ?? wordedDay(meaning.slice(0, 40))) : undefined
      // "Before the transfer date shall be deemed …" says nothing of the date.
      return day !== undefined || verb === 'means' ? [day] : []
    },
  )
  const [day] = meanings
  // Parts of one Act may each have an appointed day.
  return day !== undefined && meanings.every((other) => other === day) ? { effectiveOn: day, certainty: 'stated' } : LEFT_OPEN
}

/** The day of a text's own commencement, as far as it is known. */
export function ownEffect(text: ReadableText): Effect {
  if (text.commencesOn !== null) return { effectiveOn: text.commencesOn, certainty: 'own-commencement' }
  if (text.commencementLeftOpen) return LEFT_OPEN
  // Where a text is silent it starts with its passing: the Irish rule, and the usual one.
  const passed = text.madeOn ?? text.publishedOn
  return passed === null ? UNKNOWN : { effectiveOn: passed, certainty: 'own-commencement' }
}
