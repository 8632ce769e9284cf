-- The desk: settings, connected accounts, projects and their searches.
--
-- Every table of nouns has two keys. `row` is local to this file and small, because millions of rows point
-- at it; `id` is a UUIDv7 and the only name that leaves the file.

CREATE TABLE settings (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL                                  -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  row                 INTEGER NOT NULL PRIMARY KEY,
  id                  BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  provider            TEXT    NOT NULL CHECK (provider IN ('unipile')),
  name                TEXT    NOT NULL CHECK (name <> ''),
  dsn                 TEXT    NOT NULL,                -- the provider's address for this customer, normalised
  provider_account_id TEXT    NOT NULL CHECK (provider_account_id <> ''),
  product             TEXT    NOT NULL CHECK (product IN ('classic', 'sales_navigator', 'recruiter')),
  time_zone           TEXT    NOT NULL,                -- IANA name; its calendar days are the account-days
  daily_limit         INTEGER NOT NULL CHECK (daily_limit BETWEEN 1 AND 2500),
  pace_ms             INTEGER NOT NULL CHECK (pace_ms BETWEEN 0 AND 600000),
  status              TEXT    NOT NULL
                      CHECK (status IN ('connected', 'checkpoint', 'disconnected', 'restricted', 'seat_in_use')),
  checked_at          INTEGER,                         -- Unix milliseconds, UTC, as every time in this file
  added_at            INTEGER NOT NULL,
  removed_at          INTEGER                          -- kept after removal, because its quota was used
) STRICT;

-- One LinkedIn account is one row for ever: adding it twice, or again after removal, gives no second quota.
CREATE UNIQUE INDEX accounts_are_one_each ON accounts (provider, dsn, provider_account_id);

CREATE TABLE projects (
  row          INTEGER NOT NULL PRIMARY KEY,
  id           BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  title        TEXT    NOT NULL CHECK (title <> ''),
  company      TEXT    NOT NULL,
  description  TEXT    NOT NULL,
  location     TEXT    NOT NULL,
  salary_range TEXT    NOT NULL,
  status       TEXT    NOT NULL CHECK (status IN ('draft', 'active', 'paused', 'archived')),
  created_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE searches (
  row         INTEGER NOT NULL PRIMARY KEY,
  id          BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  project     INTEGER NOT NULL REFERENCES projects (row),
  name        TEXT    NOT NULL CHECK (name <> ''),
  description TEXT    NOT NULL,
  address     TEXT,                                    -- the LinkedIn address, verbatim
  created_at  INTEGER NOT NULL
) STRICT;

CREATE INDEX searches_by_project ON searches (project);

-- How the columns of a file were mapped last time, by the set of its headers.
CREATE TABLE mappings (
  signature TEXT NOT NULL PRIMARY KEY,
  mapping   TEXT NOT NULL,                             -- JSON: our field -> their header
  saved_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
