-- The keys of people who came in last, in the order in which they came. In the table of all keys, which is in the order
-- of keys, a hundred new ones land on nearly as many pages, and a commit writes every page that it touched whole. So a
-- page of results leaves its keys here, on two or three pages, and thousands of them are moved at once.

CREATE TABLE recent_keys (
  row       INTEGER NOT NULL PRIMARY KEY,              -- 256 for each candidate: so the keys of one stand together, without an index
  space     INTEGER NOT NULL CHECK (space BETWEEN 1 AND 9 AND space <> 2), -- as in identity_keys; a former slug never waits here
  key       TEXT    NOT NULL,
  candidate INTEGER NOT NULL GENERATED ALWAYS AS (row >> 8) VIRTUAL
) STRICT;

CREATE VIEW all_keys AS
  SELECT space, key, candidate FROM identity_keys UNION ALL SELECT space, key, candidate FROM recent_keys;

DROP TRIGGER candidates_take_their_own_along;

CREATE TRIGGER candidates_take_their_own_along AFTER DELETE ON candidates
BEGIN
  DELETE FROM memberships WHERE candidate = OLD.row AND search IN (SELECT row FROM searches);
  DELETE FROM identity_keys WHERE space = 1 AND key = OLD.slug AND candidate = OLD.row;
  DELETE FROM identity_keys WHERE candidate = OLD.row AND space <> 1;
  DELETE FROM recent_keys WHERE row BETWEEN OLD.row << 8 AND (OLD.row << 8) + 255;
  DELETE FROM profiles WHERE candidate = OLD.row;
  DELETE FROM field_changes WHERE candidate = OLD.row;
END;
