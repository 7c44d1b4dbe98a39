/**
 * The compiled register. It is made from Markdown and can be thrown away; a register of another version is built anew.
 * Days are ISO 8601 text; `from_day` is '' for the beginning of time and `to_day` '9999-99-99' for its end, so that a day
 * lies in an interval when from_day <= day AND day < to_day. Columns that hold lists or objects are JSON.
 */
export const SCHEMA_VERSION = 11

export const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- What the build remembers of each file, so that the next one reads only what changed.
CREATE TABLE source_file (
  path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified_at REAL NOT NULL, digest TEXT NOT NULL, skipped INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE problem (path TEXT NOT NULL, line INTEGER NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, mend TEXT NOT NULL);
CREATE INDEX problem_path ON problem (path);

CREATE TABLE instrument (
  id INTEGER PRIMARY KEY,
  jurisdiction TEXT NOT NULL, identifier TEXT NOT NULL,
  title TEXT NOT NULL, titles TEXT NOT NULL,
  rank TEXT, issuer TEXT, issuers TEXT NOT NULL, document_number TEXT,
  made_on TEXT, published_on TEXT, commences_on TEXT, expires_on TEXT,
  year INTEGER, source TEXT, subjects TEXT NOT NULL, subjects_in TEXT NOT NULL, aliases TEXT NOT NULL, declared TEXT NOT NULL,
  facts TEXT NOT NULL, disputed INTEGER NOT NULL, deleted_on TEXT, metadata TEXT NOT NULL, digest TEXT NOT NULL,
  UNIQUE (jurisdiction, identifier)
);
CREATE INDEX instrument_published ON instrument (jurisdiction, published_on);
CREATE INDEX instrument_recent ON instrument (published_on);
CREATE TABLE status_interval (
  instrument_id INTEGER NOT NULL, from_day TEXT NOT NULL, to_day TEXT NOT NULL,
  status TEXT NOT NULL, since TEXT, basis TEXT NOT NULL, quote TEXT,
  PRIMARY KEY (instrument_id, from_day)
) WITHOUT ROWID;
CREATE INDEX status_interval_from ON status_interval (status, from_day);

CREATE TABLE expression (
  id INTEGER PRIMARY KEY, instrument_id INTEGER NOT NULL, language TEXT NOT NULL, on_day TEXT,
  kind TEXT NOT NULL, recorded_on TEXT, carried INTEGER NOT NULL, latest INTEGER NOT NULL
);
CREATE INDEX expression_instrument ON expression (instrument_id);
CREATE TABLE expression_text (
  expression_id INTEGER NOT NULL, ordinal INTEGER NOT NULL, text_id INTEGER NOT NULL,
  PRIMARY KEY (expression_id, ordinal)
) WITHOUT ROWID;
CREATE INDEX expression_text_text ON expression_text (text_id);

-- Files that stand beside an instrument's expressions (sources/identity.ts, besideTexts).
CREATE TABLE beside_text (text_id INTEGER PRIMARY KEY, instrument_id INTEGER NOT NULL);
CREATE INDEX beside_text_instrument ON beside_text (instrument_id);

-- One version of one file. Its provisions in order, after \`head\` (front matter and title), are the file's text again.
-- \`digest\` is git's name of its bytes; \`record\` (sources/record.ts) is what the file says of itself, \`schedules\` how many it has.
CREATE TABLE text (
  id INTEGER PRIMARY KEY, path TEXT NOT NULL, name TEXT NOT NULL, commit_id TEXT, recorded_on TEXT,
  current INTEGER NOT NULL, carried INTEGER NOT NULL, deleted_on TEXT, digest TEXT NOT NULL,
  part_title TEXT, part_number INTEGER, schedules INTEGER NOT NULL, head TEXT NOT NULL, record TEXT NOT NULL
);
CREATE INDEX text_path ON text (path);
CREATE TABLE provision (
  id INTEGER PRIMARY KEY, text_id INTEGER NOT NULL, ordinal INTEGER NOT NULL,
  eid TEXT NOT NULL, kind TEXT NOT NULL, number TEXT, heading TEXT, level INTEGER NOT NULL,
  start_at INTEGER NOT NULL, end_at INTEGER NOT NULL, digest TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX provision_text ON provision (text_id, ordinal);
CREATE INDEX provision_eid ON provision (eid, text_id);

-- What was read out of a text, before its targets are looked up (supersession/relations/reading.ts): the build's own.
CREATE TABLE found_relation (
  text_id INTEGER PRIMARY KEY, found TEXT NOT NULL, citations TEXT, only_amends INTEGER NOT NULL, faults INTEGER NOT NULL
);
-- Relations and flags as law/relation.ts and law/flag.ts have them (\`body\`), with what they are looked up by.
CREATE TABLE relation (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, target_id INTEGER, source_path TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL
);
CREATE INDEX relation_source ON relation (source_id);
CREATE INDEX relation_target ON relation (target_id);
CREATE TABLE flag (
  id TEXT PRIMARY KEY, detector TEXT NOT NULL, target_id INTEGER NOT NULL, target_eid TEXT, source_id INTEGER NOT NULL,
  published_on TEXT, effective_on TEXT, closed TEXT,
  extent TEXT NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;
-- Holds all that it takes to count the flags of a text, whose bodies are large.
CREATE INDEX flag_target ON flag (target_id, closed, detector, published_on, effective_on, extent);

-- Each place in a current text that cites a held instrument: the slice [start_at, end_at) of the file, within provision \`eid\`. One row
-- for each provision that it names (\`target_eid\`, null where it names none). \`use\`: law/citation-use.ts.
CREATE TABLE citation (
  source_id INTEGER NOT NULL, text_id INTEGER NOT NULL, eid TEXT NOT NULL, start_at INTEGER NOT NULL, end_at INTEGER NOT NULL,
  target_id INTEGER NOT NULL, target_eid TEXT, use TEXT NOT NULL
);
CREATE INDEX citation_source ON citation (source_id, target_id);
CREATE INDEX citation_target ON citation (target_id, target_eid);
-- Of each two instruments: whether a place relies on the other as law, and how many pairs of provisions there are. Much cited Acts have thousands.
CREATE TABLE citation_line (
  source_id INTEGER NOT NULL, target_id INTEGER NOT NULL, law INTEGER NOT NULL, pairs INTEGER NOT NULL, PRIMARY KEY (source_id, target_id)
) WITHOUT ROWID;
CREATE INDEX citation_line_target ON citation_line (target_id);

-- Every address that leads to an instrument besides its own: names of files, former identifiers.
CREATE TABLE address (
  jurisdiction TEXT NOT NULL, name TEXT NOT NULL, instrument_id INTEGER NOT NULL, on_day TEXT,
  PRIMARY KEY (jurisdiction, name, instrument_id)
) WITHOUT ROWID;

-- Names by which people call instruments, folded (law/name.ts); see register/names.ts.
CREATE TABLE name (id INTEGER PRIMARY KEY, fold TEXT NOT NULL, kind TEXT NOT NULL, instrument_id INTEGER NOT NULL, shown TEXT NOT NULL, year INTEGER);
CREATE INDEX name_fold ON name (fold);
CREATE INDEX name_instrument ON name (instrument_id);
`
