import type { DatabaseSync } from 'node:sqlite'
import type { Day } from '../law/day.ts'
import type { Problem } from '../law/problem.ts'
import type { FileVersion } from '../sources/identity.ts'
import type { Folder, FoundFile } from '../sources/read.ts'
import type { SourceRecord } from '../sources/record.ts'
import { historyOf, parse, readFound, readRevisions, type Input } from './inputs.ts'
import type { Progress } from './report.ts'

/** Where the text of a version can be read again. */
export type Origin =
  | { readonly kind: 'file'; readonly found: FoundFile }
  | { readonly kind: 'blob'; readonly folder: Folder }
  | { readonly kind: 'register' }

/** A version of a file with where it comes from. `stored`: the register that is built upon holds its provisions already. */
export interface Version extends FileVersion {
  readonly digest: string
  readonly origin: Origin
  readonly stored: boolean
}

/** What the build knows of one file of the folders. */
export interface FileState {
  readonly path: string
  readonly size: number
  readonly modifiedAt: number
  readonly digest: string
  readonly skipped: boolean
}

/** What an earlier build left: nothing, for a first one. */
export interface Earlier {
  readonly files: ReadonlyMap<string, FileState>
  readonly versions: ReadonlyMap<string, readonly Version[]>
  readonly problems: ReadonlyMap<string, readonly Problem[]>
  /** Commit of each folder, by its root. */
  readonly heads: ReadonlyMap<string, string | null>
  readonly nextTextId: number
}

export interface Gathered {
  readonly files: readonly FileState[]
  readonly versions: readonly Version[]
  /** By path; problems of identity come later. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>
  readonly heads: ReadonlyMap<string, string | null>
  /** Paths that were read again or are gone. */
  readonly changed: ReadonlySet<string>
  readonly historyChanged: boolean
}

/** Reads what changed since the earlier build and keeps the rest. */
export function gather(inputs: readonly Input[], earlier: Earlier, report: (progress: Progress) => void): Gathered {
  const files: FileState[] = []
  const versions: Version[] = []
  const problems = new Map<string, Problem[]>()
  const changed = new Set<string>()
  let textId = earlier.nextTextId
  const note = (path: string, found: readonly Problem[]): void =>
    void (found.length > 0 && problems.set(path, [...(problems.get(path) ?? []), ...found]))
  const total = inputs.reduce((sum, input) => sum + input.files.length, 0)
  let done = 0

  const read = inputs.map((input) => {
    const { folder } = input
    for (const problem of input.problems) {
      note(problem.path, [problem])
      if (!earlier.problems.has(problem.path)) changed.add(problem.path)
    }
    const present = new Set<string>()
    const current = new Map<string, Version>()
    for (const found of input.files) {
      report({ stage: 'reading', done: (done += 1), total })
      present.add(found.path)
      const before = earlier.files.get(found.path)
      const kept = earlier.versions.get(found.path)?.find((version) => version.current)
      const keep = (digest: string): void => {
        files.push({ path: found.path, size: found.size, modifiedAt: found.modifiedAt, digest, skipped: before?.skipped ?? false })
        if (kept) current.set(found.path, { ...kept, origin: { kind: 'file', found } })
        note(found.path, earlier.problems.get(found.path) ?? [])
      }
      // Of a text that is not served, such as a second one of an identifier, the register remembers nothing: it is read again.
      const known = before && (kept || before.skipped)
      if (known && before.size === found.size && before.modifiedAt === found.modifiedAt) {
        keep(before.digest)
        continue
      }
      const { digest, file } = readFound(found, input.head?.length)
      if (known && before.digest === digest) {
        keep(digest)
        continue
      }
      if (before?.digest !== digest) changed.add(found.path)
      const parsed = parse(file)
      files.push({ path: found.path, size: found.size, modifiedAt: found.modifiedAt, digest, skipped: parsed.kind === 'skipped' })
      if (parsed.kind === 'problem') note(found.path, [parsed.problem])
      if (parsed.kind !== 'record') continue
      note(found.path, parsed.reading.problems)
      current.set(found.path, {
        textId: textId++,
        path: found.path,
        commit: null,
        recordedOn: null,
        current: true,
        carried: false,
        deletedOn: null,
        formerPaths: [],
        record: parsed.reading.record,
        digest,
        origin: { kind: 'file', found },
        stored: false,
      })
    }
    for (const path of earlier.files.keys()) if (belongs(path, folder) && !present.has(path)) changed.add(path)

    return { input, current, present }
  })
  for (const path of earlier.problems.keys()) if (!earlier.files.has(path) && !problems.has(path)) changed.add(path)

  const heads = new Map(inputs.map(({ folder, head }) => [folder.root, head]))
  const historyChanged = [...heads].some(([root, head]) => earlier.heads.get(root) !== head)
  for (const { input, current, present } of read) {
    const known = new Map([...earlier.versions].filter(([path]) => belongs(path, input.folder)))
    // The register holds what expressions are made of; what else git knows, such as corrections of one day, may matter again.
    const older =
      historyChanged || changed.size > 0 ? revisions(input, current, known, () => textId++, report) : kept(current, known, present)
    versions.push(...older, ...current.values())
  }
  return { files, versions, problems, changed, historyChanged, heads }
}

const belongs = (path: string, folder: Folder): boolean => path.startsWith(folder.prefix)

/** Older versions where git says nothing: those known, and what was current until now. */
function kept(current: Map<string, Version>, known: ReadonlyMap<string, readonly Version[]>, present: ReadonlySet<string>): Version[] {
  const older: Version[] = []
  for (const [path, all] of known) {
    const now = current.get(path)
    for (const version of all) {
      if (version.textId === now?.textId || version.digest === now?.digest) continue
      older.push({
        ...version,
        current: false,
        carried: version.carried || version.current,
        deletedOn: present.has(path) ? null : (version.deletedOn ?? 'unknown'),
      })
    }
  }
  return older
}

/**
 * Older versions as git's history has them now; an uncommitted draft leaves no trace. Versions of the register that are still in the
 * history are kept. Without git, the build carries texts over.
 */
function revisions(
  input: Input,
  current: Map<string, Version>,
  known: ReadonlyMap<string, readonly Version[]>,
  nextId: () => number,
  report: (progress: Progress) => void,
): Version[] {
  const history = input.head === null ? undefined : historyOf(input)
  const present = new Set(input.files.map(({ path }) => path))
  if (!history) return kept(current, known, present)
  const { folder } = input
  const older: (Version & { readonly at: number })[] = []
  const wanted: (Pick<Version, 'path' | 'recordedOn' | 'deletedOn' | 'formerPaths'> & { blob: string; commit: string; at: number })[] = []
  for (const [name, file] of history.files) {
    if (name.includes('\0')) continue
    const path = folder.prefix + name
    const now = current.get(path)
    const deletedOn = present.has(path) ? null : (file.deletedOn ?? 'unknown')
    const { formerPaths } = file
    const seen = new Set<string>()
    for (const [index, revision] of file.revisions.entries()) {
      // The newest state in which a content was recorded names it; a file that went back to an older text has it once.
      if (seen.has(revision.blob)) continue
      seen.add(revision.blob)
      if (now?.digest === revision.blob)
        current.set(path, { ...now, commit: revision.commit, recordedOn: revision.recordedOn, formerPaths })
      else {
        const stored = known.get(path)?.find((version) => version.digest === revision.blob)
        if (stored)
          older.push({
            ...stored,
            current: false,
            commit: revision.commit,
            recordedOn: revision.recordedOn,
            deletedOn,
            formerPaths,
            origin: { kind: 'blob', folder },
            at: index,
          })
        else wanted.push({ ...revision, path, deletedOn, formerPaths, at: index })
      }
    }
  }
  let done = 0
  for (const { revision: state, file } of readRevisions(folder, wanted)) {
    report({ stage: 'history', done: (done += 1), total: wanted.length })
    const parsed = parse(file)
    if (parsed.kind !== 'record') continue
    older.push({
      textId: nextId(),
      path: state.path,
      commit: state.commit,
      recordedOn: state.recordedOn,
      current: false,
      carried: false,
      deletedOn: state.deletedOn,
      formerPaths: state.formerPaths,
      record: parsed.reading.record,
      digest: state.blob,
      origin: { kind: 'blob', folder },
      stored: false,
      at: state.at,
    })
  }
  return inOrder(older, current, nextId)
}

/** Lets the ids of a file's texts rise with time, which tells apart what was recorded on one day. */
function inOrder(older: readonly (Version & { readonly at: number })[], current: Map<string, Version>, nextId: () => number): Version[] {
  const ordered: Version[] = []
  for (const [path, all] of Map.groupBy(older, (version) => version.path)) {
    let last = 0
    const place = (version: Version): Version => {
      const placed = version.textId > last ? version : { ...version, textId: nextId(), stored: false }
      last = placed.textId
      return placed
    }
    for (const { at: _, ...version } of all.toSorted((a, b) => b.at - a.at)) ordered.push(place(version))
    const now = current.get(path)
    if (now) current.set(path, place(now))
  }
  return ordered
}

/** Reads what an earlier build left in a register. */
export function readEarlier(db: DatabaseSync): Earlier {
  const files = new Map<string, FileState>()
  for (const row of db.prepare('SELECT path, size, modified_at, digest, skipped FROM source_file').all())
    files.set(String(row['path']), {
      path: String(row['path']),
      size: Number(row['size']),
      modifiedAt: Number(row['modified_at']),
      digest: String(row['digest']),
      skipped: row['skipped'] === 1,
    })
  const versions = new Map<string, Version[]>()
  let nextTextId = 1
  for (const row of db
    .prepare('SELECT id, path, commit_id, recorded_on, current, carried, deleted_on, digest, record FROM text ORDER BY id')
    .all()) {
    const path = String(row['path'])
    const version: Version = {
      textId: Number(row['id']),
      path,
      commit: row['commit_id'] as string | null,
      recordedOn: row['recorded_on'] as Day | null,
      current: row['current'] === 1,
      carried: row['carried'] === 1,
      deletedOn: row['deleted_on'] as Day | 'unknown' | null,
      formerPaths: [],
      digest: String(row['digest']),
      record: JSON.parse(String(row['record'])) as SourceRecord,
      origin: { kind: 'register' },
      stored: true,
    }
    nextTextId = Math.max(nextTextId, version.textId + 1)
    versions.set(path, [...(versions.get(path) ?? []), version])
  }
  const problems = new Map<string, Problem[]>()
  for (const row of db
    .prepare("SELECT path, line, code, message, mend FROM problem WHERE code <> 'duplicate-identifier' ORDER BY rowid")
    .all()) {
    const problem = { ...row } as unknown as Problem
    problems.set(problem.path, [...(problems.get(problem.path) ?? []), problem])
  }
  const heads = JSON.parse(String(db.prepare("SELECT value FROM meta WHERE key = 'heads'").get()?.['value'] ?? '[]')) as [
    string,
    string | null,
  ][]
  return { files, versions, problems, heads: new Map(heads), nextTextId }
}

/**
 * What a register made by another compiler is still needed for: texts that no file holds any more. They are read anew, and
 * everything else comes from the folders.
 */
export function readCarried(db: DatabaseSync): Earlier {
  const earlier = readEarlier(db)
  const versions = new Map<string, Version[]>()
  for (const [path, all] of earlier.versions) {
    const carried = all
      .filter((version) => version.current || version.carried)
      .flatMap((version) => {
        const parsed = parse({ path, collection: version.record.collection, text: storedText(db, version.textId) })
        return parsed.kind === 'record' ? [{ ...version, record: parsed.reading.record, stored: false }] : []
      })
    if (carried.length > 0) versions.set(path, carried)
  }
  return { ...nothingEarlier, versions, nextTextId: earlier.nextTextId }
}

/** A file as the register holds it: what stands before its provisions, and they. */
export function storedText(db: DatabaseSync, textId: number): string {
  const rows = db
    .prepare(
      'SELECT head AS piece, -1 AS ordinal FROM text WHERE id = ? UNION ALL SELECT text, ordinal FROM provision WHERE text_id = ? ORDER BY ordinal',
    )
    .all(textId, textId)
  return rows.map((row) => String(row['piece'])).join('')
}

export const nothingEarlier: Earlier = { files: new Map(), versions: new Map(), problems: new Map(), heads: new Map(), nextTextId: 1 }
