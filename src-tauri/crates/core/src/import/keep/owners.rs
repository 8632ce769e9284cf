//! Who the keys of a transaction belong to: those found in the workspace, and those just given away.

use std::collections::hash_map::Entry;

use rusqlite::{Connection, Transaction};
use rustc_hash::FxHashMap;

use super::{
    Incoming,
    key_book::{KeyBook, Owned},
    known::KnownKeys,
};
use crate::{
    Result,
    candidate::Candidate,
    identity::{
        family_name,
        key::{IdentityKey, KeySpace},
    },
    store::{self, identity_keys, recent_keys},
};

/// Whose a row of a source is.
pub enum Ownership {
    /// Somebody new.
    Nobody,
    /// The candidate in this row.
    One(i64),
    /// Its keys belong to different candidates.
    Several,
}

/// The owners of all keys that a transaction has met.
pub struct Owners {
    keys: KeyBook,
    /// Family names of candidates whose e-mail address turned up.
    family_names: FxHashMap<i64, Option<String>>,
    /// Whether any key here is a former slug.
    old_slugs: bool,
    known: KnownKeys,
}

impl Owners {
    /// Nobody's keys yet, with room for so many.
    pub fn begin(known: KnownKeys, room: usize) -> Self {
        Self {
            keys: KeyBook::with_room(room),
            family_names: FxHashMap::default(),
            old_slugs: false,
            known,
        }
    }

    /// Finds in the workspace whom the keys of these rows belong to.
    pub fn look_up(&mut self, db: &Connection, rows: &[Incoming<'_>]) -> Result<()> {
        self.keys.reserve(rows.len());
        let mut keys: Vec<_> = rows
            .iter()
            .flat_map(Incoming::keys)
            .filter(|key| self.known.may_have(key) && self.keys.owner(key.space, &key.value).is_none())
            .collect();
        keys.sort_unstable();
        keys.dedup();
        for (key, owner) in identity_keys::find_all(db, &keys, &self.known.recent)? {
            self.keys.set(key, owner);
        }
        Ok(())
    }

    /// Whose the row is.
    pub fn of(&mut self, db: &Connection, row: &Incoming<'_>) -> Result<Ownership> {
        let mut found = None;
        for key in row.keys() {
            let Some(owner) = self.owner(key) else { continue };
            if key.space == KeySpace::Email && !self.same_family(db, owner, row)? {
                continue;
            }
            if found.is_some_and(|before| before != owner) {
                return Ok(Ownership::Several);
            }
            found = Some(owner);
        }
        Ok(found.map_or(Ownership::Nobody, Ownership::One))
    }

    /// The keys that the candidate has or may have: those that nobody else has.
    pub fn free_or_of(&self, keys: &[IdentityKey], candidate: i64) -> Vec<IdentityKey> {
        keys.iter()
            .filter(|key| self.owner(key).is_none_or(|owner| owner == candidate))
            .cloned()
            .collect()
    }

    /// Notes the keys that a candidate who was here already has now, for the rows below.
    pub fn learn(&mut self, own: &[IdentityKey], candidate: i64) {
        for key in own {
            self.old_slugs |= key.space == KeySpace::OldSlug;
            self.known.add(key);
            self.keys.set(key, candidate);
        }
    }

    /// Notes the family name that a candidate who was here already has now, if the row said anything about it: a row
    /// below is compared with what stands in the workspace then.
    pub fn rename(&mut self, candidate: i64, family_name: Option<String>) {
        if family_name.is_some() {
            self.family_names.insert(candidate, family_name);
        }
    }

    /// Gives the keys of a row that nobody has to a new candidate.
    pub fn give(&mut self, row: &Incoming<'_>, candidate: i64) {
        for key in row.keys() {
            self.old_slugs |= key.space == KeySpace::OldSlug;
            self.keys.set_if_free(key, candidate);
            if key.space == KeySpace::Email {
                self.family_names.insert(candidate, row.family_name());
            }
        }
    }

    /// Writes the keys that were given to candidates from that row on, and leaves those known now. Few of them are
    /// appended, many written in their own order.
    pub fn write(mut self, tx: &Transaction<'_>, first_row: i64) -> Result<KnownKeys> {
        let mut count = 0;
        for hash in self.keys.hashes_from(first_row) {
            self.known.add_hash(hash);
            count += 1;
        }
        if count <= recent_keys::MOST_AT_ONCE {
            let given = self.keys.given_as_they_came(first_row).map(Owned::parts);
            if recent_keys::append(tx, given, &mut self.known.recent)? {
                self.known.take_over_recent(tx)?;
            }
        } else {
            let given = self.keys.given_in_order(first_row).map(Owned::parts);
            identity_keys::insert_all(tx, given)?;
        }
        Ok(self.known)
    }

    /// A slug is also looked for among former slugs, and the other way round.
    fn owner(&self, key: &IdentityKey) -> Option<i64> {
        let found = self.keys.owner(key.space, &key.value);
        let twin = key.space.twin();
        let twin = twin.filter(|twin| *twin != KeySpace::OldSlug || self.old_slugs);
        found.or_else(|| self.keys.owner(twin?, &key.value))
    }

    fn same_family(&mut self, db: &Connection, owner: i64, row: &Incoming<'_>) -> Result<bool> {
        let theirs = row.family_name();
        let ours = match self.family_names.entry(owner) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let candidate = store::candidates::get_row(db, owner)?;
                let name = |ours: Candidate| family_name(Some(&ours.full_name), ours.last_name.as_deref());
                unknown.insert(candidate.and_then(name))
            }
        };
        Ok(theirs.is_some() && *ours == theirs)
    }
}
