"""The tables of the first version.

It has been released and is never edited; what came later stands in `migrations`.
"""

from __future__ import annotations

FIRST = """
CREATE TABLE products (
  id INTEGER PRIMARY KEY,
  marketplace TEXT NOT NULL,
  asin TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  weight REAL,
  average_stars REAL,
  ratings INTEGER,
  UNIQUE (marketplace, asin)
) STRICT;

CREATE TABLE imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  dialect TEXT NOT NULL,
  file_digest BLOB,
  state TEXT NOT NULL CHECK (state IN ('pending', 'applying', 'done')),
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  process TEXT NOT NULL,
  heartbeat REAL NOT NULL,
  "read" INTEGER NOT NULL DEFAULT 0,
  new INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  problems TEXT NOT NULL DEFAULT '[]',
  first_id INTEGER
) STRICT;
CREATE INDEX imports_digest ON imports (file_digest, state);
CREATE INDEX imports_unfinished ON imports (id) WHERE state <> 'done';

CREATE TABLE reviews (
  id INTEGER PRIMARY KEY,
  raw_digest INTEGER NOT NULL,
  import INTEGER NOT NULL,
  product INTEGER REFERENCES products (id),
  kind TEXT NOT NULL CHECK (kind IN ('product-review', 'seller-feedback')),
  review_id TEXT NOT NULL,
  marketplace TEXT NOT NULL,
  stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
  posted_at INTEGER NOT NULL,
  helpful_votes INTEGER NOT NULL,
  total_votes INTEGER,
  verified INTEGER,
  author TEXT NOT NULL,
  variant TEXT NOT NULL,
  language TEXT NOT NULL,
  url TEXT NOT NULL,
  order_id TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE review_versions (
  id INTEGER PRIMARY KEY,
  review INTEGER NOT NULL REFERENCES reviews (id),
  import INTEGER NOT NULL,
  until INTEGER NOT NULL,
  stars INTEGER NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  helpful_votes INTEGER NOT NULL,
  total_votes INTEGER
) STRICT;
CREATE INDEX review_versions_review ON review_versions (review);

CREATE TABLE staged_changes (
  import INTEGER NOT NULL,
  review INTEGER NOT NULL,
  raw_digest INTEGER NOT NULL,
  stars INTEGER NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  helpful_votes INTEGER NOT NULL,
  total_votes INTEGER,
  PRIMARY KEY (import, review)
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
  id INTEGER PRIMARY KEY REFERENCES reviews (id),
  lane TEXT NOT NULL CHECK (lane IN ('first-contact', 'buyer-replied', 'promised', 'waiting', 'snoozed', 'done')),
  resume TEXT NOT NULL CHECK (resume IN ('first-contact', 'buyer-replied', 'promised', 'waiting')),
  rank REAL NOT NULL,
  stars INTEGER NOT NULL,
  marketplace TEXT NOT NULL,
  posted_at INTEGER NOT NULL,
  due_at INTEGER,
  closes_at INTEGER,
  wakes_at INTEGER,
  replied_at INTEGER,
  changed_at INTEGER,
  claimed_by TEXT NOT NULL DEFAULT '',
  claimed_until INTEGER,
  outcome TEXT,
  import INTEGER NOT NULL
) STRICT;

CREATE TABLE messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  "case" INTEGER NOT NULL REFERENCES cases (id),
  at INTEGER NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  channel TEXT NOT NULL,
  button TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL,
  who TEXT NOT NULL,
  proof TEXT NOT NULL
) STRICT;
CREATE INDEX messages_case ON messages ("case", at);

CREATE TABLE promises (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  "case" INTEGER NOT NULL REFERENCES cases (id),
  text TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'broken', 'withdrawn')),
  made_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  closed_at INTEGER
) STRICT;
CREATE INDEX promises_case ON promises ("case");
CREATE INDEX promises_open ON promises (due_at) WHERE state = 'open';

CREATE TABLE notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  "case" INTEGER NOT NULL REFERENCES cases (id),
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX notes_case ON notes ("case");

CREATE TABLE tags (
  "case" INTEGER NOT NULL REFERENCES cases (id),
  tag TEXT NOT NULL,
  PRIMARY KEY ("case", tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_tag ON tags (tag);

CREATE TABLE drafts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  "case" INTEGER NOT NULL REFERENCES cases (id),
  author TEXT NOT NULL,
  channel TEXT NOT NULL,
  apologize TEXT NOT NULL,
  acknowledge TEXT NOT NULL,
  solve TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  session TEXT NOT NULL,
  handed_off_at INTEGER
) STRICT;
CREATE UNIQUE INDEX drafts_open ON drafts ("case", author) WHERE handed_off_at IS NULL;
CREATE INDEX drafts_case ON drafts ("case");

CREATE TABLE draft_versions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  draft INTEGER NOT NULL REFERENCES drafts (id),
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  apologize TEXT NOT NULL,
  acknowledge TEXT NOT NULL,
  solve TEXT NOT NULL
) STRICT;
CREATE INDEX draft_versions_draft ON draft_versions (draft);

CREATE TABLE presence (
  session TEXT PRIMARY KEY,
  who TEXT NOT NULL,
  "case" INTEGER NOT NULL,
  doing TEXT NOT NULL CHECK (doing IN ('reading', 'writing')),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  act TEXT NOT NULL,
  words TEXT NOT NULL,
  "case" INTEGER,
  cases INTEGER NOT NULL,
  undoable INTEGER NOT NULL,
  target INTEGER REFERENCES journal (id),
  changes BLOB NOT NULL
) STRICT;
CREATE INDEX journal_case ON journal ("case", id);
CREATE INDEX journal_who ON journal (who, id);
CREATE INDEX journal_at ON journal (at);
CREATE INDEX journal_bulk ON journal (id) WHERE "case" IS NULL;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""
