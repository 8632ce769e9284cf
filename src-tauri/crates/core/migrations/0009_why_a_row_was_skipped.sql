-- Why exactly a row was skipped is kept as what is the matter and no longer in words, so that the window can say it in
-- its own. What earlier versions wrote stays as they said it.

CREATE TABLE skips (
  run       INTEGER NOT NULL REFERENCES runs (row),
  number    INTEGER NOT NULL,                          -- the row as a person counts it in the source
  reason    TEXT    NOT NULL CHECK (reason IN ('missing_linkedin_url', 'invalid_linkedin_url', 'duplicate_in_file',
              'already_in_search', 'identity_conflict', 'off_limits', 'erased', 'malformed_row')),
  cause     TEXT    NOT NULL,                          -- JSON: what exactly is the matter with this row
  record    TEXT    NOT NULL,                          -- JSON: the fields as they came
  candidate INTEGER,                                   -- whom the row is about, where it brought nothing new
  PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;

INSERT INTO skips (run, number, reason, cause, record, candidate)
SELECT run, number, reason,
       json_object('type', 'told', 'of', json_object('reason', reason, 'text', detail)), record, candidate
FROM run_skips;

DROP TABLE run_skips;
ALTER TABLE skips RENAME TO run_skips;
