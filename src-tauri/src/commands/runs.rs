//! Commands of the list of runs and of the search history.

use longlist_core::{
    id::Id,
    run::{Run, UndoReport},
    search::Search,
};
use tauri::{AppHandle, State};

use crate::{
    chooser,
    desk::Desk,
    error::CommandResult,
    view::{RunView, SkipView},
};

/// Runs, newest first; of one search or of all.
#[tauri::command]
#[specta::specta]
pub async fn list_runs(desk: State<'_, Desk>, search_id: Option<Id<Search>>) -> CommandResult<Vec<RunView>> {
    let workspace = desk.workspace()?;
    let runs = workspace.runs(search_id).await?;
    Ok(runs.into_iter().map(|run| RunView::of(run, &workspace)).collect())
}

/// Stops a run after the portion it is at.
#[tauri::command]
#[specta::specta]
pub async fn pause_run(desk: State<'_, Desk>, id: Id<Run>) -> CommandResult<RunView> {
    let workspace = desk.workspace()?;
    Ok(RunView::of(workspace.pause_run(id).await?, &workspace))
}

/// Sets a stopped run going again, for a new size or for what is left.
#[tauri::command]
#[specta::specta]
pub async fn resume_run(desk: State<'_, Desk>, id: Id<Run>, size: Option<u32>) -> CommandResult<RunView> {
    let workspace = desk.workspace()?;
    Ok(RunView::of(workspace.resume_run(id, size).await?, &workspace))
}

/// Ends a run. What it imported stays.
#[tauri::command]
#[specta::specta]
pub async fn cancel_run(desk: State<'_, Desk>, id: Id<Run>) -> CommandResult<RunView> {
    let workspace = desk.workspace()?;
    Ok(RunView::of(workspace.cancel_run(id).await?, &workspace))
}

/// Takes an import back as a whole.
#[tauri::command]
#[specta::specta]
pub async fn undo_run(desk: State<'_, Desk>, id: Id<Run>) -> CommandResult<UndoReport> {
    Ok(desk.workspace()?.undo_run(id).await?)
}

/// A page of what a run did not import.
#[tauri::command]
#[specta::specta]
pub async fn list_skips(
    desk: State<'_, Desk>,
    id: Id<Run>,
    offset: u32,
    limit: u32,
) -> CommandResult<Vec<SkipView>> {
    Ok(desk
        .workspace()?
        .skips(id, offset, limit)
        .await?
        .into_iter()
        .map(SkipView::from)
        .collect())
}

/// Saves what a run did not import, to be fixed and imported again; the file's name.
#[tauri::command]
#[specta::specta]
pub async fn save_skip_report(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: Id<Run>,
) -> CommandResult<Option<String>> {
    let workspace = desk.workspace()?;
    let Some(path) = chooser::place(&app, "Skipped rows.csv").await else {
        return Ok(None);
    };
    workspace.save_skip_report(id, &path).await?;
    Ok(Some(chooser::name_of(&path)))
}
