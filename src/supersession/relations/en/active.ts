import type { FoundRelation, RelationReader } from '../reading.ts'
import { effectOf } from './effect.ts'
import { extentWith } from './extent.ts'
import { relation } from './found.ts'
import { named } from './naming.ts'
import { passagesOf, passagesWith, type Passage, type Passages } from './passages.ts'
import { readTargets } from './targets.ts'
import { sentenceEnd } from './phrase.ts'
import { plain, type Token } from './tokens.ts'

const WORDS = ['repeals', 'revokes', 'revoke ', 'rescinds', 'replaces', 'replace ', 'supersedes', 'supersede ', 'withdraws', 'cancels']

/** "This guideline replaces the Guidance on Noise 2009", "These Regulations revoke the Lamps Order 1980". */
export const activeRepeals: RelationReader = (text) => {
  const passages = passagesOf(text)
  return passagesWith(passages, WORDS).flatMap((passage) => activeIn(passages, passage))
}

const ITSELF =
  /^(?:act|order|regulations?|rules|scheme|ordinance|code|instrument|guidelines?|guidance|policy|notice|circular|directive|decision|procedure|standard|manual|protocol|law|by-?law)$/
const VERBS = /^(?:repeals?|revokes?|rescinds?|replaces?|supersedes?|withdraws?|cancels?)$/

function activeIn(passages: Passages, passage: Passage): FoundRelation[] {
  const phrase = passages.phrase(passage)
  const { list, text } = phrase
  return list.flatMap((token, at) => {
    if (token.kind !== 'word' || !VERBS.test(token.lower)) return []
    const subject = subjectBefore(list, at)
    if (subject < 0) return []
    const end = sentenceEnd(phrase, at + 1, list.length)
    const [first, last] = [list[subject], list[end - 1]]
    if (!first || !last) return []
    const effect = effectOf(passages.text, plain(text.slice(token.end, Math.min(last.end, token.end + 600))))
    return readTargets(phrase, at + 1, end, true).items.flatMap((item) => {
      const target = item.mention ? named(passages, passage, item.mention) : undefined
      // Without year or number a title behind "replaces" may be that of any document.
      if (!target || (target.year === null && target.number === null)) return []
      const kind = token.lower.startsWith('repeal') ? 'repeal' : 'revocation'
      const behind = list[item.behind - 1]?.end ?? last.end
      return [relation(passages.text, passage.block.provision.eId, kind, target, extentWith(item, [], ''), effect, first.start, behind)]
    })
  })
}

/** The index of "This" in "This guideline hereby replaces"; -1 where the subject is another. */
function subjectBefore(list: readonly Token[], verb: number): number {
  let at = verb - 1
  while (/^(?:hereby|also|and)$/.test(list[at]?.lower ?? '') || VERBS.test(list[at]?.lower ?? '')) at -= 1
  const pointing = list[at - 1]?.lower
  if (!ITSELF.test(list[at]?.lower ?? '') || (pointing !== 'this' && pointing !== 'these')) return -1
  // "where this Act repeals …" tells of a case.
  const before = list[at - 2]
  return !before || before.kind === 'mark' ? at - 1 : -1
}
