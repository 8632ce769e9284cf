-- How many members each search has, so that the first screen need not count a million rows. Whoever adds members
-- adds to the count in the same transaction: a trigger for each of them would take as long as the members
-- themselves. Members go one by one or with their candidate, and a trigger takes them off.

ALTER TABLE searches ADD COLUMN members INTEGER NOT NULL DEFAULT 0 CHECK (members >= 0);

UPDATE searches SET members = (SELECT count(*) FROM memberships WHERE search = searches.row);

CREATE TRIGGER memberships_are_taken_off AFTER DELETE ON memberships
BEGIN UPDATE searches SET members = members - 1 WHERE row = OLD.search; END;
