//! Says what keeping rows would come to, and writes nothing.
//!
//! Whom the rows would bring is known to nobody else, so that their keys stay in memory from the first row to the last.

use rusqlite::Connection;

use super::{
    Incoming, Keep,
    judge::{Judge, Verdict},
    known::KnownKeys,
};
use crate::{
    Result,
    run::{Cause, Tally},
    store,
};

/// Somebody who counts what would be kept, portion after portion.
pub struct Rehearsing {
    judge: Judge,
    tally: Tally,
}

impl Rehearsing {
    /// Begins to rehearse about `rows` rows; makes room for `room` of them at first, because that is only a guess.
    pub fn begin(db: &Connection, keep: Keep, rows: u32, room: u32) -> Result<Self> {
        let known = (KnownKeys::read(db, rows)?, store::run_skips::met(db, keep.run)?);
        Ok(Self {
            judge: Judge::begin(db, keep, known, rows.min(room))?,
            tally: Tally::default(),
        })
    }

    /// Looks at a portion. `skipped` is told of each row that would be left out, and why.
    pub fn look_at(
        &mut self,
        db: &Connection,
        rows: &[Incoming<'_>],
        mut skipped: impl FnMut(&Incoming<'_>, Cause) -> Result<()>,
    ) -> Result<()> {
        self.judge.look_up(db, rows)?;
        for row in rows {
            let cause = match self.judge.judge(db, row)? {
                Verdict::New(_) => {
                    self.tally.created += 1;
                    continue;
                }
                Verdict::Here(here) => {
                    self.judge.meet(here.candidate);
                    if !here.brings_nothing() {
                        self.tally.matched += 1;
                        continue;
                    }
                    Cause::NothingNew
                }
                Verdict::Skip(cause) => cause,
            };
            self.tally.skip(cause.reason());
            skipped(row, cause)?;
        }
        Ok(())
    }

    /// The counts up to now.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }
}
