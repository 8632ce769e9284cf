//! Shortlists: candidates moved forward, in a project, each with a note and the briefing they were checked against.

use jiff::Timestamp;
use serde::Serialize;

use crate::{
    Code, Error, Result, briefing::Briefing, candidate::Candidate, change::Change, id::Id, project::Project,
    store, workspace::Workspace,
};

/// The longest name and note, in characters.
const LONGEST_NAME: usize = 200;
const LONGEST_NOTE: usize = 4_000;

/// A shortlist of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Shortlist {
    /// Its id.
    pub id: Id<Shortlist>,
    /// The project.
    pub project_id: Id<Project>,
    /// Its name, which no other shortlist of the project has.
    pub name: String,
    /// How many candidates are on it.
    pub members: u32,
    /// When it was made.
    #[specta(type = String)]
    pub created_at: Timestamp,
}

/// A candidate on a shortlist.
#[derive(Debug, Clone)]
pub struct Shortlisted {
    /// The person.
    pub candidate: Candidate,
    /// The briefing of the check that was moved forward.
    pub briefing_id: Option<Id<Briefing>>,
    /// Why, in the recruiter's words.
    pub note: String,
    /// Since when.
    pub added_at: Timestamp,
}

impl Workspace {
    /// The shortlists of a project, or all.
    pub async fn shortlists(&self, project: Option<Id<Project>>) -> Result<Vec<Shortlist>> {
        self.store()
            .read(move |db| store::shortlists::list(db, project))
            .await
    }

    /// Adds a shortlist to a project.
    ///
    /// # Errors
    ///
    /// `name_missing`, and `shortlist_name_taken` where the project has one of that name.
    pub async fn add_shortlist(&self, project: Id<Project>, name: String) -> Result<Shortlist> {
        let name = checked(&name)?;
        let (id, now) = (Id::fresh(), self.now());
        let made = self
            .store()
            .write(move |tx| {
                if store::shortlists::is_taken(tx, project, &name, None)? {
                    return Err(taken(&name));
                }
                store::shortlists::insert(tx, id, project, &name, now)?;
                store::shortlists::get(tx, id)
            })
            .await?;
        self.tell(&[Change::Shortlists]);
        Ok(made)
    }

    /// Gives a shortlist another name.
    ///
    /// # Errors
    ///
    /// Those of [`Workspace::add_shortlist`].
    pub async fn rename_shortlist(&self, id: Id<Shortlist>, name: String) -> Result<()> {
        let name = checked(&name)?;
        self.store()
            .write(move |tx| {
                let list = store::shortlists::get(tx, id)?;
                if store::shortlists::is_taken(tx, list.project_id, &name, Some(id))? {
                    return Err(taken(&name));
                }
                store::shortlists::rename(tx, id, &name)
            })
            .await?;
        self.tell(&[Change::Shortlists]);
        Ok(())
    }

    /// Removes a shortlist. Nobody on it is touched.
    pub async fn remove_shortlist(&self, id: Id<Shortlist>) -> Result<()> {
        self.store()
            .write(move |tx| store::shortlists::delete(tx, id))
            .await?;
        self.tell(&[Change::Shortlists]);
        Ok(())
    }

    /// Who is on a shortlist, in the order in which they were added.
    pub async fn shortlisted(&self, id: Id<Shortlist>) -> Result<Vec<Shortlisted>> {
        self.store()
            .read(move |db| store::shortlists::members(db, id))
            .await
    }

    /// Puts candidates on a shortlist; those who are on it get the new note. How many are new on it.
    ///
    /// # Errors
    ///
    /// `note_too_long`.
    pub async fn shortlist(
        &self,
        id: Id<Shortlist>,
        candidates: Vec<Id<Candidate>>,
        briefing: Option<Id<Briefing>>,
        note: String,
    ) -> Result<u32> {
        let note = note.trim().to_owned();
        if note.chars().count() > LONGEST_NOTE {
            return Err(Error::invalid(
                Code::NoteTooLong,
                format!("a note has at most {LONGEST_NOTE} characters"),
                "Shorten it.",
            )
            .with("most", LONGEST_NOTE));
        }
        let now_ms = store::ms(self.now());
        let added = self
            .store()
            .write(move |tx| {
                let briefing = briefing.map(|id| store::briefings::get(tx, id)).transpose()?;
                let briefing = briefing.map(|briefing| briefing.row);
                let mut added = 0;
                for candidate in candidates {
                    let row = store::candidates::row(tx, candidate)?;
                    added += u32::from(store::shortlists::put(tx, id, row, briefing, &note, now_ms)?);
                }
                Ok(added)
            })
            .await?;
        self.tell(&[Change::Shortlists]);
        Ok(added)
    }

    /// Takes candidates off a shortlist; how many were on it.
    pub async fn unshortlist(&self, id: Id<Shortlist>, candidates: Vec<Id<Candidate>>) -> Result<u32> {
        let taken = self
            .store()
            .write(move |tx| {
                let mut taken = 0;
                for candidate in candidates {
                    let row = store::candidates::row(tx, candidate)?;
                    taken += u32::from(store::shortlists::take(tx, id, row)?);
                }
                Ok(taken)
            })
            .await?;
        self.tell(&[Change::Shortlists]);
        Ok(taken)
    }
}

fn checked(name: &str) -> Result<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Error::invalid(
            Code::ShortlistNameInvalid,
            format!("a shortlist has a name of 1 to {LONGEST_NAME} characters"),
            "Name it by the step it is for, as in “Call next week”.",
        )
        .with("most", LONGEST_NAME));
    }
    Ok(name)
}

fn taken(name: &str) -> Error {
    Error::invalid(
        Code::ShortlistNameTaken,
        format!("this project has a shortlist called “{name}” already"),
        "Choose another name.",
    )
    .with("name", name)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{clock::HandClock, connector::nobody::Nobody, key::Key, project::ProjectFields};

    #[tokio::test]
    async fn a_shortlist_has_a_name_of_its_own_in_its_project() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(HandClock::at("2026-11-26T12:00:00Z".parse().unwrap()));
        let path = folder.path().join("desk.longlist");
        let workspace = Workspace::create(&path, &Key::fresh(), clock, Arc::new(Nobody))
            .await
            .unwrap();
        let project = |title: &str| ProjectFields {
            title: title.into(),
            ..ProjectFields::default()
        };
        let here = workspace.add_project(project("Engineer")).await.unwrap();
        let there = workspace.add_project(project("Nurse")).await.unwrap();

        let made = workspace
            .add_shortlist(here, "  Call \n next week ".into())
            .await
            .unwrap();
        assert_eq!(
            (made.name.as_str(), made.members),
            ("Call next week", 0),
            "one line, nobody on it"
        );
        let again = workspace
            .add_shortlist(here, "call next week".into())
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
        assert_eq!(workspace.shortlists(Some(here)).await.unwrap(), [], "gone");
    }
}
