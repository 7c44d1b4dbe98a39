import { romanNumber } from '../../../law/numeral.ts'
import { wordedDay } from '../../../law/worded-day.ts'
import type { FoundRelation, ReadableText } from '../reading.ts'
import { onNamedDay, type Effect } from './effect.ts'

// An Act may start sections and Parts of it on days of their own: "This section shall come into operation on the appointed day."

const STARTS = /\b(?:comes? in(?:to)?|have come in(?:to)?|(?:be|been) in) (?:operation|force|effect)\b|\bapplies (?=as (?:on and )?from\b)/g
/** In UTF-16 code units: looking no further back or ahead keeps the time linear. */
const SENTENCE = 400
const NEAR = 10_000
/** Sentences of this kind that a text is taken at its word for; no Act held has a tenth as many. */
const MOST = 300
/** Numbers before a sentence: `**6.**—(2)`. */
const NUMBERING = /^(?:[\s*>]|\d+[A-Z]?\.?(?=[\s*—.-])|[—.-]|\(\w{1,4}\))*/
const SUBJECT =
  /^(?:subject to [^,]{1,80}, )?(?:the (?:preceding )?provisions of )?(this section|this part|this chapter|(?:the preceding )?subsections?\b[^.;“]{0,160}?(?: of this section)?|sections?\b[^.;“]{0,160}?|parts?\b[^.;“]{0,160}?|the repeals? (?:effected|made|provided for) by[^.;“]{0,80}?)(?:,? ?\(?(?:other than|except)[^.;]{0,80})?,? (?:shall(?:, [^.;]{1,80},)?(?: be (?:deemed|taken)(?: to)?)?|is deemed to|are deemed to)?\s*$/i
/** "Except when otherwise expressly provided in Part 1, that Part applies". */
const SAVING = /^except [^,]{1,60}\bin (part \w+), that part /i
const REST = /,? and (?:all )?the (?:other|remaining)(?: \w+ and)? provisions(?: of this Act)? shall\s*$/i

/** Which provisions a sentence is about, and when it says that they start. */
interface Start {
  readonly reaches: (provision: number, subsection: string | undefined) => boolean
  readonly effect: Effect
}

/** Relations whose provision starts on a day of its own get that day, or none where it is left open. */
export function startedApart(text: ReadableText, found: readonly FoundRelation[]): FoundRelation[] {
  if (!found.some(({ certainty }) => certainty === 'own-commencement')) return [...found]
  const starts = startsIn(text)
  const indexes = new Map(text.provisions.map(({ eId }, index) => [eId, index]))
  return found.map((relation) => {
    if (relation.certainty !== 'own-commencement' || relation.kind === 'expiry') return relation
    const at = indexes.get(relation.operative)
    if (at === undefined) return relation
    const subsection = relation.operative === relation.provision ? subsectionAt(text, at, relation.start) : undefined
    const effect = onAnotherDay(text, at, relation) ?? starts.find(({ reaches }) => reaches(at, subsection))?.effect
    if (!effect) return relation
    const { pieces } = relation
    const inPieces = pieces?.map((piece) => (piece.certainty === 'own-commencement' ? { ...piece, ...effect } : piece))
    return { ...relation, ...effect, ...(inPieces && { pieces: inPieces }) }
  })
}

const LEFT_OPEN: Effect = { effectiveOn: null, certainty: 'conditional' }
const ANOTHER_DAY = /\b(?:on|from) (?:the (?:establishment|appointed|transfer|vesting|operative|specified) (?:day|date)|that day)\b/i

/** When the line that repeals says that it does so on another day: "are, on the establishment day, repealed". */
function onAnotherDay(text: ReadableText, at: number, { provision, operative, start }: FoundRelation): Effect | undefined {
  const { start: from = 0, end = 0 } = text.provisions[at] ?? {}
  // "This Act shall come into force on the 6th day of April, 1967, and … are repealed as from that day."
  const effectIn = (words: string): Effect | undefined =>
    ANOTHER_DAY.test(words) && !/\bcomes? into (?:force|operation)\b/.test(words) ? onNamedDay(text, words) : undefined
  if (provision === operative) {
    const line = text.text.slice(Math.max(from, text.text.lastIndexOf('\n', start)), start + SENTENCE).split('\n', 2)
    return effectIn((line[0] === '' ? line[1] : line[0])?.split(/[.;](?:\s|$)/, 1)[0] ?? '')
  }
  for (const line of text.text.slice(from, Math.min(end, from + NEAR)).split('\n')) {
    const effect = /\b(?:repealed|revoked)\b/.test(line) ? effectIn(line) : undefined
    if (effect) return effect
  }
  return undefined
}

/** The number of the subsection that holds a place of a provision, where it stands close enough before it. */
const subsectionAt = ({ text, provisions }: ReadableText, at: number, place: number): string | undefined =>
  [...text.slice(Math.max(provisions[at]?.start ?? 0, place - NEAR), place).matchAll(/(?:^|[\n—.])[\s*]*\((\d+[A-Z]?)\)/g)].at(-1)?.[1]

function startsIn(text: ReadableText): Start[] {
  const { provisions } = text
  const starts: Start[] = []
  let within = 0
  for (const { index, 0: verb } of text.text.matchAll(STARTS)) {
    while (within < provisions.length - 1 && (provisions[within]?.end ?? 0) <= index) within += 1
    const provision = provisions[within]
    if (!provision || provision.start > index) continue
    const before = text.text.slice(Math.max(provision.start, index - SENTENCE), index)
    const opening = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('. '), before.lastIndexOf('; ')) + 1
    const sentence = before.slice(opening).replaceAll('*', '').replace(NUMBERING, '')
    const rest = text.text.slice(index + verb.length, index + verb.length + SENTENCE)
    const stop = rest.search(/[.;](?:\s|$)|\n/)
    const effect = effectOfStart(text, (stop < 0 ? rest : rest.slice(0, stop)).replaceAll('*', ''))
    if (!effect) continue
    const subject = SUBJECT.exec(sentence.replace(SAVING, '$1 '))?.[1]
    const isRest = REST.test(sentence)
    const reaches = isRest ? (at: number) => at !== within : subject ? reachOf(text, subject, within) : undefined
    if (reaches) starts.push({ reaches, effect })
    if (starts.length === MOST) break
  }
  return starts
}

/** " and shall take effect as on and from the 6th day of April, 1990" goes on behind "have come into force". */
const DATED =
  /^\s*(?:and (?:(?:shall|is|are|have|has|been|deemed|to|be) ){0,5}(?:takes?|taken|have|had) effect )?(?:as )?(?:on|from|and from|upon)\b/

/** undefined where it starts with the passing, as the rest of the Act may. */
function effectOfStart(text: ReadableText, predicate: string): Effect | undefined {
  if (/^[^,]{0,40}\bpassing (?:of this Act|hereof)/i.test(predicate)) {
    const passed = text.madeOn ?? text.publishedOn
    return passed === null ? undefined : { effectiveOn: passed, certainty: 'own-commencement' }
  }
  const isDated = DATED.test(predicate) && !/\b(?:order|appoint|such day)/i.test(predicate)
  const day = isDated ? wordedDay(predicate.slice(0, 120)) : undefined
  return day === undefined ? LEFT_OPEN : { effectiveOn: day, certainty: 'stated' }
}

function reachOf({ provisions }: ReadableText, subject: string, within: number): Start['reaches'] | undefined {
  const enclosing = (at: number, kind: string): number => {
    for (let index = at; index >= 0; index -= 1) if (provisions[index]?.kind === kind) return index
    return -1
  }
  if (/^(?:this section|the repeal)/i.test(subject)) return (at) => at === within
  if (/subsection/i.test(subject)) {
    const named = numbersIn(subject)
    const ofOthers = /\bsections? (\d+[A-Z]?)(?! ?\()/i.exec(subject.replace(/subsections?/gi, ''))?.[1]
    return (at, own) => {
      if (ofOthers !== undefined && provisions[at]?.number?.replace(/\.$/, '') === ofOthers) return true
      return at === within && (named.length === 0 || own === undefined || named.includes(own))
    }
  }
  const [, kind = ''] = /^(?:this )?(section|part|chapter)/i.exec(subject) ?? []
  const unit = kind.toLowerCase()
  if (/^this/i.test(subject)) return (at) => enclosing(at, unit) === enclosing(within, unit) && enclosing(at, unit) >= 0
  // "Part V of the Act of 1963" is another Act's.
  if (/\bof (?!this Act)/i.test(subject)) return undefined
  // "Sections 16, 17 and 58 (3)": of the last a subsection alone.
  const named = new Set(numbersIn(subject.replace(/\([^)]*\)/g, '')))
  const partly = [...subject.matchAll(/\b(\d+[A-Z]?) ?\((\d+[A-Z]?)\)/g)]
  return (at, own) => {
    const printed = provisions[unit === 'section' ? at : enclosing(at, unit)]?.number
    if (printed == null) return false
    const number = inFigures(printed.replace(/^(?:part|chapter)\s+|[.\s]+$/gi, '').toUpperCase())
    const subsections = partly.filter(([, section]) => section === number)
    return (
      named.has(number) && (own === undefined || subsections.length === 0 || subsections.some(([, , subsection]) => subsection === own))
    )
  }
}

/** "2, 5 and 7", "II to IV", "(1) and (2)": the numbers in figures, those between two included. */
function numbersIn(subject: string): string[] {
  const found: string[] = []
  const words = subject.replace(/of this (?:Act|section)/gi, '')
  for (const [, first = '', last] of words.matchAll(/\b(\d+[A-Z]?|[IVXLC]+)\b\)?(?: (?:to|-|–) \(?(\d+|[IVXLC]+)\b)?/g)) {
    found.push(inFigures(first))
    if (last === undefined) continue
    const [from, to] = [Number.parseInt(inFigures(first), 10), Number.parseInt(inFigures(last), 10)]
    for (let number = from + 1; number <= Math.min(to, from + 500); number += 1) found.push(String(number))
  }
  return found
}

const inFigures = (number: string): string => (/^\d/.test(number) ? number : String(romanNumber(number) ?? number))
