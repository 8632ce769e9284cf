//! Commands of the home screen.

use longlist_core::{Code, Error, account::AccountStatus, run::RunState};
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt as _;

use crate::{
    desk::Desk,
    error::CommandResult,
    view::{Attention, Overview},
};

/// What the home screen says first.
#[tauri::command]
#[specta::specta]
pub async fn overview(desk: State<'_, Desk>) -> CommandResult<Overview> {
    let workspace = desk.workspace()?;
    let accounts = workspace.accounts().await?;
    let runs = workspace.runs(None).await?;
    let troubled = accounts
        .iter()
        .filter(|(account, _)| account.status != AccountStatus::Connected);
    let of_accounts = troubled.map(|(account, _)| Attention::Account {
        id: account.id,
        name: account.name.clone(),
        status: account.status,
    });
    let waiting = runs.iter().filter(|run| {
        matches!(run.state, RunState::Parked | RunState::Failed)
            && run.resumes_at.is_none()
            && run.undone_at.is_none()
    });
    let of_runs = waiting.filter_map(|run| {
        Some(Attention::Run {
            id: run.id,
            title: run.title().to_owned(),
            source: run.source,
            stop_reason: run.stop_reason,
            trouble: run.trouble.clone()?,
        })
    });
    Ok(Overview {
        candidates: workspace.pool().size().await?,
        projects: u32::try_from(workspace.projects().await?.len()).unwrap_or(u32::MAX),
        active_runs: u32::try_from(runs.iter().filter(|run| run.state == RunState::Running).count())
            .unwrap_or(0),
        attention: of_accounts.chain(of_runs).collect(),
    })
}

/// Opens a web page or a mail in the system's own program.
#[tauri::command]
#[specta::specta]
pub async fn open_address(app: AppHandle, address: String) -> CommandResult<()> {
    if !(address.starts_with("https://") || address.starts_with("mailto:")) {
        return Err(Error::invalid(
            Code::AddressRefused,
            "only https and mail addresses are opened",
            "Copy the address and look at it first.",
        )
        .into());
    }
    app.opener()
        .open_url(address, None::<&str>)
        .map_err(|error| Error::Internal(error.into()))?;
    Ok(())
}
