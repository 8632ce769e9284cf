//! Decides row by row: somebody new, somebody who is here already, or skipped and why. It only reads; who asks it
//! writes what it says, or only counts.

use rusqlite::{Connection, Transaction};
use rustc_hash::FxHashSet;

use super::{
    Incoming, Keep,
    known::KnownKeys,
    owners::{Owners, Ownership},
};
use crate::{
    Result,
    import::matching::{self, Update, Weighed},
    run::{Cause, RunSource},
    store,
};

/// What a row comes to.
pub enum Verdict<'a> {
    /// Somebody new, in this row.
    New(i64),
    /// Somebody who is here already.
    Here(Here<'a>),
    /// Nothing, for this reason.
    Skip(Cause),
}

/// Somebody who is here already.
pub struct Here<'a> {
    /// The candidate's row.
    pub candidate: i64,
    /// Whether the candidate is in the search.
    pub is_member: bool,
    /// What the row brings.
    pub update: Box<Update<'a>>,
}

/// Says of rows that come in the order of their source what they come to, as if each had been kept before the next.
pub struct Judge {
    keep: Keep,
    /// Whoever is in this row or a later one is there because of it.
    first_row: i64,
    next_row: i64,
    owners: Owners,
    met: Met,
}

/// Candidates whom rows of a run were about and brought nothing new.
pub type Met = FxHashSet<i64>;

impl Judge {
    /// One for about `rows` rows.
    pub fn begin(db: &Connection, keep: Keep, (known, met): (KnownKeys, Met), rows: u32) -> Result<Self> {
        let first_row = store::candidates::next_row(db)?;
        Ok(Self {
            keep,
            first_row,
            next_row: first_row,
            owners: Owners::begin(known, rows as usize),
            met,
        })
    }

    /// The row that the next new candidate gets.
    pub fn next_row(&self) -> i64 {
        self.next_row
    }

    /// To be called with rows before they are judged.
    pub fn look_up(&mut self, db: &Connection, rows: &[Incoming<'_>]) -> Result<()> {
        self.owners.look_up(db, rows)
    }

    /// What the next row comes to.
    pub fn judge<'a>(&mut self, db: &Connection, row: &Incoming<'a>) -> Result<Verdict<'a>> {
        let keys = match &row.identity {
            Ok(keys) => *keys,
            Err(cause) => return Ok(Verdict::Skip(cause.clone())),
        };
        let owner = match self.owners.of(db, row)? {
            Ownership::Nobody => return Ok(self.welcome(row)),
            Ownership::Several => return Ok(Verdict::Skip(Cause::SeveralCandidates)),
            Ownership::One(owner) => owner,
        };
        if owner >= self.first_row {
            return Ok(self.keep.seen_before());
        }
        let member_since = store::memberships::run_of(db, self.keep.search, owner)?;
        if self.keep.source != RunSource::Linkedin && self.has_met(db, owner, member_since)? {
            return Ok(self.keep.seen_before());
        }
        let own_keys = self.owners.free_or_of(keys, owner);
        let update = match matching::weigh(db, self.keep.duplicates, owner, &own_keys, row)? {
            Weighed::Conflict(cause) => return Ok(Verdict::Skip(cause)),
            Weighed::Update(update) => update,
        };
        self.owners.learn(&own_keys, owner);
        self.owners.rename(owner, update.family_name());
        Ok(Verdict::Here(Here {
            candidate: owner,
            is_member: member_since.is_some(),
            update,
        }))
    }

    /// To be called for whoever is here already where the workspace will not show that a row was about them.
    pub fn meet(&mut self, candidate: i64) {
        self.met.insert(candidate);
    }

    /// Writes the keys that were given to those who are new, and leaves what is known now.
    pub fn write_keys(self, tx: &Transaction<'_>) -> Result<(KnownKeys, Met)> {
        Ok((self.owners.write(tx, self.first_row)?, self.met))
    }

    fn welcome<'a>(&mut self, row: &Incoming<'_>) -> Verdict<'a> {
        let candidate = self.next_row;
        self.next_row += 1;
        self.owners.give(row, candidate);
        Verdict::New(candidate)
    }

    /// Whether an earlier row of the same file was about this candidate: the first one counts, whatever it did. It
    /// shows in what it did, and those with whom it did nothing are remembered.
    fn has_met(&self, db: &Connection, owner: i64, member_since: Option<i64>) -> Result<bool> {
        let run = self.keep.run;
        Ok(member_since == Some(run)
            || self.met.contains(&owner)
            || store::field_changes::has_changed(db, run, owner)?)
    }
}

impl Here<'_> {
    /// Whether the row brings nothing at all, and is skipped.
    pub fn brings_nothing(&self) -> bool {
        self.is_member && !self.update.changes_anything()
    }
}

impl Keep {
    /// In a list of results a repetition is no mistake of the recruiter's, so it has the milder name.
    fn seen_before<'a>(&self) -> Verdict<'a> {
        Verdict::Skip(match self.source {
            RunSource::Linkedin => Cause::ListedTwice,
            RunSource::Csv | RunSource::Spreadsheet | RunSource::Check => Cause::StoodBefore,
        })
    }
}
