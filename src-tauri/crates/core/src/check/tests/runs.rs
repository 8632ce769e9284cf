//! Tests of runs of checks: the price, failures, retries, and breaking off at any point.

use rusqlite::Connection;

use super::*;
use crate::ledger::{CreditRules, account::RecencyDays};

#[tokio::test]
async fn a_run_costs_what_was_quoted() {
    let desk = Desk::judged_by(
        &["Go Kafka", "Go", "Kafka"],
        Scripted::new(EvaluatorKind::Managed),
    )
    .await;
    desk.grant(20).await;

    let quote = desk.workspace.quote_check(&desk.ask()).await.unwrap();
    assert_eq!(
        (quote.new, quote.recent, quote.total, quote.after),
        (3, 0, 12, Some(8)),
        "nobody was checked before"
    );
    let run = desk.check().await;

    assert_eq!(
        (run.state, run.read, run.created, run.matched),
        (RunState::Finished, 3, 3, 0),
        "all are done, at the price of a new one"
    );
    assert_eq!(desk.balance().await, (8, 0, 12), "as quoted");
    let again = desk.workspace.quote_check(&desk.ask()).await.unwrap();
    assert_eq!(
        (again.new, again.recent, again.total, again.after),
        (0, 3, 6, Some(2)),
        "by now they are recent"
    );
    desk.check().await;
    assert_eq!(desk.balance().await, (2, 0, 18), "at the lower price");
    let quote = desk.workspace.quote_check(&desk.ask()).await.unwrap();
    let refusal = quote.refusal.map(|trouble| trouble.code);
    assert_eq!(
        (quote.after, refusal.as_deref()),
        (None, Some("credits_exhausted")),
        "a quote says that the balance is too small"
    );
    let refusal = desk.workspace.start_check(&desk.ask(), None).await.unwrap_err();
    assert_eq!(refusal.code(), "credits_exhausted", "and nothing starts");
    assert_eq!(desk.balance().await, (2, 0, 18), "nothing is reserved");
    desk.is_sound().await;
}

#[tokio::test]
async fn recent_is_whoever_was_checked_within_the_window() {
    let desk = Desk::new(&["Go"]).await;
    desk.grant(10).await;
    let rules = CreditRules {
        recency_days: RecencyDays::Thirty,
        ..CreditRules::default()
    };
    desk.workspace.update_credit_rules(rules).await.unwrap();
    desk.check().await;

    for (now, recent, why) in [
        ("2026-12-26T12:00:00Z", 1, "the last moment is inside"),
        ("2026-12-26T12:00:00.001Z", 0, "the next is not"),
        (
            "2026-10-01T00:00:00Z",
            1,
            "a clock that was set back makes nobody new again",
        ),
    ] {
        desk.clock.set(now.parse().unwrap());
        let quote = desk.workspace.quote_check(&desk.ask()).await.unwrap();
        assert_eq!(quote.recent, recent, "{why}");
    }
}

#[tokio::test]
async fn a_price_that_has_changed_since_starts_nothing() {
    let desk = Desk::new(&["Go", "Kafka"]).await;
    desk.grant(10).await;

    let refusal = desk
        .workspace
        .start_check(&desk.ask(), Some(1))
        .await
        .unwrap_err();

    assert_eq!(
        refusal.code(),
        "price_changed",
        "somebody agreed to another price"
    );
    let briefing = desk.workspace.briefing(desk.briefing).await.unwrap();
    assert_eq!(briefing.locked_at, None, "and nothing was locked");
    assert_eq!(desk.balance().await, (10, 0, 0), "or reserved");
}

#[tokio::test]
async fn a_cap_refuses_before_the_start() {
    let desk = Desk::new(&["Go", "Kafka", "Vienna"]).await;
    desk.grant(100).await;
    for (run_cap, day_cap) in [(Some(2), None), (None, Some(2))] {
        let rules = CreditRules {
            run_cap,
            day_cap,
            ..CreditRules::default()
        };
        desk.workspace.update_credit_rules(rules).await.unwrap();
        let refusal = desk.workspace.start_check(&desk.ask(), None).await.unwrap_err();
        assert_eq!(
            refusal.code(),
            "credit_cap",
            "{run_cap:?} a run, {day_cap:?} a day"
        );
    }
    assert_eq!(desk.balance().await, (100, 0, 0), "nothing is reserved");
}

#[tokio::test]
async fn a_failed_check_costs_nothing_and_can_be_tried_again() {
    let desk = Desk::new(&["Go", "Kafka", "Vienna Go"]).await;
    desk.grant(10).await;
    *desk.evaluator.fails.lock().unwrap() = Some("Kafka");

    let run = desk.check().await;

    assert_eq!(
        (run.state, run.read, run.created),
        (RunState::Finished, 3, 2),
        "two of three"
    );
    assert_eq!(run.skipped.values().sum::<u32>(), 1, "one failed");
    assert_eq!(desk.balance().await, (8, 0, 2), "and cost nothing");
    assert_eq!(desk.results().await.len(), 2, "it has no result");

    let failed_again = desk.workspace.resume_run(run.id, None).await.unwrap();
    let run = desk.workspace.wait_for_run(failed_again.id).await.unwrap();
    assert_eq!(
        (run.read, run.created),
        (3, 2),
        "it failed again, and is counted once"
    );
    assert_eq!(desk.balance().await, (8, 0, 2), "for nothing");
    let failed = desk.workspace.failed_checks(run.id, 0, 10).await.unwrap();
    let failed: Vec<_> = failed.iter().map(|check| check.trouble.code.as_str()).collect();
    assert_eq!(
        failed,
        ["unexpected_answer"],
        "it is listed once, with its reason"
    );

    *desk.evaluator.fails.lock().unwrap() = None;
    let asked = desk.evaluator.asked.load(Ordering::SeqCst);
    desk.workspace.resume_run(run.id, None).await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();
    assert_eq!((run.read, run.created), (3, 3), "the third time it worked");
    let failed = desk.workspace.failed_checks(run.id, 0, 10).await.unwrap();
    assert!(failed.is_empty(), "nothing is left to list");
    assert_eq!(
        desk.evaluator.asked.load(Ordering::SeqCst) - asked,
        1,
        "and nobody else was asked for again"
    );
    assert_eq!(desk.balance().await, (7, 0, 3), "one credit for each, once");
    let over = desk.workspace.resume_run(run.id, None).await.unwrap_err();
    assert_eq!(over.code(), "run_is_over", "nothing is left to try");
    desk.is_sound().await;
}

#[tokio::test]
async fn a_run_that_was_stopped_goes_on_where_it_was() {
    let headlines = ["Go"; 9];
    let desk = Desk::new(&headlines).await;
    desk.grant(9).await;
    *desk.evaluator.refuses.lock().unwrap() = Some(|| Error::DiskFull);
    let run = desk.check().await;
    assert_eq!((run.state, run.read), (RunState::Parked, 0), "it waits");
    assert_eq!(desk.balance().await, (0, 9, 0), "and its credits wait with it");

    let desk = desk.reopen().await;
    assert_eq!(desk.balance().await, (0, 9, 0), "also after a restart");
    *desk.evaluator.refuses.lock().unwrap() = None;
    desk.workspace.resume_run(run.id, None).await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();
    assert_eq!((run.state, run.created), (RunState::Finished, 9), "all are done");
    assert_eq!(desk.balance().await, (0, 0, 9), "each once");
    desk.is_sound().await;
}

#[tokio::test]
async fn cancelling_gives_back_what_was_not_spent() {
    let desk = Desk::new(&["Go"; 4]).await;
    desk.grant(4).await;
    *desk.evaluator.refuses.lock().unwrap() = Some(|| Error::DiskFull);
    let run = desk.check().await;

    desk.workspace.cancel_run(run.id).await.unwrap();

    assert_eq!(desk.balance().await, (4, 0, 0), "all of it is free again");
    let undo = desk.workspace.undo_run(run.id).await.unwrap_err();
    assert_eq!(undo.code(), "not_an_import", "checks are not undone");
    desk.is_sound().await;
}

#[tokio::test]
async fn two_runs_at_once_on_the_last_credits_do_not_overdraw() {
    let desk = Desk::new(&["Go"; 3]).await;
    desk.grant(5).await;

    let ask = desk.ask();
    let (first, second) = tokio::join!(
        desk.workspace.start_check(&ask, None),
        desk.workspace.start_check(&ask, None)
    );

    let started = [&first, &second].iter().filter(|run| run.is_ok()).count();
    let refused: Vec<_> = [&first, &second]
        .into_iter()
        .filter_map(|run| run.as_ref().err().map(Error::code))
        .collect();
    if started == 1 {
        assert_eq!(refused, ["credits_exhausted"], "3 + 3 is more than 5");
    }
    for run in [first, second].into_iter().flatten() {
        desk.workspace.wait_for_run(run.id).await.unwrap();
    }
    let (available, held, spent) = desk.balance().await;
    assert_eq!((available + spent, held), (5, 0), "no credit is lost or invented");
    assert_eq!(
        spent, 3,
        "whoever came second found the candidates recent, or no credits"
    );
    desk.is_sound().await;
}

#[tokio::test]
async fn words_that_do_not_stand_in_the_profile_prove_nothing() {
    let mut evaluator = Scripted::new(EvaluatorKind::Byok);
    evaluator.invents = true;
    let desk = Desk::judged_by(&["Go Kafka"], evaluator).await;
    desk.grant(1).await;

    desk.check().await;

    assert_eq!(
        desk.results().await,
        [("Person 0".into(), Category::NeedsLook, 0)],
        "a made-up quote turns a verdict into unknown"
    );
}

#[tokio::test]
async fn undoing_an_import_keeps_whoever_was_checked() {
    let desk = Desk::new(&["Go", "Kafka"]).await;
    desk.grant(1).await;
    let ask = desk.ask_about_one().await;
    let run = desk.workspace.start_check(&ask, Some(1)).await.unwrap();
    desk.workspace.wait_for_run(run.id).await.unwrap();
    let import = desk.workspace.runs(Some(desk.search)).await.unwrap().remove(0);

    let report = desk.workspace.undo_run(import.id).await.unwrap();

    assert_eq!(
        (report.removed_candidates, report.kept),
        (1, 1),
        "what was paid for is not thrown away"
    );
    desk.is_sound().await;
}

#[tokio::test]
async fn whoever_is_removed_while_being_read_is_passed_over() {
    let desk = Desk::new(&["Go", "Kafka", "Vienna"]).await;
    desk.grant(10).await;
    let ask = desk.ask_about_one().await;
    let first = desk.workspace.start_check(&ask, Some(1)).await.unwrap();
    desk.workspace.wait_for_run(first.id).await.unwrap();
    let runs = desk.workspace.runs(Some(desk.search)).await.unwrap();
    *desk.evaluator.undoes.lock().unwrap() = Some((desk.workspace.clone(), runs[0].id));

    let run = desk.check().await;

    assert_eq!(
        (run.state, run.read, run.matched),
        (RunState::Finished, 1, 1),
        "only who is still here was checked"
    );
    assert_eq!(desk.balance().await, (9, 0, 1), "the others cost nothing");
    let orphans = |db: &Connection| {
        let sql = "SELECT count(*) FROM checks WHERE candidate NOT IN (SELECT row FROM candidates)";
        Ok(db.query_row(sql, [], |row| row.get::<_, u32>(0))?)
    };
    let orphans = desk.workspace.store().read(orphans).await.unwrap();
    assert_eq!(orphans, 0, "no check is of nobody");
    desk.is_sound().await;
}

#[tokio::test]
async fn the_same_question_is_not_asked_twice() {
    let desk = Desk::new(&["Go", "Kafka"]).await;
    desk.grant(10).await;
    desk.check().await;
    let first = desk.results().await;

    let run = desk.check().await;

    assert_eq!((run.read, run.matched), (2, 2), "both were checked again");
    assert_eq!(
        desk.evaluator.asked.load(Ordering::SeqCst),
        2,
        "from what was found before"
    );
    assert_eq!(desk.results().await, first, "with the same verdicts");
    desk.is_sound().await;
}
