import type { RelationKind } from '../../../law/relation.ts'
import { wordedDay } from '../../../law/worded-day.ts'
import type { FoundPiece, FoundRelation, NamedTarget, ReadableText, RelationReader } from '../reading.ts'
import { columnsOf, isReference, type Columns } from './columns.ts'
import { effectOf, ownEffect, type Effect } from './effect.ts'
import { extentOf, limited } from './extent.ts'
import { relation } from './found.ts'
import { mentionsIn } from './mentions.ts'
import { named, namedTarget } from './naming.ts'
import { passagesOf, type Passage, type Passages } from './passages.ts'
import { LONGEST_TITLE, rowReader, type Entry } from './rows.ts'
import { scheduleClauses, type ScheduleClause } from './schedule-clauses.ts'
import { clauseAt, repealsSection, scheduleOf, sectionsOf } from './table-clause.ts'
import { tablesOf, type Row, type Table } from './tables.ts'
import { phraseOf } from './phrase.ts'
import { readTargets } from './targets.ts'
import { tokens } from './tokens.ts'

/** Every table is held against each clause that lists one: no Act held has a tenth as many. */
const MOST_CLAUSES = 300

/** Tables of repeals: "| No. 23 of 1927 | Juries Act, 1927. | The whole Act. |". */
export const repealSchedules: RelationReader = (text) => {
  const tables = tablesOf(text.text)
  if (tables.length === 0 || !/repeal|revo[ck]|rescind/i.test(text.text)) return []
  const passages = passagesOf(text)
  const clauses = scheduleClauses(passages).slice(0, MOST_CLAUSES)
  const [only, ...others] = clauses
  const runs = runsOf(passages, tables, clauses)
  const places = runs.map(({ place }) => place)
  const section = repealsSection(text)
  const sections = section === undefined && runs.length > 0 ? sectionsOf(text) : undefined
  return runs.flatMap((run) => {
    const clause = clauseAt(passages, run.place, places, clauses) ?? (only && !only.follows && others.length === 0 ? only : undefined)
    const found = relationsOf(passages, run, clause, section ?? sections?.get(scheduleOf(run.place)))
    return clause ? found.map((each) => ({ ...each, operativeAt: clause.at })) : found
  })
}

/** Tables that continue each other, with the place they stand in. */
interface Run {
  readonly place: Passage
  readonly tables: { readonly table: Table; readonly columns: Columns }[]
  readonly revokes: boolean
}

function runsOf(passages: Passages, tables: readonly Table[], clauses: readonly ScheduleClause[]): Run[] {
  const runs: Run[] = []
  let ordered: boolean | undefined
  const byOrder = (): boolean => (ordered ??= /\bSchedule\b[^.\n]{0,160}\bmay be (?:repealed|revoked)\b/i.test(passages.text.text))
  const headings = new Map(passages.text.provisions.map(({ eId, heading }) => [eId, heading]))
  for (const table of tables) {
    const place = passages.at(table.header.start)
    if (!place || place.paragraph.from >= place.paragraph.to) continue
    const before = runs.at(-1)
    const sameProvision = before?.place.block.provision === place.block.provision
    const earlier = sameProvision ? before?.tables.at(-1)?.columns : undefined
    const words = `${table.header.cells.join(' ')} ${table.header.cells.every((cell) => /^\(?\d?\)?$/.test(cell)) ? (table.rows[0]?.cells.join(' ') ?? '') : ''}`
    const intro = introOf(passages, place, headings)
    const clause = clauses.find(({ covers }) => covers(place))
    const saysSo = /\b(?:extent|extension|nature) of (?:the )?(?:repeal|revocation)|\brepeal|\brevocation/i.test(words)
    const headed = /repeal|revocation|revoked/i.test(intro) && !/how far continued/i.test(intro)
    const mixed = /\bamend/i.test(words) && /title|act|enactment/i.test(words) && /amend/i.test(intro)
    // "Extent of Amendment": bare parts are where words take the place of others.
    if (/\bextent of amendment/i.test(words) && !/repeal|revo[ck]/i.test(`${words} ${wordsBefore(passages, place).join(' ')}`)) continue
    const continued =
      before !== undefined &&
      sameProvision &&
      (table.header.cells.every((cell) => cell === '') || table.header.cells.slice(0, 2).some(isReference))
    if (/how far continued/i.test(words) || (/\b(?:not|un)\s*(?:be\s+)?(?:repealed|affected)|saved from repeal/i.test(intro) && !saysSo))
      continue
    // "Part I of the Schedule may be repealed by order": a power, not a repeal.
    if (!clause && byOrder()) continue
    if (!saysSo && !headed && !clause && !continued && !mixed) continue
    const columns = columnsOf(table, earlier)
    if (!columns || (mixed && !columns.mixed) || (columns.extent < 0 && columns.number < 0 && !headed && !clause)) continue
    if (continued && before) before.tables.push({ table, columns })
    else
      runs.push({
        place,
        tables: [{ table, columns }],
        revokes: /revo[ck]/i.test(words) || (/revo[ck]/i.test(intro) && !/repeal/i.test(words)),
      })
  }
  return runs
}

/** The few words right before a table. */
function wordsBefore(passages: Passages, { block, index }: Passage): string[] {
  const words: string[] = []
  for (let at = index - 1; at >= 0 && words.length < 3; at -= 1) {
    const paragraph = block.paragraphs[at]
    if (!paragraph || paragraph.kind === 'row') break
    words.push(passages.text.text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 300)))
    if (paragraph.kind === 'heading') break
  }
  return words
}

/** The same with the heading of the place. */
function introOf(passages: Passages, place: Passage, headings: ReadonlyMap<string, string | null>): string {
  const { provision } = place.block
  const heading = provision.kind === 'section' ? '' : (provision.heading ?? '')
  // The heading of a schedule stands over its parts, unless they have headings of their own.
  const above = /^(att_\d+[A-Z]*)__/.exec(provision.eId)?.[1]
  const schedule = above === undefined || heading !== '' ? '' : (headings.get(above) ?? '')
  return [heading, schedule, ...wordsBefore(passages, place)].join(' ')
}

function relationsOf(passages: Passages, run: Run, clause: ScheduleClause | undefined, section: string | undefined): FoundRelation[] {
  const { text } = passages
  const operative = clause?.eId ?? section
  const effect = clause ? clause.effect : ownEffect(text)
  const hasExtent = run.tables.some(({ columns }) => columns.extent >= 0)
  const mixed = run.tables.some(({ columns }) => columns.mixed)
  const kind: RelationKind = clause?.kind === 'revocation' || run.revokes ? 'revocation' : 'repeal'
  const one =
    headerTarget(passages, run) ?? (run.tables.every(({ columns }) => columns.title < 0 && columns.number < 0) ? clause?.target : undefined)
  if (one && mixed) return []
  if (one) return partsOfOne(passages, run, one, kind, effect, operative)
  const reader = rowReader()
  for (const { table, columns } of run.tables) {
    if (columns.headless) reader.row(table.header, columns)
    for (const row of table.rows) reader.row(row, columns)
  }
  return reader.end().flatMap((entry) => {
    const target = targetOf(text, entry)
    if (!target) return []
    if ((hasExtent || mixed) && entry.extents.length === 0) return []
    const words = entry.extents.join('; ').replace(/^;\s*|;(?=\s*;)/g, '')
    const { eId } = run.place.block.provision
    const inTitle = words === '' ? partInTitle(target.title) : undefined
    const what = inTitle ? { ...target, title: inTitle.title } : target
    const own = inTitle ? ({ extent: 'part', parts: inTitle.parts, exceptions: null } as const) : extentOf(words)
    const extent = limited(own, clause?.limit ?? '')
    const found = relation(text, eId, kind, what, extent, dated(text, entry, effect), entry.start, entry.end, operative)
    return [
      entry.places.length > 1 && extent.extent === 'part' ? { ...found, pieces: piecesIn(found, text, entry, clause?.limit ?? '') } : found,
    ]
  })
}

/** Each row that continues an entry, with the parts that its own cell names. */
const piecesIn = (found: FoundRelation, { text }: ReadableText, { extents, places }: Entry, limit: string): FoundPiece[] =>
  places.map(({ start, end }, index) => {
    const { provision, operative, effectiveOn, certainty } = found
    const parts = limited(extentOf(extents[index] ?? ''), limit).parts ?? extents[index] ?? null
    return { parts, provision, operative, quote: text.slice(start, end), start, end, effectiveOn, certainty }
  })

/** "Section 12 of the Prisons Act, 1877" in the cell of the title. */
function partInTitle(words: string): { parts: string; title: string } | undefined {
  const match =
    /^((?:sub-?)?(?:sections?|parts?|articles?|regulations?|schedules?|paragraphs?)\b[^|]{0,120}?) (?:of|to) the (\p{L}.*\d{4}.*)$/iu.exec(
      words.slice(0, 600),
    )
  return match?.[1] && match[2] ? { parts: match[1], title: match[2] } : undefined
}

/** A table whose rows are parts of one instrument. */
function partsOfOne(
  passages: Passages,
  run: Run,
  target: NamedTarget,
  kind: RelationKind,
  effect: Effect,
  operative: string | undefined,
): FoundRelation[] {
  const { eId } = run.place.block.provision
  return run.tables.flatMap(({ table }) =>
    table.rows.flatMap((row) => {
      const [part = '', ...rest] = row.cells.filter((cell) => (cell !== '' && !/^\(?\d\)?$/.test(cell)) || /^\d+[A-Z]?$/.test(cell))
      const extent = rest.join(', ')
      const parts = [/^\d+[A-Z]?$/.test(part) ? `section ${part}` : part, /^(?:the )?whole\b/i.test(extent) ? '' : extent]
        .filter((words) => words !== '')
        .join(', ')
      if (
        !/^(?:\d|(?:sub-?)?(?:sections?|parts?|chapters?|schedules?|articles?|paragraphs?|regulations?|tables?)\b|(?:the )?\w+ schedule)/i.test(
          part,
        ) ||
        /\b(?:insert|substitut)/i.test(extent)
      )
        return []
      const own = ownTarget(passages, run.place, row)
      return parts === ''
        ? []
        : [
            relation(
              passages.text,
              eId,
              kind,
              own?.target ?? target,
              { extent: 'part', parts: own?.parts ?? parts, exceptions: null },
              effect,
              row.start,
              row.end,
              operative,
            ),
          ]
    }),
  )
}

/** "Section 19 of the Act of 1984" among rows of the Principal Act. */
function ownTarget(passages: Passages, place: Passage, row: Row): { target: NamedTarget; parts: string } | undefined {
  const phrase = phraseOf(passages.text.text, row.start + 1, row.end)
  const { list } = phrase
  const end = list.findIndex(({ text }) => text === '|')
  const item = readTargets(phrase, 0, end < 0 ? list.length : end, true).items[0]
  const target =
    item?.mention && item.parts !== null
      ? named(passages, { ...place, paragraph: { ...place.paragraph, start: row.start } }, item.mention)
      : undefined
  return target && item?.parts ? { target, parts: item.parts } : undefined
}

/** "Provisions of the Principal Act | Extent of Repeal": the header names the target of every row. */
function headerTarget(passages: Passages, { place, tables }: Run): NamedTarget | undefined {
  const first = tables[0]
  if (!first || first.columns.headless || first.columns.number >= 0) return undefined
  const cell = first.table.header.cells[Math.max(0, first.columns.title)] ?? ''
  if (!/^(?:provisions?|sections?)\b.*\bof\b/i.test(cell)) return undefined
  const { start, end } = first.table.header
  const mention = mentionsIn(passages.text.text, tokens(passages.text.text, start, end))[0]
  return mention && named(passages, { ...place, paragraph: { ...place.paragraph, start } }, mention)
}

function targetOf(text: ReadableText, entry: Entry): NamedTarget | undefined {
  if (entry.title.length > LONGEST_TITLE) return undefined
  // A title has a year or number, or is a long one: "An Act for …".
  if (entry.number === null && entry.year === null && !/^an act\b/i.test(entry.title)) return undefined
  if (entry.title === '' && entry.number === null) return undefined
  if (
    entry.number === null &&
    !/\b(?:Acts?|Orders?|Regulations?|Rules?|Statutes?|Ordinances?|Code|Scheme|Warrant|Bye-?laws|Instrument|Law)\b/i.test(entry.title)
  )
    return undefined
  return namedTarget(entry.title, entry.year, entry.number, text.jurisdiction)
}

function dated(text: ReadableText, entry: Entry, effect: Effect): Effect {
  if (entry.date === '') return effect
  const stated = wordedDay(entry.date)
  if (stated) return { effectiveOn: stated, certainty: 'stated' }
  const read = effectOf({ ...text, commencesOn: null, commencementLeftOpen: true, madeOn: null, publishedOn: null }, `on ${entry.date}`)
  return read.certainty === 'stated' ? effect : read
}
