import type { FoundRelation, RelationReader } from '../reading.ts'
import { extentWith } from './extent.ts'
import { contextAbove, contextOf, within, type Context } from './context.ts'
import { effectOf } from './effect.ts'
import { relation } from './found.ts'
import { named } from './naming.ts'
import { passagesOf, passagesWith, type Passage, type Passages } from './passages.ts'
import { endsSentence, type Phrase } from './phrase.ts'
import { readTargets } from './targets.ts'

/** "The Act of 2002 is amended— (a) by repealing section 10(7), (b) by the repeal of Schedule 2." */
export const repealsByAmendment: RelationReader = (text) => {
  const passages = passagesOf(text)
  return passagesWith(passages, ['repealing', 'revoking', 'repeal of', 'revocation of']).flatMap((passage) =>
    amendmentsOf(passages, passage),
  )
}

interface Operation {
  readonly kind: 'repeal' | 'revocation'
  /** The token "by" or "repealing", and the first of the object. */
  readonly first: number
  readonly object: number
}

function amendmentsOf(passages: Passages, passage: Passage): FoundRelation[] {
  const phrase = passages.phrase(passage)
  const operations = operationsIn(passages, passage, phrase)
  if (operations.length === 0) return []
  const above = contextAbove(passages, passage)
  let here = contextOf(passages, passage, 0, operations[0]?.first ?? 0)
  return operations.flatMap((operation, index) => {
    const before = operations[index - 1]
    if (before) here = following(here, contextOf(passages, passage, before.object, operation.first))
    const context = within(above, here)
    if (!context.amending) return []
    const end = objectEnd(phrase, operation.object, operations[index + 1]?.first ?? phrase.list.length)
    const { items } = readTargets(phrase, operation.object, end, true)
    const last = phrase.list[end - 1]
    const subject = phrase.list[contextStart(phrase, operation.first)]
    if (!last || !subject) return []
    const effect = effectOf(passages.text, '')
    return items.flatMap((item) => {
      const target = item.mention ? named(passages, passage, item.mention) : context.target
      if (!target) return []
      const extent = extentWith(item, item.mention ? [] : context.parts, '')
      return extent.parts === null && !item.mention
        ? []
        : [relation(passages.text, passage.block.provision.eId, operation.kind, target, extent, effect, subject.start, last.end)]
    })
  })
}

/** "… by repealing subsection (3), in section 4 by repealing subsection (5)": a new place, or a new subject with a verb of its own. */
const following = (before: Context, next: Context): Context =>
  next.amending ? next : { ...before, parts: next.parts.length > 0 && next.target === null ? next.parts : before.parts }

/** "by repealing", "by the repeal of", and the same without "by" where the lead-in ends with it. */
function operationsIn(passages: Passages, passage: Passage, phrase: Phrase): Operation[] {
  const found: Operation[] = []
  const { list } = phrase
  const parent = passages.parent(passage)
  const leadList = parent ? passages.phrase(parent).list : []
  const ledByBy = leadList.slice(-3).some(({ lower }) => lower === 'by')
  const firstBy = list.findIndex(({ lower }) => lower === 'by')
  for (const [at, token] of list.entries()) {
    const gerund = token.lower === 'repealing' || token.lower === 'revoking'
    const noun = (token.lower === 'repeal' || token.lower === 'revocation') && list[at + 1]?.lower === 'of'
    if (!gerund && !noun) continue
    const first = noun && list[at - 1]?.lower === 'the' ? at - 1 : at
    const before = list[first - 1]?.lower
    const opened = first === 0 || (before === ',' && first < 12)
    const coordinated = before === 'and' && firstBy >= 0 && firstBy < first
    if (before !== 'by' && !coordinated && !(ledByBy && opened) && !(before === '—' && list[first - 2]?.lower === 'by')) continue
    found.push({
      kind: token.lower.startsWith('rev') ? 'revocation' : 'repeal',
      first: before === 'by' ? first - 1 : first,
      object: noun ? at + 2 : at + 1,
    })
  }
  return found
}

/** The object ends where another operation begins: "and by inserting", "and the substitution of", "and inserting". */
function objectEnd({ list }: Phrase, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const token = list[at]
    if (token?.text === ';' || (token?.text === '.' && endsSentence(list, at))) return at
    const next = list[at + 1]?.lower ?? ''
    if (
      (token?.lower === 'and' || token?.text === ',') &&
      (next === 'by' ||
        (next === 'in' && /^sub|^section|^paragraph/.test(list[at + 2]?.lower ?? '')) ||
        /^(?:substitut|insert|delet|add|amend|renumber|replac)/.test(next) ||
        (next === 'the' && /^(?:substitution|insertion|deletion|addition|renumbering)$/.test(list[at + 2]?.lower ?? '')))
    )
      return at
    if (token?.lower === 'and' && at === to - 1) return at
  }
  return to
}

/** In UTF-16 code units. */
const LONGEST_LEAD = 400

/** Quotes begin with the sentence where it is short, so that they name what is amended. */
function contextStart({ list }: Phrase, first: number): number {
  const end = list[first]?.start ?? 0
  let start = first
  while (start > 0 && !(list[start - 1]?.text === ';' || (list[start - 1]?.text === '.' && endsSentence(list, start - 1)))) {
    start -= 1
    if (end - (list[start]?.start ?? 0) > LONGEST_LEAD) return first
  }
  return start
}
