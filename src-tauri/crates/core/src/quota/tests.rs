//! Tests of the daily quota: days of every length, every order of events, and a database that refuses on its own.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicUsize, Ordering},
};

use jiff::SignedDuration;
use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::{
    account::{AccountStatus, Product, Provider},
    key::Key,
    store::{self, Store},
};

#[tokio::test]
async fn a_reservation_is_set_aside_and_what_was_not_served_comes_back() {
    let ledger = Ledger::new("Europe/Vienna", 2_500).await;
    let id = ReservationId::fresh();

    ledger.reserve(id, 100, NOON).await.unwrap();
    assert_eq!(
        ledger.sums(NOON).await,
        (0, 100, 2_400),
        "set aside before the request"
    );

    ledger.settle(id, Served::Results(73), NOON).await;
    assert_eq!(
        ledger.sums(NOON).await,
        (73, 0, 2_427),
        "what was not served is free again"
    );
}

#[tokio::test]
async fn a_retry_with_the_same_id_books_nothing_new() {
    let ledger = Ledger::new("Europe/Vienna", 2_500).await;
    let id = ReservationId::fresh();

    for _ in 0..3 {
        ledger.reserve(id, 100, NOON).await.unwrap();
    }
    for _ in 0..3 {
        ledger.settle(id, Served::Results(40), NOON).await;
    }
    ledger.reserve(id, 100, NOON).await.unwrap();

    assert_eq!(
        ledger.sums(NOON).await,
        (40, 0, 2_460),
        "an id stands for one request"
    );
}

#[tokio::test]
async fn nothing_is_reserved_beyond_the_limit() {
    let ledger = Ledger::new("Europe/Vienna", 150).await;
    ledger.reserve(ReservationId::fresh(), 100, NOON).await.unwrap();

    let refusal = ledger
        .reserve(ReservationId::fresh(), 51, NOON)
        .await
        .unwrap_err();

    let Error::QuotaReached {
        left, limit, needed, ..
    } = refusal
    else {
        panic!("unexpected refusal: {refusal}")
    };
    assert_eq!(
        (left, limit, needed),
        (50, 150, 51),
        "the refusal says how many would do"
    );
    ledger.reserve(ReservationId::fresh(), 50, NOON).await.unwrap();
    assert_eq!(ledger.sums(NOON).await, (0, 150, 0), "and that many do");
}

#[tokio::test]
async fn what_a_crash_left_open_counts_as_used() {
    let ledger = Ledger::new("Europe/Vienna", 2_500).await;
    ledger.reserve(ReservationId::fresh(), 100, NOON).await.unwrap();
    ledger.reserve(ReservationId::fresh(), 50, NOON).await.unwrap();

    let found = ledger.write(|tx, _| settle_in_doubt(tx, at(NOON))).await.unwrap();
    let again = ledger.write(|tx, _| settle_in_doubt(tx, at(NOON))).await.unwrap();

    assert_eq!((found, again), (2, 0), "each is settled once");
    assert_eq!(
        ledger.sums(NOON).await,
        (150, 0, 2_350),
        "nobody knows, so they were served"
    );
}

#[tokio::test]
async fn a_clock_set_back_does_not_open_a_day_again() {
    let ledger = Ledger::new("Europe/Vienna", 100).await;
    ledger.book(100, "2026-03-11T12:00:00Z").await;

    assert_eq!(
        ledger.sums("2026-03-10T12:00:00Z").await,
        (100, 0, 0),
        "the eleventh goes on on the tenth"
    );
    assert_eq!(
        ledger.sums("2026-03-12T12:00:00Z").await,
        (0, 0, 100),
        "the twelfth is a new day"
    );
}

#[tokio::test]
async fn a_page_under_way_at_midnight_counts_on_the_day_that_reserved_it() {
    let ledger = Ledger::new("Europe/Vienna", 100).await;
    let (before, after) = ("2026-03-10T22:59:59Z", "2026-03-10T23:00:01Z");
    let id = ReservationId::fresh();
    ledger.reserve(id, 100, before).await.unwrap();
    ledger.book(10, after).await;

    ledger.settle(id, Served::Results(60), after).await;

    assert_eq!(
        ledger.sums(after).await,
        (10, 0, 90),
        "the new day has only its own"
    );
    let yesterday = ledger
        .read(|db, row| quota_entries::sums(db, row, "2026-03-10".parse().unwrap()))
        .await;
    assert_eq!(
        (yesterday.used, yesterday.released),
        (60, 40),
        "the old day has the rest"
    );
}

#[tokio::test]
async fn days_are_as_long_as_the_zone_says() {
    // The day's start, one moment in it, its end, its hours.
    let days = [
        (
            "Europe/Vienna",
            "2026-03-29T10:00:00Z",
            "2026-03-28T23:00:00Z",
            "2026-03-29T22:00:00Z",
            23,
        ),
        (
            "Europe/Vienna",
            "2026-10-25T10:00:00Z",
            "2026-10-24T22:00:00Z",
            "2026-10-25T23:00:00Z",
            25,
        ),
        // Egypt's clocks go forward at midnight: the day begins at one o'clock.
        (
            "Africa/Cairo",
            "2026-04-24T10:00:00Z",
            "2026-04-23T22:00:00Z",
            "2026-04-24T21:00:00Z",
            23,
        ),
        (
            "Africa/Cairo",
            "2026-10-29T10:00:00Z",
            "2026-10-28T21:00:00Z",
            "2026-10-29T22:00:00Z",
            25,
        ),
        // So do Chile's.
        (
            "America/Santiago",
            "2026-09-06T15:00:00Z",
            "2026-09-06T04:00:00Z",
            "2026-09-07T03:00:00Z",
            23,
        ),
        (
            "America/Santiago",
            "2026-04-04T15:00:00Z",
            "2026-04-04T03:00:00Z",
            "2026-04-05T04:00:00Z",
            25,
        ),
        (
            "Asia/Kathmandu",
            "2026-07-01T12:00:00Z",
            "2026-06-30T18:15:00Z",
            "2026-07-01T18:15:00Z",
            24,
        ),
    ];
    for (zone, moment, start, end, hours) in days {
        let ledger = Ledger::new(zone, 2_500).await;

        let quota = ledger.today(moment).await;

        assert_eq!(
            quota.resets_at,
            at(end),
            "{zone}: the day of {moment} ends when the next begins"
        );
        assert_eq!(
            at(end).duration_since(at(start)),
            SignedDuration::from_hours(hours),
            "{zone}: its hours"
        );
        let last_of_the_day_before = at(start) - SignedDuration::from_secs(1);
        let last = at(end) - SignedDuration::from_secs(1);
        assert_eq!(
            ledger.today_at(at(start)).await.account_day,
            quota.account_day,
            "{zone}: its first second"
        );
        assert_eq!(
            ledger.today_at(last).await.account_day,
            quota.account_day,
            "{zone}: its last second"
        );
        assert!(
            ledger.today_at(last_of_the_day_before).await.account_day < quota.account_day,
            "{zone}: yesterday"
        );
        assert!(
            ledger.today_at(at(end)).await.account_day > quota.account_day,
            "{zone}: tomorrow"
        );
    }
}

#[test]
fn a_time_zone_that_does_not_exist_is_refused() {
    for name in ["Europe/Wien", "", "UTC+25", "../etc/passwd"] {
        assert_eq!(
            time_zone(name).unwrap_err().code(),
            "time_zone_unknown",
            "{name:?} is no zone"
        );
    }
}

#[tokio::test]
async fn the_database_refuses_what_the_code_never_does() {
    let ledger = Ledger::new("Europe/Vienna", 150).await;
    let (reserved, open) = (ReservationId::fresh(), ReservationId::fresh());
    ledger.reserve(reserved, 100, NOON).await.unwrap();
    ledger.settle(reserved, Served::Results(60), NOON).await;
    ledger.reserve(open, 40, NOON).await.unwrap();
    let entry = |kind: &str, day: &str, results: i64, reserve: &str| {
        format!(
            "INTO quota_entries (id, account, account_day, kind, results, reserve, certain, booked_at)
             VALUES (randomblob(16), 1, '{day}', '{kind}', {results}, {reserve}, 1, 0)"
        )
    };
    let refused = [
        ("over the limit", format!("INSERT {}", entry("reserve", "2026-03-10", 51, "NULL"))),
        ("a day that has passed", format!("INSERT {}", entry("reserve", "2026-03-09", 1, "NULL"))),
        ("no day", format!("INSERT {}", entry("reserve", "2026-02-30", 1, "NULL"))),
        ("no results", format!("INSERT {}", entry("reserve", "2026-03-10", 0, "NULL"))),
        ("fewer than none", format!("INSERT {}", entry("reserve", "2026-03-10", -5, "NULL"))),
        ("another kind", format!("INSERT {}", entry("gift", "2026-03-10", 5, "NULL"))),
        ("a use of nothing", format!("INSERT {}", entry("use", "2026-03-10", 5, "NULL"))),
        ("a use of what is not there", format!("INSERT {}", entry("use", "2026-03-10", 5, "99"))),
        ("more than was reserved", format!("INSERT {}", entry("use", "2026-03-10", 41, "4"))),
        ("a release on another day", format!("INSERT {}", entry("release", "2026-03-11", 1, "4"))),
        ("a second use", format!("INSERT {}", entry("use", "2026-03-10", 1, "1"))),
        ("a use of a use", format!("INSERT {}", entry("use", "2026-03-10", 1, "2"))),
        ("a replaced entry", format!("INSERT OR REPLACE {}", entry("use", "2026-03-10", 1, "1"))),
        (
            "a replaced row",
            "INSERT OR REPLACE INTO quota_entries (row, id, account, account_day, kind, results, certain, booked_at)
             VALUES (1, randomblob(16), 1, '2026-03-10', 'reserve', 1, 1, 0)"
                .to_owned(),
        ),
        (
            "a replaced id",
            "INSERT OR REPLACE INTO quota_entries (id, account, account_day, kind, results, certain, booked_at)
             SELECT id, account, account_day, kind, 1, 1, 0 FROM quota_entries WHERE row = 1"
                .to_owned(),
        ),
        ("a change", "UPDATE quota_entries SET results = 1".to_owned()),
        ("a deletion", "DELETE FROM quota_entries".to_owned()),
        ("an account without its ledger", "DELETE FROM accounts".to_owned()),
        ("a limit above the highest", "UPDATE accounts SET daily_limit = 2501".to_owned()),
    ];

    for (what, sql) in refused {
        let outcome = ledger.write(move |tx, _| Ok(tx.execute_batch(&sql)?)).await;
        assert!(outcome.is_err(), "the database refuses {what}");
        assert_eq!(
            ledger.sums(NOON).await,
            (60, 40, 50),
            "{what} leaves the sums as they were"
        );
    }
}

/// What can happen to the quota of an account.
#[derive(Debug, Clone)]
enum Event {
    /// One of two importers wants a page of so many.
    Reserve { importer: usize, results: u32 },
    /// The answer of its page: so many per mille of what it had asked for.
    Serve { importer: usize, per_mille: u32 },
    /// The answer is lost.
    Lose { importer: usize },
    /// It sends the same reservation again, or settles the same page again.
    Retry { importer: usize },
    /// The program is killed and started again.
    Crash,
    /// The clock moves by so many minutes, or is set back.
    Move { minutes: i64 },
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = prop_oneof![
        6 => (0..2_usize, 1..=100_u32).prop_map(|(importer, results)| Event::Reserve { importer, results }),
        5 => (0..2_usize, 0..=1_000_u32).prop_map(|(importer, per_mille)| Event::Serve { importer, per_mille }),
        1 => (0..2_usize).prop_map(|importer| Event::Lose { importer }),
        1 => (0..2_usize).prop_map(|importer| Event::Retry { importer }),
        1 => Just(Event::Crash),
        2 => (-3_000..6_000_i64).prop_map(|minutes| Event::Move { minutes }),
    ];
    prop::collection::vec(event, 1..60)
}

/// What we expect of the ledger, counted in the simplest way.
#[derive(Default)]
struct Model {
    days: BTreeMap<Date, (u32, u32)>,
    open: [Option<(ReservationId, u32, Date)>; 2],
    last: [Option<ReservationId>; 2],
}

impl Model {
    fn settle(&mut self, importer: usize, used: u32) {
        let Some((_, reserved, day)) = self.open[importer].take() else {
            return;
        };
        let entry = self.days.entry(day).or_default();
        entry.0 += used;
        entry.1 -= reserved;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_order_of_events_exceeds_the_limit_or_loses_quota(
        events in events(),
        limit in 50..=400_u32,
        zone in prop::sample::select(vec!["Europe/Vienna", "Africa/Cairo", "America/Santiago", "Pacific/Apia"]),
        start in prop::sample::select(vec![
            "2026-03-28T20:00:00Z", "2026-10-24T20:00:00Z", "2026-04-23T20:00:00Z", "2026-09-05T20:00:00Z",
        ]),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(holds(&events, limit, zone, at(start)))?;
    }
}

async fn holds(events: &[Event], limit: u32, zone: &str, start: Timestamp) -> Result<(), TestCaseError> {
    let ledger = Ledger::shared(zone, limit).await;
    let mut model = Model::default();
    let mut now = start;
    for event in events {
        play(&ledger, &mut model, event, &mut now).await?;
        let quota = ledger.today_at(now).await;
        let (used, reserved) = model.days.get(&quota.account_day).copied().unwrap_or_default();
        prop_assert!(used + reserved <= limit, "never above the limit");
        prop_assert_eq!(
            (quota.used, quota.reserved),
            (used, reserved),
            "each result is counted once"
        );
        prop_assert_eq!(quota.left, limit - used - reserved, "and all else is left");
        prop_assert!(
            model.days.keys().all(|day| *day <= quota.account_day),
            "no day is opened again"
        );
        prop_assert!(quota.resets_at > now, "the reset lies ahead");
    }
    for (day, (used, reserved)) in &model.days {
        let day = *day;
        let sums = ledger
            .read(move |db, row| quota_entries::sums(db, row, day))
            .await;
        prop_assert_eq!(
            (sums.used, sums.reserved - sums.used - sums.released),
            (*used, *reserved),
            "on every day"
        );
    }
    Ok(())
}

async fn play(
    ledger: &Ledger,
    model: &mut Model,
    event: &Event,
    now: &mut Timestamp,
) -> Result<(), TestCaseError> {
    match *event {
        Event::Reserve { importer, results } if model.open[importer].is_none() => {
            let before = ledger.today_at(*now).await;
            let id = ReservationId::fresh();
            let reserved = ledger.reserve_at(id, results, *now).await;
            prop_assert_eq!(
                reserved.is_ok(),
                results <= before.left,
                "granted if and only if it fits"
            );
            if reserved.is_ok() {
                model.open[importer] = Some((id, results, before.account_day));
                model.last[importer] = Some(id);
                model.days.entry(before.account_day).or_default().1 += results;
            }
        }
        Event::Serve { importer, per_mille } => {
            if let Some((id, reserved, _)) = model.open[importer] {
                let served = reserved * per_mille / 1_000;
                ledger.settle_at(id, Served::Results(served), *now).await;
                model.settle(importer, served);
            }
        }
        Event::Lose { importer } => {
            if let Some((id, reserved, _)) = model.open[importer] {
                ledger.settle_at(id, Served::Unknown, *now).await;
                model.settle(importer, reserved);
            }
        }
        Event::Retry { importer } => {
            if let Some(id) = model.last[importer] {
                let reserved = ledger.reserve_at(id, 100, *now).await;
                prop_assert!(reserved.is_ok(), "a retry is granted, because it costs nothing");
                if model.open[importer].is_none() {
                    ledger.settle_at(id, Served::Results(100), *now).await;
                }
            }
        }
        Event::Crash => {
            let time = *now;
            ledger
                .write(move |tx, _| settle_in_doubt(tx, time))
                .await
                .unwrap();
            for importer in 0..2 {
                let reserved = model.open[importer].map_or(0, |(_, reserved, _)| reserved);
                model.settle(importer, reserved);
            }
        }
        Event::Move { minutes } => *now += SignedDuration::from_mins(minutes),
        Event::Reserve { .. } => {}
    }
    Ok(())
}

const NOON: &str = "2026-03-10T11:00:00Z";

fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

/// One account in a workspace file.
struct Ledger {
    store: std::sync::Arc<Store>,
    account: Account,
    _folder: Option<std::sync::Arc<TempDir>>,
}

impl Ledger {
    async fn new(zone: &str, limit: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&folder.path().join("quota"), &Key::fresh())
            .await
            .unwrap();
        let ledger = Self {
            store: store.into(),
            account: account(zone, limit),
            _folder: Some(folder.into()),
        };
        ledger.add().await;
        ledger
    }

    /// An account of its own in a file that many cases share, because making a file takes longer than a case.
    async fn shared(zone: &str, limit: u32) -> Self {
        static FILE: std::sync::OnceLock<(std::sync::Arc<Store>, TempDir)> = std::sync::OnceLock::new();
        if FILE.get().is_none() {
            let folder = tempfile::tempdir().unwrap();
            let store = Store::create(&folder.path().join("quota"), &Key::fresh())
                .await
                .unwrap();
            let _ = FILE.set((store.into(), folder));
        }
        let store = std::sync::Arc::clone(&FILE.get().unwrap().0);
        let ledger = Self {
            store,
            account: account(zone, limit),
            _folder: None,
        };
        ledger.add().await;
        ledger
    }

    async fn add(&self) {
        let account = self.account.clone();
        self.store
            .write(move |tx| store::accounts::insert(tx, &account, at(NOON)))
            .await
            .unwrap();
    }

    async fn read<R: Send + 'static>(
        &self,
        ask: impl FnOnce(&Connection, i64) -> Result<R> + Send + 'static,
    ) -> R {
        let id = self.account.id;
        self.store
            .read(move |db| ask(db, store::accounts::get(db, id)?.0))
            .await
            .unwrap()
    }

    async fn write<R: Send + 'static>(
        &self,
        change: impl FnOnce(&Transaction<'_>, i64) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let id = self.account.id;
        self.store
            .write(move |tx| change(tx, store::accounts::get(tx, id)?.0))
            .await
    }

    async fn reserve(&self, id: ReservationId, results: u32, now: &str) -> Result<()> {
        self.reserve_at(id, results, at(now)).await
    }

    async fn reserve_at(&self, id: ReservationId, results: u32, now: Timestamp) -> Result<()> {
        let account = self.account.clone();
        self.write(move |tx, row| reserve(tx, id, row, &account, results, now))
            .await
    }

    async fn settle(&self, id: ReservationId, served: Served, now: &str) {
        self.settle_at(id, served, at(now)).await;
    }

    async fn settle_at(&self, id: ReservationId, served: Served, now: Timestamp) {
        self.write(move |tx, _| settle(tx, id, served, now))
            .await
            .unwrap();
    }

    async fn book(&self, results: u32, now: &str) {
        let id = ReservationId::fresh();
        self.reserve(id, results, now).await.unwrap();
        self.settle(id, Served::Results(results), now).await;
    }

    async fn today(&self, now: &str) -> Quota {
        self.today_at(at(now)).await
    }

    async fn today_at(&self, now: Timestamp) -> Quota {
        let account = self.account.clone();
        self.read(move |db, row| today(db, row, &account, now)).await
    }

    /// Used, reserved and left.
    async fn sums(&self, now: &str) -> (u32, u32, u32) {
        let quota = self.today(now).await;
        (quota.used, quota.reserved, quota.left)
    }
}

fn account(zone: &str, limit: u32) -> Account {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    Account {
        id: Id::fresh(),
        provider: Provider::Unipile,
        name: "Ada".into(),
        dsn: "https://example.test".into(),
        provider_account_id: COUNT.fetch_add(1, Ordering::Relaxed).to_string(),
        product: Product::Recruiter,
        time_zone: zone.into(),
        daily_limit: limit,
        pace_ms: 0,
        status: AccountStatus::Connected,
        checked_at: None,
    }
}
