import type { Provision } from '../../../law/provision.ts'
import { piecesOf, type FoundRelation, type ReadableText } from '../reading.ts'
import { onNamedDay, UNKNOWN, type Effect } from './effect.ts'
import { NEAR, placeOf } from './place.ts'
import { startsIn, type Start } from './start-sentences.ts'

// An Act may start sections and Parts of it on days of their own: "This section shall come into operation on the appointed day."

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

/** In UTF-16 code units, of the line behind its verb. */
const LINE = 400
const ANOTHER_DAY = /\b(?:on|from) (?:the (?:establishment|appointed|transfer|vesting|operative|specified) (?:day|date)|that day)\b/i

/** When the line that repeals says that it does so on another day: "are, on the establishment day, repealed". */
function onAnotherDay(text: ReadableText, { start: from, end }: Provision, at: number | undefined): Effect | undefined {
  // "This Act shall come into force on the 6th day of April, 1967, and … are repealed as from that day."
  const effectIn = (words: string): Effect | undefined =>
    ANOTHER_DAY.test(words) && !/\bcomes? into (?:force|operation)\b/.test(words) ? onNamedDay(text, words) : undefined
  if (at !== undefined) {
    const line = text.text.slice(Math.max(from, text.text.lastIndexOf('\n', at), at - NEAR), at + LINE).split('\n', 2)
    return effectIn((line[0] === '' ? line[1] : line[0])?.split(/[.;](?:\s|$)/, 1)[0] ?? '')
  }
  for (const line of text.text.slice(from, Math.min(end, from + NEAR)).split('\n')) {
    const effect = /\b(?:repealed|revoked)\b/.test(line) ? effectIn(line) : undefined
    if (effect) return effect
  }
  return undefined
}
