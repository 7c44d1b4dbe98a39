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
/** Verbs and adverbs between a subject and its last verb: "hereby revokes and replaces". */
const MOST_VERBS = 12
const VERBS = /^(?:repeals?|revokes?|rescinds?|replaces?|supersedes?|withdraws?|cancels?)$/

function activeIn(passages: Passages, passage: Passage): FoundRelation[] {
  const phrase = passages.phrase(passage)
  const { list, text } = phrase
  const verbs = list.flatMap((token, at) => {
    const subject = token.kind === 'word' && VERBS.test(token.lower) ? subjectBefore(list, at) : -1
    return subject < 0 ? [] : [{ token, at, subject }]
  })
  return verbs.flatMap(({ token, at, subject }, index) => {
    // What the next verb has for its object is not this one's, unless they share their subject.
    const next = verbs.slice(index + 1, index + 1 + MOST_VERBS).find((other) => other.subject > at)
    const end = sentenceEnd(phrase, at + 1, next?.subject ?? list.length)
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
  while (verb - at <= MOST_VERBS && (/^(?:hereby|also|and)$/.test(list[at]?.lower ?? '') || VERBS.test(list[at]?.lower ?? ''))) at -= 1
  const pointing = list[at - 1]?.lower
  if (!ITSELF.test(list[at]?.lower ?? '') || (pointing !== 'this' && pointing !== 'these')) return -1
  // "where this Act repeals …" tells of a case.
  const before = list[at - 2]
  return !before || before.kind === 'mark' ? at - 1 : -1
}
