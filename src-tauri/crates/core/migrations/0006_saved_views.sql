-- Saved views: ways of looking at the candidates that have a name.

CREATE TABLE saved_views (
  row        INTEGER NOT NULL PRIMARY KEY,             -- also the order in which they are listed
  id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
  name       TEXT    NOT NULL CHECK (name <> ''),
  shown      TEXT    NOT NULL,                         -- JSON: the question and the columns; a reader leaves out what it does not know
  created_at INTEGER NOT NULL,
  removed_at INTEGER                                   -- kept, so that a removal can be undone, until the workspace is opened again
) STRICT;

CREATE UNIQUE INDEX saved_views_have_a_name_each ON saved_views (name) WHERE removed_at IS NULL;
