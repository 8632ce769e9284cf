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
    /// The day has fewer than a request takes.
    TooLittleLeft {
        quota: Quota,
        needed: u32,
    },
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
            let needed = self.pages.least();
            return Ok(Booked::TooLittleLeft { quota, needed });
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
    /// hundred. So beside a cursor a whole page is set aside, or nothing is asked for at all: the last request of a day
    /// never relies on a size. Pages are made to end with the day, and what is odd about it all the same is asked for
    /// while there is still room for a whole page.
    fn next(self, rest: u32, left: u32) -> Option<(u32, u32)> {
        let (results, room) = match self {
            Self::First(most) if fits_in_pages(most, rest, left) => (most.min(rest), most.min(rest)),
            Self::First(most) => {
                let page = even_page(most, rest.min(left));
                (page, page)
            }
            // A list that was begun for a few results is not read on in crumbs.
            Self::Divisible { page, most } if page < most.div_ceil(2) => {
                let results = most.min(rest).min(left);
                (results, results.max(page))
            }
            Self::Divisible { page, .. } if fits_in_pages(page, rest, left) => (page.min(rest), page),
            Self::Divisible { page, .. } => match rest.min(left) % page {
                0 => (page, page),
                odd => (odd, page),
            },
            Self::Whole(page) => (page, page),
        };
        (room > 0 && room <= left).then_some((results, room))
    }

    /// The fewest results of a day that a request takes.
    fn least(self) -> u32 {
        match self {
            Self::First(_) => 1,
            Self::Divisible { page, .. } | Self::Whole(page) => page,
        }
    }
}

/// Whether the day has room for all that is to be read, also if the last page of it comes whole.
fn fits_in_pages(page: u32, rest: u32, left: u32) -> bool {
    rest.div_ceil(page)
        .checked_mul(page)
        .is_some_and(|whole| whole <= left)
}

/// The largest page, but at least half of `most`, that leaves the least over of `results`; and what it leaves over comes
/// before the last of at least two pages.
fn even_page(most: u32, results: u32) -> u32 {
    if results <= most {
        return results;
    }
    let pages = (most.div_ceil(2)..=most.min(results / 2)).rev();
    pages.min_by_key(|page| results % page).unwrap_or(most)
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
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn pages_end_with_the_day_so_that_no_size_stands_beside_a_cursor() {
        let first = |left| Pages::First(100).next(2_500, left);
        assert_eq!(first(2_500), Some((100, 100)), "a whole day is whole pages");
        assert_eq!(first(2_490), Some((83, 83)), "thirty of these are what is left");
        assert_eq!(first(40), Some((40, 40)), "one page is all");
        assert_eq!(
            first(2_477),
            Some((99, 99)),
            "of a prime number only two are over"
        );
        assert_eq!(
            first(101),
            Some((50, 50)),
            "and what is over has room before the last page"
        );
        assert_eq!(first(0), None, "nothing is left");
        let first = |rest, left| Pages::First(100).next(rest, left);
        assert_eq!(first(60, 2_490), Some((60, 60)), "what fits needs no care");
        assert_eq!(
            first(540, 600),
            Some((100, 100)),
            "also if its last page comes whole"
        );
        assert_eq!(
            first(540, 560),
            Some((90, 90)),
            "and if not, its pages end with it"
        );
        assert_eq!(first(u32::MAX, 2_500), Some((100, 100)), "however long it is");
    }

    #[test]
    fn a_size_beside_a_cursor_may_not_be_heeded() {
        let list_of = |page| Pages::Divisible { page, most: 100 };
        let next = |rest, left| list_of(100).next(rest, left);
        assert_eq!(next(300, 2_000), Some((100, 100)), "no size is given");
        assert_eq!(next(40, 2_000), Some((40, 100)), "a whole page may come");
        assert_eq!(next(300, 40), None, "the day has no room for a whole one");
        assert_eq!(next(40, 60), None, "not even where less is to be read");
        assert_eq!(next(300, 240), Some((40, 100)), "what is odd comes first");
        assert_eq!(next(260, 200), Some((100, 100)), "and the rest in whole pages");
        assert_eq!(
            next(140, 160),
            Some((40, 100)),
            "so that a size that fits is read to its end"
        );
        assert_eq!(
            list_of(1).next(300, 2_000),
            Some((100, 100)),
            "no list is read in crumbs"
        );
        assert_eq!(
            list_of(30).next(300, 40),
            Some((40, 40)),
            "which may come all the same"
        );
        assert_eq!(list_of(30).next(10, 40), Some((10, 30)), "each of them whole");
        assert_eq!(list_of(30).next(300, 20), None, "so that they need room as well");
        assert_eq!(
            Pages::Whole(100).next(40, 99),
            None,
            "and some lists have no others"
        );
    }

    proptest! {
        #[test]
        fn no_day_is_exceeded_by_a_provider_that_heeds_no_size(
            size in 1..3_000_u32, limit in 1..2_501_u32, spent in 0..2_500_u32, most in prop::sample::select(vec![50, 100_u32]),
        ) {
            let (mut rest, mut left, mut page) = (size, limit.saturating_sub(spent), 0);
            for _ in 0..200 {
                let pages = if page == 0 { Pages::First(most) } else { Pages::Divisible { page, most } };
                let Some((results, room)) = pages.next(rest, left) else {
                    left = limit;
                    continue;
                };
                let served = if page == 0 { results } else { page };
                prop_assert!(served <= room && room <= left, "{served} of {room} on a day that has {left}");
                page = if page == 0 { results } else { page };
                (rest, left) = (rest.saturating_sub(served), left - served);
                if rest == 0 {
                    break;
                }
            }
        }

        #[test]
        fn a_provider_that_heeds_sizes_is_read_to_the_last_result_of_a_day(
            size in 1..3_000_u32, limit in 1..2_501_u32, most in prop::sample::select(vec![50, 100_u32]),
        ) {
            let (mut rest, mut left, mut page) = (size, limit, 0);
            while rest > 0 {
                let pages = if page == 0 { Pages::First(most) } else { Pages::Divisible { page, most } };
                let Some((results, room)) = pages.next(rest, left) else { break };
                prop_assert!(results <= rest && results <= room && room <= left, "{results} of {room}");
                page = if page == 0 { results } else { page };
                (rest, left) = (rest - results, left - results);
            }
            prop_assert!(rest == 0 || left == 0, "{rest} are to be read and {left} are left");
        }
    }
}
