import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse, readFound } from '../../../src/compile/reading.ts'
import { createLibrary, type LibrarySource } from '../../../src/compile/library.ts'
import { foldName } from '../../../src/law/name.ts'
import { foldersOf, isProblem, walk } from '../../../src/sources/read.ts'
import { scan } from '../../../src/sources/scan/provisions.ts'
import { english, readEnglish } from '../../../src/supersession/relations/en/read.ts'
import { describeCollection } from '../../collections.ts'
import { act } from './text.ts'

interface Row {
  readonly type: 'source' | 'relation'
  readonly source: string
  readonly kind: string
  readonly extent: string
  readonly target: { readonly title: string; readonly year: number | null; readonly corpusId: string | null } | null
}

/** 64 Acts that are in no other set: what they repeal was checked by reading every line with a word of repealing, and every table. */
const rows = readFileSync(new URL('held-out.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Row)

describeCollection('legalize-ie', 'Acts that were held back', (folder) => {
  test('are read as a person reads them, every quote at its place', () => {
    const held = new Set(rows.map(({ source }) => `ie/${source}.md`))
    const sources: LibrarySource[] = []
    const texts = []
    for (const found of walk(foldersOf([folder])[0] ?? { root: folder, name: '', prefix: '' }).files) {
      const { file } = readFound(found)
      const parsed = parse(file)
      if (parsed.kind !== 'record' || isProblem(file)) continue
      const { record } = parsed.reading
      sources.push({ record, instrument: { jurisdiction: record.jurisdiction, identifier: record.path.slice(3, -3) } })
      if (held.has(record.path)) {
        const { path, title, madeOn, publishedOn, on } = record
        texts.push(act(file.text, { path, title, madeOn, publishedOn, on, provisions: scan(file.text, record.bodyStart).provisions }))
      }
    }
    const library = createLibrary(sources)
    const said = texts.flatMap((text) => {
      const source = text.path.slice(3, -3)
      const found = readEnglish(text)
      for (const { quote, start, end } of found) expect(text.text.slice(start, end)).toBe(quote)
      return (english.settle?.(text, found, library) ?? found).map((relation) => {
        const reached = relation.kind === 'expiry' ? source : english.resolve(text, relation, library).entry?.path.slice(3, -3)
        const name = reached ?? (relation.target ? `${foldName(relation.target.title)} ${relation.target.year}` : '')
        return `${source} ${relation.kind} ${relation.extent} ${name}`
      })
    })
    const labelled = rows.flatMap(({ type, source, kind, extent, target }) =>
      type === 'source'
        ? []
        : [`${source} ${kind} ${extent} ${target?.corpusId ?? (target ? `${foldName(target.title)} ${target.year}` : '')}`],
    )
    const right = said.filter((line) => labelled.includes(line))
    expect(said.filter((line) => !labelled.includes(line)).slice(0, 10)).toEqual([])
    expect(right.length / labelled.length).toBeGreaterThanOrEqual(0.98)
  })
})
