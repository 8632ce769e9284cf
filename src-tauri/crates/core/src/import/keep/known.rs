//! What a run knows from one transaction to the next: whom it has met, and which keys the workspace may have.
//!
//! The keys are a filter in memory that spares a look into the file for each new person.
//!
//! A key that the filter has not seen is nobody's. One that it has seen may be somebody's, and the file is asked.
//! That holds as long as nobody else writes to the workspace: the connection that writes counts its changes, and a
//! filter that finds more of them than it left behind is given up.

use std::{
    hash::{BuildHasher as _, Hash as _, Hasher as _},
    sync::LazyLock,
};

use hashbrown::DefaultHashBuilder;
use rusqlite::{Connection, Transaction};
use rustc_hash::FxHashSet;

use crate::{
    Result,
    identity::key::{IdentityKey, KeySpace},
    store,
};

/// From how many rows on a filter is worth making. Tests cross it at once.
const LEAST_ROWS: u32 = if cfg!(test) { 1 } else { 4_096 };
/// How many keys may be read into the filter for each row that is to be looked up.
const KEYS_A_ROW: i64 = 16;
/// Bits for each key, and how many of them a key sets: one new key in some hundreds is looked up in vain.
const BITS_A_KEY: u64 = 16;
const PROBES: u32 = 4;

/// The keys that the workspace may have, and those of its candidates whom the run has met with nothing new.
#[derive(Default)]
pub struct KnownKeys(Option<Filter>, FxHashSet<i64>);

struct Filter {
    /// All bits of a key lie in one block, so that a key costs one look at a far place.
    blocks: Vec<Block>,
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
        self.add_hash(hash(key.space, &key.value));
    }

    /// The same for a key with that hash.
    pub fn add_hash(&mut self, hash: u64) {
        if let Some(filter) = &mut self.0 {
            filter.add(hash);
        }
    }

    /// Whether somebody may have the key; a slug, also as a former one.
    pub fn may_have(&self, key: &IdentityKey) -> bool {
        self.0
            .as_ref()
            .is_none_or(|filter| filter.has(hash(key.space, &key.value)))
    }
}

/// The part of a filter that the processor fetches at once.
#[derive(Default, Clone)]
#[repr(align(64))]
struct Block([u64; 8]);

impl Block {
    const BITS: u32 = 512;
}

impl Filter {
    fn read(db: &Connection, rows: u32) -> Result<Option<Self>> {
        let people = store::candidates::last_row(db)?;
        if rows < LEAST_ROWS || people > i64::from(rows) * KEYS_A_ROW {
            return Ok(None);
        }
        let keys = people.unsigned_abs() + u64::from(rows);
        let blocks = (keys * BITS_A_KEY / u64::from(Block::BITS)).next_power_of_two();
        let mut filter = Self {
            blocks: vec![Block::default(); usize::try_from(blocks).unwrap_or(usize::MAX)],
            changes: db.total_changes(),
        };
        store::identity_keys::each(db, |space, key| filter.add(hash(space, key)))?;
        Ok(Some(filter))
    }

    fn add(&mut self, hash: u64) {
        let at = self.at(hash);
        if let Some(Block(words)) = self.blocks.get_mut(at) {
            for (word, bit) in probes(hash) {
                if let Some(word) = words.get_mut(word) {
                    *word |= bit;
                }
            }
        }
    }

    fn has(&self, hash: u64) -> bool {
        let block = self.blocks.get(self.at(hash));
        block.is_some_and(|Block(words)| {
            probes(hash).all(|(word, bit)| words.get(word).is_some_and(|word| word & bit != 0))
        })
    }

    /// The block of a key.
    fn at(&self, hash: u64) -> usize {
        hash as usize & (self.blocks.len() - 1)
    }
}

/// Which bits of its block a key sets: nine bits of the hash for each, from above.
fn probes(hash: u64) -> impl Iterator<Item = (usize, u64)> {
    (0..PROBES).map(move |probe| {
        let bit = hash >> (55 - 9 * probe) & 511;
        ((bit / 64) as usize, 1 << (bit % 64))
    })
}

/// A number for a key, another one in every process: strangers write keys, and none of them can prepare many with the
/// same. A slug and a former slug have the same.
pub fn hash(space: KeySpace, value: &str) -> u64 {
    static STATE: LazyLock<DefaultHashBuilder> = LazyLock::new(DefaultHashBuilder::default);
    let mut hasher = STATE.build_hasher();
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
