//! Verifying the ledger: every balance is derived again, and every entry that does not fit is named.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::Serialize;

use super::{Balance, EntryKind};
use crate::{
    Result,
    store::{
        candidates, checks,
        credit_entries::{self, Stored},
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
    credit_entries::each(db, |entry| {
        while next < entry.row {
            found.fault(next, FaultKind::Missing);
            next += 1;
        }
        next = entry.row + 1;
        found.entries += 1;
        if entry.digest != entry.expected {
            found.fault(entry.row, FaultKind::Changed);
        }
        found.balance = credit_entries::moved(found.balance, entry.accounts, entry.credits);
        if found.balance != entry.balance {
            found.fault(entry.row, FaultKind::WrongBalance);
            // Told once: what follows is judged by what stands there.
            found.balance = entry.balance;
        }
        if !draws_well(&mut holds, &entry) {
            found.fault(entry.row, FaultKind::WrongHold);
        }
        if let (EntryKind::Hold, Some(run)) = (entry.kind, entry.run) {
            of_run.insert(run, entry.row);
        }
        if let (EntryKind::Post, Some(run), Some(candidate)) = (entry.kind, entry.run, entry.candidate) {
            posts.insert((run, candidate), (entry.row, entry.credits));
        }
    })?;
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
    fn fault(&mut self, entry: i64, kind: FaultKind) {
        if self.faults.len() < LISTED {
            self.faults.push(Fault { entry, kind });
        }
    }
}
