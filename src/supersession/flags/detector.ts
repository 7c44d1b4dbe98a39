import { createHash } from 'node:crypto'
import type { DetectorName, Flag } from '../../law/flag.ts'
import type { Ending } from './gone.ts'
import type { Graph } from './graph.ts'

export type Candidate = Omit<Flag, 'id'>

/** Looks for one kind of evidence that something is outdated. Adding one: a file here and a line in list.ts. Pure. */
export interface Detector {
  readonly name: DetectorName
  detect(graph: Graph): Candidate[]
}

/** A detector whose flags rest on the end of other instruments, as those before it found them (gone.ts). */
export interface DependentDetector {
  readonly name: DetectorName
  detect(graph: Graph, endings: ReadonlyMap<string, Ending>): Candidate[]
}

/** A quote as ids compare it: compatibility forms, marks, editorial notes and white space make no difference. */
const foldQuote = (quote: string): string =>
  quote
    .normalize('NFKC')
    .replace(/[FCE]\d+\[/g, '')
    .replace(/[\s*_`|[\]…]+/g, '')

const keys = new WeakMap<Candidate, string>()
const flags = new WeakMap<Candidate, Flag>()

function keyOf(candidate: Candidate): string {
  const known = keys.get(candidate)
  if (known !== undefined) return known
  const { detector, target, source, extent, evidence } = candidate
  const key = JSON.stringify([
    detector,
    target.jurisdiction,
    target.identifier,
    target.eId,
    source.jurisdiction,
    source.identifier,
    extent,
    ...evidence.map(({ quote }) => foldQuote(quote)),
  ])
  keys.set(candidate, key)
  return key
}

/**
 * Gives candidates their ids: 16 characters of a digest over detector, target, provision, source, kind, extent and the folded
 * quote with its place among equal ones, so that an id survives reflow and another flag's coming or going. A candidate that was
 * identified before keeps its flag.
 */
export function identifyFlags(candidates: readonly Candidate[]): Flag[] {
  const seen = new Map<string, number>()
  return candidates.map((candidate) => {
    const key = keyOf(candidate)
    const ordinal = seen.get(key) ?? 0
    seen.set(key, ordinal + 1)
    const known = ordinal === 0 ? flags.get(candidate) : undefined
    if (known) return known
    const id = createHash('sha256').update(`${key}\n${ordinal}`).digest('hex').slice(0, 16)
    const flag = { id, ...candidate }
    if (ordinal === 0) flags.set(candidate, flag)
    return flag
  })
}
