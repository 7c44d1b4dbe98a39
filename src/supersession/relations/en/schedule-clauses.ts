import { inFigures, ordinalNumber, romanNumber } from '../../../law/numeral.ts'
import type { NamedTarget } from '../reading.ts'
import { casesFrom, effectOf, UNKNOWN, type Effect } from './effect.ts'
import { asideOf, limitBefore, limitOf, timesIn } from './limits.ts'
import { named } from './naming.ts'
import { passagesWith, type Passage, type Passages } from './passages.ts'
import { readTargets } from './targets.ts'
import { plain } from './tokens.ts'
import { verbsIn, type Verb } from './verbs.ts'

/** "The enactments specified in the First Schedule to this Act are hereby repealed to the extent specified in column (3)." */
export interface ScheduleClause {
  readonly kind: 'repeal' | 'revocation'
  readonly effect: Effect
  /** For which cases alone it repeals; empty for all. */
  readonly limit: string
  /** "The Principal Act is hereby repealed to the extent specified in the Schedule": whose parts the table lists. */
  readonly target: NamedTarget | null
  /** The provision that the clause stands in. */
  readonly eId: string
  /** Where its verb stands in the text. */
  readonly at: number
  /** "The following instruments are revoked": it speaks of no schedule. */
  readonly follows: boolean
  /** Parts of the schedule that it is confined to, in figures; empty for all of it. */
  readonly parts: ReadonlySet<string>
  /** Whether a table at this place is one that the clause speaks of. */
  covers(place: Passage): boolean
}

const NAMED = /\b(?:schedules?|table)\b(?:\s+(\d+[A-Z]?|[IVXLC]+|[A-Z])\b)?/gi

/** "… to the extent specified in column (3) of that Part in relation to a gift …" */
const BEHIND =
  /^[,\s]*to the extent [^;]{0,120}?\b(?:column|schedule|part)\b(?: \(?\w+\)?)?,? ((?:in (?:relation to|respect of)|as respects|in ?so ?far as (?!unrepealed|not )) ?[^;]{5,300}?)(?:[.;]|$)/i

/** Every clause of a text that repeals what a schedule or table lists. */
export function scheduleClauses(passages: Passages): ScheduleClause[] {
  return passagesWith(passages, ['repealed', 'revoked', 'rescinded']).flatMap((passage) => {
    const phrase = passages.phrase(passage)
    return verbsIn(phrase.list).flatMap((verb, index, verbs) => {
      const from = phrase.list[verbs[index - 1]?.behind ?? 0]?.start
      const to = phrase.list[verb.first]?.start
      const behind = phrase.list[verb.behind - 1]?.end
      if (from === undefined || to === undefined || behind === undefined) return []
      const subject = plain(phrase.text.slice(Math.max(from, to - 700), to))
      const tail = plain(phrase.text.slice(behind, Math.min(passage.paragraph.to, behind + 700)))
      const listed =
        /\b(?:enactments?|acts?|statutes?|orders?|regulations?|rules|instruments?|provisions?|legislation)\b.*\b(?:specified|mentioned|set (?:out|forth)|listed|described|referred|contained|named|cited|indicated|enumerated)\b|\bfollowing\b/i.test(
          subject,
        )
      const target =
        (/^[,\s]*to the extent (?:specified|mentioned|set out|indicated|stated|shown)/i.test(tail) && !listed) ||
        (listed && /\b(?:provisions?|portions?) of\b/i.test(subject))
          ? ofSubject(passages, passage, verbs[index - 1]?.behind ?? 0, verb)
          : null
      if (!listed && !target) return []
      const follows = /following/i.test(subject)
      const words = `${subject} ${follows ? '' : tail}`
      const names = [...words.matchAll(NAMED)]
      const counted = schedulesIn(words)
      // "the Schedule", and not "the said Schedule" of one named before.
      const eIds = new Set(counted.length > 0 ? counted : names.length > 0 ? ['att_1'] : [])
      const here = passage
      const aside = asideOf(phrase, verb)
      const limit =
        [limitOf(aside), limitBefore(subject), BEHIND.exec(tail)?.[1] ?? ''].find((words) => /^(?!to the extent)./i.test(words)) ?? ''
      const said = effectOf(passages.text, `${timesIn(aside)} ${tail}`.trim())
      const timed = tail.match(/\b(?:as (?:on and )?from|with effect)\b/gi)?.length ?? 0
      return [
        {
          kind: verb.kind,
          target,
          eId: passage.block.provision.eId,
          at: to,
          effect: timed > 1 ? UNKNOWN : said.certainty === 'own-commencement' ? (casesFrom(passages.text, limit) ?? said) : said,
          limit,
          follows: follows && names.length === 0,
          parts: new Set(partsIn(words)),
          covers: (place: Passage) => covers(eIds, here, place, follows),
        },
      ]
    })
  })
}

function ofSubject(passages: Passages, passage: Passage, from: number, verb: Verb): NamedTarget | null {
  const item = readTargets(passages.phrase(passage), from, verb.first, verb.several).items.at(-1)
  return (
    (item?.mention &&
      (item.parts === null || /^(?:\w+ ){0,2}(?:provisions?|portions?|enactments?)$/i.test(item.parts)) &&
      named(passages, passage, item.mention)) ||
    null
  )
}

/** The eIds of the schedules that some words name by number. */
export const schedulesIn = (words: string): string[] =>
  [...words.matchAll(NAMED)].flatMap(
    ({ index: at, 1: number }) => eIdOf(/(\S+)\s+$/.exec(words.slice(Math.max(0, at - 40), at))?.[1], number) ?? [],
  )

const PARTS =
  /\bparts?\s+((?:[IVXLC]+|\d+)(?:(?:,| and| or)(?: part)? (?:[IVXLC]+|\d+))*) of (?:(?:the|that|this|said) )*(?:\w+ )?schedule/gi

/** "Part I of the Sixth Schedule", "Parts 1 and 2 of Schedule 3". */
const partsIn = (words: string): string[] =>
  [...words.matchAll(PARTS)].flatMap(([, list = '']) => [...list.matchAll(/\b(?:[IVXLC]+|\d+)\b/g)].map(([number]) => inFigures(number)))

function eIdOf(ordinal: string | undefined, number: string | undefined): string | undefined {
  const counted = ordinal === undefined ? undefined : ordinalNumber(ordinal)
  if (counted !== undefined) return `att_${counted}`
  if (number !== undefined && number === number.toUpperCase()) return `att_${/^\d/.test(number) ? number : (romanNumber(number) ?? number)}`
  return undefined
}

function covers(eIds: ReadonlySet<string>, clause: Passage, place: Passage, follows: boolean): boolean {
  const { eId } = place.block.provision
  if (place.block.provision === clause.block.provision)
    return follows ? place.index > clause.index && place.index <= clause.index + 4 : place.index > clause.index
  const schedule = /^att_\d*[A-Z]*/.exec(eId)?.[0]
  return schedule !== undefined && eIds.has(schedule)
}
