//! What all requests share: the population, the accounts, the faults and the bill.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::bill::{Bill, Receipt};
use crate::cursor::Cursor;
use crate::faults::{Asked, ChatAsked, ChatStruck, Fault, Schedule, Struck};
use crate::listing::Listing;
use crate::mix::mix;
use crate::people::Population;
use crate::product::Product;
use crate::query::Query;

/// How many listings are kept ready.
const MOST_LISTINGS: usize = 200;

/// An account that can search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id on the wire.
    pub id: String,
    /// The product it has a seat for.
    pub product: Product,
    /// What a person calls it.
    pub name: String,
}

/// The state behind the server.
#[derive(Debug)]
pub(crate) struct World {
    pub seed: u64,
    pub token: String,
    pub population: Population,
    pub accounts: Vec<Account>,
    /// Becomes true when the server stops, so that nobody sleeps longer than that.
    pub stopping: watch::Receiver<bool>,
    listings: Mutex<BTreeMap<Query, Arc<Listing>>>,
    bill: Mutex<Bill>,
    schedule: Mutex<Schedule>,
    patience: Mutex<Patience>,
}

/// What the provider remembers about accounts between requests.
#[derive(Debug, Default)]
struct Patience {
    /// Cursors of an earlier generation have expired.
    generations: BTreeMap<String, u32>,
    /// When a throttled account or vendor of models may come again.
    quiet_until: BTreeMap<String, Instant>,
}

impl World {
    pub fn new(seed: u64, people: u32, faults: Vec<Fault>, stopping: watch::Receiver<bool>) -> Self {
        let mut schedule = Schedule::default();
        schedule.replace(faults);
        Self {
            seed,
            token: format!("sandbox-{:016x}", mix(&[seed, 0x70_6b])),
            population: Population::draw(seed, people),
            accounts: accounts(),
            stopping,
            listings: Mutex::default(),
            bill: Mutex::default(),
            schedule: Mutex::new(schedule),
            patience: Mutex::default(),
        }
    }

    pub fn account(&self, id: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == id)
    }

    /// The people that a query finds, made once.
    pub fn listing(&self, query: &Query) -> Arc<Listing> {
        if let Some(listing) = lock(&self.listings).get(query) {
            return Arc::clone(listing);
        }
        let listing = Arc::new(Listing::of(query, &self.population, self.seed));
        let mut listings = lock(&self.listings);
        if listings.len() >= MOST_LISTINGS {
            listings.clear();
        }
        listings.insert(query.clone(), Arc::clone(&listing));
        listing
    }

    /// Counts a search request and says which it is.
    pub fn count_search(&self) -> u64 {
        let mut bill = self.bill();
        bill.search_requests += 1;
        bill.search_requests
    }

    /// Counts it for an account, and whether it came too early.
    pub fn count_search_of(&self, account: &str) {
        let quiet_until = lock(&self.patience).quiet_until.get(account).copied();
        let mut bill = self.bill();
        let bill = bill.account(account);
        bill.requests += 1;
        bill.too_early += u64::from(quiet_until.is_some_and(|end| Instant::now() < end));
    }

    pub fn strike(&self, number: u64, asked: Asked) -> Struck {
        lock(&self.schedule).strike(number, asked, self.seed)
    }

    pub fn strike_chat(&self, number: u64, asked: ChatAsked) -> ChatStruck {
        lock(&self.schedule).strike_chat(number, asked, self.seed)
    }

    /// Counts a chat that came before the vendor wanted to be asked again.
    pub fn note_impatience(&self, vendor: &str) {
        let quiet_until = lock(&self.patience).quiet_until.get(vendor).copied();
        if quiet_until.is_some_and(|end| Instant::now() < end) {
            self.bill().model(vendor).too_early += 1;
        }
    }

    pub fn throttle(&self, account: &str, wait: Duration) {
        lock(&self.patience)
            .quiet_until
            .insert(account.to_owned(), Instant::now() + wait);
    }

    /// Kills every cursor that the account has.
    pub fn expire_cursors(&self, account: &str) {
        *lock(&self.patience)
            .generations
            .entry(account.to_owned())
            .or_default() += 1;
    }

    pub fn generation(&self, account: &str) -> u32 {
        lock(&self.patience)
            .generations
            .get(account)
            .copied()
            .unwrap_or_default()
    }

    /// A cursor that this account may still use.
    pub fn open_cursor(&self, sealed: &str, account: &str) -> Option<Cursor> {
        let cursor = Cursor::open(sealed, self.seed)?;
        (cursor.account == account && cursor.generation == self.generation(account)).then_some(cursor)
    }

    /// What `sources` says about every account at this moment.
    pub fn account_status(&self) -> &'static str {
        let next = self.bill().search_requests + 1;
        lock(&self.schedule).account_status(next, self.seed)
    }

    pub fn bill(&self) -> MutexGuard<'_, Bill> {
        lock(&self.bill)
    }

    pub fn book(&self, account: &str, people: &[u32]) -> Receipt {
        self.bill().open(account, people)
    }

    pub fn schedule(&self) -> MutexGuard<'_, Schedule> {
        lock(&self.schedule)
    }

    /// Waits, but not beyond the end of the server.
    pub async fn wait(&self, time: Duration) {
        let mut stopping = self.stopping.clone();
        tokio::select! {
            () = tokio::time::sleep(time) => {}
            _ = stopping.wait_for(|stopping| *stopping) => {}
        }
    }
}

fn accounts() -> Vec<Account> {
    let named = |(product, id, name): (Product, &str, &str)| Account {
        id: id.to_owned(),
        product,
        name: name.to_owned(),
    };
    let all = [
        (Product::Classic, "sandbox-classic", "Sandbox, classic"),
        (
            Product::SalesNavigator,
            "sandbox-sales",
            "Sandbox, Sales Navigator",
        ),
        (Product::Recruiter, "sandbox-recruiter", "Sandbox, Recruiter"),
    ];
    all.into_iter().map(named).collect()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().expect("nothing panics while it holds this")
}
