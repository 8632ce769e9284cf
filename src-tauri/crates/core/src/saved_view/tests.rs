//! Tests of saved views: what they keep, what they may be called, and what comes back.

use std::{path::Path, sync::Arc};

use tempfile::TempDir;

use super::*;
use crate::{
    clock::HandClock,
    connector::nobody::Nobody,
    key::Key,
    pool::{PoolFilter, Sort, SortColumn, TextField},
};

#[tokio::test]
async fn a_view_comes_back_as_it_was_saved() {
    let desk = Desk::new().await;

    let saved = desk
        .workspace
        .add_saved_view("  Vienna,\n Go ".into(), vienna())
        .await
        .unwrap();

    let desk = desk.reopen().await;
    assert_eq!(
        desk.workspace.saved_views().await.unwrap(),
        std::slice::from_ref(&saved),
        "all of it, in the file"
    );
    assert_eq!(saved.name, "Vienna, Go", "a name is one line");
    assert_eq!(saved.shown, vienna(), "filters, order and columns");
}

#[tokio::test]
async fn a_name_that_cannot_be_is_refused_with_a_sentence() {
    let desk = Desk::new().await;
    let first = desk.add("Vienna").await.unwrap();
    let second = desk.add("Graz").await.unwrap();
    let too_long = "ü".repeat(61);
    let expected = [
        (" \t", "view_name_missing"),
        (too_long.as_str(), "view_name_too_long"),
        ("vienna ", "view_name_taken"),
    ];

    for (name, code) in expected {
        let added = desk.add(name).await.unwrap_err();
        let renamed = desk
            .workspace
            .rename_saved_view(second, name.into())
            .await
            .unwrap_err();
        assert_eq!(
            (added.code(), renamed.code()),
            (code, code),
            "{name:?} is no better as a second name"
        );
    }
    assert_eq!(desk.names().await, ["Vienna", "Graz"], "nothing was changed");

    desk.workspace
        .rename_saved_view(first, "VIENNA".into())
        .await
        .expect("a view may keep its own name in other letters");
    assert!(
        desk.add(&"ü".repeat(60)).await.is_ok(),
        "letters are counted and not bytes"
    );
}

#[tokio::test]
async fn a_removed_view_comes_back_in_its_place() {
    let desk = Desk::new().await;
    let vienna = desk.add("Vienna").await.unwrap();
    desk.add("Graz").await.unwrap();

    desk.workspace.remove_saved_view(vienna).await.unwrap();
    assert_eq!(desk.names().await, ["Graz"], "it is off the list");
    desk.workspace.put_back_saved_view(vienna).await.unwrap();

    assert_eq!(desk.names().await, ["Vienna", "Graz"], "where it was");
}

#[tokio::test]
async fn views_stand_where_they_were_put() {
    let desk = Desk::new().await;
    let vienna = desk.add("Vienna").await.unwrap();
    let graz = desk.add("Graz").await.unwrap();
    let linz = desk.add("Linz").await.unwrap();

    desk.workspace.move_saved_view(linz, Some(vienna)).await.unwrap();
    assert_eq!(desk.names().await, ["Linz", "Vienna", "Graz"], "before another");
    desk.workspace.move_saved_view(vienna, None).await.unwrap();
    assert_eq!(desk.names().await, ["Linz", "Graz", "Vienna"], "or after all");
    desk.workspace.move_saved_view(graz, Some(graz)).await.unwrap();
    assert_eq!(desk.names().await, ["Linz", "Graz", "Vienna"], "or where it was");

    let desk = desk.reopen().await;
    desk.add("Wels").await.unwrap();
    assert_eq!(
        desk.names().await,
        ["Linz", "Graz", "Vienna", "Wels"],
        "in the file, with a new one last"
    );
}

#[tokio::test]
async fn a_removed_view_keeps_its_place_while_others_are_moved() {
    let desk = Desk::new().await;
    let vienna = desk.add("Vienna").await.unwrap();
    let graz = desk.add("Graz").await.unwrap();
    let linz = desk.add("Linz").await.unwrap();
    desk.workspace.remove_saved_view(graz).await.unwrap();

    desk.workspace.move_saved_view(linz, Some(vienna)).await.unwrap();
    desk.workspace.put_back_saved_view(graz).await.unwrap();
    assert_eq!(
        desk.names().await,
        ["Linz", "Vienna", "Graz"],
        "after the one that it stood after"
    );

    desk.workspace.remove_saved_view(graz).await.unwrap();
    for (id, before) in [(graz, None), (linz, Some(graz))] {
        let refusal = desk.workspace.move_saved_view(id, before).await.unwrap_err();
        assert_eq!(
            refusal.code(),
            "not_found",
            "nothing is moved that nobody sees, nor to there"
        );
    }
}

#[tokio::test]
async fn a_view_whose_name_was_taken_meanwhile_comes_back_with_a_number() {
    let desk = Desk::new().await;
    let vienna = desk.add("Vienna").await.unwrap();
    desk.workspace.remove_saved_view(vienna).await.unwrap();
    desk.add("vienna").await.unwrap();
    desk.add("Vienna 2").await.unwrap();

    desk.workspace.put_back_saved_view(vienna).await.unwrap();

    assert_eq!(
        desk.names().await,
        ["Vienna 3", "vienna", "Vienna 2"],
        "undo never fails over a name"
    );
}

#[tokio::test]
async fn a_removal_is_final_once_the_workspace_is_opened_again() {
    let desk = Desk::new().await;
    let vienna = desk.add("Vienna").await.unwrap();
    desk.workspace.remove_saved_view(vienna).await.unwrap();

    let desk = desk.reopen().await;

    let refusal = desk.workspace.put_back_saved_view(vienna).await.unwrap_err();
    assert_eq!(
        refusal.code(),
        "not_found",
        "what was removed does not stay in the file"
    );
}

#[tokio::test]
async fn what_is_gone_is_not_edited() {
    let desk = Desk::new().await;
    let gone = desk.add("Vienna").await.unwrap();
    desk.workspace.remove_saved_view(gone).await.unwrap();

    let refusals = [
        desk.workspace.update_saved_view(gone, Shown::default()).await,
        desk.workspace.rename_saved_view(gone, "Graz".into()).await,
        desk.workspace.remove_saved_view(gone).await,
    ];

    for refusal in refusals {
        assert_eq!(refusal.unwrap_err().code(), "not_found", "and somebody is told");
    }
}

#[tokio::test]
async fn views_have_limits() {
    let desk = Desk::new().await;
    let large = Shown {
        query: PoolQuery {
            text: "x".repeat(LARGEST),
            ..PoolQuery::default()
        },
        ..Shown::default()
    };
    let refusal = desk
        .workspace
        .add_saved_view("Large".into(), large)
        .await
        .unwrap_err();
    assert_eq!(refusal.code(), "view_too_large", "a view is small");

    for number in 0..MOST_VIEWS {
        desk.add(&format!("View {number}")).await.unwrap();
    }
    let refusal = desk.add("One more").await.unwrap_err();
    assert_eq!(refusal.code(), "too_many_views", "and there are not many");
}

#[test]
fn what_a_newer_version_wrote_does_not_break_a_view() {
    let stored = r#"{
        "colour": "green",
        "query": {
            "text": "rust",
            "filters": [
                {"type": "hasEmail", "value": true, "verified": true},
                {"type": "category", "letters": ["A"]},
                {"type": "words", "field": "shoeSize", "words": "44"}
            ],
            "sort": {"column": "score", "descending": true},
            "nearest": 12
        },
        "columns": [
            {"id": "name", "visible": true, "width": null, "pinned": true, "wrap": 2},
            {"id": "score"},
            {"id": "employer", "visible": false, "width": 120, "pinned": false}
        ]
    }"#;

    let shown = Shown::from_stored(stored);

    let expected = Shown {
        query: PoolQuery {
            text: "rust".into(),
            filters: vec![PoolFilter::HasEmail { value: true }],
            sort: Sort::default(),
        },
        columns: vec![
            column("name", None, true),
            ShownColumn {
                visible: false,
                ..column("employer", Some(120), false)
            },
        ],
    };
    assert_eq!(
        shown, expected,
        "what is known is kept, whatever stands beside it"
    );
}

#[test]
fn a_stored_view_that_says_nothing_shows_everybody() {
    for text in ["", "null", "[]", "{", "{\"query\": 7, \"columns\": {}}"] {
        assert_eq!(
            Shown::from_stored(text),
            Shown::default(),
            "{text:?} stops nobody"
        );
    }
}

fn vienna() -> Shown {
    Shown {
        query: PoolQuery {
            text: "go".into(),
            filters: vec![
                PoolFilter::Location {
                    values: vec!["Vienna".into()],
                },
                PoolFilter::Words {
                    field: TextField::Headline,
                    words: "backend".into(),
                },
            ],
            sort: Sort {
                column: SortColumn::Name,
                descending: true,
            },
        },
        columns: vec![column("employer", Some(240), true), column("name", None, false)],
    }
}

fn column(id: &str, width: Option<u32>, pinned: bool) -> ShownColumn {
    ShownColumn {
        id: id.into(),
        visible: true,
        width,
        pinned,
    }
}

/// A workspace that is told the time and connected to nothing.
struct Desk {
    folder: TempDir,
    key: Key,
    workspace: Workspace,
}

impl Desk {
    async fn new() -> Self {
        let (folder, key) = (tempfile::tempdir().unwrap(), Key::fresh());
        let workspace = Workspace::create(&place(folder.path()), &key, clock(), Arc::new(Nobody))
            .await
            .unwrap();
        Self {
            folder,
            key,
            workspace,
        }
    }

    async fn reopen(self) -> Self {
        let Self {
            folder,
            key,
            workspace,
        } = self;
        drop(workspace);
        let workspace = Workspace::open(&place(folder.path()), &key, clock(), Arc::new(Nobody))
            .await
            .unwrap();
        Self {
            folder,
            key,
            workspace,
        }
    }

    async fn add(&self, name: &str) -> Result<Id<SavedView>> {
        let view = self
            .workspace
            .add_saved_view(name.into(), Shown::default())
            .await?;
        Ok(view.id)
    }

    async fn names(&self) -> Vec<String> {
        let views = self.workspace.saved_views().await.unwrap();
        views.into_iter().map(|view| view.name).collect()
    }
}

fn place(folder: &Path) -> std::path::PathBuf {
    folder.join("own.longlist")
}

fn clock() -> Arc<HandClock> {
    Arc::new(HandClock::at("2026-03-10T08:00:00Z".parse().unwrap()))
}
