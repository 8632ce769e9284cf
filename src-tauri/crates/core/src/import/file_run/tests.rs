//! Tests of whole file imports: every row is accounted for, whatever the rows, the disk and the order of undoing.

use std::sync::Arc;

use proptest::{
    prelude::*,
    test_runner::{Config, TestCaseError},
};
use tempfile::TempDir;

use super::*;
use crate::{
    clock::HandClock,
    connector::nobody::Nobody,
    key::Key,
    pool::{PoolQuery, Sort, SortColumn},
    project::ProjectFields,
    run::{RunState, SkipReason, Tally},
    search::SearchFields,
};

const HEADER: &str = "Full Name,LinkedIn Profile,Location,Email";

/// What a candidate, a key and a membership are, but for when they were last touched.
const EVERYTHING: &str = "
    SELECT 'candidate ' || concat_ws(' ', row, hex(id), full_name, first_name, last_name, headline, employer,
                                     location, email, phone, slug, sources, run) FROM candidates
    UNION ALL SELECT 'key ' || concat_ws(' ', space, key, candidate) FROM all_keys
    UNION ALL SELECT 'member ' || concat_ws(' ', search, candidate, run) FROM memberships
    UNION ALL SELECT 'search ' || concat_ws(' ', row, members) FROM searches
    ORDER BY 1";

proptest! {
    #![proptest_config(Config { cases: 24, max_shrink_iters: 200, ..Config::default() })]

    #[test]
    fn every_row_is_accounted_for_and_nothing_is_done_twice_or_left_behind(
        seed in file(),
        imports in prop::collection::vec((file(), policy(), 0..2_usize), 1..4),
        order in Just([0, 1, 2, 3, 4, 5]).prop_shuffle(),
    ) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        runtime.block_on(holds(&seed, &imports, order))?;
    }
}

async fn holds(
    seed: &[String],
    imports: &[(Vec<String>, DuplicatePolicy, usize)],
    order: [usize; 6],
) -> Result<(), TestCaseError> {
    let desk = Desk::new().await;
    desk.import(seed, DuplicatePolicy::Fill, 0).await;
    let at_first = desk.everything().await;
    let mut runs = Vec::new();
    for (rows, policy, search) in imports {
        let before = desk.everything().await;
        let rehearsed = desk.rehearse(rows, *policy, *search).await;
        prop_assert_eq!(desk.everything().await, before, "a rehearsal writes nothing");

        let run = desk.import(rows, *policy, *search).await;
        let skips = desk.workspace.skips(run.id, 0, 1_000).await.unwrap();
        let skipped: u32 = run.skipped.values().sum();
        prop_assert_eq!(run.read as usize, rows.len(), "every row was read");
        prop_assert_eq!(
            run.read,
            run.created + run.matched + skipped,
            "and went somewhere"
        );
        prop_assert_eq!(skips.len(), skipped as usize, "who was skipped is in the report");
        let came = Tally {
            created: run.created,
            matched: run.matched,
            skipped: run.skipped.clone(),
        };
        prop_assert_eq!(rehearsed, came, "it comes as it was rehearsed");

        let once = desk.everything().await;
        let again = desk.import(rows, *policy, *search).await;
        prop_assert_eq!(again.created, 0, "nobody is new for the second time");
        prop_assert_eq!(desk.everything().await, once, "twice is once");
        runs.extend([run.id, again.id]);
    }
    for place in order {
        if let Some(run) = runs.get(place) {
            desk.workspace.undo_run(*run).await.unwrap();
        }
    }
    prop_assert_eq!(
        desk.everything().await,
        at_first,
        "undone in any order, all is as before"
    );
    Ok(())
}

/// Few people, so that they meet again, and rows of every kind. A name belongs to its address: one that changes in
/// the middle of a file also changes whose e-mail address counts, so that twice would rightly be more than once.
fn file() -> impl Strategy<Value = Vec<String>> {
    let person = prop::sample::select(vec![
        ("Ada Lovelace", "ada"),
        ("Eva Lovelace", "eva"),
        ("Kim Park", "kim"),
        ("Ada Lovelace", "ada-1a2b3c4d"),
        ("Kim Park", "kim-5e6f7a8b"),
    ]);
    let place = prop::sample::select(vec!["", "London", "Paris"]);
    let mail = prop::sample::select(vec!["", "one@example.test", "two@example.test"]);
    let good = (person, place, mail)
        .prop_map(|((name, slug), place, mail)| format!("{name},linkedin.com/in/{slug},{place},{mail}"));
    let bad = prop::sample::select(vec![
        "Nobody,,Linz,",
        "A Company,linkedin.com/company/acme,,",
        "Torn,linkedin.com/in/torn,Linz,,,one too many",
    ]);
    let row = prop_oneof![5 => good, 1 => bad.prop_map(str::to_owned)];
    prop::collection::vec(row, 1..8)
}

fn policy() -> impl Strategy<Value = DuplicatePolicy> {
    use DuplicatePolicy::{Fill, Overwrite, Skip};
    prop::sample::select(vec![Skip, Fill, Overwrite])
}

#[tokio::test]
async fn every_order_of_the_list_keeps_up_with_imports() {
    let desk = Desk::new().await;
    let row = |who: &str, email: &str| format!("{who},https://www.linkedin.com/in/{who},,{email}");
    desk.import(
        &[
            row("dora", "m@example.test"),
            row("carl", ""),
            row("bea", "Z@example.test"),
        ],
        DuplicatePolicy::Fill,
        0,
    )
    .await;
    assert_eq!(
        desk.in_order(SortColumn::Email).await,
        ["dora", "bea", "carl"],
        "by address, who has none last"
    );
    assert_eq!(
        desk.in_order(SortColumn::Searches).await,
        ["dora", "carl", "bea"],
        "all are in one search"
    );

    desk.import(
        &[row("anton", "A@example.test"), row("carl", "b@example.test")],
        DuplicatePolicy::Fill,
        1,
    )
    .await;
    assert_eq!(
        desk.in_order(SortColumn::Email).await,
        ["anton", "carl", "dora", "bea"],
        "who came later and who got an address later are where they belong"
    );
    assert_eq!(
        desk.in_order(SortColumn::Searches).await,
        ["dora", "bea", "anton", "carl"],
        "who is in two searches comes last"
    );
    assert_eq!(
        desk.in_order(SortColumn::Sources).await,
        ["dora", "carl", "bea", "anton"],
        "all came from one source, so they stay as they were added"
    );
}

#[tokio::test]
async fn a_full_disk_parks_an_import_with_nothing_half_written_and_it_goes_on() {
    let desk = Desk::new().await;
    desk.import(&people(1), DuplicatePolicy::Fill, 0).await;
    // Somebody with nothing new to tell stands before the place where it stops, and once more behind it.
    let rows = [people(COMMIT * 2), people(1)].concat();
    let rehearsed = desk.rehearse(&rows, DuplicatePolicy::Fill, 0).await;
    // Room for the first transaction, and not for all of the second.
    desk.leave_room(6_000).await;

    let run = desk.import(&rows, DuplicatePolicy::Fill, 0).await;

    assert_eq!(
        (run.state, run.trouble.unwrap().code.as_str()),
        (RunState::Parked, "disk_full"),
        "it waits for room"
    );
    assert!(
        run.read > 0 && run.read < COMMIT * 2,
        "some of it fitted: {}",
        run.read
    );
    let (people, members) = (
        "SELECT count(*) FROM candidates",
        "SELECT sum(members) FROM searches",
    );
    assert_eq!(
        (desk.count(people).await, desk.count(members).await),
        (run.created + 1, run.created + 1),
        "what did not fit is not there at all"
    );

    let desk = desk.opened_again().await;
    desk.workspace.resume_run(run.id, None).await.unwrap();
    let run = desk.workspace.wait_for_run(run.id).await.unwrap();

    assert_eq!(
        (run.state, run.created),
        (RunState::Finished, COMMIT * 2 - 1),
        "with room it goes on where it was: {:?}",
        run.trouble
    );
    assert_eq!(desk.count(people).await, COMMIT * 2, "and nobody is there twice");
    assert_eq!(
        run.skipped, rehearsed.skipped,
        "whom it met before the program was started again is not forgotten"
    );
    let (once, twice) = (SkipReason::AlreadyInSearch, SkipReason::DuplicateInFile);
    assert_eq!(
        run.skipped,
        [(once, 1), (twice, 1)].into(),
        "each row has its reason"
    );
}

#[tokio::test]
async fn a_rehearsal_says_how_far_it_is_and_nobody_waits_for_it() {
    let desk = Desk::new().await;
    let rows = people(40_000);
    let ask = desk.ask(&rows, DuplicatePolicy::Fill, 0).await;
    let (moved, mut moves) = mpsc::unbounded_channel();
    let (go_on, may_go_on) = std::sync::mpsc::channel::<()>();
    let workspace = desk.workspace.clone();

    let rehearsal = tokio::spawn(async move {
        let watch = Watch {
            progress: Box::new(move |progress| {
                moved.send(progress).unwrap();
                wait(&may_go_on);
            }),
            ..Watch::default()
        };
        workspace.rehearse_file_import(ask, watch).await
    });
    let first = moves.recv().await.unwrap();
    let search = *desk.searches.first().unwrap();
    let fields = SearchFields {
        name: "Written meanwhile".into(),
        ..SearchFields::default()
    };
    let write = desk.workspace.update_search(search, fields);
    tokio::time::timeout(Duration::from_secs(20), write)
        .await
        .expect("it does not hold the writer")
        .unwrap();
    drop(go_on);
    let rehearsal = rehearsal.await.unwrap().unwrap().expect("nobody cancels it");

    assert_eq!(rehearsal.tally.created, 40_000, "it says what would happen");
    let mut moves: Vec<_> = std::iter::from_fn(|| moves.try_recv().ok()).collect();
    moves.insert(0, first);
    assert!(
        moves.len() > 1 && moves.is_sorted_by_key(|progress| progress.read),
        "and on the way how far it is: {moves:?}"
    );
    assert_eq!(moves.last().unwrap().read, 40_000, "to the end");
    assert!(
        moves
            .iter()
            .all(|progress| (30_000..50_000).contains(&progress.about)),
        "of about as many rows as there are: {moves:?}"
    );
}

#[tokio::test]
async fn a_rehearsal_that_is_cancelled_leaves_nothing_and_ends() {
    let desk = Desk::new().await;
    let rows: Vec<_> = (0..40_000).map(|row| format!("Person {row},,Linz,")).collect();
    let ask = desk.ask(&rows, DuplicatePolicy::Fill, 0).await;
    let (before, report) = (desk.everything().await, desk.folder.path().join("report.csv"));
    let files = || std::fs::read_dir(desk.folder.path()).unwrap().count();
    let files_before = files();
    let (cancel, (moved, mut moves)) = (CancellationToken::new(), mpsc::unbounded_channel());
    let cancelling = cancel.clone();
    let watch = Watch {
        cancel,
        progress: Box::new(move |progress: RehearsalProgress| {
            moved.send(progress.read).unwrap();
            cancelling.cancel();
        }),
    };

    let rehearsal = desk.workspace.rehearse_with_report(ask, &report, watch).await;

    assert!(rehearsal.unwrap().is_none(), "half of it says nothing");
    let first = moves.recv().await.expect("it had begun");
    assert!(first < 40_000, "it was in the middle: {first}");
    assert_eq!(moves.recv().await, None, "and went no further");
    assert_eq!(files(), files_before, "no half report either");
    assert_eq!(desk.everything().await, before, "nor anything in the workspace");
}

#[tokio::test]
async fn a_rehearsal_that_nobody_waits_for_ends() {
    let desk = Desk::new().await;
    let ask = desk.ask(&people(40_000), DuplicatePolicy::Fill, 0).await;
    let (moved, mut moves) = mpsc::unbounded_channel();
    let (go_on, may_go_on) = std::sync::mpsc::channel::<()>();
    let watch = Watch {
        progress: Box::new(move |progress: RehearsalProgress| {
            moved.send(progress.read).unwrap();
            wait(&may_go_on);
        }),
        ..Watch::default()
    };
    let workspace = desk.workspace.clone();
    let rehearsal = tokio::spawn(async move { workspace.rehearse_file_import(ask, watch).await });
    moves.recv().await.expect("it has begun");

    rehearsal.abort();
    assert!(
        rehearsal.await.unwrap_err().is_cancelled(),
        "whoever waited is gone"
    );
    drop(go_on);

    assert_eq!(moves.recv().await, None, "so it goes no further");
}

/// Waits until the other end is dropped.
fn wait(until_dropped: &std::sync::mpsc::Receiver<()>) {
    until_dropped.recv().unwrap_err();
}

/// That many people, who are all new.
fn people(count: u32) -> Vec<String> {
    (0..count)
        .map(|row| format!("Person {row},linkedin.com/in/p-{row},Linz,"))
        .collect()
}

/// A workspace with two searches, and files to import into them.
struct Desk {
    folder: TempDir,
    key: Key,
    workspace: Workspace,
    searches: Vec<Id<Search>>,
}

impl Desk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.longlist");
        let clock = Arc::new(HandClock::at("2026-03-10T08:00:00Z".parse().unwrap()));
        let key = Key::fresh();
        let workspace = Workspace::create(&path, &key, clock, Arc::new(Nobody))
            .await
            .unwrap();
        let fields = ProjectFields {
            title: "Engineer".into(),
            ..ProjectFields::default()
        };
        let project = workspace.add_project(fields).await.unwrap();
        let mut searches = Vec::new();
        for name in ["Vienna", "Graz"] {
            let fields = SearchFields {
                name: name.into(),
                ..SearchFields::default()
            };
            searches.push(workspace.add_search(project, fields).await.unwrap());
        }
        Self {
            folder,
            key,
            workspace,
            searches,
        }
    }

    /// The same desk in a program that was started again.
    async fn opened_again(self) -> Self {
        let path = self.workspace.path().to_owned();
        drop(self.workspace);
        let clock = Arc::new(HandClock::at("2026-03-10T09:00:00Z".parse().unwrap()));
        let workspace = loop {
            // What was under way lets go of the file a moment later.
            match Workspace::open(&path, &self.key, clock.clone(), Arc::new(Nobody)).await {
                Err(Error::WorkspaceInUse) => tokio::time::sleep(Duration::from_millis(5)).await,
                opened => break opened.unwrap(),
            }
        };
        Self { workspace, ..self }
    }

    async fn ask(&self, rows: &[String], duplicates: DuplicatePolicy, search: usize) -> FileAsk {
        let path = self.folder.path().join("people.csv");
        std::fs::write(&path, format!("{HEADER}\n{}\n", rows.join("\n"))).unwrap();
        let headers = self.workspace.inspect_file(&path).await.unwrap().headers;
        FileAsk {
            search: *self.searches.get(search).unwrap(),
            path,
            mapping: self.workspace.mapping_for(&headers).await.unwrap().confirmed(),
            save_mapping: false,
            duplicates,
        }
    }

    async fn rehearse(&self, rows: &[String], duplicates: DuplicatePolicy, search: usize) -> Tally {
        let ask = self.ask(rows, duplicates, search).await;
        let rehearsal = self.workspace.rehearse_file_import(ask, Watch::default()).await;
        rehearsal.unwrap().expect("nobody cancels it").tally
    }

    async fn import(&self, rows: &[String], duplicates: DuplicatePolicy, search: usize) -> Run {
        let ask = self.ask(rows, duplicates, search).await;
        let run = self.workspace.start_file_import(ask).await.unwrap();
        self.workspace.wait_for_run(run.id).await.unwrap()
    }

    /// The names of everybody in an order.
    async fn in_order(&self, column: SortColumn) -> Vec<String> {
        let query = PoolQuery {
            sort: Sort {
                column,
                descending: false,
            },
            ..PoolQuery::default()
        };
        let page = self.workspace.pool().find(query, 0, 99).await.unwrap();
        page.rows
            .into_iter()
            .map(|(candidate, _)| candidate.full_name)
            .collect()
    }

    async fn everything(&self) -> Vec<String> {
        let list = |db: &rusqlite::Connection| {
            let mut list = db.prepare(EVERYTHING)?;
            let rows = list.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        self.workspace.store().read(list).await.unwrap()
    }

    async fn count(&self, query: &'static str) -> u32 {
        let count = move |db: &rusqlite::Connection| Ok(db.query_row(query, [], |row| row.get(0))?);
        self.workspace.store().read(count).await.unwrap()
    }

    /// Leaves room for so many pages more than the file has, until it is opened again.
    async fn leave_room(&self, room: u32) {
        let set = move |tx: &rusqlite::Transaction<'_>| {
            let pages: u32 = tx.pragma_query_value(None, "page_count", |row| row.get(0))?;
            Ok(tx.pragma_update_and_check(None, "max_page_count", pages + room, |_| Ok(()))?)
        };
        self.workspace.store().write(set).await.unwrap();
    }
}
