//! Commands of the candidate grid and panel.

use longlist_core::{
    candidate::{Candidate, FieldChange},
    export::ExportFormat,
    id::Id,
    membership::Selection,
    pool::{Facets, PoolQuery},
    saved_view::{SavedView, Shown},
};
use tauri::{AppHandle, State};

use crate::{
    chooser,
    desk::Desk,
    error::CommandResult,
    view::{ActivityItem, CandidateView, PoolPage, activity},
};

/// A page of the candidates that match.
#[tauri::command]
#[specta::specta]
pub async fn find_candidates(
    desk: State<'_, Desk>,
    query: PoolQuery,
    offset: u32,
    limit: u32,
) -> CommandResult<PoolPage> {
    Ok(desk.workspace()?.pool().find(query, offset, limit).await?.into())
}

/// The most frequent employers and places among the candidates that match.
#[tauri::command]
#[specta::specta]
pub async fn candidate_facets(desk: State<'_, Desk>, query: PoolQuery) -> CommandResult<Facets> {
    Ok(desk.workspace()?.pool().facets(query).await?)
}

/// Everything the panel shows of a candidate.
#[tauri::command]
#[specta::specta]
pub async fn candidate(desk: State<'_, Desk>, id: Id<Candidate>) -> CommandResult<CandidateView> {
    Ok(desk.workspace()?.candidate(id).await?.into())
}

/// What happened to a candidate, newest first.
#[tauri::command]
#[specta::specta]
pub async fn candidate_activity(
    desk: State<'_, Desk>,
    id: Id<Candidate>,
) -> CommandResult<Vec<ActivityItem>> {
    let workspace = desk.workspace()?;
    let detail = workspace.candidate(id).await?;
    Ok(activity(&detail, workspace.field_changes(id).await?))
}

/// Takes a value that an import offered in place of ours.
#[tauri::command]
#[specta::specta]
pub async fn take_offer(desk: State<'_, Desk>, offer_id: Id<FieldChange>) -> CommandResult<()> {
    Ok(desk.workspace()?.take_offer(offer_id).await?)
}

/// Exports the selected candidates; the file's name, or nothing when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn export_candidates(
    app: AppHandle,
    desk: State<'_, Desk>,
    selection: Selection,
    format: ExportFormat,
) -> CommandResult<Option<String>> {
    let workspace = desk.workspace()?;
    let name = format!("Candidates.{}", format.extension());
    let Some(path) = chooser::place(&app, &name).await else {
        return Ok(None);
    };
    workspace.export_candidates(selection, format, &path).await?;
    Ok(Some(chooser::name_of(&path)))
}

/// Every saved view, from left to right.
#[tauri::command]
#[specta::specta]
pub async fn list_saved_views(desk: State<'_, Desk>) -> CommandResult<Vec<SavedView>> {
    Ok(desk.workspace()?.saved_views().await?)
}

/// Saves a new view.
#[tauri::command]
#[specta::specta]
pub async fn add_saved_view(desk: State<'_, Desk>, name: String, shown: Shown) -> CommandResult<SavedView> {
    Ok(desk.workspace()?.add_saved_view(name, shown).await?)
}

/// Saves what a view shows from now on.
#[tauri::command]
#[specta::specta]
pub async fn update_saved_view(desk: State<'_, Desk>, id: Id<SavedView>, shown: Shown) -> CommandResult<()> {
    Ok(desk.workspace()?.update_saved_view(id, shown).await?)
}

/// Gives a view another name.
#[tauri::command]
#[specta::specta]
pub async fn rename_saved_view(desk: State<'_, Desk>, id: Id<SavedView>, name: String) -> CommandResult<()> {
    Ok(desk.workspace()?.rename_saved_view(id, name).await?)
}

/// Puts a view before another one, or after all of them.
#[tauri::command]
#[specta::specta]
pub async fn move_saved_view(
    desk: State<'_, Desk>,
    id: Id<SavedView>,
    before: Option<Id<SavedView>>,
) -> CommandResult<()> {
    Ok(desk.workspace()?.move_saved_view(id, before).await?)
}

/// Removes a view.
#[tauri::command]
#[specta::specta]
pub async fn remove_saved_view(desk: State<'_, Desk>, id: Id<SavedView>) -> CommandResult<()> {
    Ok(desk.workspace()?.remove_saved_view(id).await?)
}

/// Puts a removed view back.
#[tauri::command]
#[specta::specta]
pub async fn put_back_saved_view(desk: State<'_, Desk>, id: Id<SavedView>) -> CommandResult<()> {
    Ok(desk.workspace()?.put_back_saved_view(id).await?)
}
