//! Keeps a portion of people: who is new, who was here already, who is skipped and why.
//!
//! Every import ends here, whatever it reads from, inside one transaction with its position and its counts.
//! A rehearsal is the same work in a transaction that is taken back.
//!
//! An e-mail address counts only together with the same family name: mailboxes are shared, names rarely with
//! them. Where the name differs the row is somebody else, who has no key to that address.
//!
//! Keys are looked up and written in their own order, so that a portion touches each page of the key table
//! once; people are written in the order of the source.

use std::borrow::Cow;

use rusqlite::Transaction;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::matching::{self, Effect};
use crate::{
    Result,
    candidate::{Field, Sources},
    connector::Profile,
    identity::{
        family_name,
        key::{IdentityKey, KeySpace},
    },
    run::{RunSource, SkipReason, Tally},
    store::{self, candidates::NewCandidate},
};

/// What happens to the values of a candidate who is here already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DuplicatePolicy {
    /// Nothing: the candidate only joins the search.
    Skip,
    /// Empty fields are filled.
    Fill,
    /// The imported values replace ours.
    Overwrite,
}

/// One row of a source, ready to be kept.
pub struct Incoming<'a> {
    /// The row as a person counts it.
    pub number: u64,
    /// Who it is, or why that cannot be said.
    pub identity: Result<&'a [IdentityKey], (SkipReason, Cow<'a, str>)>,
    /// Its values, in the order of [`Field::ALL`]; never blank.
    pub values: [Option<Cow<'a, str>>; Field::ALL.len()],
    /// Positions and education, where the source has them.
    pub profile: Option<&'a Profile>,
    /// The row as it came.
    pub record: &'a dyn RawRecord,
}

/// A row as it came, for the skip report.
pub trait RawRecord {
    /// Its fields, in order.
    fn fields(&self) -> Vec<&str>;
}

/// Into which search, by which run, and how.
#[derive(Debug, Clone, Copy)]
pub struct Keep {
    /// The row of the run.
    pub run: i64,
    /// The row of the search.
    pub search: i64,
    /// Where the run reads from.
    pub source: RunSource,
    /// What happens to values that are here already.
    pub duplicates: DuplicatePolicy,
    /// Unix milliseconds.
    pub now_ms: i64,
}

/// What keeping a portion came to.
#[derive(Debug, Default)]
pub struct Kept {
    /// The counts.
    pub tally: Tally,
    /// First and last row that may have been created; empty when last < first.
    pub created_rows: (i64, i64),
    /// Rows of candidates who were here and joined or changed.
    pub touched: Vec<i64>,
}

impl Keep {
    /// Keeps `rows`. Everything is accounted for: the tally counts each row once.
    pub fn keep(&self, tx: &Transaction<'_>, rows: &[Incoming<'_>]) -> Result<Kept> {
        let first_row = store::candidates::next_row(tx)?;
        let mut owners = Owners::look_up(tx, rows)?;
        let mut kept = Kept { created_rows: (first_row, first_row - 1), ..Kept::default() };
        let mut created = Vec::with_capacity(rows.len());
        for row in rows {
            match self.judge(tx, row, &mut owners, first_row)? {
                Verdict::New => {
                    kept.created_rows.1 += 1;
                    owners.give(row, kept.created_rows.1);
                    created.push((kept.created_rows.1, row));
                    kept.tally.created += 1;
                }
                Verdict::Matched(candidate) => {
                    kept.touched.push(candidate);
                    kept.tally.matched += 1;
                }
                Verdict::Skip(reason, detail) => {
                    store::run_skips::insert(tx, self.run, row.number, reason, &detail, &row.record.fields())?;
                    kept.tally.skip(reason);
                }
            }
        }
        self.create(tx, &created, &owners)?;
        Ok(kept)
    }

    fn judge<'a, 'k>(
        &self,
        tx: &Transaction<'_>,
        row: &'k Incoming<'a>,
        owners: &mut Owners<'k>,
        first_row: i64,
    ) -> Result<Verdict<'a>> {
        let keys = match &row.identity {
            Ok(keys) => *keys,
            Err((reason, detail)) => return Ok(Verdict::Skip(*reason, detail.clone())),
        };
        let owner = match owners.of(tx, row)? {
            Ownership::Nobody => return Ok(Verdict::New),
            Ownership::Several => return Ok(Verdict::conflict("its addresses and ids belong to different candidates")),
            Ownership::One(owner) => owner,
        };
        if owner >= first_row {
            return Ok(self.seen_before("the same person stands further up"));
        }
        let member_since = store::memberships::run_of(tx, self.search, owner)?;
        if member_since == Some(self.run) && self.source != RunSource::Linkedin {
            return Ok(self.seen_before("the same person stands further up"));
        }
        let own_keys = owners.free_or_of(keys, owner);
        let effect = matching::update(tx, self, owner, &own_keys, row)?;
        if !matches!(effect, Effect::Conflict(_)) {
            owners.learn(keys, &own_keys, owner);
        }
        match effect {
            Effect::Conflict(why) => Ok(Verdict::conflict(why)),
            Effect::Nothing if member_since.is_some() => Ok(Verdict::Skip(
                SkipReason::AlreadyInSearch,
                Cow::Borrowed("the person is in this search already and nothing was new"),
            )),
            Effect::Nothing | Effect::Changed => {
                if member_since.is_none() {
                    store::memberships::insert(tx, self.search, owner, self.run, self.now_ms)?;
                }
                Ok(Verdict::Matched(owner))
            }
        }
    }

    /// In a list of results a repetition is no mistake of the recruiter's, so it has the milder name.
    fn seen_before<'a>(&self, detail: &'static str) -> Verdict<'a> {
        match self.source {
            RunSource::Linkedin => {
                Verdict::Skip(SkipReason::AlreadyInSearch, Cow::Borrowed("LinkedIn listed the person twice"))
            }
            RunSource::Csv | RunSource::Spreadsheet => Verdict::Skip(SkipReason::DuplicateInFile, Cow::Borrowed(detail)),
        }
    }

    fn create(&self, tx: &Transaction<'_>, created: &[(i64, &Incoming<'_>)], owners: &Owners<'_>) -> Result<()> {
        let mut keys: Vec<_> = created
            .iter()
            .flat_map(|(row, incoming)| incoming.keys().iter().map(move |key| (key, *row)))
            .collect();
        keys.retain(|(key, row)| owners.keys.get(key) == Some(row));
        keys.sort_unstable();
        keys.dedup();
        for (key, row) in keys {
            store::identity_keys::insert(tx, key, row)?;
        }
        for (row, incoming) in created {
            store::candidates::insert(tx, &NewCandidate {
                row: *row,
                run: self.run,
                values: incoming.values.each_ref().map(|value| value.as_deref()),
                slug: incoming.slug(),
                sources: Sources::of(self.source),
                now_ms: self.now_ms,
            })?;
            if let Some(profile) = incoming.profile {
                store::profiles::set(tx, *row, profile, self.now_ms)?;
            }
        }
        for (row, _) in created {
            store::memberships::insert(tx, self.search, *row, self.run, self.now_ms)?;
        }
        Ok(())
    }
}

impl Incoming<'_> {
    /// Its keys; none where it cannot be said who it is.
    pub fn keys(&self) -> &[IdentityKey] {
        self.identity.as_ref().map_or(&[], |keys| keys)
    }

    fn family_name(&self) -> Option<String> {
        let [full_name, _, last_name, ..] = self.values.each_ref();
        family_name(full_name.as_deref(), last_name.as_deref())
    }

    /// Its LinkedIn slug.
    pub fn slug(&self) -> Option<&str> {
        self.keys().iter().find(|key| key.space == KeySpace::Slug).map(|key| key.value.as_str())
    }
}

enum Verdict<'a> {
    New,
    Matched(i64),
    Skip(SkipReason, Cow<'a, str>),
}

impl Verdict<'_> {
    fn conflict(why: &'static str) -> Self {
        Self::Skip(SkipReason::IdentityConflict, Cow::Borrowed(why))
    }
}

enum Ownership {
    Nobody,
    One(i64),
    Several,
}

/// Who the keys of a portion belong to: those found in the workspace, and those just given away.
struct Owners<'a> {
    keys: FxHashMap<&'a IdentityKey, i64>,
    /// Family names of candidates whose e-mail address turned up.
    family_names: FxHashMap<i64, Option<String>>,
    /// Whether any key here is a former slug.
    old_slugs: bool,
}

impl<'a> Owners<'a> {
    fn look_up(tx: &Transaction<'_>, rows: &'a [Incoming<'_>]) -> Result<Self> {
        let mut owners = FxHashMap::with_capacity_and_hasher(rows.len(), rustc_hash::FxBuildHasher);
        if store::identity_keys::any(tx)? {
            let with_old_slugs = store::identity_keys::any_old_slug(tx)?;
            let mut keys: Vec<_> = rows.iter().flat_map(Incoming::keys).collect();
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                if let Some(owner) = store::identity_keys::find(tx, key, with_old_slugs)? {
                    owners.insert(key, owner);
                }
            }
        }
        Ok(Self { keys: owners, family_names: FxHashMap::default(), old_slugs: false })
    }

    fn of(&mut self, tx: &Transaction<'_>, row: &Incoming<'_>) -> Result<Ownership> {
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
        found.or_else(|| self.keys.get(&IdentityKey::new(elsewhere, key.value.as_str())).copied())
    }

    fn same_family(&mut self, tx: &Transaction<'_>, owner: i64, row: &Incoming<'_>) -> Result<bool> {
        if !self.family_names.contains_key(&owner) {
            let candidate = store::candidates::get_row(tx, owner)?;
            let name = candidate.and_then(|ours| family_name(Some(&ours.full_name), ours.last_name.as_deref()));
            self.family_names.insert(owner, name);
        }
        let theirs = row.family_name();
        Ok(theirs.is_some() && self.family_names.get(&owner) == Some(&theirs))
    }

    /// The keys that the candidate has or may have: those that nobody else has.
    fn free_or_of(&self, keys: &[IdentityKey], candidate: i64) -> Vec<IdentityKey> {
        keys.iter().filter(|key| self.owner(key).is_none_or(|owner| owner == candidate)).cloned().collect()
    }

    /// Notes the keys that a candidate who was here already has now, for the rows below.
    fn learn(&mut self, keys: &'a [IdentityKey], own: &[IdentityKey], candidate: i64) {
        for key in keys.iter().filter(|key| own.contains(key)) {
            self.old_slugs |= key.space == KeySpace::OldSlug;
            self.keys.insert(key, candidate);
        }
    }

    fn give(&mut self, row: &'a Incoming<'_>, candidate: i64) {
        for key in row.keys() {
            self.old_slugs |= key.space == KeySpace::OldSlug;
            self.keys.entry(key).or_insert(candidate);
            if key.space == KeySpace::Email {
                self.family_names.insert(candidate, row.family_name());
            }
        }
    }
}
