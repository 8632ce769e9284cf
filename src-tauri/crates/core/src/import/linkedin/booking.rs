//! What the next request may bring at most, set aside before it leaves.
//!
//! A request that has to wait for its turn is booked when the turn has come, so that its results are booked on the
//! account-day on which they are served, and nothing is set aside for a request that was never sent. Where requests
//! are not spaced out, the next one is booked together with the page before it: one commit a page.

use jiff::Timestamp;
use rusqlite::Transaction;

use super::{LinkedinImport, Position, largest_page};
use crate::{
    Result,
    account::Account,
    change::Change,
    id::Id,
    quota::{self, Quota, ReservationId, Served},
    store,
    workspace::Workspace,
};

/// Results set aside for one request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Booking {
    pub(super) id: ReservationId,
    pub(super) results: u32,
    /// The end of the account-day on which they are booked.
    until: Timestamp,
}

/// What became of the wish to book.
pub(super) enum Booked {
    Results(Booking),
    NothingLeft(Quota),
}

/// What the next request asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    account: Id<Account>,
    results: u32,
    /// Whether fewer would do.
    divisible: bool,
}

impl Wanted {
    /// Sets aside as many results as are wanted and left.
    pub(super) fn book(self, tx: &Transaction<'_>, now: Timestamp) -> Result<Booked> {
        let (row, account) = store::accounts::get(tx, self.account)?;
        let quota = quota::today(tx, row, &account, now)?;
        if quota.left == 0 || (quota.left < self.results && !self.divisible) {
            return Ok(Booked::NothingLeft(quota));
        }
        let booking = Booking {
            id: ReservationId::fresh(),
            results: self.results.min(quota.left),
            until: quota.resets_at,
        };
        quota::reserve(tx, booking.id, row, &account, booking.results, now)?;
        Ok(Booked::Results(booking))
    }
}

impl LinkedinImport {
    /// What the request behind that position asks for, given how many results there are to read.
    pub(super) fn wanted(&self, position: &Position, goal: u32) -> Wanted {
        let whole_page = position.cursor.is_some() && position.whole_pages_only;
        Wanted {
            account: self.account.id,
            results: if whole_page {
                position.page_size
            } else {
                largest_page(self.address.product()).min(goal.saturating_sub(position.offset))
            },
            divisible: !whole_page,
        }
    }

    /// The booking of the request that is about to leave: the one made ahead, while its day lasts, or a new one.
    pub(super) async fn book(&mut self, workspace: &Workspace) -> Result<Booked> {
        let now = workspace.now();
        match self.ahead.take() {
            Some(booking) if now < booking.until => return Ok(Booked::Results(booking)),
            Some(booking) => self.settle(workspace, booking.id, Served::Results(0)).await?,
            None => {}
        }
        let wanted = self.wanted(&self.position, self.goal(self.total));
        let booked = workspace.store().write(move |tx| wanted.book(tx, now)).await?;
        workspace.tell(&[Change::Quota {
            account_id: self.account.id,
        }]);
        Ok(booked)
    }
}
