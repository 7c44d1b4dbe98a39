import type { Problem } from '../law/problem.ts'
import { GitError, gitHistory, type GitHistory } from '../sources/git.ts'
import type { FileVersion } from '../sources/identity.ts'
import { answerOf, historyFailure, type Input } from './inputs.ts'
import type { Readers } from './readers.ts'
import type { State } from './reading.ts'
import type { Progress } from './report.ts'

/** A version of a file with git's name of its bytes. One that stays as it was stays the same object from build to build. */
export interface Version extends FileVersion {
  readonly digest: string
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
  /** By root, where the process that built it goes on; `versions` then holds those that are not served as well. */
  readonly histories: ReadonlyMap<string, GitHistory>
  /** Git's names of contents that are no text, which this process need not read again. */
  readonly refused: ReadonlySet<string>
  readonly nextTextId: number
}

export const nothingEarlier: Earlier = {
  files: new Map(),
  versions: new Map(),
  problems: new Map(),
  heads: new Map(),
  histories: new Map(),
  refused: new Set(),
  nextTextId: 1,
}

export interface Gathered {
  readonly files: readonly FileState[]
  readonly versions: readonly Version[]
  /** By path; problems of identity come later. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>
  readonly heads: ReadonlyMap<string, string | null>
  readonly histories: ReadonlyMap<string, GitHistory>
  /** Paths that were read again or are gone. */
  readonly changed: ReadonlySet<string>
  readonly historyChanged: boolean
  readonly refused: ReadonlySet<string>
  readonly nextTextId: number
}

/** Reads what changed since the earlier build and keeps the rest. Throws BuildError. */
export async function gather(
  inputs: readonly Input[],
  earlier: Earlier,
  readers: Readers,
  report: (progress: Progress) => void,
): Promise<Gathered> {
  const files: FileState[] = []
  const versions: Version[] = []
  const problems = new Map<string, Problem[]>()
  const changed = new Set<string>()
  const histories = new Map<string, GitHistory>()
  const refused = new Set(earlier.refused)
  const heads = new Map(inputs.map(({ folder, head }) => [folder.root, head]))
  const historyChanged = [...heads].some(([root, head]) => earlier.heads.get(root) !== head)
  let textId = earlier.nextTextId
  const nextId = (): number => textId++
  const note = (path: string, found: readonly Problem[]): void =>
    void (found.length > 0 && problems.set(path, [...(problems.get(path) ?? []), ...found]))
  // A long history is read while the files are.
  const asked = new Map(historyChanged ? inputs.map((input) => [input, askHistory(input, earlier)]) : [])
  const total = inputs.reduce((sum, input) => sum + input.files.length, 0)
  let done = 0

  const read: { input: Input; current: Map<string, Version> }[] = []
  for (const input of inputs) {
    for (const problem of input.problems) {
      note(problem.path, [problem])
      if (!earlier.problems.has(problem.path)) changed.add(problem.path)
    }
    const present = new Set(input.files.map(({ path }) => path))
    for (const path of earlier.files.keys()) if (belongs(path, input) && !present.has(path)) changed.add(path)
    const current = new Map<string, Version>()
    const keep = (before: FileState, { size, modifiedAt }: { size: number; modifiedAt: number }): void => {
      const { path } = before
      files.push(before.size === size && before.modifiedAt === modifiedAt ? before : { ...before, size, modifiedAt })
      const kept = currentOf(earlier, path)
      if (kept) current.set(path, kept)
      note(path, earlier.problems.get(path) ?? [])
    }
    // Of a text that is not served, such as a second one of an identifier, a register remembers nothing: it is read again.
    const isKnown = ({ path }: { path: string }): boolean =>
      currentOf(earlier, path) !== undefined || earlier.files.get(path)?.skipped === true
    const due = input.files.filter((found) => {
      const before = earlier.files.get(found.path)
      if (!before || before.size !== found.size || before.modifiedAt !== found.modifiedAt || !isKnown(found)) return true
      keep(before, found)
      done += 1
      return false
    })
    for await (const [found, { digest, parsed }] of readers.each(
      due,
      ({ size }) => size,
      (batch, run) => run('parseFiles', { files: batch, like: input.head?.length }),
    )) {
      report({ stage: 'reading', done: (done += 1), total })
      const { path, size, modifiedAt } = found
      const before = earlier.files.get(path)
      if (before?.digest === digest && isKnown(found)) {
        keep(before, found)
        continue
      }
      if (before?.digest !== digest) changed.add(path)
      files.push({ path, size, modifiedAt, digest, skipped: parsed.kind === 'skipped' })
      if (parsed.kind === 'problem') note(path, [parsed.problem])
      if (parsed.kind !== 'record') continue
      note(path, parsed.reading.problems)
      const { record } = parsed.reading
      const asBefore = { commit: null, recordedOn: null, carried: false, deletedOn: null, formerPaths: [] }
      current.set(path, { textId: nextId(), path, current: true, ...asBefore, record, digest })
    }
    read.push({ input, current })
  }
  for (const path of earlier.problems.keys()) if (!earlier.files.has(path) && !problems.has(path)) changed.add(path)

  for (const { input, current } of read) {
    const known = new Map([...earlier.versions].filter(([path]) => belongs(path, input)))
    // A register holds what expressions are made of; what else git knows, such as corrections of one day, may matter again.
    const history =
      historyChanged || changed.size > 0 ? await (asked.get(input) ?? askHistory(input, earlier)) : earlier.histories.get(input.folder.root)
    if (history) histories.set(input.folder.root, history)
    const older =
      history && (historyChanged || changed.size > 0)
        ? await revisions({ input, history, current, known, refused }, nextId, readers, report)
        : kept(input, current, known)
    versions.push(...older, ...current.values())
  }
  return { files, versions, problems, changed, historyChanged, heads, histories, refused, nextTextId: textId }
}

const belongs = (path: string, { folder }: Input): boolean => path.startsWith(folder.prefix)

const currentOf = (earlier: Earlier, path: string): Version | undefined => earlier.versions.get(path)?.find((version) => version.current)

/** The history of a folder's files, or undefined where git knows none of them. Throws BuildError. */
async function askHistory({ folder, head }: Input, earlier: Earlier): Promise<GitHistory | undefined> {
  if (head === null) return undefined
  const since = earlier.histories.get(folder.root)
  if (since?.head === head) return since
  try {
    return await gitHistory(folder.root, since)
  } catch (error) {
    throw error instanceof GitError ? historyFailure(error.message) : error
  }
}

type Changes = Partial<Pick<Version, 'current' | 'carried' | 'commit' | 'recordedOn' | 'deletedOn' | 'formerPaths'>>

/** A version in its new light; the same object where nothing of it is new. */
const seenAs = (version: Version, changes: Changes): Version =>
  Object.entries(changes).every(([key, value]) => version[key as keyof Changes] === value) ? version : { ...version, ...changes }

/** Older versions where git says nothing: those known, and what was current until now. */
function kept(input: Input, current: Map<string, Version>, known: ReadonlyMap<string, readonly Version[]>): Version[] {
  const present = new Set(input.files.map(({ path }) => path))
  const older: Version[] = []
  for (const [path, all] of known) {
    const now = current.get(path)
    for (const version of all) {
      if (version.textId === now?.textId || version.digest === now?.digest) continue
      const deletedOn = present.has(path) ? null : (version.deletedOn ?? 'unknown')
      older.push(seenAs(version, { current: false, carried: version.carried || version.current, deletedOn }))
    }
  }
  return older
}

interface Recorded {
  readonly input: Input
  readonly history: GitHistory
  readonly current: Map<string, Version>
  readonly known: ReadonlyMap<string, readonly Version[]>
  readonly refused: Set<string>
}

/**
 * Older versions as git's history has them now; an uncommitted draft leaves no trace. Versions that are known and still in the history
 * are kept.
 */
async function revisions(
  { input: { folder, files }, history, current, known, refused }: Recorded,
  nextId: () => number,
  readers: Readers,
  report: (progress: Progress) => void,
): Promise<Version[]> {
  const present = new Set(files.map(({ path }) => path))
  const older: { version: Version; at: number }[] = []
  const wanted: (State & { readonly seen: Required<Omit<Changes, 'current' | 'carried'>>; readonly at: number })[] = []
  for (const [name, file] of history.files) {
    if (name.includes('\0')) continue
    const path = folder.prefix + name
    const now = current.get(path)
    const deletedOn: Version['deletedOn'] = present.has(path) ? null : (file.deletedOn ?? 'unknown')
    const { formerPaths } = file
    const blobs = new Set<string>()
    for (const [at, { blob, commit, recordedOn }] of file.revisions.entries()) {
      // The newest state in which a content was recorded names it; a file that went back to an older text has it once.
      if (blobs.has(blob)) continue
      blobs.add(blob)
      const seen = { commit, recordedOn, deletedOn, formerPaths }
      if (now?.digest === blob) current.set(path, seenAs(now, { commit, recordedOn, formerPaths }))
      else {
        const version = known.get(path)?.find(({ digest }) => digest === blob)
        if (version) older.push({ version: seenAs(version, { ...seen, current: false }), at })
        else if (!refused.has(blob)) wanted.push({ path, blob, seen, at })
      }
    }
  }
  let done = 0
  for await (const [{ path, blob, seen, at }, parsed] of readers.each(
    wanted,
    () => STATE_SIZE,
    async (batch, run) => {
      const states = batch.map((state) => ({ path: state.path, blob: state.blob }))
      return answerOf(await run('parseStates', { root: folder.root, collection: folder.name, states }))
    },
  )) {
    report({ stage: 'history', done: (done += 1), total: wanted.length })
    if (parsed?.kind !== 'record') {
      refused.add(blob)
      continue
    }
    const { record } = parsed.reading
    older.push({ version: { textId: nextId(), path, current: false, carried: false, ...seen, record, digest: blob }, at })
  }
  return inOrder(older, current, nextId)
}

/** What an old state of a file is taken to weigh, in bytes, until it has been read. */
const STATE_SIZE = 40_000

/** Lets the ids of a file's texts rise with time, which tells apart what was recorded on one day. */
function inOrder(older: readonly { version: Version; at: number }[], current: Map<string, Version>, nextId: () => number): Version[] {
  const ordered: Version[] = []
  for (const [path, all] of Map.groupBy(older, ({ version }) => version.path)) {
    let last = 0
    const place = (version: Version): Version => {
      const placed = version.textId > last ? version : { ...version, textId: nextId() }
      last = placed.textId
      return placed
    }
    for (const { version } of all.toSorted((a, b) => b.at - a.at)) ordered.push(place(version))
    const now = current.get(path)
    if (now) current.set(path, place(now))
  }
  return ordered
}

/** What was gathered, as the next build of this process takes it up. */
export const asEarlier = (
  { files, versions, heads, histories, refused, nextTextId }: Gathered,
  problems: Earlier['problems'],
): Earlier => ({
  files: new Map(files.map((file) => [file.path, file])),
  versions: Map.groupBy(versions, ({ path }) => path),
  problems,
  heads,
  histories,
  refused,
  nextTextId,
})
