import type { FoundRelation, RelationReader } from '../reading.ts'
import { effectOf } from './effect.ts'
import { relation } from './found.ts'
import { passagesOf, passagesWith, type Passage, type Passages } from './passages.ts'
import { plain } from './tokens.ts'
import { verbsIn } from './verbs.ts'

/** "All enactments inconsistent with this Act are hereby repealed": a repeal that names nothing. */
export const unnamedRepeals: RelationReader = (text) => {
  const passages = passagesOf(text)
  return passagesWith(passages, ['repealed', 'revoked', 'rescinded']).flatMap((passage) => unnamedIn(passages, passage))
}

const SWEEPING =
  /^(?:all|any|every|each)\b[^;]*\b(?:acts?|laws?|enactments?|statutes?|orders?|regulations?|rules|provisions?|ordinances?|instruments?|decrees?|circulars?|guidelines?|policies)\b[^;]*\b(?:inconsistent|contrary|in conflict|incompatible|repugnant|conflicting)\b/i

/** "All statutes enacted before 6 December 1922 that are in force …" */
const GENERAL =
  /^(?:all|every|any)\s+(?:\w+\s+){0,6}?(?:statutes|acts|laws|enactments?|legislation|statutory provisions|instruments)\b(?![^;]*\b(?:specified|mentioned|listed|set out|following|schedule|table)\b)[^;]*\b(?:enacted|made|passed|in force|authoris\w+|relating)\b/i

const sweeping = (words: string): boolean => SWEEPING.test(words) || GENERAL.test(words)

function unnamedIn(passages: Passages, passage: Passage): FoundRelation[] {
  const { list, text } = passages.phrase(passage)
  return verbsIn(list).flatMap((verb, index, verbs) => {
    let from = verbs[index - 1]?.behind ?? 0
    for (let at = from; at < verb.first; at += 1)
      if (
        /^(?:\.|;|—|:)$/.test(list[at]?.text ?? '') ||
        (list[at]?.text === ',' && /^(?:all|every|each|any)$/.test(list[at + 1]?.lower ?? '')) ||
        (list[at]?.lower === 'and' && /^(?:all|every|each|any)$/.test(list[at + 1]?.lower ?? ''))
      )
        from = at + 1
    const [first, last, to] = [list[from], list[verb.behind - 1], list[verb.first]]
    if (!first || !last || !to || !sweeping(plain(text.slice(first.start, Math.min(to.start, first.start + 600))))) return []
    const effect = effectOf(passages.text, plain(text.slice(last.end, Math.min(passage.paragraph.to, last.end + 400))))
    return [
      relation(
        passages.text,
        passage.block.provision.eId,
        'repeal-unnamed',
        null,
        { extent: 'part', parts: null, exceptions: null },
        effect,
        first.start,
        last.end,
      ),
    ]
  })
}
