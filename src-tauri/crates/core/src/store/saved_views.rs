//! The table `saved_views`.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, named_params};

use super::ms;
use crate::{
    Result,
    id::Id,
    saved_view::{SavedView, Shown},
};

/// Every view that is not removed, from left to right.
pub fn list(db: &Connection) -> Result<Vec<SavedView>> {
    let views = db
        .prepare_cached(
            "SELECT id, name, shown FROM saved_views WHERE removed_at IS NULL ORDER BY place, row",
        )?
        .query_map([], read)?
        .collect::<Result<_, _>>()?;
    Ok(views)
}

/// The names in use, with whose they are.
pub fn names(db: &Connection) -> Result<Vec<(Id<SavedView>, String)>> {
    let names = db
        .prepare_cached("SELECT id, name FROM saved_views WHERE removed_at IS NULL")?
        .query_map([], |row| Ok((Id::from_bytes(row.get("id")?), row.get("name")?)))?
        .collect::<Result<_, _>>()?;
    Ok(names)
}

/// Adds a view after all others. `shown` is the JSON text of what it shows.
pub fn insert(
    tx: &Transaction<'_>,
    id: Id<SavedView>,
    name: &str,
    shown: &str,
    now: Timestamp,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO saved_views (id, name, shown, created_at, place)
         SELECT :id, :name, :shown, :created_at, coalesce(max(place), 0) + 1 FROM saved_views",
    )?
    .execute(named_params! { ":id": id.bytes(), ":name": name, ":shown": shown, ":created_at": ms(now) })?;
    Ok(())
}

/// All views from left to right, with whether each can be seen: one that is removed keeps its place.
pub fn order(db: &Connection) -> Result<Vec<(Id<SavedView>, bool)>> {
    let order = db
        .prepare_cached("SELECT id, removed_at IS NULL FROM saved_views ORDER BY place, row")?
        .query_map([], |row| Ok((Id::from_bytes(row.get(0)?), row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    Ok(order)
}

/// Writes the order of all views.
pub fn arrange(tx: &Transaction<'_>, order: &[Id<SavedView>]) -> Result<()> {
    let mut place = tx.prepare_cached("UPDATE saved_views SET place = ?2 WHERE id = ?1")?;
    for (at, id) in (1_i64..).zip(order) {
        place.execute((id.bytes(), at))?;
    }
    Ok(())
}

/// Writes what a view shows; whether there was one.
pub fn show(tx: &Transaction<'_>, id: Id<SavedView>, shown: &str) -> Result<bool> {
    let rows = tx
        .prepare_cached("UPDATE saved_views SET shown = ?2 WHERE id = ?1 AND removed_at IS NULL")?
        .execute((id.bytes(), shown))?;
    Ok(rows == 1)
}

/// Writes the name of a view and leaves what it shows; whether there was one.
pub fn rename(tx: &Transaction<'_>, id: Id<SavedView>, name: &str) -> Result<bool> {
    let rows = tx
        .prepare_cached("UPDATE saved_views SET name = ?2 WHERE id = ?1 AND removed_at IS NULL")?
        .execute((id.bytes(), name))?;
    Ok(rows == 1)
}

/// Takes a view off the list; whether it was on it.
pub fn remove(tx: &Transaction<'_>, id: Id<SavedView>, now: Timestamp) -> Result<bool> {
    let rows = tx
        .prepare_cached("UPDATE saved_views SET removed_at = ?2 WHERE id = ?1 AND removed_at IS NULL")?
        .execute((id.bytes(), ms(now)))?;
    Ok(rows == 1)
}

/// The name that a removed view had, if it can still be put back.
pub fn removed_name(db: &Connection, id: Id<SavedView>) -> Result<Option<String>> {
    let name = db
        .prepare_cached("SELECT name FROM saved_views WHERE id = ?1 AND removed_at IS NOT NULL")?
        .query_row([id.bytes()], |row| row.get(0))
        .optional()?;
    Ok(name)
}

/// Puts a removed view back to where it was, under this name.
pub fn put_back(tx: &Transaction<'_>, id: Id<SavedView>, name: &str) -> Result<()> {
    tx.prepare_cached("UPDATE saved_views SET removed_at = NULL, name = ?2 WHERE id = ?1")?
        .execute((id.bytes(), name))?;
    Ok(())
}

/// Ends the time in which removals can be undone.
pub fn forget_removed(tx: &Transaction<'_>) -> Result<()> {
    tx.prepare_cached("DELETE FROM saved_views WHERE removed_at IS NOT NULL")?
        .execute([])?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<SavedView> {
    let shown: String = row.get("shown")?;
    Ok(SavedView {
        id: Id::from_bytes(row.get("id")?),
        name: row.get("name")?,
        shown: Shown::from_stored(&shown),
    })
}
