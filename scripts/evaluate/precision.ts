#!/usr/bin/env node
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { DETECTORS, type DetectorName, type Flag } from '../../src/law/flag.ts'
import { wilson } from '../../src/law/precision.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { table } from './table.ts'

const HELP = `Usage: npm run evaluate:precision -- <register>...

Draws flags of each detector at random, 100 or all there are, into test/supersession/precision for judging by reading, and counts the
verdicts. What was judged before stays as long as the flag does. Write the counts into src/law/precision.ts.
`
const folder = fileURLToPath(new URL('../../test/supersession/precision', import.meta.url))
/** Flags judged of each detector. */
const SAMPLE = 100
/** Flags are drawn in the order of a digest with this, so that a flag that stays is drawn again. */
const SEED = 'gazette-2026'
/** A sample on which a detector was mended says no more how good it is: then its file is emptied and another is drawn. */
const ROUNDS: Readonly<Partial<Record<DetectorName, number>>> = {
  'repeal-clause': 6,
  'repeal-schedule': 6,
  expired: 3,
  contradiction: 2,
  'dead-reference': 4,
}

/** A line of a sample: which flag, in words, and what a reader made of it. */
interface Judged {
  readonly flag: string
  readonly target: string
  readonly source: string
  readonly quote: string
  readonly verdict: 'right' | 'wrong' | null
  readonly reason: string
}

async function measure(paths: readonly string[]): Promise<string[][]> {
  const flags = (await Promise.all(paths.map(openFlags))).flat()
  const rows = [['detector', 'flags', 'of which', 'judged', 'right', 'precision', 'interval']]
  for (const detector of DETECTORS) {
    const own = flags.filter((flag) => flag.detector === detector)
    const sample = drawn(detector, own)
    const judged = sample.filter(({ verdict }) => verdict !== null)
    const right = judged.filter(({ verdict }) => verdict === 'right').length
    const { value, low, high } = wilson(right, Math.max(1, judged.length))
    const interval = judged.length === 0 ? ['', ''] : [String(value), `${low} to ${high}`]
    rows.push([detector, String(own.length), digestOf(own), `${judged.length} of ${sample.length}`, String(right), ...interval])
  }
  return rows
}

/** Every flag that may ever be open. */
async function openFlags(path: string): Promise<Flag[]> {
  const database = openSqlite(path, { readOnly: true })
  try {
    const rows = await database.all<{ body: string }>('SELECT body FROM flag WHERE closed IS NULL ORDER BY id')
    return rows.map(({ body }) => JSON.parse(body) as Flag)
  } finally {
    database.close()
  }
}

/** Of all flags of a detector: whether it says what it said when it was measured. */
const digestOf = (flags: readonly Flag[]): string =>
  createHash('sha256')
    .update(
      flags
        .map(({ id }) => id)
        .toSorted()
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 8)

function drawn(detector: DetectorName, flags: readonly Flag[]): Judged[] {
  const file = join(folder, `${detector}.jsonl`)
  const before = new Map(
    (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [])
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Judged)
      .map((judged) => [judged.flag, judged]),
  )
  const seed = `${SEED}${ROUNDS[detector] ?? ''}`
  const order = (flag: Flag): string => createHash('sha256').update(`${seed} ${flag.id}`).digest('hex')
  const sample = flags
    .map((flag) => ({ flag, place: `${before.has(flag.id) ? 0 : 1}${order(flag)}` }))
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, SAMPLE)
    .map(({ flag: { id, target, source, extent, parts, evidence } }): Judged => {
      const { verdict = null, reason = '' } = before.get(id) ?? {}
      const at = [target.identifier, target.eId ?? (extent === 'part' ? (parts ?? 'part') : 'whole')].join(' ')
      return { flag: id, target: at, source: source.identifier, quote: (evidence[0]?.quote ?? '').slice(0, 300), verdict, reason }
    })
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, sample.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return sample
}

const registers = process.argv.slice(2)
if (registers.length === 0 || registers.includes('--help')) process.stdout.write(HELP)
else process.stdout.write(table(await measure(registers)))
