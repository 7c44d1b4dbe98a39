import { foldName } from '../../../law/name.ts'
import { piecesOf, type FoundRelation } from '../reading.ts'

/** Relations to one target are one, in the order of the text; `keyOf` says which target is meant. */
export function joined<T extends FoundRelation>(found: readonly T[], keyOf: (relation: T) => string = nameOf): T[] {
  const groups = new Map<string, T[]>()
  for (const relation of found.toSorted((a, b) => a.start - b.start)) {
    const key =
      relation.target === null ? `${relation.kind} ${relation.extent} ${relation.kind === 'expiry' ? '' : relation.start}` : keyOf(relation)
    const group = groups.get(key)
    if (group) group.push(relation)
    else groups.set(key, [relation])
  }
  return [...groups.values()].flatMap(one)
}

function nameOf({ kind, extent, target }: FoundRelation): string {
  return `${kind} ${extent} ${target?.year ?? ''} ${target?.number ?? ''} ${foldName(target?.title ?? '')}`
}

function one<T extends FoundRelation>(group: readonly T[]): T[] {
  const [first] = group
  if (!first || group.length === 1) return first ? [first] : []
  const parts = together(group.map((each) => each.parts))
  const exceptions = together(group.map((each) => each.exceptions))
  return [{ ...first, parts, exceptions, pieces: group.flatMap((each) => piecesOf(each)) }]
}

/** Each of the words once, in order; null where there are none. */
function together(words: readonly (string | null)[]): string | null {
  let all: string | null = null
  const said = new Set<string>()
  for (const each of words) {
    if (each === null || each === all || said.has(each)) continue
    all = all === null ? each : `${all}; ${each}`
    for (const part of each.split('; ')) said.add(part)
  }
  return all
}
