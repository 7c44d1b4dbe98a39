import type { DatabaseSync } from 'node:sqlite'
import type { InstrumentKey } from '../law/instrument.ts'
import type { Relation } from '../law/relation.ts'
import type { PlannedInstrument } from '../sources/identity.ts'
import { nameOf, type Graph, type GraphCitation } from '../supersession/flags/graph.ts'
import { detectFlags } from '../supersession/flags/list.ts'
import { citedNames, citing, storeCitations, type CitedNames, type Citing } from './citations.ts'
import { createLibrary, type IndexedLibrary } from './library.ts'
import { citesAlike, nodesOf, type Node } from './nodes.ts'
import { openReads, type Reads } from './reads.ts'
import { relationsOf, type RelatedText } from './resolve.ts'
import { storeFlags, storeRelations, type FlagRow } from './store-findings.ts'
import type { Version } from './versions.ts'

/** The relations of one file, and all that they were made of. */
interface Related {
  readonly texts: readonly RelatedText[]
  /** The keys that were looked up in the library. */
  readonly asked: ReadonlySet<string>
  readonly relations: readonly Relation[]
  /** What its newest text cites; null where it cites nothing. */
  readonly citing: Citing | null
}

/** What the relations and flags of a register were made of, so that the next build makes only those anew that may differ. */
export interface Relations {
  readonly reads: Reads
  readonly library: IndexedLibrary
  readonly files: ReadonlyMap<string, Related>
  readonly nodes: ReadonlyMap<string, Node>
  readonly names: CitedNames
  readonly citings: ReadonlySet<Citing>
  readonly relationRows: ReadonlyMap<Relation, number>
  /** Flags with their bodies as they are stored, by their ids. */
  readonly flagRows: ReadonlyMap<string, FlagRow>
}

/** The texts of the instruments that stand, by their files' paths, oldest first. */
function textsByPath(plans: readonly PlannedInstrument[], versions: ReadonlyMap<number, Version>): Map<string, RelatedText[]> {
  const texts: { text: RelatedText; on: string }[] = []
  for (const { instrument, expressions, besideTexts } of plans) {
    if (instrument.deletedOn !== null) continue
    const key = { jurisdiction: instrument.jurisdiction, identifier: instrument.identifier }
    const add = (textId: number, on: string | null, newest: boolean): void => {
      const version = versions.get(textId)
      if (version) texts.push({ text: { version, instrument: key, newest }, on: on ?? '' })
    }
    for (const { texts: ids, on, latest } of expressions) for (const id of ids) add(id, on, latest)
    for (const id of besideTexts) add(id, null, false)
  }
  texts.sort(
    ({ text: { version: a }, on: onA }, { text: { version: b }, on: onB }) =>
      compare(a.path, b.path) || Number(a.current) - Number(b.current) || compare(onA, onB) || a.textId - b.textId,
  )
  return Map.groupBy(
    texts.map(({ text }) => text),
    ({ version }) => version.path,
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const areSame = (one: readonly RelatedText[], other: readonly RelatedText[]): boolean =>
  one.length === other.length &&
  one.every(({ version, instrument, newest }, index) => {
    const twin = other[index]
    return twin?.version === version && twin.newest === newest && nameOf(twin.instrument) === nameOf(instrument)
  })

/**
 * Brings relations and flags in line with the texts. `before`: what this process remembers of the register as it was; without it all are
 * made anew. `rewritten`: texts that were stored anew.
 */
export function writeRelations(
  db: DatabaseSync,
  plans: readonly PlannedInstrument[],
  stored: ReadonlyMap<string, { readonly id: number }>,
  versions: ReadonlyMap<number, Version>,
  rewritten: ReadonlySet<number>,
  before: Relations | null,
): Relations {
  const reads = before?.reads ?? openReads(db)
  reads.from(db)
  const paths = textsByPath(plans, versions)
  const library = createLibrary(
    [...paths.values()].flat().flatMap(({ version, instrument }) => (version.current ? [{ record: version.record, instrument }] : [])),
  )
  const changedKeys = before ? library.changedKeys(before.library) : new Set<string>()
  const names = citedNames(library, before?.names, changedKeys)
  const nodes = nodesOf(plans, stored, versions, reads, before?.nodes, rewritten)
  const find = (key: InstrumentKey): Node | undefined => nodes.get(nameOf(key))
  const changedNodes = new Set(
    before
      ? [...new Set([...before.nodes.keys(), ...nodes.keys()])].filter((name) => !citesAlike(before.nodes.get(name), nodes.get(name)))
      : [],
  )
  const files = new Map<string, Related>()
  for (const [path, texts] of paths) {
    const earlier = before?.files.get(path)
    const known =
      earlier && areSame(earlier.texts, texts) && !texts.some(({ version }) => rewritten.has(version.textId)) ? earlier : undefined
    const stands = known && ![...changedKeys].some((key) => known.asked.has(key))
    const cites = known && !citesOthers(known, texts, names, changedNodes)
    if (stands && cites) {
      files.set(path, known)
      continue
    }
    const asked = stands ? known.asked : new Set<string>()
    files.set(path, {
      texts,
      asked,
      relations: stands ? known.relations : relationsOf(texts, library.noting(asked as Set<string>), reads),
      citing: cites ? known.citing : citingOf(texts, names, nodes, reads),
    })
  }
  const relations = [...files.values()].flatMap((file) => file.relations)
  const relying = Map.groupBy(
    [...files.values()].flatMap((file) => file.citing?.relying ?? []),
    ([target]) => target,
  )
  const citings = new Map<string, Citing[]>()
  for (const { texts, citing: file } of files.values()) {
    const name = texts[0] && nameOf(texts[0].instrument)
    if (name !== undefined && file) citings.set(name, [...(citings.get(name) ?? []), file])
  }
  const graph: Graph = {
    relations,
    instruments: [...nodes.values()],
    instrument: find,
    relying: (target): GraphCitation[] => (relying.get(nameOf(target)) ?? []).map(([, citation]) => citation),
    names: (source, target) => (citings.get(nameOf(source)) ?? []).some(({ targets }) => targets.has(nameOf(target))),
    declaredTarget: (from, reference) => declaredTarget(library, nodes, from, reference),
  }
  return {
    reads,
    library,
    files,
    nodes,
    names,
    citings: storeCitations(
      db,
      [...files.values()].flatMap((file) => file.citing ?? []),
      before?.citings,
    ),
    relationRows: storeRelations(db, relations, find, before?.relationRows),
    flagRows: storeFlags(db, detectFlags(graph), find, before?.flagRows),
  }
}

/** Whether what a file cites may lead elsewhere than when it was looked up. */
function citesOthers({ citing: known }: Related, texts: readonly RelatedText[], names: CitedNames, changed: ReadonlySet<string>): boolean {
  if (!known) return false
  if ([...names.stale].some((name) => known.names.has(name)) || [...changed].some((target) => known.targets.has(target))) return true
  return texts.some(({ instrument }) => changed.has(nameOf(instrument)))
}

function citingOf(texts: readonly RelatedText[], names: CitedNames, nodes: ReadonlyMap<string, Node>, reads: Reads): Citing | null {
  const newest = texts.findLast((text) => text.newest)
  const citations = newest && reads.citations(newest.version.textId)
  return citations ? citing(newest, citations, names, (name) => nodes.get(name), reads.quote) : null
}

/** An address such as `/ie/act-1`, or a title. */
function declaredTarget(
  library: IndexedLibrary,
  nodes: ReadonlyMap<string, Node>,
  from: InstrumentKey,
  reference: string,
): Node | undefined {
  if (reference.startsWith('/')) return nodes.get(reference.slice(1))
  const found = new Set(
    [...library.byTitle(from.jurisdiction, reference), ...library.byDocumentNumber(reference)].map((entry) => entry.instrument),
  )
  return found.size === 1 ? nodes.get([...found][0] ?? '') : undefined
}
