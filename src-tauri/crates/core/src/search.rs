//! Searches: named sources inside a project, whose members are candidates.

use jiff::Timestamp;
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};

use crate::{
    Code, Error, Result,
    change::Change,
    id::Id,
    identity::search_url::SearchUrl,
    project::{Project, ProjectFields},
    store,
    workspace::Workspace,
};

/// A named source inside a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// Its id.
    pub id: Id<Search>,
    /// The project that holds it.
    pub project_id: Id<Project>,
    /// That project's title.
    pub project_title: String,
    /// What a person can edit.
    pub fields: SearchFields,
    /// When the last import into it started.
    pub last_import_at: Option<Timestamp>,
}

/// What a person writes about a search.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SearchFields {
    /// Short and explicit, as in “Vienna, Go, current employer known”. Required.
    pub name: String,
    /// For coming back to it.
    pub description: String,
    /// The LinkedIn address of the search, if it has one.
    pub address: Option<String>,
}

impl Workspace {
    /// Every search of the workspace, oldest first.
    pub async fn searches(&self) -> Result<Vec<Search>> {
        self.store()
            .read(|db| {
                Ok(store::searches::list(db)?
                    .into_iter()
                    .map(|(_, search)| search)
                    .collect())
            })
            .await
    }

    /// One search.
    pub async fn search(&self, id: Id<Search>) -> Result<Search> {
        self.store()
            .read(move |db| Ok(store::searches::get(db, id)?.1))
            .await
    }

    /// Adds a search to a project.
    pub async fn add_search(&self, project: Id<Project>, fields: SearchFields) -> Result<Id<Search>> {
        let fields = checked(fields)?;
        let (id, now) = (Id::fresh(), self.now());
        self.store()
            .write(move |tx| {
                let project = store::row_of(tx, "projects", "project", project)?;
                store::searches::insert(tx, id, project, &fields, now)
            })
            .await?;
        self.tell(&[Change::Projects]);
        Ok(id)
    }

    /// Edits a search.
    pub async fn update_search(&self, id: Id<Search>, fields: SearchFields) -> Result<()> {
        let fields = checked(fields)?;
        let found = self
            .store()
            .write(move |tx| store::searches::update(tx, id, &fields))
            .await?;
        self.tell(&[Change::Projects]);
        if found {
            Ok(())
        } else {
            Err(Error::NotFound { noun: "search" })
        }
    }
}

/// The search that a rehearsal imports into, with its row number. Where there is none yet, it is made here, and is
/// gone with the transaction that everything of a rehearsal is taken back with.
pub(crate) fn for_a_rehearsal(
    tx: &Transaction<'_>,
    search: Option<Id<Search>>,
    now: Timestamp,
) -> Result<(i64, Search)> {
    if let Some(search) = search {
        return store::searches::get(tx, search);
    }
    let (project, search) = (Id::fresh(), Id::fresh());
    let title = "Rehearsal".to_owned();
    let fields = ProjectFields {
        title: title.clone(),
        ..ProjectFields::default()
    };
    store::projects::insert(tx, project, &fields, now)?;
    let project = store::row_of(tx, "projects", "project", project)?;
    let fields = SearchFields {
        name: title,
        ..SearchFields::default()
    };
    store::searches::insert(tx, search, project, &fields, now)?;
    store::searches::get(tx, search)
}

fn checked(mut fields: SearchFields) -> Result<SearchFields> {
    if fields.name.trim().is_empty() {
        return Err(Error::invalid(
            Code::NameMissing,
            "a search needs a name",
            "Name it after what it looks for.",
        ));
    }
    fields.address = fields
        .address
        .map(|address| address.trim().to_owned())
        .filter(|address| !address.is_empty());
    if let Some(address) = &fields.address {
        SearchUrl::parse(address)?;
    }
    Ok(fields)
}
