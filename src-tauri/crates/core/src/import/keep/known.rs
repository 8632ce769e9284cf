//! Which keys the workspace may have, in memory: a look into the file for each new person is spared.
//!
//! A key that the filter has not seen is not in the table of keys. One that it has seen may be there, and the file is
//! asked. That holds as long as whoever gives keys away tells the filter of them: the table counts how often it was
//! given any, and a filter that finds a higher count than it left behind is given up.

use std::{
    hash::{BuildHasher as _, Hash as _, Hasher as _},
    mem,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use hashbrown::DefaultHashBuilder;
use rusqlite::{Connection, Transaction};

use crate::{
    Result,
    identity::key::{IdentityKey, KeySpace},
    store::{self, identity_keys, recent_keys::Recent},
};

/// From how many rows on a filter is worth making. Tests cross it at once.
const LEAST_ROWS: u32 = if cfg!(test) { 1 } else { 1_024 };
/// How many keys may be read into the filter for each row that is to be looked up.
const KEYS_A_ROW: u64 = 16;
/// Bits for each key, and how many of them a key sets: one new key in some hundreds is looked up in vain.
const BITS_A_KEY: u64 = 16;
const PROBES: u32 = 4;

/// What one transaction leaves for the next one, of whatever run.
#[derive(Clone, Default)]
pub struct SharedKeys(Arc<Mutex<KnownKeys>>);

impl SharedKeys {
    /// To be called at the start of a transaction of a run that has about so many rows in all. Whoever fails leaves
    /// nothing for the next one, who then reads what there is.
    pub fn take(&self, tx: &Transaction<'_>, rows: u32) -> Result<KnownKeys> {
        let mut known = mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        known.begin(tx, rows)?;
        Ok(known)
    }

    /// To be called when a transaction has written everything. It may still fail: what is left here knows more than the
    /// workspace then, and that costs no more than a look.
    pub fn leave(&self, mut known: KnownKeys) {
        known.end();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = known;
    }
}

/// The keys that the workspace may have.
#[derive(Default)]
pub struct KnownKeys {
    filter: Option<Filter>,
    /// Those that came in last, and whose they are.
    pub recent: Recent,
}

struct Filter {
    /// All bits of a key lie in one block, so that a key costs one look at a far place.
    blocks: Vec<Block>,
    /// For how many people it was made.
    people: u64,
    /// How often keys were given when this was last true.
    given: u64,
}

impl KnownKeys {
    /// Those of the moment, for about so many rows.
    pub fn read(db: &Connection, rows: u32) -> Result<Self> {
        let mut known = Self::default();
        known.begin(db, rows)?;
        Ok(known)
    }

    /// Catches up with the workspace. Reads all keys, if that is quicker than looking up those of so many rows one by one.
    fn begin(&mut self, db: &Connection, rows: u32) -> Result<()> {
        self.recent.catch_up(db)?;
        let here = store::candidates::last_row(db)?.unsigned_abs();
        let (people, given) = (here + u64::from(rows), identity_keys::given());
        self.filter
            .take_if(|filter| filter.given != given || filter.people < people / 2);
        if self.filter.is_none() && rows >= LEAST_ROWS && here <= u64::from(rows) * KEYS_A_ROW {
            self.filter = Some(Filter::read(db, people)?);
        }
        Ok(())
    }

    fn end(&mut self) {
        if let Some(filter) = &mut self.filter {
            filter.given = identity_keys::given();
        }
    }

    /// Notes a key that is given away. One that is not after all, because the transaction fails, costs a look.
    pub fn add(&mut self, key: &IdentityKey) {
        self.add_hash(hash(key.space, &key.value));
    }

    /// The same for a key with that hash.
    pub fn add_hash(&mut self, hash: u64) {
        if let Some(filter) = &mut self.filter {
            filter.add(hash);
        }
    }

    /// Whether somebody may have the key; a slug, also as a former one.
    pub fn may_have(&self, key: &IdentityKey) -> bool {
        let filter = self.filter.as_ref();
        filter.is_none_or(|filter| filter.has(hash(key.space, &key.value))) || self.recent.has(key)
    }

    /// Moves the keys that came in last to all others.
    pub fn take_over_recent(&mut self, tx: &Transaction<'_>) -> Result<()> {
        if let Some(filter) = &mut self.filter {
            for key in self.recent.keys() {
                filter.add(hash(key.space, &key.value));
            }
        }
        // Read again from its beginning, it is right even if the transaction fails.
        self.recent = Recent::default();
        identity_keys::take_over_recent(tx)
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
    fn read(db: &Connection, people: u64) -> Result<Self> {
        let blocks = (people * BITS_A_KEY / u64::from(Block::BITS)).next_power_of_two();
        let mut filter = Self {
            blocks: vec![Block::default(); usize::try_from(blocks).unwrap_or(usize::MAX)],
            people,
            given: identity_keys::given(),
        };
        identity_keys::each(db, |space, key| filter.add(hash(space, key)))?;
        Ok(filter)
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
    async fn a_filter_is_given_up_when_somebody_else_gives_keys_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.longlist");
        let store = Store::create(&path, &Key::fresh()).await.unwrap();
        let key = |value: &str| IdentityKey::new(KeySpace::Slug, value);
        let shared = SharedKeys::default();
        let own = shared.clone();
        store
            .write(move |tx| {
                identity_keys::insert(tx, &key("ada"), 1)?;
                let known = own.take(tx, 100)?;
                let former = IdentityKey::new(KeySpace::OldSlug, "ada");
                assert!(
                    known.may_have(&key("ada")) && known.may_have(&former),
                    "also as a former one"
                );
                assert!(!known.may_have(&key("grace")), "nobody has this one");
                own.leave(known);
                Ok(())
            })
            .await
            .unwrap();

        let own = shared.clone();
        store
            .write(move |tx| {
                let known = own.take(tx, 100)?;
                assert!(!known.may_have(&key("grace")), "nobody has given any away since");
                own.leave(known);
                identity_keys::insert(tx, &key("grace"), 2)
            })
            .await
            .unwrap();

        store
            .write(move |tx| {
                let known = shared.take(tx, 100)?;
                assert!(known.may_have(&key("grace")), "the file was read again");
                Ok(())
            })
            .await
            .unwrap();
    }
}
