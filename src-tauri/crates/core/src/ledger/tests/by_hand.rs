//! Tests of edits by hand: whatever is changed in the file outside Longlist, verifying names the entry.

use super::*;

/// A grant, a hold, a post and a void, as entries 1 to 4; who else is edited into them.
async fn booked() -> (Desk, i64) {
    let desk = Desk::new().await;
    desk.grant(10).await;
    let (run, other) = (desk.run().await, desk.run().await);
    desk.book(move |ledger| {
        let mut hold = ledger.hold(Id::fresh(), run, 4)?.expect("it is held");
        ledger.post(&mut hold, 7, 1)?;
        ledger.void(&mut hold, 8, 1)
    })
    .await
    .unwrap();
    (desk, other)
}

/// Somebody who has taken everything away that the database refuses edits with.
async fn edit(desk: &Desk, sql: String) {
    let open =
        "DROP TRIGGER IF EXISTS credit_entries_are_append_only; DROP TRIGGER IF EXISTS credit_entries_stay;
                PRAGMA ignore_check_constraints = ON;";
    desk.execute(format!("{open} {sql}; PRAGMA ignore_check_constraints = OFF"))
        .await
        .unwrap();
}

async fn named(desk: &Desk) -> Vec<(i64, FaultKind)> {
    let found = desk.workspace.verify_credits().await.unwrap();
    found
        .faults
        .iter()
        .map(|fault| (fault.entry, fault.kind))
        .collect()
}

#[tokio::test]
async fn no_column_of_an_entry_can_be_changed_unnoticed() {
    let columns: Vec<String> = {
        let (desk, _) = booked().await;
        let read = |db: &Connection| {
            let mut list = db.prepare("SELECT name FROM pragma_table_info('credit_entries')")?;
            let names = list.query_map([], |row| row.get(0))?;
            Ok(names.collect::<Result<_, _>>()?)
        };
        desk.workspace.store().read(read).await.unwrap()
    };
    let edits = [
        (4, "row", "9"),
        (1, "id", "randomblob(16)"),
        (1, "id", "NULL"),
        (1, "id", "x'00'"),
        (2, "kind", "'void'"),
        (3, "kind", "'void'"),
        (3, "kind", "'gift'"),
        (3, "debit", "'outside'"),
        (4, "credit", "'spent'"),
        (1, "credits", "1000"),
        (3, "credits", "-1"),
        (3, "run", "OTHER"),
        (3, "candidate", "9"),
        (4, "candidate", "NULL"),
        (3, "hold", "1"),
        (4, "hold", "NULL"),
        (4, "hold_left", "3"),
        (1, "hold_left", "3"),
        (1, "available", "1010"),
        (2, "held", "5"),
        (4, "spent", "0"),
        (1, "cause", "'correction'"),
        (2, "cause", "'top_up'"),
        (1, "reason", "'a gift'"),
        (3, "booked_at", "booked_at - 1"),
        (4, "digest", "zeroblob(32)"),
        (4, "digest", "x''"),
    ];
    for column in columns {
        assert!(
            edits.iter().any(|(_, edited, _)| *edited == column),
            "{column} is edited"
        );
    }
    for (entry, column, value) in edits {
        let (desk, other) = booked().await;
        let before = named(&desk).await;
        let value = value.replace("OTHER", &other.to_string());

        edit(
            &desk,
            format!("UPDATE credit_entries SET {column} = {value} WHERE row = {entry}"),
        )
        .await;

        let found = named(&desk).await;
        let told = |fault: &&(i64, FaultKind)| fault.0 == entry && !before.contains(fault);
        assert!(
            found.iter().any(|fault| told(&fault)),
            "{column} = {value} in entry {entry}: {found:?}"
        );
    }
}

#[tokio::test]
async fn the_last_entries_cannot_be_removed_unnoticed() {
    for (last, gone) in [(1, 4), (2, 3), (4, 1)] {
        let desk = Desk::new().await;
        for _ in 0..4 {
            desk.grant(10).await;
        }
        edit(
            &desk,
            format!("DELETE FROM credit_entries WHERE row > {}", 4 - last),
        )
        .await;

        let expected: Vec<_> = (gone..=4).map(|entry| (entry, FaultKind::Missing)).collect();
        assert_eq!(named(&desk).await, expected, "{last} are gone, and named");
    }
}

#[tokio::test]
async fn an_entry_with_a_right_digest_that_nobody_booked_is_named() {
    let desk = Desk::new().await;
    desk.grant(10).await;
    let end = noted_end(&desk).await;

    desk.grant(1_000).await;
    note_end(&desk, &end).await;

    assert_eq!(
        named(&desk).await,
        [(2, FaultKind::Changed)],
        "balance and digest follow, but this was never booked here"
    );
}

#[tokio::test]
async fn an_entry_that_was_changed_together_with_its_digest_is_named() {
    let desk = Desk::new().await;
    desk.grant(10).await;
    let end = noted_end(&desk).await;

    edit(&desk, "DELETE FROM credit_entries".into()).await;
    desk.grant(1_000).await;
    note_end(&desk, &end).await;

    assert_eq!(
        named(&desk).await,
        [(1, FaultKind::Changed)],
        "it is not the one that was booked"
    );
}

#[tokio::test]
async fn a_ledger_whose_end_was_never_noted_is_sound() {
    let desk = Desk::new().await;
    desk.grant(10).await;

    edit(&desk, "DELETE FROM settings WHERE name = 'credits_end'".into()).await;

    assert_eq!(named(&desk).await, [], "as an earlier version has left it");
    desk.grant(10).await;
    edit(&desk, "DELETE FROM credit_entries WHERE row = 2".into()).await;
    assert_eq!(
        named(&desk).await,
        [(2, FaultKind::Missing)],
        "from the next entry on it is"
    );
}

/// What is noted of the end of the ledger.
async fn noted_end(desk: &Desk) -> String {
    let note = "SELECT value FROM settings WHERE name = 'credits_end'";
    let read = |db: &Connection| Ok(db.query_row(note, [], |row| row.get(0))?);
    desk.workspace.store().read(read).await.unwrap()
}

/// Notes another end.
async fn note_end(desk: &Desk, end: &str) {
    let note = format!("UPDATE settings SET value = '{end}' WHERE name = 'credits_end'");
    edit(desk, note).await;
}
