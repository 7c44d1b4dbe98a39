import type { FoundRelation, NamedTarget, RelationReader } from '../reading.ts'
import { contextAbove, contextOf } from './context.ts'
import { relation } from './found.ts'
import { named } from './naming.ts'
import { passagesOf, passagesWith, type Passage, type Passages } from './passages.ts'
import { ownEffect } from './effect.ts'

/** Words by which a text changes another, as they stand outside of what it inserts there. */
export const AMENDS =
  /(?<!\b(?:that|which) )\b(?:is|are|stands?|shall be)\s+(?:each\s+)?(?:hereby\s+)?(?:further\s+|also\s+|accordingly\s+)?(?:amended|substituted|inserted|added|deleted|omitted)\b|\bha(?:ve|s) effect (?:and be construed )?as if\b|\bconstrued (?:and have effect )?as if\b|\bby (?:the )?(?:insert|substitut|delet|omi)|\bcontinue in (?:operation|force|effect) until\b/

/** What a text amends: one relation for each target, from the place that says so first. */
export const amendments: RelationReader = (text) => {
  const passages = passagesOf(text)
  const byTarget = new Map<string, FoundRelation>()
  for (const passage of passagesWith(passages, ['amended', 'effect as if', 'construed as if', 'substituted', 'inserted', 'continue in'])) {
    const { from, to } = passage.paragraph
    if (!AMENDS.test(text.text.slice(from, Math.min(to, from + 3000)))) continue
    for (const target of amended(passages, passage)) {
      const key = `${target.title} ${target.year}`
      if (byTarget.has(key)) continue
      const extent = { extent: 'part' as const, parts: null, exceptions: null }
      byTarget.set(
        key,
        relation(text, passage.block.provision.eId, 'amendment', target, extent, ownEffect(text), from, Math.min(to, from + 240)),
      )
    }
  }
  return [...byTarget.values()]
}

function amended(passages: Passages, passage: Passage): NamedTarget[] {
  const { list, mentions } = passages.phrase(passage)
  const here = contextOf(passages, passage, 0, list.length)
  if (here.target) return [here.target]
  const above = contextAbove(passages, passage).target
  if (above) return [above]
  const first = mentions.find(({ kind }) => kind === 'title' || kind === 'term')
  const target = first && named(passages, passage, first)
  return target ? [target] : []
}
