import type { DatabaseSync } from 'node:sqlite'
import type { Identification } from '../sources/identity.ts'
import type { WantedText } from './texts.ts'
import type { Gathered } from './versions.ts'

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

/** Whether the register holds a text as it is wanted: cut for the same place in a code, and indexed where it is to be searched. */
export function storedTexts(before: DatabaseSync | null): (text: WantedText) => boolean {
  const partNumbers = new Map(
    before
      ?.prepare('SELECT id, part_number FROM text')
      .all()
      .map((row) => [row['id'], row['part_number']]),
  )
  const searchedTexts = new Set(
    before
      ?.prepare('SELECT DISTINCT text_id FROM expression_text WHERE expression_id IN (SELECT id FROM expression WHERE latest = 1)')
      .all()
      .map((row) => row['text_id']),
  )
  return ({ version: { textId, stored }, partNumber, searched }) =>
    stored && partNumbers.get(textId) === partNumber && (!searched || searchedTexts.has(textId))
}
