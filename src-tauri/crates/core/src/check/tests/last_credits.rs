//! Tests of the limits of what may be spent: the last credits, the caps, and a clock that lies.

use super::*;
use crate::ledger::{CreditRules, account::RecencyDays};

#[tokio::test]
async fn of_two_runs_at_once_on_the_last_credits_exactly_one_starts() {
    let desk = Desk::judged_by(&["Go"; 3], Scripted::gated(EvaluatorKind::Managed)).await;
    desk.grant(12).await;

    let ask = desk.ask();
    let (first, second) = tokio::join!(
        desk.workspace.start_check(&ask, Some(12)),
        desk.workspace.start_check(&ask, Some(12))
    );

    let (started, refused) = match (first, second) {
        (Ok(run), Err(error)) | (Err(error), Ok(run)) => (run, error),
        both => panic!("one of them starts: {both:?}"),
    };
    assert_eq!(
        refused.to_string(),
        "0 credits are available and this needs 12",
        "the other is told what is missing"
    );
    assert!(!refused.hint().is_empty(), "and what to do");
    assert_eq!(desk.balance().await, (0, 12, 0), "nothing is held for it");
    let runs = desk.workspace.runs(None).await.unwrap();
    let checks = runs.iter().filter(|run| run.briefing_id.is_some());
    assert_eq!(checks.count(), 1, "and no trace of it is left");
    desk.let_through(9);
    desk.workspace.wait_for_run(started.id).await.unwrap();
    assert_eq!(desk.balance().await, (0, 0, 12), "the one that started ends");
    desk.is_sound().await;
}

#[tokio::test]
async fn a_balance_that_is_too_small_locks_and_starts_nothing() {
    let desk = Desk::new(&["Go"; 3]).await;
    desk.grant(2).await;

    let refusal = desk.workspace.start_check(&desk.ask(), None).await.unwrap_err();

    assert_eq!(
        refusal.to_string(),
        "2 credits are available and this needs 3",
        "by how much"
    );
    assert_eq!(desk.balance().await, (2, 0, 0), "nothing is reserved");
    let briefing = desk.workspace.briefing(desk.briefing).await.unwrap();
    assert_eq!(briefing.locked_at, None, "its words can still be edited");
    let runs = desk.workspace.runs(None).await.unwrap();
    assert!(
        runs.iter().all(|run| run.briefing_id.is_none()),
        "no run has begun"
    );
}

#[tokio::test]
async fn a_clock_that_is_set_back_over_the_window_charges_nobody_twice() {
    let desk = Desk::judged_by(&["Go"; 2], Scripted::new(EvaluatorKind::Managed)).await;
    desk.grant(100).await;
    let rules = CreditRules {
        recency_days: RecencyDays::Thirty,
        ..CreditRules::default()
    };
    desk.workspace.update_credit_rules(rules).await.unwrap();
    desk.check().await;
    assert_eq!(desk.balance().await, (92, 0, 8), "two new ones");

    desk.clock.set("2026-08-01T12:00:00Z".parse().unwrap());
    let run = desk.check().await;

    assert_eq!((run.created, run.matched), (0, 2), "nobody is new again");
    assert_eq!(desk.balance().await, (88, 0, 12), "at the lower price");
    desk.clock.set("2026-12-26T12:00:00Z".parse().unwrap());
    let quote = desk.workspace.quote_check(&desk.ask()).await.unwrap();
    assert_eq!(
        (quote.new, quote.recent),
        (0, 2),
        "the window is counted from the latest check, whichever came last"
    );
    desk.clock.set("2026-12-26T12:00:01Z".parse().unwrap());
    let quote = desk.workspace.quote_check(&desk.ask()).await.unwrap();
    assert_eq!((quote.new, quote.recent), (2, 0), "and it ends when it ends");
    desk.is_sound().await;
}

#[tokio::test]
async fn a_clock_that_is_set_back_opens_no_day_again() {
    let desk = Desk::judged_by(&["Go"; 2], Scripted::new(EvaluatorKind::Managed)).await;
    desk.grant(100).await;
    desk.cap_of_a_day(10).await;
    desk.check().await;

    for (now, code, why) in [
        (
            "2026-11-26T00:00:00Z",
            Some("credit_cap"),
            "the beginning of the day",
        ),
        ("2026-11-25T12:00:00Z", Some("credit_cap"), "the day before"),
        ("2026-01-01T00:00:00Z", Some("credit_cap"), "another year"),
        ("2026-11-26T23:59:59Z", Some("credit_cap"), "the end of the day"),
        ("2026-11-27T00:00:00Z", None, "the next day"),
    ] {
        desk.clock.set(now.parse().unwrap());
        let quote = desk.workspace.quote_check(&desk.ask()).await.unwrap();
        let refusal = quote.refusal.map(|trouble| trouble.code);
        assert_eq!(refusal.as_deref(), code, "{why}");
    }
}

#[tokio::test]
async fn a_second_try_does_not_go_over_the_cap_of_the_day() {
    let desk = Desk::new(&["Go", "Go", "Kafka"]).await;
    desk.grant(100).await;
    desk.cap_of_a_day(3).await;
    *desk.evaluator.fails.lock().unwrap() = Some("Kafka");
    let run = desk.check().await;
    assert_eq!(desk.balance().await, (98, 0, 2), "one has failed");
    desk.cap_of_a_day(2).await;

    let refusal = desk.workspace.resume_run(run.id, None).await.unwrap_err();

    assert_eq!(refusal.code(), "credit_cap", "2 + 1 is more than 2");
    assert_eq!(desk.balance().await, (98, 0, 2), "nothing is held");
    let stands = desk.workspace.run(run.id).await.unwrap();
    assert_eq!(
        (stands.state, stands.read),
        (RunState::Finished, 3),
        "the run is as it was"
    );
    *desk.evaluator.fails.lock().unwrap() = None;
    desk.clock.set("2026-11-27T00:00:00Z".parse().unwrap());
    desk.workspace.resume_run(run.id, None).await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();
    assert_eq!(run.created, 3, "the next day it may");
    desk.is_sound().await;
}

#[tokio::test]
async fn a_profile_without_a_word_is_unknown_at_the_price_of_one_check() {
    for evaluator in [EvaluatorKind::Byok, EvaluatorKind::Managed] {
        let desk = Desk::judged_by(&[""], Scripted::new(evaluator)).await;
        desk.grant(10).await;

        let run = desk.check().await;

        assert_eq!((run.state, run.created), (RunState::Finished, 1), "it is read");
        let price = evaluator.price().new;
        assert_eq!(desk.balance().await, (10 - price, 0, price), "and paid for once");
        assert_eq!(
            desk.results().await,
            [("Person 0".into(), Category::NeedsLook, 0)],
            "nothing can be told"
        );
        desk.is_sound().await;
    }
}

impl Desk {
    async fn cap_of_a_day(&self, cap: u32) {
        let rules = CreditRules {
            day_cap: Some(cap),
            ..CreditRules::default()
        };
        self.workspace.update_credit_rules(rules).await.unwrap();
    }
}
