-- The pool. One person is one candidate, found by any of the identity keys; a membership puts a candidate
-- into a search, and removing it never touches the candidate.
--
-- Millions of rows are written here in one go. So the two tables below candidates carry no foreign key (its
-- check would cost as much as the insert); a trigger on candidates keeps them in step instead.

CREATE TABLE candidates (
  row        INTEGER NOT NULL PRIMARY KEY,
  id         BLOB    NOT NULL CHECK (length(id) = 16), -- a UUIDv7 that ends with the row: so it is unique and found without an index
  full_name  TEXT    NOT NULL,
  first_name TEXT,                                     -- only where the source tells them apart
  last_name  TEXT,
  headline   TEXT,
  employer   TEXT,
  location   TEXT,
  industry   TEXT,
  email      TEXT,
  phone      TEXT,
  slug       TEXT,                                     -- today's LinkedIn slug; former ones are identity keys
  sources    INTEGER NOT NULL,                         -- bit set: 1 linkedin, 2 csv, 4 spreadsheet
  run        INTEGER NOT NULL,                         -- the run that created the candidate
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE identity_keys (
  space     INTEGER NOT NULL CHECK (space BETWEEN 1 AND 9), -- an id space: 1 slug, 2 old slug, 3 ACoA, 4 ACwA, 5 AE, 6 member number, 7 person URN, 8 e-mail, 9 ATS
  key       TEXT    NOT NULL,
  candidate INTEGER NOT NULL,
  PRIMARY KEY (space, key)
) STRICT, WITHOUT ROWID;

-- A candidate's slug stands in its own row, so only the other keys need a way back.
CREATE INDEX identity_keys_by_candidate ON identity_keys (candidate) WHERE space <> 1;

CREATE TABLE memberships (
  search    INTEGER NOT NULL,
  candidate INTEGER NOT NULL,
  run       INTEGER NOT NULL,                          -- the run that added the candidate to the search
  added_at  INTEGER NOT NULL,
  PRIMARY KEY (search, candidate)
) STRICT, WITHOUT ROWID;

-- Positions and education as the provider sent them, where it did.
CREATE TABLE profiles (
  candidate INTEGER NOT NULL PRIMARY KEY,
  profile   TEXT    NOT NULL,                          -- JSON
  seen_at   INTEGER NOT NULL
) STRICT;

-- What an import did to a value of a candidate who was here already, or offered and did not do.
CREATE TABLE field_changes (
  row       INTEGER NOT NULL PRIMARY KEY,
  id        BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  run       INTEGER NOT NULL REFERENCES runs (row),
  candidate INTEGER NOT NULL,
  field     TEXT    NOT NULL,
  kind      TEXT    NOT NULL CHECK (kind IN ('filled', 'overwritten', 'offered', 'taken')),
  before    TEXT,
  after     TEXT    NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

CREATE INDEX field_changes_by_candidate ON field_changes (candidate);
CREATE INDEX field_changes_by_run ON field_changes (run);

CREATE TRIGGER candidates_take_their_own_along AFTER DELETE ON candidates
BEGIN
  DELETE FROM memberships WHERE candidate = OLD.row AND search IN (SELECT row FROM searches);
  DELETE FROM identity_keys WHERE space = 1 AND key = OLD.slug AND candidate = OLD.row;
  DELETE FROM identity_keys WHERE candidate = OLD.row AND space <> 1;
  DELETE FROM profiles WHERE candidate = OLD.row;
  DELETE FROM field_changes WHERE candidate = OLD.row;
END;
