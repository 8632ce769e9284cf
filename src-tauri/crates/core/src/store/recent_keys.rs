//! The table `recent_keys`: keys of people who came in last, in the order in which they came.
//!
//! It is short and has no index: whoever looks for keys keeps it in memory. A key stands either here or in
//! `identity_keys`, which takes them over by the thousand.

use hashbrown::{Equivalent, HashMap};
use rusqlite::{Connection, OptionalExtension as _, Transaction};

use super::{bulk, identity_keys};
use crate::{
    Result,
    identity::key::{IdentityKey, KeySpace},
};

/// So many keys wait at most. Tests cross it, and the next number, at once.
const MOST: usize = if cfg!(test) { 4 } else { 8_192 };
/// More keys than this at a time are not worth appending: in their own order they share pages as they are.
pub const MOST_AT_ONCE: usize = if cfg!(test) { 3 } else { 1_024 };
/// Row numbers that a candidate has here.
const ROWS_EACH: i64 = 256;

/// The table in memory: read once, and from then on only what others have appended.
///
/// It has every key of the table. One that it has may have been moved or taken away since, or was never committed, and is
/// looked up all the same.
#[derive(Default)]
pub struct Recent {
    last_row: i64,
    rows: HashMap<IdentityKey, i64>,
}

impl Recent {
    /// All of it, as it is now.
    pub fn read(db: &Connection) -> Result<Self> {
        let mut recent = Self::default();
        recent.catch_up(db)?;
        Ok(recent)
    }

    /// Whether a key may stand in the table, or its twin.
    pub fn has(&self, key: &IdentityKey) -> bool {
        let value = key.value.as_str();
        let mut spaces = [Some(key.space), key.space.twin()].into_iter().flatten();
        spaces.any(|space| self.rows.contains_key(&Asked { space, value }))
    }

    /// The keys that it has, or had.
    pub fn keys(&self) -> impl Iterator<Item = &IdentityKey> {
        self.rows.keys()
    }

    /// Reads what is new. Rows are never used again, so that is all behind the last one.
    pub fn catch_up(&mut self, db: &Connection) -> Result<()> {
        let mut list =
            db.prepare_cached("SELECT row, space, key FROM recent_keys WHERE row > ?1 ORDER BY row")?;
        let mut rows = list.query([self.last_row])?;
        while let Some(row) = rows.next()? {
            self.last_row = row.get(0)?;
            let key = IdentityKey {
                space: identity_keys::space(row.get(1)?)?,
                value: row.get(2)?,
            };
            self.rows.insert(key, self.last_row);
        }
        Ok(())
    }

    /// The candidate that a value belongs to, if it stands in the table.
    pub fn owner(&self, db: &Connection, space: KeySpace, value: &str) -> Result<Option<i64>> {
        let Some(row) = self.rows.get(&Asked { space, value }) else {
            return Ok(None);
        };
        let owner = db
            .prepare_cached("SELECT candidate FROM recent_keys WHERE row = ?1 AND space = ?2 AND key = ?3")?
            .query_row((row, space as u8, value), |row| row.get(0))
            .optional()?;
        Ok(owner)
    }
}

/// An [`IdentityKey`] whose value is borrowed: it has the same fields, and so the same hash.
#[derive(Hash)]
struct Asked<'k> {
    space: KeySpace,
    value: &'k str,
}

impl Equivalent<IdentityKey> for Asked<'_> {
    fn equivalent(&self, key: &IdentityKey) -> bool {
        self.space == key.space && self.value == key.value
    }
}

/// Gives keys that nobody has to new candidates, in the order of these. Says whether it is time that the table is emptied.
///
/// `recent` must have caught up, and be there for the next who appends: should this transaction fail, the rows are used
/// again, and nobody would find them behind the last one.
pub fn append<'k>(
    tx: &Transaction<'_>,
    keys: impl Iterator<Item = (KeySpace, &'k str, i64)>,
    recent: &mut Recent,
) -> Result<bool> {
    let (mut rows, mut row) = (Vec::new(), 0);
    for (space, value, candidate) in keys {
        row = (row + 1).max(candidate * ROWS_EACH);
        if space == KeySpace::OldSlug || row >= (candidate + 1) * ROWS_EACH {
            identity_keys::insert(tx, &IdentityKey::new(space, value), candidate)?;
        } else {
            rows.push((row, space, value));
        }
    }
    let into = ("recent_keys (row, space, key)", "(?, ?, ?)");
    bulk::insert_all(tx, into, rows.iter(), |places, (row, space, value)| {
        places.put(row)?;
        places.put(*space as u8)?;
        places.put(*value)
    })?;
    for (row, space, value) in rows {
        recent.rows.insert(IdentityKey::new(space, value), row);
        recent.last_row = row;
    }
    Ok(recent.rows.len() > MOST)
}

/// Takes a key away from a candidate, if it stands here.
pub fn delete(tx: &Transaction<'_>, key: &IdentityKey, candidate: i64) -> Result<()> {
    let first = candidate * ROWS_EACH;
    tx.prepare_cached("DELETE FROM recent_keys WHERE row BETWEEN ?1 AND ?2 AND space = ?3 AND key = ?4")?
        .execute((first, first + ROWS_EACH - 1, key.space as u8, &key.value))?;
    Ok(())
}
