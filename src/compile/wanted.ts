import type { DatabaseSync } from 'node:sqlite'
import type { Identification } from '../sources/identity.ts'
import type { Gathered, Version } from './versions.ts'

/** How a register holds a text: its place where it is one part of a code, and whether it is the newest of a file that stands, so that it is searched. */
export interface Holding {
  readonly partNumber: number | null
  readonly searched: boolean
}

/** A version whose text is wanted in the register. */
export interface WantedText extends Holding {
  readonly version: Version
}

/** The texts that expressions are made of; other versions, such as corrections of one day, leave no trace. */
export function wantedTexts({ versions }: Gathered, { instruments }: Identification): WantedText[] {
  const parts = new Map<number, number | null>()
  const latest = new Set<number>()
  for (const { expressions, besideTexts, instrument } of instruments) {
    for (const text of besideTexts) parts.set(text, null)
    for (const expression of expressions)
      for (const [index, text] of expression.texts.entries()) {
        parts.set(text, expression.texts.length > 1 ? index + 1 : null)
        if (expression.latest && instrument.deletedOn === null) latest.add(text)
      }
  }
  return versions
    .filter(({ textId }) => parts.has(textId))
    .map((version) => ({ version, partNumber: parts.get(version.textId) ?? null, searched: latest.has(version.textId) }))
}

/** How a register holds each of its texts, by id. */
export function readHoldings(db: DatabaseSync): Map<number, Holding> {
  const searched = new Set(
    db
      .prepare(
        `SELECT et.text_id FROM instrument i JOIN expression e ON e.instrument_id = i.id JOIN expression_text et ON et.expression_id = e.id
         WHERE e.latest = 1 AND i.deleted_on IS NULL`,
      )
      .all()
      .map((row) => row['text_id']),
  )
  return new Map(
    db
      .prepare('SELECT id, part_number FROM text')
      .all()
      .map((row) => [Number(row['id']), { partNumber: row['part_number'] as number | null, searched: searched.has(row['id']) }]),
  )
}

/** Whether a register that holds a text so has it as it is wanted: cut for the same place in a code, and indexed where it is to be searched. */
export const isAsWanted = (holding: Holding | undefined, wanted: WantedText): boolean =>
  holding !== undefined && holding.partNumber === wanted.partNumber && (!wanted.searched || holding.searched)
