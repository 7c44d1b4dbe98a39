import type { Evidence } from '../../law/flag.ts'
import type { Candidate, Detector } from './detector.ts'
import { foldedTitle, nameOf, type Graph, type GraphInstrument } from './graph.ts'
import { headLine, titleLine } from './head.ts'

/** Its metadata disagree with themselves or with another file. */
export const contradiction: Detector = {
  name: 'contradiction',
  detect: (graph) => [...sharedIdentity(graph), ...endedBeforeMade(graph), ...listedAlthoughRepealed(graph)],
}

/** Two files that differ claim to be one text: by the address of the official text or the issuer's number, or by title and day. */
function sharedIdentity({ instruments }: Graph): Candidate[] {
  const seen = new Set<string>()
  return IDENTITIES.flatMap(({ of, line }) =>
    [...Map.groupBy(instruments, of)].flatMap(([identity, list]): Candidate[] => {
      if (identity === null || list.length < 2) return []
      // The one that carries its number is taken at its word, or else the first by path.
      const sorted = list.toSorted(
        (a, b) => Number(a.documentNumber === null) - Number(b.documentNumber === null) || (a.path < b.path ? -1 : 1),
      )
      const [first, ...others] = sorted
      return others.flatMap((other) => {
        if (!first || seen.has(nameOf(other)) || other.readingDigest() === first.readingDigest()) return []
        seen.add(nameOf(other))
        return candidate(other, first, [line(other), line(first)])
      })
    }),
  )
}

const IDENTITIES: readonly {
  readonly of: (instrument: GraphInstrument) => string | null
  readonly line: (instrument: GraphInstrument) => Evidence | undefined
}[] = [
  {
    // By the address alone they may only share the page of a portal.
    of: (instrument) =>
      instrument.source && `${instrument.jurisdiction} ${foldedTitle(instrument)} ${instrument.language} ${instrument.source}`,
    line: (instrument) => headLine(instrument, /^source:.*\S/m),
  },
  {
    // Texts of other years are versions (replaced-by-new-version.ts).
    of: (instrument) =>
      instrument.madeOn &&
      `${instrument.jurisdiction} ${foldedTitle(instrument)} ${instrument.madeOn} ${instrument.textOn?.slice(0, 4) ?? ''}`,
    line: titleLine,
  },
]

const endedBeforeMade = ({ instruments }: Graph): Candidate[] =>
  instruments.flatMap((instrument) => {
    const { madeOn, cessations } = instrument
    const wrong = cessations.find(({ on, basis }) => basis !== 'own-text' && madeOn !== null && on < madeOn)
    return wrong ? candidate(instrument, instrument, [headLine(instrument, new RegExp(`^[a-z_]+:.*${wrong.on}.*$`, 'm'))]) : []
  })

/** The collection lists it as in force, and front matter, its own or another's, says that it is repealed. */
const listedAlthoughRepealed = (graph: Graph): Candidate[] =>
  graph.instruments.flatMap((instrument) =>
    instrument.declared.flatMap(({ kind, reference }): Candidate[] => {
      const target = kind === 'repealed-by' ? instrument : kind === 'repeals' ? graph.declaredTarget(instrument, reference) : undefined
      if (target?.listing?.status !== 'in-force') return []
      return candidate(target, instrument, [
        headLine(target, /^status:.*\S/m),
        headLine(instrument, kind === 'repeals' ? /^repeals:.*\S/m : /^repealed_by:.*\S/m),
      ])
    }),
  )

function candidate(target: GraphInstrument, source: GraphInstrument, lines: readonly (Evidence | undefined)[]): Candidate[] {
  const evidence = lines.filter((each) => each !== undefined)
  if (evidence.length < lines.length) return []
  return [
    {
      detector: 'contradiction',
      target: { jurisdiction: target.jurisdiction, identifier: target.identifier, path: target.path, eId: null },
      source: { jurisdiction: source.jurisdiction, identifier: source.identifier, path: source.path },
      // What is recorded is wrong, not all of what it says outdated.
      extent: 'part',
      parts: null,
      exceptions: null,
      effectiveOn: null,
      certainty: 'unknown',
      publishedOn: target.publishedOn,
      dependsOn: null,
      evidence,
      closed: null,
    },
  ]
}
