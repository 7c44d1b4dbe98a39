import type { DatabaseSync } from 'node:sqlite'
import { statusIntervals } from '../law/status.ts'
import type { InstrumentKey } from '../law/instrument.ts'
import { namesOf } from '../law/name.ts'
import { isGap } from '../law/provision.ts'
import { gramsRow, INSERT_NAME, INSERT_NAME_GRAMS, nameRow, REMOVE_NAMES } from '../register/names-schema.ts'
import { FILL_SEARCH_UNITS_OF } from '../search/schema.ts'
import type { PlannedInstrument } from '../sources/identity.ts'
import { digestOf } from '../sources/read.ts'

/** An instrument as the register holds it. `plan`: what it was written from, where this process did it. */
export interface HeldInstrument {
  readonly id: number
  readonly digest: string
  readonly plan: PlannedInstrument | null
}

export const nameOf = ({ jurisdiction, identifier }: InstrumentKey): string => `${jurisdiction}/${identifier}`

/** What a register holds, by jurisdiction and identifier. */
export const readInstruments = (db: DatabaseSync): Map<string, HeldInstrument> =>
  new Map(
    db
      .prepare('SELECT id, jurisdiction, identifier, digest FROM instrument')
      .all()
      .map((row) => [nameOf(row as unknown as InstrumentKey), { id: Number(row['id']), digest: String(row['digest']), plan: null }]),
  )

/** Brings the instruments of a register in line with a plan; those that did not change keep their rows and ids. */
export function writeInstruments(
  db: DatabaseSync,
  held: ReadonlyMap<string, HeldInstrument>,
  planned: readonly PlannedInstrument[],
  rewritten: ReadonlySet<number>,
): Map<string, HeldInstrument> {
  const writer = instrumentWriter(db)
  let nextId = [...held.values()].reduce((most, { id }) => Math.max(most, id), 0) + 1
  const written = new Map<string, HeldInstrument>()
  const due: (HeldInstrument & { readonly plan: PlannedInstrument })[] = []
  const stale: number[] = []
  for (const plan of planned) {
    const name = nameOf(plan.instrument)
    const before = held.get(name)
    const digest = before?.plan === plan ? before.digest : digestOf(JSON.stringify(plan))
    const now = { id: before?.id ?? nextId++, digest, plan }
    written.set(name, now)
    if (before?.digest === digest && !plan.expressions.some(({ texts }) => texts.some((text) => rewritten.has(text)))) continue
    if (before) stale.push(before.id)
    due.push(now)
  }
  // Removed before anything is written, since a text may move from one instrument to another.
  for (const id of stale) writer.remove(id)
  for (const [name, { id }] of held) if (!written.has(name)) writer.remove(id)
  for (const { id, plan, digest } of due) writer.write(id, plan, digest)
  return written
}

function instrumentWriter(db: DatabaseSync) {
  const insert = db.prepare(
    `INSERT INTO instrument (id, jurisdiction, identifier, title, titles, rank, issuer, document_number, made_on, published_on, commences_on,
       expires_on, year, source, subjects, aliases, declared, facts, disputed, deleted_on, metadata, digest)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertInterval = db.prepare(
    'INSERT INTO status_interval (instrument_id, from_day, to_day, status, since, basis, quote) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const insertExpression = db.prepare(
    'INSERT INTO expression (instrument_id, language, on_day, kind, recorded_on, carried, latest) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const insertExpressionText = db.prepare('INSERT INTO expression_text (expression_id, ordinal, text_id) VALUES (?, ?, ?)')
  const insertAddress = db.prepare('INSERT OR REPLACE INTO address (jurisdiction, name, instrument_id, on_day) VALUES (?, ?, ?, ?)')
  const insertBeside = db.prepare('INSERT INTO beside_text (text_id, instrument_id) VALUES (?, ?)')
  const insertName = db.prepare(INSERT_NAME)
  const insertGrams = db.prepare(INSERT_NAME_GRAMS)
  db.function('is_gap', { deterministic: true }, (text) => Number(isGap(String(text))))
  const fillUnits = db.prepare(FILL_SEARCH_UNITS_OF)
  const removals = [
    ...REMOVE_NAMES,
    'DELETE FROM search_unit WHERE instrument_id = ?',
    'DELETE FROM beside_text WHERE instrument_id = ?',
    'DELETE FROM address WHERE instrument_id = ?',
    'DELETE FROM expression_text WHERE expression_id IN (SELECT id FROM expression WHERE instrument_id = ?)',
    'DELETE FROM expression WHERE instrument_id = ?',
    'DELETE FROM status_interval WHERE instrument_id = ?',
    'DELETE FROM instrument WHERE id = ?',
  ].map((sql) => db.prepare(sql))

  return {
    remove(id: number): void {
      for (const removal of removals) removal.run(id)
    },
    write(id: number, { instrument, year, furtherNumbers, expressions, besideTexts, addresses }: PlannedInstrument, digest: string): void {
      insert.run(
        id,
        instrument.jurisdiction,
        instrument.identifier,
        instrument.title,
        JSON.stringify(instrument.titles),
        instrument.rank,
        instrument.issuer,
        instrument.documentNumber,
        instrument.madeOn,
        instrument.publishedOn,
        instrument.commencesOn,
        instrument.expiresOn,
        year,
        instrument.source,
        JSON.stringify(instrument.subjects),
        JSON.stringify(instrument.aliases),
        JSON.stringify(instrument.declared),
        JSON.stringify(instrument.facts),
        Number(instrument.disputed),
        instrument.deletedOn,
        JSON.stringify(instrument.metadata),
        digest,
      )
      for (const { from, to, status, since, basis, quote } of statusIntervals(instrument.facts))
        insertInterval.run(id, from ?? '', to ?? '9999-99-99', status, since, basis, quote)
      for (const { language, on, kind, recordedOn, carried, latest, texts } of expressions) {
        const { lastInsertRowid } = insertExpression.run(id, language, on, kind, recordedOn, Number(carried), Number(latest))
        for (const [ordinal, text] of texts.entries()) insertExpressionText.run(lastInsertRowid, ordinal, text)
      }
      for (const text of besideTexts) insertBeside.run(text, id)
      for (const { name, on } of addresses) insertAddress.run(instrument.jurisdiction, name, id, on)
      for (const name of namesOf(instrument, [...addresses.map((address) => address.name), ...furtherNumbers])) {
        const { lastInsertRowid } = insertName.run(...nameRow(id, name))
        const grams = gramsRow(Number(lastInsertRowid), name)
        if (grams) insertGrams.run(...grams)
      }
      fillUnits.run(id)
    },
  }
}
