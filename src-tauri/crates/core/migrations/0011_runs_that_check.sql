-- Checks are runs too: they have a briefing, and a search only where a whole search is checked. SQLite cannot take a
-- NOT NULL or a CHECK away, so the table is made again with what was in it.

CREATE TABLE new_runs (
  row          INTEGER NOT NULL PRIMARY KEY,
  id           BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  source       TEXT    NOT NULL CHECK (source IN ('linkedin', 'csv', 'spreadsheet', 'check')),
  search       INTEGER REFERENCES searches (row),
  briefing     INTEGER REFERENCES briefings (row),     -- what a check compares with
  account      INTEGER REFERENCES accounts (row),
  plan         TEXT    NOT NULL,                       -- JSON: what was asked for, fixed at the start
  size         INTEGER CHECK (size > 0),               -- results to read, or candidates to check, in all
  total        INTEGER,                                -- what the source says it has
  reachable    INTEGER,                                -- what of it can be read at all
  state        TEXT    NOT NULL
               CHECK (state IN ('running', 'paused', 'parked', 'finished', 'cancelled', 'failed')),
  stop_reason  TEXT CHECK (stop_reason IN ('completed', 'size_reached', 'daily_quota', 'source_window',
                 'source_exhausted', 'session_lost', 'account_restricted', 'cancelled', 'resume_expired', 'failed',
                 'provider_refused')),
  trouble      TEXT,                                   -- JSON: code, message, hint of what stopped it
  position     TEXT    NOT NULL,                       -- JSON: where the next portion starts
  read         INTEGER NOT NULL DEFAULT 0,             -- of a check: candidates checked, or tried in vain
  created      INTEGER NOT NULL DEFAULT 0,             -- of a check: completed at the price of a new one
  matched      INTEGER NOT NULL DEFAULT 0,             -- of a check: completed at the price of a recent one
  skipped      INTEGER NOT NULL DEFAULT 0,             -- of a check: failed
  skips        TEXT    NOT NULL DEFAULT '{}',          -- JSON: skip reason -> count; its sum is `skipped`
  continues    INTEGER NOT NULL CHECK (continues IN (0, 1)), -- goes on by itself after the reset
  started_at   INTEGER NOT NULL,
  resumed_at   INTEGER NOT NULL,                       -- start of the current stretch, for rate and time left
  read_before  INTEGER NOT NULL DEFAULT 0,             -- `read` at `resumed_at`
  ended_at     INTEGER,
  resume_until INTEGER,                                -- after this no resume; 7 x 24 h from the start
  resumes_at   INTEGER,                                -- when a parked run goes on by itself
  undone_at    INTEGER,
  CHECK (read = created + matched + skipped),          -- all accounted for
  CHECK ((source = 'check') = (briefing IS NOT NULL)),
  CHECK (source = 'check' OR search IS NOT NULL)
) STRICT;

INSERT INTO new_runs (row, id, source, search, account, plan, size, total, reachable, state, stop_reason, trouble,
                      position, read, created, matched, skipped, skips, continues, started_at, resumed_at, read_before,
                      ended_at, resume_until, resumes_at, undone_at)
SELECT row, id, source, search, account, plan, size, total, reachable, state, stop_reason, trouble,
       position, read, created, matched, skipped, skips, continues, started_at, resumed_at, read_before,
       ended_at, resume_until, resumes_at, undone_at FROM runs;

DROP TABLE runs;
ALTER TABLE new_runs RENAME TO runs;

CREATE INDEX runs_by_search ON runs (search);
CREATE INDEX runs_by_state ON runs (state);
CREATE INDEX runs_by_briefing ON runs (briefing) WHERE briefing IS NOT NULL;
