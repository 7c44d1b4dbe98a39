import { DatabaseSync } from 'node:sqlite'

/** Everything that people can see of a register, without the ids that it gives itself: what two builds have to agree on. */
export const contentsOf = (register: string): Record<string, unknown[]> => answers(register, QUERIES)

/** The same of the texts that files hold now, without what is carried over from earlier builds. */
export const standingOf = (register: string): Record<string, unknown[]> => answers(register, STANDING)

function answers(register: string, queries: Readonly<Record<string, string>>): Record<string, unknown[]> {
  const db = new DatabaseSync(register, { readOnly: true })
  try {
    return Object.fromEntries(
      Object.entries(queries).map(([what, sql]) => [
        what,
        db
          .prepare(sql)
          .all()
          .map((row) => JSON.stringify(row))
          .toSorted(),
      ]),
    )
  } finally {
    db.close()
  }
}

/** What one of two registers has and the other lacks, a line for each. */
export function differences(one: Record<string, unknown[]>, other: Record<string, unknown[]>): string[] {
  return Object.keys(one).flatMap((what) => {
    const [left, right] = [new Set(one[what]), new Set(other[what])]
    return [
      ...[...left].filter((row) => !right.has(row)).map((row) => `only in the first: ${what} ${String(row)}`),
      ...[...right].filter((row) => !left.has(row)).map((row) => `only in the second: ${what} ${String(row)}`),
      ...(one[what]?.length === other[what]?.length ? [] : [`${one[what]?.length} and ${other[what]?.length} ${what}`]),
    ]
  })
}

const OF = 'JOIN instrument i ON i.id = x.instrument_id'

const QUERIES = {
  files: 'SELECT path, size, digest, skipped FROM source_file',
  problems: 'SELECT path, line, code, message, mend FROM problem',
  instruments: `SELECT jurisdiction, identifier, title, titles, rank, issuer, issuers, subjects_in, document_number, made_on, published_on, commences_on, expires_on, year,
    source, subjects, aliases, declared, facts, disputed, deleted_on, metadata FROM instrument`,
  statuses: `SELECT i.jurisdiction, i.identifier, x.from_day, x.to_day, x.status, x.since, x.basis, x.quote FROM status_interval x ${OF}`,
  expressions: `SELECT i.jurisdiction, i.identifier, x.language, x.on_day, x.kind, x.recorded_on, x.carried, x.latest,
    et.ordinal, t.path, t.name, t.commit_id, t.recorded_on AS text_recorded_on, t.current, t.carried AS text_carried, t.deleted_on, t.digest, t.part_title,
    t.part_number, t.head, t.record FROM expression x ${OF} LEFT JOIN expression_text et ON et.expression_id = x.id LEFT JOIN text t ON t.id = et.text_id`,
  texts: 'SELECT path, digest, current, commit_id FROM text',
  provisions: `SELECT t.path, t.digest AS text_digest, p.ordinal, p.eid, p.kind, p.number, p.heading, p.level, p.start_at, p.end_at, p.digest,
    p.text FROM provision p LEFT JOIN text t ON t.id = p.text_id`,
  addresses: `SELECT i.jurisdiction, i.identifier, x.name, x.on_day FROM address x ${OF}`,
  relations: 'SELECT source_path, kind, body FROM relation',
  flags: 'SELECT id, detector, target_eid, closed, body FROM flag',
  citationLines: `SELECT o.identifier AS source, i.identifier, l.law, l.pairs
    FROM citation_line l JOIN instrument i ON i.id = l.target_id JOIN instrument o ON o.id = l.source_id`,
  citations: `SELECT t.path, t.digest, c.eid, c.start_at, c.end_at, i.jurisdiction, i.identifier, c.target_eid, c.use, o.identifier AS source
    FROM citation c JOIN instrument i ON i.id = c.target_id JOIN instrument o ON o.id = c.source_id JOIN text t ON t.id = c.text_id`,
  names: `SELECT i.jurisdiction, i.identifier, x.fold, x.kind, x.shown, x.year FROM name x ${OF}`,
  searched: `SELECT i.jurisdiction, i.identifier, t.path, t.digest, p.eid FROM search_unit x ${OF} JOIN provision p ON p.id = x.provision_id
    JOIN text t ON t.id = p.text_id`,
  searchable: `SELECT t.path, t.digest, p.eid FROM provision_words w LEFT JOIN provision p ON p.id = w.rowid LEFT JOIN text t ON t.id = p.text_id`,
  stray: `SELECT 'text' AS what, id FROM text WHERE id NOT IN (SELECT text_id FROM expression_text UNION SELECT text_id FROM beside_text)
    UNION ALL SELECT 'provision', id FROM provision WHERE text_id NOT IN (SELECT id FROM text)
    UNION ALL SELECT 'expression', id FROM expression WHERE instrument_id NOT IN (SELECT id FROM instrument)
    UNION ALL SELECT 'expression without text', id FROM expression WHERE id NOT IN (SELECT expression_id FROM expression_text)
    UNION ALL SELECT 'part without text', text_id FROM expression_text WHERE text_id NOT IN (SELECT id FROM text)
    UNION ALL SELECT 'gram', rowid FROM name_grams WHERE rowid NOT IN (SELECT rowid FROM name)
    UNION ALL SELECT 'unit', provision_id FROM search_unit WHERE provision_id NOT IN (SELECT rowid FROM provision_words)`,
} as const

const STANDING = {
  files: QUERIES.files,
  problems: QUERIES.problems,
  texts: `SELECT i.jurisdiction, i.identifier, x.language, x.on_day, x.kind, et.ordinal, t.path, t.digest, t.part_number, t.head FROM expression x ${OF}
    JOIN expression_text et ON et.expression_id = x.id JOIN text t ON t.id = et.text_id WHERE t.current = 1`,
  provisions: `${QUERIES.provisions} WHERE t.current = 1`,
} as const

/** The provisions of standing files in which the full-text index finds a word, as path and eId. */
export function found(register: string, word: string): string[] {
  const db = new DatabaseSync(register, { readOnly: true })
  try {
    return db
      .prepare(
        `SELECT t.path, p.eid FROM provision_words w JOIN search_unit u ON u.provision_id = w.rowid JOIN provision p ON p.id = w.rowid
         JOIN text t ON t.id = p.text_id WHERE provision_words MATCH ? AND t.current = 1 ORDER BY t.path, p.eid`,
      )
      .all(`"${word}"`)
      .map((row) => `${String(row['path'])} ${String(row['eid'])}`)
  } finally {
    db.close()
  }
}
