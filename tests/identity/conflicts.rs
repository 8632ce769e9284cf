//! When keys agree, when they contradict each other, and who wins.

use std::collections::{BTreeMap, BTreeSet};

use longlist_core::{account::Product, run::SkipReason};
use longlist_tests::desk::Desk;

use super::{Fill, Overwrite, check, desk_with, import, only, people};

#[tokio::test]
async fn the_same_address_and_family_name_are_the_same_person() {
    let desk = desk_with(&["Ada Lovelace,linkedin.com/in/ada,,,,ada@example.test,\n"]).await;

    let run = import(
        &desk,
        "Graz",
        &["Augusta LOVELACE,linkedin.com/in/ACoAAAaugusta1,,,,Ada@Example.test,\n"],
        Fill,
    )
    .await;

    assert_eq!((run.created, run.matched), (0, 1), "whatever the first name");
    assert_eq!(people(&desk).len(), 1, "she has one more key");
    check(&desk);
}

#[tokio::test]
async fn the_same_address_with_another_family_name_is_somebody_else() {
    let desk = desk_with(&["Ada Lovelace,linkedin.com/in/ada,,,,office@example.test,\n"]).await;

    let run = import(
        &desk,
        "Graz",
        &["Charles Babbage,linkedin.com/in/charles,,,,office@example.test,\n"],
        Fill,
    )
    .await;

    assert_eq!(run.created, 1, "mailboxes are shared");
    assert_eq!(
        people(&desk),
        ["1:ada 8:office@example.test", "1:charles"],
        "the address stays whose it was"
    );
    check(&desk);
}

#[tokio::test]
async fn keys_of_two_people_in_one_row_are_a_conflict() {
    let rows = [
        "Ada Lovelace,linkedin.com/in/ada,,,,ada@example.test,\n",
        "Eva Lovelace,linkedin.com/in/eva,,,,eva@example.test,\n",
    ];
    let desk = desk_with(&rows).await;
    let before = people(&desk);

    let run = import(
        &desk,
        "Graz",
        &["Ada Lovelace,linkedin.com/in/ada,London,,,eva@example.test,\n"],
        Overwrite,
    )
    .await;

    assert_eq!(
        run.skipped.get(&SkipReason::IdentityConflict),
        Some(&1),
        "a person has to decide"
    );
    assert_eq!(people(&desk), before, "until then nothing is written");
    check(&desk);
}

#[tokio::test]
async fn two_slugs_that_linkedin_made_itself_are_two_people() {
    let desk =
        desk_with(&["Ada Lovelace,linkedin.com/in/ada-lovelace-b50576a7,,,,ada@example.test,\n"]).await;
    let before = people(&desk);

    let row = "Ada Lovelace,linkedin.com/in/ada-lovelace-1c9f03e2,,,,ada@example.test,\n";
    let run = import(&desk, "Graz", &[row], Fill).await;

    assert_eq!(
        run.skipped.get(&SkipReason::IdentityConflict),
        Some(&1),
        "the endings veto it"
    );
    assert_eq!(people(&desk), before, "and nothing is written");
    check(&desk);
}

#[tokio::test]
async fn a_new_slug_replaces_the_old_one_which_still_leads_to_the_person() {
    let desk = desk_with(&["Ada Lovelace,linkedin.com/in/ada,,,,ada@example.test,\n"]).await;

    import(
        &desk,
        "Graz",
        &["Ada Lovelace,linkedin.com/in/countess,,,,ada@example.test,\n"],
        Fill,
    )
    .await;
    assert_eq!(
        only(&desk).await.slug.as_deref(),
        Some("countess"),
        "today's slug"
    );
    assert_eq!(
        people(&desk),
        ["1:countess 2:ada 8:ada@example.test"],
        "the former one is an alias"
    );

    let run = import(&desk, "Linz", &["Ada,linkedin.com/in/ada,,,,,\n"], Fill).await;
    assert_eq!(
        (run.created, run.matched),
        (0, 1),
        "who writes the former one means her"
    );
    assert_eq!(
        only(&desk).await.slug.as_deref(),
        Some("countess"),
        "and does not bring it back"
    );
    check(&desk);
}

#[tokio::test]
async fn a_key_learnt_from_one_row_is_known_to_the_next() {
    let desk = desk_with(&["Ada Lovelace,linkedin.com/in/ACoAAAada1,,,,ada@example.test,\n"]).await;
    let rows = [
        "Ada Lovelace,linkedin.com/in/countess,,,,ada@example.test,\n",
        "A. Lovelace,linkedin.com/in/countess,,,,,\n",
        "Ada Lovelace,linkedin.com/in/countess,,,,ada@example.test,\n",
    ];

    let run = import(&desk, "Graz", &rows, Fill).await;

    assert_eq!((run.created, run.matched), (0, 1), "all three are her");
    assert_eq!(
        run.skipped.get(&SkipReason::DuplicateInFile),
        Some(&2),
        "and two are repetitions"
    );
    check(&desk);
}

#[tokio::test]
async fn ids_differ_by_their_case_and_slugs_do_not() {
    let rows = [
        "A,linkedin.com/in/ACoAABCdefq,,,,,\n",
        "B,linkedin.com/in/ACoAABCdefQ,,,,,\n",
        "C,linkedin.com/in/Grace,,,,,\n",
        "D,linkedin.com/in/gRACE,,,,,\n",
    ];

    let desk = desk_with(&[]).await;
    let run = import(&desk, "Graz", &rows, Fill).await;

    assert_eq!(run.created, 3, "two ids and one slug");
    assert_eq!(
        run.skipped.get(&SkipReason::DuplicateInFile),
        Some(&1),
        "which stands there twice"
    );
    check(&desk);
}

#[tokio::test]
async fn no_two_people_become_one_whatever_product_finds_them() {
    let desk = Desk::new().await;
    let truth = Truth::of(&desk);
    let search = desk.search("Everywhere").await;
    for product in [Product::Recruiter, Product::SalesNavigator, Product::Classic] {
        let account = desk.account(product).await;
        for size in ["medium", "beyond_classic"] {
            desk.import(search, account, &desk.url(product, size), 1_000)
                .await;
        }
    }

    let everyone = people(&desk);
    assert!(
        everyone.len() > 1_000,
        "there are enough people to mistake for each other"
    );
    for keys in everyone {
        assert_eq!(truth.owners(&keys).len(), 1, "{keys} are the keys of one person");
    }
    check(&desk);
}

/// A slug as it is compared: LinkedIn ignores case and a hyphen at the end.
fn canonical(slug: &str) -> String {
    slug.to_lowercase().trim_end_matches('-').to_owned()
}

/// Who every key in the sandbox belongs to.
struct Truth(BTreeMap<String, u64>);

impl Truth {
    fn of(desk: &Desk) -> Self {
        let mut owners = BTreeMap::new();
        let truth = desk.sandbox.truth();
        for person in truth["people"].as_array().unwrap() {
            let number = person["number"].as_u64().unwrap();
            let products = ["classic", "sales_navigator", "recruiter"];
            let ids = products.map(|product| person["seen_by"][product]["id"].as_str().unwrap().to_owned());
            let slugs = [&person["slug"], &person["old_slug"]].map(|slug| slug.as_str().map(canonical));
            let member = person["member_urn"]
                .as_str()
                .unwrap()
                .trim_start_matches("urn:li:member:")
                .to_owned();
            for key in ids.into_iter().chain(slugs.into_iter().flatten()).chain([member]) {
                owners.insert(key, number);
            }
        }
        Self(owners)
    }

    /// The owners of `space:key` pairs.
    fn owners(&self, keys: &str) -> BTreeSet<u64> {
        let owner = |key: &str| {
            let (_, value) = key.split_once(':').unwrap();
            *self
                .0
                .get(value)
                .unwrap_or_else(|| panic!("{key} is the key of nobody"))
        };
        keys.split(' ').map(owner).collect()
    }
}
