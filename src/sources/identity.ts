import { compareDays, latest, yearOf, type Day } from '../law/day.ts'
import type { ExpressionKind, Instrument, Language } from '../law/instrument.ts'
import type { Jurisdiction } from '../law/jurisdiction.ts'
import type { Problem } from '../law/problem.ts'
import type { StatusFacts } from '../law/status.ts'
import { nameOfFile, type SourceRecord } from './record.ts'

/** One version of one file, as the register keeps it. */
export interface FileVersion {
  readonly textId: number
  readonly path: string
  readonly commit: string | null
  readonly recordedOn: Day | null
  /** The file as it now stands. */
  readonly current: boolean
  /** Known only from an earlier build. */
  readonly carried: boolean
  /** Since when the file is gone; null: it is there. */
  readonly deletedOn: Day | 'unknown' | null
  /** Where the file stood before it was moved, as far as git knows. */
  readonly formerPaths: readonly string[]
  readonly record: SourceRecord
}

export interface PlannedExpression {
  readonly language: Language
  readonly on: Day | null
  readonly kind: ExpressionKind
  readonly recordedOn: Day | null
  readonly carried: boolean
  readonly latest: boolean
  readonly texts: readonly number[]
}

export interface PlannedInstrument {
  readonly instrument: Instrument
  readonly year: number | null
  /** Document numbers of its texts besides the newest one's. */
  readonly furtherNumbers: readonly string[]
  readonly expressions: readonly PlannedExpression[]
  /** Files as they now stand that are no expression: a second one of the same identifier, or of the same day. They are read for relations. */
  readonly besideTexts: readonly number[]
  /** Further names that lead here, each perhaps to the text of a day. */
  readonly addresses: readonly { readonly name: string; readonly on: Day | null }[]
}

/** All versions of one file, oldest first; the last one stands for it. */
interface SourceFile {
  readonly path: string
  readonly versions: readonly FileVersion[]
  readonly head: FileVersion
}

/** Files that make up one instrument in one language at their own days: one file, parts of a code, or dated siblings. */
interface Work {
  readonly jurisdiction: Jurisdiction
  readonly identifier: string
  /** The base title that it answers to besides, perhaps with others. */
  readonly baseName: string | null
  /** Each list is one expression's files at their newest state. */
  readonly issues: readonly (readonly SourceFile[])[]
}

const byPath = (a: SourceFile, b: SourceFile): number => a.path.length - b.path.length || (a.path < b.path ? -1 : 1)
const groupBy = <T>(items: Iterable<T>, key: (item: T) => string): T[][] => [...Map.groupBy(items, key).values()]

function filesOf(versions: readonly FileVersion[]): SourceFile[] {
  return groupBy(versions, (version) => version.path).flatMap((all) => {
    const sorted = all.toSorted(
      (a, b) => Number(a.current) - Number(b.current) || compareDays(a.record.on, b.record.on) || a.textId - b.textId,
    )
    const head = sorted.at(-1)
    return head ? [{ path: head.path, versions: sorted, head }] : []
  })
}

/** Acts of making and amending. Commencement lines are left out, since one of eight files of a code may lack the line. */
const acts = ({ history, commencesOn }: SourceRecord): string => history.filter((on) => on !== commencesOn).join(' ')

/** Parts of a code: files of one title, each with a part title of its own, whose history of acts is the same. */
function codes(files: readonly SourceFile[]): { works: Work[]; rest: SourceFile[] } {
  const parts = files.filter(({ head }) => head.record.partTitle !== null)
  const works: Work[] = []
  const used = new Set<SourceFile>()
  for (const group of groupBy(parts, ({ head: { record } }) =>
    [record.jurisdiction, record.title, record.language, acts(record)].join('\n'),
  )) {
    const first = group[0]
    // What is carried over from a file that is broken stays in a code, behind the others, but makes none: without git, a build from
    // nothing does not know of it, and has to give the others the same addresses.
    if (!first || group.filter(isSure).length < 2) continue
    group.sort(
      (a, b) =>
        Number(a.head.carried) - Number(b.head.carried) ||
        (a.head.record.firstArticle ?? Infinity) - (b.head.record.firstArticle ?? Infinity) ||
        (a.path < b.path ? -1 : 1),
    )
    for (const file of group) used.add(file)
    works.push({
      jurisdiction: first.head.record.jurisdiction,
      identifier: first.head.record.title.normalize('NFC'),
      baseName: null,
      issues: [group],
    })
  }
  return { works, rest: files.filter((file) => !used.has(file)) }
}

/**
 * Dated siblings: the later one's history lists the day of the earlier one, by its name or its own last act. Of our own files whose names
 * end in `@` and a day the name says it.
 */
function succeeds(later: SourceRecord, earlier: SourceRecord): boolean {
  if (later.dialect === 'native' && earlier.dialect === 'native' && later.namedOn !== null && earlier.namedOn !== null) return true
  const days = new Set<Day>(later.history)
  return (earlier.namedOn !== null && days.has(earlier.namedOn)) || (earlier.on !== null && days.has(earlier.on))
}

/** Without git, a build from nothing does not know what is carried over: it takes its place among the others and gives none of them a name. */
const isSure = ({ head }: SourceFile): boolean => !head.carried

function siblings(files: readonly SourceFile[]): Work[] {
  const works: Work[] = []
  for (const group of groupBy(files, ({ head: { record } }) => [record.jurisdiction, record.baseName, record.language].join('\n'))) {
    const lines = linesOf(group)
    const sure = group.some(isSure) ? lines.map((line) => line.filter(isSure)).filter((line) => line.length > 0) : lines
    // Two lines of one base title, or a line and an undated file of that name, are different instruments: neither takes the title.
    const shared =
      sure.filter((line) => line.length > 1).length > 1 ||
      sure.some(([file, ...later]) => later.length === 0 && file?.head.record.name === file?.head.record.baseName)
    for (const line of lines) {
      const first = line[0]?.head.record
      if (!first) continue
      const several = sure.some(([one, ...later]) => one === line[0] && later.length > 0)
      const identifier = several && !shared ? first.baseName : first.name
      works.push({
        jurisdiction: first.jurisdiction,
        identifier,
        baseName: identifier === first.baseName ? null : first.baseName,
        issues: line.map((file) => [file]),
      })
    }
  }
  return works
}

/** Files of one base title in lines of which each file succeeds another, the sure ones first. */
function linesOf(group: readonly SourceFile[]): SourceFile[][] {
  const lines: SourceFile[][] = []
  const oldestFirst = group.toSorted((a, b) => compareDays(a.head.record.on, b.head.record.on) || byPath(a, b))
  const follows = (a: SourceFile, b: SourceFile): boolean => succeeds(a.head.record, b.head.record)
  for (const file of [...oldestFirst.filter(isSure), ...oldestFirst.filter((one) => !isSure(one))]) {
    const line = lines.find((members) => members.some((member) => follows(file, member) || (!isSure(file) && follows(member, file))))
    if (line) line.push(file)
    else lines.push([file])
  }
  return lines
}

const duplicate = (path: string, message: string): Problem => ({
  path,
  line: 1,
  code: 'duplicate-identifier',
  message,
  mend: 'Give one of the two another identifier, or remove it.',
})

/** Several files of one name and language: equal bodies are one text; otherwise the path that sorts first is served. */
function settle(
  name: string,
  files: readonly SourceFile[],
  problems: Problem[],
): { served: SourceFile; beside: readonly SourceFile[]; disputed: boolean } {
  // One that can be read now goes before the last good text of one that cannot.
  const sorted = files.toSorted((a, b) => Number(b.head.current) - Number(a.head.current) || (a.path < b.path ? -1 : 1))
  const served = sorted[0] as SourceFile
  // What is only carried over disputes nothing: its file says something else now.
  const others = sorted.filter(({ head }) => !head.carried && head.record.bodyDigest !== served.head.record.bodyDigest)
  const paths = [served, ...others].map(({ path }) => path)
  if (others.length > 0)
    for (const path of paths)
      problems.push(
        duplicate(path, `The identifier ${name} is claimed by ${paths.join(' and ')} with different texts; ${served.path} is served.`),
      )
  return { served, beside: sorted.slice(1), disputed: others.length > 0 }
}

function expressionsOf(issues: readonly (readonly SourceFile[])[]): PlannedExpression[] {
  const byDay = new Map<string, Omit<PlannedExpression, 'latest'>>()
  const heads = issues.flat().map(({ head }) => head)
  const standing = new Set(heads.filter(({ current }) => current).map(({ textId }) => textId))
  const last = new Set(heads.map(({ textId }) => textId))
  const isStanding = (texts: readonly number[]): boolean => texts.some((text) => standing.has(text))
  const isGone = (files: readonly SourceFile[]): boolean => files.every(({ head }) => head.deletedOn !== null)
  const oldestFirst = issues.toSorted((a, b) => Number(isGone(b)) - Number(isGone(a)) || compareDays(dayOfParts(a), dayOfParts(b)))
  for (const files of oldestFirst) {
    const [only] = files
    if (!only) continue
    // The parts of a code are put together as they now stand; a single file brings its versions along.
    const states = files.length > 1 ? [files.map(({ head }) => head)] : only.versions.map((version) => [version])
    for (const state of states) {
      const speaking = speakingOf(state)
      const [first] = speaking
      if (!first) continue
      const on = speaking.map(({ record }) => record.on).reduce(latest, null)
      const language = first.record.language
      const before = byDay.get(`${language} ${on}`)
      // A file that now stands is that day's text, whatever another one held of it once.
      if (before && isStanding(before.texts) && !isStanding(state.map(({ textId }) => textId))) continue
      byDay.set(`${language} ${on}`, {
        language,
        on,
        kind: first.record.kind,
        recordedOn: first.recordedOn,
        carried: first.carried,
        texts: state.map(({ textId }) => textId),
      })
    }
  }
  const all = [...byDay.values()].toSorted((a, b) => (a.language < b.language ? -1 : a.language > b.language ? 1 : compareDays(a.on, b.on)))
  const newest = Map.groupBy(all, ({ language }) => language)
  return all.map((expression) => ({
    ...expression,
    latest: latestOf(newest.get(expression.language) ?? [], standing, last) === expression,
  }))
}

/** The file as it now stands is the latest, even where it was set back to an older day; what is gone or broken has its last text. */
const latestOf = <T extends { readonly texts: readonly number[] }>(
  oldestFirst: readonly T[],
  standing: ReadonlySet<number>,
  last: ReadonlySet<number>,
): T | undefined =>
  [standing, last]
    .map((ids) => oldestFirst.findLast(({ texts }) => texts.some((text) => ids.has(text))))
    .find((found) => found !== undefined)

/** Of the parts of a code, those that the folders or git hold; what is only carried over has no say while there are any. */
function speakingOf(parts: readonly FileVersion[]): readonly FileVersion[] {
  const held = parts.filter(({ carried }) => !carried)
  return held.length > 0 ? held : parts
}

const dayOfParts = (files: readonly SourceFile[]): Day | null =>
  speakingOf(files.map(({ head }) => head))
    .map(({ record }) => record.on)
    .reduce(latest, null)

function factsOf(records: readonly SourceRecord[], newest: SourceRecord): StatusFacts {
  const seen = new Set<string>()
  const commencements = records
    .flatMap((record) => record.commencements)
    .filter((commencement) => {
      const key = JSON.stringify(commencement)
      return seen.has(key) ? false : seen.add(key)
    })
  const made = records.map(({ madeOn }) => madeOn).filter((on) => on !== null)
  return { madeOn: made.toSorted()[0] ?? null, commencements, cessations: newest.cessations, listing: newest.listing }
}

function instrumentOf(work: Work, disputed: boolean, beside: readonly SourceFile[]): PlannedInstrument | undefined {
  const files = work.issues.flat()
  const standing = files.filter(({ head }) => head.deletedOn === null)
  const gone = standing.length === 0
  const speaking = gone ? files : standing
  const dated = speaking.toSorted((a, b) => compareDays(a.head.record.on, b.head.record.on))
  const newestDay = dated.at(-1)?.head.record.on ?? null
  // Of the language expressions, the one whose name carries no language speaks for the instrument.
  const main = speaking.filter(({ head }) => head.record.on === newestDay).toSorted(byPath)[0]
  if (!main) return undefined
  const { record } = main.head
  const records = files
    .toSorted((a, b) => compareDays(a.head.record.on, b.head.record.on))
    .flatMap((file) => file.versions.map((version) => version.record))
  const titles: Record<Language, string> = { ...record.titles }
  const issuers: Record<Language, string> = {}
  const subjectsIn: Record<Language, readonly string[]> = {}
  for (const { head } of dated) {
    const { language, title, issuer, subjects } = head.record
    if (language === record.language) continue
    titles[language] = title
    if (issuer !== null) issuers[language] = issuer
    if (subjects.length > 0) subjectsIn[language] = subjects
  }
  const goneOn = files.map(({ head }) => (head.deletedOn === 'unknown' ? null : head.deletedOn)).reduce(latest, null)
  const facts = factsOf(records, record)
  const publishedOn =
    records
      .map((each) => each.publishedOn)
      .filter((on) => on !== null)
      .toSorted()[0] ?? null
  const expressions = expressionsOf(work.issues)
  const shown = new Set(expressions.flatMap(({ texts }) => texts))
  const names = new Map<string, Day | null>()
  // A file that takes its identifier from its name had another one before it was moved.
  for (const { path, head } of files)
    if (head.record.name === nameOfFile(path))
      for (const name of head.formerPaths.map(nameOfFile)) if (name !== work.identifier) names.set(name, null)
  for (const file of files)
    for (const { record: each } of file.versions)
      if (each.name !== work.identifier) names.set(each.name, each.partTitle === null ? each.on : null)
  if (work.baseName !== null) names.set(work.baseName, null)
  return {
    instrument: {
      jurisdiction: work.jurisdiction,
      identifier: work.identifier,
      title: record.title,
      titles,
      rank: record.rank,
      issuer: record.issuer,
      issuers,
      documentNumber: record.documentNumber,
      madeOn: facts.madeOn,
      publishedOn,
      commencesOn: record.commencesOn,
      expiresOn: record.expiresOn,
      source: record.source,
      subjects: record.subjects,
      subjectsIn,
      aliases: [...new Set(files.flatMap(({ head }) => head.record.aliases))],
      declared: record.declared,
      facts,
      disputed,
      deletedOn: gone ? (goneOn ?? 'unknown') : null,
      metadata: record.metadata,
    },
    year: (publishedOn ?? facts.madeOn ?? record.on) === null ? null : yearOf((publishedOn ?? facts.madeOn ?? record.on) as Day),
    furtherNumbers: [...new Set(records.flatMap((each) => [each.documentNumber ?? '', ...each.furtherNumbers]))].filter(
      (number) => number !== '' && number !== record.documentNumber,
    ),
    expressions,
    besideTexts: [...files, ...beside].flatMap(({ head }) => (head.current && !shown.has(head.textId) ? [head.textId] : [])),
    addresses: [...names].map(([name, on]) => ({ name, on })),
  }
}

export interface Identification {
  readonly instruments: readonly PlannedInstrument[]
  readonly problems: readonly Problem[]
  /** By jurisdiction and identifier, what each was made of, so that the next time one that is made of the same stays the same object. */
  readonly made: ReadonlyMap<string, Made>
}

interface Made {
  readonly of: readonly unknown[]
  readonly planned: PlannedInstrument | undefined
}

/**
 * Which files are which instruments and expressions (design.md, "Identify"). Depends on the versions alone, not on their order, and not
 * on what was identified `before`, which saves time.
 */
export function identify(versions: readonly FileVersion[], before?: Identification): Identification {
  const problems: Problem[] = []
  const files = filesOf(versions.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.textId - b.textId)))
  const standing = files.filter(({ head }) => head.deletedOn === null)
  const inCodes = codes(standing)
  const disputed = new Set<SourceFile>()
  const served: SourceFile[] = []
  const beside = new Map<SourceFile, readonly SourceFile[]>()
  for (const group of groupBy(inCodes.rest, ({ head: { record } }) => [record.jurisdiction, record.name, record.language].join('\n'))) {
    const settled = settle(group[0]?.head.record.name ?? '', group, problems)
    served.push(settled.served)
    beside.set(settled.served, settled.beside)
    if (settled.disputed) disputed.add(settled.served)
  }
  const works = new Map<string, Work>()
  const keyOf = (work: Work): string => `${work.jurisdiction}\n${work.identifier}`
  const add = (work: Work): void => {
    const before = works.get(keyOf(work))
    works.set(keyOf(work), before ? { ...before, issues: [...before.issues, ...work.issues] } : work)
  }
  for (const work of [...inCodes.works, ...siblings(served)]) add(work)
  // What is gone keeps its address; where a file that stands has taken it, such as one that was moved, it is that one's past.
  for (const work of siblings(files.filter(({ head }) => head.deletedOn !== null))) add(work)

  const made = new Map<string, Made>()
  for (const [key, work] of works) {
    const all = work.issues.flat()
    const isDisputed = all.some((file) => disputed.has(file))
    const besides = all.flatMap((file) => beside.get(file) ?? [])
    const of = [
      work.baseName,
      isDisputed,
      ...besides.map(({ head }) => head),
      ...work.issues.flatMap((issue) => ['issue', ...issue.flatMap((file) => ['file', ...file.versions])]),
    ]
    const known = before?.made.get(key)
    made.set(key, known && areEqual(known.of, of) ? known : { of, planned: instrumentOf(work, isDisputed, besides) })
  }
  const instruments = [...made.values()].flatMap(({ planned }) => planned ?? [])
  return { instruments, problems, made }
}

const areEqual = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index])
