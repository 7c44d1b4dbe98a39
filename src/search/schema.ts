import { LONGEST_GAP } from '../law/provision.ts'

/**
 * The embedded full-text index: one row a provision of a latest expression, whose rowid is the provision's id. It is contentless,
 * since the texts stand in the table of provisions already. search_unit says whose provision it is; what has no row there is not found.
 */
export const SEARCH_SCHEMA = `
CREATE VIRTUAL TABLE provision_words USING fts5 (
  title, heading, body, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);
-- Bytes of words gathered before they are written: eight times the default saves a quarter of the time, since there is less to merge.
INSERT INTO provision_words (provision_words, rank) VALUES ('hashsize', 8388608);
CREATE TABLE search_unit (provision_id INTEGER PRIMARY KEY, instrument_id INTEGER NOT NULL, language TEXT NOT NULL);
CREATE INDEX search_unit_instrument ON search_unit (instrument_id);
`

/** Values: the provision's id, then those of `indexRow`. */
export const INSERT_INDEX_ROW = 'INSERT INTO provision_words (rowid, title, heading, body) VALUES (?, ?, ?, ?)'

/**
 * Says that the provisions of an instrument's latest expressions are searched, all but gaps, of which editors left nothing but a
 * heading that would be found. Its only value is the instrument's id; the connection has the function `is_gap` (law/provision.ts).
 */
export const FILL_SEARCH_UNITS_OF = `
INSERT INTO search_unit (provision_id, instrument_id, language)
SELECT provision.id, expression.instrument_id, expression.language
FROM expression
JOIN instrument ON instrument.id = expression.instrument_id
JOIN expression_text ON expression_text.expression_id = expression.id
JOIN provision ON provision.text_id = expression_text.text_id
WHERE expression.latest = 1 AND instrument.deleted_on IS NULL AND instrument.id = ? AND NOT (provision.end_at - provision.start_at < ${LONGEST_GAP} AND is_gap(provision.text))`
