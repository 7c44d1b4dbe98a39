import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { line, run, type Line } from './measure.ts'

/** Where relations and citations are read out of texts, and where they are looked up and detectors look at them. */
const DETECTION = new Set(['readRelations', 'writeRelations'])
/** A thread that waits. */
const WAITING = new Set(['(idle)', 'atomicsWaitLoop', 'spawnSync'])

interface Profile {
  readonly nodes: readonly {
    readonly id: number
    readonly children?: readonly number[]
    readonly callFrame: { readonly functionName: string }
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** What all detectors take in a build with history, against all the rest of it: processor time by samples of every thread. */
export function benchDetectors(folder: string, scratch: string): Line {
  const profiles = join(scratch, 'profiles')
  mkdirSync(profiles)
  run('build-once.ts', folder, join(scratch, 'profiled.db'), `--profile=${profiles}`)
  let [all, detection] = [0, 0]
  for (const name of readdirSync(profiles)) {
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(profiles, name), 'utf8')) as Profile
    const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName]))
    const within = new Set<number>()
    // A node comes before its children.
    for (const { id, children = [], callFrame } of nodes)
      if (within.has(id) || DETECTION.has(callFrame.functionName)) for (const each of [id, ...children]) within.add(each)
    for (const [index, id] of samples.entries()) {
      if (WAITING.has(names.get(id) ?? '')) continue
      const seconds = (timeDeltas[index] ?? 0) / 1e6
      all += seconds
      if (within.has(id)) detection += seconds
    }
  }
  return line('all detectors, against the rest of a build with history', detection, all - detection, 's of processor', '≤ 1')
}
