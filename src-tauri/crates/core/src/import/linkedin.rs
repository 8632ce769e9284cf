//! Imports a LinkedIn search, page by page, on the account's daily quota.
//!
//! One step is: wait for the account's turn, book the page's results, ask for the page, then keep its people, its
//! quota and the new position in one transaction. Where requests are not spaced out, the next page is asked for while
//! this one is kept. A request whose answer is lost stays counted as used and is asked again.

mod booking;
mod found;
mod plan;
mod preview;
mod refusal;
#[cfg(test)]
mod tests;

use std::time::{Duration, Instant};

use anyhow::Context as _;
use async_trait::async_trait;
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;

use self::{
    booking::{Booked, Booking},
    found::{identity, incoming},
    refusal::served_by,
};
pub use self::{
    plan::{ImportPlan, LinkedinImportAsk, size_after_resume},
    preview::{Preview, PreviewPerson},
};
use super::keep::{DuplicatePolicy, Finished, Keep, Kept};
use crate::{
    Error, Result,
    account::{Account, AccountStatus, Product},
    change::Change,
    connector::{Cursor, LinkedInSearch, Outcome, PageAsk, Refusal, RefusalKind, SearchPage, Turn},
    identity::search_url::{NotASearch, SearchUrl},
    quota::{self, ReservationId, Served},
    run::{
        Run, RunSource, Stop, StopReason,
        engine::{Source, Step},
    },
    store,
    workspace::Workspace,
};

/// Pages without a result before a list counts as ended although it names a next page.
const MOST_EMPTY_PAGES: u32 = 3;

/// What a LinkedIn import was asked to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LinkedinPlan {
    /// The search, verbatim.
    pub address: SearchUrl,
}

/// Where a LinkedIn import stands in the list of results.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Position {
    /// The bookmark of the next page; none at the start.
    cursor: Option<String>,
    /// Results served since page 1. Less than what was read, where the list had to be started again.
    offset: u32,
    /// How large the pages of this cursor are.
    page_size: u32,
    /// The provider refused a size together with a cursor, or did not heed it.
    whole_pages_only: bool,
    /// How often the list was started again in this stretch because the bookmark had expired.
    restarts: u32,
    /// Pages in a row that had no result on them.
    #[serde(default)]
    empty_pages: u32,
    /// The provider has named no further page.
    #[serde(default)]
    ended: bool,
}

impl Position {
    /// Where the list goes on behind a page with that many results.
    fn behind(&self, served: u32, next: Option<&Cursor>) -> Self {
        let empty_pages = if served == 0 { self.empty_pages + 1 } else { 0 };
        Self {
            cursor: next.map(|cursor| cursor.0.clone()),
            offset: self.offset + served,
            empty_pages,
            ended: next.is_none() || empty_pages >= MOST_EMPTY_PAGES,
            ..self.clone()
        }
    }
}

/// A request and what came of it.
struct Fetched {
    booking: Booking,
    answer: Result<SearchPage, Refusal>,
}

/// A LinkedIn import at work.
pub(crate) struct LinkedinImport {
    run: Run,
    search: i64,
    address: SearchUrl,
    account: Account,
    provider: Box<dyn LinkedInSearch>,
    position: Position,
    /// What the source says it has, as last heard.
    total: Option<u32>,
    /// Results read up to now, those of an abandoned start included.
    read: u32,
    /// The request that was made while the page before it was kept.
    fetched: Option<Fetched>,
    /// Refusals in a row that were answered by waiting.
    tries: u32,
    /// How the account was when a person wanted this all the same. It may be asked once.
    in_spite_of: Option<AccountStatus>,
    /// Since when it waits for results that others have set aside.
    waits_for_others: Option<Instant>,
}

impl LinkedinImport {
    pub(crate) async fn open(workspace: &Workspace, run: &Run, plan: &LinkedinPlan) -> Result<Self> {
        let id = run.account_id.context("a LinkedIn import has an account")?;
        let (_, account) = workspace
            .store()
            .read(move |db| store::accounts::get(db, id))
            .await?;
        let provider = match workspace.provider(&account).await {
            Err(Error::Provider(refusal)) => {
                if let Some(status) = refusal.kind.account_status() {
                    workspace.note_status(&account, status).await?;
                }
                return Err(refusal.into());
            }
            provider => provider?,
        };
        // Whoever resumes an import gives it another chance to start its list again.
        let position: Position =
            serde_json::from_value(run.position.clone()).context("read the position of the run")?;
        Ok(Self {
            provider,
            address: plan.address.clone(),
            position: Position {
                restarts: 0,
                ..position
            },
            total: run.total,
            read: run.read,
            fetched: None,
            search: run.import_search()?,
            run: run.clone(),
            // Nobody but a person sets a run going on an account that is not well.
            in_spite_of: Some(account.status).filter(|status| *status != AccountStatus::Connected),
            account,
            tries: 0,
            waits_for_others: None,
        })
    }

    /// How many results to read in all, as far as is known from the source's total.
    fn goal(&self, total: Option<u32>) -> u32 {
        let reachable = total.unwrap_or(u32::MAX).min(self.address.product().window());
        self.run.size.unwrap_or(u32::MAX).min(reachable)
    }

    /// Why the import is over at a position, if it is.
    fn end(&self, position: &Position, total: Option<u32>) -> Option<StopReason> {
        let (offset, window) = (position.offset, self.address.product().window());
        match () {
            () if total.is_some_and(|total| offset >= total) => Some(StopReason::Completed),
            () if offset >= window => Some(StopReason::SourceWindow),
            () if offset >= self.goal(total) => Some(StopReason::SizeReached),
            () if position.ended => Some(StopReason::SourceExhausted),
            () => None,
        }
    }

    /// Where the import stands behind a page, and what the source says it has.
    fn behind(&self, booking: Booking, page: &SearchPage) -> (Position, Option<u32>) {
        let served = u32::try_from(page.results.len()).unwrap_or(booking.room);
        let mut position = self.position.behind(served, page.next.as_ref());
        if self.position.cursor.is_none() {
            position.page_size = booking.results;
        }
        // Whoever serves more than was asked for heeds no size.
        position.whole_pages_only |= served > booking.results;
        // A total below what was served already is no news of the search but a slip of the provider.
        let total = page
            .total
            .filter(|total| *total >= position.offset)
            .or(self.total);
        (position, total)
    }

    /// Asks for the page at a position.
    async fn fetch(&self, turn: Turn, booking: Booking, position: &Position) -> Fetched {
        let in_the_middle = position.cursor.is_some();
        let ask = PageAsk {
            url: self.address.clone(),
            cursor: position.cursor.clone().map(Cursor),
            limit: (!in_the_middle || booking.results != position.page_size).then_some(booking.results),
        };
        let answer = self.provider.page(turn, &ask).await;
        Fetched {
            booking,
            answer: answer.and_then(|page| fits(page, booking.room)),
        }
    }

    /// Keeps a page. Where requests are not spaced out, the next one is made meanwhile.
    async fn keep_and_go_on(
        &mut self,
        workspace: &Workspace,
        wish: &CancellationToken,
        booking: Booking,
        page: SearchPage,
    ) -> Result<()> {
        let (position, total) = self.behind(booking, &page);
        // What a page leaves of its room comes back when it is kept, and decides what is asked for next.
        let is_full = page.results.len() == booking.room as usize;
        let goes_on = self.account.pace_ms == 0
            && is_full
            && !wish.is_cancelled()
            && self.end(&position, total).is_none();
        let next = if goes_on {
            self.next_booking(workspace, &position, total).await
        } else {
            None
        };
        let kept = match next {
            Some((turn, next)) => {
                let (kept, fetched) = tokio::join!(
                    self.keep_or_count(workspace, booking, page),
                    self.fetch(turn, next, &position)
                );
                if kept.is_err() {
                    self.give_up(workspace, fetched).await;
                } else {
                    self.fetched = Some(fetched);
                }
                kept?
            }
            None => self.keep_or_count(workspace, booking, page).await?,
        };
        (self.position, self.total) = (position, total);
        self.read += kept.tally.read();
        Ok(())
    }

    /// The turn and the booking for the page at a position, if both are to be had at once. If not, the page before it
    /// must not wait for them, and the next step finds out why.
    async fn next_booking(
        &self,
        workspace: &Workspace,
        position: &Position,
        total: Option<u32>,
    ) -> Option<(Turn, Booking)> {
        let turn = tokio::select! {
            biased;
            turn = self.provider.turn() => turn,
            () = std::future::ready(()) => return None,
        };
        match self.book(workspace, position, total).await {
            Ok(Booked::Results(booking)) => Some((turn, booking)),
            Ok(Booked::TooLittleLeft { .. } | Booked::NotUsable(_)) | Err(_) => None,
        }
    }

    /// Keeps a page: its people, its quota and the new position, all or nothing; and says so.
    async fn keep(&self, workspace: &Workspace, booking: Booking, page: SearchPage) -> Result<Kept> {
        let served = u32::try_from(page.results.len()).context("count a page")?;
        let (position, total) = self.behind(booking, &page);
        let reachable = total.map(|total| total.min(self.address.product().window()));
        let now = workspace.now();
        let keep = Keep {
            run: self.run.row,
            search: self.search,
            source: RunSource::Linkedin,
            duplicates: DuplicatePolicy::Overwrite,
            now_ms: store::ms(now),
        };
        let stored = serde_json::to_value(&position)?;
        let first_number = u64::from(self.read) + 1;
        let (shared, size) = (workspace.known_keys().clone(), self.run.size.unwrap_or(served));
        let tell = self.teller(workspace);
        let keep_all = move |tx: &Transaction<'_>| {
            quota::settle(tx, booking.id, Served::Results(served), now)?;
            let identities: Vec<_> = page.results.iter().map(identity).collect();
            let rows: Vec<_> = (0..page.results.len())
                .zip(&identities)
                .filter_map(|(at, keys)| incoming(first_number, &page.results, at, keys))
                .collect();
            let Finished {
                kept,
                known: (known, _),
                ..
            } = keep.keep(tx, &rows, shared.take(tx, size)?)?;
            store::runs::advance(tx, keep.run, &kept.tally, &stored, (total, reachable))?;
            store::runs::add_portion(tx, keep.run, kept.tally.read(), kept.created_rows, keep.now_ms)?;
            shared.leave(known);
            Ok(kept)
        };
        workspace
            .store()
            .write_then(keep_all, move |kept| tell(kept))
            .await
    }

    /// Keeps a page, or counts at least what it cost: it was served, whether there is room for it or not.
    async fn keep_or_count(&self, workspace: &Workspace, booking: Booking, page: SearchPage) -> Result<Kept> {
        let served = Served::Results(u32::try_from(page.results.len()).unwrap_or(booking.room));
        let kept = self.keep(workspace, booking, page).await;
        if kept.is_err() {
            // Where even that cannot be noted, it is tried again later.
            let _ = self.settle(workspace, booking.id, served).await;
        }
        kept
    }

    /// Counts what a request cost whose page cannot be kept, because the one before it could not.
    async fn give_up(&self, workspace: &Workspace, fetched: Fetched) {
        let served = match &fetched.answer {
            Ok(page) => Served::Results(u32::try_from(page.results.len()).unwrap_or(fetched.booking.room)),
            Err(refusal) => served_by(refusal),
        };
        let _ = self.settle(workspace, fetched.booking.id, served).await;
    }

    /// Says what a page has changed.
    fn teller(&self, workspace: &Workspace) -> impl FnOnce(&Kept) + Send + 'static {
        let (workspace, search) = (workspace.clone(), self.search);
        let changes = [
            Change::Quota {
                account_id: self.account.id,
            },
            Change::Run {
                run_id: self.run.id,
                search_id: self.run.search_id,
            },
            Change::Candidates,
        ];
        move |kept| {
            workspace.pool().note(search, kept, None);
            workspace.tell(&changes);
        }
    }

    async fn settle(&self, workspace: &Workspace, id: ReservationId, served: Served) -> Result<()> {
        workspace.settle(id, self.account.id, served).await
    }

    /// Served is proof that the account works again, whatever was noted of it.
    async fn note_that_it_works(&mut self, workspace: &Workspace) -> Result<()> {
        if self.account.status != AccountStatus::Connected {
            workspace
                .note_status(&self.account, AccountStatus::Connected)
                .await?;
            self.account.status = AccountStatus::Connected;
        }
        Ok(())
    }
}

#[async_trait]
impl Source for LinkedinImport {
    async fn step(&mut self, workspace: &Workspace, wish: &CancellationToken) -> Result<Step> {
        let Fetched { booking, answer } = match self.fetched.take() {
            Some(fetched) => fetched,
            None => {
                if let Some(reason) = self.end(&self.position, self.total) {
                    return Ok(Step::Stop(Stop::finished(reason)));
                }
                let turn = tokio::select! {
                    turn = self.provider.turn() => turn,
                    () = wish.cancelled() => return Ok(Step::Kept),
                };
                let booking = match self.book(workspace, &self.position, self.total).await? {
                    Booked::Results(booking) => booking,
                    Booked::TooLittleLeft { quota, needed } if needed > quota.limit => {
                        // The limit was lowered, and no day will have room for a page of this list any more.
                        self.position = Position {
                            restarts: self.position.restarts,
                            ..Position::default()
                        };
                        return Ok(Step::Kept);
                    }
                    Booked::TooLittleLeft { quota, needed } => {
                        drop(turn);
                        return Ok(self.out_of_quota(wish, &quota, needed).await);
                    }
                    Booked::NotUsable(error) => return Ok(Step::Stop(Stop::after(&error))),
                };
                self.waits_for_others = None;
                self.fetch(turn, booking, &self.position).await
            }
        };
        match answer {
            Ok(page) => {
                (self.tries, self.in_spite_of) = (0, None);
                self.keep_and_go_on(workspace, wish, booking, page).await?;
                self.note_that_it_works(workspace).await?;
                Ok(Step::Kept)
            }
            Err(refusal) => {
                self.settle_refused(workspace, booking.id, &refusal).await?;
                self.answer_refusal(workspace, wish, refusal).await
            }
        }
    }

    /// Keeps the page that was asked for already: it was served, so that throwing it away would lose quota.
    async fn leave(&mut self, workspace: &Workspace) -> Result<()> {
        let Some(Fetched { booking, answer }) = self.fetched.take() else {
            return Ok(());
        };
        match answer {
            Ok(page) => {
                self.keep_or_count(workspace, booking, page).await?;
                Ok(())
            }
            Err(refusal) => self.settle_refused(workspace, booking.id, &refusal).await,
        }
    }
}

/// Results on one page: the most that the provider serves.
///
/// Source: Unipile's reference of `POST /linkedin/search`, parameter `limit`: at most 100, for classic searches 50.
fn largest_page(product: Product) -> u32 {
    match product {
        Product::Classic => 50,
        Product::SalesNavigator | Product::Recruiter => 100,
    }
}

/// A page with more results than were asked for would break the quota: it is not believed.
fn fits(page: SearchPage, reserved: u32) -> Result<SearchPage, Refusal> {
    if u32::try_from(page.results.len()).is_ok_and(|served| served <= reserved) {
        return Ok(page);
    }
    Err(Refusal {
        kind: RefusalKind::UnexpectedAnswer,
        outcome: Outcome::Unknown,
        retry_after: None,
        detail: Some("more results than were asked for".into()),
    })
}

impl From<NotASearch> for Error {
    fn from(error: NotASearch) -> Self {
        Self::invalid(error.code(), error.to_string(), error.hint())
    }
}
