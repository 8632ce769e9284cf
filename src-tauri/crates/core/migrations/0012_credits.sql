-- The credit ledger: double entry, append only. An entry moves whole credits from one account to another; each carries
-- the three balances after it, so that the next one can be judged without adding up all that came before, and a digest
-- of itself and its predecessor, so that an entry that was changed by hand can be named.
--
--   grant  outside -> available   (a correction downwards: available -> outside)
--   hold   available -> held      when a run starts
--   post   held -> spent          when a check is completed
--   void   held -> available      when it failed, or the run ended without it

CREATE TABLE credit_entries (
  row       INTEGER NOT NULL PRIMARY KEY,              -- numbered without gaps
  id        BLOB    CHECK (length(id) = 16),           -- of grants and holds, chosen by the caller: a retry books nothing new
  kind      TEXT    NOT NULL CHECK (kind IN ('grant', 'hold', 'post', 'void')),
  debit     TEXT    NOT NULL CHECK (debit IN ('outside', 'available', 'held', 'spent')),  -- where the credits leave
  credit    TEXT    NOT NULL CHECK (credit IN ('outside', 'available', 'held', 'spent')), -- where they arrive
  credits   INTEGER NOT NULL CHECK (credits > 0),
  run       INTEGER REFERENCES runs (row),
  candidate INTEGER,                                   -- whose check a post or a void is about; of a void: none where it gives back what is left
  hold      INTEGER REFERENCES credit_entries (row),   -- the hold that a post or a void draws on; a hold's own row
  hold_left INTEGER CHECK (hold_left >= 0),            -- what that hold has left after this entry
  available INTEGER NOT NULL CHECK (available >= 0),   -- balances after this entry
  held      INTEGER NOT NULL CHECK (held >= 0),
  spent     INTEGER NOT NULL CHECK (spent >= 0),
  cause     TEXT    CHECK (cause IN ('allotment', 'top_up', 'correction')), -- of a grant
  reason    TEXT    NOT NULL,                          -- of a grant, in a person's words
  booked_at INTEGER NOT NULL,
  digest    BLOB    NOT NULL CHECK (length(digest) = 32),
  CHECK (kind || ' ' || debit || ' ' || credit IN ('grant outside available', 'grant available outside',
    'hold available held', 'post held spent', 'void held available')),
  CHECK ((kind IN ('grant', 'hold')) = (id IS NOT NULL)),
  CHECK ((kind = 'grant') = (cause IS NOT NULL)),
  CHECK ((kind = 'grant') = (hold IS NULL) AND (kind = 'grant') = (hold_left IS NULL) AND (kind = 'grant') = (run IS NULL)),
  CHECK ((kind = 'hold') = (hold IS NOT NULL AND hold = row)),
  CHECK (kind <> 'post' OR candidate IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX credit_requests_are_booked_once ON credit_entries (id) WHERE id IS NOT NULL;
CREATE UNIQUE INDEX credit_checks_are_posted_once ON credit_entries (run, candidate) WHERE kind = 'post';
CREATE INDEX credit_entries_by_hold ON credit_entries (hold, row) WHERE hold IS NOT NULL;

CREATE TRIGGER credit_entries_are_append_only BEFORE UPDATE ON credit_entries
BEGIN SELECT RAISE(ABORT, 'credit entries are append-only'); END;

CREATE TRIGGER credit_entries_stay BEFORE DELETE ON credit_entries
BEGIN SELECT RAISE(ABORT, 'credit entries are append-only'); END;

CREATE TRIGGER credit_entries_follow_each_other BEFORE INSERT ON credit_entries
BEGIN
  SELECT RAISE(ABORT, 'credit entries are numbered without gaps')
  WHERE NEW.row <> 1 + (SELECT coalesce(max(row), 0) FROM credit_entries);
  SELECT RAISE(ABORT, 'the balances do not follow from the entry')
  WHERE (NEW.available, NEW.held, NEW.spent) IS NOT (
    SELECT coalesce(max(available), 0) + iif(NEW.credit = 'available', NEW.credits, 0) - iif(NEW.debit = 'available', NEW.credits, 0),
           coalesce(max(held), 0)      + iif(NEW.credit = 'held', NEW.credits, 0)      - iif(NEW.debit = 'held', NEW.credits, 0),
           coalesce(max(spent), 0)     + iif(NEW.credit = 'spent', NEW.credits, 0)     - iif(NEW.debit = 'spent', NEW.credits, 0)
    FROM credit_entries WHERE row = NEW.row - 1);
END;

CREATE TRIGGER credit_entries_draw_on_their_hold BEFORE INSERT ON credit_entries WHEN NEW.kind <> 'grant'
BEGIN
  SELECT RAISE(ABORT, 'a hold begins with all of its credits') WHERE NEW.kind = 'hold' AND NEW.hold_left <> NEW.credits;
  SELECT RAISE(ABORT, 'a post or a void must fit its hold')
  WHERE NEW.kind <> 'hold' AND (NEW.run, NEW.hold_left) IS NOT (
    SELECT run, hold_left - NEW.credits FROM credit_entries WHERE hold = NEW.hold ORDER BY row DESC LIMIT 1);
END;
