//! The daily quota as a recruiter meets it: on the meter, in the plan of an import, across days and restarts.

use longlist_core::{
    account::{AccountEdit, Product},
    run::StopReason,
};
use longlist_tests::{desk::Desk, ledger::Ledger};

#[tokio::test]
async fn a_plan_says_what_fits_today_and_what_the_rest_takes() {
    let desk = Desk::new().await;
    let account = desk.account(Product::Recruiter).await;
    desk.limit(account, 1_000).await;
    let url = desk.url(Product::Recruiter, "medium");
    desk.workspace().preview_search(account, &url).await.unwrap();

    let plan = desk.workspace().plan_import(account, 2_500, 3_412).await.unwrap();

    assert_eq!(
        (plan.size, plan.capped),
        (2_500, true),
        "no more than can be reached"
    );
    assert_eq!(
        (plan.now, plan.later, plan.days),
        (990, 1_510, 2),
        "today's part and the days for the rest"
    );
    assert_eq!(
        (plan.fits_today, plan.left_after),
        (990, 0),
        "what is left before and after"
    );
    assert_eq!(
        plan.resets_at,
        desk.quota(account).await.resets_at,
        "and when there is more"
    );
}

#[tokio::test]
async fn an_account_that_was_removed_comes_back_with_what_it_has_used() {
    let desk = Desk::new().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    desk.import(search, account, &desk.url(Product::Recruiter, "medium"), 200)
        .await;

    desk.workspace().remove_account(account).await.unwrap();
    let again = desk.account(Product::Recruiter).await;

    assert_eq!(again, account, "it is the same LinkedIn account");
    assert_eq!(
        desk.quota(account).await.used,
        200,
        "removing it gives no second quota"
    );
}

#[tokio::test]
async fn the_time_zone_stays_on_a_day_that_was_used() {
    let desk = Desk::new().await;
    let account = desk.account_in(Product::Recruiter, "Pacific/Kiritimati").await;
    desk.workspace()
        .preview_search(account, &desk.url(Product::Recruiter, "small"))
        .await
        .unwrap();
    let (before, quota) = desk.workspace().account(account).await.unwrap();
    let edit = AccountEdit {
        name: before.name,
        time_zone: "Pacific/Pago_Pago".into(),
        daily_limit: before.daily_limit,
        pace_ms: before.pace_ms,
    };

    let refusal = desk
        .workspace()
        .update_account(account, edit.clone())
        .await
        .unwrap_err();
    assert_eq!(refusal.code(), "time_zone_in_use", "a day is not had twice");

    desk.clock.set(quota.resets_at);
    desk.workspace().update_account(account, edit).await.unwrap();
    let moved = desk.quota(account).await;
    assert_eq!(
        (moved.account_day, moved.used),
        (quota.account_day, 10),
        "25 hours west it is still the used day"
    );
}

#[tokio::test]
async fn a_removed_account_does_not_come_back_by_being_edited() {
    let desk = Desk::new().await;
    let account = desk.account(Product::Recruiter).await;
    desk.workspace().remove_account(account).await.unwrap();
    let edit = AccountEdit {
        name: "Ada".into(),
        time_zone: "Europe/Vienna".into(),
        daily_limit: 10,
        pace_ms: 0,
    };

    let refusal = desk.workspace().update_account(account, edit).await.unwrap_err();

    assert_eq!(refusal.code(), "account_removed", "it has no token any more");
    assert!(
        desk.workspace().accounts().await.unwrap().is_empty(),
        "nor is it on the list"
    );
}

#[tokio::test]
async fn a_clock_set_back_neither_opens_a_day_nor_loses_one() {
    let desk = Desk::new().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    desk.limit(account, 100).await;
    let run = desk
        .import(search, account, &desk.url(Product::Recruiter, "medium"), 2_500)
        .await;

    desk.set_clock("2026-03-08T08:00:00Z");
    let run = desk.resumed(run.id).await;
    assert_eq!(
        (run.read, run.stop_reason),
        (100, Some(StopReason::DailyQuota)),
        "two days back is still today"
    );

    desk.set_clock("2026-03-10T23:30:00Z");
    desk.workspace().resume_due_runs().await.unwrap();
    assert_eq!(
        desk.stopped(run.id).await.read,
        200,
        "the eleventh is new in Vienna"
    );
    Ledger::open(&desk.path(), desk.key()).check();
}

#[tokio::test]
async fn a_day_of_25_hours_has_one_quota() {
    let desk = Desk::new().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    desk.limit(account, 100).await;
    // Half past two comes twice on this night.
    desk.set_clock("2026-10-25T00:30:00Z");
    let run = desk
        .import(search, account, &desk.url(Product::Recruiter, "medium"), 2_500)
        .await;

    desk.set_clock("2026-10-25T01:30:00Z");
    let run = desk.resumed(run.id).await;

    assert_eq!(run.read, 100, "the second half past two is on the same day");
    assert_eq!(
        run.resumes_at,
        Some("2026-10-25T23:00:00Z".parse().unwrap()),
        "which ends after 25 hours"
    );
}

#[tokio::test]
async fn a_day_of_23_hours_has_one_quota_too() {
    let desk = Desk::new().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    desk.limit(account, 100).await;
    desk.set_clock("2026-03-28T23:00:00Z");

    let run = desk
        .import(search, account, &desk.url(Product::Recruiter, "medium"), 2_500)
        .await;

    assert_eq!(
        run.resumes_at,
        Some("2026-03-29T22:00:00Z".parse().unwrap()),
        "the next day begins after 23 hours"
    );
}
