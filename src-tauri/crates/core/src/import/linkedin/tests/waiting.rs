//! Tests of imports that wait: for a provider, for an account, for quota that others hold, for room on the disk.

use super::*;
use crate::quota::reserve;

#[tokio::test]
async fn an_import_that_met_no_answer_goes_on_by_itself_after_growing_breaks() {
    let desk = Desk::new([page(0..100, Some(200), Some("2"))]).await;
    let impatient = || {
        Err(Refusal {
            retry_after: Some(Duration::from_millis(1)),
            ..refusal(RefusalKind::Unreachable, Outcome::NothingServed)
        })
    };
    desk.answer((0..9 * 5).map(|_| impatient()));

    let mut run = desk.import(RECRUITER, 200).await;
    let mut breaks = Vec::new();
    for _ in 0..8 {
        assert_eq!(
            (run.state, run.read),
            (RunState::Parked, 100),
            "the provider is out of reach"
        );
        assert!(
            run.trouble.unwrap().hint.contains("by itself"),
            "what is promised is kept"
        );
        let due = run.resumes_at.expect("it says when it tries again");
        breaks.push(due.as_second() - desk.workspace.now().as_second());
        desk.workspace.resume_due_runs().await.unwrap();
        assert_eq!(
            desk.workspace.run(run.id).await.unwrap().state,
            RunState::Parked,
            "not before that"
        );
        desk.set_clock(due);
        desk.workspace.resume_due_runs().await.unwrap();
        run = desk.workspace.wait_for_run(run.id).await.unwrap();
    }
    assert_eq!(breaks.first(), Some(&60), "a minute at first");
    assert!(breaks.is_sorted(), "longer each time: {breaks:?}");
    assert_eq!(breaks.last(), Some(&1_800), "and half an hour at most");

    desk.answer([page(100..200, Some(200), None)]);
    desk.set_clock(run.resumes_at.unwrap());
    desk.workspace.resume_due_runs().await.unwrap();

    let run = desk.workspace.wait_for_run(run.id).await.unwrap();
    assert_eq!(
        (run.read, run.stop_reason),
        (200, Some(StopReason::Completed)),
        "as soon as there is an answer it is read to its end"
    );
}

#[tokio::test]
async fn an_import_that_shall_not_go_on_by_itself_does_not_promise_it() {
    let desk = Desk::new([]).await;
    let ask = LinkedinImportAsk {
        continue_by_itself: false,
        ..desk.ask(RECRUITER, 100)
    };
    let run = desk.workspace.start_linkedin_import(ask).await.unwrap();

    let run = desk.workspace.wait_for_run(run.id).await.unwrap();

    assert_eq!(
        (run.state, run.resumes_at),
        (RunState::Parked, None),
        "a person resumes it"
    );
    assert!(
        !run.trouble.unwrap().hint.contains("by itself"),
        "and is told nothing else"
    );
}

#[tokio::test]
async fn nothing_goes_on_by_itself_on_an_account_that_needs_a_person() {
    let desk = Desk::new([page(0..100, Some(300), Some("2"))]).await;
    desk.lower_the_limit(100).await;
    let run = desk.import(RECRUITER, 300).await;
    assert_eq!(
        run.stop_reason,
        Some(StopReason::DailyQuota),
        "it waits for the reset"
    );
    desk.note(AccountStatus::Restricted).await;
    desk.set_clock(run.resumes_at.unwrap());

    desk.workspace.resume_due_runs().await.unwrap();

    assert_eq!(
        desk.workspace.run(run.id).await.unwrap().state,
        RunState::Parked,
        "LinkedIn has restricted the account, and a person must see to that first"
    );
    assert_eq!(desk.asked().len(), 1, "nothing was asked");

    desk.note(AccountStatus::Connected).await;
    desk.answer([page(100..200, Some(300), Some("3"))]);
    desk.workspace.resume_due_runs().await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();
    assert_eq!(run.read, 200, "once it is well, the run goes on");
}

#[tokio::test]
async fn an_import_stops_when_another_finds_out_that_the_account_is_not_well() {
    let desk = Desk::new([page(0..100, Some(300), Some("2"))]).await;
    let turn = CancellationToken::new();
    desk.connect.let_wait([Wait::No, Wait::For(turn.clone())]);
    let run = desk.start(RECRUITER, 300).await;
    desk.has_read(&run, 100).await;

    desk.note(AccountStatus::Restricted).await;
    turn.cancel();

    let run = desk.workspace.wait_for_run(run.id).await.unwrap();

    assert_eq!(
        (run.state, run.stop_reason),
        (RunState::Parked, Some(StopReason::AccountRestricted)),
        "it waits for the person too"
    );
    assert_eq!(desk.asked().len(), 1, "and has not asked once more");
    assert_eq!(desk.quota().await.reserved, 0, "nothing is set aside");
}

#[tokio::test]
async fn a_person_may_try_an_account_once_in_spite_of_its_status() {
    let restricted = || Err(refusal(RefusalKind::Restricted, Outcome::NothingServed));
    let desk = Desk::new([restricted()]).await;
    let run = desk.import(RECRUITER, 100).await;
    assert_eq!(
        run.stop_reason,
        Some(StopReason::AccountRestricted),
        "it was refused"
    );

    let unreachable = || Err(refusal(RefusalKind::Unreachable, Outcome::NothingServed));
    desk.answer([unreachable(), unreachable()]);
    desk.workspace.resume_run(run.id, None).await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();
    assert_eq!(
        (run.stop_reason, desk.asked().len()),
        (Some(StopReason::AccountRestricted), 2),
        "once is once, whatever came of it"
    );

    desk.connect.state().answers.clear();
    desk.answer([page(0..100, Some(100), None)]);
    desk.workspace.resume_run(run.id, None).await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();
    assert_eq!(
        (run.read, run.state),
        (100, RunState::Finished),
        "what is served shows that it works again"
    );
    let (account, _) = desk.workspace.account(desk.account).await.unwrap();
    assert_eq!(account.status, AccountStatus::Connected, "which is noted");
}

#[tokio::test]
async fn an_account_that_is_removed_takes_its_imports_with_it() {
    let desk = Desk::new([page(0..100, Some(300), Some("2"))]).await;
    let turn = CancellationToken::new();
    desk.connect.let_wait([Wait::No, Wait::For(turn.clone())]);
    let run = desk.start(RECRUITER, 300).await;
    desk.has_read(&run, 100).await;

    desk.workspace.remove_account(desk.account).await.unwrap();

    let run = desk.workspace.run(run.id).await.unwrap();
    assert_eq!(
        (run.state, run.trouble.unwrap().code.as_str(), run.resumes_at),
        (RunState::Parked, "account_removed", None),
        "nobody uses its token any more"
    );
    assert_eq!(desk.quota().await.reserved, 0, "and nothing is set aside");
    let codes = [
        desk.workspace
            .start_linkedin_import(desk.ask(RECRUITER, 10))
            .await
            .map(drop),
        desk.workspace
            .preview_search(desk.account, RECRUITER)
            .await
            .map(drop),
        desk.workspace.plan_import(desk.account, 10, 10).await.map(drop),
        desk.workspace.check_account(desk.account).await.map(drop),
        desk.workspace
            .replace_token(desk.account, &SecretString::from("token"))
            .await,
        desk.workspace.resume_run(run.id, None).await.map(drop),
    ]
    .map(|refused| refused.unwrap_err().code());
    assert_eq!(codes, ["account_removed"; 6], "no new work on it");
    desk.workspace.resume_due_runs().await.unwrap();
    assert_eq!(desk.asked().len(), 1, "nothing was asked of it");

    turn.cancel();
    desk.connect_account().await;
    desk.answer([page(100..200, Some(200), None)]);
    desk.workspace.resume_run(run.id, None).await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();
    assert_eq!(run.read, 200, "connected again, it goes on");
}

#[tokio::test]
async fn an_import_that_waits_is_over_once_it_is_undone() {
    let desk = Desk::new([page(0..100, Some(300), Some("2"))]).await;
    desk.lower_the_limit(100).await;
    let run = desk.import(RECRUITER, 300).await;

    desk.workspace.undo_run(run.id).await.unwrap();

    let undone = desk.workspace.run(run.id).await.unwrap();
    assert_eq!(
        (
            undone.state,
            undone.stop_reason,
            undone.resumes_at,
            undone.trouble.clone()
        ),
        (RunState::Cancelled, Some(StopReason::Cancelled), None, None),
        "it waits for nothing"
    );
    desk.set_clock(run.resumes_at.unwrap());
    desk.workspace.resume_due_runs().await.unwrap();
    assert_eq!(
        desk.workspace.run(run.id).await.unwrap(),
        undone,
        "and no reset wakes it"
    );
}

#[tokio::test]
async fn a_settlement_that_could_not_be_written_is_written_later() {
    let desk = Desk::new([page(0..40, Some(40), None)]).await;
    desk.workspace
        .store()
        .write(|tx| {
            Ok(tx.execute_batch(
                "CREATE TEMP TRIGGER broken BEFORE INSERT ON quota_entries WHEN NEW.kind = 'use'
                 BEGIN SELECT RAISE(ABORT, 'no'); END",
            )?)
        })
        .await
        .unwrap();
    desk.import(RECRUITER, 100).await;
    let quota = desk.quota().await;
    assert_eq!((quota.used, quota.reserved), (0, 100), "it is not settled");

    desk.workspace
        .store()
        .write(|tx| Ok(tx.execute_batch("DROP TRIGGER temp.broken")?))
        .await
        .unwrap();
    desk.workspace.resume_due_runs().await.unwrap();

    let quota = desk.quota().await;
    assert_eq!(
        (quota.used, quota.reserved),
        (40, 0),
        "what is known to have been served is used, and the rest is back"
    );
}

#[tokio::test]
async fn an_import_waits_a_little_for_quota_that_others_may_give_back() {
    let desk = Desk::new([page(0..50, Some(50), None)]).await;
    let (id, account) = (ReservationId::fresh(), desk.account);
    let now = desk.workspace.now();
    desk.workspace
        .store()
        .write(move |tx| {
            let (row, account) = store::accounts::get(tx, account)?;
            reserve(tx, id, row, &account, 2_500, now)
        })
        .await
        .unwrap();
    let run = desk.start(RECRUITER, 50).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(
        desk.workspace.run(run.id).await.unwrap().state,
        RunState::Running,
        "another import holds all of the day, and may not need it"
    );

    desk.workspace
        .settle(id, account, Served::Results(10))
        .await
        .unwrap();

    let run = desk.workspace.wait_for_run(run.id).await.unwrap();
    assert_eq!(
        (run.read, run.stop_reason),
        (50, Some(StopReason::Completed)),
        "what came back is enough"
    );
}

#[tokio::test]
async fn all_imports_are_asked_to_stop_before_any_is_waited_for() {
    let pages = || {
        [
            page(0..10, Some(300), Some("2")),
            page(10..20, Some(300), Some("3")),
        ]
    };
    let desk = Desk::new(pages().into_iter().chain(pages())).await;
    let (first, second) = (desk.connect.hold_an_answer(), desk.connect.hold_an_answer());
    let one = desk.start(RECRUITER, 300).await;
    desk.has_asked(1).await;
    let other = desk.start(RECRUITER, 300).await;
    desk.has_asked(2).await;
    let workspace = desk.workspace.clone();
    let interrupted = tokio::spawn(async move { workspace.interrupt_all().await });
    tokio::task::yield_now().await;

    second.send(()).unwrap();
    let other = desk.workspace.wait_for_run(other.id).await.unwrap();

    assert_eq!(
        (other.state, other.read),
        (RunState::Paused, 10),
        "it has heard the wish although the first one still waits for its answer"
    );
    first.send(()).unwrap();
    interrupted.await.unwrap();
    assert!(
        desk.workspace.run(one.id).await.unwrap().was_interrupted(),
        "which is waited for"
    );
}
