//! Taking imports back: exactly what came, and nothing of what others did since.

use longlist_core::account::Product;
use longlist_tests::{desk::Desk, ledger::Ledger};

use super::check;

#[tokio::test]
async fn undoing_removes_exactly_what_came() {
    let desk = Desk::new().await;
    let account = desk.account(Product::Recruiter).await;
    let (vienna, graz) = (desk.search("Vienna").await, desk.search("Graz").await);
    desk.import(vienna, account, &desk.url(Product::Recruiter, "small"), 2_500)
        .await;
    let before = people(&desk);
    let used = desk.quota(account).await.used;

    let run = desk
        .import(graz, account, &desk.url(Product::Recruiter, "medium"), 200)
        .await;
    let report = desk.workspace().undo_run(run.id).await.unwrap();

    assert_eq!(
        report.removed_members,
        run.created + run.matched,
        "who joined by it has left"
    );
    assert_eq!(
        (report.removed_candidates, report.kept),
        (run.created, 0),
        "who came by it is gone"
    );
    assert_eq!(people(&desk), before, "everyone else is as before");
    assert_eq!(desk.count(graz).await, 0, "the search is empty again");
    assert_eq!(
        desk.quota(account).await.used,
        used + 200,
        "what LinkedIn has served stays counted"
    );
    let refusal = desk.workspace().undo_run(run.id).await.unwrap_err();
    assert_eq!(refusal.code(), "already_undone", "it is taken back once");
    check(&desk);
}

#[tokio::test]
async fn undoing_leaves_whom_another_import_has_joined() {
    let desk = Desk::new().await;
    let account = desk.account(Product::Recruiter).await;
    let url = desk.url(Product::Recruiter, "small");
    let (vienna, graz) = (desk.search("Vienna").await, desk.search("Graz").await);
    let first = desk.import(vienna, account, &url, 2_500).await;
    let second = desk.import(graz, account, &url, 20).await;

    let report = desk.workspace().undo_run(first.id).await.unwrap();

    assert_eq!(report.kept, second.matched, "whom the second import found stay");
    assert_eq!(desk.count(graz).await, second.matched, "where it had put them");
    assert_eq!(
        report.removed_candidates,
        first.created - second.matched,
        "the others are gone"
    );
    check(&desk);

    let report = desk.workspace().undo_run(second.id).await.unwrap();

    assert_eq!(
        report.removed_candidates, second.matched,
        "with both imports undone nobody has brought them"
    );
    assert!(people(&desk).is_empty(), "so nobody is left");
    check(&desk);
}

#[tokio::test]
async fn what_was_undone_can_be_imported_again() {
    let desk = Desk::new().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    let url = desk.url(Product::Recruiter, "small");
    let first = desk.import(search, account, &url, 2_500).await;
    let before = people(&desk);
    desk.workspace().undo_run(first.id).await.unwrap();

    let second = desk.import(search, account, &url, 2_500).await;

    assert_eq!(second.created, first.created, "all are new again");
    assert_eq!(people(&desk), before, "and the same people");
    assert_eq!(
        desk.count(search).await,
        second.created,
        "the pool knows them and no ghosts"
    );
    check(&desk);
}

#[tokio::test]
async fn a_running_import_is_not_undone() {
    let desk = super::slow_desk().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    let run = desk
        .start(search, account, &desk.url(Product::Recruiter, "medium"), 2_500)
        .await;

    let refusal = desk.workspace().undo_run(run.id).await.unwrap_err();

    assert_eq!(refusal.code(), "run_is_running", "it has to stop first");
    desk.workspace().cancel_run(run.id).await.unwrap();
    desk.workspace().undo_run(run.id).await.unwrap();
    assert!(people(&desk).is_empty(), "then it is taken back");
}

fn people(desk: &Desk) -> Vec<String> {
    Ledger::open(&desk.path(), desk.key()).people()
}
