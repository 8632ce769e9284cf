//! Tests of the credit ledger: every order of events, every edit by hand, and a database that refuses on its own.

mod allotment;
mod by_hand;

use std::sync::Arc;

use proptest::prelude::*;
use rusqlite::Connection;
use tempfile::TempDir;

use super::{account::EntryFilter, verify::FaultKind, *};
use crate::{
    briefing::{BriefingFields, Requirement, RequirementCategory, RequirementKind},
    check::CheckPlan,
    clock::HandClock,
    connector::nobody::Nobody,
    evaluator::{EvaluatorKind, Price},
    key::Key,
    project::ProjectFields,
    run::{NewRun, Plan, RunSource},
    store,
    workspace::Workspace,
};

#[tokio::test]
async fn credits_are_reserved_then_spent_or_released() {
    let desk = Desk::new().await;
    desk.grant(10).await;
    let run = desk.run().await;

    let balance = desk
        .book(move |ledger| {
            let mut hold = ledger.hold(Id::fresh(), run, 8)?.expect("it is not free");
            ledger.post(&mut hold, 1, 4)?;
            ledger.void(&mut hold, 2, 1)?;
            assert_eq!(hold.left, 3, "what the hold has left");
            ledger.release(run)
        })
        .await;

    assert_eq!(balance.unwrap(), 3, "what was left comes back");
    let balance = desk.workspace.credits().await.unwrap().balance;
    let expected = Balance {
        available: 6,
        held: 0,
        spent: 4,
    };
    assert_eq!(balance, expected, "granted − spent is available");
    let sums = desk.workspace.credit_sums(EntryFilter::default()).await.unwrap();
    assert_eq!(
        (
            sums.entries,
            sums.granted,
            sums.reserved,
            sums.spent,
            sums.released
        ),
        (5, 10, 8, 4, 4),
        "in words: granted, reserved, spent, released"
    );
}

#[tokio::test]
async fn a_retry_books_nothing_new() {
    let desk = Desk::new().await;
    let (grant, hold, run) = (Id::fresh(), Id::fresh(), desk.run().await);

    for _ in 0..3 {
        desk.workspace
            .grant_credits(grant, 10, "a start".into())
            .await
            .unwrap();
        desk.book(move |ledger| {
            let mut held = ledger.hold(hold, run, 4)?.expect("it is held");
            ledger.post(&mut held, 7, 1)?;
            Ok(())
        })
        .await
        .unwrap();
    }

    let balance = desk.workspace.credits().await.unwrap().balance;
    assert_eq!(
        (balance.available, balance.held, balance.spent),
        (6, 3, 1),
        "one grant, one hold, one check"
    );
}

#[tokio::test]
async fn a_hold_beyond_the_balance_books_nothing() {
    let desk = Desk::new().await;
    desk.grant(3).await;
    let run = desk.run().await;

    let refusal = desk
        .book(move |ledger| ledger.hold(Id::fresh(), run, 4))
        .await
        .unwrap_err();

    assert_eq!(refusal.code(), "credits_exhausted", "refused before the start");
    assert_eq!(
        refusal.to_string(),
        "3 credits are available and this needs 4",
        "and it says by how much"
    );
    assert_eq!(desk.entries().await, 1, "only the grant is booked");
}

#[tokio::test]
async fn a_grant_says_why_and_a_correction_takes_no_more_than_there_is() {
    let desk = Desk::new().await;
    desk.grant(5).await;

    for (credits, reason, code) in [
        (0, "nothing", "credits_invalid"),
        (-6, "too much", "credits_invalid"),
        (5, "  ", "reason_missing"),
    ] {
        let refusal = desk
            .workspace
            .grant_credits(Id::fresh(), credits, reason.into())
            .await
            .unwrap_err();
        assert_eq!(refusal.code(), code, "{credits} for {reason:?}");
    }
    let balance = desk
        .workspace
        .grant_credits(Id::fresh(), -5, "a mistake".into())
        .await
        .unwrap();
    assert_eq!(balance, Balance::default(), "all of it can be taken back");
}

#[tokio::test]
async fn the_history_of_a_stretch_says_with_what_it_began() {
    let desk = Desk::new().await;
    desk.grant(5).await;
    desk.clock.set("2027-03-01T00:00:00Z".parse().unwrap());
    desk.grant(7).await;

    let points = desk.workspace.credit_history(30).await.unwrap();

    let available: Vec<_> = points.iter().map(|point| point.balance.available).collect();
    assert_eq!(available, [5, 12], "what there was before stays to be seen");
}

#[tokio::test]
async fn the_database_refuses_what_the_code_never_does() {
    let desk = Desk::new().await;
    desk.grant(10).await;
    let run = desk.run().await;
    desk.book(move |ledger| ledger.hold(Id::fresh(), run, 4))
        .await
        .unwrap();
    let digest = "zeroblob(32), NULL";
    let columns = "row, kind, debit, credit, credits, run, candidate, hold, hold_left, available, held, spent, reason, booked_at, digest, id";
    let insert = |values: String| format!("INSERT INTO credit_entries ({columns}) VALUES ({values})");

    for (sql, why) in [
        (
            "UPDATE credit_entries SET credits = 99 WHERE row = 1".to_owned(),
            "an entry is never changed",
        ),
        ("DELETE FROM credit_entries".to_owned(), "an entry never goes"),
        (
            insert(format!(
                "9, 'post', 'held', 'spent', 1, {run}, 1, 2, 3, 6, 3, 1, '', 0, {digest}"
            )),
            "a number is left out",
        ),
        (
            insert(format!(
                "3, 'post', 'held', 'spent', 1, {run}, 1, 2, 3, 6, 4, 1, '', 0, {digest}"
            )),
            "the balance does not follow",
        ),
        (
            insert(format!(
                "3, 'post', 'held', 'spent', 1, {run}, 1, 2, 4, 6, 3, 1, '', 0, {digest}"
            )),
            "the hold is not drawn on",
        ),
        (
            insert(format!(
                "3, 'post', 'held', 'available', 1, {run}, 1, 2, 3, 7, 3, 0, '', 0, {digest}"
            )),
            "a post does not give back",
        ),
        (
            insert(format!(
                "3, 'post', 'held', 'spent', 5, {run}, 1, 2, -1, 6, -1, 5, '', 0, {digest}"
            )),
            "more than was held",
        ),
        (
            insert(format!(
                "2, 'post', 'held', 'spent', 1, {run}, 1, 2, 3, 6, 3, 1, '', 0, {digest}"
            ))
            .replace("INSERT", "INSERT OR REPLACE"),
            "an entry is not replaced",
        ),
    ] {
        let refused = desk.execute(sql.clone()).await;
        assert!(refused.is_err(), "{why}: {sql}");
    }
    let good = insert(format!(
        "3, 'post', 'held', 'spent', 1, {run}, 1, 2, 3, 6, 3, 1, '', 0, {digest}"
    ));
    assert!(desk.execute(good).await.is_ok(), "and takes what fits");
}

#[tokio::test]
async fn an_entry_that_was_changed_by_hand_is_named() {
    let desk = Desk::new().await;
    for _ in 0..5 {
        desk.grant(10).await;
    }
    let sound = desk.workspace.verify_credits().await.unwrap();
    assert_eq!(
        (sound.entries, sound.faults.len()),
        (5, 0),
        "nothing is wrong with what was booked"
    );

    desk.execute("DROP TRIGGER credit_entries_are_append_only; DROP TRIGGER credit_entries_stay;".into())
        .await
        .unwrap();
    desk.execute("UPDATE credit_entries SET reason = 'a gift' WHERE row = 2".into())
        .await
        .unwrap();
    desk.execute("UPDATE credit_entries SET credits = 1000, available = 1020 WHERE row = 3".into())
        .await
        .unwrap();
    desk.execute("DELETE FROM credit_entries WHERE row = 4".into())
        .await
        .unwrap();

    let found = desk.workspace.verify_credits().await.unwrap();
    let named: Vec<_> = found
        .faults
        .iter()
        .map(|fault| (fault.entry, fault.kind))
        .collect();
    assert!(
        named.contains(&(2, FaultKind::Changed)),
        "a word was changed: {named:?}"
    );
    assert!(
        named.contains(&(3, FaultKind::Changed)),
        "an amount was changed: {named:?}"
    );
    assert!(named.contains(&(4, FaultKind::Missing)), "one is gone: {named:?}");
    assert!(
        !named.iter().any(|(entry, _)| *entry == 1),
        "the first is as it was: {named:?}"
    );
}

#[tokio::test]
async fn a_completed_check_that_was_not_paid_for_is_named_with_its_hold() {
    let desk = Desk::new().await;
    desk.grant(10).await;
    let (paid, unheld) = (desk.run().await, desk.run().await);
    desk.book(move |ledger| ledger.hold(Id::fresh(), paid, 4))
        .await
        .unwrap();
    for (row, run) in [(1, paid), (2, unheld)] {
        desk.execute(format!(
            "INSERT INTO checks SELECT {row}, randomblob(16), {run}, {}, 7, 'completed', 'byok', 'm', '1', zeroblob(16),
                                       0, 0, 1, 0, 0, 0, NULL, 0",
            desk.briefing
        ))
        .await
        .unwrap();
    }

    let found = desk.workspace.verify_credits().await.unwrap();

    let named: Vec<_> = found
        .faults
        .iter()
        .map(|fault| (fault.entry, fault.kind))
        .collect();
    let expected = [(0, FaultKind::Unpaid), (2, FaultKind::Unpaid)];
    assert_eq!(
        named, expected,
        "the second entry was to pay for the first check, and none for the other"
    );
}

/// Something that happens to the ledger.
#[derive(Debug, Clone)]
enum Event {
    Grant(u32),
    Correct(u32),
    Hold(u8, u32),
    Post(u8, u8, u32),
    Void(u8, u8, u32),
    Release(u8),
}

fn event() -> impl Strategy<Value = Event> {
    let (run, candidate) = (0_u8..3, 0_u8..6);
    prop_oneof![
        (1_u32..50).prop_map(Event::Grant),
        (1_u32..50).prop_map(Event::Correct),
        (run.clone(), 0_u32..60).prop_map(|(run, credits)| Event::Hold(run, credits)),
        (run.clone(), candidate.clone(), 0_u32..5)
            .prop_map(|(run, who, credits)| Event::Post(run, who, credits)),
        (run.clone(), candidate, 0_u32..5).prop_map(|(run, who, credits)| Event::Void(run, who, credits)),
        run.prop_map(Event::Release),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_order_of_events_loses_or_invents_a_credit(events in prop::collection::vec(event(), 1..60)) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let desk = Desk::new().await;
            let runs = [desk.run().await, desk.run().await, desk.run().await];
            let (mut granted, mut posted) = (0_i64, std::collections::BTreeMap::new());
            for event in events {
                let happened = event.clone();
                let came = desk.book(move |ledger| happen(ledger, &happened, runs)).await;
                match (event, came) {
                    (Event::Grant(credits), Ok(true)) => granted += i64::from(credits),
                    (Event::Correct(credits), Ok(true)) => granted -= i64::from(credits),
                    (Event::Post(run, who, credits), Ok(true)) => {
                        let before = posted.insert((run, who), credits);
                        prop_assert_eq!(before, None, "a check is posted once in its run");
                    }
                    _ => {}
                }
                let balance = desk.workspace.credits().await.unwrap().balance;
                let spent: u32 = posted.values().sum();
                prop_assert_eq!(balance.spent, spent, "what was spent is what was posted");
                let in_all = i64::from(balance.available) + i64::from(balance.held) + i64::from(balance.spent);
                prop_assert_eq!(in_all, granted, "nothing is lost and nothing invented");
            }
            let found = desk.workspace.verify_credits().await.unwrap();
            prop_assert!(found.faults.is_empty(), "{:?}", found.faults);
            Ok(())
        })?;
    }
}

fn happen(ledger: &mut Ledger<'_>, event: &Event, runs: [i64; 3]) -> Result<bool> {
    let run = |at: u8| runs[usize::from(at)];
    let granting = |cause| (cause, "a test");
    Ok(match *event {
        Event::Grant(credits) => {
            ledger.grant(Id::fresh(), granting(GrantCause::TopUp), credits.cast_signed())?
        }
        Event::Correct(credits) => ledger.grant(
            Id::fresh(),
            granting(GrantCause::Correction),
            -credits.cast_signed(),
        )?,
        Event::Hold(at, credits) => {
            if credit_entries::open_hold(ledger.tx, run(at))?.is_some() {
                return Ok(false);
            }
            ledger.hold(Id::fresh(), run(at), credits)?.is_some()
        }
        Event::Post(at, who, credits) => match credit_entries::open_hold(ledger.tx, run(at))? {
            Some(mut hold) => ledger.post(&mut hold, i64::from(who), credits)?,
            None => false,
        },
        Event::Void(at, who, credits) => match credit_entries::open_hold(ledger.tx, run(at))? {
            Some(mut hold) => {
                ledger.void(&mut hold, i64::from(who), credits)?;
                true
            }
            None => false,
        },
        Event::Release(at) => ledger.release(run(at))? > 0,
    })
}

/// A workspace with a briefing, whose ledger is written by hand.
struct Desk {
    workspace: Workspace,
    clock: Arc<HandClock>,
    briefing: i64,
    _folder: TempDir,
}

impl Desk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(HandClock::at("2026-11-26T12:00:00Z".parse().unwrap()));
        let path = folder.path().join("desk.longlist");
        let workspace = Workspace::create(&path, &Key::fresh(), clock.clone(), Arc::new(Nobody))
            .await
            .unwrap();
        let project = ProjectFields {
            title: "Engineer".into(),
            ..ProjectFields::default()
        };
        let project = workspace.add_project(project).await.unwrap();
        let requirement = Requirement {
            id: "r1".into(),
            statement: "Go".into(),
            rubric: String::new(),
            category: RequirementCategory::Technical,
            kind: RequirementKind::MustHave,
            weight: 1,
        };
        let fields = BriefingFields {
            name: "Engineer".into(),
            requirements: vec![requirement],
        };
        let briefing = workspace.add_briefing(project, fields).await.unwrap().row;
        Self {
            workspace,
            clock,
            briefing,
            _folder: folder,
        }
    }

    async fn grant(&self, credits: i32) {
        self.workspace
            .grant_credits(Id::fresh(), credits, "a start".into())
            .await
            .unwrap();
    }

    /// A run that checks nobody.
    async fn run(&self) -> i64 {
        let (briefing, now) = (self.briefing, self.workspace.now());
        let plan = CheckPlan {
            evaluator: EvaluatorKind::Byok,
            price: Price { new: 1, recent: 0 },
        };
        let run = NewRun {
            id: Id::fresh(),
            source: RunSource::Check,
            search: None,
            briefing: Some(briefing),
            account: None,
            plan: Plan::Check(plan),
            size: Some(1),
            total: Some(1),
            reachable: None,
            position: serde_json::json!({}),
            continues: false,
            started_at: now,
            resume_until: None,
        };
        let store = self.workspace.store();
        store
            .write(move |tx| store::runs::insert(tx, &run))
            .await
            .unwrap()
    }

    async fn book<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Ledger<'_>) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let now = self.workspace.now();
        self.workspace
            .store()
            .write(move |tx| work(&mut Ledger::open(tx, now)?))
            .await
    }

    async fn execute(&self, sql: String) -> Result<()> {
        let execute = move |db: &Connection| Ok(db.execute_batch(&sql)?);
        self.workspace.store().write(move |tx| execute(tx)).await
    }

    async fn entries(&self) -> usize {
        let entries = self
            .workspace
            .credit_entries(EntryFilter::default(), 0, 100)
            .await;
        entries.unwrap().len()
    }
}
