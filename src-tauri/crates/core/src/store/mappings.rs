//! The table `mappings`: how files with the same headers were mapped last time.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Transaction};

use super::{from_json, ms};
use crate::Result;

/// The mapping saved for files with these headers.
pub fn get<T: serde::de::DeserializeOwned>(db: &Connection, signature: &str) -> Result<Option<T>> {
    let text: Option<String> = db
        .prepare_cached("SELECT mapping FROM mappings WHERE signature = ?1")?
        .query_row([signature], |row| row.get(0))
        .optional()?;
    Ok(text.map(|text| from_json(&text)).transpose()?)
}

/// Saves a mapping for files with these headers, in place of the last.
pub fn set<T: serde::Serialize>(
    tx: &Transaction<'_>,
    signature: &str,
    mapping: &T,
    now: Timestamp,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO mappings (signature, mapping, saved_at) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET mapping = ?2, saved_at = ?3",
    )?
    .execute((signature, serde_json::to_string(mapping)?, ms(now)))?;
    Ok(())
}
