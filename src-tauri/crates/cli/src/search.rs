//! `longlist search`: named sources of candidates inside projects.

use clap::Subcommand;
use longlist_core::{
    id::Id,
    project::Project,
    search::{Search, SearchFields},
    workspace::Workspace,
};
use serde_json::{Value, json};

use crate::{
    arguments,
    failure::Result,
    output::Answer,
    table::{plain, table},
};

/// What can be done with searches.
#[derive(Debug, Subcommand)]
pub enum SearchOrder {
    /// Add a search to a project
    Add {
        /// The project that holds it
        #[arg(long, value_name = "ID", value_parser = arguments::project_id)]
        project: Id<Project>,
        /// Short and explicit, as in “Vienna, Go”
        name: String,
        /// For coming back to it
        #[arg(long, value_name = "TEXT", default_value_t)]
        description: String,
        /// The address of the LinkedIn search, if it has one
        #[arg(long)]
        url: Option<String>,
    },
    /// List the searches, oldest first
    List,
}

/// Does it.
pub async fn obey(workspace: &Workspace, order: SearchOrder) -> Result<Answer> {
    match order {
        SearchOrder::Add {
            project,
            name,
            description,
            url,
        } => {
            let id = workspace
                .add_search(
                    project,
                    SearchFields {
                        name,
                        description,
                        address: url,
                    },
                )
                .await?;
            let search = workspace.search(id).await?;
            let text = format!(
                "Added the search {} with the id {id}.",
                plain(&search.fields.name)
            );
            Ok(Answer::new(document(&search), text))
        }
        SearchOrder::List => list(workspace).await,
    }
}

async fn list(workspace: &Workspace) -> Result<Answer> {
    let searches = workspace.searches().await?;
    let rows: Vec<_> = searches
        .iter()
        .map(|search| {
            let last = search.last_import_at.map(|at| at.to_string()).unwrap_or_default();
            [
                search.id.to_string(),
                search.fields.name.clone(),
                search.project_title.clone(),
                last,
            ]
        })
        .collect();
    let text = table(
        ["ID", "NAME", "PROJECT", "LAST IMPORT"],
        &rows,
        "There are no searches. Add one with “longlist search add --project ID NAME”.",
    );
    Ok(Answer::new(
        json!({ "searches": searches.iter().map(document).collect::<Vec<_>>() }),
        text,
    ))
}

/// A search as scripts see it.
fn document(search: &Search) -> Value {
    json!({
        "id": search.id,
        "search_id": search.id,
        "name": search.fields.name,
        "description": search.fields.description,
        "url": search.fields.address,
        "project_id": search.project_id,
        "project": search.project_title,
        "last_import_at": search.last_import_at,
    })
}
