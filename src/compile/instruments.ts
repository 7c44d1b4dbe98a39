import type { DatabaseSync } from 'node:sqlite'
import { statusIntervals } from '../law/status.ts'
import { namesOf } from '../law/name.ts'
import { gramsRow, INSERT_NAME, INSERT_NAME_GRAMS, nameRow, REMOVE_NAMES } from '../register/names-schema.ts'
import { FILL_SEARCH_UNITS_OF } from '../search/schema.ts'
import type { PlannedInstrument } from '../sources/identity.ts'
import { digestOf } from '../sources/read.ts'

/** Brings the instruments of a register in line with a plan; those that did not change keep their rows and ids. Gives back how many changed. */
export function writeInstruments(db: DatabaseSync, planned: readonly PlannedInstrument[], rewritten: ReadonlySet<number>): number {
  const known = new Map<string, { id: number; digest: string }>()
  for (const row of db.prepare('SELECT id, jurisdiction, identifier, digest FROM instrument').all())
    known.set(`${String(row['jurisdiction'])}\n${String(row['identifier'])}`, { id: Number(row['id']), digest: String(row['digest']) })
  const writer = instrumentWriter(db)
  let nextId = Math.max(0, ...[...known.values()].map(({ id }) => id)) + 1
  const due: { id: number; plan: PlannedInstrument; digest: string }[] = []
  const stale: number[] = []
  for (const plan of planned) {
    const key = `${plan.instrument.jurisdiction}\n${plan.instrument.identifier}`
    const before = known.get(key)
    known.delete(key)
    const digest = digestOf(JSON.stringify(plan))
    if (before?.digest === digest && !plan.expressions.some(({ texts }) => texts.some((text) => rewritten.has(text)))) continue
    if (before) stale.push(before.id)
    due.push({ id: before?.id ?? nextId++, plan, digest })
  }
  const gone = [...known.values()].map(({ id }) => id)
  // Removed before anything is written, since a text may move from one instrument to another.
  for (const id of [...stale, ...gone]) writer.remove(id)
  for (const { id, plan, digest } of due) writer.write(id, plan, digest)
  return due.length + gone.length
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
