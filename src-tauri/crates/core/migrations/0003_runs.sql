-- Runs: background work that survives everything. A run's position, its counts and the effects of a portion
-- commit together, so that it can stop anywhere and go on from there.

CREATE TABLE runs (
  row          INTEGER NOT NULL PRIMARY KEY,
  id           BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  source       TEXT    NOT NULL CHECK (source IN ('linkedin', 'csv', 'spreadsheet')),
  search       INTEGER NOT NULL REFERENCES searches (row),
  account      INTEGER REFERENCES accounts (row),
  plan         TEXT    NOT NULL,                       -- JSON: what was asked for, fixed at the start
  size         INTEGER CHECK (size > 0),               -- import size: results to read in all
  total        INTEGER,                                -- what the source says it has
  reachable    INTEGER,                                -- what of it can be read at all
  state        TEXT    NOT NULL
               CHECK (state IN ('running', 'paused', 'parked', 'finished', 'cancelled', 'failed')),
  stop_reason  TEXT CHECK (stop_reason IN ('completed', 'size_reached', 'daily_quota', 'source_window',
                 'source_exhausted', 'session_lost', 'account_restricted', 'cancelled', 'resume_expired', 'failed')),
  trouble      TEXT,                                   -- JSON: code, message, hint of what stopped it
  position     TEXT    NOT NULL,                       -- JSON: where the next portion starts
  read         INTEGER NOT NULL DEFAULT 0,
  created      INTEGER NOT NULL DEFAULT 0,
  matched      INTEGER NOT NULL DEFAULT 0,
  skipped      INTEGER NOT NULL DEFAULT 0,
  skips        TEXT    NOT NULL DEFAULT '{}',          -- JSON: skip reason -> count; its sum is `skipped`
  continues    INTEGER NOT NULL CHECK (continues IN (0, 1)), -- goes on by itself after the reset
  started_at   INTEGER NOT NULL,
  resumed_at   INTEGER NOT NULL,                       -- start of the current stretch, for rate and time left
  read_before  INTEGER NOT NULL DEFAULT 0,             -- `read` at `resumed_at`
  ended_at     INTEGER,
  resume_until INTEGER,                                -- after this no resume; 7 x 24 h from the start
  resumes_at   INTEGER,                                -- when a parked run goes on by itself
  undone_at    INTEGER,
  CHECK (read = created + matched + skipped)           -- all accounted for
) STRICT;

CREATE INDEX runs_by_search ON runs (search);
CREATE INDEX runs_by_state ON runs (state);

-- What each commit of a run did. `first_row` to `last_row` are the candidates it may have created.
CREATE TABLE run_portions (
  run       INTEGER NOT NULL REFERENCES runs (row),
  number    INTEGER NOT NULL,
  read      INTEGER NOT NULL,
  first_row INTEGER NOT NULL,
  last_row  INTEGER NOT NULL,
  kept_at   INTEGER NOT NULL,
  PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_portions_by_last_row ON run_portions (last_row);

-- Rows that were not imported, each with its reason and the row itself, to be fixed and imported again.
CREATE TABLE run_skips (
  run    INTEGER NOT NULL REFERENCES runs (row),
  number INTEGER NOT NULL,                             -- the row as a person counts it in the source
  reason TEXT    NOT NULL CHECK (reason IN ('missing_linkedin_url', 'invalid_linkedin_url', 'duplicate_in_file',
           'already_in_search', 'identity_conflict', 'off_limits', 'erased', 'malformed_row')),
  detail TEXT    NOT NULL,                             -- the reason in words, for this row
  record TEXT    NOT NULL,                             -- JSON: the fields as they came
  PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;
