import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openRegister } from '../../src/node.ts'
import { presentRelation } from '../../src/register/present.ts'

/** A set of texts whose relations were read and labelled by hand, and the scorer that came with it. */
export interface GoldSet {
  readonly name: string
  readonly gold: string
  readonly borderline: string | null
  /** The collection's folder, in which quotes are looked up. */
  readonly corpus: string
  readonly register: string
}

const COLUMNS = ['precision', 'recall', 'f1', 'macroF1', 'wholeRecall', 'extentAccuracy', 'badQuotes'] as const

/** Scores the relations of registers against sets labelled by hand: rows for `table`, the head first. */
export async function scoreRelations(scorer: string, sets: readonly GoldSet[], scratch: string): Promise<string[][]> {
  const rows: string[][] = [['set', ...COLUMNS]]
  const folder = mkdtempSync(join(scratch, 'relations-'))
  try {
    for (const { name, gold, borderline, corpus, register } of sets) {
      const opened = openRegister(register)
      const found = join(folder, `${rows.length}.jsonl`)
      try {
        const lines = (await opened.findings.relations()).map((relation) => `${JSON.stringify(presentRelation(relation))}\n`)
        writeFileSync(found, lines.join(''))
      } finally {
        opened.close()
      }
      const options = [...(borderline === null ? [] : ['--borderline', borderline]), '--corpus', corpus]
      const figures = JSON.parse(execFileSync(process.execPath, [scorer, gold, found, ...options], { encoding: 'utf8' })) as Record<
        string,
        number
      >
      rows.push([name, ...COLUMNS.map((column) => String(figures[column]))])
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return rows
}
