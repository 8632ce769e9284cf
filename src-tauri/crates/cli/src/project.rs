//! `longlist project`: hiring assignments.

use clap::Subcommand;
use longlist_core::{
    Error, Noun,
    project::{ProjectFields, ProjectWithSearches},
    workspace::Workspace,
};
use serde_json::{Value, json};

use crate::{
    failure::Result,
    output::Answer,
    table::{plain, table},
};

/// What can be done with projects.
#[derive(Debug, Subcommand)]
pub enum ProjectOrder {
    /// Add a project
    Add {
        /// The role, as in “Senior backend engineer”
        name: String,
        /// Who hires
        #[arg(long, default_value_t)]
        company: String,
        /// What it is about
        #[arg(long, default_value_t)]
        description: String,
        /// Where
        #[arg(long, default_value_t)]
        location: String,
        /// For how much
        #[arg(long, default_value_t)]
        salary_range: String,
    },
    /// List the projects, newest first
    List,
}

/// Does it.
pub async fn obey(workspace: &Workspace, order: ProjectOrder) -> Result<Answer> {
    match order {
        ProjectOrder::Add {
            name,
            company,
            description,
            location,
            salary_range,
        } => {
            let fields = ProjectFields {
                title: name,
                company,
                description,
                location,
                salary_range,
            };
            let id = workspace.add_project(fields).await?;
            let projects = workspace.projects().await?;
            let added = projects.iter().find(|listed| listed.project.id == id);
            let added = added.ok_or(Error::NotFound { noun: Noun::Project })?;
            Ok(Answer::new(
                document(added),
                format!(
                    "Added the project {} with the id {id}.",
                    plain(&added.project.fields.title)
                ),
            ))
        }
        ProjectOrder::List => list(workspace).await,
    }
}

async fn list(workspace: &Workspace) -> Result<Answer> {
    let projects = workspace.projects().await?;
    let rows: Vec<_> = projects
        .iter()
        .map(|ProjectWithSearches { project, searches }| {
            let status = word(project.status);
            [
                project.id.to_string(),
                project.fields.title.clone(),
                status,
                searches.len().to_string(),
            ]
        })
        .collect();
    let text = table(
        ["ID", "TITLE", "STATUS", "SEARCHES"],
        &rows,
        "There are no projects. Add one with “longlist project add NAME”.",
    );
    Ok(Answer::new(
        json!({ "projects": projects.iter().map(document).collect::<Vec<_>>() }),
        text,
    ))
}

/// A project as scripts see it.
fn document(ProjectWithSearches { project, searches }: &ProjectWithSearches) -> Value {
    let searches: Vec<_> = searches
        .iter()
        .map(|search| json!({ "search_id": search.id, "name": search.fields.name }))
        .collect();
    json!({
        "id": project.id,
        "project_id": project.id,
        "title": project.fields.title,
        "company": project.fields.company,
        "description": project.fields.description,
        "location": project.fields.location,
        "salary_range": project.fields.salary_range,
        "status": project.status,
        "created_at": project.created_at,
        "searches": searches,
    })
}

/// The stable word of an enum.
pub fn word(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        Ok(_) | Err(_) => String::new(),
    }
}
