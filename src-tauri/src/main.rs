//! The desktop shell: a window around the core.
//!
//! Nothing is decided here. The shell starts the log and the plugins, opens the workspace, and hands calls of
//! the page to the core; see ARCHITECTURE.md for who may call whom.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod bindings;
mod chooser;
mod commands;
mod desk;
mod error;
mod events;
mod logging;
mod notice;
mod opened;
mod renderer;
mod view;

use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use arguments::{Arguments, Ask};
use desk::Desk;
use events::FileOpened;
use longlist_core::usual_place::usual_place;
use opened::OpenedFile;
use tauri::{AppHandle, DragDropEvent, Manager, RunEvent, Window, WindowEvent};
use tauri_plugin_window_state::StateFlags;
use tauri_specta::Event as _;

/// The allocator of everything, SQLite included. See `.cargo/config.toml` for how it is set.
#[cfg(unix)]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let folder = std::env::current_dir().unwrap_or_default();
    match arguments::parse(std::env::args_os().skip(1), &folder) {
        Ok(Ask::Window(arguments)) => {
            renderer::paint_in_software();
            logging::note_panics();
            leave(run(arguments))
        }
        Ok(Ask::Help) => say(arguments::USAGE),
        Ok(Ask::Version) => say(concat!("longlist-desktop ", env!("CARGO_PKG_VERSION"))),
        Err(mistake) => {
            eprintln!("{mistake} {}", arguments::USAGE);
            ExitCode::from(2)
        }
    }
}

/// Shows the window until it is closed.
fn run(arguments: Arguments) -> anyhow::Result<()> {
    let opened = OpenedFile::default();
    if let Some(file) = arguments.file.clone() {
        opened.put(file);
    }
    let contract = bindings::contract();
    tauri::Builder::default()
        .plugin(single_instance(&arguments))
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(remembered())
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_opener::Builder::new()
                .open_js_links_on_click(false)
                .build(),
        )
        .plugin(tauri_plugin_notification::init())
        .manage(opened)
        .on_window_event(take_dropped_file)
        .invoke_handler(contract.invoke_handler())
        .setup(move |app| {
            let guard = logging::start(&app.path().app_log_dir()?)?;
            app.manage(guard);
            contract.mount_events(app);
            let workspace = match arguments.workspace {
                Some(workspace) => workspace,
                None => usual_place().context("find the folder for the files of programs")?,
            };
            app.manage(Desk::new(app.handle(), workspace));
            tracing::info!(version = env!("CARGO_PKG_VERSION"), "the app started");
            Ok(())
        })
        .build(tauri::generate_context!())
        .context("opening the window")?
        .run(|app, event| {
            if let RunEvent::ExitRequested { .. } = event {
                tauri::async_runtime::block_on(app.state::<Desk>().close());
            }
        });
    Ok(())
}

/// A second start on the same workspace hands its file to the first and brings it to the front.
///
/// The name on the session bus carries the workspace, so that two workspaces may be open side by side;
/// two processes on one workspace are kept apart by the core's own lock where there is no session bus.
fn single_instance(arguments: &Arguments) -> tauri::plugin::TauriPlugin<tauri::Wry> {
    let started_again = |app: &AppHandle, given: Vec<String>, folder: String| {
        let given = given.into_iter().skip(1).map(OsString::from);
        if let Ok(Ask::Window(Arguments { file: Some(file), .. })) =
            arguments::parse(given, Path::new(&folder))
        {
            offer(app, file);
        }
        bring_to_front(app);
    };
    let builder = tauri_plugin_single_instance::Builder::new().callback(started_again);
    match &arguments.workspace {
        None => builder.build(),
        Some(workspace) => {
            let mut hasher = DefaultHasher::new();
            workspace.hash(&mut hasher);
            builder
                .dbus_id(format!("app.longlist.desktop.w{:016x}", hasher.finish()))
                .build()
        }
    }
}

/// What of the window is as it was left: not whether it was visible, which a crash could remember as no.
fn remembered() -> StateFlags {
    StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN
}

/// Holds a table that was dropped on the window for the import wizard.
fn take_dropped_file(window: &Window, event: &WindowEvent) {
    if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event
        && let Some(file) = paths.first()
    {
        offer(window.app_handle(), file.clone());
    }
}

/// Holds a file for the import wizard and tells the page of it.
fn offer(app: &AppHandle, file: std::path::PathBuf) {
    app.state::<OpenedFile>().put(file);
    if let Err(error) = FileOpened.emit(app) {
        tracing::warn!("the page was not told of a file: {error}");
    }
}

/// Shows the window and gives it the keyboard.
fn bring_to_front(app: &AppHandle) {
    let Some(window) = app.get_webview_window("main") else {
        return;
    };
    for step in [window.unminimize(), window.show(), window.set_focus()] {
        if let Err(error) = step {
            tracing::warn!("bringing the window to the front: {error:#}");
        }
    }
}

/// Prints an answer that needs no window.
#[expect(clippy::print_stdout, reason = "standard output is where this answer belongs")]
fn say(answer: &str) -> ExitCode {
    println!("{answer}");
    ExitCode::SUCCESS
}

/// Turns a failure into a line on standard error and an exit code.
fn leave(outcome: anyhow::Result<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error:#}");
            eprintln!("Longlist could not start: {error:#}.");
            ExitCode::FAILURE
        }
    }
}
