-- People on a shortlist stand in an order that a person gives them, and at first in that in which they were added.
ALTER TABLE shortlist_members ADD COLUMN place INTEGER NOT NULL DEFAULT 0; -- from 0; two with the same stand as they were added

UPDATE shortlist_members SET place = (
  SELECT count(*) FROM shortlist_members AS before
  WHERE before.shortlist = shortlist_members.shortlist
    AND (before.added_at, before.candidate) < (shortlist_members.added_at, shortlist_members.candidate));
