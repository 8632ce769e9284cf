//! Commands of briefings: what candidates are checked against, and what moves afterwards.

use longlist_core::{
    briefing::{
        Briefing, BriefingFields,
        draft::{Draft, Drafter},
    },
    check::{
        insights::Insights,
        recategorize::{Arrangement, BeforeAfter, Recategorization},
    },
    id::Id,
    project::Project,
};
use tauri::State;

use crate::{desk::Desk, error::CommandResult, view::BriefingView};

/// Every version of every briefing, or of those of one project.
#[tauri::command]
#[specta::specta]
pub async fn list_briefings(
    desk: State<'_, Desk>,
    project_id: Option<Id<Project>>,
) -> CommandResult<Vec<BriefingView>> {
    let briefings = desk.workspace()?.briefings(project_id).await?;
    Ok(briefings.into_iter().map(BriefingView::from).collect())
}

/// One version of a briefing.
#[tauri::command]
#[specta::specta]
pub async fn briefing(desk: State<'_, Desk>, id: Id<Briefing>) -> CommandResult<BriefingView> {
    Ok(desk.workspace()?.briefing(id).await?.into())
}

/// Adds a briefing to a project.
#[tauri::command]
#[specta::specta]
pub async fn add_briefing(
    desk: State<'_, Desk>,
    project_id: Id<Project>,
    fields: BriefingFields,
) -> CommandResult<BriefingView> {
    Ok(desk.workspace()?.add_briefing(project_id, fields).await?.into())
}

/// Writes name and requirements; of a locked version, name and order.
#[tauri::command]
#[specta::specta]
pub async fn update_briefing(
    desk: State<'_, Desk>,
    id: Id<Briefing>,
    fields: BriefingFields,
) -> CommandResult<BriefingView> {
    Ok(desk.workspace()?.update_briefing(id, fields).await?.into())
}

/// Makes the next version, open for editing.
#[tauri::command]
#[specta::specta]
pub async fn duplicate_briefing(desk: State<'_, Desk>, id: Id<Briefing>) -> CommandResult<BriefingView> {
    Ok(desk.workspace()?.duplicate_briefing(id).await?.into())
}

/// Removes a version that nobody was checked against.
#[tauri::command]
#[specta::specta]
pub async fn remove_briefing(desk: State<'_, Desk>, id: Id<Briefing>) -> CommandResult<()> {
    Ok(desk.workspace()?.remove_briefing(id).await?)
}

/// Who would draft requirements now, which says where a job description would go.
#[tauri::command]
#[specta::specta]
pub async fn drafter(desk: State<'_, Desk>) -> CommandResult<Drafter> {
    Ok(desk.workspace()?.drafter().await?)
}

/// Drafts requirements from a job description.
#[tauri::command]
#[specta::specta]
pub async fn draft_requirements(desk: State<'_, Desk>, text: String) -> CommandResult<Draft> {
    Ok(desk.workspace()?.draft_requirements(text).await?)
}

/// How the pool changes with each requirement.
#[tauri::command]
#[specta::specta]
pub async fn insights(desk: State<'_, Desk>, id: Id<Briefing>) -> CommandResult<Insights> {
    Ok(desk.workspace()?.insights(id).await?)
}

/// What moving requirements, weights and bands would come to. Nothing changes.
#[tauri::command]
#[specta::specta]
pub async fn what_if(
    desk: State<'_, Desk>,
    id: Id<Briefing>,
    arrangement: Arrangement,
) -> CommandResult<BeforeAfter> {
    Ok(desk.workspace()?.what_if(id, &arrangement).await?)
}

/// Moves requirements, weights and bands.
#[tauri::command]
#[specta::specta]
pub async fn recategorize(
    desk: State<'_, Desk>,
    id: Id<Briefing>,
    arrangement: Arrangement,
) -> CommandResult<Recategorization> {
    Ok(desk.workspace()?.recategorize(id, arrangement).await?)
}

/// Takes a recategorization back.
#[tauri::command]
#[specta::specta]
pub async fn undo_recategorization(desk: State<'_, Desk>, id: Id<Recategorization>) -> CommandResult<()> {
    Ok(desk.workspace()?.undo_recategorization(id).await?)
}

/// What was moved in a briefing, newest first.
#[tauri::command]
#[specta::specta]
pub async fn list_recategorizations(
    desk: State<'_, Desk>,
    id: Id<Briefing>,
) -> CommandResult<Vec<Recategorization>> {
    Ok(desk.workspace()?.recategorizations(id).await?)
}
