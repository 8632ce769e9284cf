//! Keys and whom they belong to, packed: a transaction meets hundreds of thousands of them.
//!
//! All values lie in one run, so that a key costs what its text does and a few words beside it, and putting them into
//! order moves none of them.

use hashbrown::HashTable;

use super::known::hash;
use crate::identity::key::{IdentityKey, KeySpace};

/// Keys with an owner each.
#[derive(Default)]
pub struct KeyBook {
    values: String,
    entries: Vec<Entry>,
    /// Places of the entries, by their hash.
    places: HashTable<u32>,
}

/// A key and its owner.
struct Entry {
    hash: u64,
    owner: i64,
    /// Where the value begins and ends.
    begin: usize,
    end: usize,
    space: KeySpace,
}

/// A key in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owned<'b> {
    /// Its space.
    pub space: KeySpace,
    /// Its value.
    pub value: &'b str,
    /// Whose it is.
    pub owner: i64,
}

impl<'b> Owned<'b> {
    /// Space, value and owner.
    pub fn parts(self) -> (KeySpace, &'b str, i64) {
        (self.space, self.value, self.owner)
    }
}

impl KeyBook {
    /// An empty book with room for so many keys.
    pub fn with_room(keys: usize) -> Self {
        Self {
            values: String::new(),
            entries: Vec::with_capacity(keys),
            places: HashTable::with_capacity(keys),
        }
    }

    /// Makes room for more keys.
    pub fn reserve(&mut self, more: usize) {
        let Self { entries, places, .. } = self;
        entries.reserve(more);
        places.reserve(more, |at| hash_at(entries, *at));
    }

    /// Whose a value is in a space.
    pub fn owner(&self, space: KeySpace, value: &str) -> Option<i64> {
        self.find(hash(space, value), space, value)
            .map(|entry| entry.owner)
    }

    /// Gives a key to somebody, whoever had it.
    pub fn set(&mut self, key: &IdentityKey, owner: i64) {
        self.give(key, owner, true);
    }

    /// Gives a key to somebody, unless another has it.
    pub fn set_if_free(&mut self, key: &IdentityKey, owner: i64) {
        self.give(key, owner, false);
    }

    /// The hashes of the keys that owners from that row on have.
    pub fn hashes_from(&self, first_row: i64) -> impl Iterator<Item = u64> + '_ {
        let given = self.entries.iter().filter(move |entry| entry.owner >= first_row);
        given.map(|entry| entry.hash)
    }

    /// The keys that owners from that row on have, in the order in which they were given.
    pub fn given_as_they_came(&self, first_row: i64) -> impl Iterator<Item = Owned<'_>> {
        let given = self.entries.iter().filter(move |entry| entry.owner >= first_row);
        given.map(|entry| self.owned(entry))
    }

    /// The same, in the order of spaces and values.
    pub fn given_in_order(&self, first_row: i64) -> impl Iterator<Item = Owned<'_>> {
        let given = self.entries.iter().zip(0..);
        let given = given.filter(|(entry, _)| entry.owner >= first_row);
        let mut order: Vec<(u128, u32)> = given
            .map(|(entry, at)| (beginning(entry.space, self.value(entry)), at))
            .collect();
        let value = |at: u32| self.entries.get(at as usize).map(|entry| self.value(entry));
        // Mostly the beginnings decide, without a look at the texts.
        order.sort_unstable_by(|one, other| {
            one.0
                .cmp(&other.0)
                .then_with(|| value(one.1).cmp(&value(other.1)))
        });
        let entry = |(_, at): (u128, u32)| self.entries.get(at as usize);
        order.into_iter().filter_map(entry).map(|entry| self.owned(entry))
    }

    fn give(&mut self, key: &IdentityKey, owner: i64, whoever_has_it: bool) {
        let hash = hash(key.space, &key.value);
        if let Some(at) = self.place(hash, key.space, &key.value) {
            if let Some(entry) = self.entries.get_mut(at).filter(|_| whoever_has_it) {
                entry.owner = owner;
            }
            return;
        }
        let (begin, at) = (self.values.len(), self.entries.len());
        self.values.push_str(&key.value);
        self.entries.push(Entry {
            hash,
            owner,
            begin,
            end: self.values.len(),
            space: key.space,
        });
        let Self { entries, places, .. } = self;
        // A transaction has far fewer keys.
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        places.insert_unique(hash, at, |at| hash_at(entries, *at));
    }

    fn find(&self, hash: u64, space: KeySpace, value: &str) -> Option<&Entry> {
        self.entries.get(self.place(hash, space, value)?)
    }

    fn place(&self, hash: u64, space: KeySpace, value: &str) -> Option<usize> {
        let same = |at: &u32| {
            let entry = self.entries.get(*at as usize);
            entry
                .is_some_and(|entry| entry.hash == hash && entry.space == space && self.value(entry) == value)
        };
        self.places.find(hash, same).map(|at| *at as usize)
    }

    fn value(&self, entry: &Entry) -> &str {
        self.values.get(entry.begin..entry.end).unwrap_or_default()
    }

    fn owned(&self, entry: &Entry) -> Owned<'_> {
        Owned {
            space: entry.space,
            value: self.value(entry),
            owner: entry.owner,
        }
    }
}

fn hash_at(entries: &[Entry], at: u32) -> u64 {
    entries.get(at as usize).map_or(0, |entry| entry.hash)
}

/// A number that puts keys into their order as far as their space and the beginnings of their values tell them apart.
fn beginning(space: KeySpace, value: &str) -> u128 {
    let mut bytes = [0; 16];
    let (first, rest) = bytes.split_at_mut(1);
    first.fill(space as u8);
    let length = value.len().min(rest.len());
    if let (Some(to), Some(from)) = (rest.get_mut(..length), value.as_bytes().get(..length)) {
        to.copy_from_slice(from);
    }
    u128::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn keys() -> impl Strategy<Value = Vec<(IdentityKey, i64)>> {
        let space = prop::sample::select(&KeySpace::ALL[..]);
        // Short ones, so that some come up again, and some that differ only behind their beginning.
        let value = prop_oneof!["[ab\u{0}é]{0,3}", "abcdefghijklmn[a-c]{0,3}"];
        let key = (space, value).prop_map(|(space, value)| IdentityKey::new(space, value));
        prop::collection::vec((key, 0..40_i64), 0..200)
    }

    proptest! {
        #[test]
        fn a_book_is_a_map_that_gives_its_keys_in_order(keys in keys(), first_row in 0..40_i64) {
            let mut book = KeyBook::with_room(1);
            let mut map = std::collections::BTreeMap::new();
            for (number, (key, owner)) in keys.into_iter().enumerate() {
                if number % 3 == 0 {
                    book.set(&key, owner);
                    map.insert((key.space, key.value), owner);
                } else {
                    book.set_if_free(&key, owner);
                    map.entry((key.space, key.value)).or_insert(owner);
                }
            }
            for ((space, value), owner) in &map {
                prop_assert_eq!(book.owner(*space, value), Some(*owner));
            }
            prop_assert_eq!(book.owner(KeySpace::Slug, "nobody's"), None);
            let given: Vec<_> = map.iter().filter(|(_, owner)| **owner >= first_row).collect();
            let expected: Vec<_> = given
                .into_iter()
                .map(|((space, value), owner)| Owned { space: *space, value, owner: *owner })
                .collect();
            prop_assert_eq!(book.given_in_order(first_row).collect::<Vec<_>>(), expected);
            prop_assert_eq!(
                book.hashes_from(first_row).count(),
                book.given_in_order(first_row).count()
            );
        }
    }
}
