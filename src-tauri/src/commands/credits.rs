//! Commands of the Credits screen.

use longlist_core::{
    id::Id,
    ledger::{
        Balance, CreditRules, Credits, Request, Verification,
        account::{BalanceAt, Entry, EntryFilter, EntrySums},
    },
};
use tauri::{AppHandle, State};

use crate::{chooser, desk::Desk, error::CommandResult};

/// Balances, today's use and rules.
#[tauri::command]
#[specta::specta]
pub async fn credits(desk: State<'_, Desk>) -> CommandResult<Credits> {
    Ok(desk.workspace()?.credits().await?)
}

/// Writes the rules about credits.
#[tauri::command]
#[specta::specta]
pub async fn update_credit_rules(desk: State<'_, Desk>, rules: CreditRules) -> CommandResult<()> {
    Ok(desk.workspace()?.update_credit_rules(rules).await?)
}

/// Grants credits, or corrects what was granted with a negative amount. The request is made by the page, so that a
/// second press books nothing.
#[tauri::command]
#[specta::specta]
pub async fn grant_credits(
    desk: State<'_, Desk>,
    request: Id<Request>,
    credits: i32,
    reason: String,
) -> CommandResult<Balance> {
    Ok(desk.workspace()?.grant_credits(request, credits, reason).await?)
}

/// Entries of the ledger, newest first.
#[tauri::command]
#[specta::specta]
pub async fn credit_entries(
    desk: State<'_, Desk>,
    filter: EntryFilter,
    offset: u32,
    limit: u32,
) -> CommandResult<Vec<Entry>> {
    Ok(desk.workspace()?.credit_entries(filter, offset, limit).await?)
}

/// What matches a filter, added up.
#[tauri::command]
#[specta::specta]
pub async fn credit_sums(desk: State<'_, Desk>, filter: EntryFilter) -> CommandResult<EntrySums> {
    Ok(desk.workspace()?.credit_sums(filter).await?)
}

/// The balances over the last days.
#[tauri::command]
#[specta::specta]
pub async fn credit_history(desk: State<'_, Desk>, days: u32) -> CommandResult<Vec<BalanceAt>> {
    Ok(desk.workspace()?.credit_history(days).await?)
}

/// Derives every balance again from the entries.
#[tauri::command]
#[specta::specta]
pub async fn verify_credits(desk: State<'_, Desk>) -> CommandResult<Verification> {
    Ok(desk.workspace()?.verify_credits().await?)
}

/// Exports the ledger; the file's name, or nothing when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn export_credits(
    app: AppHandle,
    desk: State<'_, Desk>,
    filter: EntryFilter,
) -> CommandResult<Option<String>> {
    let workspace = desk.workspace()?;
    let Some(path) = chooser::place(&app, "Credits.csv").await else {
        return Ok(None);
    };
    workspace.export_credits(filter, &path).await?;
    Ok(Some(chooser::name_of(&path)))
}
