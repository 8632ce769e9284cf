-- Checks: one candidate against one version of a briefing. A check is never changed: a later one stands beside it, and
-- what a person decides stands beside both. The verdicts of a check are two sets of bits, one bit a requirement, so that
-- a pool is sorted into categories without reading a word; the reasons and quotes stand in a table of their own.

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

CREATE INDEX checks_by_candidate ON checks (candidate, checked_at) WHERE status = 'completed';
CREATE INDEX checks_by_briefing ON checks (briefing, candidate) WHERE status = 'completed';
CREATE INDEX checks_by_run ON checks (run, candidate);
CREATE UNIQUE INDEX checks_are_completed_once_in_a_run ON checks (run, candidate) WHERE status = 'completed';

CREATE TRIGGER checks_are_not_changed BEFORE UPDATE ON checks
BEGIN SELECT RAISE(ABORT, 'a check is never changed'); END;

-- Whom a run is to check: row numbers, ascending, and those of them who counted as recent when it started.
CREATE TABLE check_plans (
  run        INTEGER NOT NULL PRIMARY KEY REFERENCES runs (row),
  candidates BLOB    NOT NULL,                         -- each the distance to the one before, seven bits a byte
  recent     BLOB    NOT NULL                          -- likewise
) STRICT;

CREATE TABLE check_findings (
  "check"  INTEGER NOT NULL PRIMARY KEY,
  findings TEXT    NOT NULL                            -- JSON: verdict, confidence, reasoning, quote for each requirement
) STRICT;

-- What a person says about a candidate and a briefing, in the order in which it was said; the latest stands. With a bit
-- it is about one requirement, without one about the category.
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

CREATE TABLE bookmarks (
  briefing  INTEGER NOT NULL REFERENCES briefings (row),
  candidate INTEGER NOT NULL,
  set_at    INTEGER NOT NULL,
  PRIMARY KEY (briefing, candidate)
) STRICT, WITHOUT ROWID;

-- Moves between must-have and nice-to-have, new weights and bands, each with the counts before and after.
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

-- Shortlists: candidates moved forward, in a project.
CREATE TABLE shortlists (
  row        INTEGER NOT NULL PRIMARY KEY,
  id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  project    INTEGER NOT NULL REFERENCES projects (row),
  name       TEXT    NOT NULL CHECK (name <> ''),
  created_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX shortlists_have_a_name_each ON shortlists (project, name);

CREATE TABLE shortlist_members (
  shortlist INTEGER NOT NULL REFERENCES shortlists (row),
  candidate INTEGER NOT NULL,
  briefing  INTEGER REFERENCES briefings (row),        -- of the check that was moved forward
  note      TEXT    NOT NULL,
  added_at  INTEGER NOT NULL,
  PRIMARY KEY (shortlist, candidate)
) STRICT, WITHOUT ROWID;

CREATE INDEX shortlist_members_by_candidate ON shortlist_members (candidate);

CREATE TRIGGER candidates_take_their_checks_along AFTER DELETE ON candidates
BEGIN
  DELETE FROM check_findings WHERE "check" IN (
    SELECT c.row FROM runs AS r CROSS JOIN checks AS c ON c.run = r.row AND c.candidate = OLD.row WHERE r.source = 'check');
  DELETE FROM checks WHERE candidate = OLD.row AND run IN (SELECT row FROM runs WHERE source = 'check');
  DELETE FROM decisions WHERE candidate = OLD.row AND briefing IN (SELECT row FROM briefings);
  DELETE FROM bookmarks WHERE candidate = OLD.row AND briefing IN (SELECT row FROM briefings);
  DELETE FROM shortlist_members WHERE candidate = OLD.row;
END;
