#!/usr/bin/env node
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from '../src/compile/build.ts'
import { fillMeilisearch, meilisearchEngine, meilisearchEnvironment, today } from '../src/node.ts'
import { createResolver } from '../src/register/names.ts'
import { createRegister } from '../src/register/reads.ts'
import { createSearch, type Search } from '../src/search/answer.ts'
import type { SearchEngine } from '../src/search/engine.ts'
import { createPassages } from '../src/search/passages.ts'
import { createSqliteEngine } from '../src/search/sqlite.ts'
import type { Database } from '../src/store/database.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import { type CitizenQuestion, measureCitizens } from './evaluate/citizens.ts'
import { type Lookup, measureLookups } from './evaluate/lookups.ts'
import { measureQuestions, type Question } from './evaluate/questions.ts'
import { type GoldSet, scoreRelations } from './evaluate/relations.ts'
import { table } from './evaluate/table.ts'

const HELP = `Usage: npm run evaluate -- [options]

Asks the search of registers built from real collections what people asked, and prints how often it is right.

  --lookups FILE    JSON lines {kind, query, instrument} over legalize-ie (../shared/judgments/lookup-en-dev.jsonl)
  --questions FILE  JSON lines {query, relevant} over LawRefBook (../shared/judgments/stard-dev.jsonl)
  --citizens FILE   JSON lines {query, relevant, repealedPredecessors, held} over legalize-ie (test/search/questions-en.jsonl)
  --rebuild         builds the registers anew
  --engine NAME     sqlite, the embedded one (default), or meilisearch, which MEILI_URL and MEILI_KEY name; its indexes are brought up to date first
`
const checkout = fileURLToPath(new URL('..', import.meta.url))
const shared = join(checkout, '..', 'shared')
const cache = join(checkout, '.cache')
const ENGLISH = join(checkout, 'test', 'search', 'questions-en.jsonl')

const { values } = parseArgs({
  options: {
    lookups: { type: 'string' },
    citizens: { type: 'string' },
    questions: { type: 'string' },
    rebuild: { type: 'boolean' },
    engine: { type: 'string', default: 'sqlite' },
    help: { type: 'boolean' },
  },
})
if (values.help) process.stdout.write(HELP)
else await evaluate()

async function evaluate(): Promise<void> {
  const lookups = values.lookups ?? join(shared, 'judgments', 'lookup-en-dev.jsonl')
  const questions = values.questions ?? join(shared, 'judgments', 'stard-dev.jsonl')
  process.stdout.write(`Search, ${values.engine === 'sqlite' ? 'embedded engine' : values.engine}, ${today()}\n`)
  const irish = await registerOf('legalize-ie', 'legalize-ie.bundle')
  if (irish === undefined || !existsSync(lookups))
    process.stdout.write('\nLook-ups were not measured: the collection legalize-ie or its judgments are absent.\n')
  else
    await withSearch(irish, {}, async (search) =>
      print('Look-ups in legalize-ie', await measureLookups(search, linesOf<Lookup>(lookups), today())),
    )
  if (irish !== undefined)
    await withSearch(irish, {}, async (search) =>
      print(
        'Questions of citizens about legalize-ie',
        await measureCitizens(search, linesOf<CitizenQuestion>(values.citizens ?? ENGLISH), today()),
      ),
    )
  const chinese = await registerOf('lawrefbook', 'lawrefbook.tar.gz')
  if (chinese === undefined || !existsSync(questions)) {
    process.stdout.write('\nQuestions were not measured: the collection LawRefBook or its judgments are absent.\n')
    return
  }
  if (irish !== undefined)
    print('Repeals and terms read out of texts, against texts labelled by hand', await relationFigures(irish, chinese))
  const asked = linesOf<Question>(questions)
  await withSearch(chinese, {}, async (search) => print('Questions in LawRefBook', await measureQuestions(search, asked, today())))
  await withSearch(chinese, { prior: () => 1 }, async (search) =>
    print('The same without any prior by rank', await measureQuestions(search, asked, today())),
  )
}

/** The sets that were labelled by hand: those beside the checkout, where they are, and our own. */
async function relationFigures(irish: string, chinese: string): Promise<string[][]> {
  const gold = join(shared, 'gold')
  const own = join(checkout, 'test', 'supersession')
  const folder = (name: string, archive: string): string => unpacked(name, join(shared, 'corpora', archive)) ?? ''
  const english = { corpus: folder('legalize-ie', 'legalize-ie.bundle'), register: irish }
  const han = { corpus: folder('lawrefbook', 'lawrefbook.tar.gz'), register: chinese }
  const sets: GoldSet[] = [
    { name: 'en-dev', gold: join(gold, 'en-dev.jsonl'), borderline: join(gold, 'en-dev-borderline.jsonl'), ...english },
    { name: 'en, our own', gold: join(own, 'en', 'held-out.jsonl'), borderline: null, ...english },
    { name: 'zh-dev', gold: join(gold, 'zh-dev.jsonl'), borderline: null, ...han },
    { name: 'zh, our own', gold: join(own, 'zh', 'held-out.jsonl'), borderline: null, ...han },
  ]
  return scoreRelations(join(gold, 'score.mjs'), sets, cache)
}

function print(title: string, rows: readonly (readonly string[])[]): void {
  process.stdout.write(`\n${title}\n${table(rows)}`)
}

function linesOf<T>(path: string): T[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as T)
}

async function withSearch(
  path: string,
  options: Parameters<typeof createSqliteEngine>[1],
  use: (search: Search) => Promise<void>,
): Promise<void> {
  const database = openSqlite(path, { readOnly: true })
  try {
    const ports = { register: createRegister(database), resolver: createResolver(database), passages: createPassages(database) }
    await use(createSearch({ ...ports, engine: await engineFor(path, database, options) }))
  } finally {
    database.close()
  }
}

async function engineFor(path: string, database: Database, options: Parameters<typeof createSqliteEngine>[1] = {}): Promise<SearchEngine> {
  if (values.engine === 'sqlite') return createSqliteEngine(database, options)
  const configuration = meilisearchEnvironment()
  if (values.engine !== 'meilisearch' || !configuration)
    throw new Error('--engine is sqlite or meilisearch; the latter needs MEILI_URL and MEILI_KEY.')
  const own = { ...configuration, index: `${configuration.index}-${basename(path, '.db')}` }
  await fillMeilisearch(path, { configuration: own })
  return meilisearchEngine(database, own, options.prior)
}

/** The register of a collection, built where it is absent; undefined where the collection itself is. */
async function registerOf(name: string, archive: string): Promise<string | undefined> {
  const folder = unpacked(name, join(shared, 'corpora', archive))
  if (folder === undefined) return undefined
  const register = join(cache, `evaluate-${name}.db`)
  if (values.rebuild) rmSync(register, { force: true })
  process.stderr.write(`Building ${register} where it is not current …\n`)
  await build({ folders: [folder], register, history: true })
  return register
}

/** Where the tests unpack collections, too; see test/collections.ts. */
function unpacked(name: string, archive: string): string | undefined {
  const size = statSync(archive, { throwIfNoEntry: false })?.size
  if (size === undefined) return undefined
  const folder = join(cache, String(size), name)
  if (existsSync(folder)) return folder
  const half = `${folder}.${process.pid}`
  mkdirSync(dirname(folder), { recursive: true })
  if (archive.endsWith('.bundle')) execFileSync('git', ['clone', '--quiet', archive, half])
  else {
    mkdirSync(half)
    execFileSync('tar', ['-xzf', archive, '-C', half])
  }
  renameSync(half, folder)
  return folder
}
