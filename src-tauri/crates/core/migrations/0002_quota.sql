-- The daily quota, as a ledger. A page of results is reserved before it is asked for; afterwards what was
-- served is used and the rest released. Entries are appended and never changed: what is left of a day is
-- a sum, and the database itself refuses a reservation that would go over the limit.

CREATE TABLE quota_entries (
  row         INTEGER NOT NULL PRIMARY KEY,
  id          BLOB    NOT NULL UNIQUE CHECK (length(id) = 16), -- chosen by the caller: a retry books nothing new
  account     INTEGER NOT NULL REFERENCES accounts (row),
  account_day TEXT    NOT NULL CHECK (account_day IS date(account_day)), -- as in 2026-03-29
  kind        TEXT    NOT NULL CHECK (kind IN ('reserve', 'use', 'release')),
  results     INTEGER NOT NULL CHECK (results > 0),    -- results served by LinkedIn, before deduplication
  reserve     INTEGER REFERENCES quota_entries (row),  -- the reservation that a use or a release resolves
  certain     INTEGER NOT NULL CHECK (certain IN (0, 1)), -- 0: counted as used because nobody knows
  booked_at   INTEGER NOT NULL,
  CHECK ((kind = 'reserve') = (reserve IS NULL))
) STRICT;

CREATE INDEX quota_entries_by_day ON quota_entries (account, account_day, kind, results);
CREATE UNIQUE INDEX quota_reservations_resolve_once ON quota_entries (reserve, kind) WHERE reserve IS NOT NULL;

CREATE TRIGGER quota_entries_are_append_only BEFORE UPDATE ON quota_entries
BEGIN SELECT RAISE(ABORT, 'quota entries are append-only'); END;

CREATE TRIGGER quota_entries_stay BEFORE DELETE ON quota_entries
BEGIN SELECT RAISE(ABORT, 'quota entries are append-only'); END;

-- A REPLACE deletes what is in its way without asking the trigger above.
CREATE TRIGGER quota_entries_are_not_replaced BEFORE INSERT ON quota_entries
BEGIN
  SELECT RAISE(ABORT, 'quota entries are append-only')
  WHERE EXISTS (SELECT 1 FROM quota_entries WHERE row = NEW.row OR id = NEW.id)
     OR EXISTS (SELECT 1 FROM quota_entries WHERE reserve = NEW.reserve AND kind = NEW.kind);
END;

CREATE TRIGGER quota_is_never_exceeded BEFORE INSERT ON quota_entries WHEN NEW.kind = 'reserve'
BEGIN
  SELECT RAISE(ABORT, 'the daily quota is exceeded')
  WHERE NEW.results + (
      SELECT coalesce(sum(CASE kind WHEN 'reserve' THEN results WHEN 'release' THEN -results ELSE 0 END), 0)
      FROM quota_entries WHERE account = NEW.account AND account_day = NEW.account_day
    ) > (SELECT daily_limit FROM accounts WHERE row = NEW.account);
  SELECT RAISE(ABORT, 'an account-day that has passed is not opened again')
  WHERE EXISTS (SELECT 1 FROM quota_entries WHERE account = NEW.account AND account_day > NEW.account_day);
END;

CREATE TRIGGER quota_resolves_what_was_reserved BEFORE INSERT ON quota_entries WHEN NEW.kind <> 'reserve'
BEGIN
  SELECT RAISE(ABORT, 'a use or a release must fit its reservation')
  WHERE NOT EXISTS (
    SELECT 1 FROM quota_entries AS r
    WHERE r.row = NEW.reserve AND r.kind = 'reserve' AND r.account = NEW.account AND r.account_day = NEW.account_day
      AND r.results >= NEW.results + (SELECT coalesce(sum(results), 0) FROM quota_entries WHERE reserve = r.row));
END;
