//! Tests of shortlists: their names, the order of those on them, and the way back from every step.

use std::sync::Arc;

use tempfile::TempDir;

use super::*;
use crate::{
    candidate::Candidate,
    clock::HandClock,
    connector::nobody::Nobody,
    import::{file_run::FileAsk, keep::DuplicatePolicy},
    key::Key,
    membership::Selection,
    pool::PoolQuery,
    project::ProjectFields,
    search::SearchFields,
};

#[tokio::test]
async fn a_shortlist_has_a_name_of_its_own_in_its_project() {
    let desk = Desk::new(0).await;
    let there = desk.add_project("Nurse").await;
    let workspace = &desk.workspace;

    let made = workspace
        .add_shortlist(desk.project, "  Call \n next week ".into())
        .await
        .unwrap();
    assert_eq!(
        (made.name.as_str(), made.members),
        ("Call next week", 0),
        "one line, nobody on it"
    );
    let again = workspace
        .add_shortlist(desk.project, "call next week".into())
        .await
        .unwrap_err();
    assert_eq!(again.code(), "shortlist_name_taken", "whatever the case");
    workspace
        .add_shortlist(there, "Call next week".into())
        .await
        .unwrap();
    let empty = workspace.rename_shortlist(made.id, " ".into()).await.unwrap_err();
    assert_eq!(empty.code(), "shortlist_name_invalid", "a name says something");
    workspace
        .rename_shortlist(made.id, "CALL next week".into())
        .await
        .unwrap();
    workspace.remove_shortlist(made.id).await.unwrap();
    assert_eq!(
        workspace.shortlists(Some(desk.project)).await.unwrap(),
        [],
        "gone"
    );
}

#[tokio::test]
async fn people_stand_in_the_order_in_which_they_are_added_and_then_as_they_are_moved() {
    let desk = Desk::new(4).await;
    let list = desk.add_list("Call").await;
    desk.add(list, &[2, 0]).await;
    let added = desk.add(list, &[0, 1, 3]).await;
    assert_eq!(
        (added.candidates.len(), added.already),
        (2, 1),
        "who is on it already is counted, and stays"
    );
    assert_eq!(
        desk.names(list).await,
        ["2", "0", "1", "3"],
        "new ones at the end"
    );

    let moved = async |from: usize, to: u32| {
        let moved = desk.workspace.move_on_shortlist(list, desk.people[from], to);
        moved.await.unwrap();
        desk.names(list).await
    };
    assert_eq!(moved(3, 0).await, ["3", "2", "0", "1"], "to the front");
    assert_eq!(moved(3, 2).await, ["2", "0", "3", "1"], "so many stand before");
    assert_eq!(moved(2, 99).await, ["0", "3", "1", "2"], "or all who can");
    let nobody = desk.workspace.move_on_shortlist(list, Id::fresh(), 0).await;
    assert_eq!(
        nobody.unwrap_err().code(),
        "not_found",
        "who is not on it has no place"
    );
}

#[tokio::test]
async fn a_shortlist_that_everybody_is_on_already_is_known_before() {
    let desk = Desk::new(3).await;
    let (first, second) = (desk.add_list("First").await, desk.add_list("Second").await);
    desk.add(first, &[0, 1]).await;
    desk.add(second, &[0]).await;
    let lists_with = |whom: &[usize]| {
        let ids = whom.iter().map(|at| desk.people[*at]).collect();
        desk.workspace.shortlists_with(Selection::These { ids })
    };

    assert_eq!(lists_with(&[0, 1]).await.unwrap(), [first], "both are on it");
    assert_eq!(lists_with(&[0]).await.unwrap().len(), 2, "one is on both");
    assert_eq!(lists_with(&[0, 2]).await.unwrap(), [], "one of two is not enough");
    assert_eq!(lists_with(&[]).await.unwrap(), [], "nobody is on none");
}

#[tokio::test]
async fn who_is_taken_off_is_put_back_in_the_same_place_with_the_same_note() {
    let desk = Desk::new(4).await;
    let list = desk.add_list("Call").await;
    desk.add(list, &[0, 1, 2, 3]).await;
    let workspace = &desk.workspace;
    let note = workspace.note_shortlisted(list, desk.people[1], " knows Spring ".into());
    note.await.unwrap();
    let again = desk.add(list, &[1]).await;
    assert_eq!(again.already, 1);

    let taken = workspace
        .unshortlist(list, vec![desk.people[1], desk.people[3]])
        .await
        .unwrap();
    assert_eq!(desk.names(list).await, ["0", "2"], "off it");
    workspace
        .put_back_on_shortlist(list, taken.clone())
        .await
        .unwrap();
    workspace.put_back_on_shortlist(list, taken).await.unwrap();

    assert_eq!(
        desk.names(list).await,
        ["0", "1", "2", "3"],
        "as they stood, and once each"
    );
    let members = workspace.shortlisted(list).await.unwrap();
    assert_eq!(
        members[1].note, "knows Spring",
        "adding somebody again has not lost it either"
    );
    let long = workspace.note_shortlisted(list, desk.people[1], "W".repeat(4_001));
    assert_eq!(long.await.unwrap_err().code(), "note_too_long");
}

#[tokio::test]
async fn a_removed_shortlist_comes_back_as_it_was() {
    let desk = Desk::new(2).await;
    let list = desk.add_list("Call").await;
    desk.add(list, &[1, 0]).await;

    let removed = desk.workspace.remove_shortlist(list).await.unwrap();
    desk.workspace.put_back_shortlist(removed.clone()).await.unwrap();

    assert_eq!(desk.names(list).await, ["1", "0"], "with everybody on it");
    desk.workspace.remove_shortlist(list).await.unwrap();
    desk.add_list("call").await;
    let taken = desk.workspace.put_back_shortlist(removed).await.unwrap_err();
    assert_eq!(
        taken.code(),
        "shortlist_name_taken",
        "unless another one took its name meanwhile"
    );
}

#[tokio::test]
async fn a_shortlist_that_is_full_takes_nobody_and_says_so() {
    let desk = Desk::new(MOST_MEMBERS + 1).await;
    let list = desk.add_list("Call").await;
    let everybody = Selection::Matching {
        query: PoolQuery::default(),
    };
    let refused = desk.workspace.add_to_shortlist(list, everybody, None).await;
    assert_eq!(refused.unwrap_err().code(), "shortlist_full");
    assert_eq!(desk.names(list).await.len(), 0, "all of them or none");
    let most: Vec<_> = (0..MOST_MEMBERS).collect();
    desk.add(list, &most).await;
    let one_more = desk
        .workspace
        .shortlist(list, vec![desk.people[MOST_MEMBERS]], None, String::new())
        .await;
    assert_eq!(one_more.unwrap_err().code(), "shortlist_full", "not one more");
    let again = desk.add(list, &[0]).await;
    assert_eq!(again.already, 1, "who is on it already takes no room");
}

struct Desk {
    workspace: Workspace,
    project: Id<Project>,
    people: Vec<Id<Candidate>>,
    _folder: TempDir,
}

impl Desk {
    /// A workspace with a project and so many people, who are called by their numbers.
    async fn new(many: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(HandClock::at("2026-11-26T12:00:00Z".parse().unwrap()));
        let path = folder.path().join("desk.longlist");
        let workspace = Workspace::create(&path, &Key::fresh(), clock, Arc::new(Nobody))
            .await
            .unwrap();
        let project = ProjectFields {
            title: "Engineer".into(),
            ..ProjectFields::default()
        };
        let project = workspace.add_project(project).await.unwrap();
        let mut desk = Self {
            workspace,
            project,
            people: Vec::new(),
            _folder: folder,
        };
        if many > 0 {
            desk.import(many).await;
        }
        desk
    }

    async fn import(&mut self, many: usize) {
        let mut csv = "Full Name,LinkedIn Profile\n".to_owned();
        for number in 0..many {
            csv.push_str(&format!("{number},https://www.linkedin.com/in/person-{number}\n"));
        }
        let path = self._folder.path().join("people.csv");
        std::fs::write(&path, csv).unwrap();
        let fields = SearchFields {
            name: "Vienna".into(),
            ..SearchFields::default()
        };
        let search = self.workspace.add_search(self.project, fields).await.unwrap();
        let headers = self.workspace.inspect_file(&path).await.unwrap().headers;
        let ask = FileAsk {
            search,
            path,
            mapping: self.workspace.mapping_for(&headers).await.unwrap(),
            duplicates: DuplicatePolicy::Fill,
            save_mapping: false,
        };
        let run = self.workspace.start_file_import(ask).await.unwrap();
        self.workspace.wait_for_run(run.id).await.unwrap();
        let mut people = self
            .workspace
            .store()
            .read(move |db| store::candidates::page_after(db, 0, u32::try_from(many).unwrap()))
            .await
            .unwrap();
        people.sort_by_key(|person| person.full_name.parse::<usize>().unwrap());
        self.people = people.into_iter().map(|person| person.id).collect();
    }

    async fn add_project(&self, title: &str) -> Id<Project> {
        let fields = ProjectFields {
            title: title.into(),
            ..ProjectFields::default()
        };
        self.workspace.add_project(fields).await.unwrap()
    }

    async fn add_list(&self, name: &str) -> Id<Shortlist> {
        let made = self.workspace.add_shortlist(self.project, name.into());
        made.await.unwrap().id
    }

    async fn add(&self, list: Id<Shortlist>, whom: &[usize]) -> AddedToShortlist {
        let ids = whom.iter().map(|at| self.people[*at]).collect();
        let added = self
            .workspace
            .add_to_shortlist(list, Selection::These { ids }, None);
        added.await.unwrap()
    }

    async fn names(&self, list: Id<Shortlist>) -> Vec<String> {
        let page = self.workspace.shortlist_page(list).await.unwrap();
        page.members
            .into_iter()
            .map(|(member, _)| member.candidate.full_name)
            .collect()
    }
}
