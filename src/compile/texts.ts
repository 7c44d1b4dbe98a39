import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Problem } from '../law/problem.ts'
import { INSERT_INDEX_ROW, INSERT_INDEX_ROW_AS_STORED } from '../search/schema.ts'
import { storedText } from './earlier.ts'
import { answerOf, type Input } from './inputs.ts'
import type { Readers } from './readers.ts'
import type { CutJob, CutText } from './reading.ts'
import { BuildError } from './report.ts'
import type { WantedText } from './wanted.ts'

export interface TextWriter {
  write(wanted: WantedText, cut: CutText): void
  remove(textId: number): void
}

/** Stores texts in a register with what they say of others; provisions get rising ids. */
export function textWriter(db: DatabaseSync): TextWriter {
  const insertText = db.prepare(
    `INSERT INTO text (id, path, name, commit_id, recorded_on, current, carried, deleted_on, digest, part_title, part_number, schedules, head, record)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertProvision = db.prepare(
    `INSERT INTO provision (id, text_id, ordinal, eid, kind, number, heading, level, start_at, end_at, digest, text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertWords = db.prepare(INSERT_INDEX_ROW)
  const insertWordsAsStored = db.prepare(INSERT_INDEX_ROW_AS_STORED)
  const insertFound = db.prepare('INSERT INTO found_relation (text_id, found, citations, only_amends, faults) VALUES (?, ?, ?, ?, ?)')
  const removals: StatementSync[] = [
    db.prepare('DELETE FROM provision_words WHERE rowid IN (SELECT id FROM provision WHERE text_id = ?)'),
    db.prepare('DELETE FROM search_unit WHERE provision_id IN (SELECT id FROM provision WHERE text_id = ?)'),
    db.prepare('DELETE FROM provision WHERE text_id = ?'),
    db.prepare('DELETE FROM found_relation WHERE text_id = ?'),
    db.prepare('DELETE FROM text WHERE id = ?'),
  ]
  let provisionId = Number(db.prepare('SELECT coalesce(max(id), 0) AS id FROM provision').get()?.['id'])

  return {
    write({ version, partNumber }, { text, start, provisions, words, found, citations, onlyAmends, faults }) {
      const { textId, record } = version
      insertText.run(
        textId,
        version.path,
        record.name,
        version.commit,
        version.recordedOn,
        Number(version.current),
        Number(version.carried),
        version.deletedOn,
        version.digest,
        record.partTitle,
        partNumber,
        provisions.filter(({ kind }) => kind === 'schedule').length,
        text.slice(0, start),
        JSON.stringify(record),
      )
      for (const [ordinal, provision] of provisions.entries()) {
        provisionId += 1
        insertProvision.run(
          provisionId,
          textId,
          ordinal,
          provision.eId,
          provision.kind,
          provision.number,
          provision.heading,
          provision.level,
          provision.start,
          provision.end,
          provision.digest,
          text.slice(provision.start, provision.end),
        )
        const [heading, body] = [words?.headings[ordinal] ?? null, words?.bodies[ordinal] ?? null]
        if (!words || heading === null) continue
        if (body === null) insertWordsAsStored.run(provisionId, words.title, heading, provisionId)
        else insertWords.run(provisionId, words.title, heading, body)
      }
      if (found.length + faults > 0 || citations || onlyAmends)
        insertFound.run(textId, JSON.stringify(found), citations && JSON.stringify(citations), Number(onlyAmends), faults)
    },
    remove(textId) {
      for (const removal of removals) removal.run(textId)
    },
  }
}

/** A file is not any more what it was when the build listed it. */
export class FileChanged extends BuildError {
  constructor(path: string) {
    super('failed', `${path} was written into while it was read. Build again once the folder holds still.`)
  }
}

/**
 * Reads each wanted text again from where it came and cuts it into provisions. `earlier` is the register that was built upon. Throws
 * FileChanged, BuildError.
 */
export async function* cutWanted(
  wanted: readonly WantedText[],
  inputs: readonly Input[],
  earlier: DatabaseSync | null,
  readers: Readers,
): AsyncGenerator<{ text: WantedText; cut: CutText }> {
  const files = new Map(inputs.flatMap((input) => input.files.map((found) => [found.path, found] as const)))
  const inputOf = (path: string): Input | undefined => inputs.find(({ folder }) => path.startsWith(folder.prefix))
  const from = ({ version: { path, current, carried, commit, textId } }: WantedText): CutJob['from'] => {
    const found = files.get(path)
    if (current && found) return { found }
    const input = inputOf(path)
    return input && input.head !== null && commit !== null && !carried
      ? { root: input.folder.root }
      : { text: earlier ? storedText(earlier, textId) : '' }
  }
  const jobOf = (text: WantedText): CutJob => {
    const { digest, record } = text.version
    return { from: from(text), digest, record, partNumber: text.partNumber, searched: text.searched }
  }
  for await (const [text, cut] of readers.each(wanted, sizeOf, async (batch, run) => answerOf(await run('cutTexts', batch.map(jobOf))))) {
    if (cut) yield { text, cut }
    else if (text.version.current) throw new FileChanged(text.version.path)
  }

  function sizeOf({ version }: WantedText): number {
    return (version.current ? files.get(version.path)?.size : undefined) ?? version.record.bodyStart + 40_000
  }
}

/** What cutting found wrong with files as they now stand. */
export const problemsOf = ({ version }: WantedText, { problems }: CutText): readonly Problem[] => (version.current ? problems : [])
