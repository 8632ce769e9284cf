//! The table `identity_keys`: who a value belongs to. Together with `recent_keys`, where keys wait to be taken over.

use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::{Connection, OptionalExtension as _, Transaction};

use super::recent_keys::{self, Recent};
use crate::{
    Error, Result,
    identity::key::{IdentityKey, KeySpace},
};

/// The candidate that a key belongs to. A slug is also looked for among former slugs, and the other way round.
pub fn find(db: &Connection, key: &IdentityKey) -> Result<Option<i64>> {
    let found = find_all(db, &[key], &Recent::read(db)?)?;
    Ok(found.first().map(|(_, owner)| *owner))
}

/// The same for many keys, best in their own order: those that belong to somebody. `recent` must have caught up.
pub fn find_all<'k>(
    db: &Connection,
    keys: &[&'k IdentityKey],
    recent: &Recent,
) -> Result<Vec<(&'k IdentityKey, i64)>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let with_old_slugs = any_old_slug(db)?;
    let mut find = db.prepare_cached("SELECT candidate FROM identity_keys WHERE space = ?1 AND key = ?2")?;
    let mut owner = |space: KeySpace, value: &str| match recent.owner(db, space, value)? {
        None => Ok(find
            .query_row((space as u8, value), |row| row.get(0))
            .optional()?),
        owner => Ok::<_, Error>(owner),
    };
    let mut found = Vec::new();
    for key in keys {
        let twin = key.space.twin();
        let twin = twin.filter(|twin| *twin != KeySpace::OldSlug || with_old_slugs);
        let mut of_key = owner(key.space, &key.value)?;
        if let (None, Some(twin)) = (of_key, twin) {
            of_key = owner(twin, &key.value)?;
        }
        found.extend(of_key.map(|owner| (*key, owner)));
    }
    Ok(found)
}

/// Whether anyone ever changed a slug: if not, nobody has to look for former ones.
fn any_old_slug(db: &Connection) -> Result<bool> {
    let found = db
        .prepare_cached("SELECT 1 FROM identity_keys WHERE space = ?1 LIMIT 1")?
        .query_row([KeySpace::OldSlug as u8], |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}

/// Calls `visit` with every key that stands in this table.
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
    count();
    Ok(())
}

/// Gives keys to candidates, best in the keys' own order.
pub fn insert_all<'k>(
    tx: &Transaction<'_>,
    keys: impl Iterator<Item = (KeySpace, &'k str, i64)>,
) -> Result<()> {
    count();
    super::bulk::insert_all(
        tx,
        ("identity_keys (space, key, candidate)", "(?, ?, ?)"),
        keys,
        |places, (space, key, candidate)| {
            places.put(*space as u8)?;
            places.put(*key)?;
            places.put(candidate)
        },
    )
}

const INSERT: &str = "INSERT INTO identity_keys (space, key, candidate) VALUES (?1, ?2, ?3)";

/// Moves the keys of `recent_keys` here. One that somebody has here stays theirs.
pub fn take_over_recent(tx: &Transaction<'_>) -> Result<()> {
    count();
    tx.prepare_cached(
        "INSERT INTO identity_keys (space, key, candidate)
         SELECT space, key, candidate FROM recent_keys WHERE true ORDER BY space, key ON CONFLICT DO NOTHING",
    )?
    .execute([])?;
    tx.prepare_cached("DELETE FROM recent_keys")?.execute([])?;
    Ok(())
}

/// How often this program gave keys away, in whatever workspace: as long as it is the same, this table has no key that
/// it had not before. No other program writes to a workspace that is open.
pub fn given() -> u64 {
    GIVEN.load(Ordering::Relaxed)
}

fn count() {
    GIVEN.fetch_add(1, Ordering::Relaxed);
}

static GIVEN: AtomicU64 = AtomicU64::new(0);

/// Takes a key away from a candidate.
pub fn delete(tx: &Transaction<'_>, key: &IdentityKey, candidate: i64) -> Result<()> {
    tx.prepare_cached("DELETE FROM identity_keys WHERE space = ?1 AND key = ?2 AND candidate = ?3")?
        .execute((key.space as u8, &key.value, candidate))?;
    recent_keys::delete(tx, key, candidate)
}

/// Every key of a candidate but the slug, which stands in the candidate's own row.
pub fn of_candidate(db: &Connection, candidate: i64) -> Result<Vec<IdentityKey>> {
    let keys = db
        .prepare_cached(
            "SELECT space, key FROM identity_keys WHERE candidate = ?1 AND space <> 1
             UNION ALL
             SELECT space, key FROM recent_keys WHERE row BETWEEN ?1 << 8 AND (?1 << 8) + 255 AND space <> 1
             ORDER BY space, key",
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

/// The space of a number.
pub(super) fn space(number: u8) -> rusqlite::Result<KeySpace> {
    KeySpace::from_number(number).ok_or(rusqlite::Error::IntegralValueOutOfRange(0, number.into()))
}
