import { inFigures } from '../../../law/numeral.ts'
import type { ReadableText } from '../reading.ts'
import type { Block } from './paragraphs.ts'
import type { Passage, Passages } from './passages.ts'
import { schedulesIn, type ScheduleClause } from './schedule-clauses.ts'
import { plain } from './tokens.ts'

// Which words give effect to a table.

/** The clause for the table at a place: of several for one schedule that which names its Part. `places` are those of all tables. */
export function clauseAt(
  passages: Passages,
  place: Passage,
  places: readonly Passage[],
  clauses: readonly ScheduleClause[],
): ScheduleClause | undefined {
  const candidates = clauses.filter(({ covers }) => covers(place))
  if (candidates.length < 2) return candidates[0]
  const part = partOf(passages, place) ?? partByOrder(passages, place, places, candidates)
  return (
    candidates.find(({ parts }) => part !== undefined && parts.has(part)) ??
    candidates.find(({ parts }) => parts.size === 0) ??
    candidates[0]
  )
}

/** The Part of a schedule in which a table stands, as it is headed. */
function partOf({ text }: Passages, { block, index }: Passage): string | undefined {
  const number = /__part_([^_]+)$/.exec(block.provision.eId)?.[1]
  if (number !== undefined) return inFigures(number.toUpperCase())
  const known = headed.get(block) ?? partsAbove(text.text, block)
  headed.set(block, known)
  return known[index]
}

const headed = new WeakMap<Block, readonly (string | undefined)[]>()

/** For each paragraph of a block the Part whose heading stands last before it. */
function partsAbove(text: string, { paragraphs }: Block): (string | undefined)[] {
  let part: string | undefined
  return paragraphs.map(({ kind, start, end }) => {
    const above = part
    const heading = kind === 'row' ? null : /^[\s#*_]*part\s+([IVXLC]+|\d+)\b/i.exec(text.slice(start, Math.min(end, start + 60)))
    if (heading?.[1]) part = inFigures(heading[1].toUpperCase())
    return above
  })
}

/** Where the headings of Parts are lost: the first table is Part I, if there are as many as the clauses name Parts. */
function partByOrder(passages: Passages, own: Passage, places: readonly Passage[], clauses: readonly ScheduleClause[]): string | undefined {
  const beside = places.filter(({ block }) => block.provision === own.block.provision)
  const named = new Set(clauses.flatMap(({ parts }) => [...parts]))
  return beside.length === named.size && beside.every((place, at) => named.has(String(at + 1)) && partOf(passages, place) === undefined)
    ? String(beside.indexOf(own) + 1)
    : undefined
}

/** The section headed "Repeals", where no words of a clause were found to give effect to a table. */
export const repealsSection = (text: ReadableText): string | undefined =>
  text.provisions.find(
    ({ kind, heading }) =>
      kind !== 'schedule' &&
      /^(?:(?:repeals?|revocations?)(?! of (?:an?|the|\w+) (?!enactments?|acts?|orders?|provisions?|certain))|enactments repealed)\b/i.test(
        heading ?? '',
      ),
  )?.eId

/** The first section that gives effect to what a schedule specifies, by the eId of the schedule. */
export function sectionsOf({ text, provisions }: ReadableText): ReadonlyMap<string, string> {
  const sections = new Map<string, string>()
  for (const { eId, start, end } of provisions) {
    if (!eId.startsWith('sec_')) continue
    for (const [, place = ''] of plain(text.slice(start, end)).matchAll(SPEAKS))
      for (const schedule of schedulesIn(place)) if (!sections.has(schedule)) sections.set(schedule, eId)
  }
  return sections
}

const SPEAKS = /\b(?:specified|mentioned|set (?:out|forth)|listed) in ([^.;:]*)/gi

/** The schedule in which a table stands. */
export const scheduleOf = ({ block }: Passage): string => /^att_\d+[A-Z]*/.exec(block.provision.eId)?.[0] ?? ''
