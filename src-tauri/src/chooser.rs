//! The system's own file choosers, asked from here so that the page never sees a path.

use std::path::{Path, PathBuf};

use longlist_core::Result;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt as _, FilePath};

/// Waits for a chooser; nothing when it was closed.
pub async fn ask(open: impl FnOnce(Box<dyn FnOnce(Option<FilePath>) + Send>)) -> Option<PathBuf> {
    let (done, chosen) = tokio::sync::oneshot::channel();
    open(Box::new(move |path| {
        // Nobody waits any more only when the window is gone.
        let _gone = done.send(path);
    }));
    chosen.await.ok().flatten().and_then(|path| path.into_path().ok())
}

/// Lets the recruiter choose where to save, then saves; the file's name, or nothing when the dialog was closed.
pub async fn save(
    app: &AppHandle,
    name: &str,
    write: impl FnOnce(&Path) -> Result<()>,
) -> Result<Option<String>> {
    let Some(path) = place(app, name).await else {
        return Ok(None);
    };
    write(&path)?;
    Ok(Some(name_of(&path)))
}

/// The name of a file, without its folder.
pub fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Lets the recruiter choose where to save.
pub async fn place(app: &AppHandle, name: &str) -> Option<PathBuf> {
    let dialog = app.dialog().file().set_file_name(name);
    ask(|done| dialog.save_file(done)).await
}
