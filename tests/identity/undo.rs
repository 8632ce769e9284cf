//! Taking a file import back from people who were here before it.

use longlist_core::{candidate::Field, run::RunSource};

use super::{ADA, ADA_AGAIN, Fill, Overwrite, check, desk_with, import, only, people};

#[tokio::test]
async fn values_that_were_filled_or_replaced_are_as_before() {
    let desk = desk_with(&[ADA]).await;
    let before = only(&desk).await;

    for policy in [Fill, Overwrite] {
        let run = import(&desk, "Graz", &[ADA_AGAIN], policy).await;
        let report = desk.workspace().undo_run(run.id).await.unwrap();

        assert_eq!(report.removed_candidates, 0, "she was here before");
        let after = only(&desk).await;
        assert_eq!(
            Field::ALL.map(|field| after.value(field).map(str::to_owned)),
            Field::ALL.map(|field| before.value(field).map(str::to_owned)),
            "{policy:?} leaves no value behind"
        );
        assert_eq!(
            people(&desk),
            ["1:ada 8:ada@example.test"],
            "{policy:?} leaves no key behind"
        );
        assert!(
            desk.workspace().field_changes(after.id).await.unwrap().is_empty(),
            "{policy:?} leaves no offer"
        );
    }
    check(&desk);
}

#[tokio::test]
async fn a_value_that_was_changed_since_stays() {
    let desk = desk_with(&[ADA]).await;
    let first = import(
        &desk,
        "Graz",
        &["Ada,linkedin.com/in/ada,London,,,,\n"],
        Overwrite,
    )
    .await;
    import(&desk, "Linz", &["Ada,linkedin.com/in/ada,Paris,,,,\n"], Overwrite).await;

    desk.workspace().undo_run(first.id).await.unwrap();

    assert_eq!(
        only(&desk).await.value(Field::Location),
        Some("Paris"),
        "nobody's later work is lost"
    );
    check(&desk);
}

#[tokio::test]
async fn in_whichever_order_imports_are_undone_all_is_as_before() {
    let rows = [
        "Ada King,linkedin.com/in/countess,London,,,ada@example.test,+44 1\n",
        "Ada King,linkedin.com/in/ada-king,Paris,,,ada@example.test,+33 1\n",
        "Ada King,linkedin.com/in/countess,London,,,ada@example.test,\n",
    ];
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for order in orders {
        let desk = desk_with(&["Ada King,linkedin.com/in/ada,,,,ada@example.test,\n"]).await;
        let (before, keys) = (only(&desk).await, people(&desk));
        let mut runs = Vec::new();
        for (name, row) in ["Graz", "Linz", "Wels"].into_iter().zip(rows) {
            runs.push(import(&desk, name, &[row], Overwrite).await.id);
        }

        for place in order {
            desk.workspace().undo_run(runs[place]).await.unwrap();
            check(&desk);
        }

        let after = only(&desk).await;
        assert_eq!(
            Field::ALL.map(|field| after.value(field).map(str::to_owned)),
            Field::ALL.map(|field| before.value(field).map(str::to_owned)),
            "undone as {order:?}, no value is left of what is gone"
        );
        assert_eq!(people(&desk), keys, "undone as {order:?}, no key either");
    }
}

#[tokio::test]
async fn a_slug_goes_back_to_what_it_was() {
    let desk = desk_with(&["Ada Lovelace,linkedin.com/in/ada,,,,ada@example.test,\n"]).await;
    let before = people(&desk);
    let second = "Ada Lovelace,linkedin.com/in/countess,,,,ada@example.test,\n";
    let third = "Ada Lovelace,linkedin.com/in/ada-king,,,,ada@example.test,\n";

    let run = import(&desk, "Graz", &[second], Fill).await;
    desk.workspace().undo_run(run.id).await.unwrap();
    assert_eq!(people(&desk), before, "the alias is the slug again");

    let older = import(&desk, "Linz", &[second], Fill).await;
    let newer = import(&desk, "Wels", &[third], Fill).await;
    desk.workspace().undo_run(older.id).await.unwrap();
    assert_eq!(
        only(&desk).await.slug.as_deref(),
        Some("ada-king"),
        "a later slug stays"
    );
    check(&desk);
    desk.workspace().undo_run(newer.id).await.unwrap();
    check(&desk);
    let run = import(&desk, "Steyr", &["Ada,linkedin.com/in/ada,,,,,\n"], Fill).await;
    assert_eq!(run.created, 0, "and the first slug leads to her all the time");
    check(&desk);
}

#[tokio::test]
async fn where_somebody_was_found_is_forgotten_with_the_import_that_found_them() {
    let desk = longlist_tests::desk::Desk::new().await;
    let product = longlist_core::account::Product::Classic;
    let (search, account) = (desk.search("Vienna").await, desk.account(product).await);
    desk.import(search, account, &desk.url(product, "small"), 1).await;
    let found = only(&desk).await;
    let row = format!(
        "{},linkedin.com/in/{},,,,,\n",
        found.full_name.replace(',', " "),
        found.slug.clone().unwrap()
    );

    let run = import(&desk, "Graz", &[&row], Fill).await;
    assert_eq!(
        only(&desk).await.sources.list(),
        [RunSource::Linkedin, RunSource::Csv],
        "two sources found them"
    );

    desk.workspace().undo_run(run.id).await.unwrap();
    assert_eq!(
        only(&desk).await.sources.list(),
        [RunSource::Linkedin],
        "one of them is taken back"
    );
    check(&desk);
}
