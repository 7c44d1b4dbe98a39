import { LONGEST_GAP } from '../law/provision.ts'

/**
 * The embedded full-text index: one row a provision of a latest expression, all but gaps (law/provision.ts), whose rowid is the provision's id. It is contentless,
 * since the texts stand in the table of provisions already. search_unit says whose provision it is; what has no row there is not found.
 */
export const SEARCH_SCHEMA = `
CREATE VIRTUAL TABLE provision_words USING fts5 (
  title, heading, body, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);
-- Bytes of words gathered before they are written: the more, the less there is to merge.
INSERT INTO provision_words (provision_words, rank) VALUES ('hashsize', 16777216);
CREATE TABLE search_unit (provision_id INTEGER PRIMARY KEY, instrument_id INTEGER NOT NULL, language TEXT NOT NULL);
CREATE INDEX search_unit_instrument ON search_unit (instrument_id);
`

/** For the first filling of an index: what was written is not merged meanwhile, since so few pieces are searched as fast. `MERGE` ends it. */
export const FILL_WITHOUT_MERGING = "INSERT INTO provision_words (provision_words, rank) VALUES ('automerge', 0)"
export const MERGE = "INSERT INTO provision_words (provision_words, rank) VALUES ('automerge', 4)"

/** Values: the provision's id, then those of `indexRow`. */
export const INSERT_INDEX_ROW = 'INSERT INTO provision_words (rowid, title, heading, body) VALUES (?, ?, ?, ?)'
/**
 * The same with the provision's text as it is stored, which need not be handed over again. Values: the id, title, heading, the id. (A
 * statement of several rows, such as INSERT … SELECT, would have FTS5 write down the words that it gathers.)
 */
export const INSERT_INDEX_ROW_AS_STORED =
  'INSERT INTO provision_words (rowid, title, heading, body) VALUES (?, ?, ?, (SELECT text FROM provision WHERE id = ?))'

/** A provision that is searched. Values: its id, the instrument's id, the language. */
export const INSERT_SEARCH_UNIT = 'INSERT INTO search_unit (provision_id, instrument_id, language) VALUES (?, ?, ?)'

/** The provisions of an instrument's latest expressions, with the texts of those that may be gaps (law/provision.ts). Its value is the instrument's id. */
export const SEARCHED_PROVISIONS = `
SELECT provision.id, expression.language, iif(provision.end_at - provision.start_at < ${LONGEST_GAP}, provision.text, '') AS text
FROM expression
JOIN expression_text ON expression_text.expression_id = expression.id
JOIN provision ON provision.text_id = expression_text.text_id
WHERE expression.latest = 1 AND expression.instrument_id = ?`
