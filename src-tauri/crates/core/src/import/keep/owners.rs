//! Who the keys of a transaction belong to: those found in the workspace, and those just given away.

use std::collections::hash_map::Entry;

use rusqlite::Transaction;
use rustc_hash::FxHashMap;

use super::Incoming;
use crate::{
    Result,
    candidate::Candidate,
    identity::{
        family_name,
        key::{IdentityKey, KeySpace},
    },
    store,
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
    keys: FxHashMap<IdentityKey, i64>,
    /// Family names of candidates whose e-mail address turned up.
    family_names: FxHashMap<i64, Option<String>>,
    /// Whether any key here is a former slug.
    old_slugs: bool,
    /// Whether the workspace had any key when the transaction began.
    stored: bool,
}

impl Owners {
    /// Nobody's keys yet.
    pub fn begin(tx: &Transaction<'_>) -> Result<Self> {
        Ok(Self {
            keys: FxHashMap::default(),
            family_names: FxHashMap::default(),
            old_slugs: false,
            stored: store::identity_keys::any(tx)?,
        })
    }

    /// Finds in the workspace whom the keys of these rows belong to.
    pub fn look_up(&mut self, tx: &Transaction<'_>, rows: &[Incoming<'_>]) -> Result<()> {
        self.keys.reserve(rows.len());
        if !self.stored {
            return Ok(());
        }
        let mut keys: Vec<_> = rows
            .iter()
            .flat_map(Incoming::keys)
            .filter(|key| !self.keys.contains_key(*key))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        let found = store::identity_keys::find_all(tx, &keys)?;
        self.keys
            .extend(found.into_iter().map(|(key, owner)| (key.clone(), owner)));
        Ok(())
    }

    /// Whose the row is.
    pub fn of(&mut self, tx: &Transaction<'_>, row: &Incoming<'_>) -> Result<Ownership> {
        let mut found = None;
        for key in row.keys() {
            let Some(owner) = self.owner(key) else { continue };
            if key.space == KeySpace::Email && !self.same_family(tx, owner, row)? {
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
            self.keys.insert(key.clone(), candidate);
        }
    }

    /// Gives the keys of a row that nobody has to a new candidate.
    pub fn give(&mut self, row: &Incoming<'_>, candidate: i64) {
        for key in row.keys() {
            self.old_slugs |= key.space == KeySpace::OldSlug;
            self.keys.entry(key.clone()).or_insert(candidate);
            if key.space == KeySpace::Email {
                self.family_names.insert(candidate, row.family_name());
            }
        }
    }

    /// The keys that were given to candidates from that row on, in their own order.
    pub fn given_from(self, first_row: i64) -> Vec<(IdentityKey, i64)> {
        let mut given: Vec<_> = self
            .keys
            .into_iter()
            .filter(|(_, owner)| *owner >= first_row)
            .collect();
        given.sort_unstable();
        given
    }

    /// A slug is also looked for among former slugs, and the other way round.
    fn owner(&self, key: &IdentityKey) -> Option<i64> {
        let found = self.keys.get(key).copied();
        let elsewhere = match key.space {
            KeySpace::Slug if self.old_slugs => KeySpace::OldSlug,
            KeySpace::OldSlug => KeySpace::Slug,
            KeySpace::Slug
            | KeySpace::Acoa
            | KeySpace::Acwa
            | KeySpace::Ae
            | KeySpace::MemberNumber
            | KeySpace::PersonUrn
            | KeySpace::Email
            | KeySpace::Ats => return found,
        };
        found.or_else(|| {
            self.keys
                .get(&IdentityKey::new(elsewhere, key.value.as_str()))
                .copied()
        })
    }

    fn same_family(&mut self, tx: &Transaction<'_>, owner: i64, row: &Incoming<'_>) -> Result<bool> {
        let theirs = row.family_name();
        let ours = match self.family_names.entry(owner) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let candidate = store::candidates::get_row(tx, owner)?;
                let name = |ours: Candidate| family_name(Some(&ours.full_name), ours.last_name.as_deref());
                unknown.insert(candidate.and_then(name))
            }
        };
        Ok(theirs.is_some() && *ours == theirs)
    }
}
