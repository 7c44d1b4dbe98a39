import { DatabaseSync } from 'node:sqlite'
import type { Problem } from '../law/problem.ts'
import type { BuildReport } from './report.ts'
import type { FileState } from './versions.ts'

/** From an instant of `performance.now`, to a tenth. */
export const secondsSince = (started: number): number => Math.round((performance.now() - started) / 100) / 10

/** The figures of the register as a build left it, of which so many files had changed. `started`: by the clock of `performance.now`. */
export function report(register: string, files: readonly FileState[], changed: number, started: number): BuildReport {
  const db = new DatabaseSync(register, { readOnly: true })
  const count = (sql: string): number => Number(db.prepare(sql).get()?.['n'])
  try {
    const problemList = db.prepare('SELECT path, line, code, message, mend FROM problem ORDER BY rowid').all() as unknown as Problem[]
    const skippedPaths = files
      .filter((file) => file.skipped)
      .map(({ path }) => path)
      .toSorted()
    return {
      files: files.length - skippedPaths.length,
      skipped: skippedPaths.length,
      instruments: count('SELECT count(*) AS n FROM instrument WHERE deleted_on IS NULL'),
      expressions: count('SELECT count(*) AS n FROM expression'),
      provisions: count(
        'SELECT count(*) AS n FROM expression e JOIN expression_text et ON et.expression_id = e.id JOIN provision p ON p.text_id = et.text_id WHERE e.latest = 1',
      ),
      relations: count('SELECT count(*) AS n FROM relation'),
      flags: count('SELECT count(*) AS n FROM flag WHERE closed IS NULL'),
      faults: count('SELECT coalesce(sum(faults), 0) AS n FROM found_relation'),
      problems: problemList.length,
      changed,
      seconds: secondsSince(started),
      problemList,
      skippedPaths,
    }
  } finally {
    db.close()
  }
}
