//! Keeps a portion of people: who is new, who was here already, who is skipped and why.
//!
//! Every import ends here, whatever it reads from, inside one transaction with its position and its counts.
//! A rehearsal asks the same `judge` and writes nothing.
//!
//! An e-mail address counts only together with the same family name: mailboxes are shared, names rarely with
//! them. Where the name differs the row is somebody else, who has no key to that address.
//!
//! Keys arrive in no order, so every portion of them touches nearly every page of their table, and every commit
//! encrypts and writes each page that was touched. So a transaction takes in many portions and writes the keys
//! of all of them at its end, in their own order; people are written in the order of the source. A page of results is
//! a transaction of its own, and its few keys are appended to a table of recent ones.

mod judge;
mod key_book;
mod known;
mod owners;
mod rehearsing;
#[cfg(test)]
mod tests;

use rusqlite::Transaction;
use serde::{Deserialize, Serialize};

use self::judge::{Here, Judge, Verdict};
pub use self::{
    judge::Met,
    known::{KnownKeys, SharedKeys},
    rehearsing::Rehearsing,
};
use crate::{
    Result,
    candidate::{Field, Sources},
    connector::Profile,
    id::RowIds,
    identity::{
        family_name,
        key::{IdentityKey, KeySpace},
    },
    pool::people::People,
    run::{Cause, RunSource, Tally},
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
    pub identity: Result<&'a [IdentityKey], Cause>,
    /// Its values, in the order of [`Field::ALL`]; never blank.
    pub values: [Option<&'a str>; Field::ALL.len()],
    /// Positions and education, where the source has them.
    pub profile: Option<&'a Profile>,
    /// The rows it came with.
    pub raw: &'a dyn RawRows,
    /// Its place among them.
    pub at: usize,
}

/// Rows as they came, for the skip report.
pub trait RawRows {
    /// The fields of the row at a place, in order.
    fn fields(&self, at: usize) -> Vec<&str>;
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

/// What a transaction kept.
#[derive(Debug, Default)]
pub struct Kept {
    /// The counts.
    pub tally: Tally,
    /// First and last row that may have been created; empty when last < first.
    pub created_rows: (i64, i64),
    /// Rows of candidates who were here and joined or changed.
    pub touched: Vec<i64>,
}

/// What is left of a transaction that kept several portions.
pub struct Finished {
    /// What it kept.
    pub kept: Kept,
    /// Those whom it created, if the pool wanted to know.
    pub created: Option<Vec<People>>,
    /// The keys that the workspace may have now, and whom the run has met with nothing new.
    pub known: (KnownKeys, Met),
}

/// A transaction that keeps portion after portion, all of them or none.
pub struct Keeping<'t> {
    keep: Keep,
    tx: &'t Transaction<'t>,
    judge: Judge,
    ids: RowIds,
    kept: Kept,
    /// Those who were created, for a pool that wants to know.
    created: Option<Vec<People>>,
}

impl Keep {
    /// Keeps `rows`. Everything is accounted for: the tally counts each row once.
    pub fn keep(&self, tx: &Transaction<'_>, rows: &[Incoming<'_>], known: KnownKeys) -> Result<Finished> {
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let mut keeping = self.begin(tx, count, (known, Met::default()), false)?;
        keeping.keep(rows)?;
        keeping.finish()
    }

    /// Begins to keep about `rows` rows that come in several portions. `for_pool` also collects those who are created.
    pub fn begin<'t>(
        &self,
        tx: &'t Transaction<'t>,
        rows: u32,
        known: (KnownKeys, Met),
        for_pool: bool,
    ) -> Result<Keeping<'t>> {
        let judge = Judge::begin(tx, *self, known, rows)?;
        let kept = Kept {
            created_rows: (judge.next_row(), judge.next_row() - 1),
            ..Kept::default()
        };
        let ids = RowIds::fresh(self.now_ms);
        Ok(Keeping {
            keep: *self,
            tx,
            judge,
            ids,
            kept,
            created: for_pool.then(Vec::new),
        })
    }
}

impl Keeping<'_> {
    /// Keeps a portion.
    pub fn keep(&mut self, rows: &[Incoming<'_>]) -> Result<()> {
        self.judge.look_up(self.tx, rows)?;
        let first_row = self.judge.next_row();
        let mut created = Vec::with_capacity(rows.len());
        for row in rows {
            match self.judge.judge(self.tx, row)? {
                Verdict::New(candidate) => {
                    self.kept.created_rows.1 = candidate;
                    self.kept.tally.created += 1;
                    created.push(row);
                }
                Verdict::Here(here) => self.update(row, &here)?,
                Verdict::Skip(cause) => self.skip(row, &cause, None)?,
            }
        }
        self.create(first_row, &created)
    }

    /// How many rows were kept or skipped up to now.
    pub fn read(&self) -> u32 {
        self.kept.tally.read()
    }

    /// Writes the keys of those who were created.
    pub fn finish(self) -> Result<Finished> {
        Ok(Finished {
            known: self.judge.write_keys(self.tx)?,
            kept: self.kept,
            created: self.created,
        })
    }

    /// Brings somebody who is here already up to date, and into the search.
    fn update(&mut self, row: &Incoming<'_>, here: &Here<'_>) -> Result<()> {
        let (tx, keep, candidate) = (self.tx, self.keep, here.candidate);
        here.update.write(tx, &keep)?;
        if here.brings_nothing() {
            self.judge.meet(candidate);
            return self.skip(row, &Cause::NothingNew, Some(candidate));
        }
        if !here.is_member {
            store::memberships::insert(tx, keep.search, candidate, keep.run, keep.now_ms)?;
        }
        self.kept.touched.push(candidate);
        self.kept.tally.matched += 1;
        Ok(())
    }

    fn skip(&mut self, row: &Incoming<'_>, cause: &Cause, about: Option<i64>) -> Result<()> {
        let (run, fields) = (self.keep.run, row.raw.fields(row.at));
        store::run_skips::insert(self.tx, run, row.number, cause, &fields, about)?;
        self.kept.tally.skip(cause.reason());
        Ok(())
    }

    /// Writes new people into the rows from `first_row` on, and makes them members of the search.
    fn create(&mut self, first_row: i64, created: &[&Incoming<'_>]) -> Result<()> {
        let Keep {
            run,
            search,
            source,
            now_ms,
            ..
        } = self.keep;
        let ids = &self.ids;
        let people = (first_row..).zip(created).map(|(row, incoming)| NewCandidate {
            row,
            id: ids.of(row),
            run,
            values: incoming.values,
            slug: incoming.slug(),
            sources: Sources::of(source),
            now_ms,
        });
        let mut newcomers = self.created.is_some().then(People::default);
        let people = people.inspect(|new| newcomers.iter_mut().for_each(|people| people.push(new)));
        store::candidates::insert_all(self.tx, people)?;
        newcomers.iter_mut().for_each(People::shrink);
        self.created
            .iter_mut()
            .for_each(|all| all.extend(newcomers.take()));
        let rows = (first_row, self.kept.created_rows.1);
        store::memberships::insert_created(self.tx, search, rows, run, now_ms)?;
        for (row, incoming) in (first_row..).zip(created) {
            if let Some(profile) = incoming.profile {
                store::profiles::set(self.tx, row, profile, now_ms)?;
            }
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
        let [full_name, _, last_name, ..] = self.values;
        family_name(full_name, last_name)
    }

    /// Its LinkedIn slug.
    pub fn slug(&self) -> Option<&str> {
        self.keys()
            .iter()
            .find(|key| key.space == KeySpace::Slug)
            .map(|key| key.value.as_str())
    }
}
