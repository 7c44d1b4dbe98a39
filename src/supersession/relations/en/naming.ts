import type { NamedTarget } from '../reading.ts'
import type { Mention } from './mentions.ts'
import type { Passage, Passages } from './passages.ts'
import type { Token } from './tokens.ts'
import { lastBefore } from './phrase.ts'

/** How far back "that Act" may reach, in paragraphs. */
const REACH = 6
/** And in mentions of one paragraph. */
const FURTHEST = 30

/** The instrument that a mention means in this text, by title or number; undefined where the text does not say which. */
export function named(passages: Passages, passage: Passage, mention: Mention): NamedTarget | undefined {
  const meant = meaningOf(passages, passage, mention, 0)
  return meant && targetOf(passages, meant)
}

function meaningOf(passages: Passages, passage: Passage, mention: Mention, depth: number): Mention | undefined {
  if (mention.kind === 'title' || mention.kind === 'collective') return mention
  if (mention.kind === 'self' || depth > 3) return undefined
  if (mention.kind === 'term') {
    const meant = passages.terms.meaning(mention.title, mention.year, passage.paragraph.start)
    if (meant) return meant
    // A title without year or number, as some countries cite: two capital words at least.
    return mention.year === null &&
      !/^(?:Principal|Original|Former|Repealed|Amending|Main|Parent|Said) /i.test(mention.title) &&
      /\p{Lu}\S+ .*\p{Lu}/u.test(mention.title)
      ? mention
      : undefined
  }
  const { mentions } = passages.phrase(passage)
  let at = lastBefore(mentions, mention.first)
  const floor = at - FURTHEST
  const { list } = passages.phrase(passage)
  while (at > floor && at >= 0 && (!usable(mentions[at] ?? mention) || bracketed(list, mentions[at] ?? mention, mention.first))) at -= 1
  const near = at > floor ? mentions[at] : undefined
  if (near) return meaningOf(passages, passage, near, depth + 1)
  for (let index = passage.index - 1; index >= Math.max(0, passage.index - REACH); index -= 1) {
    const paragraph = passage.block.paragraphs[index]
    if (!paragraph || paragraph.kind === 'row') continue
    const there = { block: passage.block, index, paragraph }
    const last = passages.phrase(there).mentions.slice(-FURTHEST).findLast(usable)
    if (last) return meaningOf(passages, there, last, depth + 1)
  }
  return undefined
}

/** Whether a mention stands in a bracket that is closed before `to`: "(inserted by the X Act) of that Act" is not of the X Act. */
function bracketed(list: readonly Token[], { first, behind }: Mention, to: number): boolean {
  for (let at = behind; at < Math.min(to, behind + 60); at += 1) {
    const token = list[at]
    if (token && token.match >= 0 && token.match < first) return true
    if (token && token.match > at) at = token.match
  }
  return false
}

const usable = ({ kind }: Mention): boolean => kind === 'title' || kind === 'term' || kind === 'collective'

/** What a mention names: a definition is the same mention wherever its term is used. */
const targets = new WeakMap<Mention, NamedTarget>()

function targetOf({ text }: Passages, mention: Mention): NamedTarget {
  const known = targets.get(mention) ?? namedTarget(mention.title, mention.year, mention.number, text.jurisdiction)
  targets.set(mention, known)
  return known
}

/** A target by its printed title and number, marks and "The" before it dropped. */
export function namedTarget(title: string, year: number | null, number: string | null, jurisdiction: string): NamedTarget {
  const clean = title.replace(/^(?:the|said)\s+/i, '').replace(/\s+([,.])/g, '$1')
  return { title: clean, year, number, issuer: null, issuedOn: null, class: classOf(clean, year, number, jurisdiction) }
}

function classOf(title: string, year: number | null, number: string | null, jurisdiction: string): NamedTarget['class'] {
  if (/^Constitution(?:$| of )/.test(title)) return 'constitution'
  if (number !== null && number.startsWith('S')) return 'statutory-instrument'
  if (number !== null && /\bc\.?\s*\S+$|\b(?:Geo|Vict?|Will|Edw|Eliz|Hen|Anne|Chas|Car|Jas)\b/.test(number)) return 'earlier-statute'
  // The last head says what it is: "ICC Bank Act, 1992 (Section 3) Regulations, 1993" are regulations.
  const heads =
    title.match(/\b(?:Acts?|Statutes?|Ordinances?|Codes?|Laws?|Regulations|Orders?|Rules|Scheme|Bye-?[Ll]aws|Instrument|Warrant)\b/g) ?? []
  if (/^(?:Reg|Ord(?!in)|Rul|Sch|Bye|Inst|War)/.test(heads.at(-1) ?? '')) return 'statutory-instrument'
  if (!/\b(?:Acts?|Statutes?|Ordinances?|Codes?|Laws?)\b/.test(title)) return number === null ? 'statutory-instrument' : 'other'
  return jurisdiction === 'ie' && year !== null && year < 1922 ? 'earlier-statute' : 'instrument'
}
