//! What a run knows from one transaction to the next: whom it has met, and which keys the workspace may have.
//!
//! The keys are a filter in memory that spares a look into the file for each new person.
//!
//! A key that the filter has not seen is nobody's. One that it has seen may be somebody's, and the file is asked.
//! That holds as long as nobody else writes to the workspace: the connection that writes counts its changes, and a
//! filter that finds more of them than it left behind is given up.

use std::hash::{Hash as _, Hasher as _};

use rusqlite::{Connection, Transaction};
use rustc_hash::{FxHashSet, FxHasher};

use crate::{
    Result,
    identity::key::{IdentityKey, KeySpace},
    store,
};

/// From how many rows on a filter is worth making. Tests cross it at once.
const LEAST_ROWS: u32 = if cfg!(test) { 1 } else { 4_096 };
/// How many keys may be read into the filter for each row that is to be looked up.
const KEYS_A_ROW: i64 = 16;
/// Bits for each key, and how many of them a key sets: one new key in four hundred is looked up in vain.
const BITS_A_KEY: u64 = 16;
const PROBES: u64 = 4;

/// The keys that the workspace may have, and those of its candidates whom the run has met with nothing new.
#[derive(Default)]
pub struct KnownKeys(Option<Filter>, FxHashSet<i64>);

struct Filter {
    bits: Vec<u64>,
    /// One less than the number of bits, which is a power of two.
    mask: u64,
    /// How much the writing connection had changed when this was last true.
    changes: u64,
}

impl KnownKeys {
    /// Reads whom the run has met up to now, and all keys, if that is quicker than looking up those of so many rows
    /// one by one.
    pub fn read(db: &Connection, run: i64, rows: u32) -> Result<Self> {
        Ok(Self(Filter::read(db, rows)?, store::run_skips::met(db, run)?))
    }

    /// To be called at the start of a transaction.
    pub fn begin(&mut self, tx: &Transaction<'_>) {
        self.0.take_if(|filter| filter.changes != tx.total_changes());
    }

    /// To be called when a transaction has written everything.
    pub fn end(&mut self, tx: &Transaction<'_>) {
        if let Some(filter) = &mut self.0 {
            filter.changes = tx.total_changes();
        }
    }

    /// Notes that a row was about this candidate, who was here before the run.
    pub fn meet(&mut self, candidate: i64) {
        self.1.insert(candidate);
    }

    /// Whether an earlier row was about this candidate.
    pub fn has_met(&self, candidate: i64) -> bool {
        self.1.contains(&candidate)
    }

    /// Notes a key that is given away. One that is not after all, because the transaction fails, costs a look.
    pub fn add(&mut self, key: &IdentityKey) {
        if let Some(filter) = &mut self.0 {
            filter.add(hash(key.space, &key.value));
        }
    }

    /// Whether somebody may have the key; a slug, also as a former one.
    pub fn may_have(&self, key: &IdentityKey) -> bool {
        self.0
            .as_ref()
            .is_none_or(|filter| filter.has(hash(key.space, &key.value)))
    }
}

impl Filter {
    fn read(db: &Connection, rows: u32) -> Result<Option<Self>> {
        let people = store::candidates::last_row(db)?;
        if rows < LEAST_ROWS || people > i64::from(rows) * KEYS_A_ROW {
            return Ok(None);
        }
        let keys = people.unsigned_abs() + u64::from(rows);
        let bits = (keys * BITS_A_KEY).next_power_of_two();
        let mut filter = Self {
            bits: vec![0; usize::try_from(bits / 64).unwrap_or(usize::MAX)],
            mask: bits - 1,
            changes: db.total_changes(),
        };
        store::identity_keys::each(db, |space, key| filter.add(hash(space, key)))?;
        Ok(Some(filter))
    }

    fn add(&mut self, hash: u64) {
        for (at, bit) in self.probes(hash) {
            if let Some(word) = self.bits.get_mut(at) {
                *word |= bit;
            }
        }
    }

    fn has(&self, hash: u64) -> bool {
        self.probes(hash)
            .all(|(at, bit)| self.bits.get(at).is_some_and(|word| word & bit != 0))
    }

    /// The places of a key: its hash, stepping on by its other half.
    fn probes(&self, hash: u64) -> impl Iterator<Item = (usize, u64)> + use<> {
        let (mask, step) = (self.mask, (hash >> 32) | 1);
        (0..PROBES).map(move |probe| {
            let bit = hash.wrapping_add(probe.wrapping_mul(step)) & mask;
            ((bit / 64) as usize, 1 << (bit % 64))
        })
    }
}

fn hash(space: KeySpace, value: &str) -> u64 {
    let mut hasher = FxHasher::default();
    let space = if space == KeySpace::OldSlug {
        KeySpace::Slug
    } else {
        space
    };
    (space as u8).hash(&mut hasher);
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{key::Key, store::Store};

    #[tokio::test]
    async fn a_filter_is_given_up_when_somebody_else_has_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.longlist");
        let store = Store::create(&path, &Key::fresh()).await.unwrap();
        let key = |value: &str| IdentityKey::new(KeySpace::Slug, value);
        let mut known = store
            .write(move |tx| {
                store::identity_keys::insert(tx, &key("ada"), 1)?;
                KnownKeys::read(tx, 1, 100)
            })
            .await
            .unwrap();
        let former = IdentityKey::new(KeySpace::OldSlug, "ada");
        assert!(
            known.may_have(&key("ada")) && known.may_have(&former),
            "also as a former one"
        );
        assert!(!known.may_have(&key("grace")), "nobody has this one");

        let mut known = store
            .write(move |tx| {
                known.begin(tx);
                assert!(!known.may_have(&key("grace")), "nobody has written since");
                Ok(known)
            })
            .await
            .unwrap();
        store
            .write(move |tx| store::identity_keys::insert(tx, &key("grace"), 2))
            .await
            .unwrap();

        let known = store
            .write(move |tx| {
                known.begin(tx);
                Ok(known)
            })
            .await
            .unwrap();
        assert!(known.may_have(&key("grace")), "the file has to be asked again");
    }
}
