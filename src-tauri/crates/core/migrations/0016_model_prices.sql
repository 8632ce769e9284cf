-- What vendors charge for their models, as the recruiter has read it there. Prices change, so none are built in, and
-- one that changes says nothing about what was checked before: each check keeps what it cost.

CREATE TABLE model_prices (
  evaluator  TEXT    NOT NULL CHECK (evaluator IN ('local_llm', 'byok', 'managed')),
  vendor     TEXT    NOT NULL CHECK (vendor IN ('openai', 'anthropic', 'google', 'openrouter', 'ollama', 'openai_compatible')),
  model      TEXT    NOT NULL CHECK (model <> ''),
  micros_in  INTEGER NOT NULL CHECK (micros_in >= 0),  -- millionths of a US dollar for a million tokens of questions
  micros_out INTEGER NOT NULL CHECK (micros_out >= 0), -- likewise of answers
  set_at     INTEGER NOT NULL,
  PRIMARY KEY (evaluator, vendor, model)
) STRICT, WITHOUT ROWID;

-- What models were asked lately, without reading what cost nothing.
CREATE INDEX checks_that_took_tokens ON checks (checked_at) WHERE tokens_in > 0;
