import { dayAfterPassing, wordedDay } from '../../../law/worded-day.ts'
import type { Provision } from '../../../law/provision.ts'
import { piecesOf, type FoundRelation, type ReadableText } from '../reading.ts'
import { casesFrom, onNamedDay, type Effect } from './effect.ts'
import { reachOf, SECTION, WHOLE, type Place, type Reach } from './reach.ts'

// An Act may start sections and Parts of it on days of their own: "This section shall come into operation on the appointed day."

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
const NEAR = 10_000
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
interface Start extends Reach {
  readonly effect: Effect
  /** "In so far as it relates to …". */
  readonly isPartial?: boolean
  /** The parts of the repealed text that start so, where they are named: "section 16". */
  readonly repeals?: string | undefined
}

/** Relations whose provision starts on a day of its own get that day, or none where it is left open. */
export function startedApart(text: ReadableText, found: readonly FoundRelation[]): FoundRelation[] {
  // Of an Act that is left to an order, single provisions may start on a day.
  const mayMove = ({ certainty, kind }: FoundRelation): boolean =>
    kind !== 'expiry' && (certainty === 'own-commencement' || (certainty === 'conditional' && text.commencementLeftOpen))
  if (!found.some(mayMove)) return [...found]
  const starts = startsIn(text)
  const indexes = new Map(text.provisions.map(({ eId }, index) => [eId, index]))
  return found.map((relation) => {
    if (!mayMove(relation)) return relation
    const index = indexes.get(relation.operative) ?? -1
    const provision = text.provisions[index]
    if (!provision) return relation
    const at = relation.operativeAt ?? (relation.operative === relation.provision ? relation.start : undefined)
    const place = placeOf(text, index, at, relation.operativeAt === undefined ? relation.quote : '')
    const reaching = starts.filter(({ reaches }) => reaches(place))
    const apart = relation.extent === 'part' ? reaching.filter(({ repeals }) => repeals !== undefined) : []
    const start = reaching.find((each) => !apart.includes(each))
    // Where some of it starts later, all of it has started with that.
    const isLast = relation.extent === 'whole' && !(start?.effect.effectiveOn && start.effect.effectiveOn <= (relation.effectiveOn ?? ''))
    const effect = onAnotherDay(text, provision, at) ?? (start?.isPartial && !isLast ? UNKNOWN : start?.effect)
    const dated = !effect || (relation.certainty === 'conditional' && effect.effectiveOn === null) ? relation : withEffect(relation, effect)
    return withPartsApart(dated, apart)
  })
}

function withEffect(relation: FoundRelation, effect: Effect): FoundRelation {
  const pieces = relation.pieces?.map((piece) => (piece.certainty === relation.certainty ? { ...piece, ...effect } : piece))
  return { ...relation, ...effect, ...(pieces && { pieces }) }
}

/** Parts that start on other days than the rest come first, so that each is dated by its own. */
function withPartsApart(relation: FoundRelation, apart: readonly Start[]): FoundRelation {
  if (apart.length === 0) return relation
  const pieces = piecesOf(relation)
  const [first] = pieces
  return first
    ? { ...relation, pieces: [...apart.map(({ repeals = null, effect }) => ({ ...first, parts: repeals, ...effect })), ...pieces] }
    : relation
}

const UNKNOWN: Effect = { effectiveOn: null, certainty: 'unknown' }
const LEFT_OPEN: Effect = { effectiveOn: null, certainty: 'conditional' }
const ANOTHER_DAY = /\b(?:on|from) (?:the (?:establishment|appointed|transfer|vesting|operative|specified) (?:day|date)|that day)\b/i

/** When the line that repeals says that it does so on another day: "are, on the establishment day, repealed". */
function onAnotherDay(text: ReadableText, { start: from, end }: Provision, at: number | undefined): Effect | undefined {
  // "This Act shall come into force on the 6th day of April, 1967, and … are repealed as from that day."
  const effectIn = (words: string): Effect | undefined =>
    ANOTHER_DAY.test(words) && !/\bcomes? into (?:force|operation)\b/.test(words) ? onNamedDay(text, words) : undefined
  if (at !== undefined) {
    const line = text.text.slice(Math.max(from, text.text.lastIndexOf('\n', at), at - NEAR), at + SENTENCE).split('\n', 2)
    return effectIn((line[0] === '' ? line[1] : line[0])?.split(/[.;](?:\s|$)/, 1)[0] ?? '')
  }
  for (const line of text.text.slice(from, Math.min(end, from + NEAR)).split('\n')) {
    const effect = /\b(?:repealed|revoked)\b/.test(line) ? effectIn(line) : undefined
    if (effect) return effect
  }
  return undefined
}

const SUBSECTION = /(?:^|[\n—.])[\s*]*(?:F\d{1,4}\[)?\((\d+[A-Z]?)\)/g
const PARAGRAPH = /(?:^|\n|\(\d+[A-Z]?\))[\s*]*(?:F\d{1,4}\[)?\(\*?([a-z]{1,2})\*?\)/g

/** The subsection and paragraph that repeal, where they stand close enough before the words, or in them; of several paragraphs none is taken. */
function placeOf({ text, provisions }: ReadableText, provision: number, at: number | undefined, quote: string): Place {
  if (at === undefined) return { provision, subsection: undefined, paragraph: undefined }
  const before = text.slice(Math.max(provisions[provision]?.start ?? 0, at - NEAR), at)
  const subsection = [...before.matchAll(SUBSECTION)].at(-1)
  const above = before.slice(subsection?.index ?? 0)
  const [own, last] = [lettersIn(quote), lettersIn(above).at(-1)]
  // A list of several paragraphs is none of them; Roman numbers count within the one above.
  const paragraph = own.length === 0 ? (last ?? labelsIn(above).at(-1)) : own.length === 1 ? own[0] : undefined
  return { provision, subsection: subsection?.[1], paragraph }
}

const labelsIn = (words: string): string[] => [...words.matchAll(PARAGRAPH)].map(([, label = '']) => label)

/** The letters of paragraphs, without the Roman numbers of those within them. */
const lettersIn = (words: string): string[] => labelsIn(words).filter((label) => !/^[ivx]+$/.test(label))

function startsIn(text: ReadableText): Start[] {
  const { provisions } = text
  const starts: Start[] = []
  const passedOn = text.madeOn ?? text.publishedOn
  let within = 0
  for (const { index, 0: verb } of text.text.matchAll(STARTS)) {
    while (within < provisions.length - 1 && (provisions[within]?.end ?? 0) <= index) within += 1
    const provision = provisions[within]
    if (!provision || provision.start > index) continue
    const before = text.text.slice(Math.max(provision.start, index - SENTENCE), index)
    const opening = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('. '), before.lastIndexOf('; ')) + 1
    const sentence = before
      .slice(opening)
      .replaceAll(MARKS, '')
      .replace(NUMBERING, '')
      .replace(/\bsub-(?=section|paragraph)/gi, 'sub')
    const rest = text.text.slice(index + verb.length, index + verb.length + SENTENCE)
    const stop = rest.search(/[.;](?:\s|$)|\n/)
    const effect = effectOfStart(text, (stop < 0 ? rest : rest.slice(0, stop)).replaceAll(MARKS, ''))
    if (!effect) continue
    const item = SO_FAR_ITEM.exec(sentence)?.[1]
    const lead =
      item === undefined
        ? undefined
        : leadOf(text.text.slice(Math.max(provision.start, index - before.length + opening - SENTENCE), index - before.length + opening))
    const spoken = (lead === undefined ? sentence : `${lead}, ${item}`)
      .replace(SAVING, '$1 ')
      .replace(AUXILIARY, '')
      .replace(SO_FAR_BEFORE, 'and $2, $1$3')
      .replace(NAMELY, '')
      .replace(IN_PART, (_, part: string, units: string) => (/^chapter/i.test(units) ? `${units} of ${part}` : units))
    const excepted = spoken.replace(EXCEPTION, '')
    const left = passedOn === null ? undefined : GENERAL.exec(sentence)?.[1]
    for (const unit of left?.replace(/,? and (?:sub)?paragraphs?\b.*$/i, '').split(BETWEEN) ?? []) {
      const reach = /^sections?|^parts?|^chapters?/i.test(unit)
        ? reachOf(text, unit, { provision: within, subsection: undefined })
        : undefined
      if (reach) starts.push({ ...reach, width: reach.width + 0.5, effect: { effectiveOn: passedOn, certainty: 'own-commencement' } })
    }
    const subjects = SUBJECT.exec(excepted.replace(SO_FAR, ''))?.[1]?.split(BETWEEN) ?? []
    const isRest = REST.test(sentence)
    const own = within
    if (MIXED.test(sentence)) starts.push({ width: WHOLE, reaches: () => true, effect: UNKNOWN })
    else if (lead === undefined && CASE.test(sentence))
      starts.push({ width: SECTION, reaches: ({ provision: other }) => other === own, effect: UNKNOWN })
    else if (isRest) starts.push({ width: WHOLE, reaches: ({ provision: other }) => other !== own, effect })
    const here = placeOf(text, within, index, '')
    for (const subject of isRest ? [] : subjects) {
      const reach = reachOf(text, subject, here)
      const saved = [...spoken.matchAll(EXCEPTION)].flatMap(([, inList, last]) =>
        (inList ?? last ?? '').split(BETWEEN).flatMap((words) => reachOf(text, words, here) ?? []),
      )
      const reaches = (place: Place): boolean => reach !== undefined && reach.reaches(place) && !saved.some((each) => each.reaches(place))
      const soFar = SO_FAR.exec(excepted)?.[0]
      const repeals = SO_FAR_REPEALS.exec(soFar?.replace(/\)$/, '') ?? '')?.[1]?.replace(OF_THE_ACT, '')
      if (reach) starts.push({ width: reach.width, reaches, effect, isPartial: soFar !== undefined, repeals })
    }
    if (starts.length === MOST) break
  }
  return starts.toSorted((a, b) => a.width - b.width)
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
