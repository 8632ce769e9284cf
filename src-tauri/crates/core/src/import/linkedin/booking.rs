//! What the next request may bring at most, set aside before it leaves.
//!
//! A request that has to wait for its turn is booked when the turn has come, so that its results are booked on the
//! account-day on which they are served, and nothing is set aside for a request that was never sent.

use jiff::Timestamp;
use rusqlite::{Connection, Transaction};

use super::{LinkedinImport, Position, largest_page};
use crate::{
    Error, Result,
    account::{Account, AccountStatus},
    change::Change,
    connector::{Outcome, Refusal, RefusalKind},
    id::Id,
    quota::{self, Quota, ReservationId},
    store,
    workspace::Workspace,
};

/// Results set aside for one request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Booking {
    pub(super) id: ReservationId,
    /// How many are asked for.
    pub(super) results: u32,
    /// How many may come: more where the provider might not heed what it is asked for.
    pub(super) room: u32,
}

/// What became of the wish to book.
pub(super) enum Booked {
    Results(Booking),
    NothingLeft(Quota),
    /// The account cannot be asked, and a person has to know.
    NotUsable(Error),
}

/// What the next request asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    account: Id<Account>,
    /// How many results are to be read still.
    rest: u32,
    pages: Pages,
    /// An account that is like this may be asked all the same: a person wants it.
    in_spite_of: Option<AccountStatus>,
}

/// How large the page may be.
#[derive(Debug, Clone, Copy)]
enum Pages {
    /// The list begins, and its pages will be as large as this one. So large at most.
    First(u32),
    /// The cursor has pages of one size, and others may be asked for.
    Divisible { page: u32, most: u32 },
    /// The cursor has pages of this size, and no others.
    Whole(u32),
}

impl Wanted {
    /// Sets aside as many results as are wanted and left.
    fn book(self, tx: &Transaction<'_>, now: Timestamp) -> Result<Booked> {
        if let Some(obstacle) = self.obstacle(tx)? {
            return Ok(Booked::NotUsable(obstacle));
        }
        let (row, account) = store::accounts::get(tx, self.account)?;
        let quota = quota::today(tx, row, &account, now)?;
        let Some((results, room)) = self.pages.next(self.rest, quota.left) else {
            return Ok(Booked::NothingLeft(quota));
        };
        let booking = Booking {
            id: ReservationId::fresh(),
            results,
            room,
        };
        quota::reserve(tx, booking.id, row, &account, booking.room, now)?;
        Ok(Booked::Results(booking))
    }

    /// Why the account cannot be asked, if so: it was removed, or needs a person.
    fn obstacle(self, db: &Connection) -> Result<Option<Error>> {
        let account = match store::accounts::get_usable(db, self.account) {
            Err(error @ Error::AccountRemoved) => return Ok(Some(error)),
            kept => kept?.1,
        };
        let refusal = refusal_of(account.status).filter(|_| self.in_spite_of != Some(account.status));
        Ok(refusal.map(Error::Provider))
    }
}

impl Pages {
    /// How many results to ask for and how many to set aside, with so many to be read and so many left of the day;
    /// nothing where the day does not have them.
    ///
    /// A size beside a cursor may be refused, or not be heeded: whoever is asked for forty may serve a page of a
    /// hundred. So a whole page is set aside as long as the day has one, and where the day will end before the list,
    /// its pages are made to end with the day.
    fn next(self, rest: u32, left: u32) -> Option<(u32, u32)> {
        let (results, room) = match self {
            Self::First(most) if left < rest => even_page(most, left).map(|size| (size, size))?,
            Self::First(most) => (most.min(rest), most.min(rest)),
            Self::Divisible { page, most } => {
                // A list that was begun for a few results is not read on in crumbs.
                let size = if page < most.div_ceil(2) { most } else { page };
                let results = size.min(rest).min(left);
                (results, if size <= left { size } else { results })
            }
            Self::Whole(page) => (page, page),
        };
        (room > 0 && room <= left).then_some((results, room))
    }
}

/// The largest page, but at least half of `most`, of which a whole number makes up `left`; `most` where none does.
fn even_page(most: u32, left: u32) -> Option<u32> {
    if left <= most {
        return (left > 0).then_some(left);
    }
    let even = (most.div_ceil(2)..=most)
        .rev()
        .find(|size| left.is_multiple_of(*size));
    Some(even.unwrap_or(most))
}

/// What an account that is like this answers; nothing where it is well.
fn refusal_of(status: AccountStatus) -> Option<Refusal> {
    let kind = match status {
        AccountStatus::Connected => return None,
        AccountStatus::Checkpoint => RefusalKind::Checkpoint,
        AccountStatus::Disconnected => RefusalKind::Disconnected,
        AccountStatus::Restricted => RefusalKind::Restricted,
        AccountStatus::SeatInUse => RefusalKind::SeatInUse,
    };
    Some(Refusal {
        kind,
        outcome: Outcome::NothingServed,
        retry_after: None,
        detail: None,
    })
}

impl LinkedinImport {
    /// What the request behind that position asks for, given how many results there are to read.
    fn wanted(&self, position: &Position, goal: u32) -> Wanted {
        let (page, most) = (position.page_size, largest_page(self.address.product()));
        let pages = match &position.cursor {
            None => Pages::First(most),
            Some(_) if position.whole_pages_only => Pages::Whole(page),
            Some(_) => Pages::Divisible { page, most },
        };
        Wanted {
            account: self.account.id,
            rest: goal.saturating_sub(position.offset),
            pages,
            in_spite_of: self.in_spite_of,
        }
    }

    /// Books the request that is about to leave for the page at a position.
    pub(super) async fn book(
        &self,
        workspace: &Workspace,
        position: &Position,
        total: Option<u32>,
    ) -> Result<Booked> {
        let now = workspace.now();
        let wanted = self.wanted(position, self.goal(total));
        let booked = workspace.store().write(move |tx| wanted.book(tx, now)).await?;
        workspace.tell(&[Change::Quota {
            account_id: self.account.id,
        }]);
        Ok(booked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_end_with_the_day_so_that_no_size_stands_beside_a_cursor() {
        let first = |left| Pages::First(100).next(2_500, left);
        assert_eq!(first(2_500), Some((100, 100)), "a whole day is whole pages");
        assert_eq!(first(2_490), Some((83, 83)), "thirty of these are what is left");
        assert_eq!(first(40), Some((40, 40)), "one page is all");
        assert_eq!(first(2_477), Some((100, 100)), "a prime number has no even pages");
        assert_eq!(first(0), None, "nothing is left");
        assert_eq!(
            Pages::First(100).next(60, 2_490),
            Some((60, 60)),
            "what fits needs no care"
        );
    }

    #[test]
    fn a_size_beside_a_cursor_may_not_be_heeded() {
        let list_of = |page| Pages::Divisible { page, most: 100 };
        let next = |rest, left| list_of(100).next(rest, left);
        assert_eq!(next(300, 2_000), Some((100, 100)), "no size is given");
        assert_eq!(next(40, 2_000), Some((40, 100)), "a whole page may come");
        assert_eq!(
            next(300, 40),
            Some((40, 40)),
            "the day has no room for a whole one"
        );
        assert_eq!(
            list_of(1).next(300, 2_000),
            Some((100, 100)),
            "no list is read in crumbs"
        );
        assert_eq!(
            Pages::Whole(100).next(40, 99),
            None,
            "and some lists have no others"
        );
    }
}
