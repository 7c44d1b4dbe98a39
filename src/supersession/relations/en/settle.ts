import type { Library, LibraryEntry } from '../library.ts'
import type { FoundRelation, NamedTarget, ReadableText } from '../reading.ts'
import { collectiveOf, membersOf } from './collective.ts'
import { joined } from './join.ts'
import { likeness } from './likeness.ts'
import { resolve } from './resolve.ts'

/**
 * Relations of one text with the collection at hand: a collective citation becomes its members, two names of one instrument become
 * one relation, and repeals that together leave nothing become one of the whole.
 */
export function settle(text: ReadableText, found: readonly FoundRelation[], library: Library): FoundRelation[] {
  const single = found.flatMap((relation) => membersAsTargets(text, relation, library))
  const names = new Map<NamedTarget | null, string>()
  const nameOf = (relation: FoundRelation): string => {
    const known = names.get(relation.target) ?? resolve(text, relation, library).entry?.path ?? JSON.stringify(relation.target)
    names.set(relation.target, known)
    return known
  }
  const keyOf = (relation: FoundRelation): string => `${relation.kind} ${relation.extent} ${nameOf(relation)}`
  return staged(joined(single, keyOf), keyOf)
}

function membersAsTargets(text: ReadableText, relation: FoundRelation, library: Library): FoundRelation[] {
  const collective = relation.target && collectiveOf(relation.target.title)
  if (!relation.target || !collective) return [relation]
  const members = membersOf(collective, text.jurisdiction, library).filter(({ path }) => path !== text.path)
  if (members.length === 0) return [relation]
  const spared = sparedOf(relation, members)
  return members.map((entry) => {
    const target = targetOf(relation.target as NamedTarget, entry)
    // An exception that names one member spares nothing of the others.
    if (spared !== undefined && spared !== entry && relation.parts === null)
      return { ...relation, target, extent: 'whole', exceptions: null }
    return { ...relation, target }
  })
}

function sparedOf({ exceptions }: FoundRelation, members: readonly LibraryEntry[]): LibraryEntry | undefined {
  if (exceptions === null) return undefined
  const named = /of the ([^()]*?(?:\([^()]*\)[^()]*?)*Act(?: \([^()]*\))?,? \d{4})$/.exec(exceptions)?.[1]
  if (named === undefined) return undefined
  return members
    .filter(({ year }) => year !== null && named.endsWith(String(year)))
    .toSorted((a, b) => likeness(b.title, named) - likeness(a.title, named))[0]
}

const targetOf = (target: NamedTarget, entry: LibraryEntry): NamedTarget => ({
  ...target,
  title: entry.title,
  year: entry.year,
  number: /(?:^|\D)(\d+) of \d{4}$/.exec(entry.documentNumber ?? '')?.[1] ?? null,
})

/** "all but section 15" and "section 15": the whole. And who repeals the whole repeals its parts. */
function staged(relations: readonly FoundRelation[], keyOf: (relation: FoundRelation) => string): FoundRelation[] {
  const key = (relation: FoundRelation): string => keyOf({ ...relation, extent: 'whole' })
  const wholes = new Set(relations.filter(({ extent, target }) => extent === 'whole' && target).map(key))
  return relations.flatMap((relation): FoundRelation[] => {
    if (relation.extent === 'whole' || !relation.target) return [relation]
    if (wholes.has(key(relation))) return []
    const { parts, exceptions } = relation
    return parts !== null && exceptions !== null && covers(parts, exceptions)
      ? [{ ...relation, extent: 'whole', parts: null, exceptions: null }]
      : [relation]
  })
}

const numbers = (words: string): string[] => words.replace(/\([^()]*\)|of the .*$/g, '').match(/\b\d+[A-Z]*\b/g) ?? []

/** Whether the parts that go elsewhere in the text are all that was excepted. */
function covers(parts: string, exceptions: string): boolean {
  const gone = new Set(parts.split(';').flatMap(numbers))
  const left = numbers(exceptions)
  return left.length > 0 && !/\bpart|schedule|subsection|paragraph/i.test(exceptions) && left.every((number) => gone.has(number))
}
