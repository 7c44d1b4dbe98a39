import type { Day } from '../../../law/day.ts'
import type { Certainty } from '../../../law/relation.ts'
import type { ReadableText } from '../reading.ts'
import { firstDay } from './days.ts'
import { fold, type Sentence } from './sentence.ts'
import { SELF } from './words.ts'

export interface Effect {
  readonly effectiveOn: Day | null
  readonly certainty: Certainty
}

const OWN_START = new RegExp(
  `(?:${SELF}|^|，)[^，。；《》]{0,12}(?:自|于|从|由)([^，。；]{2,40}?)起?(?:公布)?(?:施行|实施|生效|执行|试行|实行)(?!的|之日|后|前)`,
  'g',
)
const OF_ITSELF = new RegExp(`${SELF}|^(?:自|从)?(?:公布|发布|颁布|印发|施行|实施|通过|批准)之日`)
const PUBLISHED = /(?:公布|发布|颁布|印发|通过|批准|下发)(?:之日|后|之时|$)/

/** How much of a provision before the sentence is searched for 本条例自…施行. */
const NEAR = 2000

/** The commencement that the text states right before or in the sentence; else its own, unless that is a later amendment's. */
function ownDay(text: ReadableText, sentence: Sentence, provisionStart: number): Day | null {
  const before = fold(text.text, Math.max(provisionStart, sentence.start - NEAR), sentence.end).plain
  for (const [, stated = ''] of [...before.matchAll(OWN_START)].toReversed()) {
    const day = firstDay(stated)
    if (day !== null) return day
    if (PUBLISHED.test(stated)) return published(text)
  }
  const isAmendments =
    text.madeOn !== null && text.on !== null && text.commencesOn !== null && text.on > text.madeOn && text.commencesOn >= text.on
  return isAmendments && (text.commencesOn ?? '') > `${Number((text.madeOn ?? '').slice(0, 4)) + 1}-12-31` ? null : text.commencesOn
}

const published = (text: ReadableText): Day | null => text.publishedOn ?? text.madeOn

const known = new WeakMap<Sentence, Map<string | null, Effect>>()

/** From which day on the ending has effect: a day that stands with the verb, else the text's own. One for all targets of a sentence. */
export function effectOf(text: ReadableText, sentence: Sentence, when: string | null, provisionStart: number): Effect {
  const ofSentence = known.get(sentence) ?? new Map<string | null, Effect>()
  known.set(sentence, ofSentence)
  const effect = ofSentence.get(when) ?? read(text, sentence, when, provisionStart)
  ofSentence.set(when, effect)
  return effect
}

function read(text: ReadableText, sentence: Sentence, when: string | null, provisionStart: number): Effect {
  if (when !== null) {
    const stated = firstDay(when)
    if (stated !== null) return { effectiveOn: stated, certainty: 'stated' }
    if (!OF_ITSELF.test(when) && !/(?:即日|同日|同时|今)/.test(when)) return { effectiveOn: null, certainty: 'conditional' }
    if (PUBLISHED.test(when) && !/施行|实施|生效/.test(when)) return own(text, published(text))
  }
  return own(text, knownDay(text, sentence, provisionStart))
}

const knownDays = new WeakMap<Sentence, Day | null>()

function knownDay(text: ReadableText, sentence: Sentence, provisionStart: number): Day | null {
  const day = knownDays.get(sentence)
  if (day !== undefined) return day
  const found = ownDay(text, sentence, provisionStart)
  knownDays.set(sentence, found)
  return found
}

const own = (text: ReadableText, day: Day | null): Effect =>
  day !== null
    ? { effectiveOn: day, certainty: 'own-commencement' }
    : { effectiveOn: null, certainty: text.commencementLeftOpen ? 'conditional' : 'unknown' }
