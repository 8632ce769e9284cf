//! The credit ledger: what may be spent, what is held for checks under way, and what was spent.
//!
//! A run of checks is paid in two steps. [`Ledger::hold`] sets the whole price aside before the first candidate is
//! looked at; [`Ledger::post`] spends the price of one check in the transaction that keeps it, and [`Ledger::void`]
//! gives back what a failed one would have cost. What is left of a hold when its run ends is given back too. A crash
//! leaves a hold that stays visible until the run goes on or is cancelled: nothing is charged for what was not kept.
//!
//! Invariants, after every entry, and kept by the database itself:
//! - no balance is negative, and each follows from the one before;
//! - the posts and voids of a hold add up to no more than the hold;
//! - a check is posted once in its run, however often it is tried;
//! - an entry is never changed and never goes.

pub mod account;
#[cfg(test)]
mod tests;
mod verify;

use jiff::Timestamp;
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};

pub use self::{
    account::{CreditRules, Credits},
    verify::{Fault, Verification},
};
use crate::{
    Code, Error, Result,
    id::Id,
    numbers::grouped,
    store::credit_entries::{self, Last, NewEntry},
};

/// The three balances, in credits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Balance {
    /// Free to be spent.
    pub available: u32,
    /// Reserved for runs that have not ended.
    pub held: u32,
    /// Spent.
    pub spent: u32,
}

/// An account of the ledger. Credits come from outside and end as spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum LedgerAccount {
    /// Whoever grants credits.
    Outside,
    /// Free to be spent.
    Available,
    /// Reserved.
    Held,
    /// Spent.
    Spent,
}

/// What an entry does. In words: granted, reserved, spent, released.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// Credits come in, or are corrected downwards.
    Grant,
    /// Credits are reserved for a run.
    Hold,
    /// A check was completed.
    Post,
    /// A check failed, or its run ended without it.
    Void,
}

/// Why credits were granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum GrantCause {
    /// The month's allotment.
    Allotment,
    /// Bought, or given, beside it.
    TopUp,
    /// A mistake is put right; the only grant that may take credits away.
    Correction,
}

/// A request to grant or to hold credits. Made by whoever asks, so that a retry books nothing new.
#[derive(Debug)]
pub struct Request(());

/// A hold that runs draw on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    pub(crate) row: i64,
    pub(crate) run: i64,
    pub(crate) left: u32,
}

/// Books entries, inside the transaction whose work they pay for.
pub struct Ledger<'a> {
    tx: &'a Transaction<'a>,
    last: Last,
    now: Timestamp,
}

impl<'a> Ledger<'a> {
    /// The ledger as it stands in this transaction.
    pub fn open(tx: &'a Transaction<'a>, now: Timestamp) -> Result<Self> {
        Ok(Self {
            tx,
            last: credit_entries::last(tx)?,
            now,
        })
    }

    /// The balances.
    pub fn balance(&self) -> Balance {
        self.last.balance
    }

    /// Grants credits; with a negative amount, takes back what was granted by mistake. Whether it was booked now.
    ///
    /// # Errors
    ///
    /// `credits_invalid` for nothing, for more than is available to take back, and for taking back without calling it
    /// a correction.
    pub fn grant(
        &mut self,
        id: Id<Request>,
        (cause, reason): (GrantCause, &str),
        credits: i32,
    ) -> Result<bool> {
        if credit_entries::request_exists(self.tx, id)? {
            return Ok(false);
        }
        let amount = credits.unsigned_abs();
        let takes = credits < 0;
        let fits = !takes || (cause == GrantCause::Correction && amount <= self.last.balance.available);
        let room = self.last.balance.available.checked_add(amount).is_some();
        if amount == 0 || !fits || !room {
            return Err(credits_invalid(amount, self.last.balance.available));
        }
        let (debit, credit) = if takes {
            (LedgerAccount::Available, LedgerAccount::Outside)
        } else {
            (LedgerAccount::Outside, LedgerAccount::Available)
        };
        self.book(NewEntry {
            id: Some(id),
            cause: Some(cause),
            reason,
            ..NewEntry::moving(EntryKind::Grant, (debit, credit), amount)
        })?;
        Ok(true)
    }

    /// Sets credits aside for a run that is about to begin, or to go on. Nothing is booked where the price is nothing.
    ///
    /// # Errors
    ///
    /// [`Error::CreditsExhausted`] where fewer are available; nothing is booked.
    pub fn hold(&mut self, id: Id<Request>, run: i64, credits: u32) -> Result<Option<Hold>> {
        if credits == 0 || credit_entries::request_exists(self.tx, id)? {
            return credit_entries::open_hold(self.tx, run);
        }
        let available = self.last.balance.available;
        if credits > available {
            let needed = credits;
            return Err(Error::CreditsExhausted { available, needed });
        }
        let row = self.last.row + 1;
        let accounts = (LedgerAccount::Available, LedgerAccount::Held);
        self.book(NewEntry {
            id: Some(id),
            run: Some(run),
            hold: Some((row, credits)),
            ..NewEntry::moving(EntryKind::Hold, accounts, credits)
        })?;
        Ok(Some(Hold {
            row,
            run,
            left: credits,
        }))
    }

    /// Spends the price of a check that was completed. A check that was posted in this run already costs nothing more.
    pub fn post(&mut self, hold: &mut Hold, candidate: i64, credits: u32) -> Result<bool> {
        if credits == 0 || credit_entries::is_posted(self.tx, hold.run, candidate)? {
            return Ok(false);
        }
        self.draw(hold, EntryKind::Post, Some(candidate), credits)?;
        Ok(true)
    }

    /// Gives back what a check that failed would have cost.
    pub fn void(&mut self, hold: &mut Hold, candidate: i64, credits: u32) -> Result<()> {
        if credits == 0 {
            return Ok(());
        }
        self.draw(hold, EntryKind::Void, Some(candidate), credits)
    }

    /// Gives back all that a run still holds; how much that was.
    pub fn release(&mut self, run: i64) -> Result<u32> {
        let Some(mut hold) = credit_entries::open_hold(self.tx, run)? else {
            return Ok(0);
        };
        let left = hold.left;
        self.draw(&mut hold, EntryKind::Void, None, left)?;
        Ok(left)
    }

    fn draw(&mut self, hold: &mut Hold, kind: EntryKind, candidate: Option<i64>, credits: u32) -> Result<()> {
        let arrives = match kind {
            EntryKind::Post => LedgerAccount::Spent,
            EntryKind::Void | EntryKind::Grant | EntryKind::Hold => LedgerAccount::Available,
        };
        let left = hold
            .left
            .checked_sub(credits)
            .ok_or_else(|| Error::Internal(anyhow::anyhow!("a run draws more credits than it holds")))?;
        self.book(NewEntry {
            run: Some(hold.run),
            candidate,
            hold: Some((hold.row, left)),
            ..NewEntry::moving(kind, (LedgerAccount::Held, arrives), credits)
        })?;
        hold.left = left;
        Ok(())
    }

    fn book(&mut self, entry: NewEntry<'_>) -> Result<()> {
        self.last = credit_entries::append(self.tx, &self.last, &entry, self.now)?;
        Ok(())
    }
}

fn credits_invalid(amount: u32, available: u32) -> Error {
    let message = if amount == 0 {
        "a grant needs at least one credit".to_owned()
    } else {
        format!("{} credits cannot be booked like this", grouped(amount))
    };
    let hint = format!(
        "Grant one credit or more. A correction takes back at most the {} that are available.",
        grouped(available)
    );
    Error::invalid(Code::CreditsInvalid, message, hint)
        .with("amount", amount)
        .with("available", available)
}
