import { foldName } from '../../../law/name.ts'
import type { LanguageReader } from '../language.ts'
import { piecesOf, type FoundRelation, type ReadableText } from '../reading.ts'
import { citationsIn } from './citations.ts'
import { chineseReaders } from './list.ts'
import { madeUnder } from './made-under.ts'
import { partsOf } from './parts.ts'
import { resolve, resolveCited } from './resolve.ts'

/** Everything by which a Chinese text ends others or itself: one row per target, kind and extent, their parts joined. */
export function readChinese(text: ReadableText): FoundRelation[] {
  const rows = new Map<string, FoundRelation>()
  for (const read of chineseReaders)
    for (const relation of read(text)) {
      const key = keyOf(relation)
      const row = rows.get(key)
      rows.set(key, row ? joined(row, relation) : relation)
    }
  return [...rows.values()].toSorted((a, b) => a.start - b.start)
}

const keyOf = ({ kind, extent, target }: FoundRelation): string =>
  JSON.stringify([
    kind,
    extent,
    target && [foldName(target.title), target.issuedOn, target.number === null ? null : foldName(target.number)],
  ])

/** The first quote stands; parts that it lacks are added. */
function joined(row: FoundRelation, other: FoundRelation): FoundRelation {
  if (other.parts === null || row.parts === null || row.parts.includes(other.parts)) return row
  return { ...row, parts: `${row.parts}；${other.parts}`, pieces: [...piecesOf(row), ...piecesOf(other)] }
}

/** Chinese texts that amend others name them in a list of changes, which other laws may rest on: none is taken to do nothing else. */
const onlyAmends = (): boolean => false

export const chinese: LanguageReader = {
  read: (text) => [...readChinese(text), ...madeUnder(text)],
  resolve: (text, relation, library) =>
    relation.kind === 'made-under' && relation.target ? resolveCited(text, relation.target, library) : resolve(text, relation, library),
  partsOf,
  cite: citationsIn,
  cited: (text, target, library) => resolveCited(text, target, library).entry,
  onlyAmends,
}
