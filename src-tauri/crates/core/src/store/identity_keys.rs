//! The table `identity_keys`: who a value belongs to.

use rusqlite::{Connection, OptionalExtension as _, Statement, Transaction};

use crate::{
    Result,
    identity::key::{IdentityKey, KeySpace},
};

/// The candidate that a key belongs to. A slug is also looked for among former slugs, and the other way round.
pub fn find(db: &Connection, key: &IdentityKey, with_old_slugs: bool) -> Result<Option<i64>> {
    let mut find = db.prepare_cached(FIND)?;
    Ok(owner(&mut find, key, with_old_slugs)?)
}

/// The same for many keys, best in their own order: those that belong to somebody.
pub fn find_all<'k>(db: &Connection, keys: &[&'k IdentityKey]) -> Result<Vec<(&'k IdentityKey, i64)>> {
    let with_old_slugs = any_old_slug(db)?;
    let mut find = db.prepare_cached(FIND)?;
    let mut found = Vec::new();
    for key in keys {
        found.extend(owner(&mut find, key, with_old_slugs)?.map(|owner| (*key, owner)));
    }
    Ok(found)
}

const FIND: &str = "SELECT candidate FROM identity_keys WHERE space = ?1 AND key = ?2";

fn owner(find: &mut Statement<'_>, key: &IdentityKey, with_old_slugs: bool) -> rusqlite::Result<Option<i64>> {
    let found = find
        .query_row((key.space as u8, &key.value), |row| row.get(0))
        .optional()?;
    let elsewhere = if key.space == KeySpace::Slug && with_old_slugs {
        KeySpace::OldSlug
    } else if key.space == KeySpace::OldSlug {
        KeySpace::Slug
    } else {
        return Ok(found);
    };
    if found.is_some() {
        return Ok(found);
    }
    find.query_row((elsewhere as u8, &key.value), |row| row.get(0))
        .optional()
}

/// Whether anyone ever changed a slug: if not, nobody has to look for former ones.
fn any_old_slug(db: &Connection) -> Result<bool> {
    let found = db
        .prepare_cached("SELECT 1 FROM identity_keys WHERE space = ?1 LIMIT 1")?
        .query_row([KeySpace::OldSlug as u8], |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}

/// Calls `visit` with every key there is.
pub fn each(db: &Connection, mut visit: impl FnMut(KeySpace, &str)) -> Result<()> {
    let mut list = db.prepare_cached("SELECT space, key FROM identity_keys")?;
    let mut rows = list.query([])?;
    while let Some(row) = rows.next()? {
        visit(
            space(row.get(0)?)?,
            row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?,
        );
    }
    Ok(())
}

/// Gives a key to a candidate. The database refuses a key that somebody has.
pub fn insert(tx: &Transaction<'_>, key: &IdentityKey, candidate: i64) -> Result<()> {
    tx.prepare_cached(INSERT)?
        .execute((key.space as u8, &key.value, candidate))?;
    Ok(())
}

/// Gives keys to candidates, best in the keys' own order.
pub fn insert_all<'k>(
    tx: &Transaction<'_>,
    keys: impl Iterator<Item = (KeySpace, &'k str, i64)>,
) -> Result<()> {
    let insert = "INSERT INTO identity_keys (space, key, candidate)";
    super::bulk::insert_all(
        tx,
        (insert, "(?, ?, ?)"),
        keys,
        |places, (space, key, candidate)| {
            places.put(*space as u8)?;
            places.put(*key)?;
            places.put(candidate)
        },
    )
}

const INSERT: &str = "INSERT INTO identity_keys (space, key, candidate) VALUES (?1, ?2, ?3)";

/// Takes a key away from a candidate.
pub fn delete(tx: &Transaction<'_>, key: &IdentityKey, candidate: i64) -> Result<()> {
    tx.prepare_cached("DELETE FROM identity_keys WHERE space = ?1 AND key = ?2 AND candidate = ?3")?
        .execute((key.space as u8, &key.value, candidate))?;
    Ok(())
}

/// Every key of a candidate but the slug, which stands in the candidate's own row.
pub fn of_candidate(db: &Connection, candidate: i64) -> Result<Vec<IdentityKey>> {
    let keys = db
        .prepare_cached(
            "SELECT space, key FROM identity_keys WHERE candidate = ?1 AND space <> 1 ORDER BY space, key",
        )?
        .query_map([candidate], |row| {
            Ok(IdentityKey {
                space: space(row.get(0)?)?,
                value: row.get(1)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(keys)
}

fn space(number: u8) -> rusqlite::Result<KeySpace> {
    KeySpace::from_number(number).ok_or(rusqlite::Error::IntegralValueOutOfRange(0, number.into()))
}
