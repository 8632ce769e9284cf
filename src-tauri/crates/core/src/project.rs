//! Projects: one hiring assignment each, holding searches.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    Code, Error, Result,
    change::Change,
    edit::{Edit, Edited, FromTo},
    id::Id,
    pool::MemberCounts,
    search::Search,
    store,
    workspace::Workspace,
};

/// A hiring assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Its id.
    pub id: Id<Project>,
    /// What a person can edit.
    pub fields: ProjectFields,
    /// Where it stands.
    pub status: ProjectStatus,
    /// When it was made.
    pub created_at: Timestamp,
}

/// What a person writes about a project.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ProjectFields {
    /// The role, as in “Senior backend engineer”. Required.
    pub title: String,
    /// Who hires.
    pub company: String,
    /// What it is about.
    pub description: String,
    /// Where.
    pub location: String,
    /// For how much, in the recruiter's own words.
    pub salary_range: String,
}

/// Where a project stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ProjectStatus {
    /// Not begun.
    Draft,
    /// Being worked on.
    Active,
    /// On hold.
    Paused,
    /// Done; kept.
    Archived,
}

/// A project with its searches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectWithSearches {
    /// The project.
    pub project: Project,
    /// Its searches, oldest first.
    pub searches: Vec<Search>,
}

impl Workspace {
    /// How many candidates each search and each project has.
    pub async fn member_counts(&self) -> Result<MemberCounts> {
        self.pool().member_counts().await
    }

    /// Every project, newest first, with its searches.
    pub async fn projects(&self) -> Result<Vec<ProjectWithSearches>> {
        self.store()
            .read(|db| {
                let searches = store::searches::list(db)?;
                let projects = store::projects::list(db)?
                    .into_iter()
                    .map(|project| ProjectWithSearches {
                        searches: searches
                            .iter()
                            .filter(|(_, search)| search.project_id == project.id)
                            .map(|(_, search)| search.clone())
                            .collect(),
                        project,
                    });
                Ok(projects.collect())
            })
            .await
    }

    /// Adds a project.
    pub async fn add_project(&self, fields: ProjectFields) -> Result<Id<Project>> {
        let fields = checked(fields)?;
        let (id, now) = (Id::fresh(), self.now());
        self.store()
            .write(move |tx| store::projects::insert(tx, id, &fields, now))
            .await?;
        self.tell(&[Change::Projects]);
        Ok(id)
    }

    /// Edits a project; the edit, for undoing it, if it changed anything.
    pub async fn update_project(
        &self,
        id: Id<Project>,
        fields: ProjectFields,
        status: ProjectStatus,
    ) -> Result<Option<Id<Edit>>> {
        let after = (checked(fields)?, status);
        let values = self
            .store()
            .write(move |tx| {
                let before = store::projects::get(tx, id)?;
                store::projects::update(tx, id, &after.0, after.1)?;
                Ok(FromTo { before, after })
            })
            .await?;
        self.tell(&[Change::Projects]);
        Ok(self.note_edit(Edited::Project(id, values)))
    }

    /// Takes a project back that was just added: nothing is lost with one that holds nothing.
    ///
    /// # Errors
    ///
    /// `project_in_use` where it holds searches.
    pub async fn take_back_project(&self, id: Id<Project>) -> Result<()> {
        let taken = self
            .store()
            .write(move |tx| {
                store::projects::get(tx, id)?;
                store::projects::delete_empty(tx, id)
            })
            .await?;
        if !taken {
            return Err(Error::refused(
                Code::ProjectInUse,
                "this project holds searches by now",
                "Archive it instead: then it is out of the way, and nothing is lost.",
            ));
        }
        self.tell(&[Change::Projects]);
        Ok(())
    }
}

fn checked(fields: ProjectFields) -> Result<ProjectFields> {
    if fields.title.trim().is_empty() {
        return Err(Error::invalid(
            Code::TitleMissing,
            "a project needs a title",
            "Write the role you are hiring for.",
        ));
    }
    Ok(fields)
}
