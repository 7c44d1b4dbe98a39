import { compareDays } from '../law/day.ts'
import { readingWords } from '../law/provision.ts'
import type { PlannedInstrument } from '../sources/identity.ts'
import { digestOf } from '../sources/read.ts'
import { nameOf, type GraphInstrument } from '../supersession/flags/graph.ts'
import type { Reads } from './reads.ts'
import type { Version } from './versions.ts'

/** An instrument as detectors see it. */
export interface Node extends GraphInstrument {
  readonly id: number
  readonly plan: PlannedInstrument
  /** Provisions of its newest texts, once somebody has asked for one. */
  readonly asked: { eIds: ReadonlySet<string> | undefined }
}

/** Whether citations of an instrument stand as they were made: with the same id, and provisions that were not asked for or are the same. */
export function citesAlike(before: Node | undefined, now: Node | undefined): boolean {
  if (before === now) return true
  if (!before || !now || before.id !== now.id) return false
  const { eIds } = before.asked
  if (!eIds) return true
  return [...eIds].every((eId) => now.has(eId)) && eIds.size === now.asked.eIds?.size
}

/** The instruments that stand, by their names; those whose plan and texts are what they were stay the same objects. */
export function nodesOf(
  plans: readonly PlannedInstrument[],
  stored: ReadonlyMap<string, { readonly id: number }>,
  versions: ReadonlyMap<number, Version>,
  reads: Reads,
  before: ReadonlyMap<string, Node> | undefined,
  rewritten: ReadonlySet<number>,
): Map<string, Node> {
  const nodes = new Map<string, Node>()
  for (const plan of plans) {
    const { instrument, expressions } = plan
    const name = nameOf(instrument)
    const id = stored.get(name)?.id
    const latest = expressions.filter((expression) => expression.latest)
    if (id === undefined || instrument.deletedOn !== null) continue
    const known = before?.get(name)
    const texts = latest.flatMap((expression) => expression.texts)
    const fresh = known?.plan !== plan || known.id !== id || texts.some((text) => rewritten.has(text))
    const newest = latest.toSorted((a, b) => compareDays(a.on, b.on)).at(-1)
    const text = newest?.texts[0] ?? -1
    nodes.set(name, known && !fresh ? known : nodeOf(id, plan, texts, text, newest, versions.get(text)?.path ?? '', reads))
  }
  return nodes
}

function nodeOf(
  id: number,
  plan: PlannedInstrument,
  texts: readonly number[],
  text: number,
  newest: PlannedInstrument['expressions'][number] | undefined,
  path: string,
  reads: Reads,
): Node {
  const { jurisdiction, identifier, title, issuer, rank, documentNumber, madeOn, publishedOn, source, facts, declared } = plan.instrument
  const asked: Node['asked'] = { eIds: undefined }
  let gaps: ReadonlySet<string> | undefined
  let words: string | undefined
  return {
    id,
    plan,
    asked,
    jurisdiction,
    identifier,
    path,
    title,
    issuer,
    rank,
    documentNumber,
    madeOn,
    publishedOn,
    commencesOn: facts.commencements.find(({ on }) => on !== null)?.on ?? null,
    source,
    language: newest?.language ?? null,
    textOn: newest?.on ?? null,
    textKind: newest?.kind ?? 'as-made',
    cessations: facts.cessations,
    listing: facts.listing,
    declared,
    // Read now, since a later build may have removed the text by the time that it compares.
    onlyAmends: reads.onlyAmends(text),
    isGap: (eId) => (gaps ??= new Set(texts.flatMap((each) => reads.gaps(each)))).has(eId),
    head: () => reads.head(text),
    readingDigest: () => (words ??= digestOf(readingWords(reads.body(text)))),
    has(eId) {
      asked.eIds ??= new Set(texts.flatMap((each) => reads.eIds(each)))
      return asked.eIds.has(eId)
    },
  }
}
