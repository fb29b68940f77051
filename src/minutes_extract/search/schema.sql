-- Minutes in normalised tables; `words` and `letters` find agenda items by their text. One transaction per document.
-- Deleting a document deletes all that hangs on it. Dates are Gregorian ISO; date_be is the same day in the Buddhist era.

CREATE TABLE settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE documents (
  id             INTEGER PRIMARY KEY,
  file           TEXT NOT NULL UNIQUE,   -- the JSON, below the indexed folder
  json_sha256    TEXT NOT NULL,
  json_bytes     INTEGER NOT NULL,
  json_changed   INTEGER NOT NULL,       -- nanoseconds; with json_bytes unchanged the file is not read again
  schema_version TEXT NOT NULL,
  source_file    TEXT NOT NULL,
  source_sha256  TEXT NOT NULL,
  media_type     TEXT NOT NULL,
  pages          INTEGER NOT NULL
);

CREATE TABLE meetings (
  document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  title       TEXT,
  body        TEXT,
  number      TEXT,
  sequence    INTEGER,
  year_be     INTEGER,
  date        TEXT,
  date_be     TEXT,
  weekday     TEXT,
  opened      TEXT,
  adjourned   TEXT,
  venue       TEXT
);
CREATE INDEX meetings_by_date ON meetings (date);

CREATE TABLE people (
  id               INTEGER PRIMARY KEY,
  name             TEXT NOT NULL UNIQUE,
  honorific_prefix TEXT,
  given_name       TEXT,
  family_name      TEXT
);

CREATE TABLE attendance (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  person_id   INTEGER NOT NULL REFERENCES people (id),
  status      TEXT NOT NULL CHECK (status IN ('present', 'absent', 'in_attendance')),
  heading     TEXT NOT NULL,
  number      INTEGER,
  position    TEXT,
  role        TEXT,
  acting_for  TEXT,
  reason      TEXT,
  unit        TEXT,
  page        INTEGER
);
CREATE INDEX attendance_of_document ON attendance (document_id);
CREATE INDEX attendance_of_person ON attendance (person_id);

CREATE TABLE signatures (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  role        TEXT NOT NULL,
  label       TEXT NOT NULL,
  name        TEXT,
  position    TEXT
);
CREATE INDEX signatures_of_document ON signatures (document_id);

CREATE TABLE agenda_items (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  parent_id   INTEGER REFERENCES agenda_items (id) ON DELETE CASCADE,
  record_id   TEXT NOT NULL,             -- the id of the item's record in the exports
  number      TEXT,
  path        TEXT NOT NULL,             -- 4.3 › 1 › 1.2
  kind        TEXT,                      -- that of the agenda it stands under
  heading     TEXT,
  text        TEXT NOT NULL,
  status      TEXT,
  page        INTEGER,
  first_line  INTEGER,
  x0          REAL,
  top         REAL,
  x1          REAL,
  bottom      REAL
);
CREATE INDEX agenda_items_of_document ON agenda_items (document_id);
CREATE INDEX agenda_items_of_parent ON agenda_items (parent_id);

CREATE TABLE resolutions (
  id        INTEGER PRIMARY KEY,
  item_id   INTEGER NOT NULL REFERENCES agenda_items (id) ON DELETE CASCADE,
  text      TEXT NOT NULL,
  labelled  INTEGER NOT NULL,
  yes       INTEGER,
  no        INTEGER,
  abstain   INTEGER,
  invalid   INTEGER,
  present   INTEGER,
  unanimous INTEGER,
  unit      TEXT,
  method    TEXT
);
CREATE INDEX resolutions_of_item ON resolutions (item_id);

CREATE TABLE outcomes (
  resolution_id INTEGER NOT NULL REFERENCES resolutions (id) ON DELETE CASCADE,
  outcome       TEXT NOT NULL,           -- keys first: SQLite 3.40 takes them for NULL in its check where they are not
  item_id       INTEGER NOT NULL REFERENCES agenda_items (id) ON DELETE CASCADE,
  PRIMARY KEY (resolution_id, outcome)
) WITHOUT ROWID;
CREATE INDEX outcomes_of_item ON outcomes (item_id, outcome);

-- Who says, moves and must do what. `who` is all that tells who it is, in small letters without blanks: the words as printed,
-- the office, and the name and offices of the person of the attendance list.
CREATE TABLE speeches (
  id      INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES agenda_items (id) ON DELETE CASCADE,
  speaker TEXT NOT NULL,
  role    TEXT,
  person  TEXT,
  who     TEXT NOT NULL,
  text    TEXT NOT NULL,
  folded  TEXT NOT NULL                  -- the text in small letters and ASCII digits
);
CREATE INDEX speeches_of_item ON speeches (item_id);

CREATE TABLE motions (
  item_id   INTEGER PRIMARY KEY REFERENCES agenda_items (id) ON DELETE CASCADE,
  kind      TEXT NOT NULL,
  reading   INTEGER,
  proposer  TEXT,
  seconders TEXT NOT NULL,
  who       TEXT NOT NULL                -- of the proposer
);

CREATE TABLE tasks (
  id       INTEGER PRIMARY KEY,
  item_id  INTEGER NOT NULL REFERENCES agenda_items (id) ON DELETE CASCADE,
  assignee TEXT NOT NULL,
  person   TEXT,
  who      TEXT NOT NULL,
  text     TEXT NOT NULL,
  due      TEXT,
  due_date TEXT
);
CREATE INDEX tasks_of_item ON tasks (item_id);

CREATE TABLE tables (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  item_id     INTEGER REFERENCES agenda_items (id) ON DELETE CASCADE,   -- null: outside the agenda
  caption     TEXT,
  page        INTEGER
);
CREATE INDEX tables_of_document ON tables (document_id);
CREATE INDEX tables_of_item ON tables (item_id);

CREATE TABLE table_cells (
  table_id    INTEGER NOT NULL REFERENCES tables (id) ON DELETE CASCADE,
  row         INTEGER NOT NULL,
  "column"    INTEGER NOT NULL,
  column_name TEXT,
  text        TEXT NOT NULL,
  value       REAL,
  PRIMARY KEY (table_id, row, "column")
) WITHOUT ROWID;

CREATE TABLE mentions (
  id      INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES agenda_items (id) ON DELETE CASCADE,
  kind    TEXT NOT NULL,
  text    TEXT NOT NULL,
  number  REAL,                          -- of money, percent, quantity
  value   TEXT,                          -- of dates, times, documents
  unit    TEXT
);
CREATE INDEX mentions_of_item ON mentions (item_id);

CREATE TABLE findings (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  code        TEXT NOT NULL,
  severity    TEXT NOT NULL,
  message     TEXT NOT NULL,
  path        TEXT NOT NULL,
  quote       TEXT NOT NULL,
  page        INTEGER
);
CREATE INDEX findings_of_document ON findings (document_id);

-- What is searched: a passage per agenda item, and one per document for all that stands outside the agenda (item_id null).
CREATE TABLE passages (
  id          INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  item_id     INTEGER REFERENCES agenda_items (id) ON DELETE CASCADE,
  heading     TEXT NOT NULL,
  body        TEXT NOT NULL,
  resolution  TEXT NOT NULL,
  tables      TEXT NOT NULL,
  people      TEXT NOT NULL,
  folded      TEXT NOT NULL              -- all of it in small letters and ASCII digits
);
CREATE INDEX passages_of_document ON passages (document_id);
CREATE INDEX passages_of_item ON passages (item_id);

-- Words cut beforehand and parted by blanks. The default categories would take Thai vowels and tone marks for separators.
CREATE VIRTUAL TABLE words USING fts5 (
  heading, context, body, resolution, tables, people, meeting,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row);

-- Three letters anywhere, for what the word cutter cut otherwise in the query than in the text. Rows are put in by the
-- program: a trigger would make FTS5 write out what it gathers at every row (a third of its time) for a savepoint.
CREATE VIRTUAL TABLE letters USING fts5 (
  folded, content = 'passages', content_rowid = 'id', columnsize = 0, detail = none,
  tokenize = 'trigram'
);
CREATE TRIGGER passages_deleted AFTER DELETE ON passages BEGIN
  INSERT INTO letters (letters, rowid, folded) VALUES ('delete', old.id, old.folded);
  DELETE FROM words WHERE rowid = old.id;
END;

CREATE VIEW decisions AS
  SELECT m.date, m.body, m.number AS meeting, i.path, i.heading, r.text AS resolution,
         (SELECT group_concat(o.outcome, ' ') FROM outcomes o WHERE o.resolution_id = r.id) AS outcomes,
         i.page, d.file
  FROM resolutions r
  JOIN agenda_items i ON i.id = r.item_id
  JOIN meetings m ON m.document_id = i.document_id
  JOIN documents d ON d.id = i.document_id
  ORDER BY m.date, d.file, i.id, r.id;

CREATE VIEW who_attended AS
  SELECT p.name, a.status, a.position, a.role, a.reason, m.body, m.number AS meeting, m.date, d.file
  FROM attendance a
  JOIN people p ON p.id = a.person_id
  JOIN meetings m ON m.document_id = a.document_id
  JOIN documents d ON d.id = a.document_id
  ORDER BY p.name, m.date, d.file, a.id;

CREATE VIEW who_said AS
  SELECT s.speaker, s.role, s.person, s.text, i.path, i.heading, m.body, m.number AS meeting, m.date, d.file
  FROM speeches s
  JOIN agenda_items i ON i.id = s.item_id
  JOIN meetings m ON m.document_id = i.document_id
  JOIN documents d ON d.id = i.document_id
  ORDER BY m.date, d.file, s.id;

CREATE VIEW who_must AS
  SELECT t.assignee, t.person, t.text, t.due, t.due_date, i.path, i.heading, m.body, m.number AS meeting, m.date, d.file
  FROM tasks t
  JOIN agenda_items i ON i.id = t.item_id
  JOIN meetings m ON m.document_id = i.document_id
  JOIN documents d ON d.id = i.document_id
  ORDER BY t.due_date, m.date, d.file, t.id;

CREATE VIEW who_moved AS
  SELECT x.kind, x.reading, x.proposer, x.seconders, i.path, i.heading, m.body, m.number AS meeting, m.date, d.file
  FROM motions x
  JOIN agenda_items i ON i.id = x.item_id
  JOIN meetings m ON m.document_id = i.document_id
  JOIN documents d ON d.id = i.document_id
  ORDER BY m.date, d.file, i.id;

CREATE VIEW amounts AS
  SELECT x.number AS value, x.unit, x.text, i.heading, i.path, m.body, m.number AS meeting, m.date, d.file
  FROM mentions x
  JOIN agenda_items i ON i.id = x.item_id
  JOIN meetings m ON m.document_id = i.document_id
  JOIN documents d ON d.id = i.document_id
  WHERE x.kind = 'money'
  ORDER BY x.number DESC, d.file, x.id;

CREATE VIEW to_check AS
  SELECT f.severity, f.code, f.message, f.quote, f.path, f.page, d.file
  FROM findings f JOIN documents d ON d.id = f.document_id
  ORDER BY d.file, f.id;
