//! Projects and searches, as the page sees them.

use longlist_core::{
    id::Id,
    project::{Project, ProjectStatus, ProjectWithSearches},
    search::Search,
};
use serde::Serialize;

/// A project with its searches.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ProjectView {
    pub(crate) id: Id<Project>,
    title: String,
    company: String,
    description: String,
    location: String,
    salary_range: String,
    status: ProjectStatus,
    searches: Vec<SearchView>,
    candidates: u32,
    created_at: String,
}

/// A search with the number of its members.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SearchView {
    id: Id<Search>,
    project_id: Id<Project>,
    name: String,
    description: String,
    address: Option<String>,
    members: u32,
    last_import_at: Option<String>,
}

impl ProjectView {
    /// A project as the page sees it. `members` tells how many are in a search, `candidates` how many in any.
    pub fn of(with: ProjectWithSearches, members: &dyn Fn(Id<Search>) -> u32, candidates: u32) -> Self {
        let ProjectWithSearches {
            project:
                Project {
                    id,
                    fields,
                    status,
                    created_at,
                },
            searches,
        } = with;
        Self {
            id,
            title: fields.title,
            company: fields.company,
            description: fields.description,
            location: fields.location,
            salary_range: fields.salary_range,
            status,
            searches: searches
                .into_iter()
                .map(|search| {
                    let members = members(search.id);
                    SearchView::of(search, members)
                })
                .collect(),
            candidates,
            created_at: created_at.to_string(),
        }
    }
}

impl SearchView {
    /// A search as the page sees it.
    pub fn of(search: Search, members: u32) -> Self {
        Self {
            id: search.id,
            project_id: search.project_id,
            name: search.fields.name,
            description: search.fields.description,
            address: search.fields.address,
            members,
            last_import_at: search.last_import_at.map(|at| at.to_string()),
        }
    }
}
