-- The tables of a workspace as they are today. A test writes this file; the migrations make the tables.

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

CREATE UNIQUE INDEX accounts_are_one_each ON accounts (provider, dsn, provider_account_id);

CREATE VIEW all_keys AS
  SELECT space, key, candidate FROM identity_keys UNION ALL SELECT space, key, candidate FROM recent_keys;

CREATE TABLE bookmarks (
  briefing  INTEGER NOT NULL REFERENCES briefings (row),
  candidate INTEGER NOT NULL,
  set_at    INTEGER NOT NULL,
  PRIMARY KEY (briefing, candidate)
) STRICT, WITHOUT ROWID;

CREATE TABLE briefings (
  row        INTEGER NOT NULL PRIMARY KEY,
  id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  project    INTEGER NOT NULL REFERENCES projects (row),
  name       TEXT    NOT NULL CHECK (name <> ''),
  version    INTEGER NOT NULL CHECK (version >= 1),
  a_from     INTEGER NOT NULL CHECK (a_from BETWEEN 1 AND 100), -- category A from this fit score on, in percent
  b_from     INTEGER NOT NULL CHECK (b_from BETWEEN 0 AND 99),
  created_at INTEGER NOT NULL,
  locked_at  INTEGER,                                  -- when the first check began
  CHECK (b_from < a_from)
) STRICT;

CREATE UNIQUE INDEX briefings_have_a_row_for_each_version ON briefings (project, name, version);

CREATE TRIGGER briefings_stay_locked BEFORE UPDATE OF locked_at ON briefings
WHEN OLD.locked_at IS NOT NULL AND NEW.locked_at IS NOT OLD.locked_at
BEGIN SELECT RAISE(ABORT, 'a locked briefing stays locked'); END;

CREATE TRIGGER locked_briefings_stay BEFORE DELETE ON briefings WHEN OLD.locked_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a locked briefing stays'); END;

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

CREATE TRIGGER candidates_take_their_checks_along AFTER DELETE ON candidates
BEGIN
  DELETE FROM check_findings WHERE "check" IN (
    SELECT c.row FROM runs AS r CROSS JOIN checks AS c ON c.run = r.row AND c.candidate = OLD.row WHERE r.source = 'check');
  DELETE FROM checks WHERE candidate = OLD.row AND run IN (SELECT row FROM runs WHERE source = 'check');
  DELETE FROM decisions WHERE candidate = OLD.row AND briefing IN (SELECT row FROM briefings);
  DELETE FROM bookmarks WHERE candidate = OLD.row AND briefing IN (SELECT row FROM briefings);
  DELETE FROM shortlist_members WHERE candidate = OLD.row;
END;

CREATE TRIGGER candidates_take_their_own_along AFTER DELETE ON candidates
BEGIN
  DELETE FROM memberships WHERE candidate = OLD.row AND search IN (SELECT row FROM searches);
  DELETE FROM identity_keys WHERE space = 1 AND key = OLD.slug AND candidate = OLD.row;
  DELETE FROM identity_keys WHERE candidate = OLD.row AND space <> 1;
  DELETE FROM recent_keys WHERE row BETWEEN OLD.row << 8 AND (OLD.row << 8) + 255;
  DELETE FROM profiles WHERE candidate = OLD.row;
  DELETE FROM field_changes WHERE candidate = OLD.row;
END;

CREATE TABLE check_findings (
  "check"  INTEGER NOT NULL PRIMARY KEY,
  findings TEXT    NOT NULL                            -- JSON: verdict, confidence, reasoning, quote for each requirement
) STRICT;

CREATE TABLE check_plans (
  run        INTEGER NOT NULL PRIMARY KEY REFERENCES runs (row),
  candidates BLOB    NOT NULL,                         -- each the distance to the one before, seven bits a byte
  recent     BLOB    NOT NULL                          -- likewise
) STRICT;

CREATE TABLE checks (
  row        INTEGER NOT NULL PRIMARY KEY,
  id         BLOB    NOT NULL CHECK (length(id) = 16), -- ends with the row
  run        INTEGER NOT NULL REFERENCES runs (row),
  briefing   INTEGER NOT NULL REFERENCES briefings (row),
  candidate  INTEGER NOT NULL,
  status     TEXT    NOT NULL CHECK (status IN ('completed', 'failed')),
  evaluator  TEXT    NOT NULL CHECK (evaluator IN ('local', 'local_llm', 'byok', 'managed')),
  model      TEXT    NOT NULL,
  prompt     TEXT    NOT NULL,                         -- version of the prompt, or of the vocabulary
  profile    BLOB    NOT NULL CHECK (length(profile) = 16), -- hash of what was read of the candidate
  fulfilled  INTEGER NOT NULL,                         -- bit set of requirements
  unknown    INTEGER NOT NULL,                         -- bit set; what is in neither is not fulfilled
  credits    INTEGER NOT NULL CHECK (credits >= 0),
  tokens_in  INTEGER NOT NULL,
  tokens_out INTEGER NOT NULL,
  cost_micros INTEGER NOT NULL,                        -- millionths of a US dollar, as the vendor lists its prices
  trouble    TEXT,                                     -- JSON: code, message, hint, where it failed
  checked_at INTEGER NOT NULL,
  CHECK (fulfilled & unknown = 0),
  CHECK ((status = 'failed') = (trouble IS NOT NULL)),
  CHECK (status = 'completed' OR (fulfilled = 0 AND unknown = 0 AND credits = 0))
) STRICT;

CREATE UNIQUE INDEX checks_are_completed_once_in_a_run ON checks (run, candidate) WHERE status = 'completed';

CREATE INDEX checks_by_briefing ON checks (briefing, candidate) WHERE status = 'completed';

CREATE INDEX checks_by_candidate ON checks (candidate, checked_at) WHERE status = 'completed';

CREATE INDEX checks_by_run ON checks (run, candidate);

CREATE INDEX checks_that_took_tokens ON checks (checked_at) WHERE tokens_in > 0;

CREATE TRIGGER checks_are_not_changed BEFORE UPDATE ON checks
BEGIN SELECT RAISE(ABORT, 'a check is never changed'); END;

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

CREATE UNIQUE INDEX credit_checks_are_posted_once ON credit_entries (run, candidate) WHERE kind = 'post';

CREATE INDEX credit_entries_by_hold ON credit_entries (hold, row) WHERE hold IS NOT NULL;

CREATE UNIQUE INDEX credit_requests_are_booked_once ON credit_entries (id) WHERE id IS NOT NULL;

CREATE TRIGGER credit_entries_are_append_only BEFORE UPDATE ON credit_entries
BEGIN SELECT RAISE(ABORT, 'credit entries are append-only'); END;

CREATE TRIGGER credit_entries_draw_on_their_hold BEFORE INSERT ON credit_entries WHEN NEW.kind <> 'grant'
BEGIN
  SELECT RAISE(ABORT, 'a hold begins with all of its credits') WHERE NEW.kind = 'hold' AND NEW.hold_left <> NEW.credits;
  SELECT RAISE(ABORT, 'a post or a void must fit its hold')
  WHERE NEW.kind <> 'hold' AND (NEW.run, NEW.hold_left) IS NOT (
    SELECT run, hold_left - NEW.credits FROM credit_entries WHERE hold = NEW.hold ORDER BY row DESC LIMIT 1);
END;

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

CREATE TRIGGER credit_entries_stay BEFORE DELETE ON credit_entries
BEGIN SELECT RAISE(ABORT, 'credit entries are append-only'); END;

CREATE TABLE decisions (
  row        INTEGER NOT NULL PRIMARY KEY,
  id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  briefing   INTEGER NOT NULL REFERENCES briefings (row),
  candidate  INTEGER NOT NULL,
  bit        INTEGER CHECK (bit BETWEEN 0 AND 63),
  decision   TEXT,                                     -- a verdict or a category; none takes the last one back
  reason     TEXT    NOT NULL,
  decided_at INTEGER NOT NULL,
  CHECK (decision IS NULL OR iif(bit IS NULL, decision IN ('a', 'b', 'c', 'needs_look', 'no_fit'),
    decision IN ('fulfilled', 'not_fulfilled', 'unknown')))
) STRICT;

CREATE INDEX decisions_by_briefing ON decisions (briefing, candidate);

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

CREATE TABLE identity_keys (
  space     INTEGER NOT NULL CHECK (space BETWEEN 1 AND 9), -- an id space: 1 slug, 2 old slug, 3 ACoA, 4 ACwA, 5 AE, 6 member number, 7 person URN, 8 e-mail, 9 ATS
  key       TEXT    NOT NULL,
  candidate INTEGER NOT NULL,
  PRIMARY KEY (space, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX identity_keys_by_candidate ON identity_keys (candidate) WHERE space <> 1;

CREATE TABLE mappings (
  signature TEXT NOT NULL PRIMARY KEY,
  mapping   TEXT NOT NULL,                             -- JSON: our field -> their header
  saved_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE memberships (
  search    INTEGER NOT NULL,
  candidate INTEGER NOT NULL,
  run       INTEGER NOT NULL,                          -- the run that added the candidate to the search
  added_at  INTEGER NOT NULL,
  PRIMARY KEY (search, candidate)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER memberships_are_taken_off AFTER DELETE ON memberships
BEGIN UPDATE searches SET members = members - 1 WHERE row = OLD.search; END;

CREATE TABLE model_choices (
  action   TEXT    NOT NULL PRIMARY KEY CHECK (action IN ('draft', 'check')),
  provider INTEGER NOT NULL REFERENCES providers (row) ON DELETE CASCADE,
  model    TEXT    NOT NULL CHECK (model <> '')
) STRICT, WITHOUT ROWID;

CREATE INDEX model_choices_by_provider ON model_choices (provider);

CREATE TABLE model_prices (
  evaluator  TEXT    NOT NULL CHECK (evaluator IN ('local_llm', 'byok', 'managed')),
  vendor     TEXT    NOT NULL CHECK (vendor IN ('openai', 'anthropic', 'google', 'openrouter', 'ollama', 'openai_compatible')),
  model      TEXT    NOT NULL CHECK (model <> ''),
  micros_in  INTEGER NOT NULL CHECK (micros_in >= 0),  -- millionths of a US dollar for a million tokens of questions
  micros_out INTEGER NOT NULL CHECK (micros_out >= 0), -- likewise of answers
  set_at     INTEGER NOT NULL,
  PRIMARY KEY (evaluator, vendor, model)
) STRICT, WITHOUT ROWID;

CREATE TABLE profiles (
  candidate INTEGER NOT NULL PRIMARY KEY,
  profile   TEXT    NOT NULL,                          -- JSON
  seen_at   INTEGER NOT NULL
) STRICT;

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

CREATE TABLE providers (
  row        INTEGER NOT NULL PRIMARY KEY,
  id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  evaluator  TEXT    NOT NULL CHECK (evaluator IN ('local_llm', 'byok', 'managed')),
  vendor     TEXT    NOT NULL CHECK (vendor IN ('openai', 'anthropic', 'google', 'openrouter', 'ollama', 'openai_compatible')),
  base_url   TEXT    NOT NULL CHECK (base_url <> ''),  -- without a slash at the end
  model      TEXT    NOT NULL CHECK (model <> ''),
  state      TEXT    NOT NULL CHECK (state IN ('saved', 'connected', 'refused')),
  refusal    TEXT,                                     -- the kind of refusal that the last validation met
  revision   INTEGER NOT NULL DEFAULT 1,               -- counts how often it was saved: an answer about an older one is not noted
  added_at   INTEGER NOT NULL,
  checked_at INTEGER,
  CHECK ((state = 'refused') = (refusal IS NOT NULL)),
  CHECK ((state = 'saved') = (checked_at IS NULL))
) STRICT;

CREATE UNIQUE INDEX providers_are_one_for_each_vendor ON providers (evaluator, vendor);

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

CREATE TRIGGER quota_entries_are_not_replaced BEFORE INSERT ON quota_entries
BEGIN
  SELECT RAISE(ABORT, 'quota entries are append-only')
  WHERE EXISTS (SELECT 1 FROM quota_entries WHERE row = NEW.row OR id = NEW.id)
     OR EXISTS (SELECT 1 FROM quota_entries WHERE reserve = NEW.reserve AND kind = NEW.kind);
END;

CREATE TRIGGER quota_entries_stay BEFORE DELETE ON quota_entries
BEGIN SELECT RAISE(ABORT, 'quota entries are append-only'); END;

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

CREATE TABLE recategorizations (
  row        INTEGER NOT NULL PRIMARY KEY,
  id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  briefing   INTEGER NOT NULL REFERENCES briefings (row),
  before     TEXT    NOT NULL,                         -- JSON: kinds, weights, bands
  after      TEXT    NOT NULL,
  counts     TEXT    NOT NULL,                         -- JSON: candidates a category, before and after
  applied_at INTEGER NOT NULL,
  undone_at  INTEGER
) STRICT;

CREATE INDEX recategorizations_by_briefing ON recategorizations (briefing);

CREATE TABLE recent_keys (
  row       INTEGER NOT NULL PRIMARY KEY,              -- 256 for each candidate: so the keys of one stand together, without an index
  space     INTEGER NOT NULL CHECK (space BETWEEN 1 AND 9 AND space <> 2), -- as in identity_keys; a former slug never waits here
  key       TEXT    NOT NULL,
  candidate INTEGER NOT NULL GENERATED ALWAYS AS (row >> 8) VIRTUAL
) STRICT;

CREATE TABLE requirements (
  briefing  INTEGER NOT NULL REFERENCES briefings (row),
  bit       INTEGER NOT NULL CHECK (bit BETWEEN 0 AND 63), -- its place in stored verdicts
  id        TEXT    NOT NULL CHECK (id <> ''),         -- its name inside the briefing
  place     INTEGER NOT NULL,                          -- where it is shown
  statement TEXT    NOT NULL CHECK (statement <> ''),
  rubric    TEXT    NOT NULL,
  category  TEXT    NOT NULL CHECK (category IN ('work_experience', 'technical', 'soft', 'location', 'seniority',
              'industry_experience', 'education', 'certifications', 'languages', 'current_work_status', 'other')),
  kind      TEXT    NOT NULL CHECK (kind IN ('must_have', 'nice_to_have')),
  weight    INTEGER NOT NULL CHECK (weight BETWEEN 1 AND 10),
  PRIMARY KEY (briefing, bit)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX requirements_have_an_id_each ON requirements (briefing, id);

CREATE TRIGGER requirements_of_a_locked_briefing_are_all BEFORE INSERT ON requirements
WHEN (SELECT locked_at FROM briefings WHERE row = NEW.briefing) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the wording of this briefing is locked'); END;

CREATE TRIGGER requirements_of_a_locked_briefing_keep_their_words
BEFORE UPDATE OF briefing, bit, id, statement, rubric, category ON requirements
WHEN (SELECT locked_at FROM briefings WHERE row = OLD.briefing) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the wording of this briefing is locked'); END;

CREATE TRIGGER requirements_of_a_locked_briefing_stay BEFORE DELETE ON requirements
WHEN (SELECT locked_at FROM briefings WHERE row = OLD.briefing) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the wording of this briefing is locked'); END;

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

CREATE TABLE "run_skips" (
  run       INTEGER NOT NULL REFERENCES runs (row),
  number    INTEGER NOT NULL,                          -- the row as a person counts it in the source
  reason    TEXT    NOT NULL CHECK (reason IN ('missing_linkedin_url', 'invalid_linkedin_url', 'duplicate_in_file',
              'already_in_search', 'identity_conflict', 'off_limits', 'erased', 'malformed_row')),
  cause     TEXT    NOT NULL,                          -- JSON: what exactly is the matter with this row
  record    TEXT    NOT NULL,                          -- JSON: the fields as they came
  candidate INTEGER,                                   -- whom the row is about, where it brought nothing new
  PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE "runs" (
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

CREATE INDEX runs_by_briefing ON runs (briefing) WHERE briefing IS NOT NULL;

CREATE INDEX runs_by_search ON runs (search);

CREATE INDEX runs_by_state ON runs (state);

CREATE TABLE saved_views (
  row        INTEGER NOT NULL PRIMARY KEY,             -- also the order in which they are listed
  id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  name       TEXT    NOT NULL CHECK (name <> ''),
  shown      TEXT    NOT NULL,                         -- JSON: the question and the columns; a reader leaves out what it does not know
  created_at INTEGER NOT NULL,
  removed_at INTEGER                                   -- kept, so that a removal can be undone, until the workspace is opened again
, place INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE UNIQUE INDEX saved_views_have_a_name_each ON saved_views (name) WHERE removed_at IS NULL;

CREATE TABLE searches (
  row         INTEGER NOT NULL PRIMARY KEY,
  id          BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  project     INTEGER NOT NULL REFERENCES projects (row),
  name        TEXT    NOT NULL CHECK (name <> ''),
  description TEXT    NOT NULL,
  address     TEXT,                                    -- the LinkedIn address, verbatim
  created_at  INTEGER NOT NULL
, members INTEGER NOT NULL DEFAULT 0 CHECK (members >= 0)) STRICT;

CREATE INDEX searches_by_project ON searches (project);

CREATE TABLE settings (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL                                  -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE shortlist_members (
  shortlist INTEGER NOT NULL REFERENCES shortlists (row),
  candidate INTEGER NOT NULL,
  briefing  INTEGER REFERENCES briefings (row),        -- of the check that was moved forward
  note      TEXT    NOT NULL,
  added_at  INTEGER NOT NULL, place INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (shortlist, candidate)
) STRICT, WITHOUT ROWID;

CREATE INDEX shortlist_members_by_candidate ON shortlist_members (candidate);

CREATE TABLE shortlists (
  row        INTEGER NOT NULL PRIMARY KEY,
  id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  project    INTEGER NOT NULL REFERENCES projects (row),
  name       TEXT    NOT NULL CHECK (name <> ''),
  created_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX shortlists_have_a_name_each ON shortlists (project, name);
