//! Commands of the unlock screen.

use secrecy::SecretString;
use tauri::State;

use crate::{
    desk::Desk,
    error::CommandResult,
    view::{WorkspacePlace, WorkspaceStatus},
};

/// Whether a workspace is open, and if not, why.
#[tauri::command]
#[specta::specta]
pub async fn workspace_status(desk: State<'_, Desk>) -> CommandResult<WorkspaceStatus> {
    Ok(desk.open().await)
}

/// Tries again to open the workspace.
#[tauri::command]
#[specta::specta]
pub async fn reopen_workspace(desk: State<'_, Desk>) -> CommandResult<WorkspaceStatus> {
    Ok(desk.open().await)
}

/// Makes the workspace and returns its recovery phrase, which is shown once. With a passphrase it needs no keychain.
#[tauri::command]
#[specta::specta]
pub async fn create_workspace(
    desk: State<'_, Desk>,
    passphrase: Option<String>,
) -> CommandResult<Vec<String>> {
    Ok(desk.create(passphrase.map(SecretString::from)).await?)
}

/// Opens the workspace with its recovery phrase or its passphrase.
#[tauri::command]
#[specta::specta]
pub async fn unlock_workspace(desk: State<'_, Desk>, phrase: String) -> CommandResult<WorkspaceStatus> {
    desk.unlock(SecretString::from(phrase)).await?;
    Ok(desk.status())
}

/// Where the workspace and its tokens are.
#[tauri::command]
#[specta::specta]
pub async fn workspace_place(desk: State<'_, Desk>) -> CommandResult<WorkspacePlace> {
    Ok(desk.place().await?)
}
