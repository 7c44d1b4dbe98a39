import type { InstrumentKey } from '../../law/instrument.ts'
import type { Candidate, DependentDetector } from './detector.ts'
import { nameOf, type Graph, type GraphInstrument } from './graph.ts'

/** More places than these of one text prove nothing further. */
const PLACES = 8

/** It relies on a repealed instrument as if that were in force: one for each two texts, for the mend list and not for repeal. */
export const deadReference: DependentDetector = {
  name: 'dead-reference',
  detect(graph, endings) {
    const ended = endedProvisions(graph)
    const amended = lastAmendments(graph)
    /** The text that is held may not say any more what it says. */
    const isAmendedSince = (source: GraphInstrument): boolean => (amended.get(nameOf(source)) ?? '') > (source.textOn ?? '9999')
    return graph.instruments.flatMap((dead): Candidate[] => {
      const ending = endings.get(nameOf(dead))
      // Who cites it may have been made to follow when it really ended.
      if (!ending || ending.mayBeEarlier) return []
      const standing = graph.relying(dead).filter(({ source, provision }) => !ended(nameOf(source), provision))
      const bySource = Map.groupBy(standing, ({ source }) => nameOf(source))
      return [...bySource.values()].flatMap((places): Candidate[] => {
        const [first] = places
        const source = first && graph.instrument(first.source)
        // A text that is gone needs no mending; one made later knows what it speaks of.
        if (!source || endings.has(nameOf(source)) || (source.madeOn ?? '9999') >= ending.on) return []
        if ((ending.by && mayHaveMended(graph, source, ending.by)) || isAmendedSince(source)) return []
        return [
          {
            detector: 'dead-reference',
            target: { ...first.source, eId: null },
            source: { jurisdiction: dead.jurisdiction, identifier: dead.identifier, path: dead.path },
            extent: 'part',
            parts: null,
            exceptions: null,
            effectiveOn: ending.on,
            certainty: ending.certainty,
            publishedOn: ending.publishedOn,
            dependsOn: ending.flag,
            evidence: [
              ...places.slice(0, PLACES).map(({ source: { path }, expressionOn, provision, quote, start, end }) => ({
                path,
                expressionOn,
                eId: provision,
                operative: provision,
                quote: quote(),
                start,
                end,
              })),
              ...ending.evidence,
            ],
            closed: null,
          },
        ]
      })
    })
  },
}

/** What repeals a text and names one that relies on it, may put the new reference there; a text that is its own repealer does. */
const mayHaveMended = (graph: Graph, source: InstrumentKey, repealer: InstrumentKey): boolean =>
  nameOf(repealer) === nameOf(source) || graph.names(repealer, source)

/** When texts were last amended, as far as the collection tells. */
function lastAmendments({ relations, instrument }: Graph): Map<string, string> {
  const last = new Map<string, string>()
  for (const { kind, target, source } of relations) {
    if (kind !== 'amendment' || !target?.held) continue
    const on = instrument(source)?.publishedOn ?? ''
    if (on > (last.get(nameOf(target.held)) ?? '')) last.set(nameOf(target.held), on)
  }
  return last
}

const REPEALS = new Set(['repeal', 'revocation'])

/**
 * Whether a provision may be gone, so that what it refers to needs no mending: a text repeals it, or the whole, on whatever day, or a
 * Part or other unit that it may stand in, or parts that could not be placed.
 */
function endedProvisions({ relations }: Graph): (instrument: string, eId: string) => boolean {
  const units = new Map<string, Set<string>>()
  for (const { kind, target, source, extent, pieces } of relations) {
    if (!target?.held || !REPEALS.has(kind) || nameOf(target.held) === nameOf(source)) continue
    const known = units.get(nameOf(target.held)) ?? new Set()
    units.set(nameOf(target.held), known)
    for (const { partEIds } of pieces) for (const eId of extent === 'whole' || partEIds.length === 0 ? [''] : partEIds) known.add(eId)
  }
  const isSection = (eId: string): boolean => /^(?:sec|art)_/.test(eId)
  const wide = new Set([...units].flatMap(([name, eIds]) => ([...eIds].every(isSection) ? [] : name)))
  return (instrument, eId) => wide.has(instrument) || (units.get(instrument)?.has(eId) ?? false)
}
