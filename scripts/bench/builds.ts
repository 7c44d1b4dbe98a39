import { execFileSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { openCompiler } from '../../src/compile/compiler.ts'
import { benchDetectors } from './detectors.ts'
import { line, median, run, type Line, type Run } from './measure.ts'

const ROUNDS = 3

/** Full and incremental builds of a collection against the bare loop, in turn. `scratch` is an empty folder on the same disk. */
export async function benchBuilds(folder: string, scratch: string): Promise<Line[]> {
  run('bare-build.ts', folder, join(scratch, 'bare.db')) // So that every file was read once.
  const bare: Run[] = []
  const plain: Run[] = []
  const whole: Run[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(run('bare-build.ts', folder, join(scratch, 'bare.db')))
    plain.push(run('build-once.ts', folder, join(scratch, 'plain.db'), '--no-history'))
    whole.push(run('build-once.ts', folder, join(scratch, 'whole.db')))
  }
  const seconds = (runs: readonly Run[]): number => median(runs.map((each) => each.seconds))
  const peak = (runs: readonly Run[]): number => Math.max(...runs.map((each) => each.peakMegabytes))
  const { one, none } = await incremental(folder, scratch)
  return [
    line('full build without history', seconds(plain), seconds(bare), 's', '≤ 3'),
    line('full build with history', seconds(whole), seconds(bare), 's', '≤ 4.5'),
    line('peak memory of a full build', peak(whole), peak(bare), 'MB', '≤ 700 MB'),
    line('rebuild after one changed file', one, seconds(bare), 's', '≤ 0.05'),
    line('rebuild after none', none, seconds(bare), 's', '≤ 0.025'),
    benchDetectors(folder, scratch),
  ]
}

/** Rebuilds in this process, as a server that watches its folder would do them. */
async function incremental(folder: string, scratch: string): Promise<{ one: number; none: number }> {
  const copy = join(scratch, 'copy')
  execFileSync('git', ['clone', '--quiet', '--shared', folder, copy])
  const files = execFileSync('git', ['-C', copy, 'ls-files', '*.md'], { encoding: 'utf8' })
    .split('\n')
    .filter((name) => name.includes('/'))
  const compiler = openCompiler({ folders: [copy], register: join(scratch, 'copy.db'), history: true })
  await compiler.build()
  const timed = async (): Promise<number> => {
    const started = performance.now()
    await compiler.build()
    return (performance.now() - started) / 1000
  }
  const one: number[] = []
  const none: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const file = files[Math.floor((files.length * (round + 0.5)) / 5)]
    if (file === undefined) break
    appendFileSync(join(copy, file), `\nA line that was added in round ${round}.\n`)
    one.push(await timed())
    none.push(await timed())
  }
  await compiler.close()
  return { one: median(one), none: median(none) }
}
