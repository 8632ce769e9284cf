//! Commands of the project and search screens.

use longlist_core::{
    Error, Noun, Result,
    edit::Edit,
    id::Id,
    membership::{Removal, Selection},
    project::{Project, ProjectFields, ProjectStatus, ProjectWithSearches},
    search::{Search, SearchFields},
    workspace::Workspace,
};
use tauri::State;

use crate::{
    desk::Desk,
    error::CommandResult,
    view::{ProjectView, SearchView},
};

/// Every project, newest first, with its searches and how many are in them.
#[tauri::command]
#[specta::specta]
pub async fn list_projects(desk: State<'_, Desk>) -> CommandResult<Vec<ProjectView>> {
    Ok(views(&desk.workspace()?).await?)
}

/// Adds a project.
#[tauri::command]
#[specta::specta]
pub async fn add_project(desk: State<'_, Desk>, project: ProjectFields) -> CommandResult<ProjectView> {
    let workspace = desk.workspace()?;
    let id = workspace.add_project(project).await?;
    Ok(view(&workspace, id).await?)
}

/// Edits a project; the edit, for undoing it, if it changed anything.
#[tauri::command]
#[specta::specta]
pub async fn update_project(
    desk: State<'_, Desk>,
    id: Id<Project>,
    project: ProjectFields,
    status: ProjectStatus,
) -> CommandResult<Option<Id<Edit>>> {
    Ok(desk.workspace()?.update_project(id, project, status).await?)
}

/// Adds a search to a project.
#[tauri::command]
#[specta::specta]
pub async fn add_search(
    desk: State<'_, Desk>,
    project_id: Id<Project>,
    search: SearchFields,
) -> CommandResult<SearchView> {
    let workspace = desk.workspace()?;
    let id = workspace.add_search(project_id, search).await?;
    Ok(SearchView::of(workspace.search(id).await?, 0))
}

/// Edits a search; the edit, for undoing it, if it changed anything.
#[tauri::command]
#[specta::specta]
pub async fn update_search(
    desk: State<'_, Desk>,
    id: Id<Search>,
    search: SearchFields,
) -> CommandResult<Option<Id<Edit>>> {
    Ok(desk.workspace()?.update_search(id, search).await?)
}

/// Takes a project back that was just added, if it holds nothing yet.
#[tauri::command]
#[specta::specta]
pub async fn take_back_project(desk: State<'_, Desk>, id: Id<Project>) -> CommandResult<()> {
    Ok(desk.workspace()?.take_back_project(id).await?)
}

/// Takes a search back that was just added, if nothing was imported into it yet.
#[tauri::command]
#[specta::specta]
pub async fn take_back_search(desk: State<'_, Desk>, id: Id<Search>) -> CommandResult<()> {
    Ok(desk.workspace()?.take_back_search(id).await?)
}

/// Takes an edit of a project or a search back.
#[tauri::command]
#[specta::specta]
pub async fn undo_edit(desk: State<'_, Desk>, id: Id<Edit>) -> CommandResult<()> {
    Ok(desk.workspace()?.undo_edit(id).await?)
}

/// Takes candidates out of a search.
#[tauri::command]
#[specta::specta]
pub async fn remove_members(
    desk: State<'_, Desk>,
    search_id: Id<Search>,
    selection: Selection,
) -> CommandResult<Removal> {
    Ok(desk.workspace()?.remove_members(search_id, selection).await?)
}

/// Puts back whom a removal took out; returns how many.
#[tauri::command]
#[specta::specta]
pub async fn undo_removal(desk: State<'_, Desk>, id: Id<Removal>) -> CommandResult<u32> {
    Ok(desk.workspace()?.undo_removal(id).await?)
}

async fn views(workspace: &Workspace) -> Result<Vec<ProjectView>> {
    let counts = workspace.member_counts().await?;
    let members = |search| counts.searches.get(&search).copied().unwrap_or_default();
    let view = |with: ProjectWithSearches| {
        let candidates = counts.projects.get(&with.project.id).copied().unwrap_or_default();
        ProjectView::of(with, &members, candidates)
    };
    Ok(workspace.projects().await?.into_iter().map(view).collect())
}

async fn view(workspace: &Workspace, id: Id<Project>) -> Result<ProjectView> {
    let views = views(workspace).await?;
    views
        .into_iter()
        .find(|view| view.id == id)
        .ok_or(Error::NotFound { noun: Noun::Project })
}
