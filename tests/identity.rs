//! Who is who: what files and searches do to people who are here already.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a panic is how a test reports"
)]

#[path = "identity/conflicts.rs"]
mod conflicts;
#[path = "identity/duplicates.rs"]
mod duplicates;
#[path = "identity/undo.rs"]
mod undo;

use longlist_core::{
    candidate::{Candidate, Field, FieldChangeKind},
    import::keep::DuplicatePolicy::{Fill, Overwrite, Skip},
    run::{Run, RunState, SkipReason, StopReason},
};
use longlist_tests::{desk::Desk, ledger::Ledger};

const HEADER: &str = "Full Name,LinkedIn Profile,Location,Current Employer,Title Tagline,Email,Phone\n";

/// Ada, as she comes first: without a place and without a telephone.
const ADA: &str = "Ada Lovelace,https://www.linkedin.com/in/ada,,Engines Ltd,Analyst,ada@example.test,\n";
/// Ada, as another list knows her.
const ADA_AGAIN: &str =
    "Ada King,linkedin.com/in/ADA/,London,Looms Ltd,Countess,ada.king@example.test,+44 1\n";

#[tokio::test]
async fn skip_leaves_every_value_and_only_joins_the_search() {
    let desk = desk_with(&[ADA]).await;

    let run = import(&desk, "Graz", &[ADA_AGAIN], Skip).await;

    let ada = only(&desk).await;
    assert_eq!((run.created, run.matched), (0, 1), "she is known and joins");
    assert_eq!(
        ada.value(Field::FullName),
        Some("Ada Lovelace"),
        "what stands stays"
    );
    assert_eq!(
        (ada.value(Field::Location), ada.value(Field::Phone)),
        (None, None),
        "what is empty too"
    );
    let offers = desk.workspace().field_changes(ada.id).await.unwrap();
    assert!(
        offers
            .iter()
            .all(|change| change.kind != FieldChangeKind::Offered),
        "and nothing is offered"
    );
    check(&desk);
}

#[tokio::test]
async fn fill_fills_what_is_empty_and_offers_other_contact_data() {
    let desk = desk_with(&[ADA]).await;

    import(&desk, "Graz", &[ADA_AGAIN], Fill).await;

    let ada = only(&desk).await;
    assert_eq!(
        (ada.value(Field::Location), ada.value(Field::Phone)),
        (Some("London"), Some("+44 1")),
        "filled"
    );
    assert_eq!(
        ada.value(Field::FullName),
        Some("Ada Lovelace"),
        "what stands stays"
    );
    assert_eq!(
        ada.value(Field::Email),
        Some("ada@example.test"),
        "contact data as well"
    );
    let offers = offers(&desk, &ada).await;
    assert_eq!(
        offers,
        ["ada.king@example.test"],
        "but another address is offered"
    );

    import(&desk, "Linz", &[ADA_AGAIN], Fill).await;
    assert_eq!(
        self::offers(&desk, &ada).await,
        offers,
        "and is not offered twice"
    );
    check(&desk);
}

#[tokio::test]
async fn an_offer_can_be_taken_once() {
    let desk = desk_with(&[ADA]).await;
    import(&desk, "Graz", &[ADA_AGAIN], Fill).await;
    let ada = only(&desk).await;
    let changes = desk.workspace().field_changes(ada.id).await.unwrap();
    let offer = changes
        .iter()
        .find(|change| change.kind == FieldChangeKind::Offered)
        .unwrap()
        .id;

    desk.workspace().take_offer(offer).await.unwrap();

    assert_eq!(
        only(&desk).await.value(Field::Email),
        Some("ada.king@example.test"),
        "the recruiter decides"
    );
    let refusal = desk.workspace().take_offer(offer).await.unwrap_err();
    assert_eq!(refusal.code(), "not_found", "an offer that was taken is none");
}

#[tokio::test]
async fn overwrite_replaces_what_the_file_has_and_nothing_else() {
    let desk = desk_with(&[ADA]).await;

    import(
        &desk,
        "Graz",
        &["Ada King,linkedin.com/in/ada,London,,Countess,ada.king@example.test,\n"],
        Overwrite,
    )
    .await;

    let ada = only(&desk).await;
    assert_eq!(ada.value(Field::FullName), Some("Ada King"), "replaced");
    assert_eq!(
        ada.value(Field::Email),
        Some("ada.king@example.test"),
        "contact data too"
    );
    assert_eq!(
        ada.value(Field::Employer),
        Some("Engines Ltd"),
        "an empty cell says nothing"
    );
    check(&desk);
}

#[tokio::test]
async fn the_same_file_again_brings_nothing_and_says_so() {
    let desk = desk_with(&[ADA]).await;
    let search = desk.workspace().searches().await.unwrap()[0].id;
    let path = desk.file("again.csv", &format!("{HEADER}{ADA}"));

    let run = desk.import_file(search, path, Fill).await;

    assert_eq!((run.created, run.matched), (0, 0), "nothing is new");
    assert_eq!(
        run.skipped.get(&SkipReason::AlreadyInSearch),
        Some(&1),
        "she is in the search already"
    );
}

#[tokio::test]
async fn every_row_of_a_file_is_accounted_for() {
    let desk = desk_with(&[]).await;
    let rows = [
        ADA,
        ADA_AGAIN,
        "Nobody,,,,,,\n",
        "A Company,https://www.linkedin.com/company/engines,,,,,\n",
        "Look-alike,https://linkedin.com.evil.test/in/ada,,,,,\n",
        "Too,https://www.linkedin.com/in/too,few\n",
        "Grace Hopper,https://www.linkedin.com/in/grace,,,,,\n",
    ];

    let run = import(&desk, "Graz", &rows, Fill).await;

    assert_eq!(
        (run.read, run.created, run.matched),
        (7, 2, 0),
        "two of seven are new people"
    );
    let expected = [
        (SkipReason::MissingLinkedinUrl, 1),
        (SkipReason::InvalidLinkedinUrl, 2),
        (SkipReason::DuplicateInFile, 1),
        (SkipReason::MalformedRow, 1),
    ];
    assert_eq!(run.skipped, expected.into(), "each of the others has its reason");
    let numbers: Vec<_> = desk
        .workspace()
        .skips(run.id, 0, 10)
        .await
        .unwrap()
        .iter()
        .map(|skip| skip.number)
        .collect();
    assert_eq!(numbers, [3, 4, 5, 6, 7], "and its row as a spreadsheet shows it");
    check(&desk);
}

#[tokio::test]
async fn a_rehearsal_says_what_the_import_then_does_and_writes_nothing() {
    let desk = desk_with(&[ADA]).await;
    let before = people(&desk);
    let search = desk.search("Graz").await;
    let rows = [
        ADA_AGAIN,
        ADA,
        "Grace Hopper,linkedin.com/in/grace,,,,,\n",
        "Nobody,,,,,,\n",
    ]
    .concat();
    let path = desk.file("list.csv", &format!("{HEADER}{rows}"));
    let ask = desk.file_ask(search, path, Fill).await;

    let rehearsal = desk.rehearse(ask.clone()).await;

    assert_eq!(people(&desk), before, "nobody came");
    assert_eq!(desk.workspace().runs(None).await.unwrap().len(), 1, "and no run");
    let run = desk.workspace().start_file_import(ask).await.unwrap();
    let run = desk.stopped(run.id).await;
    assert_eq!(
        (
            rehearsal.tally.created,
            rehearsal.tally.matched,
            rehearsal.tally.skipped.clone()
        ),
        (run.created, run.matched, run.skipped.clone()),
        "the import does what was said"
    );
    assert_eq!(
        rehearsal.examples,
        desk.workspace().skips(run.id, 0, 50).await.unwrap(),
        "row by row"
    );
    check(&desk);
}

#[tokio::test]
async fn a_rehearsal_needs_no_search_and_makes_none() {
    let desk = desk_with(&[ADA]).await;
    let search = desk.search("Graz").await;
    let rows = [ADA, "Grace Hopper,linkedin.com/in/grace,,,,,\n"].concat();
    let path = desk.file("list.csv", &format!("{HEADER}{rows}"));
    let into_graz = desk.file_ask(search, path, Fill).await;
    let before = desk.workspace().searches().await.unwrap();
    let projects = desk.workspace().projects().await.unwrap().len();

    let rehearsal = desk
        .rehearse(longlist_core::import::file_run::FileAsk {
            search: None,
            path: into_graz.path.clone(),
            mapping: into_graz.mapping.clone(),
            save_mapping: false,
            duplicates: Fill,
        })
        .await;

    assert_eq!(
        rehearsal.tally,
        desk.rehearse(into_graz).await.tally,
        "a search that is yet to be made is as empty as one that was just made"
    );
    assert_eq!(
        desk.workspace().searches().await.unwrap(),
        before,
        "no search was made for it"
    );
    assert_eq!(
        desk.workspace().projects().await.unwrap().len(),
        projects,
        "and no project"
    );
    check(&desk);
}

#[tokio::test]
async fn a_mapping_can_be_saved_for_files_like_it() {
    let desk = desk_with(&[]).await;
    let search = desk.search("Graz").await;
    let path = desk.file("own.csv", "Wer,Wo im Netz\nAda Lovelace,linkedin.com/in/ada\n");
    let report = desk.workspace().inspect_file(&path).await.unwrap();
    let pairs = ["Wer=Full Name", "Wo im Netz=LinkedIn Profile"];
    let mapping = longlist_core::import::mapping::Mapping::from_pairs(&report.headers, &pairs).unwrap();
    let ask = desk.file_ask(search, path, Fill).await;
    let ask = longlist_core::import::file_run::FileAsk {
        mapping: mapping.clone(),
        save_mapping: true,
        ..ask
    };

    let run = desk.workspace().start_file_import(ask).await.unwrap();
    assert_eq!(desk.stopped(run.id).await.created, 1, "the mapping works");

    let next = desk.workspace().mapping_for(&report.headers).await.unwrap();
    assert_eq!(
        next.confirmed(),
        mapping.confirmed(),
        "the next file with these headers begins with it"
    );
}

#[tokio::test]
async fn an_interrupted_file_import_goes_on_behind_what_it_has_kept() {
    let mut desk = desk_with(&[]).await;
    let search = desk.search("Graz").await;
    let rows: String = (0..40_000)
        .map(|row| format!("P {row},linkedin.com/in/p-{row},,,,,\n"))
        .collect();
    let path = desk.file("long.csv", &format!("{HEADER}{rows}"));
    let ask = desk.file_ask(search, path, Fill).await;
    let run = desk.workspace().start_file_import(ask).await.unwrap();

    desk.open().await;
    let interrupted = desk.workspace().run(run.id).await.unwrap();
    desk.workspace().resume_due_runs().await.unwrap();

    let run = desk.stopped(run.id).await;
    assert!(interrupted.read < 40_000, "it was stopped before its end");
    assert_eq!(
        (run.read, run.created, run.stop_reason),
        (40_000, 40_000, Some(StopReason::Completed)),
        "and got there"
    );
    check(&desk);
}

#[tokio::test]
async fn a_file_that_changed_in_between_is_not_read_on() {
    let mut desk = desk_with(&[]).await;
    let search = desk.search("Graz").await;
    let rows: String = (0..40_000)
        .map(|row| format!("P {row},linkedin.com/in/p-{row},,,,,\n"))
        .collect();
    let path = desk.file("long.csv", &format!("{HEADER}{rows}"));
    let ask = desk.file_ask(search, path, Fill).await;
    let run = desk.workspace().start_file_import(ask).await.unwrap();
    desk.open().await;

    desk.file("long.csv", &format!("{HEADER}{ADA}{rows}"));
    let run = desk.resumed(run.id).await;

    assert_eq!(run.state, RunState::Failed, "its rows are other rows now");
    assert_eq!(run.trouble.unwrap().code, "file_changed", "and that is said");
}

/// A desk that has imported these rows.
async fn desk_with(rows: &[&str]) -> Desk {
    let desk = Desk::with(longlist_sandbox::Options {
        people: 10,
        ..Default::default()
    })
    .await;
    if !rows.is_empty() {
        import(&desk, "Vienna", rows, Fill).await;
    }
    desk
}

/// Imports rows into a new search.
async fn import(
    desk: &Desk,
    search: &str,
    rows: &[&str],
    duplicates: longlist_core::import::keep::DuplicatePolicy,
) -> Run {
    let path = desk.file(&format!("{search}.csv"), &format!("{HEADER}{}", rows.concat()));
    let search = desk.search(search).await;
    let run = desk.import_file(search, path, duplicates).await;
    assert_eq!(
        run.state,
        RunState::Finished,
        "the import comes to its end: {:?}",
        run.trouble
    );
    run
}

/// The only candidate there is.
async fn only(desk: &Desk) -> Candidate {
    let page = desk
        .workspace()
        .pool()
        .find(longlist_core::pool::PoolQuery::default(), 0, 10)
        .await
        .unwrap();
    let [(candidate, _)] = page.rows.as_slice() else {
        panic!("there are {} candidates", page.rows.len())
    };
    candidate.clone()
}

async fn offers(desk: &Desk, candidate: &Candidate) -> Vec<String> {
    let changes = desk.workspace().field_changes(candidate.id).await.unwrap();
    let offered = changes
        .into_iter()
        .filter(|change| change.kind == FieldChangeKind::Offered);
    offered.map(|change| change.after).collect()
}

fn people(desk: &Desk) -> Vec<String> {
    Ledger::open(&desk.path(), desk.key()).people()
}

fn check(desk: &Desk) {
    Ledger::open(&desk.path(), desk.key()).check();
}
