//! Waits for a run in this process, shows how far it is, and pauses it when somebody wants us to end.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use longlist_core::{
    Result,
    id::Id,
    run::{Run, RunSource},
    workspace::Workspace,
};

use crate::{interruption::Interruption, output};

/// How often the bar moves.
const MOMENT: Duration = Duration::from_millis(200);

/// What a run read while somebody waited for it, to tell whether anything was done.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    /// Rows or results.
    pub read: u32,
}

impl Stretch {
    /// A run from its beginning.
    pub fn whole(run: &Run) -> Self {
        Self { read: run.read }
    }

    /// A run from where it had stopped before.
    pub fn since(before: &Run, run: &Run) -> Self {
        Self {
            read: run.read.saturating_sub(before.read),
        }
    }
}

/// Waits until a run has stopped. A first interruption pauses it; a second one ends the program at once, and then
/// the run is as after a crash: nothing is lost and nothing counted twice.
pub async fn wait(
    workspace: &Workspace,
    id: Id<Run>,
    mut interruption: Interruption,
    json: bool,
) -> Result<Run> {
    let bar = bar(!json && output::is_watched());
    let run = tokio::select! {
        run = workspace.wait_for_run(id) => run,
        () = interruption.wait() => pause(workspace, id, interruption).await,
        () = show(workspace, id, &bar) => workspace.wait_for_run(id).await,
    };
    bar.finish_and_clear();
    run
}

async fn pause(workspace: &Workspace, id: Id<Run>, mut interruption: Interruption) -> Result<Run> {
    tokio::spawn(async move {
        interruption.wait().await;
        std::process::exit(output::Exit::Failed as i32);
    });
    match workspace.pause_run(id).await {
        Ok(run) => Ok(run),
        // It stopped by itself in the same moment.
        Err(_) => workspace.wait_for_run(id).await,
    }
}

/// Moves the bar; ends only where there is no bar to move.
async fn show(workspace: &Workspace, id: Id<Run>, bar: &ProgressBar) {
    if bar.is_hidden() {
        return std::future::pending().await;
    }
    while let Ok(run) = workspace.run(id).await {
        if let Some(goal) = run.size.into_iter().chain(run.reachable).chain(run.total).min() {
            bar.set_length(goal.max(run.read).into());
        }
        bar.set_position(run.read.into());
        bar.set_message(match run.source {
            RunSource::Linkedin => "results",
            RunSource::Csv | RunSource::Spreadsheet => "rows",
            RunSource::Check => "candidates",
        });
        tokio::time::sleep(MOMENT).await;
    }
}

/// A bar for rows or results; one that nobody sees where nobody watches.
pub fn bar(is_watched: bool) -> ProgressBar {
    if !is_watched {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:32} {human_pos} of {human_len} {msg}, {eta} left");
    let bar = ProgressBar::new(1);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
