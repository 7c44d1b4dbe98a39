import type { Problem } from '../law/problem.ts'
import { identify } from '../sources/identity.ts'
import { openCompiler } from './compiler.ts'
import { openFolders } from './inputs.ts'
import { openReaders, type Readers } from './readers.ts'
import type { BuildOptions, BuildReport } from './report.ts'
import { cutWanted, problemsOf } from './texts.ts'
import { gather, nothingEarlier } from './versions.ts'
import { wantedTexts } from './wanted.ts'
import { sorted } from './write.ts'
import { steadily } from './steadily.ts'

/** Compiles folders of Markdown into a register, once (compiler.ts). Throws BuildError. */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const compiler = openCompiler(options)
  try {
    return await compiler.build(options.onProgress)
  } finally {
    await compiler.close()
  }
}

/** What reading folders found; `skipped` are Markdown files that no dialect takes for law, such as a README. */
export interface Checked {
  readonly files: number
  readonly skipped: readonly string[]
  readonly problems: readonly Problem[]
}

/** Reads folders as a build would and says what is wrong with their files. Throws BuildError. */
export async function check({ folders, onProgress = () => undefined }: Pick<BuildOptions, 'folders' | 'onProgress'>): Promise<Checked> {
  const readers = openReaders()
  try {
    return await steadily(() => checkOnce(folders, readers, onProgress))
  } finally {
    await readers.close()
  }
}

async function checkOnce(folders: readonly string[], readers: Readers, report: NonNullable<BuildOptions['onProgress']>): Promise<Checked> {
  const inputs = await openFolders(folders, false)
  const gathered = await gather(inputs, nothingEarlier, readers, report)
  const plan = identify(gathered.versions)
  const wanted = wantedTexts(gathered, plan)
  const scanned: Problem[] = []
  let done = 0
  for await (const { text, cut } of cutWanted(wanted, inputs, null, readers)) {
    scanned.push(...problemsOf(text, cut))
    report({ stage: 'indexing', done: (done += 1), total: wanted.length })
  }
  return {
    files: gathered.files.filter((file) => !file.skipped).length,
    skipped: gathered.files.filter((file) => file.skipped).map(({ path }) => path),
    problems: sorted([...gathered.problems.values()].flat(), plan.problems, scanned),
  }
}
