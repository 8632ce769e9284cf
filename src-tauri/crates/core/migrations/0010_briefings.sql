-- Briefings: what candidates are checked against. A row is one version; the versions of a briefing share project and
-- name. Once somebody was checked against a version, its wording is a promise that the database keeps: stored verdicts
-- speak of exactly these statements.

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

CREATE TRIGGER requirements_of_a_locked_briefing_stay BEFORE DELETE ON requirements
WHEN (SELECT locked_at FROM briefings WHERE row = OLD.briefing) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the wording of this briefing is locked'); END;

CREATE TRIGGER requirements_of_a_locked_briefing_keep_their_words
BEFORE UPDATE OF briefing, bit, id, statement, rubric, category ON requirements
WHEN (SELECT locked_at FROM briefings WHERE row = OLD.briefing) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the wording of this briefing is locked'); END;

CREATE TRIGGER briefings_stay_locked BEFORE UPDATE OF locked_at ON briefings
WHEN OLD.locked_at IS NOT NULL AND NEW.locked_at IS NOT OLD.locked_at
BEGIN SELECT RAISE(ABORT, 'a locked briefing stays locked'); END;

CREATE TRIGGER locked_briefings_stay BEFORE DELETE ON briefings WHEN OLD.locked_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a locked briefing stays'); END;
