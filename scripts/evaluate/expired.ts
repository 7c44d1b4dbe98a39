#!/usr/bin/env node
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { table } from './table.ts'

const HELP = `Usage: npm run evaluate:expired -- <LawRefBook> <register>

Compares the flags of a register of LawRefBook with what the collection's own tables mark as expired, by cause.
`

interface Marked {
  readonly name: string
  readonly publish: string | null
}

/** What the tables of a collection, and of each of its parts, mark as expired. */
function marked(folder: string): Marked[] {
  const parts = join(folder, 'DLC')
  const files = [folder, ...(existsSync(parts) ? readdirSync(parts).map((name) => join(parts, name)) : [])]
  return files
    .map((each) => join(each, 'db.sqlite3'))
    .filter((file) => existsSync(file))
    .flatMap((file) => {
      const db = new DatabaseSync(file, { readOnly: true })
      try {
        return db.prepare('SELECT name, publish FROM law WHERE expired = 1 ORDER BY name, publish').all() as unknown as Marked[]
      } finally {
        db.close()
      }
    })
}

const CAUSES = {
  notHeld: 'no file of that name and day',
  earlier: 'an earlier version of a text that goes on: it has its own days, no flag',
  flagged: 'flagged',
  part: 'a held text repeals a part of it',
  unsaid: 'no held text says so',
} as const

const COUNTED = ['flagged', 'part', 'unsaid', 'earlier', 'notHeld'] as const

function compare(folder: string, register: string): { rows: string[][]; unsaid: string[] } {
  const db = new DatabaseSync(register, { readOnly: true })
  // One expression with each text, the newest first; `newest` says whether the instrument has no newer text.
  const find = db.prepare(
    `SELECT e.instrument_id AS id, e.latest AS newest FROM text t JOIN expression_text et ON et.text_id = t.id JOIN expression e ON e.id = et.expression_id
     WHERE t.current = 1 AND (t.path LIKE '%/' || ?1 || '(' || coalesce(?2, '') || ').md' OR t.path LIKE '%/' || ?1 || '.md') ORDER BY e.latest`,
  )
  const flagged = db.prepare(
    `SELECT max(json_extract(body, '$.extent')) AS extent FROM flag WHERE target_id = ? AND detector NOT IN ('dead-reference', 'contradiction')`,
  )
  try {
    const by = Map.groupBy(marked(folder), ({ name, publish }): keyof typeof CAUSES => {
      const row = find.get(name, publish)
      if (!row) return 'notHeld'
      if (row['newest'] === 0) return 'earlier'
      const extent = flagged.get(Number(row['id']))?.['extent']
      return extent === 'whole' ? 'flagged' : extent === 'part' ? 'part' : 'unsaid'
    })
    return {
      rows: [['what became of it', 'texts'], ...COUNTED.map((cause) => [CAUSES[cause], String(by.get(cause)?.length ?? 0)])],
      unsaid: (by.get('unsaid') ?? []).map(({ name, publish }) => `${name}(${publish ?? ''})`),
    }
  } finally {
    db.close()
  }
}

const [folder, register] = process.argv.slice(2)
if (folder === undefined || register === undefined || folder === '--help') process.stdout.write(HELP)
else {
  const { rows, unsaid } = compare(folder, register)
  process.stdout.write(`${table(rows)}\n${CAUSES.unsaid}:\n${unsaid.map((line) => `  ${line}\n`).join('')}`)
}
