//! What the page hears: one event after each commit, and the system's notification when a run ends.

use longlist_core::{change::Change, id::Id, run::Run, workspace::Workspace};
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
