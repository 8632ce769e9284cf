//! Tests of undoing edits: to the letter, once, and never over what somebody wrote since.

use std::sync::Arc;

use tempfile::TempDir;

use super::*;
use crate::{
    clock::HandClock,
    connector::nobody::Nobody,
    import::{file_run::FileAsk, keep::DuplicatePolicy},
    key::Key,
};

#[tokio::test]
async fn an_edited_project_is_as_it_was_to_the_letter() {
    let desk = Desk::new().await;
    let before = desk.projects().await;

    let edit = desk.archive("Another").await.expect("it changed something");
    assert_ne!(
        desk.projects().await,
        before,
        "title, company and status are others"
    );
    desk.workspace.undo_edit(edit).await.unwrap();

    assert_eq!(desk.projects().await, before, "spaces and line ends too");
    assert_eq!(
        desk.undo(edit).await,
        "not_found",
        "and that can be done once only"
    );
}

#[tokio::test]
async fn an_edited_search_is_as_it_was_even_if_it_could_not_be_written_like_that_today() {
    let desk = Desk::new().await;
    let (search, old) = (desk.search, "https://www.linkedin.com/search/old-page");
    let odd = SearchFields {
        address: Some(old.into()),
        ..search_fields(" Vienna ")
    };
    let written = odd.clone();
    desk.workspace
        .store()
        .write(move |tx| store::searches::update(tx, search, &written))
        .await
        .unwrap();
    let again = desk.workspace.update_search(search, odd.clone()).await;
    again.expect_err("such an address is refused");

    let edit = desk.rename("Graz").await.expect("it changed something");
    desk.workspace.undo_edit(edit).await.unwrap();

    let found = desk.workspace.search(search).await.unwrap();
    assert_eq!(found.fields, odd, "what stood there is not judged again");
}

#[tokio::test]
async fn what_was_written_since_is_not_lost() {
    let desk = Desk::new().await;
    let first = desk.rename("Graz").await.unwrap();
    let second = desk.rename("Linz").await.unwrap();

    assert_eq!(desk.undo(first).await, "edited_since", "Linz would be lost");
    assert_eq!(desk.name().await, "Linz", "nothing was changed");

    desk.workspace.undo_edit(second).await.unwrap();
    desk.workspace.undo_edit(first).await.unwrap();
    assert_eq!(desk.name().await, "Vienna", "backwards each of them goes");
}

#[tokio::test]
async fn what_changes_nothing_is_nothing_to_undo() {
    let desk = Desk::new().await;
    assert_eq!(desk.rename("Vienna").await, None, "it has this name");
    let project = desk.projects().await.remove(0);
    let same = desk
        .workspace
        .update_project(desk.project, project.fields, project.status);
    assert_eq!(same.await.unwrap(), None, "and this title and status");
}

#[tokio::test]
async fn the_last_twenty_edits_are_remembered() {
    let desk = Desk::new().await;
    let mut edits = Vec::new();
    for number in 0..=REMEMBERED {
        edits.push(desk.rename(&format!("Name {number}")).await.unwrap());
    }
    let (oldest, others) = edits.split_first().unwrap();
    for edit in others.iter().rev() {
        desk.workspace.undo_edit(*edit).await.unwrap();
    }
    assert_eq!(desk.name().await, "Name 0", "twenty go back");
    assert_eq!(desk.undo(*oldest).await, "not_found", "and no more");
}

#[tokio::test]
async fn what_was_just_added_can_be_taken_back_as_long_as_it_holds_nothing() {
    let desk = Desk::new().await;
    let (workspace, before) = (&desk.workspace, desk.projects().await);
    let project = workspace.add_project(project_fields("New")).await.unwrap();
    let search = workspace.add_search(project, search_fields("New")).await.unwrap();

    let refused = workspace.take_back_project(project).await.unwrap_err();
    assert_eq!(refused.code(), "project_in_use", "its search would be lost");
    workspace.take_back_search(search).await.unwrap();
    workspace.take_back_project(project).await.unwrap();

    assert_eq!(desk.projects().await, before, "as if it had never been");
    let again = workspace.take_back_project(project).await.unwrap_err();
    assert_eq!(again.code(), "not_found", "that can be done once only");
    let file = desk.folder.path().join("people.csv");
    std::fs::write(&file, "Full Name,LinkedIn Profile\nAda,linkedin.com/in/ada\n").unwrap();
    let run = workspace
        .start_file_import(FileAsk {
            search: desk.search,
            mapping: workspace
                .mapping_for(&["Full Name".into(), "LinkedIn Profile".into()])
                .await
                .unwrap(),
            path: file,
            save_mapping: false,
            duplicates: DuplicatePolicy::Fill,
        })
        .await
        .unwrap();
    workspace.wait_for_run(run.id).await.unwrap();
    let used = workspace.take_back_search(desk.search).await.unwrap_err();
    assert_eq!(used.code(), "search_in_use", "and not with somebody in it");
}

/// A workspace with a project and a search.
struct Desk {
    workspace: Workspace,
    project: Id<Project>,
    search: Id<Search>,
    folder: TempDir,
}

impl Desk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(HandClock::at("2026-03-10T08:00:00Z".parse().unwrap()));
        let path = folder.path().join("own.longlist");
        let workspace = Workspace::create(&path, &Key::fresh(), clock, Arc::new(Nobody))
            .await
            .unwrap();
        let project = workspace
            .add_project(project_fields("  Engineer\r\n"))
            .await
            .unwrap();
        let search = workspace
            .add_search(project, search_fields("Vienna"))
            .await
            .unwrap();
        Self {
            workspace,
            project,
            search,
            folder,
        }
    }

    async fn rename(&self, name: &str) -> Option<Id<Edit>> {
        let edit = self.workspace.update_search(self.search, search_fields(name));
        edit.await.unwrap()
    }

    async fn archive(&self, title: &str) -> Option<Id<Edit>> {
        let fields = ProjectFields {
            company: "Acme".into(),
            ..project_fields(title)
        };
        let edit = self
            .workspace
            .update_project(self.project, fields, ProjectStatus::Archived);
        edit.await.unwrap()
    }

    /// The code with which undoing is refused.
    async fn undo(&self, edit: Id<Edit>) -> &'static str {
        self.workspace.undo_edit(edit).await.unwrap_err().code()
    }

    async fn name(&self) -> String {
        self.workspace.search(self.search).await.unwrap().fields.name
    }

    async fn projects(&self) -> Vec<Project> {
        let projects = self.workspace.projects().await.unwrap();
        projects.into_iter().map(|with| with.project).collect()
    }
}

fn project_fields(title: &str) -> ProjectFields {
    ProjectFields {
        title: title.into(),
        description: "First line\n\n  second line ".into(),
        ..ProjectFields::default()
    }
}

fn search_fields(name: &str) -> SearchFields {
    SearchFields {
        name: name.into(),
        ..SearchFields::default()
    }
}
