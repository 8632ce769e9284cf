//! The table `model_prices`.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, named_params};

use super::{from_word, ms, word};
use crate::{
    Result,
    provider::{ModelEvaluator, Prices, Vendor},
};

/// Whose model it is, and as what it works.
pub type Name = (ModelEvaluator, Vendor, String);

/// The price of a model, if somebody has entered one.
pub fn get(db: &Connection, (evaluator, vendor, model): &Name) -> Result<Option<Prices>> {
    let prices = db
        .prepare_cached(
            "SELECT micros_in, micros_out FROM model_prices WHERE evaluator = ?1 AND vendor = ?2 AND model = ?3",
        )?
        .query_row((word(evaluator), word(vendor), model), read)
        .optional()?;
    Ok(prices)
}

/// Every price.
pub fn list(db: &Connection) -> Result<BTreeMap<Name, Prices>> {
    let prices = db
        .prepare_cached("SELECT evaluator, vendor, model, micros_in, micros_out FROM model_prices")?
        .query_map([], |row| {
            let name = (
                from_word(row.get("evaluator")?)?,
                from_word(row.get("vendor")?)?,
                row.get("model")?,
            );
            Ok((name, read(row)?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(prices)
}

/// Writes a price in place of the one before.
pub fn set(
    tx: &Transaction<'_>,
    (evaluator, vendor, model): &Name,
    prices: Prices,
    now: Timestamp,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO model_prices (evaluator, vendor, model, micros_in, micros_out, set_at)
         VALUES (:evaluator, :vendor, :model, :micros_in, :micros_out, :set_at)
         ON CONFLICT DO UPDATE SET micros_in = :micros_in, micros_out = :micros_out, set_at = :set_at",
    )?
    .execute(named_params! {
        ":evaluator": word(evaluator),
        ":vendor": word(vendor),
        ":model": model,
        ":micros_in": prices.micros_in,
        ":micros_out": prices.micros_out,
        ":set_at": ms(now),
    })?;
    Ok(())
}

/// Takes a price away.
pub fn forget(tx: &Transaction<'_>, (evaluator, vendor, model): &Name) -> Result<()> {
    tx.prepare_cached("DELETE FROM model_prices WHERE evaluator = ?1 AND vendor = ?2 AND model = ?3")?
        .execute((word(evaluator), word(vendor), model))?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Prices> {
    Ok(Prices {
        micros_in: row.get("micros_in")?,
        micros_out: row.get("micros_out")?,
    })
}
