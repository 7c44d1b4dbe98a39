// Speed as ratios against baselines taken in the same run, on a real collection:
//   npm run bench -- FOLDER QUERIES.jsonl [builds] [lookups] [pages]
// FOLDER is a clone of legalize-ie; each line of QUERIES has a "query". Prints a table for the README.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { build } from '../src/compile/build.ts'
import type { Jurisdiction } from '../src/law/jurisdiction.ts'
import { instrumentAddress } from '../src/web/addresses.ts'
import { benchBuilds } from './bench/builds.ts'
import { benchLookups } from './bench/lookups.ts'
import { table, type Line } from './bench/measure.ts'
import { benchGraph, benchPages } from './bench/pages.ts'

const [folder, queriesFile, ...chosen] = process.argv.slice(2)
if (folder === undefined || queriesFile === undefined) {
  process.stderr.write('Say which collection and which queries: npm run bench -- FOLDER QUERIES.jsonl [builds] [lookups] [pages]\n')
  process.exit(2)
}
const wants = (part: string): boolean => chosen.length === 0 || chosen.includes(part)
mkdirSync('.cache', { recursive: true })
const scratch = mkdtempSync(join('.cache', 'bench-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

const lines: Line[] = []
const register = join(scratch, 'register.db')
if (wants('builds')) lines.push(...(await benchBuilds(resolve(folder), resolve(scratch))))
if (wants('lookups') || wants('pages')) await build({ folders: [folder], register, history: true })
if (wants('lookups')) {
  const queries = readFileSync(queriesFile, 'utf8').split('\n').filter(Boolean)
  lines.push(
    ...(await benchLookups(
      folder,
      register,
      queries.map((row) => (JSON.parse(row) as { query: string }).query),
    )),
  )
}
if (wants('pages')) {
  const db = new DatabaseSync(register, { readOnly: true })
  const bySize = db
    .prepare(
      `SELECT i.jurisdiction, i.identifier, sum(p.end_at - p.start_at) AS size
       FROM instrument i JOIN expression e ON e.instrument_id = i.id AND e.latest = 1
       JOIN expression_text et ON et.expression_id = e.id JOIN provision p ON p.text_id = et.text_id GROUP BY i.id ORDER BY size, i.id`,
    )
    .all()
  db.close()
  const addresses = bySize.map((row) =>
    instrumentAddress({ jurisdiction: String(row['jurisdiction']) as Jurisdiction, identifier: String(row['identifier']) }),
  )
  const every = (step: number): string[] => addresses.filter((_, index) => index % step === 0)
  const middle = addresses.slice(Math.floor(addresses.length / 2), Math.floor(addresses.length / 2) + 25)
  const drawn = every(Math.max(1, Math.floor(addresses.length / 1000))).slice(0, 1000)
  lines.push(...(await benchPages(register, drawn, addresses.at(-1) ?? '/', middle)), await benchGraph(register, drawn))
}
process.stdout.write(`${table(lines)}\n`)
