-- Providers: the language models that checks and drafts may ask. Their keys are not here.

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

-- Which of them does what. Without a row, nobody does.
CREATE TABLE model_choices (
  action   TEXT    NOT NULL PRIMARY KEY CHECK (action IN ('draft', 'check')),
  provider INTEGER NOT NULL REFERENCES providers (row) ON DELETE CASCADE,
  model    TEXT    NOT NULL CHECK (model <> '')
) STRICT, WITHOUT ROWID;

CREATE INDEX model_choices_by_provider ON model_choices (provider);
