//! What the page hears: one event after each commit, how far a rehearsal is, and the system's notification when a
//! run ends.

use longlist_core::{
    change::Change, id::Id, import::file_run::RehearsalProgress, run::Run, workspace::Workspace,
};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager as _};
use tauri_plugin_notification::NotificationExt as _;
use tauri_specta::Event;

use crate::notice::Notice;

/// Something committed: what is stale now.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, Event)]
pub struct Changed(pub Change);

/// A file waits for the import wizard: the page asks for it by `pendingFile`.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, Event)]
pub struct FileOpened;

/// How far the rehearsal of a file is. Nothing is stored of it, so that there is nothing to ask for afterwards.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, Event)]
#[serde(rename_all = "camelCase")]
pub struct RehearsalMoved {
    file_id: String,
    /// Rows looked at.
    read: u32,
    /// Rows that the file has, as its beginning lets expect.
    about: u32,
}

/// Passes on how far the rehearsal of that file is.
pub fn tell_rehearsal(app: &AppHandle, file_id: &str, RehearsalProgress { read, about }: RehearsalProgress) {
    let moved = RehearsalMoved {
        file_id: file_id.to_owned(),
        read,
        about,
    };
    if let Err(error) = moved.emit(app) {
        tracing::warn!("the page was not told how far a rehearsal is: {error}");
    }
}

/// Passes every change of the workspace on to the page.
pub fn forward(app: &AppHandle, workspace: &Workspace) {
    let (app, of) = (app.clone(), workspace.downgrade());
    workspace.listen(move |change| {
        if let Err(error) = Changed(change.clone()).emit(&app) {
            tracing::warn!("the page was not told of a change: {error}");
        }
        if let (Change::Run { run_id, .. }, Some(workspace)) = (change, of.upgrade())
            && !workspace.is_at_work(*run_id)
        {
            let (app, id) = (app.clone(), *run_id);
            tauri::async_runtime::spawn(async move { notify(&app, &workspace, id).await });
        }
    });
}

/// Tells of a run that ended or needs a person, unless somebody is looking at the window.
async fn notify(app: &AppHandle, workspace: &Workspace, id: Id<Run>) {
    let window = app.get_webview_window("main");
    if window.is_some_and(|window| window.is_focused().unwrap_or(false)) {
        return;
    }
    let Ok(run) = workspace.run(id).await else { return };
    let Some(Notice { title, body }) = Notice::of(&run) else {
        return;
    };
    if let Err(error) = app.notification().builder().title(title).body(body).show() {
        tracing::warn!("a notification was not shown: {error}");
    }
}
