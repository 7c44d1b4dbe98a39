import { foldName } from '../law/name.ts'
import type { InstrumentKey } from '../law/instrument.ts'
import type { Relation } from '../law/relation.ts'
import type { Library } from '../supersession/relations/library.ts'
import { readers } from '../supersession/relations/list.ts'
import { piecesOf, type FoundRelation } from '../supersession/relations/reading.ts'
import { readable } from './found.ts'
import type { Version } from './versions.ts'

/** A version of a file with the instrument that it belongs to. */
export interface RelatedText {
  readonly version: Version
  readonly instrument: InstrumentKey
  /** It is the newest text of its instrument and language. */
  readonly newest: boolean
}

/** What the register holds of texts, by their ids. */
export interface Texts {
  /** What was read out of a text. */
  found(textId: number): readonly FoundRelation[]
  /** Whether a text has a provision. */
  has(textId: number, eId: string): boolean
}

/** The relations that the texts of one file, oldest first, state: one for each target, kind and extent, from the latest that holds it. */
export function relationsOf(texts: readonly RelatedText[], library: Library, { found, has }: Texts): Relation[] {
  const latest = new Map<string, { relation: Relation; operative: string; at: number }>()
  for (const [at, text] of texts.entries())
    for (const each of settled(text, found(text.version.textId), library)) {
      const relation = resolved(text, each, text === texts.at(-1), library)
      if (relation) latest.set(keyOf(relation), { relation, operative: each.operative, at })
    }
  return [...latest.values()]
    .filter(({ operative, at }) => texts.slice(at + 1).every(({ version }) => has(version.textId, operative)))
    .map(({ relation }) => relation)
}

/** What a text was found to say, as its language settles it with the collection at hand. */
function settled({ version: { record } }: RelatedText, found: readonly FoundRelation[], library: Library): readonly FoundRelation[] {
  const settle = readers[record.language]?.settle
  return settle && found.length > 0 ? settle(readable(record), found, library) : found
}

const keyOf = ({ kind, extent, target }: Relation): string =>
  JSON.stringify([
    kind,
    extent,
    target?.held
      ? [target.held.jurisdiction, target.held.identifier, target.held.path]
      : target && [foldName(target.title), target.year, target.number],
  ])

function resolved({ version, instrument }: RelatedText, found: FoundRelation, isLast: boolean, library: Library): Relation | undefined {
  const { record, path } = version
  const reader = readers[record.language]
  if (!reader) return undefined
  const { target } = found
  const looked = target ? reader.resolve(readable(record), found, library) : null
  const held =
    found.kind === 'expiry'
      ? { ...instrument, path }
      : looked?.entry
        ? { jurisdiction: looked.entry.jurisdiction, identifier: looked.entry.identifier, path: looked.entry.path }
        : null
  const pieces = piecesOf(found).map((piece) => ({ ...piece, partEIds: piece.parts === null ? [] : reader.partsOf(piece.parts) }))
  return {
    source: { ...instrument, path },
    expression: { on: record.on, language: record.language, commit: version.commit },
    current: isLast && version.current,
    provision: found.provision,
    operative: found.operative,
    kind: found.kind,
    extent: found.extent,
    parts: found.parts,
    partEIds: [...new Set(pieces.flatMap(({ partEIds }) => partEIds))],
    pieces,
    exceptions: found.exceptions,
    target:
      found.kind === 'expiry'
        ? { title: record.title, year: null, number: record.documentNumber, held }
        : target && { title: target.title, year: target.year, number: target.number, held },
    why: target && !held ? (looked?.why ?? 'not-held') : null,
    quote: found.quote,
    start: found.start,
    end: found.end,
    effectiveOn: found.effectiveOn,
    certainty: found.certainty,
    origin: 'detected',
  }
}
