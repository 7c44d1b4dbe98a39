import type { FoundRelation, RelationReader } from '../reading.ts'
import { relation } from './found.ts'
import { named } from './naming.ts'
import { passagesOf, passagesWith, type Passage, type Passages } from './passages.ts'
import { sentenceEnd } from './phrase.ts'
import { provisionBefore } from './provision-before.ts'
import { plain } from './tokens.ts'

/** "in exercise of the powers conferred on me by section 5 of the X Act, hereby make the following Regulations": the law it is made by. */
export const madeUnder: RelationReader = (text) => {
  const passages = passagesOf(text)
  return passagesWith(passages, ['exercise of', 'virtue of the power', 'Having regard to']).flatMap((passage) => basisIn(passages, passage))
}

const POWERS = /\b(?:in (?:the )?exercise of|by virtue of) (?:the |his |her |its |their |every |all )?powers?\b|^\W*Having regard to\b/i
/** The text makes itself: "I … hereby make the following Regulations", "has adopted this Regulation". */
const MAKES = /\bhereby\s+(?:make|order|prescribe|declare|direct|appoint|give|issue|adopt|determine)s?\b|^\W*Having regard to\b/i

function basisIn(passages: Passages, passage: Passage): FoundRelation[] {
  const phrase = passages.phrase(passage)
  const { list, mentions } = phrase
  const words = plain(passages.text.text.slice(passage.paragraph.from, Math.min(passage.paragraph.to, passage.paragraph.from + 4000)))
  if (!POWERS.test(words) || !MAKES.test(words)) return []
  const hereby = list.findIndex(({ lower }) => lower === 'hereby')
  const start = list.findIndex(({ lower }) => lower === 'exercise' || lower === 'virtue' || lower === 'regard')
  const end = hereby > start ? hereby : sentenceEnd(phrase, start, list.length)
  return mentions.flatMap((mention) => {
    if (mention.first < start || mention.behind > end || mention.kind === 'self' || mention.kind === 'collective') return []
    const target = named(passages, passage, mention)
    const [first, last] = [list[start], list[end - 1]]
    if (!target || !first || !last) return []
    const { from, eIds } = provisionBefore(phrase, mention.first)
    const parts =
      eIds.length > 0
        ? plain(phrase.text.slice(list[from]?.start, list[mention.first]?.start)).replace(/,? (?:of|to|in)(?: the)?$/, '')
        : null
    const extent = { extent: parts === null ? ('whole' as const) : ('part' as const), parts, exceptions: null }
    const effect = { effectiveOn: null, certainty: 'unknown' as const }
    return [relation(passages.text, passage.block.provision.eId, 'made-under', target, extent, effect, first.start, last.end)]
  })
}
