import { parse, type Parsed } from '../../src/compile/reading.ts'
import { decode } from '../../src/sources/read.ts'
import type { SourceRecord } from '../../src/sources/record.ts'

export type Keys = Readonly<Record<string, string>>

/** Front matter of these keys, each value as it is written. */
export const front = (keys: Keys): string =>
  `---\n${Object.entries(keys)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')}---\n`

/** An Irish Act as legalize-ie writes it; further keys come behind, or in place of, the usual ones. */
export const act = (keys: Keys = {}, body = '# Ferries Act 1960\n\n##### 1. Short title\n\nThis is the Ferries Act 1960.\n'): string =>
  front({
    title: '"Ferries Act, 1960"',
    identifier: '"IE-1960-act-7"',
    country: '"ie"',
    rank: '"act"',
    publication_date: '"1960-05-04"',
    last_updated: '"1960-05-04"',
    status: '"in_force"',
    ...keys,
  }) + body

/** A text as LawRefBook writes it: title, dated lines, the mark, the text. */
export const chinese = (title: string, history: readonly string[], body: string): string =>
  `# ${title}\n\n${history.map((line) => `${line}\n\n`).join('')}<!-- INFO END -->\n\n${body}`

/** Reads a file as a build would. */
export const read = (path: string, content: string | Uint8Array, collection = 'laws'): Parsed =>
  parse(decode(path, collection, typeof content === 'string' ? Buffer.from(content) : content))

/** The record of a file that is expected to be readable; throws what is wrong with it otherwise. */
export function recordOf(path: string, content: string | Uint8Array, collection?: string): SourceRecord {
  const parsed = read(path, content, collection)
  if (parsed.kind !== 'record') throw new Error(`${path} gives ${JSON.stringify(parsed)}`)
  return parsed.reading.record
}
