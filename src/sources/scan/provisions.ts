import { chineseNumber } from '../../law/numeral.ts'
import type { Provision, ProvisionKind } from '../../law/provision.ts'
import { digestOf } from '../read.ts'
import { headingsOf } from './headings.ts'
import { articleLine, headingUnit, itemLine, plainHeading, type Unit } from './units.ts'

/** The Akoma Ntoso abbreviation of each kind (AKN-NC 1.0, section 5.2). */
const ABBREVIATIONS: Readonly<Record<ProvisionKind, string>> = {
  book: 'book',
  part: 'part',
  subpart: 'subpart',
  title: 'title',
  chapter: 'chp',
  section: 'sec',
  subsection: 'subsec',
  article: 'art',
  schedule: 'att',
  paragraph: 'para',
  preamble: 'preamble',
  group: 'hcontainer',
  body: 'body',
}

/** Under which units a number of each kind restarts, the nearest first; kinds that are not here stand alone in the text. */
const RESTARTS_IN: Partial<Record<ProvisionKind, readonly ProvisionKind[]>> = {
  title: ['part', 'book'],
  part: ['book'],
  subpart: ['part'],
  chapter: ['title', 'part', 'book'],
  subsection: ['section'],
}

interface Opening {
  readonly unit: Unit
  readonly level: number
  readonly start: number
}

function openingsOf(file: string, bodyStart: number): Opening[] {
  const openings: Opening[] = headingsOf(file, bodyStart).map((heading) => ({
    unit: headingUnit(plainHeading(heading.text), heading.depth),
    level: heading.depth,
    start: heading.start,
  }))
  const body = file.slice(bodyStart)
  const lines = (pattern: RegExp, unitOf: (match: RegExpExecArray) => Unit | undefined): void => {
    for (const match of body.matchAll(pattern)) {
      const unit = unitOf(match)
      if (unit) openings.push({ unit, level: 7, start: bodyStart + match.index })
    }
  }
  const headingStarts = new Set(openings.map((opening) => opening.start))
  if (body.includes('第'))
    lines(articleLine, (match) => {
      const number = chineseNumber(match[2] ?? '')
      const branch = match[3] === undefined ? '' : `-${chineseNumber(match[3])}`
      return number === undefined || headingStarts.has(bodyStart + match.index)
        ? undefined
        : { kind: 'article', number: match[1] ?? null, ref: `${number}${branch}`, rest: '' }
    })
  // A decision without articles counts its points 一、二、三、…; elsewhere such lines are items within an article.
  if (openings.every(({ unit }) => unit.kind !== 'article' && unit.kind !== 'paragraph' && unit.kind !== 'section') && body.includes('、'))
    lines(itemLine, (match) => ({
      kind: 'paragraph',
      number: match[1] ?? null,
      ref: String(chineseNumber(match[1] ?? '') ?? ''),
      rest: '',
    }))
  return openings.toSorted((a, b) => a.start - b.start)
}

const tidy = (text: string): string | null =>
  text
    .replace(/(?<![\s.,:;—–-])[\s.,:;—–-]+$/, '')
    .replace(/\]$/, '')
    .replace(/^[—–-]+/, '')
    .trim() || null

export interface Scan {
  readonly provisions: readonly Provision[]
  /** Offset of the first provision; before it stand front matter, title and history. */
  readonly start: number
  /** Provisions that repeat a number which should be unique, by their eId. */
  readonly duplicates: readonly Provision[]
}

/**
 * Cuts a file, from `bodyStart` on, into provisions that leave no character out. `partNumber` is set where the file is one
 * part of a code in several files, so that its chapters get eIds of their own. Time is linear in the length of the text.
 */
export function scan(file: string, bodyStart: number, partNumber: number | null = null): Scan {
  const openings = openingsOf(file, bodyStart)
  const numbered = openings.some(({ unit }) => unit.ref !== null)
  const first = openings[0]
  const opening: Opening = { unit: { kind: numbered ? 'preamble' : 'body', number: null, ref: null, rest: '' }, level: 7, start: bodyStart }
  const hasOpening = file.slice(bodyStart, first?.start).trim() !== '' || !first
  const all = hasOpening ? [opening, ...openings] : openings
  const start = hasOpening ? bodyStart : (first?.start ?? bodyStart)

  const open = new Map<ProvisionKind, string>()
  let schedule = ''
  let inChinese = false
  const counts = new Map<string, number>()
  const taken = new Map<string, number>()
  const provisions: Provision[] = []
  const duplicates: Provision[] = []
  if (partNumber !== null) open.set('part', `part_${partNumber}`)

  const eIdOf = ({ unit }: Opening): string => {
    const { kind, ref } = unit
    if (kind === 'preamble' || kind === 'body') return schedule ? `${schedule}__${ABBREVIATIONS[kind]}` : ABBREVIATIONS[kind]
    inChinese ||= kind === 'section' && (unit.number ?? '').startsWith('第')
    if (kind === 'schedule') return `att_${ref ?? '1'}`
    const paragraph = kind === 'section' && schedule !== '' && !inChinese
    const restarts = RESTARTS_IN[kind] ?? (kind === 'section' && (unit.number ?? '').startsWith('第') ? (['chapter', 'part'] as const) : [])
    const parent = ref === null ? undefined : restarts.map((parentKind) => open.get(parentKind)).find((eId) => eId !== undefined)
    const within = parent ?? (paragraph ? (open.get('part') ?? schedule) : schedule)
    const prefix = within === '' ? '' : `${within}__`
    const name = paragraph ? 'para' : ABBREVIATIONS[kind]
    if (ref !== null) return `${prefix}${name}_${ref}`
    const counter = `${prefix}${name}`
    const count = (counts.get(counter) ?? 0) + 1
    counts.set(counter, count)
    return `${counter}_${count}`
  }

  for (const [index, entry] of all.entries()) {
    const { unit, level } = entry
    const end = all[index + 1]?.start ?? file.length
    const base = eIdOf(entry)
    const times = (taken.get(base) ?? 0) + 1
    taken.set(base, times)
    const eId = times === 1 ? base : `${base}~${times}`
    if (unit.kind === 'schedule') {
      schedule = eId
      open.clear()
    } else if (unit.ref !== null) close(open, unit.kind).set(unit.kind, eId)
    const begin = index === 0 ? start : entry.start
    const provision: Provision = {
      eId,
      kind: unit.kind,
      number: unit.number,
      heading: tidy(unit.rest),
      level,
      start: begin,
      end,
      digest: digestOf(file.slice(begin, end)),
    }
    provisions.push(provision)
    if (times > 1 && unit.ref !== null) duplicates.push(provision)
  }
  return { provisions, start, duplicates }
}

const ORDER: readonly ProvisionKind[] = [
  'book',
  'part',
  'title',
  'subpart',
  'chapter',
  'section',
  'subsection',
  'paragraph',
  'group',
  'article',
]

/** A new unit ends the open units below it. */
function close(open: Map<ProvisionKind, string>, kind: ProvisionKind): Map<ProvisionKind, string> {
  for (const below of ORDER.slice(ORDER.indexOf(kind))) open.delete(below)
  return open
}
