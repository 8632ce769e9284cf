//! Shortlists: candidates moved forward, in a project, each with a note and the briefing they were checked against.

mod members;
mod standing;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use self::{
    members::{AddedToShortlist, MOST_MEMBERS, OnShortlist},
    standing::{ShortlistPage, ShortlistStanding},
};
use crate::{
    Code, Error, Result, briefing::Briefing, candidate::Candidate, change::Change, id::Id, project::Project,
    store, workspace::Workspace,
};

/// The longest name, in characters.
const LONGEST_NAME: usize = 200;

/// A shortlist of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
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

/// A shortlist that was removed: enough to be put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RemovedShortlist {
    /// The list.
    pub shortlist: Shortlist,
    /// Who was on it, in their order.
    pub members: Vec<OnShortlist>,
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

    /// Removes a shortlist. Nobody on it is touched, and all of it can be put back.
    pub async fn remove_shortlist(&self, id: Id<Shortlist>) -> Result<RemovedShortlist> {
        let removed = self
            .store()
            .write(move |tx| {
                let removed = RemovedShortlist {
                    shortlist: store::shortlists::get(tx, id)?,
                    members: store::shortlists::places(tx, id)?,
                };
                store::shortlists::delete(tx, id)?;
                Ok(removed)
            })
            .await?;
        self.tell(&[Change::Shortlists]);
        Ok(removed)
    }

    /// Puts a removed shortlist back, with everybody who was on it and is still here.
    ///
    /// # Errors
    ///
    /// Those of [`Workspace::add_shortlist`], and [`Error::NotFound`] where its project is gone.
    pub async fn put_back_shortlist(&self, removed: RemovedShortlist) -> Result<()> {
        let RemovedShortlist { shortlist, members } = removed;
        let name = checked(&shortlist.name)?;
        self.store()
            .write(move |tx| {
                let (id, project) = (shortlist.id, shortlist.project_id);
                if store::shortlists::is_taken(tx, project, &name, None)? {
                    return Err(taken(&name));
                }
                store::shortlists::insert(tx, id, project, &name, shortlist.created_at)?;
                members::put_back(tx, id, members)
            })
            .await?;
        self.tell(&[Change::Shortlists]);
        Ok(())
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
