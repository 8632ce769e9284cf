//! The table `bookmarks`: candidates whom somebody marked while reading results.

use rusqlite::{Connection, Transaction};

use crate::Result;

/// Whoever is marked for a briefing.
pub fn of_briefing(db: &Connection, briefing: i64) -> Result<Vec<u32>> {
    let rows = db
        .prepare_cached("SELECT candidate FROM bookmarks WHERE briefing = ?1")?
        .query_map([briefing], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Marks a candidate, or takes the mark away.
pub fn set(tx: &Transaction<'_>, briefing: i64, candidate: i64, marked: bool, now_ms: i64) -> Result<()> {
    let sql = if marked {
        "INSERT INTO bookmarks (briefing, candidate, set_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"
    } else {
        "DELETE FROM bookmarks WHERE briefing = ?1 AND candidate = ?2 AND ?3 IS NOT NULL"
    };
    tx.prepare_cached(sql)?.execute((briefing, candidate, now_ms))?;
    Ok(())
}
