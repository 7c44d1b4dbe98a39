import type { Day } from '../../law/day.ts'
import type { Evidence, Flag } from '../../law/flag.ts'
import type { InstrumentKey } from '../../law/instrument.ts'
import type { Certainty, Relation } from '../../law/relation.ts'
import { countryOf } from '../../law/jurisdiction.ts'
import { foldName } from '../../law/name.ts'
import { nameOf, type Graph } from './graph.ts'
import { evidenceOf } from './evidence.ts'

/** How an instrument came to its end, as other flags may rest on it. */
export interface Ending {
  readonly on: Day
  readonly certainty: Certainty
  /** The day from which the end can be known. */
  readonly publishedOn: Day | null
  /** The flag that says so; null where its own status does. */
  readonly flag: string | null
  /** The instrument that ended it. */
  readonly by: (InstrumentKey & { readonly path: string }) | null
  readonly evidence: readonly Evidence[]
  /** Another text, published earlier, ends it on a day that is not known. */
  readonly mayBeEarlier: boolean
}

/** Instruments that are wholly gone, by a status of their own or by a flag whose day is known: the earliest of each. */
export function endingsIn(graph: Graph, flags: readonly Flag[]): ReadonlyMap<string, Ending> {
  const endings = new Map<string, Ending>()
  for (const instrument of graph.instruments)
    for (const { on, basis } of instrument.cessations)
      if (basis === 'declared' || basis === 'own-text')
        keep(endings, instrument, { on, certainty: 'stated', publishedOn: null, flag: null, by: null, evidence: [], mayBeEarlier: false })
  const undated = new Map<string, Day>()
  for (const { target, extent, effectiveOn, publishedOn } of flags)
    if (extent === 'whole' && effectiveOn === null && publishedOn !== null) {
      const known = undated.get(nameOf(target))
      if (known === undefined || publishedOn < known) undated.set(nameOf(target), publishedOn)
    }
  for (const {
    id,
    detector,
    target,
    source,
    extent,
    parts,
    exceptions,
    effectiveOn: on,
    certainty,
    publishedOn,
    evidence,
    closed,
  } of flags) {
    if (extent !== 'whole' || target.eId !== null || parts !== null || exceptions !== null || closed !== null) continue
    if (on === null || certainty === 'conditional' || certainty === 'unknown') continue
    const mayBeEarlier = publishedOn !== null && (undated.get(nameOf(target)) ?? publishedOn) < publishedOn
    keep(endings, target, { on, certainty, publishedOn, flag: id, by: detector === 'expired' ? null : source, evidence, mayBeEarlier })
  }
  unheldEndings(graph, endings)
  return endings
}

/** A text that the collection does not hold, by the name that others call it. */
export const titleOf = ({ jurisdiction }: InstrumentKey, title: string): string => `${countryOf(jurisdiction)} "${foldName(title)}"`

const names = new WeakMap<Relation, string>()

/** The same of texts that the collection does not hold, where a text that it holds says so: under their titles. */
function unheldEndings({ relations, instrument }: Graph, endings: Map<string, Ending>): void {
  for (const relation of relations) {
    const { kind, extent, target, exceptions, effectiveOn: on, certainty, source } = relation
    if ((kind !== 'repeal' && kind !== 'revocation') || extent !== 'whole' || !target || target.held || exceptions !== null) continue
    if (on === null || certainty === 'conditional' || certainty === 'unknown') continue
    const { publishedOn = null } = instrument(source) ?? {}
    const name = names.get(relation) ?? titleOf(source, target.title)
    names.set(relation, name)
    const known = endings.get(name)
    if (!known || on < known.on)
      endings.set(name, {
        on,
        certainty,
        publishedOn,
        flag: null,
        by: source,
        evidence: [evidenceOf(relation, relation)],
        mayBeEarlier: false,
      })
  }
}

function keep(endings: Map<string, Ending>, key: InstrumentKey, ending: Ending): void {
  const known = endings.get(nameOf(key))
  if (!known || ending.on < known.on) endings.set(nameOf(key), ending)
}
