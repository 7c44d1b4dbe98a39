import { foldName } from '../../../law/name.ts'
import type { LanguageReader } from '../language.ts'
import { piecesOf, type FoundRelation, type ReadableText } from '../reading.ts'
import { chineseReaders } from './list.ts'
import { partsOf } from './parts.ts'
import { resolve } from './resolve.ts'

/** Everything a Chinese text says of other texts and of its own end: one row per target, kind and extent, their parts joined. */
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

export const chinese: LanguageReader = { read: readChinese, resolve, partsOf }
