import { dayAfterPassing, wordedDay } from '../../../law/worded-day.ts'
import type { ReadableText } from '../reading.ts'
import { casesFrom, LEFT_OPEN, UNKNOWN, type Effect } from './effect.ts'
import { placeOf } from './place.ts'
import { reachOf, SECTION, WHOLE, type Place, type Reach } from './reach.ts'

// The sentences by which a text starts sections, Parts or paragraphs of it on days of their own.

const STARTS = new RegExp(
  [
    /\b(?:comes? in(?:to)?|have come in(?:to)?|(?:be|been) in) (?:operation|force|effect)\b/,
    /\b(?:applies|apply|ha(?:s|ve|d) effect) (?=(?:as )?(?:on and )?from\b)/,
    /\b(?:has|have|takes?|applies|apply)(?: and ha(?:ve|s))?(?: effect)? (?=(?:as (?:respects|regards)|with respect to|in (?:relation to|respect of)|for) [^.;\n]{0,200}?(?:\bon (?:or|and) after |\byear (?:of assessment )?1[89]\d\d-\d\d))/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)
/** In UTF-16 code units: looking no further back or ahead keeps the time linear. */
const SENTENCE = 400
/** Sentences of this kind that a text is taken at its word for; no Act held has a tenth as many. */
const MOST = 300
/** Emphasis, and the marks of editors: F53[…]. */
const MARKS = /\*|\bF\d{1,4}\[|\]/g
/** Numbers before a sentence: `**6.**—(2)`. */
const NUMBERING = /^(?:[\s*>]|\d+[A-Z]?\.?(?=[\s*—.-])|[—.-]|\(\w{1,4}\))*/
/** Between what a sentence is about and its verb: "shall, save as is otherwise provided therein, be deemed to", "(other than section 5)". */
const AUXILIARY =
  /,?\s*(?:\b(?:shall|will)(?:, [^.;,]{1,80},)?(?: (?:have|take|apply) and)?(?: be (?:deemed|taken)(?: to(?: have)?)?)?|\b(?:is|are) (?:deemed|taken) to)?\s*$/i
const EXCEPTION =
  / ?\((?:other than|except|with the exception of) ((?:[^()]|\([^()]*\))*)\)|,? \(?(?:other than|except|with the exception of) ([^.;]*)$/gi
/** "section 18, in so far as it provides for the repeal of section 10 (3) of the Principal Act, of this Act" */
const SO_FAR = / ?\((?:in ?)?so ?far as [^()]*\)|,? (?:in ?)?so ?far as [^;]*?(?=,? of this Act$|$)/i
const SUBJECT =
  /^(?:subject (?:and without prejudice )?to [^;]{1,300}, )?(?:the (?:preceding )?provisions of )?((?:this (?:section|subsection|schedule)|this (?:part|chapter)(?: of this,? (?:part|act)){0,2})(?:,? and (?:sections?|subsections?|parts?|chapters?) [^.;“]{1,120})?|(?:the preceding )?(?:paragraphs?|subsections?|sections?|parts?|chapters?)\b[^.;“]{0,160}|the repeals? (?:effected|made|provided for) by[^.;“]{0,80})$/i
/** "… and, in so far as it repeals section 12 of the Principal Act, section 5 of this Act": the other way round. */
const SO_FAR_BEFORE = /\band, ((?:in ?)?so ?far as [^;]*?), (sections? \d[^,;]*?)( of this Act)?$/i
/** An item of a list: "Section 5 of this Act shall— (a) in so far as it repeals section 16 of the Principal Act, be deemed to …". */
const SO_FAR_ITEM = /^((?:in ?)?so ?far as (?:it|they) [^;]*?)(?:,? (?:be (?:deemed|taken)(?: to)?|shall(?: be deemed(?: to)?)?))?\s*$/i
/** What a section repeals so far: "it provides for the repeal of section 10 (3) of the Principal Act". */
const SO_FAR_REPEALS = /\b(?:it|they) (?:repeals?|(?:provides? for|relates? to) the repeal of) (.+)$/i
const OF_THE_ACT = /,? (?:of|to),? the (?:(?:Principal|said|repealed) Act|Act of \d{4}|[^,;]*Acts?,? \d{4}).*$/i
/** "The following provisions of this Act, namely, sections 4 and 6", "In relation to Part II, Chapter III". */
const NAMELY = /^the following provisions of this (?:Act|Part),? (?:namely|that is to say),?[\s:—-]*/i
const IN_PART = /^in relation to (part [IVXLC\d]+), (chapters? [^,;]*|sections? .*)$/i
/** "This repeal shall, (a) in the case of the enactments specified in Part I of that Schedule, come into operation on …". */
const CASE = /^(?:in the case of|(?:in ?)?so ?far as|in relation to|as respects) (?:the |it )?(?:enactments?|repeals?|acts?|orders?)\b/i
/** Between units of several kinds: "this Part and sections 5 and 6". */
const BETWEEN = /,? and (?=(?:subsections?|sections?|parts?|chapters?)\b)|, (?=(?:subsections?|sections?|parts?|chapters?)\b)/i
/** "Except when otherwise expressly provided in Part 1, that Part applies". */
const SAVING = /^except [^,]{1,60}\bin (part \w+), that part /i
/** Taxes of one Act start on different days, and nothing says which tax a repeal is of. */
const MIXED = /\bso much of this Act as relates to\b/i
const REST =
  /(?:^|, |\band )(?:except [^,]{1,60}, )?(?:all )?the (?:(?:rest|remainder) of (?:this|the) Act|(?:other|remaining)(?: \w+ and)? provisions(?: of this Act)?),? (?:shall|will)\s*$/i

/** "this Act, other than section 2 and paragraph (a) of section 11, shall": what is left out starts with the passing, unless it is said when. */
const GENERAL = /\bthis Act,? \(?(?:other than|except|with the exception of) ((?:[^();]|\([^()]*\)){3,200}?)\)?,? shall\s*$/i

/** When a sentence says that something starts. */
export interface Start extends Reach {
  readonly effect: Effect
  /** "In so far as it relates to …". */
  readonly isPartial?: boolean
  /** The parts of the repealed text that start so, where they are named: "section 16". */
  readonly repeals?: string | undefined
}

/** Everything that a text says of the start of its parts, the narrowest first. */
export function startsIn(text: ReadableText): Start[] {
  const { provisions } = text
  const starts: Start[] = []
  let within = 0
  for (const { index, 0: verb } of text.text.matchAll(STARTS)) {
    while (within < provisions.length - 1 && (provisions[within]?.end ?? 0) <= index) within += 1
    const provision = provisions[within]
    if (!provision || provision.start > index) continue
    const sentence = sentenceAt(text.text, provision.start, index, index + verb.length)
    const effect = effectOfStart(text, sentence.predicate)
    if (effect) starts.push(...startsOf(text, sentence, effect, { provision: within, index }))
    if (starts.length >= MOST) break
  }
  return starts.toSorted((a, b) => a.width - b.width)
}

/** What stands before a verb, and what behind it; `lead`: the words over the list whose item this is, where they are needed. */
interface Sentence {
  readonly subject: string
  readonly lead: string | undefined
  readonly predicate: string
}

function sentenceAt(text: string, from: number, verb: number, behind: number): Sentence {
  const before = text.slice(Math.max(from, verb - SENTENCE), verb)
  const opening = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('. '), before.lastIndexOf('; ')) + 1
  const subject = before
    .slice(opening)
    .replaceAll(MARKS, '')
    .replace(NUMBERING, '')
    .replace(/\bsub-(?=section|paragraph)/gi, 'sub')
  const rest = text.slice(behind, behind + SENTENCE)
  const stop = rest.search(/[.;](?:\s|$)|\n/)
  const start = verb - before.length + opening
  const lead = SO_FAR_ITEM.test(subject) ? leadOf(text.slice(Math.max(from, start - SENTENCE), start)) : undefined
  return { subject, lead, predicate: (stop < 0 ? rest : rest.slice(0, stop)).replaceAll(MARKS, '') }
}

function startsOf(text: ReadableText, { subject, lead }: Sentence, effect: Effect, at: { provision: number; index: number }): Start[] {
  const own = at.provision
  const starts = leftOut(text, subject, own)
  if (MIXED.test(subject)) starts.push({ width: WHOLE, reaches: () => true, effect: UNKNOWN })
  else if (lead === undefined && CASE.test(subject))
    starts.push({ width: SECTION, reaches: ({ provision }) => provision === own, effect: UNKNOWN })
  else if (REST.test(subject)) return [...starts, { width: WHOLE, reaches: ({ provision }) => provision !== own, effect }]
  const spoken = (lead === undefined ? subject : `${lead}, ${SO_FAR_ITEM.exec(subject)?.[1]}`)
    .replace(SAVING, '$1 ')
    .replace(AUXILIARY, '')
    .replace(SO_FAR_BEFORE, 'and $2, $1$3')
    .replace(NAMELY, '')
    .replace(IN_PART, (_, part: string, units: string) => (/^chapter/i.test(units) ? `${units} of ${part}` : units))
  const excepted = spoken.replace(EXCEPTION, '')
  const soFar = SO_FAR.exec(excepted)?.[0]
  const repeals = SO_FAR_REPEALS.exec(soFar?.replace(/\)$/, '') ?? '')?.[1]?.replace(OF_THE_ACT, '')
  const here = placeOf(text, own, at.index, '')
  const saved = [...spoken.matchAll(EXCEPTION)].flatMap(([, inList, last]) =>
    (inList ?? last ?? '').split(BETWEEN).flatMap((words) => reachOf(text, words, here) ?? []),
  )
  for (const unit of SUBJECT.exec(excepted.replace(SO_FAR, ''))?.[1]?.split(BETWEEN) ?? []) {
    const reach = reachOf(text, unit, here)
    const reaches = (place: Place): boolean => reach !== undefined && reach.reaches(place) && !saved.some((each) => each.reaches(place))
    if (reach) starts.push({ width: reach.width, reaches, effect, isPartial: soFar !== undefined, repeals })
  }
  return starts
}

/** What an Act leaves out of its general start goes with its passing; half a step wider than what is said of it itself. */
function leftOut(text: ReadableText, subject: string, provision: number): Start[] {
  const passed = text.madeOn ?? text.publishedOn
  const left = passed === null ? undefined : GENERAL.exec(subject)?.[1]
  const units = left?.replace(/,? and (?:sub)?paragraphs?\b.*$/i, '').split(BETWEEN) ?? []
  return units.flatMap((unit) => {
    const reach = /^(?:section|part|chapter)/i.test(unit) ? reachOf(text, unit, { provision, subsection: undefined }) : undefined
    return reach ? [{ ...reach, width: reach.width + 0.5, effect: { effectiveOn: passed, certainty: 'own-commencement' } }] : []
  })
}

/** The words that lead the list whose items follow: "(2) Section 5 of this Act shall—". */
function leadOf(before: string): string | undefined {
  const line = before.split('\n').findLast((each) => /[—–:-][\s*]*$/.test(each))
  return line
    ?.replaceAll(MARKS, '')
    .replace(NUMBERING, '')
    .replace(/[\s—–:-]+$/, '')
    .replace(AUXILIARY, '')
}

/** " and shall take effect as on and from the 6th day of April, 1990" goes on behind "have come into force". */
const DATED =
  /^\s*(?:and (?:(?:shall|is|are|have|has|been|deemed|to|be) ){0,5}(?:takes?|taken|have|had) effect )?(?:as )?(?:on|from|and from|upon)\b/

/** undefined where it starts with the passing, as the rest of the Act may. */
function effectOfStart(text: ReadableText, predicate: string): Effect | undefined {
  const passed = text.madeOn ?? text.publishedOn
  const delayed = passed === null ? undefined : dayAfterPassing(passed, predicate)
  if (delayed !== undefined) return { effectiveOn: delayed, certainty: 'stated' }
  if (/^[^,]{0,40}\bpassing (?:of this Act|hereof)/i.test(predicate)) {
    return passed === null ? undefined : { effectiveOn: passed, certainty: 'own-commencement' }
  }
  const cases = casesFrom(text, predicate)
  if (cases !== undefined) return cases
  const isDated = DATED.test(predicate) && !/\b(?:order|appoint|such day)/i.test(predicate)
  const named = isDated ? wordedDay(predicate.slice(0, 120)) : undefined
  // "on the 1st day of August, 1970, or the date of the passing of this Act, whichever is the later"
  const day = named !== undefined && passed !== null && named < passed && /\bpassing\b.*\blater\b/.test(predicate) ? passed : named
  return day === undefined ? LEFT_OPEN : { effectiveOn: day, certainty: 'stated' }
}
