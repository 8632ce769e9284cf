//! `longlist run`: imports and checks that ran or were stopped.

use std::path::PathBuf;

use clap::Subcommand;
use longlist_core::{
    id::Id,
    run::{Run, RunSource, RunState, StopReason, UndoReport},
    search::Search,
    workspace::Workspace,
};
use serde_json::{Value, json};

use crate::{
    account::{quota_document, quota_line},
    arguments,
    failure::Result,
    interruption::Interruption,
    output::{Answer, Exit, sentence},
    project::word,
    table::{plain, table},
    watching::{self, Stretch},
};

/// What can be done with runs.
#[derive(Debug, Subcommand)]
pub enum RunOrder {
    /// List the runs, newest first
    List {
        /// Only those of this search
        #[arg(long, value_name = "ID", value_parser = arguments::search_id)]
        search: Option<Id<Search>>,
    },
    /// Show a run
    Show {
        /// The run
        #[arg(value_parser = arguments::run_id)]
        id: Id<Run>,
    },
    /// Set a stopped run going again and wait until it stops
    Resume {
        /// The run
        #[arg(value_parser = arguments::run_id)]
        id: Id<Run>,
        /// A new import size; without it, the one asked for, or all the rest where that was read
        #[arg(long, value_name = "N", allow_negative_numbers = true)]
        size: Option<u32>,
    },
    /// Pause a run that is at work; Ctrl-C does the same where it was started
    Pause {
        /// The run
        #[arg(value_parser = arguments::run_id)]
        id: Id<Run>,
    },
    /// End a run; what it imported stays
    Cancel {
        /// The run
        #[arg(value_parser = arguments::run_id)]
        id: Id<Run>,
    },
    /// Take a whole import back
    Undo {
        /// The run
        #[arg(value_parser = arguments::run_id)]
        id: Id<Run>,
    },
    /// Write what a run skipped into a CSV file, to correct and import again
    Report {
        /// The run
        #[arg(value_parser = arguments::run_id)]
        id: Id<Run>,
        /// The file
        file: PathBuf,
    },
}

/// Does it.
pub async fn obey(workspace: &Workspace, order: RunOrder, json: bool) -> Result<Answer> {
    match order {
        RunOrder::List { search } => list(workspace, search).await,
        RunOrder::Show { id } => show(workspace, &workspace.run(id).await?).await,
        RunOrder::Pause { id } => show(workspace, &workspace.pause_run(id).await?).await,
        RunOrder::Cancel { id } => show(workspace, &workspace.cancel_run(id).await?).await,
        RunOrder::Resume { id, size } => {
            let before = workspace.run(id).await?;
            let interruption = Interruption::listen()?;
            workspace.resume_run(id, size).await?;
            let run = watching::wait(workspace, id, interruption, json).await?;
            stopped(workspace, &run, Stretch::since(&before, &run)).await
        }
        RunOrder::Undo { id } => {
            let report = workspace.undo_run(id).await?;
            Ok(Answer::new(undo_document(id, &report), undo_in_words(&report)))
        }
        RunOrder::Report { id, file } => {
            let rows = workspace.save_skip_report(id, &file).await?;
            let text = format!("Wrote {rows} skipped rows into {}.", file.display());
            Ok(Answer::new(
                json!({ "run_id": id, "rows": rows, "file": file }),
                text,
            ))
        }
    }
}

async fn list(workspace: &Workspace, search: Option<Id<Search>>) -> Result<Answer> {
    if let Some(search) = search {
        workspace.search(search).await?;
    }
    let runs = workspace.runs(search).await?;
    let rows: Vec<_> = runs
        .iter()
        .map(|run| {
            let reason = run.stop_reason.map(word).unwrap_or_default();
            let state = if run.undone_at.is_some() {
                "undone".to_owned()
            } else {
                word(run.state)
            };
            [
                run.id.to_string(),
                run.title().to_owned(),
                word(run.source),
                state,
                reason,
                run.read.to_string(),
            ]
        })
        .collect();
    let text = table(
        ["ID", "SEARCH", "SOURCE", "STATE", "STOPPED BECAUSE", "READ"],
        &rows,
        "There are no imports yet.",
    );
    let documents: Vec<_> = runs.iter().map(|run| document(workspace, run)).collect();
    Ok(Answer::new(json!({ "runs": documents }), text))
}

async fn show(workspace: &Workspace, run: &Run) -> Result<Answer> {
    let mut document = document(workspace, run);
    let mut text = in_words(workspace, run);
    if let Some((quota, line)) = quota_of(workspace, run).await {
        if let Some(fields) = document.as_object_mut() {
            fields.insert("quota".into(), quota);
        }
        text = format!("{text}\n{line}");
    }
    Ok(Answer::new(document, text))
}

/// A run that this process has waited for. Where the command did not do what it was asked to, its document has
/// an `error` like any other failure.
pub async fn stopped(workspace: &Workspace, run: &Run, stretch: Stretch) -> Result<Answer> {
    let mut answer = show(workspace, run).await?;
    let exit = exit_of(run, stretch);
    if exit != Exit::Done {
        answer.add("error", error_of(run));
    }
    Ok(answer.ending(exit))
}

/// What a stopped run means for scripts. Quota that ran out in the middle is work done, and the rest can be had
/// after the reset; quota that was used before the start is a refusal.
fn exit_of(run: &Run, stretch: Stretch) -> Exit {
    match (run.state, run.stop_reason) {
        (RunState::Finished, Some(StopReason::ResumeExpired)) => Exit::Refused,
        (RunState::Finished, _) => Exit::Done,
        (RunState::Parked, Some(StopReason::DailyQuota)) if stretch.read == 0 => Exit::Refused,
        (RunState::Parked, Some(StopReason::DailyQuota)) => Exit::Done,
        (
            RunState::Parked | RunState::Paused | RunState::Cancelled | RunState::Failed | RunState::Running,
            _,
        ) => Exit::Failed,
    }
}

fn error_of(run: &Run) -> Value {
    match &run.trouble {
        Some(trouble) => json!({ "code": trouble.code, "message": trouble.message, "hint": trouble.hint }),
        None => json!({
            "code": word(run.state),
            "message": format!("the import is {}", word(run.state)),
            "hint": "Resume it with “longlist run resume ID”.",
        }),
    }
}

/// Today's quota of a run's account, where it has one.
async fn quota_of(workspace: &Workspace, run: &Run) -> Option<(Value, String)> {
    let (account, quota) = workspace.account(run.account_id?).await.ok()?;
    Some((quota_document(&quota), quota_line(&account, &quota)))
}

/// A run as scripts see it.
fn document(workspace: &Workspace, run: &Run) -> Value {
    let trouble = run
        .trouble
        .as_ref()
        .map(|trouble| json!({ "code": trouble.code, "message": trouble.message, "hint": trouble.hint }));
    json!({
        "id": run.id,
        "run_id": run.id,
        "source": run.source,
        "state": run.state,
        "stop_reason": run.stop_reason,
        "read": run.read,
        "created": run.created,
        "matched": run.matched,
        "skipped": run.skipped,
        "resume_until": run.resume_until,
        "project_id": run.project_id,
        "search_id": run.search_id,
        "briefing_id": run.briefing_id,
        "account_id": run.account_id,
        "file": run.file_name(),
        "size": run.size,
        "total": run.total,
        "reachable": run.reachable,
        "continues": run.continues,
        "can_resume": run.can_resume(workspace.now()),
        "can_undo": run.can_undo(),
        "started_at": run.started_at,
        "ended_at": run.ended_at,
        "resumes_at": run.resumes_at,
        "undone_at": run.undone_at,
        "trouble": trouble,
    })
}

fn in_words(workspace: &Workspace, run: &Run) -> String {
    let skipped: u32 = run.skipped.values().sum();
    let (id, title, state) = (run.id, plain(run.title()), state_in_words(run));
    let (read, new, others) = (run.read, run.created, run.matched);
    let mut lines = if run.source == RunSource::Check {
        vec![
            format!("Checks {id} against {title}: {state}."),
            format!(
                "Checked {} of {read}: {new} new, {others} again, {skipped} not.",
                new + others
            ),
        ]
    } else {
        vec![
            format!("Import {id} into {title}: {state}."),
            format!("Read {read}: {new} new, {others} already here, {skipped} skipped."),
        ]
    };
    if !run.skipped.is_empty() {
        let reasons: Vec<_> = run
            .skipped
            .iter()
            .map(|(reason, count)| format!("{count} {}", word(reason)))
            .collect();
        lines.push(format!("Skipped: {}.", reasons.join(", ")));
    }
    if let Some(trouble) = &run.trouble {
        lines.push(format!("{} {}", sentence(&trouble.message), trouble.hint));
    }
    if let Some(until) = run.resume_until.filter(|_| run.can_resume(workspace.now())) {
        lines.push(format!(
            "It can be resumed until {until} with “longlist run resume {}”.",
            run.id
        ));
    }
    lines.join("\n")
}

fn state_in_words(run: &Run) -> &'static str {
    if run.undone_at.is_some() {
        return "undone";
    }
    let Some(reason) = run.stop_reason else {
        return match run.state {
            RunState::Running => "running",
            RunState::Paused => "paused",
            RunState::Parked => "waiting",
            RunState::Finished => "finished",
            RunState::Cancelled => "cancelled",
            RunState::Failed => "failed",
        };
    };
    match reason {
        StopReason::Completed => "completed",
        StopReason::SizeReached => "the import size was read",
        StopReason::DailyQuota => "stopped, because today's quota is used",
        StopReason::SourceWindow => "finished, because LinkedIn shows no more of any search",
        StopReason::SourceExhausted => "finished, because LinkedIn ended before the total it had stated",
        StopReason::SessionLost => "stopped, because the account needs you",
        StopReason::AccountRestricted => "stopped, because LinkedIn has restricted the account",
        StopReason::Cancelled => "cancelled",
        StopReason::ResumeExpired => "over, because the seven days for resuming have passed",
        StopReason::Failed => "failed",
        StopReason::ProviderRefused => "stopped, because the model provider needs you",
    }
}

fn undo_document(id: Id<Run>, report: &UndoReport) -> Value {
    json!({
        "run_id": id,
        "removed_candidates": report.removed_candidates,
        "removed_members": report.removed_members,
        "restored_fields": report.restored_fields,
        "kept": report.kept,
    })
}

fn undo_in_words(report: &UndoReport) -> String {
    format!(
        "Undone: {} candidates and {} memberships are gone, {} values are as before. {} candidates stay, because they are in another search too.",
        report.removed_candidates, report.removed_members, report.restored_fields, report.kept
    )
}
