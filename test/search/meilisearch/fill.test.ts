import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { build } from '../../../src/compile/build.ts'
import { day } from '../../../src/law/day.ts'
import { fillMeilisearch, meilisearchEngine } from '../../../src/node.ts'
import { type MeilisearchConfiguration, readConfiguration } from '../../../src/search/meilisearch/configuration.ts'
import { openSqlite } from '../../../src/store/sqlite.ts'
import { describeWithRecords } from './api.ts'
import { KEY, startStandIn, type StandIn } from './stand-in.ts'

const file = (at: number, words: string): string =>
  `---\ntitle: Act ${at} of 2020\nidentifier: act-${at}\njurisdiction: ie\nlanguage: en\npublication_date: 2020-01-0${at}\n---\n# Act ${at} of 2020\n\n## 1. Matter\n\n${words}\n\n## 2. More\n\nFurther rules.\n`

describeWithRecords('filling the index of Meilisearch', () => {
  let standIn: StandIn
  let configuration: MeilisearchConfiguration
  const folder = mkdtempSync(join(tmpdir(), 'gazette-fill-'))
  const register = join(folder, 'register.db')

  async function written(texts: Readonly<Record<number, string>>): Promise<void> {
    mkdirSync(join(folder, 'laws'), { recursive: true })
    for (const [at, words] of Object.entries(texts)) writeFileSync(join(folder, 'laws', `act-${at}.md`), file(Number(at), words))
    await build({ folders: [join(folder, 'laws')], register, history: false })
  }

  /** The identifiers of the Acts that hold the words, as the index on the server has it. */
  async function holding(text: string): Promise<string[]> {
    const database = openSqlite(register, { readOnly: true })
    const engine = meilisearchEngine(database, configuration)
    const { hits } = await engine.search({ text, filter: {}, asOf: day('2026-01-01'), by: 'instrument', offset: 0, limit: 10 })
    const rows = await database.all<{ identifier: string }>(
      'SELECT identifier FROM instrument WHERE id IN (SELECT value FROM json_each(?)) ORDER BY identifier',
      JSON.stringify(hits.map(({ instrumentId }) => instrumentId)),
    )
    database.close()
    return rows.map(({ identifier }) => identifier)
  }

  const sentDocuments = (): number => standIn.asked.filter(({ method, path }) => method === 'POST' && path.endsWith('/documents')).length

  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  beforeAll(async () => written({ 1: 'Bread and butter.', 2: 'Milk and honey.', 3: 'Salt and pepper.' }))
  beforeEach(async () => {
    standIn = await startStandIn()
    configuration = readConfiguration({ MEILI_URL: standIn.url, MEILI_KEY: KEY }) as MeilisearchConfiguration
  })
  afterEach(async () => {
    for (const one of standIn.broken) throw new Error(one)
    await standIn.stop()
  })

  it('makes a new index beside, puts it in its place, and sends nothing twice', async () => {
    const [first] = await fillMeilisearch(register, { configuration })
    expect(first).toMatchObject({ provisions: 6, sent: 6, removed: 0, rebuilt: true })
    expect(await holding('honey')).toEqual(['act-2'])
    expect(standIn.asked.some(({ path }) => path === '/swap-indexes')).toBe(true)

    const before = sentDocuments()
    const [second] = await fillMeilisearch(register, { configuration })
    expect(second).toMatchObject({ provisions: 6, sent: 0, removed: 0, rebuilt: false })
    expect(sentDocuments()).toBe(before)
  })

  it('sends what changed and nothing else, and takes out what is gone', async () => {
    await fillMeilisearch(register, { configuration })
    await written({ 2: 'Milk and sugar.' })
    const [changed] = await fillMeilisearch(register, { configuration })
    expect(changed).toMatchObject({ sent: 1, removed: 0, rebuilt: false })
    expect([await holding('sugar'), await holding('honey')]).toEqual([['act-2'], []])
    await written({ 2: 'Milk and honey.' })
  })

  it('says what it would do, and does nothing, when asked to', async () => {
    const [would] = await fillMeilisearch(register, { configuration, dryRun: true })
    expect(would).toMatchObject({ sent: 6, rebuilt: true })
    expect(standIn.asked.filter(({ method }) => method !== 'GET')).toEqual([])
  })

  it.for([
    [
      'a full disk',
      { type: 'documentAdditionOrUpdate', code: 'no_space_left_on_device', message: 'No space left on device (os error 28)' },
      /disk .* is full\. Make room/,
    ],
    [
      'a task that fails',
      { type: 'documentAdditionOrUpdate', code: 'internal', message: 'thread panicked' },
      /could not do it \(internal\)/,
    ],
    ['settings that are refused', { type: 'settingsUpdate', code: 'internal', message: 'no' }, /could not do it \(internal\)/],
    ['a swap that fails', { type: 'indexSwap', code: 'internal', message: 'no' }, /could not do it \(internal\)/],
  ] as const)('leaves the old index in its place at %s, says what to do, and finishes next time', async ([, fail, said]) => {
    await fillMeilisearch(register, { configuration })
    Object.assign(standIn.mood, { fail })
    const outcome = fillMeilisearch(register, { configuration, rebuild: true })
    await expect(outcome).rejects.toThrow(said)
    await expect(outcome).rejects.toThrow('What was searched before is searched still; the next npx gazette index finishes the work.')
    expect(await holding('honey')).toEqual(['act-2'])
    delete (standIn.mood as { fail?: object }).fail
    expect(await fillMeilisearch(register, { configuration, rebuild: true })).toMatchObject([{ provisions: 6, rebuilt: true }])
    expect(await holding('honey')).toEqual(['act-2'])
  })

  it('goes on where a run was broken off by a server that went away', async () => {
    standIn.mood.dieAfter = 0
    await expect(fillMeilisearch(register, { configuration })).rejects.toThrow(
      /cannot be reached\. Start it, or mend MEILI_URL\. The embedded engine answers meanwhile/,
    )
    delete standIn.mood.dieAfter
    expect(await fillMeilisearch(register, { configuration })).toMatchObject([{ provisions: 6, rebuilt: true }])
    expect(await holding('butter')).toEqual(['act-1'])
  })

  it('tells a refused key and a server that is none from each other, and never shows the key', async () => {
    standIn.mood.refuse = true
    const refused = fillMeilisearch(register, { configuration })
    await expect(refused).rejects.toThrow(/refuses the key\. Mend MEILI_KEY/)
    await expect(refused).rejects.not.toThrow(KEY)
    delete standIn.mood.refuse
    standIn.mood.nonsense = true
    await expect(fillMeilisearch(register, { configuration })).rejects.toThrow(/is no Meilisearch\. Mend MEILI_URL/)
  })
})
