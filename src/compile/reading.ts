import type { Problem } from '../law/problem.ts'
import { isGap } from '../law/provision.ts'
import { indexed, indexRow } from '../search/indexed.ts'
import { dialects } from '../sources/dialects/list.ts'
import { blobName, GitError, readBlobs } from '../sources/git.ts'
import { decode, isProblem, readBytes, type DecodedFile, type FoundFile } from '../sources/read.ts'
import type { Reading, SourceRecord } from '../sources/record.ts'
import { scan, type Scan } from '../sources/scan/provisions.ts'
import { readRelations, type FoundText } from './found.ts'

// What can be done to files one by one, without knowing the others: plain values in and out, so that it can be done in threads.

/** A version of a file as it was read: what it says of itself, or why it cannot be used. */
export type Parsed =
  | { readonly kind: 'record'; readonly reading: Extract<Reading, { record: SourceRecord }> }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'skipped' }

/** Files that tell of a folder and are no law: skipped and listed, whatever stands in them. */
const aboutFolder = /(?:^|\/)(?:README|_index)(?:\.[a-z-]+)?\.md$/i

/** Reads a decoded file by the first dialect that recognises it. */
export function parse(file: DecodedFile | Problem): Parsed {
  if (aboutFolder.test(file.path)) return { kind: 'skipped' }
  if (isProblem(file)) return { kind: 'problem', problem: file }
  for (const dialect of dialects) {
    const reading = dialect.read(file)
    // A copy, since parts of a string keep the whole of it in memory: every file, while only records are wanted.
    if (reading?.record) return { kind: 'record', reading: structuredClone(reading) }
    if (reading) return { kind: 'problem', problem: reading.problems[0] }
  }
  return { kind: 'skipped' }
}

/** Reads a file that was found, with git's name of its bytes; `like` is the length of the repository's names. */
export function readFound(found: FoundFile, like?: number): { digest: string; file: DecodedFile | Problem } {
  const bytes = readBytes(found)
  return isProblem(bytes)
    ? { digest: '', file: bytes }
    : { digest: blobName(bytes, like), file: decode(found.path, found.folder.name, bytes) }
}

/** What files say of themselves. */
export const parseFiles = ({
  files,
  like,
}: {
  files: readonly FoundFile[]
  like: number | undefined
}): { digest: string; parsed: Parsed }[] =>
  files.map((found) => {
    const { digest, file } = readFound(found, like)
    return { digest, parsed: parse(file) }
  })

/** What git was asked for, or why it did not answer: an error would lose its class between threads. */
export type Asked<T> = { readonly answer: T } | { readonly failure: string }

function asking<T>(ask: () => T): Asked<T> {
  try {
    return { answer: ask() }
  } catch (error) {
    if (error instanceof GitError) return { failure: error.message }
    throw error
  }
}

/** A state of a file in git. */
export interface State {
  readonly path: string
  readonly blob: string
}

/** What old states of files say of themselves; null for one that the repository lacks. */
export const parseStates = ({
  root,
  collection,
  states,
}: {
  root: string
  collection: string
  states: readonly State[]
}): Asked<(Parsed | null)[]> =>
  asking(() => contents(root, states).map((bytes, index) => (bytes ? parse(decode(states[index]?.path ?? '', collection, bytes)) : null)))

const contents = (root: string, states: readonly State[]): (Uint8Array | undefined)[] =>
  readBlobs(
    root,
    states.map(({ blob }) => blob),
  )

/** A text that is to be cut: where it can be read again, and what was read of it. */
export interface CutJob {
  readonly from: { readonly found: FoundFile } | { readonly root: string } | { readonly text: string }
  readonly digest: string
  readonly record: SourceRecord
  readonly partNumber: number | null
  readonly searched: boolean
}

/** A text cut into provisions, with what it says of others. */
export interface CutText extends Scan, FoundText {
  readonly text: string
  /**
   * What the full-text index takes of each provision: null for a body as it stands, and for the heading of a gap, of which nothing is
   * found. null where the text is not searched.
   */
  readonly words: {
    readonly title: string
    readonly headings: readonly (string | null)[]
    readonly bodies: readonly (string | null)[]
  } | null
  readonly problems: readonly Problem[]
}

/** Cuts texts; null for one that is not any more what it was when the build first read it. */
export const cutTexts = (jobs: readonly CutJob[]): Asked<(CutText | null)[]> =>
  asking(() => {
    const blobs = blobsOf(jobs)
    return jobs.map((job) => {
      const text = textOf(job, blobs.get(job))
      return text === null ? null : cut(job, text)
    })
  })

function blobsOf(jobs: readonly CutJob[]): Map<CutJob, Uint8Array | undefined> {
  const blobs = new Map<CutJob, Uint8Array | undefined>()
  for (const [root, states] of Map.groupBy(jobs, ({ from }) => ('root' in from ? from.root : null))) {
    if (root === null) continue
    const read = contents(
      root,
      states.map(({ digest, record }) => ({ path: record.path, blob: digest })),
    )
    for (const [index, job] of states.entries()) blobs.set(job, read[index])
  }
  return blobs
}

function textOf({ from, digest, record }: CutJob, blob: Uint8Array | undefined): string | null {
  if ('text' in from) return from.text
  if ('root' in from) {
    const file = blob && decode(record.path, record.collection, blob)
    return file && !isProblem(file) ? file.text : null
  }
  const now = readFound(from.found, digest.length)
  return isProblem(now.file) || now.digest !== digest ? null : now.file.text
}

/** A value over 2 MB would not fit into D1; a provision over 1 MB is a table or a file without headings that should be cut. */
const LARGE = 1_000_000

function cut({ record, partNumber, searched }: CutJob, text: string): CutText {
  const pieces = scan(text, record.bodyStart, partNumber)
  const { provisions, duplicates } = pieces
  const problems: Problem[] = []
  const note = (at: number, code: Problem['code'], message: string, mend: string): number =>
    problems.push({ path: record.path, line: lineAt(text, at), code, message, mend })
  for (const { eId, start, end } of provisions)
    if (end - start > LARGE)
      note(start, 'too-large', `The provision ${eId} has ${end - start} characters.`, 'Cut it with headings; it is kept as it is.')
  const [first] = duplicates
  if (first)
    note(
      first.start,
      'duplicate-number',
      `${duplicates.length === 1 ? 'A number is' : `${duplicates.length} numbers are`} given twice, first ${first.number}.`,
      `Number each unit once; until then the second is addressed as ${first.eId}.`,
    )
  const words = searched ? wordsOf(record.title, text, provisions) : null
  return { ...pieces, text, words, ...readRelations(record, text, provisions, searched), problems }
}

function wordsOf(title: string, text: string, provisions: Scan['provisions']): CutText['words'] {
  const rows = provisions.map(({ heading, start, end }) => {
    const body = text.slice(start, end)
    if (isGap(body)) return { heading: null, body: null }
    const [, words, readableBody] = indexRow({ title: '', heading, text: body })
    return { heading: words, body: readableBody === body ? null : readableBody }
  })
  return { title: indexed(title), headings: rows.map(({ heading }) => heading), bodies: rows.map(({ body }) => body) }
}

function lineAt(text: string, at: number): number {
  let line = 1
  for (let index = text.indexOf('\n'); index >= 0 && index < at; index = text.indexOf('\n', index + 1)) line += 1
  return line
}
