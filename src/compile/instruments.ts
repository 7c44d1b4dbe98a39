import type { DatabaseSync } from 'node:sqlite'
import { statusIntervals } from '../law/status.ts'
import type { InstrumentKey } from '../law/instrument.ts'
import { namesOf } from '../law/name.ts'
import { isGap } from '../law/provision.ts'
import { gramsRow, INSERT_NAME, INSERT_NAME_GRAMS, nameRow, REMOVE_NAMES } from '../register/names-schema.ts'
import { INSERT_SEARCH_UNIT, SEARCHED_PROVISIONS } from '../search/schema.ts'
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

/** An instrument that is to be written, and how many of its texts are not stored yet. */
interface Due extends HeldInstrument {
  readonly plan: PlannedInstrument
  awaited: number
}

export interface Instruments {
  /** All of the plan, with their ids. */
  readonly all: ReadonlyMap<string, HeldInstrument>
  /** Tells that a text was stored: what it was the last text of is written while its provisions are at hand. */
  stored(textId: number): void
  /** Writes those that await no text, or one that was not to be had. */
  finish(): void
}

/** Brings the instruments of a register in line with a plan; those that did not change keep their rows and ids. */
export function openInstruments(
  db: DatabaseSync,
  held: ReadonlyMap<string, HeldInstrument>,
  planned: readonly PlannedInstrument[],
  rewritten: ReadonlySet<number>,
): Instruments {
  const writer = instrumentWriter(db)
  let nextId = [...held.values()].reduce((most, { id }) => Math.max(most, id), 0) + 1
  const all = new Map<string, HeldInstrument>()
  const due = new Set<Due>()
  const awaiting = new Map<number, Due[]>()
  const stale: number[] = []
  for (const plan of planned) {
    const name = nameOf(plan.instrument)
    const before = held.get(name)
    const digest = before?.plan === plan ? before.digest : digestOf(JSON.stringify(plan))
    const texts = plan.expressions.flatMap((expression) => expression.texts).filter((text) => rewritten.has(text))
    const now = { id: before?.id ?? nextId++, digest, plan, awaited: texts.length }
    all.set(name, now)
    if (before?.digest === digest && texts.length === 0) continue
    if (before) stale.push(before.id)
    due.add(now)
    for (const text of texts) awaiting.set(text, [...(awaiting.get(text) ?? []), now])
  }
  // Removed before anything is written, since a text may move from one instrument to another.
  for (const id of stale) writer.remove(id)
  for (const [name, { id }] of held) if (!all.has(name)) writer.remove(id)
  const write = (instrument: Due): void => {
    if (due.delete(instrument)) writer.write(instrument.id, instrument.plan, instrument.digest)
  }
  return {
    all,
    stored(textId) {
      for (const instrument of awaiting.get(textId) ?? []) if ((instrument.awaited -= 1) === 0) write(instrument)
    },
    finish() {
      for (const instrument of due) write(instrument)
    },
  }
}

function instrumentWriter(db: DatabaseSync) {
  const insert = db.prepare(
    `INSERT INTO instrument (id, jurisdiction, identifier, title, titles, rank, issuer, issuers, document_number, made_on, published_on, commences_on,
       expires_on, year, source, subjects, subjects_in, aliases, declared, facts, disputed, deleted_on, metadata, digest)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
  const searched = db.prepare(SEARCHED_PROVISIONS)
  const insertUnit = db.prepare(INSERT_SEARCH_UNIT)
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
        JSON.stringify(instrument.issuers),
        instrument.documentNumber,
        instrument.madeOn,
        instrument.publishedOn,
        instrument.commencesOn,
        instrument.expiresOn,
        year,
        instrument.source,
        JSON.stringify(instrument.subjects),
        JSON.stringify(instrument.subjectsIn),
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
      if (instrument.deletedOn !== null) return
      // Of a gap nothing is left but a heading that would be found.
      for (const { id: provision, language, text } of searched.all(id))
        if (!isGap(String(text))) insertUnit.run(provision as number, id, language as string)
    },
  }
}
