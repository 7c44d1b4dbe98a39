import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Problem } from '../law/problem.ts'
import { indexRow } from '../search/indexed.ts'
import { INSERT_INDEX_ROW } from '../search/schema.ts'
import type { DecodedFile } from '../sources/read.ts'
import { isProblem } from '../sources/read.ts'
import { scan, type Scan } from '../sources/scan/provisions.ts'
import { readFound, readRevisions } from './inputs.ts'
import { BuildError } from './report.ts'
import { readRelations } from './relations.ts'
import { storedText, type Version } from './versions.ts'

/** A version whose text is wanted in the register, and its place where it is one part of a code. */
export interface WantedText {
  readonly version: Version
  readonly partNumber: number | null
  /** The newest text of a file that stands: it is searched. */
  readonly searched: boolean
}

/** A value over 2 MB would not fit into D1; a provision over 1 MB is a table or a file without headings that should be cut. */
const LARGE = 1_000_000

/** Cuts a text into provisions and says what is wrong with them. */
export function cut({ version, partNumber }: WantedText, file: DecodedFile): Scan & { problems: Problem[] } {
  const cutText = scan(file.text, version.record.bodyStart, partNumber)
  const problems: Problem[] = []
  const note = (at: number, code: Problem['code'], message: string, mend: string): number =>
    problems.push({ path: version.path, line: lineAt(file.text, at), code, message, mend })
  for (const { eId, start, end } of cutText.provisions)
    if (end - start > LARGE)
      note(start, 'too-large', `The provision ${eId} has ${end - start} characters.`, 'Cut it with headings; it is kept as it is.')
  const { duplicates } = cutText
  const [first] = duplicates
  if (first)
    note(
      first.start,
      'duplicate-number',
      `${duplicates.length === 1 ? 'A number is' : `${duplicates.length} numbers are`} given twice, first ${first.number}.`,
      `Number each unit once; until then the second is addressed as ${first.eId}.`,
    )
  return { ...cutText, problems: version.current ? problems : [] }
}

export interface TextWriter {
  /** Cuts a text into provisions and stores both. Gives back what is wrong with its numbers. */
  write(wanted: WantedText, file: DecodedFile): Problem[]
  remove(textId: number): void
}

/** Stores texts in a register with what they say of others; provisions get rising ids. */
export function textWriter(db: DatabaseSync): TextWriter {
  const insertText = db.prepare(
    `INSERT INTO text (id, path, name, commit_id, recorded_on, current, carried, deleted_on, digest, part_title, part_number, head, record)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertProvision = db.prepare(
    `INSERT INTO provision (id, text_id, ordinal, eid, kind, number, heading, level, start_at, end_at, digest, reading_digest, text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertWords = db.prepare(INSERT_INDEX_ROW)
  const insertFound = db.prepare('INSERT INTO found_relation (text_id, found, faults) VALUES (?, ?, ?)')
  const removals: StatementSync[] = [
    db.prepare('DELETE FROM provision_words WHERE rowid IN (SELECT id FROM provision WHERE text_id = ?)'),
    db.prepare('DELETE FROM search_unit WHERE provision_id IN (SELECT id FROM provision WHERE text_id = ?)'),
    db.prepare('DELETE FROM provision WHERE text_id = ?'),
    db.prepare('DELETE FROM found_relation WHERE text_id = ?'),
    db.prepare('DELETE FROM text WHERE id = ?'),
  ]
  let provisionId = Number(db.prepare('SELECT coalesce(max(id), 0) AS id FROM provision').get()?.['id'])

  return {
    write(wanted, file) {
      const { version, searched } = wanted
      const { textId, record } = version
      const { provisions, start, problems } = cut(wanted, file)
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
        wanted.partNumber,
        file.text.slice(0, start),
        JSON.stringify(record),
      )
      for (const [ordinal, provision] of provisions.entries()) {
        const text = file.text.slice(provision.start, provision.end)
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
          provision.readingDigest,
          text,
        )
        if (searched) insertWords.run(provisionId, ...indexRow({ title: record.title, heading: provision.heading, text }))
      }
      const { found, faults } = readRelations(record, file.text, provisions)
      if (found.length + faults > 0) insertFound.run(textId, JSON.stringify(found), faults)
      return problems
    },
    remove(textId) {
      for (const removal of removals) removal.run(textId)
    },
  }
}

function lineAt(text: string, at: number): number {
  let line = 1
  for (let index = text.indexOf('\n'); index >= 0 && index < at; index = text.indexOf('\n', index + 1)) line += 1
  return line
}

/** A file is not any more what it was when the build listed it. */
export class FileChanged extends BuildError {
  constructor(path: string) {
    super('failed', `${path} was written into while it was read. Build again once the folder holds still.`)
  }
}

/** Reads each wanted text again from where it came, files first. Throws FileChanged. `earlier` is the register that was built upon. */
export function* readTexts(
  wanted: readonly WantedText[],
  earlier: DatabaseSync | null,
): Generator<{ text: WantedText; file: DecodedFile }> {
  for (const text of wanted) {
    const { origin, path, textId, record } = text.version
    if (origin.kind === 'file') {
      const { digest, file } = readFound(origin.found, text.version.digest.length)
      if (isProblem(file) || digest !== text.version.digest) throw new FileChanged(path)
      yield { text, file }
    } else if (origin.kind === 'register' && earlier) {
      yield { text, file: { path, collection: record.collection, text: storedText(earlier, textId) } }
    }
  }
  const blobs = Map.groupBy(
    wanted.filter(({ version }) => version.origin.kind === 'blob'),
    ({ version }) => (version.origin.kind === 'blob' ? version.origin.folder : null),
  )
  for (const [folder, texts] of blobs) {
    if (!folder) continue
    const revisions = texts.map((text) => ({ path: text.version.path, blob: text.version.digest, text }))
    for (const { revision, file } of readRevisions(folder, revisions)) if (!isProblem(file)) yield { text: revision.text, file }
  }
}
