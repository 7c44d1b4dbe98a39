import type { CitationUse } from '../../../law/citation-use.ts'
import type { FoundCitation } from '../citing.ts'
import type { FoundRelation, NamedTarget, ReadableText } from '../reading.ts'
import { overlapWith } from '../overlap.ts'
import { piecesOf } from '../reading.ts'
import type { Mention } from './mentions.ts'
import { named } from './naming.ts'
import { passagesOf, type Passage, type Passages } from './passages.ts'
import { isAboutOthers, onlyMentions, useOf } from './reliance.ts'
import { provisionBefore } from './provision-before.ts'

/** Where an instrument may be named; most paragraphs name none, and are not looked at. "This Act" and "the Act" are no names. */
const NAMES =
  /\b(?:Acts?|Regulations?|Orders?|Rules|Schemes?|Code|Guidelines?|Circular|Directive|Notice)\b(?=,? (?:of )?[12]\d{3}| \(|, \()|(?<=[12]\d{3} )Act\b|(?<=(?:Principal|[Tt]hat|said) )Act\b/g

/** Every place at which an English text names another instrument, in order. `found`: what the text repeals. */
export function citationsIn(text: ReadableText, found: readonly FoundRelation[]): FoundCitation[] {
  const passages = passagesOf(text)
  const targets = new Map<string, NamedTarget>()
  const repeals = found.filter(({ kind }) => kind === 'repeal' || kind === 'revocation').flatMap((relation) => piecesOf(relation))
  const repealing = overlapWith(repeals)
  const isRepeal = (at: number): boolean => repealing({ start: at, end: at + 1 })
  const citations: FoundCitation[] = []
  let behind = 0
  NAMES.lastIndex = 0
  for (let match = NAMES.exec(text.text); match; match = NAMES.exec(text.text)) {
    const passage = match.index < behind ? undefined : passages.at(match.index)
    if (!passage) continue
    behind = passage.paragraph.end
    NAMES.lastIndex = Math.max(NAMES.lastIndex, behind)
    if (passage.paragraph.kind === 'heading') continue
    citations.push(...citationsOf(passages, passage, targets, isRepeal))
  }
  return citations
}

function citationsOf(
  passages: Passages,
  passage: Passage,
  targets: Map<string, NamedTarget>,
  isRepeal: (at: number) => boolean,
): FoundCitation[] {
  const phrase = passages.phrase(passage)
  const citations: FoundCitation[] = []
  const { provision } = passage.block
  let mentionOnly: boolean | undefined
  let before: { readonly mention: Mention; readonly use: CitationUse } | undefined
  for (const mention of phrase.mentions) {
    if (mention.kind === 'self' || mention.kind === 'collective') continue
    const target = shared(targets, named(passages, passage, mention))
    const first = phrase.list[mention.first]
    const last = phrase.list[mention.behind - 1]
    if (!target || !first || !last) continue
    mentionOnly ??= isAboutOthers(provision) || onlyMentions(passages, passage)
    const { eIds, from } = provisionBefore(phrase, mention.first)
    const use = mentionOnly || isRepeal(first.start) ? 'mention' : useOf(phrase, mention, from, before)
    before = { mention, use }
    citations.push({ target, eIds, use, provision: provision.eId, start: phrase.list[from]?.start ?? first.start, end: last.end })
  }
  return citations
}

/** One object for each target that a text names; undefined for what no collection holds as a text of its own. */
function shared(targets: Map<string, NamedTarget>, target: NamedTarget | undefined): NamedTarget | undefined {
  if (!target || target.class === 'constitution' || target.class === 'earlier-statute') return undefined
  const key = `${target.title}\n${target.year}\n${target.number}`
  const known = targets.get(key)
  if (!known) targets.set(key, target)
  return known ?? target
}
