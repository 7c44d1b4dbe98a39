// Baseline of a build: read every Markdown file of a folder, split it at headings with a regular expression, and insert each
// heading with its text into an FTS5 table, in one transaction. Uses no code of src/.
//   node bare-build.ts FOLDER DATABASE      prints {"seconds":…,"peakMegabytes":…,"rows":…}
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const [folder = '.', database = 'bare.db'] = process.argv.slice(2)
for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true })
const started = performance.now()
const db = new DatabaseSync(database)
db.exec("PRAGMA journal_mode = WAL; CREATE VIRTUAL TABLE unit USING fts5 (heading, body, tokenize = 'unicode61'); BEGIN")
const insert = db.prepare('INSERT INTO unit (heading, body) VALUES (?, ?)')
let rows = 0
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.md') || name.startsWith('.git')) continue
  for (const piece of readFileSync(join(folder, name), 'utf8').split(/^(?=#{1,6} )/m)) {
    const end = piece.indexOf('\n')
    insert.run(end < 0 ? piece : piece.slice(0, end), end < 0 ? '' : piece.slice(end + 1))
    rows += 1
  }
}
db.exec('COMMIT')
db.close()
console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000, peakMegabytes: process.resourceUsage().maxRSS / 1024, rows }))
