//! A workspace with imports under way.

use std::time::Duration;

use longlist_core::{
    account::{Account, Product},
    id::Id,
    import::keep::DuplicatePolicy,
    run::{Run, RunState, StopReason},
};
use longlist_sandbox::Options;
use longlist_tests::{desk::Desk, ledger::Ledger};

use super::{Chance, worker::Worker};

/// Few enough that an import is over within some deaths.
const PEOPLE: u32 = 4_000;

/// Rows of the file: more than one portion.
const ROWS: u32 = 26_000;

/// What is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// One import of a Recruiter search.
    Recruiter,
    /// Two imports at once on one account, with less quota than they need.
    TwoOnOneQuota,
    /// One import of a classic search, whose pages are small, while cursors expire.
    Classic,
    /// A file.
    File,
}

impl Kind {
    pub const ALL: [Self; 7] = [
        Self::Recruiter,
        Self::TwoOnOneQuota,
        Self::Classic,
        Self::Recruiter,
        Self::TwoOnOneQuota,
        Self::Classic,
        Self::File,
    ];

    fn product(self) -> Product {
        match self {
            Self::Classic => Product::Classic,
            Self::Recruiter | Self::TwoOnOneQuota | Self::File => Product::Recruiter,
        }
    }
}

pub struct Scene {
    desk: Desk,
    account: Id<Account>,
    kind: Kind,
    /// Results of requests that were under way at a death: nobody can know whether they were served.
    in_doubt: u64,
}

impl Scene {
    /// Starts the imports and stops them at once, for another process to go on with.
    pub async fn set(kind: Kind) -> Self {
        let faults = match kind {
            Kind::Classic => vec!["latency:5ms", "expired_cursor@8"],
            Kind::Recruiter | Kind::TwoOnOneQuota | Kind::File => vec!["latency:15ms"],
        };
        let faults = faults.into_iter().map(|fault| fault.parse().unwrap()).collect();
        let desk = Desk::with(Options {
            people: PEOPLE,
            faults,
            ..Options::default()
        })
        .await;
        let account = desk.account(kind.product()).await;
        let search = desk.search("Vienna").await;
        let url = desk.url(kind.product(), "beyond_all");
        match kind {
            Kind::Recruiter | Kind::Classic => {
                desk.start(search, account, &url, 2_500).await;
            }
            Kind::TwoOnOneQuota => {
                desk.limit(account, 430).await;
                desk.start(search, account, &url, 2_500).await;
                let other = desk.url(kind.product(), "beyond_classic");
                desk.start(desk.search("Graz").await, account, &other, 2_500)
                    .await;
            }
            Kind::File => {
                let path = desk.file("people.csv", &rows());
                let ask = desk.file_ask(search, path, DuplicatePolicy::Fill).await;
                desk.workspace().start_file_import(ask).await.unwrap();
            }
        }
        let mut scene = Self {
            desk,
            account,
            kind,
            in_doubt: 0,
        };
        scene.desk.close().await;
        scene
    }

    /// The people of the same imports when nobody dies.
    pub async fn undisturbed(kind: Kind) -> Vec<String> {
        let mut scene = Self::set(kind).await;
        scene.run_to_the_end().await;
        scene.people()
    }

    /// Lets a process work on it and kills it at some moment; whether it died of that.
    pub async fn run_and_kill(&mut self, chance: &mut Chance) -> bool {
        self.wait_for_quota().await;
        let early = chance.below(6) == 0;
        let patience = Duration::from_micros(chance.below(self.longest_life()));
        Worker::start(&self.desk).die_after(patience, early).await
    }

    /// Lets processes work on it until nothing is left to do.
    pub async fn run_to_the_end(&mut self) {
        while !self.is_over().await {
            self.wait_for_quota().await;
            Worker::start(&self.desk).finish().await;
        }
    }

    /// How many requests were under way at the last death. To be asked once after each.
    pub fn requests_in_doubt(&mut self) -> i64 {
        let ledger = Ledger::open(&self.desk.path(), self.desk.key());
        self.in_doubt += ledger.results_in_doubt();
        ledger.open_reservations()
    }

    /// What must hold after every death.
    pub async fn check(&mut self) {
        self.desk.open().await;
        let (account, quota) = self.desk.workspace().account(self.account).await.unwrap();
        self.desk.close().await;

        let ledger = Ledger::open(&self.desk.path(), self.desk.key());
        ledger.check();
        assert_eq!(ledger.open_reservations(), 0, "what was in doubt is settled");
        assert!(quota.used <= quota.limit, "the day is not exceeded");
        let (used, bill) = (
            ledger.used(&account.provider_account_id),
            self.desk.bill(self.kind.product()),
        );
        assert!(
            used >= bill.results(),
            "at least {} of {} results are counted",
            bill.results(),
            used
        );
        assert!(
            used - bill.results() <= self.in_doubt,
            "of {used} only the {} results in doubt may be more than the {} that were served",
            self.in_doubt,
            bill.results()
        );
    }

    /// Whether every run is over.
    pub async fn is_over(&mut self) -> bool {
        self.runs()
            .await
            .iter()
            .all(|run| run.state == RunState::Finished)
    }

    pub async fn runs(&mut self) -> Vec<Run> {
        self.desk.open().await;
        let runs = self.desk.workspace().runs(None).await.unwrap();
        self.desk.close().await;
        runs
    }

    pub fn people(&self) -> Vec<String> {
        Ledger::open(&self.desk.path(), self.desk.key()).people()
    }

    /// Moves the clock to the next reset when all that is left waits for it.
    async fn wait_for_quota(&mut self) {
        let runs = self.runs().await;
        let mut open = runs.iter().filter(|run| run.state != RunState::Finished);
        if open.all(|run| run.stop_reason == Some(StopReason::DailyQuota)) {
            let reset = runs.iter().filter_map(|run| run.resumes_at).max();
            reset.into_iter().for_each(|reset| self.desk.clock.set(reset));
        }
    }

    /// Microseconds, roughly as long as the work takes.
    fn longest_life(&self) -> u64 {
        match self.kind {
            Kind::File => 6_000_000,
            Kind::Recruiter | Kind::TwoOnOneQuota | Kind::Classic => 160_000,
        }
    }
}

/// A file with every hundredth person twice and every thousandth without an address.
fn rows() -> String {
    let mut text = String::from("Full Name,LinkedIn Profile,Current Employer\n");
    for row in 0..ROWS {
        let person = if row % 100 == 99 { row / 2 } else { row };
        let address = if row % 1_000 == 500 {
            String::new()
        } else {
            format!("https://www.linkedin.com/in/p-{person}")
        };
        text.push_str(&format!("Person {person},{address},Employer {}\n", person % 50));
    }
    text
}
