//! Commands of checks: the quote, the start, the results, and what a person says beside them.

use longlist_core::{
    briefing::Briefing,
    candidate::Candidate,
    check::{Category, Check, CheckAsk, CheckQuote, failures::FailedCheck, results::ResultFilter},
    evaluator::Verdict,
    id::Id,
    run::Run,
};
use tauri::State;

use crate::{
    desk::Desk,
    error::CommandResult,
    view::{CheckDetailView, CheckView, ResultPageView, RunView},
};

/// What checking would cost, and whether it could start.
#[tauri::command]
#[specta::specta]
pub async fn quote_check(desk: State<'_, Desk>, ask: CheckAsk) -> CommandResult<CheckQuote> {
    Ok(desk.workspace()?.quote_check(&ask).await?)
}

/// Starts a run of checks at the price that was quoted.
#[tauri::command]
#[specta::specta]
pub async fn start_check(desk: State<'_, Desk>, ask: CheckAsk, expected: u32) -> CommandResult<RunView> {
    let workspace = desk.workspace()?;
    let run = workspace.start_check(&ask, Some(expected)).await?;
    Ok(RunView::of(run, &workspace))
}

/// A page of results, best category first.
#[tauri::command]
#[specta::specta]
pub async fn check_results(
    desk: State<'_, Desk>,
    briefing_id: Id<Briefing>,
    filter: ResultFilter,
    offset: u32,
    limit: u32,
) -> CommandResult<ResultPageView> {
    let page = desk
        .workspace()?
        .results(briefing_id, filter, offset, limit)
        .await?;
    Ok(page.into())
}

/// The latest check of a candidate against a briefing, with all that it found.
#[tauri::command]
#[specta::specta]
pub async fn check_of(
    desk: State<'_, Desk>,
    briefing_id: Id<Briefing>,
    candidate_id: Id<Candidate>,
) -> CommandResult<CheckDetailView> {
    Ok(desk
        .workspace()?
        .check_of(briefing_id, candidate_id)
        .await?
        .into())
}

/// One check, which may be an older one, with all that it found.
#[tauri::command]
#[specta::specta]
pub async fn check(desk: State<'_, Desk>, id: Id<Check>) -> CommandResult<CheckDetailView> {
    Ok(desk.workspace()?.check(id).await?.into())
}

/// The completed checks of a candidate, newest first.
#[tauri::command]
#[specta::specta]
pub async fn checks_of(desk: State<'_, Desk>, candidate_id: Id<Candidate>) -> CommandResult<Vec<CheckView>> {
    let checks = desk.workspace()?.checks_of(candidate_id, None).await?;
    Ok(checks.into_iter().map(CheckView::from).collect())
}

/// A page of the checks of a run that failed, with their reasons.
#[tauri::command]
#[specta::specta]
pub async fn list_failed_checks(
    desk: State<'_, Desk>,
    id: Id<Run>,
    offset: u32,
    limit: u32,
) -> CommandResult<Vec<FailedCheck>> {
    Ok(desk.workspace()?.failed_checks(id, offset, limit).await?)
}

/// Gives a candidate a category by hand, or takes the last one back.
#[tauri::command]
#[specta::specta]
pub async fn decide_category(
    desk: State<'_, Desk>,
    briefing_id: Id<Briefing>,
    candidate_id: Id<Candidate>,
    category: Option<Category>,
    reason: String,
) -> CommandResult<()> {
    let who = (briefing_id, candidate_id);
    Ok(desk.workspace()?.decide_category(who, category, reason).await?)
}

/// Says another verdict on a requirement, or takes the last one back.
#[tauri::command]
#[specta::specta]
pub async fn decide_verdict(
    desk: State<'_, Desk>,
    briefing_id: Id<Briefing>,
    candidate_id: Id<Candidate>,
    requirement_id: String,
    verdict: Option<Verdict>,
    reason: String,
) -> CommandResult<()> {
    let who = (briefing_id, candidate_id);
    let workspace = desk.workspace()?;
    Ok(workspace
        .decide_verdict(who, requirement_id, verdict, reason)
        .await?)
}

/// Marks a candidate in the results of a briefing, or takes the mark away.
#[tauri::command]
#[specta::specta]
pub async fn bookmark(
    desk: State<'_, Desk>,
    briefing_id: Id<Briefing>,
    candidate_id: Id<Candidate>,
    marked: bool,
) -> CommandResult<()> {
    Ok(desk
        .workspace()?
        .bookmark((briefing_id, candidate_id), marked)
        .await?)
}
