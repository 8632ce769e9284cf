//! The table `checks`, added up by the model that was asked.

use rusqlite::Connection;

use super::from_word;
use crate::{Result, evaluator::EvaluatorKind};

/// What one model was asked in a stretch of time.
#[derive(Debug)]
pub struct Sum {
    /// As what it works.
    pub evaluator: EvaluatorKind,
    /// The model, as checks name it.
    pub model: String,
    /// Completed checks that it was asked for.
    pub checks: u32,
    /// Runs that these belong to.
    pub runs: u32,
    /// Tokens of the questions.
    pub tokens_in: u64,
    /// Tokens of the answers.
    pub tokens_out: u64,
    /// In millionths of a US dollar.
    pub cost_micros: u64,
    /// How many of the checks have no cost.
    pub without_cost: u32,
}

/// What every model was asked from `from_ms` until before `until_ms`, the dearest first. What was answered from memory
/// took no tokens and is not in it.
pub fn by_model(db: &Connection, from_ms: i64, until_ms: i64) -> Result<Vec<Sum>> {
    let sums = db
        .prepare_cached(
            "SELECT evaluator, model, count(*) AS checks, count(DISTINCT run) AS runs, sum(tokens_in) AS tokens_in,
                    sum(tokens_out) AS tokens_out, sum(cost_micros) AS cost_micros,
                    sum(cost_micros = 0) AS without_cost
             FROM checks WHERE tokens_in > 0 AND checked_at >= ?1 AND checked_at < ?2
             GROUP BY evaluator, model
             ORDER BY sum(cost_micros) DESC, sum(tokens_in) + sum(tokens_out) DESC, evaluator, model",
        )?
        .query_map((from_ms, until_ms), |row| {
            Ok(Sum {
                evaluator: from_word(row.get("evaluator")?)?,
                model: row.get("model")?,
                checks: row.get("checks")?,
                runs: row.get("runs")?,
                tokens_in: row.get::<_, i64>("tokens_in")?.cast_unsigned(),
                tokens_out: row.get::<_, i64>("tokens_out")?.cast_unsigned(),
                cost_micros: row.get::<_, i64>("cost_micros")?.cast_unsigned(),
                without_cost: row.get("without_cost")?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(sums)
}
