//! LinkedIn imports against the sandbox, over real HTTP.

#![expect(clippy::unwrap_used, reason = "a panic is how a test reports")]

#[path = "imports/faults.rs"]
mod faults;
#[path = "imports/undo.rs"]
mod undo;

use longlist_core::{
    account::Product,
    change::Change,
    run::{RunState, SkipReason, StopReason},
};
use longlist_tests::{desk::Desk, ledger::Ledger};

/// What the sandbox finds for its medium search, in every product.
const MEDIUM: u32 = 612;

#[tokio::test]
async fn a_search_that_fits_is_read_to_its_end() {
    let desk = Desk::new().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );

    let run = desk
        .import(search, account, &desk.url(Product::Recruiter, "medium"), 2_500)
        .await;

    assert_eq!(
        (run.state, run.stop_reason),
        (RunState::Finished, Some(StopReason::Completed)),
        "all was read"
    );
    assert_eq!(
        (run.read, run.total, run.reachable),
        (MEDIUM, Some(MEDIUM), Some(MEDIUM)),
        "and nothing beyond"
    );
    assert_eq!(
        desk.count(search).await,
        run.created,
        "who was created is a member"
    );
    assert_eq!(
        desk.quota(account).await.used,
        MEDIUM,
        "every result served is counted, also the repeated ones"
    );
    assert_eq!(
        desk.bill(Product::Recruiter).served,
        u64::from(MEDIUM),
        "as the provider counts them"
    );
    check(&desk);
}

#[tokio::test]
async fn an_import_stops_at_its_size_and_goes_on_from_there() {
    let desk = Desk::new().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::SalesNavigator).await,
    );
    let url = desk.url(Product::SalesNavigator, "medium");

    let run = desk.import(search, account, &url, 250).await;

    assert_eq!(
        (run.read, run.stop_reason),
        (250, Some(StopReason::SizeReached)),
        "the size is exact"
    );

    let run = desk.resumed(run.id).await;

    assert_eq!(
        (run.read, run.stop_reason),
        (MEDIUM, Some(StopReason::Completed)),
        "without a size, all the rest"
    );
    assert_eq!(
        desk.bill(Product::SalesNavigator).results(),
        u64::from(MEDIUM),
        "no page was asked for twice"
    );
    check(&desk);
}

#[tokio::test]
async fn a_classic_search_shows_a_thousand_whatever_its_total() {
    let desk = Desk::new().await;
    let (search, account) = (desk.search("Vienna").await, desk.account(Product::Classic).await);

    let run = desk
        .import(search, account, &desk.url(Product::Classic, "beyond_all"), 2_500)
        .await;

    assert_eq!(
        (run.read, run.stop_reason),
        (1_000, Some(StopReason::SourceWindow)),
        "the window is named"
    );
    assert_eq!(
        (run.total, run.reachable),
        (Some(3_412), Some(1_000)),
        "and how much lies beyond it"
    );
    assert_eq!(
        desk.bill(Product::Classic).requests,
        20,
        "a classic page is fifty results"
    );
    check(&desk);
}

#[tokio::test]
async fn a_recruiter_search_shows_as_many_as_a_day_allows() {
    let desk = Desk::new().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );

    let run = desk
        .import(
            search,
            account,
            &desk.url(Product::Recruiter, "beyond_all"),
            4_000,
        )
        .await;

    assert_eq!(run.size, Some(2_500), "a size above the window is capped");
    assert_eq!(
        (run.read, run.stop_reason),
        (2_500, Some(StopReason::SourceWindow)),
        "all that can be reached"
    );
    assert_eq!(desk.quota(account).await.left, 0, "which is the quota of a day");
    check(&desk);
}

#[tokio::test]
async fn an_import_above_the_quota_parks_and_goes_on_after_the_reset() {
    let desk = Desk::new().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    desk.limit(account, 250).await;

    let run = desk
        .import(search, account, &desk.url(Product::Recruiter, "medium"), MEDIUM)
        .await;

    let quota = desk.quota(account).await;
    assert_eq!(
        (run.state, run.stop_reason),
        (RunState::Parked, Some(StopReason::DailyQuota)),
        "it waits"
    );
    assert_eq!(
        (run.read, quota.used, quota.left),
        (250, 250, 0),
        "all of the day was used, and not one more"
    );
    assert_eq!(run.resumes_at, Some(quota.resets_at), "it says when it goes on");

    desk.workspace().resume_due_runs().await.unwrap();
    assert_eq!(
        desk.workspace().run(run.id).await.unwrap().state,
        RunState::Parked,
        "not before the reset"
    );

    for read in [500, MEDIUM] {
        desk.clock.set(desk.quota(account).await.resets_at);
        desk.workspace().resume_due_runs().await.unwrap();
        assert_eq!(
            desk.stopped(run.id).await.read,
            read,
            "each day brings as much as it may"
        );
    }
    let run = desk.workspace().run(run.id).await.unwrap();
    assert_eq!(
        run.stop_reason,
        Some(StopReason::Completed),
        "in the end all is read"
    );
    assert_eq!(
        desk.bill(Product::Recruiter).results(),
        u64::from(MEDIUM),
        "and nothing twice"
    );
    check(&desk);
}

#[tokio::test]
async fn a_parked_import_can_be_resumed_for_seven_days_and_not_longer() {
    let desk = Desk::new().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    desk.limit(account, 100).await;
    let url = desk.url(Product::Recruiter, "medium");
    let run = desk.import(search, account, &url, MEDIUM).await;

    desk.wait(7 * 24 - 1);
    let run = desk.resumed(run.id).await;
    assert_eq!(
        (run.read, run.state),
        (200, RunState::Parked),
        "an hour before the end it goes on"
    );

    desk.wait(1);
    let refusal = desk.workspace().resume_run(run.id, None).await.unwrap_err();
    assert_eq!(
        refusal.code(),
        "resume_expired",
        "seven times 24 hours after the start it is over"
    );
    let run = desk.workspace().run(run.id).await.unwrap();
    assert_eq!(
        (run.state, run.stop_reason),
        (RunState::Finished, Some(StopReason::ResumeExpired)),
        "and says so"
    );
    check(&desk);
}

#[tokio::test]
async fn what_is_over_keeps_its_reason_however_late_somebody_resumes_it() {
    let desk = Desk::new().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    let run = desk
        .import(search, account, &desk.url(Product::Recruiter, "small"), 2_500)
        .await;
    desk.wait(8 * 24);

    let refusal = desk.workspace().resume_run(run.id, None).await.unwrap_err();

    assert_eq!(refusal.code(), "run_is_over", "it was over before it was late");
    let run = desk.workspace().run(run.id).await.unwrap();
    assert_eq!(
        run.stop_reason,
        Some(StopReason::Completed),
        "history is not rewritten"
    );
}

#[tokio::test]
async fn pausing_and_resuming_reads_every_page_once() {
    let desk = slow_desk().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    let run = desk
        .start(search, account, &desk.url(Product::Recruiter, "medium"), 2_500)
        .await;
    a_page_is_kept(&desk, run.id).await;

    let paused = desk.workspace().pause_run(run.id).await.unwrap();

    assert_eq!(
        (paused.state, paused.stop_reason),
        (RunState::Paused, None),
        "a person asked for it"
    );
    assert!(
        paused.read > 0 && paused.read < MEDIUM,
        "it stopped in the middle"
    );
    assert_eq!(desk.quota(account).await.reserved, 0, "nothing is under way");

    let run = desk.resumed(run.id).await;

    assert_eq!(
        (run.read, run.stop_reason),
        (MEDIUM, Some(StopReason::Completed)),
        "it goes on where it was"
    );
    assert_eq!(
        desk.bill(Product::Recruiter).results(),
        u64::from(MEDIUM),
        "no page was asked for twice"
    );
    check(&desk);
}

#[tokio::test]
async fn a_cancelled_import_keeps_what_it_has_and_does_not_go_on() {
    let desk = slow_desk().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    let run = desk
        .start(search, account, &desk.url(Product::Recruiter, "medium"), 2_500)
        .await;
    a_page_is_kept(&desk, run.id).await;

    let run = desk.workspace().cancel_run(run.id).await.unwrap();

    assert_eq!(
        (run.state, run.stop_reason),
        (RunState::Cancelled, Some(StopReason::Cancelled)),
        "it is over"
    );
    assert_eq!(desk.count(search).await, run.created, "what it imported stays");
    let refusal = desk.workspace().resume_run(run.id, None).await.unwrap_err();
    assert_eq!(refusal.code(), "run_is_over", "it cannot be resumed");
    check(&desk);
}

#[tokio::test]
async fn a_parked_import_can_be_cancelled() {
    let desk = Desk::new().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    desk.limit(account, 100).await;
    let run = desk
        .import(search, account, &desk.url(Product::Recruiter, "medium"), MEDIUM)
        .await;

    desk.workspace().cancel_run(run.id).await.unwrap();

    desk.wait(48);
    desk.workspace().resume_due_runs().await.unwrap();
    let run = desk.workspace().run(run.id).await.unwrap();
    assert_eq!(
        (run.state, run.read),
        (RunState::Cancelled, 100),
        "and no reset sets it going again"
    );
}

#[tokio::test]
async fn of_two_who_resume_at_once_one_is_refused() {
    let desk = slow_desk().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    let run = desk
        .import(search, account, &desk.url(Product::Recruiter, "medium"), 100)
        .await;

    let workspace = desk.workspace();
    let (one, other) = tokio::join!(
        workspace.resume_run(run.id, None),
        workspace.resume_run(run.id, None)
    );

    assert!(
        one.is_ok() != other.is_ok(),
        "one sets it going, the other is told that it runs"
    );
    let run = desk.stopped(run.id).await;
    assert_eq!(
        (run.read, run.state),
        (MEDIUM, RunState::Finished),
        "it was driven once"
    );
    assert_eq!(
        desk.bill(Product::Recruiter).results(),
        u64::from(MEDIUM),
        "and asked for every page once"
    );
    check(&desk);
}

#[tokio::test]
async fn two_imports_at_once_share_one_quota() {
    let desk = Desk::new().await;
    let account = desk.account(Product::Recruiter).await;
    desk.limit(account, 730).await;
    let (vienna, graz) = (desk.search("Vienna").await, desk.search("Graz").await);

    let one = desk
        .start(vienna, account, &desk.url(Product::Recruiter, "medium"), 2_500)
        .await;
    let other = desk
        .start(
            graz,
            account,
            &desk.url(Product::Recruiter, "beyond_classic"),
            2_500,
        )
        .await;
    let (one, other) = (desk.stopped(one.id).await, desk.stopped(other.id).await);

    let quota = desk.quota(account).await;
    assert_eq!(
        one.read + other.read,
        730,
        "together they read what the day allows"
    );
    assert_eq!(
        (quota.used, quota.left),
        (730, 0),
        "the day is used to the last result"
    );
    assert_eq!(desk.bill(Product::Recruiter).results(), 730, "and not exceeded");
    check(&desk);
}

#[tokio::test]
async fn an_expired_cursor_starts_the_list_again_and_recognises_who_is_here() {
    let desk = Desk::new().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    desk.sandbox
        .fail_at(3, longlist_sandbox::FaultKind::ExpiredCursor);

    let run = desk
        .import(search, account, &desk.url(Product::Recruiter, "medium"), 2_500)
        .await;

    assert_eq!(
        (run.state, run.stop_reason),
        (RunState::Finished, Some(StopReason::Completed)),
        "it came to its end"
    );
    assert_eq!(
        run.read,
        200 + MEDIUM,
        "what the provider served twice counts twice"
    );
    assert_eq!(desk.quota(account).await.used, 200 + MEDIUM, "also for the quota");
    assert!(
        run.skipped.get(&SkipReason::AlreadyInSearch) >= Some(&190),
        "who is here is recognised"
    );
    assert_eq!(desk.count(search).await, run.created, "and not created again");
    check(&desk);
}

#[tokio::test]
async fn a_list_that_refuses_a_size_beside_a_cursor_is_read_in_whole_pages() {
    let faults = vec!["limit_with_cursor".parse().unwrap()];
    let desk = Desk::with(longlist_sandbox::Options {
        faults,
        ..Default::default()
    })
    .await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );

    let run = desk
        .import(search, account, &desk.url(Product::Recruiter, "medium"), 550)
        .await;

    assert_eq!(
        (run.read, run.stop_reason),
        (600, Some(StopReason::SizeReached)),
        "the last page comes whole"
    );
    assert_eq!(desk.bill(Product::Recruiter).results(), 600, "and counts whole");
    assert_eq!(desk.quota(account).await.used, 600, "here too");
    check(&desk);
}

#[tokio::test]
async fn a_provider_that_does_not_heed_a_size_beside_a_cursor_does_not_break_the_quota() {
    let days = [
        (240, 2_500, 240),
        (247, 2_500, 246),
        (2_490, 2_500, MEDIUM),
        (2_500, 250, 300),
        (260, 250, 250),
    ];
    for (limit, size, expected) in days {
        let faults = vec!["ignored_limit".parse().unwrap()];
        let desk = Desk::with(longlist_sandbox::Options {
            faults,
            ..Default::default()
        })
        .await;
        let (search, account) = (
            desk.search("Vienna").await,
            desk.account(Product::Recruiter).await,
        );
        desk.limit(account, limit).await;

        let run = desk
            .import(search, account, &desk.url(Product::Recruiter, "medium"), size)
            .await;

        assert_eq!(
            run.read, expected,
            "of a day of {limit}, for {size}: {:?}",
            run.trouble
        );
        let bill = desk.bill(Product::Recruiter).results();
        assert_eq!(bill, u64::from(expected), "no more than that was served");
        let quota = desk.quota(account).await;
        assert_eq!(
            (quota.used, quota.reserved),
            (expected, 0),
            "and all of it is counted"
        );
        check(&desk);
    }
}

#[tokio::test]
async fn a_day_of_any_size_is_used_to_the_last_result() {
    for limit in [101, 247, 257, 430] {
        let desk = Desk::new().await;
        let (search, account) = (
            desk.search("Vienna").await,
            desk.account(Product::Recruiter).await,
        );
        desk.limit(account, limit).await;
        let url = desk.url(Product::Recruiter, "medium");

        let run = desk.import(search, account, &url, 2_500).await;
        desk.wait(24);
        let run = desk.resumed(run.id).await;

        let both = (2 * limit).min(MEDIUM);
        assert_eq!(run.read, both, "two days of {limit}: {:?}", run.trouble);
        assert_eq!(
            desk.bill(Product::Recruiter).results(),
            u64::from(both),
            "and nothing twice"
        );
        check(&desk);
    }
}

#[tokio::test]
async fn a_preview_counts_and_says_who_is_here_already() {
    let desk = Desk::new().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    let url = desk.url(Product::Recruiter, "medium");

    let before = desk.workspace().preview_search(account, &url).await.unwrap();

    assert_eq!(
        (before.total, before.reachable, before.window),
        (MEDIUM, MEDIUM, 2_500),
        "how much there is"
    );
    assert_eq!(
        (before.people.len(), before.already_here),
        (10, 0),
        "a sample, all of them new"
    );
    assert_eq!(before.quota.used, 10, "LinkedIn has served ten results");

    desk.import(search, account, &url, 2_500).await;
    let after = desk.workspace().preview_search(account, &url).await.unwrap();

    assert!(
        after.already_here >= 9,
        "now they are known, but for those whom LinkedIn hides"
    );
    assert_eq!(
        desk.quota(account).await.used,
        10 + MEDIUM + 10,
        "each look counts"
    );
    assert_eq!(
        desk.bill(Product::Recruiter).results(),
        u64::from(10 + MEDIUM + 10),
        "as the provider counts"
    );
}

#[tokio::test]
async fn a_preview_takes_what_is_left_and_is_refused_when_nothing_is() {
    let desk = Desk::new().await;
    let account = desk.account(Product::Recruiter).await;
    desk.limit(account, 14).await;
    let url = desk.url(Product::Recruiter, "medium");

    let sizes = [
        desk.workspace()
            .preview_search(account, &url)
            .await
            .unwrap()
            .people
            .len(),
        desk.workspace()
            .preview_search(account, &url)
            .await
            .unwrap()
            .people
            .len(),
    ];
    let refusal = desk.workspace().preview_search(account, &url).await.unwrap_err();

    assert_eq!(sizes, [10, 4], "the second is as large as the day still allows");
    assert_eq!(refusal.code(), "daily_quota", "the third asks for nothing");
    assert_eq!(
        desk.bill(Product::Recruiter).requests,
        2,
        "the provider has not heard of it"
    );
}

#[tokio::test]
async fn the_same_person_in_three_searches_is_one_candidate_with_three_memberships() {
    let desk = Desk::new().await;
    let account = desk.account(Product::Recruiter).await;
    let url = desk.url(Product::Recruiter, "small");
    let searches = [
        desk.search("Vienna").await,
        desk.search("Graz").await,
        desk.search("Linz").await,
    ];

    let mut created = Vec::new();
    for search in searches {
        created.push(desk.import(search, account, &url, 2_500).await.created);
    }

    assert_eq!(
        created.get(1..),
        Some([0, 0].as_slice()),
        "nobody is created a second time"
    );
    let members = desk.members(searches[2]).await;
    let person = desk.workspace().candidate(members[0].id).await.unwrap();
    let names: Vec<_> = person
        .memberships
        .iter()
        .map(|member| member.search_name.as_str())
        .collect();
    assert_eq!(
        names,
        ["Vienna", "Graz", "Linz"],
        "each membership shows the others"
    );
    check(&desk);
}

#[tokio::test]
async fn people_whom_linkedin_hides_are_skipped_with_their_row() {
    let desk = Desk::new().await;
    let (search, account) = (desk.search("Vienna").await, desk.account(Product::Classic).await);

    let run = desk
        .import(search, account, &desk.url(Product::Classic, "beyond_all"), 1_000)
        .await;

    let hidden = run
        .skipped
        .get(&SkipReason::MissingLinkedinUrl)
        .copied()
        .unwrap_or_default();
    let repeated = run
        .skipped
        .get(&SkipReason::AlreadyInSearch)
        .copied()
        .unwrap_or_default();
    assert!(hidden > 0 && repeated > 0, "a thousand results hold both");
    assert_eq!(
        run.read,
        run.created + run.matched + hidden + repeated,
        "all are accounted for"
    );
    let skips = desk.workspace().skips(run.id, 0, 1_000).await.unwrap();
    assert_eq!(
        skips.len(),
        (hidden + repeated) as usize,
        "each has its row in the report"
    );
}

#[tokio::test]
async fn an_interrupted_import_goes_on_when_the_workspace_is_open_again() {
    let mut desk = slow_desk().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    let run = desk
        .start(search, account, &desk.url(Product::Recruiter, "medium"), 2_500)
        .await;
    a_page_is_kept(&desk, run.id).await;

    desk.open().await;
    desk.workspace().resume_due_runs().await.unwrap();

    let run = desk.stopped(run.id).await;
    assert_eq!(
        (run.read, run.stop_reason),
        (MEDIUM, Some(StopReason::Completed)),
        "without anybody asking"
    );
    assert_eq!(
        desk.bill(Product::Recruiter).results(),
        u64::from(MEDIUM),
        "and without reading anything twice"
    );
    check(&desk);
}

/// A desk whose provider takes its time, so that there is a middle of an import.
async fn slow_desk() -> Desk {
    let faults = vec!["latency:40ms".parse().unwrap()];
    Desk::with(longlist_sandbox::Options {
        faults,
        ..Default::default()
    })
    .await
}

async fn a_page_is_kept(desk: &Desk, run: longlist_core::id::Id<longlist_core::run::Run>) {
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    desk.workspace().listen(move |change| {
        if matches!(change, Change::Run { .. }) {
            // Nobody listens any more once the test has seen enough.
            let _ = tell.send(());
        }
    });
    while desk.workspace().run(run).await.unwrap().read == 0 {
        told.recv().await.unwrap();
    }
}

fn check(desk: &Desk) {
    Ledger::open(&desk.path(), desk.key()).check();
}
