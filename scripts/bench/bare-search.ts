// Baseline of look-ups: one flat FTS5 table (title, heading, body), every word of the query quoted, joined by AND or OR,
// limit 20, titles weighted. Uses no code of src/.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Fills a table from a folder and answers queries from it: how many rows came back. */
export function bareSearch(folder: string): (text: string, operator: 'AND' | 'OR') => number {
  const db = new DatabaseSync(':memory:')
  db.exec("CREATE VIRTUAL TABLE unit USING fts5 (title, heading, body, tokenize = 'unicode61'); BEGIN")
  const insert = db.prepare('INSERT INTO unit (title, heading, body) VALUES (?, ?, ?)')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.md') || name.startsWith('.git')) continue
    const text = readFileSync(join(folder, name), 'utf8')
    const title = /^title: "(.*)"$/m.exec(text)?.[1] ?? name
    for (const piece of text.split(/^(?=#{1,6} )/m)) {
      const end = piece.indexOf('\n')
      insert.run(title, end < 0 ? piece : piece.slice(0, end), end < 0 ? '' : piece.slice(end + 1))
    }
  }
  db.exec('COMMIT')
  const select = db.prepare('SELECT rowid, title FROM unit WHERE unit MATCH ? ORDER BY bm25(unit, 10, 5, 1) LIMIT 20')
  return (text, operator) => {
    const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
    return words.length === 0 ? 0 : select.all(words.map((word) => `"${word}"`).join(` ${operator} `)).length
  }
}
