//! Searches: named sources inside a project, whose members are candidates.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    Code, Error, Noun, Result,
    change::Change,
    edit::{Edit, Edited, FromTo},
    id::Id,
    identity::search_url::SearchUrl,
    project::Project,
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
                let project = store::row_of(tx, "projects", Noun::Project, project)?;
                store::searches::insert(tx, id, project, &fields, now)
            })
            .await?;
        self.tell(&[Change::Projects]);
        Ok(id)
    }

    /// Edits a search; the edit, for undoing it, if it changed anything.
    pub async fn update_search(&self, id: Id<Search>, fields: SearchFields) -> Result<Option<Id<Edit>>> {
        let after = checked(fields)?;
        let values = self
            .store()
            .write(move |tx| {
                let before = store::searches::get(tx, id)?.1.fields;
                store::searches::update(tx, id, &after)?;
                Ok(FromTo { before, after })
            })
            .await?;
        self.tell(&[Change::Projects]);
        Ok(self.note_edit(Edited::Search(id, values)))
    }

    /// Takes a search back that was just added: nothing is lost with one that nothing was imported into.
    ///
    /// # Errors
    ///
    /// `search_in_use` where it has imports, undone ones included.
    pub async fn take_back_search(&self, id: Id<Search>) -> Result<()> {
        let taken = self
            .store()
            .write(move |tx| {
                store::searches::get(tx, id)?;
                store::searches::delete_unused(tx, id)
            })
            .await?;
        if !taken {
            return Err(Error::refused(
                Code::SearchInUse,
                "this search has imports by now",
                "It stays with their history; they themselves can be undone.",
            ));
        }
        self.tell(&[Change::Projects]);
        Ok(())
    }
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
