//! Commands of the Settings screen and of the setup guide.

use std::path::Path;

use longlist_core::{settings::Settings, setup_guide::Guide};
use tauri::{AppHandle, State};

use crate::{chooser, desk::Desk, error::CommandResult};

/// The settings.
#[tauri::command]
#[specta::specta]
pub async fn settings(desk: State<'_, Desk>) -> CommandResult<Settings> {
    Ok(desk.workspace()?.settings().await?)
}

/// Writes the settings.
#[tauri::command]
#[specta::specta]
pub async fn update_settings(desk: State<'_, Desk>, settings: Settings) -> CommandResult<Settings> {
    let workspace = desk.workspace()?;
    workspace.update_settings(settings).await?;
    Ok(workspace.settings().await?)
}

/// Saves the setup guide as one HTML file, to send to a colleague.
#[tauri::command]
#[specta::specta]
pub async fn save_setup_guide(app: AppHandle, guide: Guide) -> CommandResult<Option<String>> {
    let save = move |path: &Path| Ok(std::fs::write(path, guide.html())?);
    Ok(chooser::save(&app, "Connect LinkedIn to Longlist.html", save).await?)
}
