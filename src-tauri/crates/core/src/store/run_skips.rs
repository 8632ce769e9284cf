//! The table `run_skips`: what was not imported, and why.

use rusqlite::{Connection, Transaction};

use super::{from_json, word};
use crate::{
    Result,
    run::{Cause, Skip},
};

/// Notes a row that was not imported, and whom it is about, where it brought nothing new. Two with one number would
/// be a report that does not fit its count: refused.
pub fn insert(
    tx: &Transaction<'_>,
    run: i64,
    number: u64,
    cause: &Cause,
    record: &[&str],
    candidate: Option<i64>,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO run_skips (run, number, reason, cause, record, candidate) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute((
        run,
        number.cast_signed(),
        word(cause.reason()),
        serde_json::to_string(cause)?,
        serde_json::to_string(record)?,
        candidate,
    ))?;
    Ok(())
}

/// A page of a run's skips, in the order of the source.
pub fn list(db: &Connection, run: i64, offset: u32, limit: u32) -> Result<Vec<Skip>> {
    let skips = db
        .prepare_cached(
            "SELECT number, cause, record FROM run_skips WHERE run = ?1
             ORDER BY number LIMIT ?3 OFFSET ?2",
        )?
        .query_map((run, offset, limit), read)?
        .collect::<Result<_, _>>()?;
    Ok(skips)
}

/// Calls `visit` with every skip of a run, in the order of the source.
pub fn each(db: &Connection, run: i64, mut visit: impl FnMut(Skip) -> Result<()>) -> Result<()> {
    let mut list =
        db.prepare_cached("SELECT number, cause, record FROM run_skips WHERE run = ?1 ORDER BY number")?;
    let mut rows = list.query([run])?;
    while let Some(row) = rows.next()? {
        visit(read(row)?)?;
    }
    Ok(())
}

/// Those whom rows of a run were about and brought nothing new.
pub fn met<C: FromIterator<i64>>(db: &Connection, run: i64) -> Result<C> {
    let met = db
        .prepare_cached("SELECT candidate FROM run_skips WHERE run = ?1 AND candidate IS NOT NULL")?
        .query_map([run], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(met)
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Skip> {
    Ok(Skip {
        number: row.get::<_, i64>(0)?.cast_unsigned(),
        cause: from_json(&row.get::<_, String>(1)?)?,
        record: from_json(&row.get::<_, String>(2)?)?,
    })
}
