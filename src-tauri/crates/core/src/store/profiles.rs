//! The table `profiles`: positions and education, where a provider sent them.

use rusqlite::{Connection, OptionalExtension as _, Transaction};

use crate::{Result, connector::Profile};

/// What is known of a candidate's positions and education.
pub fn get(db: &Connection, candidate: i64) -> Result<Option<Profile>> {
    Ok(text(db, candidate)?
        .map(|text| super::from_json(&text))
        .transpose()?)
}

/// The same as it is stored.
pub fn text(db: &Connection, candidate: i64) -> Result<Option<String>> {
    let text = db
        .prepare_cached("SELECT profile FROM profiles WHERE candidate = ?1")?
        .query_row([candidate], |row| row.get(0))
        .optional()?;
    Ok(text)
}

/// Puts a former profile back, as it was stored, or takes it away where there was none.
pub fn put_back(tx: &Transaction<'_>, candidate: i64, before: Option<&str>) -> Result<()> {
    match before {
        Some(before) => tx
            .prepare_cached("UPDATE profiles SET profile = ?2 WHERE candidate = ?1")?
            .execute((candidate, before))?,
        None => tx
            .prepare_cached("DELETE FROM profiles WHERE candidate = ?1")?
            .execute([candidate])?,
    };
    Ok(())
}

/// Keeps the newest profile of a candidate.
pub fn set(tx: &Transaction<'_>, candidate: i64, profile: &Profile, now_ms: i64) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO profiles (candidate, profile, seen_at) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET profile = ?2, seen_at = ?3",
    )?
    .execute((candidate, serde_json::to_string(profile)?, now_ms))?;
    Ok(())
}
