//! Tests of the month's allotment: once a month, whatever the clock does and wherever it is.

use std::sync::Mutex;

use jiff::tz::TimeZone;

use super::*;
use crate::clock::Clock;

#[tokio::test]
async fn the_allotment_comes_once_a_month_whatever_the_clock_does() {
    let desk = Desk::new().await;
    let rules = CreditRules {
        monthly_allotment: 100,
        ..CreditRules::default()
    };
    desk.workspace.update_credit_rules(rules).await.unwrap();

    for (now, expected) in [
        ("2026-11-30T23:59:59Z", 100),
        ("2026-12-01T00:00:00Z", 200),
        ("2026-11-02T00:00:00Z", 200),
        ("2026-12-31T00:00:00Z", 200),
        ("2027-02-01T00:00:00Z", 300),
    ] {
        desk.clock.set(now.parse().unwrap());
        let credits = desk.workspace.credits().await.unwrap();
        assert_eq!(credits.balance.available, expected, "at {now}");
    }
}

#[tokio::test]
async fn whoever_travels_gets_the_allotment_of_a_month_once() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(Traveller {
        clock: HandClock::at("2026-11-30T20:00:00Z".parse().unwrap()),
        zone: Mutex::new("Asia/Tokyo"),
    });
    let path = folder.path().join("desk.longlist");
    let workspace = Workspace::create(&path, &Key::fresh(), clock.clone(), Arc::new(Nobody))
        .await
        .unwrap();
    let rules = CreditRules {
        monthly_allotment: 100,
        ..CreditRules::default()
    };
    workspace.update_credit_rules(rules).await.unwrap();

    for (now, zone, expected, why) in [
        (
            "2026-11-30T20:00:00Z",
            "Asia/Tokyo",
            100,
            "December has begun here",
        ),
        (
            "2026-11-30T21:00:00Z",
            "America/Los_Angeles",
            100,
            "and not yet there",
        ),
        ("2026-12-01T09:00:00Z", "America/Los_Angeles", 100, "now it has"),
        ("2026-12-31T16:00:00Z", "Asia/Tokyo", 200, "January"),
        ("2026-12-31T23:00:00Z", "Pacific/Pago_Pago", 200, "December again"),
    ] {
        clock.clock.set(now.parse().unwrap());
        *clock.zone.lock().unwrap() = zone;
        let credits = workspace.credits().await.unwrap();
        assert_eq!(credits.balance.available, expected, "{now} in {zone}: {why}");
    }
    let found = workspace.verify_credits().await.unwrap();
    assert_eq!(found.faults, [], "the ledger adds up");
}

/// A clock that is taken along.
struct Traveller {
    clock: HandClock,
    zone: Mutex<&'static str>,
}

impl Clock for Traveller {
    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    fn zone(&self) -> TimeZone {
        TimeZone::get(*self.zone.lock().unwrap()).unwrap()
    }
}
