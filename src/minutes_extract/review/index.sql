CREATE TABLE IF NOT EXISTS document (
  at INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, stamp TEXT NOT NULL, foreign_file INTEGER NOT NULL,
  failed TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, number TEXT NOT NULL, date TEXT NOT NULL,
  text_from TEXT NOT NULL, sections TEXT NOT NULL, errors INTEGER NOT NULL, warnings INTEGER NOT NULL,
  infos INTEGER NOT NULL, weight INTEGER NOT NULL, low_confidence INTEGER NOT NULL, checked INTEGER NOT NULL,
  accepted INTEGER NOT NULL, conflicts INTEGER NOT NULL, state TEXT NOT NULL
);
-- Each order of the queue by an index alone: the rows themselves are read only for the page that is shown.
CREATE INDEX IF NOT EXISTS by_name ON document (foreign_file, name);
CREATE INDEX IF NOT EXISTS of_name ON document (name);
CREATE INDEX IF NOT EXISTS by_date ON document (foreign_file, date, name);
CREATE INDEX IF NOT EXISTS by_body ON document (foreign_file, body, name);
CREATE INDEX IF NOT EXISTS by_weight ON document (foreign_file, weight, name);
CREATE INDEX IF NOT EXISTS by_state ON document (foreign_file, state, name);
CREATE INDEX IF NOT EXISTS by_doubt ON document (foreign_file, low_confidence) WHERE low_confidence > 0;
CREATE TABLE IF NOT EXISTS finding (at INTEGER NOT NULL, code TEXT NOT NULL, PRIMARY KEY (code, at)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS finding_of ON finding (at);
-- rowid is document.at
CREATE VIRTUAL TABLE IF NOT EXISTS wordlist USING fts5 (words, tokenize = 'trigram');
