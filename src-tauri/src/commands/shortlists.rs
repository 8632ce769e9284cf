//! Commands of shortlists: candidates moved forward, in the order that a person gives them.

use longlist_core::{
    briefing::Briefing,
    candidate::Candidate,
    id::Id,
    membership::Selection,
    project::Project,
    shortlist::{AddedToShortlist, OnShortlist, RemovedShortlist, Shortlist},
};
use tauri::State;

use crate::{desk::Desk, error::CommandResult, view::ShortlistPageView};

/// The shortlists of a project, or all.
#[tauri::command]
#[specta::specta]
pub async fn list_shortlists(
    desk: State<'_, Desk>,
    project_id: Option<Id<Project>>,
) -> CommandResult<Vec<Shortlist>> {
    Ok(desk.workspace()?.shortlists(project_id).await?)
}

/// One shortlist with everybody on it.
#[tauri::command]
#[specta::specta]
pub async fn shortlist(desk: State<'_, Desk>, id: Id<Shortlist>) -> CommandResult<ShortlistPageView> {
    Ok(desk.workspace()?.shortlist_page(id).await?.into())
}

/// Adds a shortlist to a project.
#[tauri::command]
#[specta::specta]
pub async fn add_shortlist(
    desk: State<'_, Desk>,
    project_id: Id<Project>,
    name: String,
) -> CommandResult<Shortlist> {
    Ok(desk.workspace()?.add_shortlist(project_id, name).await?)
}

/// Gives a shortlist another name.
#[tauri::command]
#[specta::specta]
pub async fn rename_shortlist(desk: State<'_, Desk>, id: Id<Shortlist>, name: String) -> CommandResult<()> {
    Ok(desk.workspace()?.rename_shortlist(id, name).await?)
}

/// Removes a shortlist; what comes back is enough to put it back.
#[tauri::command]
#[specta::specta]
pub async fn remove_shortlist(desk: State<'_, Desk>, id: Id<Shortlist>) -> CommandResult<RemovedShortlist> {
    Ok(desk.workspace()?.remove_shortlist(id).await?)
}

/// Puts a removed shortlist back.
#[tauri::command]
#[specta::specta]
pub async fn put_back_shortlist(desk: State<'_, Desk>, removed: RemovedShortlist) -> CommandResult<()> {
    Ok(desk.workspace()?.put_back_shortlist(removed).await?)
}

/// The shortlists that everybody of a selection is on already.
#[tauri::command]
#[specta::specta]
pub async fn shortlists_with(
    desk: State<'_, Desk>,
    selection: Selection,
) -> CommandResult<Vec<Id<Shortlist>>> {
    Ok(desk.workspace()?.shortlists_with(selection).await?)
}

/// Puts candidates at the end of a shortlist; who is on it stays.
#[tauri::command]
#[specta::specta]
pub async fn add_to_shortlist(
    desk: State<'_, Desk>,
    id: Id<Shortlist>,
    selection: Selection,
    briefing_id: Option<Id<Briefing>>,
) -> CommandResult<AddedToShortlist> {
    let workspace = desk.workspace()?;
    Ok(workspace.add_to_shortlist(id, selection, briefing_id).await?)
}

/// Takes candidates off a shortlist; what comes back is enough to put them back.
#[tauri::command]
#[specta::specta]
pub async fn take_off_shortlist(
    desk: State<'_, Desk>,
    id: Id<Shortlist>,
    candidate_ids: Vec<Id<Candidate>>,
) -> CommandResult<Vec<OnShortlist>> {
    Ok(desk.workspace()?.unshortlist(id, candidate_ids).await?)
}

/// Puts candidates back where they stood.
#[tauri::command]
#[specta::specta]
pub async fn put_back_on_shortlist(
    desk: State<'_, Desk>,
    id: Id<Shortlist>,
    members: Vec<OnShortlist>,
) -> CommandResult<()> {
    Ok(desk.workspace()?.put_back_on_shortlist(id, members).await?)
}

/// Gives a candidate another place: so many stand before afterwards.
#[tauri::command]
#[specta::specta]
pub async fn move_on_shortlist(
    desk: State<'_, Desk>,
    id: Id<Shortlist>,
    candidate_id: Id<Candidate>,
    to: u32,
) -> CommandResult<()> {
    Ok(desk.workspace()?.move_on_shortlist(id, candidate_id, to).await?)
}

/// Writes why a candidate is on a shortlist.
#[tauri::command]
#[specta::specta]
pub async fn note_shortlisted(
    desk: State<'_, Desk>,
    id: Id<Shortlist>,
    candidate_id: Id<Candidate>,
    note: String,
) -> CommandResult<()> {
    Ok(desk.workspace()?.note_shortlisted(id, candidate_id, note).await?)
}
