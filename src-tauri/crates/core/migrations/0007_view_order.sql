-- Saved views stand in the order that a person gave them, and no longer in that in which they were made.

ALTER TABLE saved_views ADD COLUMN place INTEGER NOT NULL DEFAULT 0; -- from left to right; a removed view keeps its place

UPDATE saved_views SET place = row;
