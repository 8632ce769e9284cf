//! Commands of the file import wizard.

use std::path::{Path, PathBuf};

use longlist_core::{
    id::Id,
    import::{
        file_run::{FileAsk, Watch},
        mapping,
    },
    search::Search,
};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt as _;

use crate::{
    chooser,
    desk::Desk,
    error::CommandResult,
    events,
    opened::OpenedFile,
    view::{ChosenFile, FileImportAsk, FileView, Rehearsal, RunView},
};

/// Lets the recruiter choose a file; nothing when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn choose_file(app: AppHandle, desk: State<'_, Desk>) -> CommandResult<Option<ChosenFile>> {
    let dialog = app
        .dialog()
        .file()
        .add_filter("Tables", &["csv", "tsv", "txt", "xlsx"]);
    let chosen = chooser::ask(|done| dialog.pick_file(done)).await;
    Ok(chosen.map(|path| chosen_file(&desk, path)).transpose()?)
}

/// The file that Longlist was opened with, if nobody took it yet.
#[tauri::command]
#[specta::specta]
pub async fn pending_file(
    desk: State<'_, Desk>,
    opened: State<'_, OpenedFile>,
) -> CommandResult<Option<ChosenFile>> {
    Ok(opened.take().map(|path| chosen_file(&desk, path)).transpose()?)
}

/// Says what a file is and how its columns are mapped by themselves.
#[tauri::command]
#[specta::specta]
pub async fn inspect_file(desk: State<'_, Desk>, file_id: String) -> CommandResult<FileView> {
    let workspace = desk.workspace()?;
    let path = desk.file(&file_id)?;
    let report = workspace.inspect_file(&path).await?;
    let mapping = workspace.mapping_for(&report.headers).await?;
    Ok(FileView::of(file_id, chooser::name_of(&path), report, &mapping))
}

/// What the import would do, into a search or into one that is made with it; nothing when it was cancelled.
/// It tells on the way how far it is, and nothing is written.
#[tauri::command]
#[specta::specta]
pub async fn rehearse_file_import(
    app: AppHandle,
    desk: State<'_, Desk>,
    search_id: Option<Id<Search>>,
    ask: FileImportAsk,
) -> CommandResult<Option<Rehearsal>> {
    let asked = unpacked(&desk, search_id, &ask)?;
    let watch = Watch {
        cancel: desk.next_rehearsal(),
        progress: Box::new(move |progress| events::tell_rehearsal(&app, &ask.file_id, progress)),
    };
    let rehearsal = desk.workspace()?.rehearse_file_import(asked, watch).await?;
    Ok(rehearsal.map(|rehearsal| Rehearsal::of(&rehearsal.tally, rehearsal.examples)))
}

/// Ends the rehearsal that is under way, if there is one.
#[tauri::command]
#[specta::specta]
pub async fn cancel_rehearsal(desk: State<'_, Desk>) -> CommandResult<()> {
    desk.next_rehearsal();
    Ok(())
}

/// Starts an import. It runs in the background from here on.
#[tauri::command]
#[specta::specta]
pub async fn start_file_import(
    desk: State<'_, Desk>,
    search_id: Id<Search>,
    ask: FileImportAsk,
) -> CommandResult<RunView> {
    let workspace = desk.workspace()?;
    let run = workspace
        .start_file_import(unpacked(&desk, search_id, &ask)?)
        .await?;
    Ok(RunView::of(run, &workspace))
}

/// Saves the template where the recruiter wants it; the file's name, or nothing when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn save_template(app: AppHandle) -> CommandResult<Option<String>> {
    let save = |path: &Path| Ok(std::fs::write(path, mapping::template_csv())?);
    Ok(chooser::save(&app, "Longlist template.csv", save).await?)
}

fn unpacked<S>(desk: &Desk, search: S, ask: &FileImportAsk) -> longlist_core::Result<FileAsk<S>> {
    Ok(FileAsk {
        search,
        path: desk.file(&ask.file_id)?,
        mapping: ask.mapping()?,
        save_mapping: ask.save_mapping,
        duplicates: ask.duplicates,
    })
}

fn chosen_file(desk: &Desk, path: PathBuf) -> longlist_core::Result<ChosenFile> {
    let bytes = std::fs::metadata(&path)?.len();
    let name = chooser::name_of(&path);
    Ok(ChosenFile {
        file_id: desk.remember(path),
        name,
        bytes: u32::try_from(bytes).unwrap_or(u32::MAX),
    })
}
