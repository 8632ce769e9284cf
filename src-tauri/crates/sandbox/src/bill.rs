//! The bill: what the provider would say that it delivered.

use std::collections::BTreeMap;

use serde::Serialize;

/// How many rows of an account are remembered person by person.
const MOST_PEOPLE_REMEMBERED: usize = 1_000_000;

/// What was delivered, by account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Bill {
    /// Search requests of any kind, also refused ones; the number that faults count by.
    pub search_requests: u64,
    /// By account id. Only accounts that were used are here.
    pub accounts: BTreeMap<String, AccountBill>,
}

/// What was delivered to one account.
///
/// A result is one row of a search page; a row counts again whenever it is delivered again. Every row
/// is in exactly one of `served` and `maybe_served`; a client that counts `served + maybe_served` or
/// more has counted nothing short.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AccountBill {
    /// Search requests that named this account with the right token.
    pub requests: u64,
    /// Pages that were handed to the connection complete and in order.
    pub answers: u64,
    /// Rows on those pages.
    pub served: u64,
    /// Rows that the provider had ready when something went wrong: a time-out, a cut-off body, a wrong
    /// type, a page that is no JSON, a reset after processing, or a client that hung up while waiting.
    pub maybe_served: u64,
    /// Search requests that came before the `Retry-After` of a throttled one was over.
    pub too_early: u64,
    /// Single profiles that were read.
    pub profiles: u64,
    /// The person of every row, `served` or `maybe_served`, in the order of booking. The numbers are
    /// those of the ground truth.
    #[serde(skip)]
    pub people: Vec<u32>,
}

impl AccountBill {
    /// All rows that left this server or may have.
    pub fn results(&self) -> u64 {
        self.served + self.maybe_served
    }
}

/// Rows that were booked and are on their way.
#[derive(Debug)]
#[must_use = "rows that nobody completes stay doubtful"]
pub(crate) struct Receipt {
    account: String,
    rows: u64,
}

impl Bill {
    pub(crate) fn account(&mut self, id: &str) -> &mut AccountBill {
        self.accounts.entry(id.to_owned()).or_default()
    }

    /// Books rows as doubtful, before anything can go wrong with them.
    pub(crate) fn open(&mut self, account: &str, people: &[u32]) -> Receipt {
        let bill = self.account(account);
        let rows = people.len() as u64;
        bill.maybe_served += rows;
        let room = MOST_PEOPLE_REMEMBERED.saturating_sub(bill.people.len());
        bill.people.extend(people.iter().take(room));
        Receipt {
            account: account.to_owned(),
            rows,
        }
    }

    /// Moves them to the served ones.
    pub(crate) fn complete(&mut self, receipt: Receipt) {
        let bill = self.account(&receipt.account);
        bill.maybe_served -= receipt.rows;
        bill.served += receipt.rows;
        bill.answers += 1;
    }
}
