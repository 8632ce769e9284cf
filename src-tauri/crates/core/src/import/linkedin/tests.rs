//! Tests of a LinkedIn import against a provider that says what no real server is asked to say.

mod waiting;

use std::{
    collections::VecDeque,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use secrecy::SecretString;
use tempfile::TempDir;
use tokio::sync::oneshot;

use super::*;
use crate::{
    account::{AccountEdit, NewAccount, Provider},
    clock::{Clock as _, HandClock},
    connector::{AccountHealth, Connect, FoundPerson, Profile, SecretStore},
    id::Id,
    key::Key,
    project::ProjectFields,
    quota::Quota,
    run::{Cause, RunState},
    search::SearchFields,
};

const CLASSIC: &str = "https://www.linkedin.com/search/results/people/?keywords=engineer";
const RECRUITER: &str = "https://www.linkedin.com/talent/search?searchKeyword=engineer";

#[tokio::test]
async fn a_page_is_as_large_as_the_product_serves_it() {
    for (address, size) in [(CLASSIC, 50), (RECRUITER, 100)] {
        let desk = Desk::new([page(0..size, Some(1_000), None)]).await;

        desk.import(address, 2_500).await;

        assert_eq!(
            desk.asked(),
            [(false, Some(size))],
            "{address} is read in pages of {size}"
        );
    }
}

#[tokio::test]
async fn a_list_whose_first_page_is_empty_ends_there() {
    for total in [None, Some(0), Some(300)] {
        let desk = Desk::new([page(0..0, total, None)]).await;

        let run = desk.import(RECRUITER, 2_500).await;

        assert_eq!(
            (run.state, run.read),
            (RunState::Finished, 0),
            "a total of {total:?} does not make it go on"
        );
        assert_eq!(desk.asked().len(), 1, "the page is asked for once");
    }
}

#[tokio::test]
async fn a_list_that_always_names_a_next_page_ends_when_nothing_comes() {
    let empty = || page(0..0, None, Some("next"));
    let desk = Desk::new([
        page(0..100, None, Some("next")),
        empty(),
        page(100..150, None, Some("next")),
    ])
    .await;
    desk.answer([empty(), empty(), empty(), page(150..200, None, None)]);

    let run = desk.import(RECRUITER, 2_500).await;

    assert_eq!(
        run.stop_reason,
        Some(StopReason::SourceExhausted),
        "three empty pages are an end"
    );
    assert_eq!(run.read, 150, "one is not");
}

#[tokio::test]
async fn a_total_that_shrinks_below_what_was_read_is_not_believed() {
    let desk = Desk::new([
        page(0..100, Some(250), Some("2")),
        page(100..200, Some(40), Some("3")),
    ])
    .await;
    desk.answer([page(200..250, Some(250), None)]);

    let run = desk.import(RECRUITER, 2_500).await;

    assert_eq!(
        (run.read, run.stop_reason),
        (250, Some(StopReason::Completed)),
        "the list goes on"
    );
}

#[tokio::test]
async fn a_list_that_ends_before_its_total_is_exhausted() {
    let desk = Desk::new([
        page(0..100, Some(250), Some("2")),
        page(100..130, Some(250), None),
    ])
    .await;

    let run = desk.import(RECRUITER, 2_500).await;

    assert_eq!(
        (run.read, run.stop_reason),
        (130, Some(StopReason::SourceExhausted)),
        "there is no more"
    );
}

#[tokio::test]
async fn more_results_than_were_asked_for_are_not_kept_and_count_as_served() {
    let desk = Desk::new((0..5).map(|_| page(0..101, Some(300), None))).await;

    let run = desk.import(RECRUITER, 2_500).await;

    assert_eq!(
        run.trouble.unwrap().code,
        "unexpected_answer",
        "the provider is not believed"
    );
    assert_eq!(
        (run.read, desk.quota().await.used),
        (0, 500),
        "and all that was set aside counts"
    );
}

#[tokio::test]
async fn skipped_rows_of_a_list_that_was_started_again_all_have_their_place() {
    let hidden = || FoundPerson {
        full_name: Some("LinkedIn Member".into()),
        ..FoundPerson::default()
    };
    let pages = |next: Option<&str>| {
        let mut results = people(0..9);
        results.push(hidden());
        Ok(SearchPage {
            results,
            total: Some(20),
            next: next.map(|next| Cursor(next.into())),
        })
    };
    let expired = Err(refusal(RefusalKind::CursorExpired, Outcome::NothingServed));
    let desk = Desk::new([pages(Some("2")), expired, pages(Some("2")), pages(None)]).await;

    let run = desk.import(RECRUITER, 2_500).await;

    let skips = desk.workspace.skips(run.id, 0, 100).await.unwrap();
    let numbers: Vec<_> = skips.iter().map(|skip| skip.number).collect();
    assert_eq!(
        run.read - run.created,
        u32::try_from(skips.len()).unwrap(),
        "each skipped row is in the report"
    );
    assert_eq!(numbers.first(), Some(&10), "by its place in what was read");
    assert!(
        numbers.is_sorted_by(|one, next| one < next),
        "no two have the same place"
    );
}

#[tokio::test]
async fn no_two_skipped_rows_have_the_same_number() {
    let desk = Desk::new([page(0..10, Some(10), None)]).await;
    let run = desk.import(RECRUITER, 10).await.row;
    let skip = |number| {
        desk.workspace
            .store()
            .write(move |tx| store::run_skips::insert(tx, run, number, &Cause::NoProfile, &["Ada"], None))
    };

    skip(1).await.unwrap();

    assert!(
        skip(1).await.is_err(),
        "or a run would count more than its report has"
    );
    skip(2).await.unwrap();
}

#[tokio::test]
async fn a_restart_gives_up_after_three_and_a_resume_tries_again() {
    let expired = || Err(refusal(RefusalKind::CursorExpired, Outcome::NothingServed));
    let desk = Desk::new((0..4).flat_map(|_| [page(0..10, Some(20), Some("2")), expired()])).await;
    let run = desk.import(RECRUITER, 2_500).await;
    assert_eq!(
        (run.state, run.trouble.unwrap().code.as_str()),
        (RunState::Failed, "cursor_expired"),
        "it gives up"
    );

    desk.answer([expired(), page(0..20, Some(20), None)]);
    desk.workspace.resume_run(run.id, None).await.unwrap();

    let run = desk.workspace.wait_for_run(run.id).await.unwrap();
    assert_eq!(
        run.stop_reason,
        Some(StopReason::Completed),
        "the list can be started again"
    );
}

#[tokio::test]
async fn text_is_kept_as_text() {
    let names = [
        "<script>alert(1)</script>".to_owned(),
        "=HYPERLINK(\"https://evil.test\")".to_owned(),
        "\u{202e}نص من اليمين إلى اليسار".to_owned(),
        "x".repeat(10_000),
        "'; DROP TABLE candidates; --".to_owned(),
    ];
    let results: Vec<_> = people(0..5)
        .into_iter()
        .zip(&names)
        .map(|(person, name)| FoundPerson {
            full_name: Some(name.clone()),
            headline: Some(name.clone()),
            ..person
        })
        .collect();
    let desk = Desk::new([Ok(SearchPage {
        results,
        total: Some(5),
        next: None,
    })])
    .await;

    desk.import(RECRUITER, 2_500).await;

    for (row, name) in (1..).zip(&names) {
        let person = desk
            .workspace
            .store()
            .read(move |db| store::candidates::get_row(db, row))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (&person.full_name, person.headline.as_ref()),
            (name, Some(name)),
            "letter by letter"
        );
    }
}

#[tokio::test]
async fn a_row_may_say_the_same_twice() {
    let person = FoundPerson {
        provider_id: Some("AEMAAada1".into()),
        slug: Some("ada".into()),
        profile_url: Some("https://www.linkedin.com/in/ADA/".into()),
        member_urn: Some("urn:li:member:7".into()),
        full_name: Some("Ada".into()),
        ..FoundPerson::default()
    };
    let again = FoundPerson {
        slug: Some("AEMAAada1".into()),
        profile_url: None,
        ..person.clone()
    };
    let desk = Desk::new([Ok(SearchPage {
        results: vec![person, again],
        total: Some(2),
        next: None,
    })])
    .await;

    let run = desk.import(RECRUITER, 2_500).await;

    assert_eq!(
        (run.created, run.read),
        (1, 2),
        "and is one person all the same: {:?}",
        run.trouble
    );
}

#[tokio::test]
async fn a_former_slug_is_known_on_the_page_that_brought_it() {
    let with = |slug: &str, url: &str| FoundPerson {
        slug: Some(slug.into()),
        profile_url: Some(format!("https://www.linkedin.com/in/{url}")),
        full_name: Some("Ada".into()),
        ..FoundPerson::default()
    };
    let results = vec![with("countess", "ada"), with("ada", "ada")];
    let desk = Desk::new([Ok(SearchPage {
        results,
        total: Some(2),
        next: None,
    })])
    .await;

    let run = desk.import(RECRUITER, 2_500).await;

    assert_eq!(
        run.created, 1,
        "as it would be on the next page: {:?}",
        run.trouble
    );
}

#[tokio::test]
async fn undoing_puts_a_replaced_profile_back() {
    let with = |employer: &str| {
        let position = crate::connector::Position {
            employer: employer.into(),
            ..Default::default()
        };
        let profile = Profile {
            positions: vec![position],
            ..Profile::default()
        };
        let results = vec![FoundPerson {
            profile: Some(profile),
            ..people(0..1).remove(0)
        }];
        Ok(SearchPage {
            results,
            total: Some(1),
            next: None,
        })
    };
    let desk = Desk::new([with("Engines"), with("Looms")]).await;
    desk.import(RECRUITER, 2_500).await;
    let run = desk.import(RECRUITER, 2_500).await;
    let profile = || async {
        desk.workspace
            .store()
            .read(|db| store::profiles::get(db, 1))
            .await
            .unwrap()
            .unwrap()
    };
    assert_eq!(
        (run.matched, profile().await.positions[0].employer.as_str()),
        (1, "Looms"),
        "the newest counts"
    );

    desk.workspace.undo_run(run.id).await.unwrap();

    assert_eq!(
        profile().await.positions[0].employer,
        "Engines",
        "it is as before"
    );
}

#[tokio::test]
async fn a_full_disk_parks_the_import_with_nothing_half_written() {
    let desk = Desk::new([
        page(0..100, Some(300), Some("2")),
        page(100..200, Some(300), Some("3")),
    ])
    .await;
    let run = desk.import(RECRUITER, 100).await;
    desk.fill_the_disk(true).await;

    desk.workspace.resume_run(run.id, Some(300)).await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();

    assert_eq!(
        (run.state, run.trouble.unwrap().code.as_str()),
        (RunState::Parked, "disk_full"),
        "it waits for room"
    );
    assert_eq!(
        (run.read, run.created),
        (100, 100),
        "the page that did not fit is not there"
    );
    let quota = desk.quota().await;
    assert!(
        quota.used + quota.reserved >= 200,
        "but it was served, and that is not forgotten"
    );

    desk.fill_the_disk(false).await;
    desk.answer([
        page(100..200, Some(300), Some("3")),
        page(200..300, Some(300), None),
    ]);
    desk.workspace.resume_run(run.id, None).await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();
    assert_eq!(
        (run.read, run.stop_reason),
        (300, Some(StopReason::Completed)),
        "with room it goes on"
    );
}

#[tokio::test]
async fn a_run_that_cannot_note_its_end_is_not_lost() {
    let desk = Desk::new([page(0..20, Some(20), None)]).await;
    let break_notes =
        "CREATE TEMP TRIGGER broken BEFORE UPDATE OF state ON runs BEGIN SELECT RAISE(ABORT, 'no'); END";
    desk.workspace
        .store()
        .write(move |tx| Ok(tx.execute_batch(break_notes)?))
        .await
        .unwrap();

    let run = desk.import(RECRUITER, 2_500).await;
    assert_eq!(run.state, RunState::Running, "its end could not be noted");
    assert!(
        desk.workspace.pause_run(run.id).await.is_err(),
        "nor can it now, and whoever asks is told"
    );

    desk.workspace
        .store()
        .write(|tx| Ok(tx.execute_batch("DROP TRIGGER temp.broken")?))
        .await
        .unwrap();
    desk.workspace.resume_due_runs().await.unwrap();

    let run = desk.workspace.run(run.id).await.unwrap();
    assert_eq!(
        run.stop_reason,
        Some(StopReason::Completed),
        "it is noted as soon as that is possible"
    );
}

#[tokio::test]
async fn a_defect_in_a_provider_interrupts_its_run_and_no_other() {
    let desk = Desk::new([page(0..10, Some(20), Some("panic")), page(10..20, Some(20), None)]).await;

    let run = desk.import(RECRUITER, 2_500).await;
    assert_eq!(run.read, 10, "it broke off behind the first page");

    desk.answer([page(10..20, Some(20), None)]);
    desk.connect.panics(false);
    desk.workspace.resume_due_runs().await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();
    assert_eq!(
        (run.read, run.state),
        (20, RunState::Finished),
        "and goes on like after a crash"
    );
}

#[tokio::test]
async fn a_keychain_that_waits_for_somebody_holds_nobody_else_up() {
    let desk = Desk::new([page(0..10, Some(10), None)]).await;
    let unlock = desk.connect.lock_the_keychain();

    let run = desk.start(RECRUITER, 2_500).await;
    // On the one thread of this test, this only gets an answer if the import does not wait on it.
    let searches = desk.workspace.searches().await.unwrap();
    drop(unlock);

    assert_eq!(
        searches.len(),
        1,
        "questions are answered while the keychain waits"
    );
    assert_eq!(
        desk.workspace.wait_for_run(run.id).await.unwrap().read,
        10,
        "and the import after it"
    );
}

#[tokio::test]
async fn a_token_that_is_not_there_is_for_a_person_to_enter() {
    let desk = Desk::new([]).await;
    desk.connect.state().no_token = true;

    let run = desk.import(RECRUITER, 2_500).await;

    assert_eq!(
        (run.state, run.stop_reason),
        (RunState::Parked, Some(StopReason::SessionLost)),
        "nothing is broken"
    );
    let (account, quota) = desk.workspace.account(desk.account).await.unwrap();
    assert_eq!(
        account.status,
        AccountStatus::Disconnected,
        "the account says what is missing"
    );
    assert_eq!((quota.used, quota.reserved), (0, 0), "nothing was asked");
}

#[tokio::test]
async fn nothing_is_booked_for_a_request_that_waits_for_its_turn() {
    let desk = Desk::new([page(0..100, Some(300), Some("2"))]).await;
    desk.connect.let_wait([Wait::No, Wait::ForEver]);
    let run = desk.start(RECRUITER, 300).await;
    while desk.workspace.run(run.id).await.unwrap().read < 100 {
        tokio::task::yield_now().await;
    }
    assert_eq!(desk.quota().await.reserved, 0, "its turn has not come");

    desk.workspace.pause_run(run.id).await.unwrap();

    assert_eq!(desk.quota().await.used, 100, "only what was served is used");
    assert_eq!(desk.asked().len(), 1, "and nothing else was asked");
}

#[tokio::test]
async fn a_page_that_was_asked_for_while_the_one_before_was_kept_is_kept_when_a_pause_comes() {
    let desk = Desk::new([
        page(0..100, Some(300), Some("2")),
        page(100..200, Some(300), Some("3")),
    ])
    .await;
    let [first, second] = [desk.connect.hold_an_answer(), desk.connect.hold_an_answer()];
    let run = desk.start(RECRUITER, 300).await;
    first.send(()).unwrap();
    while desk.asked().len() < 2 {
        tokio::task::yield_now().await;
    }

    let (paused, ()) = tokio::join!(desk.workspace.pause_run(run.id), async {
        tokio::task::yield_now().await;
        second.send(()).unwrap();
    });

    assert_eq!(
        paused.unwrap().read,
        200,
        "it was served, so it is not thrown away"
    );
    let quota = desk.quota().await;
    assert_eq!((quota.used, quota.reserved), (200, 0), "and counted once");
    assert_eq!(desk.asked().len(), 2, "no third one was asked for");
}

#[tokio::test]
async fn a_page_is_booked_on_the_day_on_which_its_turn_comes() {
    let desk = Desk::new([
        page(0..100, Some(200), Some("2")),
        page(100..200, Some(200), None),
    ])
    .await;
    desk.connect.let_wait([Wait::No, Wait::UntilTomorrow]);

    let run = desk.import(RECRUITER, 200).await;

    assert_eq!(run.read, 200, "both pages came");
    let quota = desk.quota().await;
    assert_eq!(quota.account_day.to_string(), "2026-03-11", "it is the next day");
    assert_eq!(
        (quota.used, quota.reserved),
        (100, 0),
        "the second page counts where it was served"
    );
}

#[tokio::test]
async fn the_last_request_of_a_day_relies_on_no_size_beside_a_cursor() {
    let desk = Desk::new([
        page(0..82, Some(600), Some("2")),
        page(82..83, Some(600), Some("3")),
        page(83..165, Some(600), Some("4")),
        page(165..247, Some(600), Some("5")),
    ])
    .await;
    desk.lower_the_limit(247).await;

    let run = desk.import(RECRUITER, 2_500).await;

    assert_eq!(
        desk.asked(),
        [(false, Some(82)), (true, Some(1)), (true, None), (true, None)],
        "what is odd about the day is asked for while a whole page has room"
    );
    assert_eq!(
        (run.read, run.stop_reason),
        (247, Some(StopReason::DailyQuota)),
        "so that the day is used to the last result"
    );
}

#[tokio::test]
async fn a_provider_that_heeds_no_size_is_not_given_another() {
    let desk = Desk::new([
        page(0..82, Some(600), Some("2")),
        page(82..164, Some(600), Some("3")),
        page(164..246, Some(600), Some("4")),
    ])
    .await;
    desk.lower_the_limit(247).await;

    let run = desk.import(RECRUITER, 2_500).await;

    assert_eq!(
        desk.asked(),
        [(false, Some(82)), (true, Some(1)), (true, None)],
        "it was asked for one and served a page"
    );
    let trouble = run.trouble.unwrap();
    assert_eq!(
        (run.read, run.stop_reason, desk.quota().await.left),
        (246, Some(StopReason::DailyQuota), 1),
        "the last result stays for somebody else"
    );
    assert!(
        trouble.message.contains("this needs 82"),
        "and why: {}",
        trouble.message
    );
}

#[tokio::test]
async fn a_limit_that_was_lowered_meanwhile_holds_for_the_next_page() {
    let desk = Desk::new([page(0..100, Some(300), Some("2"))]).await;
    let run = desk.import(RECRUITER, 100).await;
    desk.lower_the_limit(150).await;

    desk.workspace.resume_run(run.id, Some(300)).await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();

    assert_eq!(
        (run.read, run.stop_reason),
        (100, Some(StopReason::DailyQuota)),
        "it stops, because a whole page would go over the new limit"
    );
    assert_eq!(desk.asked().len(), 1, "and asks for nothing");
}

#[tokio::test]
async fn a_list_whose_pages_no_day_has_room_for_any_more_is_started_again_in_smaller_ones() {
    let desk = Desk::new([
        page(0..100, Some(110), Some("2")),
        page(0..60, Some(110), Some("2")),
    ])
    .await;
    let run = desk.import(RECRUITER, 100).await;
    desk.lower_the_limit(60).await;
    desk.set_clock("2026-03-11T08:00:00Z".parse().unwrap());

    desk.workspace.resume_run(run.id, Some(110)).await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();

    assert_eq!(
        desk.asked(),
        [(false, Some(100)), (false, Some(60))],
        "from its beginning, in pages that a day has room for"
    );
    assert_eq!(
        (run.read, run.created, run.stop_reason),
        (160, 100, Some(StopReason::DailyQuota)),
        "who is here is recognised"
    );
}

/// Results `range` of a list.
fn page(range: std::ops::Range<u32>, total: Option<u32>, next: Option<&str>) -> Result<SearchPage, Refusal> {
    Ok(SearchPage {
        results: people(range),
        total,
        next: next.map(|next| Cursor(next.to_owned())),
    })
}

fn people(range: std::ops::Range<u32>) -> Vec<FoundPerson> {
    let person = |number| FoundPerson {
        provider_id: Some(format!("AEMAAperson{number}")),
        full_name: Some(format!("Person {number}")),
        ..FoundPerson::default()
    };
    range.map(person).collect()
}

fn refusal(kind: RefusalKind, outcome: Outcome) -> Refusal {
    Refusal {
        kind,
        outcome,
        retry_after: None,
        detail: None,
    }
}

/// A workspace with a project, a search, an account and a provider that answers as it was told to.
struct Desk {
    _folder: TempDir,
    workspace: Workspace,
    connect: Script,
    search: Id<crate::search::Search>,
    account: Id<Account>,
}

impl Desk {
    async fn new(answers: impl IntoIterator<Item = Result<SearchPage, Refusal>>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path: PathBuf = folder.path().join("own.longlist");
        let clock = Arc::new(HandClock::at("2026-03-10T08:00:00Z".parse().unwrap()));
        let connect = Script::default();
        connect.state().clock = Some(Arc::clone(&clock));
        let workspace = Workspace::create(&path, &Key::fresh(), clock, Arc::new(connect.clone()))
            .await
            .unwrap();
        let fields = ProjectFields {
            title: "Engineer".into(),
            ..ProjectFields::default()
        };
        let project = workspace.add_project(fields).await.unwrap();
        let fields = SearchFields {
            name: "Vienna".into(),
            ..SearchFields::default()
        };
        let search = workspace.add_search(project, fields).await.unwrap();
        let account = workspace
            .add_account(new_account(), &SecretString::from("token"))
            .await
            .unwrap();
        let desk = Self {
            _folder: folder,
            workspace,
            connect,
            search,
            account,
        };
        desk.answer(answers);
        desk
    }

    fn answer(&self, answers: impl IntoIterator<Item = Result<SearchPage, Refusal>>) {
        self.connect.state().answers.extend(answers);
    }

    fn ask(&self, address: &str, size: u32) -> LinkedinImportAsk {
        LinkedinImportAsk {
            search_id: self.search,
            account_id: self.account,
            address: address.to_owned(),
            size,
            continue_by_itself: true,
        }
    }

    async fn start(&self, address: &str, size: u32) -> Run {
        let ask = self.ask(address, size);
        self.workspace.start_linkedin_import(ask).await.unwrap()
    }

    async fn import(&self, address: &str, size: u32) -> Run {
        let run = self.start(address, size).await;
        self.workspace.wait_for_run(run.id).await.unwrap()
    }

    /// Connects the account again, after it was removed.
    async fn connect_account(&self) {
        let token = SecretString::from("token");
        self.workspace.add_account(new_account(), &token).await.unwrap();
    }

    /// Notes how the account is, as another import would.
    async fn note(&self, status: AccountStatus) {
        let (account, _) = self.workspace.account(self.account).await.unwrap();
        self.workspace.note_status(&account, status).await.unwrap();
    }

    fn set_clock(&self, now: jiff::Timestamp) {
        let clock = self.connect.state().clock.clone();
        clock.expect("a desk has a clock").set(now);
    }

    /// Waits until a run has read so many.
    async fn has_read(&self, run: &Run, read: u32) {
        while self.workspace.run(run.id).await.unwrap().read < read {
            tokio::task::yield_now().await;
        }
    }

    /// Waits until so many pages were asked for.
    async fn has_asked(&self, pages: usize) {
        while self.asked().len() < pages {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// Whether there was a cursor and which limit, for each page that was asked for.
    fn asked(&self) -> Vec<(bool, Option<u32>)> {
        self.connect
            .state()
            .asked
            .iter()
            .map(|ask| (ask.cursor.is_some(), ask.limit))
            .collect()
    }

    async fn quota(&self) -> Quota {
        self.workspace.account(self.account).await.unwrap().1
    }

    async fn lower_the_limit(&self, daily_limit: u32) {
        let (account, _) = self.workspace.account(self.account).await.unwrap();
        let edit = AccountEdit {
            name: account.name,
            time_zone: account.time_zone,
            daily_limit,
            pace_ms: account.pace_ms,
        };
        self.workspace.update_account(self.account, edit).await.unwrap();
    }

    /// Takes away the room for a single further page of the file, or gives it back.
    async fn fill_the_disk(&self, full: bool) {
        let store = self.workspace.store();
        let set = move |tx: &Transaction<'_>| {
            // A little remains, as on a real disk: enough for a quota entry and not for a page of people.
            let pages: u32 = tx.pragma_query_value(None, "page_count", |row| row.get(0))?;
            let most = if full { pages + 1 } else { u32::MAX - 1 };
            Ok(tx.pragma_update_and_check(None, "max_page_count", most, |_| Ok(()))?)
        };
        store.write(set).await.unwrap();
    }
}

fn new_account() -> NewAccount {
    NewAccount {
        provider: Provider::Unipile,
        name: "Ada".into(),
        dsn: "https://example.test".into(),
        provider_account_id: "1".into(),
        product: Product::Recruiter,
        time_zone: "Europe/Vienna".into(),
    }
}

/// A provider that answers as it was told to, one answer a page.
#[derive(Clone, Default)]
struct Script(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    answers: VecDeque<Result<SearchPage, Refusal>>,
    asked: Vec<PageAsk>,
    locked: Option<std::sync::mpsc::Receiver<()>>,
    no_token: bool,
    is_calm: bool,
    waits: VecDeque<Wait>,
    held: VecDeque<oneshot::Receiver<()>>,
    clock: Option<Arc<HandClock>>,
}

/// How long a turn lets wait for itself. Whoever gives up waiting for it leaves it to the next who asks.
#[derive(Clone)]
enum Wait {
    No,
    UntilTomorrow,
    For(CancellationToken),
    ForEver,
}

impl Script {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next turns come like this, and all after them at once.
    fn let_wait(&self, waits: impl IntoIterator<Item = Wait>) {
        self.state().waits.extend(waits);
    }

    /// The next page that is asked for comes when what is returned is told to; the one after it by the next call.
    fn hold_an_answer(&self) -> oneshot::Sender<()> {
        let (come, held) = oneshot::channel();
        self.state().held.push_back(held);
        come
    }

    /// The next who wants a token waits until what is returned is dropped.
    fn lock_the_keychain(&self) -> std::sync::mpsc::Sender<()> {
        let (unlock, locked) = std::sync::mpsc::channel();
        self.state().locked = Some(locked);
        unlock
    }

    /// Whether the cursor `panic` makes it panic, as it does at first.
    fn panics(&self, panics: bool) {
        self.state().is_calm = !panics;
    }
}

#[async_trait]
impl LinkedInSearch for Script {
    async fn turn(&self) -> Turn {
        let (wait, clock) = {
            let state = self.state();
            (state.waits.front().cloned(), state.clock.clone())
        };
        match (wait, clock) {
            (Some(Wait::For(turn)), _) => turn.cancelled().await,
            (Some(Wait::ForEver), _) => std::future::pending().await,
            (Some(Wait::UntilTomorrow), Some(clock)) => clock.set(clock.now() + Duration::from_hours(24)),
            (Some(Wait::UntilTomorrow | Wait::No) | None, _) => {}
        }
        self.state().waits.pop_front();
        Turn::holding(())
    }

    async fn page(&self, _: Turn, ask: &PageAsk) -> Result<SearchPage, Refusal> {
        let held = {
            let mut state = self.state();
            state.asked.push(ask.clone());
            state.held.pop_front()
        };
        if let Some(held) = held {
            held.await.unwrap();
        }
        let mut state = self.state();
        let is_trap = ask.cursor.as_ref().is_some_and(|cursor| cursor.0 == "panic");
        assert!(!is_trap || state.is_calm, "a defect in a provider");
        let unreachable = Err(refusal(RefusalKind::Unreachable, Outcome::NothingServed));
        state.answers.pop_front().unwrap_or(unreachable)
    }

    async fn account(&self) -> Result<AccountHealth, Refusal> {
        Ok(AccountHealth::Connected)
    }
}

impl Connect for Script {
    fn linkedin(&self, _: &Account) -> Result<Box<dyn LinkedInSearch>> {
        let locked = self.state().locked.take();
        if let Some(locked) = locked {
            // Ends with an error when the other end is dropped, which is what was waited for.
            let _ = locked.recv();
        }
        if self.state().no_token {
            return Err(refusal(RefusalKind::TokenRefused, Outcome::NothingServed).into());
        }
        Ok(Box::new(self.clone()))
    }

    fn chat(&self, _: &crate::provider::Provider) -> Result<Box<dyn crate::connector::ChatModel>> {
        unreachable!("an import asks no model")
    }

    fn check_base_url(&self, _: crate::provider::ModelEvaluator, base_url: &str) -> Result<String> {
        Ok(base_url.to_owned())
    }

    fn check_key(&self, _: &SecretString) -> Result<()> {
        Ok(())
    }

    fn secrets(&self) -> &dyn SecretStore {
        self
    }

    fn check_dsn(&self, dsn: &str) -> Result<String> {
        Ok(dsn.to_owned())
    }

    fn check_token(&self, _: &SecretString) -> Result<()> {
        Ok(())
    }

    fn default_pace_ms(&self, _: &str) -> u32 {
        0
    }
}

impl SecretStore for Script {
    fn get(&self, _: &str) -> Result<Option<SecretString>> {
        Ok(None)
    }

    fn set(&self, _: &str, _: &SecretString) -> Result<()> {
        Ok(())
    }

    fn forget(&self, _: &str) -> Result<()> {
        Ok(())
    }
}
