//! Tests of what comes between a run of checks and its end: nobody is lost, nobody is paid for twice, and nothing stays
//! held.

use std::collections::BTreeMap;

use super::*;
use crate::{
    briefing::Bands,
    check::recategorize::{Arrangement, RequirementPlace},
    membership::Selection,
    pool::PoolQuery,
};

/// Six people in three portions.
async fn desk() -> Desk {
    let desk = Desk::judged_by(&["Go"; 6], Scripted::gated(EvaluatorKind::Byok)).await;
    desk.grant(10).await;
    desk
}

#[tokio::test]
async fn a_run_that_is_paused_in_the_middle_keeps_its_credits_and_goes_on() {
    let desk = desk().await;
    let run = desk.check_one_portion().await;

    // The portion under way is read to its end.
    desk.let_through(1);
    let run = desk.workspace.pause_run(run.id).await.unwrap();

    assert_eq!((run.state, run.read), (RunState::Paused, 4), "two portions");
    assert_eq!(
        desk.balance().await,
        (4, 2, 4),
        "what is left to do is still held"
    );
    desk.let_through(9);
    desk.workspace.resume_run(run.id, None).await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();
    assert_eq!((run.state, run.created), (RunState::Finished, 6), "everybody");
    assert_eq!(desk.balance().await, (4, 0, 6), "each once");
    assert_eq!(desk.evaluator.asked.load(Ordering::SeqCst), 6, "asked once each");
    desk.is_sound().await;
}

#[tokio::test]
async fn a_run_that_is_cancelled_in_the_middle_keeps_what_was_paid_for() {
    let desk = desk().await;
    let run = desk.check_one_portion().await;

    desk.let_through(1);
    let run = desk.workspace.cancel_run(run.id).await.unwrap();

    assert_eq!((run.state, run.read), (RunState::Cancelled, 4), "two portions");
    assert_eq!(desk.balance().await, (6, 0, 4), "the rest is free again");
    assert_eq!(desk.results().await.len(), 4, "with four results");
    let over = desk.workspace.resume_run(run.id, None).await.unwrap_err();
    assert_eq!(over.code(), "run_is_over", "it stays cancelled");
    desk.is_sound().await;
}

#[tokio::test]
async fn a_run_goes_on_after_the_program_was_closed_in_the_middle() {
    let desk = desk().await;
    let run = desk.check_one_portion().await;
    desk.let_through(1);
    desk.workspace.interrupt_all().await;

    let desk = desk.reopen().await;

    assert_eq!(desk.balance().await, (4, 2, 4), "the rest is still held");
    desk.let_through(9);
    desk.workspace.resume_due_runs().await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();
    assert_eq!(
        (run.state, run.created),
        (RunState::Finished, 6),
        "it goes on by itself"
    );
    assert_eq!(desk.balance().await, (4, 0, 6), "each once");
    desk.is_sound().await;
}

#[tokio::test]
async fn a_briefing_that_is_recategorized_in_the_middle_sorts_everybody_alike() {
    let headlines = ["Go", "Kafka", "Go", "Kafka", "Go", "Kafka"];
    let desk = Desk::judged_by(&headlines, Scripted::gated(EvaluatorKind::Byok)).await;
    desk.grant(10).await;
    let run = desk.check_one_portion().await;
    let place = |kind| RequirementPlace { kind, weight: 1 };
    let arrangement = Arrangement {
        requirements: BTreeMap::from([
            ("go".into(), place(RequirementKind::NiceToHave)),
            ("kafka".into(), place(RequirementKind::MustHave)),
            ("vienna".into(), place(RequirementKind::NiceToHave)),
        ]),
        bands: Bands::default(),
    };

    let moved = desk.workspace.recategorize(desk.briefing, arrangement).await;
    let moved = moved.unwrap();
    desk.let_through(9);
    desk.workspace.wait_for_run(run.id).await.unwrap();

    let of = |results: &[(String, Category, u8)], category| {
        results.iter().filter(|(_, of, _)| *of == category).count()
    };
    let results = desk.results().await;
    assert_eq!(
        (of(&results, Category::C), of(&results, Category::NeedsLook)),
        (3, 3),
        "Kafka is the gate for those before and after: {results:?}"
    );
    desk.workspace.undo_recategorization(moved.id).await.unwrap();
    let results = desk.results().await;
    let go = results.iter().filter(|(_, of, _)| *of == Category::NeedsLook);
    assert_eq!(go.count(), 3, "and Go is it again: {results:?}");
    assert_eq!(desk.balance().await, (4, 0, 6), "moving costs nothing");
    desk.is_sound().await;
}

#[tokio::test]
async fn members_who_leave_the_search_in_the_middle_are_checked_all_the_same() {
    let desk = desk().await;
    let run = desk.check_one_portion().await;

    let everybody = Selection::Matching {
        query: PoolQuery::default(),
    };
    let left = desk.workspace.remove_members(desk.search, everybody).await;
    assert_eq!(left.unwrap().count, 6, "the search is empty");
    desk.let_through(9);
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();

    assert_eq!(
        (run.state, run.created),
        (RunState::Finished, 6),
        "whom it checks was agreed to at the start"
    );
    assert_eq!(desk.balance().await, (4, 0, 6), "at the price of the start");
    desk.is_sound().await;
}

#[tokio::test]
async fn candidates_who_are_gone_in_the_middle_cost_nothing() {
    let desk = desk().await;
    let run = desk.check_one_portion().await;
    desk.let_through(1);
    desk.workspace.pause_run(run.id).await.unwrap();

    let report = desk.undo_import().await;
    assert_eq!(
        (report.removed_candidates, report.kept),
        (2, 4),
        "whoever was checked stays"
    );
    desk.let_through(9);
    desk.workspace.resume_run(run.id, None).await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();

    assert_eq!((run.state, run.created), (RunState::Finished, 4), "it ends");
    assert_eq!(desk.balance().await, (6, 0, 4), "and nothing stays held for them");
    desk.is_sound().await;
}

#[tokio::test]
async fn an_import_that_is_undone_beside_a_run_leaves_nothing_held() {
    let desk = desk().await;
    let run = desk.check_one_portion().await;

    desk.undo_import().await;
    desk.let_through(9);
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();

    assert_eq!(run.state, RunState::Finished, "it ends: {:?}", run.trouble);
    let (available, held, spent) = desk.balance().await;
    assert_eq!((available + spent, held), (10, 0), "every credit is somewhere");
    desk.is_sound().await;
}

#[tokio::test]
async fn a_failed_check_can_be_tried_again_although_others_are_gone() {
    let desk = Desk::judged_by(
        &["Go", "Go", "Kafka", "Gone"],
        Scripted::gated(EvaluatorKind::Byok),
    )
    .await;
    desk.grant(10).await;
    *desk.evaluator.fails.lock().unwrap() = Some("Kafka");
    desk.evaluator.gate.add_permits(9);
    let run = desk.check().await;
    assert_eq!((run.created, run.read), (3, 4), "one failed");
    let gone = desk.workspace.store().write(|tx| {
        tx.execute("DELETE FROM candidates WHERE headline = 'Gone'", [])?;
        Ok(())
    });
    gone.await.unwrap();

    *desk.evaluator.fails.lock().unwrap() = None;
    desk.workspace.resume_run(run.id, None).await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();

    assert_eq!(run.created, 4, "the one that failed is completed");
    assert_eq!(desk.balance().await, (6, 0, 4), "nobody else is paid for again");
    desk.is_sound().await;
}

#[tokio::test]
async fn a_run_whose_failed_candidate_is_gone_is_over() {
    let desk = Desk::new(&["Go", "Kafka"]).await;
    desk.grant(2).await;
    *desk.evaluator.fails.lock().unwrap() = Some("Kafka");
    let run = desk.check().await;
    desk.undo_import().await;

    let over = desk.workspace.resume_run(run.id, None).await.unwrap_err();

    assert_eq!(over.code(), "run_is_over", "nobody is left to be tried again");
    let run = desk.workspace.run(run.id).await.unwrap();
    assert_eq!(run.state, RunState::Finished, "and nothing has changed");
    assert_eq!(desk.balance().await, (1, 0, 1), "nothing is held");
    desk.is_sound().await;
}

#[tokio::test]
async fn all_that_failed_twice_is_tried_a_third_time() {
    let desk = Desk::new(&["Kafka"; 5]).await;
    desk.grant(5).await;
    *desk.evaluator.fails.lock().unwrap() = Some("Kafka");
    let run = desk.check().await;
    for time in 2..=3 {
        let before = desk.evaluator.asked.load(Ordering::SeqCst);
        desk.workspace.resume_run(run.id, None).await.unwrap();
        let run = desk.workspace.wait_for_run(run.id).await.unwrap();
        assert_eq!(
            desk.evaluator.asked.load(Ordering::SeqCst) - before,
            5,
            "time {time} is for all of them"
        );
        assert_eq!((run.read, run.created), (5, 0), "and each is counted once");
        assert_eq!(desk.balance().await, (5, 0, 0), "for nothing");
    }
    desk.is_sound().await;
}

#[tokio::test]
async fn a_second_try_that_breaks_off_goes_on_with_whom_it_had_not_come_to() {
    let desk = Desk::judged_by(&["Kafka"; 6], Scripted::gated(EvaluatorKind::Byok)).await;
    desk.grant(6).await;
    *desk.evaluator.fails.lock().unwrap() = Some("Kafka");
    desk.let_through(3);
    let run = desk.check().await;
    assert_eq!((run.state, run.read), (RunState::Finished, 6), "all have failed");

    desk.workspace.resume_run(run.id, None).await.unwrap();
    desk.let_through(1);
    desk.arrives(5).await;
    desk.let_through(1);
    let run = desk.workspace.pause_run(run.id).await.unwrap();
    assert_eq!(
        run.state,
        RunState::Paused,
        "after two portions of the second try"
    );
    desk.let_through(9);
    desk.workspace.resume_run(run.id, None).await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();

    assert_eq!(run.state, RunState::Finished, "it ends: {:?}", run.trouble);
    assert_eq!(
        desk.evaluator.asked.load(Ordering::SeqCst),
        12,
        "each was asked twice in all"
    );
    assert_eq!(desk.balance().await, (6, 0, 0), "for nothing");
    desk.is_sound().await;
}

impl Desk {
    /// Takes the import back that has brought everybody.
    async fn undo_import(&self) -> crate::run::UndoReport {
        let runs = self.workspace.runs(Some(self.search)).await.unwrap();
        let import = runs.iter().find(|run| run.briefing_id.is_none());
        self.workspace.undo_run(import.unwrap().id).await.unwrap()
    }
}
