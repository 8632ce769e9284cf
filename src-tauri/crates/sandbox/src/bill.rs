//! The bill: what the provider would say that it delivered.

use std::collections::{BTreeMap, BTreeSet};

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
    /// Chats with language models of any kind, also refused ones; the number that their faults count by.
    pub chats: u64,
    /// By vendor, each of which has one key. Only vendors that were asked are here.
    pub models: BTreeMap<String, ModelBill>,
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

/// What a vendor of language models has done for its one key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ModelBill {
    /// Chats, also refused ones and those with a wrong key.
    pub requests: u64,
    /// Answers that were handed to the connection complete and in order.
    pub answers: u64,
    /// Answers of the model that may not have arrived: what went wrong came afterwards. They are charged all the same.
    pub maybe_answers: u64,
    /// Tokens read, of all that was charged.
    pub tokens_in: u64,
    /// Tokens written, of all that was charged.
    pub tokens_out: u64,
    /// What the key was charged, in millionths of a dollar: 1 for a token read, 4 for one written.
    pub charged: u64,
    /// Chats with an `Idempotency-Key` that was charged before, and so cost nothing.
    pub repeated: u64,
    /// Chats that came before the wait of a throttled one was over.
    pub too_early: u64,
    #[serde(skip)]
    idempotency_keys: BTreeSet<String>,
}

/// An answer of a model that is to be paid for.
#[derive(Debug)]
pub(crate) struct Charge {
    pub vendor: &'static str,
    pub idempotency_key: Option<String>,
    pub tokens_in: u64,
    pub tokens_out: u64,
}

/// An answer that was charged and is on its way.
#[derive(Debug)]
#[must_use = "an answer that nobody delivers stays doubtful"]
pub(crate) struct Charged(&'static str);

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

    pub(crate) fn model(&mut self, vendor: &str) -> &mut ModelBill {
        self.models.entry(vendor.to_owned()).or_default()
    }

    /// Counts a chat and says which it is.
    pub(crate) fn count_chat(&mut self, vendor: &str) -> u64 {
        self.chats += 1;
        self.model(vendor).requests += 1;
        self.chats
    }

    /// Charges for an answer, before anything can go wrong with it.
    pub(crate) fn charge(&mut self, charge: Charge) -> Charged {
        let bill = self.model(charge.vendor);
        bill.maybe_answers += 1;
        let is_new = charge
            .idempotency_key
            .is_none_or(|key| bill.idempotency_keys.insert(key));
        if is_new {
            bill.tokens_in += charge.tokens_in;
            bill.tokens_out += charge.tokens_out;
            bill.charged += charge.tokens_in + 4 * charge.tokens_out;
        } else {
            bill.repeated += 1;
        }
        Charged(charge.vendor)
    }

    /// Moves it to those that arrived.
    pub(crate) fn deliver(&mut self, Charged(vendor): Charged) {
        let bill = self.model(vendor);
        bill.maybe_answers -= 1;
        bill.answers += 1;
    }

    /// Moves them to the served ones.
    pub(crate) fn complete(&mut self, receipt: Receipt) {
        let bill = self.account(&receipt.account);
        bill.maybe_served -= receipt.rows;
        bill.served += receipt.rows;
        bill.answers += 1;
    }
}
