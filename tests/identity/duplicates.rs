//! The same person more than once in one file: the first row counts, whoever they were before and whatever it did.

use longlist_core::{candidate::Field, run::SkipReason};

use super::{ADA, Fill, HEADER, Overwrite, Skip, check, desk_with, only};

/// Two rows about Ada that disagree.
const FROM_LONDON: &str = "Ada Lovelace,linkedin.com/in/ada,London,Engines Ltd,Analyst,,\n";
const FROM_PARIS: &str = "Ada Lovelace,linkedin.com/in/ada,Paris,Looms Ltd,Analyst,,+33 1\n";

#[tokio::test]
async fn of_two_rows_about_a_member_the_first_counts() {
    for policy in [Skip, Fill, Overwrite] {
        let desk = desk_with(&[]).await;
        let search = desk.search("Vienna").await;
        desk.import_file(search, desk.file("ada.csv", &format!("{HEADER}{ADA}")), Fill)
            .await;
        let twice = desk.file("twice.csv", &format!("{HEADER}{FROM_LONDON}{FROM_PARIS}"));

        let ask = desk.file_ask(search, twice.clone(), policy).await;
        let rehearsed = desk.rehearse(ask).await.tally;
        let run = desk.import_file(search, twice, policy).await;

        let ada = only(&desk).await;
        assert_eq!(
            run.skipped.get(&SkipReason::DuplicateInFile),
            Some(&1),
            "{policy:?}: the second row is a repetition: {:?}",
            run.skipped
        );
        assert_eq!(rehearsed.skipped, run.skipped, "{policy:?}: as it was rehearsed");
        assert_ne!(
            ada.value(Field::Location),
            Some("Paris"),
            "{policy:?} heeds the first"
        );
        assert_eq!(
            ada.value(Field::Phone),
            None,
            "{policy:?} takes nothing of the second"
        );
        check(&desk);
    }
}

#[tokio::test]
async fn a_repetition_is_known_however_far_down_it_stands() {
    let desk = desk_with(&[]).await;
    let search = desk.search("Vienna").await;
    desk.import_file(search, desk.file("ada.csv", &format!("{HEADER}{ADA}")), Fill)
        .await;
    // More rows than one transaction takes in.
    let between: String = (0..140_000)
        .map(|row| format!("P {row},linkedin.com/in/p-{row},,,,,\n"))
        .collect();
    let text = format!("{HEADER}{FROM_LONDON}{between}{FROM_PARIS}");

    let run = desk
        .import_file(search, desk.file("far.csv", &text), Overwrite)
        .await;

    assert_eq!(
        (run.matched, run.skipped.get(&SkipReason::DuplicateInFile)),
        (1, Some(&1)),
        "in another portion and another transaction too"
    );
    check(&desk);
}
