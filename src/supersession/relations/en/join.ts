import { foldName } from '../../../law/name.ts'
import { piecesOf, type FoundRelation } from '../reading.ts'

/** Relations to one target are one, in the order of the text; `keyOf` says which target is meant. */
export function joined<T extends FoundRelation>(found: readonly T[], keyOf: (relation: T) => string = nameOf): T[] {
  const first = new Map<string, T>()
  for (const relation of found.toSorted((a, b) => a.start - b.start)) {
    const key =
      relation.target === null ? `${relation.kind} ${relation.extent} ${relation.kind === 'expiry' ? '' : relation.start}` : keyOf(relation)
    const known = first.get(key)
    first.set(key, known ? both(known, relation) : relation)
  }
  return [...first.values()]
}

function nameOf({ kind, extent, target }: FoundRelation): string {
  return `${kind} ${extent} ${target?.year ?? ''} ${target?.number ?? ''} ${foldName(target?.title ?? '')}`
}

function both<T extends FoundRelation>(a: T, b: T): T {
  return {
    ...a,
    parts: together(a.parts, b.parts),
    exceptions: together(a.exceptions, b.exceptions),
    pieces: [...piecesOf(a), ...piecesOf(b)],
  }
}

function together(a: string | null, b: string | null): string | null {
  if (a === null || b === null || a === b) return a ?? b
  return a.split('; ').includes(b) ? a : `${a}; ${b}`
}
