CREATE TABLE IF NOT EXISTS document (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, stamp TEXT NOT NULL, foreign_file INTEGER NOT NULL DEFAULT 0,
  failed TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, number TEXT NOT NULL, date TEXT NOT NULL,
  text_from TEXT NOT NULL, sections TEXT NOT NULL, errors INTEGER NOT NULL, warnings INTEGER NOT NULL,
  infos INTEGER NOT NULL, weight INTEGER NOT NULL, low_confidence INTEGER NOT NULL, checked INTEGER NOT NULL,
  accepted INTEGER NOT NULL, conflicts INTEGER NOT NULL, state TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS by_name ON document (foreign_file, name);
CREATE INDEX IF NOT EXISTS by_date ON document (foreign_file, date, name);
CREATE INDEX IF NOT EXISTS by_body ON document (foreign_file, body, name);
CREATE INDEX IF NOT EXISTS by_weight ON document (foreign_file, weight, name);
CREATE INDEX IF NOT EXISTS by_state ON document (foreign_file, state, name);
CREATE INDEX IF NOT EXISTS by_doubt ON document (low_confidence) WHERE low_confidence > 0;
CREATE TABLE IF NOT EXISTS finding (id TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (code, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS finding_of ON finding (id);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (id UNINDEXED, words, tokenize = 'trigram', detail = 'full');
CREATE TABLE IF NOT EXISTS word_row (id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
