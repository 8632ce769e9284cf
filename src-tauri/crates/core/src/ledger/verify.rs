//! Verifying the ledger: every balance is derived again, and every entry that does not fit is named.

use std::{collections::BTreeMap, ops::Range};

use rusqlite::Connection;
use serde::Serialize;

use super::{Balance, EntryKind};
use crate::{
    Result,
    store::{
        candidates, checks,
        credit_entries::{self, End, Stored},
    },
};

/// The most faults that are listed.
const LISTED: usize = 100;

/// What verifying came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct Verification {
    /// How many entries there are.
    pub entries: u32,
    /// The balances as they follow from the entries.
    pub balance: Balance,
    /// What does not fit, in order of the entries; at most a hundred.
    pub faults: Vec<Fault>,
}

/// An entry that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Fault {
    /// Its number.
    #[specta(type = u32)]
    pub entry: i64,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What can be wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// It is not what was booked: it was changed outside Longlist.
    Changed,
    /// The entry with this number is missing.
    Missing,
    /// Its balances do not follow from the entry before.
    WrongBalance,
    /// It draws more from its hold than there was.
    WrongHold,
    /// It spends credits for a check that was not completed, or not at this price.
    NoSuchCheck,
    /// A completed check of the same run and candidate was not paid for. The number is that of the run's
    /// last hold; 0 where it has none.
    Unpaid,
}

/// Goes through the ledger from its first entry.
pub(super) fn verify(db: &Connection) -> Result<Verification> {
    let mut found = Verification::default();
    let mut holds = BTreeMap::new();
    let mut next = 1;
    let (mut posts, mut of_run) = (BTreeMap::new(), BTreeMap::new());
    let end = credit_entries::end(db)?;
    // None behind an entry that says nothing of its balances.
    let mut before = Some(Balance::default());
    credit_entries::each(db, |row, entry| {
        found.missing(next..row);
        next = row.saturating_add(1);
        found.entries += 1;
        let Some(entry) = entry else {
            before = None;
            return found.fault(row, FaultKind::Changed);
        };
        if entry.digest != entry.expected || !ends_well(&entry, end) {
            found.fault(row, FaultKind::Changed);
        }
        let derived = before.map(|before| credit_entries::moved(before, entry.accounts, entry.credits));
        if derived.is_some_and(|derived| derived != entry.balance) {
            found.fault(row, FaultKind::WrongBalance);
        }
        // What does not follow is told once: the next entry is judged by what stands here.
        (found.balance, before) = (entry.balance, Some(entry.balance));
        if !draws_well(&mut holds, &entry) {
            found.fault(row, FaultKind::WrongHold);
        }
        if let (EntryKind::Hold, Some(run)) = (entry.kind, entry.run) {
            of_run.insert(run, row);
        }
        if let (EntryKind::Post, Some(run), Some(candidate)) = (entry.kind, entry.run, entry.candidate) {
            posts.insert((run, candidate), (row, entry.credits));
        }
    })?;
    if let Some(end) = end {
        found.missing(next..end.row.saturating_add(1));
    }
    checks::each_paid(db, |run, candidate, credits| {
        match posts.remove(&(run, candidate)) {
            Some((_, posted)) if posted == credits => {}
            Some((row, _)) => found.fault(row, FaultKind::NoSuchCheck),
            None => found.fault(of_run.get(&run).copied().unwrap_or_default(), FaultKind::Unpaid),
        }
    })?;
    for ((_, candidate), (row, _)) in posts {
        // Whoever is erased takes their checks along; that they were paid for stays.
        if candidates::get_row(db, candidate)?.is_some() {
            found.fault(row, FaultKind::NoSuchCheck);
        }
    }
    found.faults.sort_by_key(|fault| (fault.entry, fault.kind));
    Ok(found)
}

/// Whether an entry is none behind the last that was booked, and, being that one, the same.
fn ends_well(entry: &Stored, end: Option<End>) -> bool {
    end.is_none_or(|end| entry.row < end.row || (entry.row == end.row && entry.digest == end.digest))
}

/// Whether an entry takes from its hold what that has.
fn draws_well(holds: &mut BTreeMap<i64, u32>, entry: &Stored) -> bool {
    let Some((hold, left)) = entry.hold else {
        return true;
    };
    if entry.kind == EntryKind::Hold {
        holds.insert(hold, entry.credits);
        return left == entry.credits;
    }
    let Some(before) = holds.get_mut(&hold) else {
        return false;
    };
    let expected = before.checked_sub(entry.credits);
    *before = left;
    expected == Some(left)
}

impl Verification {
    /// Nobody reads a list of a million entries that are gone because one number was changed.
    fn missing(&mut self, rows: Range<i64>) {
        for row in rows.take(LISTED) {
            self.fault(row, FaultKind::Missing);
        }
    }

    fn fault(&mut self, entry: i64, kind: FaultKind) {
        if self.faults.len() < LISTED {
            self.faults.push(Fault { entry, kind });
        }
    }
}
