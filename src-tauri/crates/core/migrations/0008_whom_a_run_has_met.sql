-- Whom a run has met with nothing new to tell. A second row about the same person is a repetition in the file, also
-- when the program was started again between the two; and all that is left of the first one is its skipped row.

ALTER TABLE run_skips ADD COLUMN candidate INTEGER;    -- whom the row is about, where it brought nothing new
