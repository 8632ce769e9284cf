//! The table `settings`: one JSON value a name.

use rusqlite::{Connection, OptionalExtension as _, Transaction};

use super::from_json;
use crate::Result;

/// The value of that name, if one was ever written.
pub fn get<T: serde::de::DeserializeOwned>(db: &Connection, name: &str) -> Result<Option<T>> {
    let text: Option<String> = db
        .prepare_cached("SELECT value FROM settings WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    Ok(text.map(|text| from_json(&text)).transpose()?)
}

/// Writes a value under a name.
pub fn set<T: serde::Serialize>(tx: &Transaction<'_>, name: &str, value: &T) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO settings (name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2",
    )?
    .execute((name, serde_json::to_string(value)?))?;
    Ok(())
}
