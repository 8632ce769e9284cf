//! Runs, as the page sees them.

use longlist_core::{
    account::Account,
    briefing::Briefing,
    id::Id,
    project::Project,
    run::{Cause, Run, RunSource, RunState, Skip, SkipReason, StopReason, Tally, Trouble},
    search::Search,
    workspace::Workspace,
};
use serde::Serialize;

/// A run with what can be done about it.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RunView {
    id: Id<Run>,
    source: RunSource,
    project_id: Id<Project>,
    project_title: String,
    search_id: Option<Id<Search>>,
    briefing_id: Option<Id<Briefing>>,
    /// The name of the search or the briefing that it works on.
    title: String,
    account_id: Option<Id<Account>>,
    account_name: Option<String>,
    file_name: Option<String>,
    state: RunState,
    stop_reason: Option<StopReason>,
    trouble: Option<Trouble>,
    size: Option<u32>,
    total: Option<u32>,
    reachable: Option<u32>,
    read: u32,
    created: u32,
    matched: u32,
    skipped: Vec<ReasonCount>,
    started_at: String,
    ended_at: Option<String>,
    resume_until: Option<String>,
    resumes_at: Option<String>,
    per_minute: Option<u32>,
    seconds_left: Option<u32>,
    can_pause: bool,
    can_resume: bool,
    can_cancel: bool,
    can_undo: bool,
    undone_at: Option<String>,
    continue_by_itself: bool,
}

/// How often a reason came up.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReasonCount {
    reason: SkipReason,
    count: u32,
}

/// A row that was not imported.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SkipView {
    row: u32,
    reason: SkipReason,
    cause: Cause,
    record: String,
}

impl RunView {
    /// A run as it stands now.
    pub fn of(run: Run, workspace: &Workspace) -> Self {
        let now = workspace.now();
        let running = run.state == RunState::Running;
        let is_open = is_open(run.state, run.undone_at.is_some());
        Self {
            id: run.id,
            source: run.source,
            project_id: run.project_id,
            search_id: run.search_id,
            briefing_id: run.briefing_id,
            title: run.title().to_owned(),
            account_id: run.account_id,
            file_name: run.file_name().map(str::to_owned),
            state: run.state,
            stop_reason: run.stop_reason,
            size: run.size,
            total: run.total,
            reachable: run.reachable,
            read: run.read,
            created: run.created,
            matched: run.matched,
            started_at: run.started_at.to_string(),
            ended_at: run.ended_at.map(|at| at.to_string()),
            resume_until: run.resume_until.map(|at| at.to_string()),
            resumes_at: run.resumes_at.map(|at| at.to_string()),
            per_minute: run.per_minute(now),
            seconds_left: run.seconds_left(now),
            can_pause: running && is_open,
            can_resume: run.can_resume(now),
            can_cancel: is_open,
            can_undo: run.can_undo(),
            undone_at: run.undone_at.map(|at| at.to_string()),
            continue_by_itself: run.continues,
            skipped: reason_counts(&run.skipped),
            project_title: run.project_title,
            account_name: run.account_name,
            trouble: run.trouble,
        }
    }
}

/// Whether a run is still to go on. One that was taken back is over, whatever it was at.
fn is_open(state: RunState, is_undone: bool) -> bool {
    let has_work = matches!(state, RunState::Running | RunState::Paused | RunState::Parked);
    has_work && !is_undone
}

impl From<Skip> for SkipView {
    fn from(skip: Skip) -> Self {
        Self {
            row: u32::try_from(skip.number).unwrap_or(u32::MAX),
            reason: skip.cause.reason(),
            cause: skip.cause,
            record: skip.record.join(" · "),
        }
    }
}

/// What an import would do.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Rehearsal {
    read: u32,
    created: u32,
    matched: u32,
    skipped: Vec<ReasonCount>,
    examples: Vec<SkipView>,
}

impl Rehearsal {
    /// A rehearsal as the page sees it.
    pub fn of(tally: &Tally, examples: Vec<Skip>) -> Self {
        Self {
            read: tally.read(),
            created: tally.created,
            matched: tally.matched,
            skipped: reason_counts(&tally.skipped),
            examples: examples.into_iter().map(SkipView::from).collect(),
        }
    }
}

fn reason_counts(skipped: &std::collections::BTreeMap<SkipReason, u32>) -> Vec<ReasonCount> {
    skipped
        .iter()
        .map(|(reason, count)| ReasonCount {
            reason: *reason,
            count: *count,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_that_was_taken_back_is_over_whatever_it_was_at() {
        for state in [RunState::Running, RunState::Paused, RunState::Parked] {
            assert!(is_open(state, false), "{state:?} goes on, or waits to");
            assert!(!is_open(state, true), "nothing is left of it to cancel");
        }
        for state in [RunState::Finished, RunState::Cancelled, RunState::Failed] {
            assert!(!is_open(state, false), "{state:?} has ended");
        }
    }
}
