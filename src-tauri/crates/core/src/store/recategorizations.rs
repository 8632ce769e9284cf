//! The table `recategorizations`: what was moved in a briefing, and what came of it.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, named_params};

use super::{from_json, ms, time};
use crate::{
    Error, Noun, Result,
    briefing::Briefing,
    check::recategorize::{Arrangement, Recategorization},
    id::Id,
};

/// A recategorization with all that undoing it needs.
#[derive(Debug)]
pub struct Stored {
    /// The briefing.
    pub briefing: Id<Briefing>,
    /// As it was.
    pub before: Arrangement,
    /// As it became.
    pub after: Arrangement,
    /// When it was undone.
    pub undone_at: Option<Timestamp>,
}

/// Notes a recategorization.
pub fn insert(
    tx: &Transaction<'_>,
    briefing: i64,
    entry: &Recategorization,
    before: &Arrangement,
    after: &Arrangement,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO recategorizations (id, briefing, before, after, counts, applied_at)
         VALUES (:id, :briefing, :before, :after, :counts, :now)",
    )?
    .execute(named_params! {
        ":id": entry.id.bytes(),
        ":briefing": briefing,
        ":before": serde_json::to_string(before)?,
        ":after": serde_json::to_string(after)?,
        ":counts": serde_json::to_string(&entry.counts)?,
        ":now": ms(entry.applied_at),
    })?;
    Ok(())
}

/// What a recategorization changed.
pub fn get(db: &Connection, id: Id<Recategorization>) -> Result<Stored> {
    let stored = db
        .prepare_cached(
            "SELECT r.before, r.after, r.undone_at, b.id FROM recategorizations AS r
             JOIN briefings AS b ON b.row = r.briefing WHERE r.id = ?1",
        )?
        .query_row([id.bytes()], |row| {
            Ok(Stored {
                briefing: Id::from_bytes(row.get(3)?),
                before: from_json(&row.get::<_, String>(0)?)?,
                after: from_json(&row.get::<_, String>(1)?)?,
                undone_at: row.get::<_, Option<i64>>(2)?.map(time).transpose()?,
            })
        })
        .optional()?;
    stored.ok_or(Error::NotFound {
        noun: Noun::Recategorization,
    })
}

/// What was moved in a briefing, newest first.
pub fn list(db: &Connection, briefing: Id<Briefing>) -> Result<Vec<Recategorization>> {
    let entries = db
        .prepare_cached(
            "SELECT r.* FROM recategorizations AS r JOIN briefings AS b ON b.row = r.briefing
             WHERE b.id = ?1 ORDER BY r.row DESC LIMIT 100",
        )?
        .query_map([briefing.bytes()], read)?
        .collect::<Result<_, _>>()?;
    Ok(entries)
}

/// Notes that it was undone.
pub fn mark_undone(tx: &Transaction<'_>, id: Id<Recategorization>, now: Timestamp) -> Result<()> {
    tx.prepare_cached("UPDATE recategorizations SET undone_at = ?2 WHERE id = ?1")?
        .execute((id.bytes(), ms(now)))?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Recategorization> {
    Ok(Recategorization {
        id: Id::from_bytes(row.get("id")?),
        counts: from_json(&row.get::<_, String>("counts")?)?,
        applied_at: time(row.get("applied_at")?)?,
        undone_at: row.get::<_, Option<i64>>("undone_at")?.map(time).transpose()?,
    })
}
