//! Runs: background work that survives everything.
//!
//! A run repeats one step: fetch a portion (slow, no database), then keep it (one transaction: the portion's
//! effects together with the new position and counts). So it can be stopped, killed or unplugged anywhere and
//! goes on at the first result it had not kept. Imports are runs, and so are checks.

mod cause;
pub mod engine;
mod listing;
#[cfg(test)]
mod tests;
mod undo;
mod unnoted;

use std::{collections::BTreeMap, time::Duration};

use anyhow::Context as _;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use self::{cause::Cause, undo::UndoReport};
use crate::{
    Error, Result,
    account::{Account, AccountStatus},
    briefing::Briefing,
    check::CheckPlan,
    connector::ModelRefusal,
    error::Values,
    id::Id,
    import::{file_run::FilePlan, linkedin::LinkedinPlan},
    project::Project,
    search::Search,
};

/// How long a partial import can be resumed, from the start of the original import.
pub const RESUME_WINDOW: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// An import or a series of checks, running or over.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    pub(crate) row: i64,
    pub(crate) search: Option<i64>,
    pub(crate) plan: Plan,
    pub(crate) position: serde_json::Value,
    pub(crate) read_before: u32,
    /// Its id.
    pub id: Id<Run>,
    /// Where it reads from.
    pub source: RunSource,
    /// The search it imports into, or which it checks as a whole.
    pub search_id: Option<Id<Search>>,
    /// That search's name.
    pub search_name: Option<String>,
    /// The version of a briefing that it checks against.
    pub briefing_id: Option<Id<Briefing>>,
    /// That briefing's name.
    pub briefing_name: Option<String>,
    /// The project that holds the search or the briefing.
    pub project_id: Id<Project>,
    /// That project's title.
    pub project_title: String,
    /// The account it runs on.
    pub account_id: Option<Id<Account>>,
    /// That account's name.
    pub account_name: Option<String>,
    /// Import size: how many results of the source to read in all.
    pub size: Option<u32>,
    /// How many the source says it has.
    pub total: Option<u32>,
    /// How many of them can be read at all.
    pub reachable: Option<u32>,
    /// Where it stands.
    pub state: RunState,
    /// Why it does not run, if it does not.
    pub stop_reason: Option<StopReason>,
    /// What went wrong, if something did.
    pub trouble: Option<Trouble>,
    /// Rows or results read, or candidates checked: always `created + matched + Σ skipped`.
    pub read: u32,
    /// Candidates who were new; of checks, those completed at the price of a new one.
    pub created: u32,
    /// Candidates who were here already and joined the search or were updated; of checks, those completed at the price
    /// of a recent one.
    pub matched: u32,
    /// What was not imported or not checked, by reason.
    pub skipped: BTreeMap<SkipReason, u32>,
    /// Whether it goes on by itself after the reset of the quota.
    pub continues: bool,
    /// When it was started.
    pub started_at: Timestamp,
    /// When the current or last stretch of work began.
    pub resumed_at: Timestamp,
    /// When it last stopped.
    pub ended_at: Option<Timestamp>,
    /// Until when it can be resumed.
    pub resume_until: Option<Timestamp>,
    /// When it goes on by itself.
    pub resumes_at: Option<Timestamp>,
    /// When it was taken back.
    pub undone_at: Option<Timestamp>,
}

/// Where a run reads from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum RunSource {
    /// A LinkedIn search.
    Linkedin,
    /// A text file with delimiters.
    Csv,
    /// An .xlsx file.
    Spreadsheet,
    /// Candidates who are here, against a briefing.
    Check,
}

/// Where a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum RunState {
    /// At work.
    Running,
    /// Stopped by a person, or by the end of the program; waits for a person.
    Paused,
    /// Stopped by itself; waits for the reset or for a person.
    Parked,
    /// Over.
    Finished,
    /// Ended by a person; what it imported stays.
    Cancelled,
    /// Ended by an error; what it imported stays.
    Failed,
}

/// Why a run stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum StopReason {
    /// All of it was read.
    Completed,
    /// The import size was read; the source has more.
    SizeReached,
    /// The account's quota of the day is used.
    DailyQuota,
    /// The provider shows no more than this of any search.
    SourceWindow,
    /// The provider ended before the total it had stated.
    SourceExhausted,
    /// The account's session needs a person.
    SessionLost,
    /// LinkedIn has restricted the account.
    AccountRestricted,
    /// A person ended it.
    Cancelled,
    /// The seven days are over.
    ResumeExpired,
    /// Something went wrong.
    Failed,
    /// The provider of a model needs a person: its key, its money.
    ProviderRefused,
}

/// Why a row was not imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// No LinkedIn profile, and nothing else that tells who it is.
    MissingLinkedinUrl,
    /// What stands there is not the address of a person.
    InvalidLinkedinUrl,
    /// The same person stood further up.
    DuplicateInFile,
    /// The person is in this search, and nothing was new.
    AlreadyInSearch,
    /// The keys belong to different candidates.
    IdentityConflict,
    /// Not to be contacted.
    OffLimits,
    /// The person was erased and must not come back silently.
    Erased,
    /// The row does not fit the header.
    MalformedRow,
    /// The check of a candidate failed.
    CheckFailed,
}

/// A row that was not imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skip {
    /// The row as a person counts it in the file, or the place in the list of results.
    pub number: u64,
    /// Why.
    pub cause: Cause,
    /// The fields as they came.
    pub record: Vec<String>,
}

/// What went wrong, in the words of [`Error`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Trouble {
    /// The stable word.
    pub code: String,
    /// Which of the code's sentences it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[specta(optional)]
    pub case: Option<String>,
    /// What happened.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// What the message tells of, by name.
    #[serde(default, skip_serializing_if = "Values::is_empty")]
    #[specta(optional)]
    pub values: Values,
}

impl From<&Error> for Trouble {
    fn from(error: &Error) -> Self {
        Self {
            code: error.code().into(),
            case: error.case().map(|case| case.word().into()),
            message: error.to_string(),
            hint: error.hint(),
            values: error.values(),
        }
    }
}

/// What a run was asked to do, fixed at its start.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Plan {
    /// Read a LinkedIn search.
    Linkedin(LinkedinPlan),
    /// Read a file.
    File(FilePlan),
    /// Check candidates.
    Check(CheckPlan),
}

/// A run about to be started.
#[derive(Debug, Clone)]
pub struct NewRun {
    pub(crate) id: Id<Run>,
    pub(crate) source: RunSource,
    pub(crate) search: Option<i64>,
    pub(crate) briefing: Option<i64>,
    pub(crate) account: Option<i64>,
    pub(crate) plan: Plan,
    pub(crate) size: Option<u32>,
    pub(crate) total: Option<u32>,
    pub(crate) reachable: Option<u32>,
    pub(crate) position: serde_json::Value,
    pub(crate) continues: bool,
    pub(crate) started_at: Timestamp,
    pub(crate) resume_until: Option<Timestamp>,
}

/// What one portion, or a whole rehearsal, came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// New candidates.
    pub created: u32,
    /// Candidates who joined or were updated.
    pub matched: u32,
    /// The rest, by reason.
    pub skipped: BTreeMap<SkipReason, u32>,
}

impl Tally {
    /// Everything: created + matched + skipped.
    pub fn read(&self) -> u32 {
        self.created + self.matched + self.skipped_in_all()
    }

    /// Σ skipped.
    pub fn skipped_in_all(&self) -> u32 {
        self.skipped.values().sum()
    }

    /// Counts one more for a reason.
    pub fn skip(&mut self, reason: SkipReason) {
        *self.skipped.entry(reason).or_default() += 1;
    }

    /// Adds another tally to this one.
    pub fn add(&mut self, other: &Self) {
        self.created += other.created;
        self.matched += other.matched;
        for (reason, count) in &other.skipped {
            *self.skipped.entry(*reason).or_default() += count;
        }
    }
}

/// How a run stops, for now or for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    pub(crate) state: RunState,
    pub(crate) reason: Option<StopReason>,
    pub(crate) trouble: Option<Trouble>,
    pub(crate) resumes_at: Option<Timestamp>,
}

impl Stop {
    /// Whether nothing that the run still holds is needed any more.
    pub(crate) fn is_the_end(&self) -> bool {
        match self.state {
            RunState::Finished | RunState::Cancelled | RunState::Failed => true,
            RunState::Running | RunState::Paused | RunState::Parked => false,
        }
    }

    /// Over, for this reason.
    pub fn finished(reason: StopReason) -> Self {
        Self {
            state: RunState::Finished,
            reason: Some(reason),
            trouble: None,
            resumes_at: None,
        }
    }

    /// A person asked for a pause.
    pub fn paused() -> Self {
        Self {
            state: RunState::Paused,
            reason: None,
            trouble: None,
            resumes_at: None,
        }
    }

    /// A person ended it.
    pub fn cancelled() -> Self {
        let reason = Some(StopReason::Cancelled);
        Self {
            state: RunState::Cancelled,
            reason,
            trouble: None,
            resumes_at: None,
        }
    }

    /// Waits for the reset, or for a person.
    pub fn parked(reason: StopReason, trouble: Option<Trouble>, resumes_at: Option<Timestamp>) -> Self {
        Self {
            state: RunState::Parked,
            reason: Some(reason),
            trouble,
            resumes_at,
        }
    }

    /// Waits for a person who puts the account right.
    pub(crate) fn needs_a_person(status: AccountStatus, error: &Error) -> Self {
        let reason = match status {
            AccountStatus::Restricted => StopReason::AccountRestricted,
            AccountStatus::Connected
            | AccountStatus::Checkpoint
            | AccountStatus::Disconnected
            | AccountStatus::SeatInUse => StopReason::SessionLost,
        };
        Self::parked(reason, Some(error.into()), None)
    }

    /// What an error does to a run: what a person can put right parks it, all else is a failure.
    pub(crate) fn after(error: &Error) -> Self {
        if let Error::Provider(refusal) = error
            && let Some(status) = refusal.kind.account_status()
        {
            return Self::needs_a_person(status, error);
        }
        if let Error::Model(refusal) = error {
            return Self::after_model(refusal, error);
        }
        if matches!(error, Error::AccountRemoved) {
            return Self::parked(StopReason::SessionLost, Some(error.into()), None);
        }
        if matches!(error, Error::DiskFull | Error::KeychainUnavailable { .. }) {
            return Self::parked(StopReason::Failed, Some(error.into()), None);
        }
        Self::failed(error)
    }

    /// A model did not answer: what passes by itself is waited for by whoever looks at the run next; the rest needs a
    /// person.
    fn after_model(refusal: &ModelRefusal, error: &Error) -> Self {
        let reason = if refusal.kind.passes_by_itself() {
            StopReason::Failed
        } else {
            StopReason::ProviderRefused
        };
        Self::parked(reason, Some(error.into()), None)
    }

    /// Something went wrong.
    pub fn failed(error: &Error) -> Self {
        let (reason, trouble) = (Some(StopReason::Failed), Some(error.into()));
        Self {
            state: RunState::Failed,
            reason,
            trouble,
            resumes_at: None,
        }
    }
}

impl Run {
    /// Whether it can be set going again at `now`.
    pub fn can_resume(&self, now: Timestamp) -> bool {
        self.waits() && !self.is_expired(now)
    }

    /// Whether there is something left to do that a resume would do, were it in time.
    pub(crate) fn waits(&self) -> bool {
        let stopped = match self.state {
            RunState::Paused | RunState::Parked | RunState::Failed => true,
            RunState::Finished => {
                self.stop_reason == Some(StopReason::SizeReached) || self.has_failed_checks()
            }
            RunState::Running | RunState::Cancelled => false,
        };
        stopped && self.undone_at.is_none()
    }

    /// Whether there are failed checks that can be tried again.
    fn has_failed_checks(&self) -> bool {
        self.skipped.contains_key(&SkipReason::CheckFailed)
    }

    /// Whether the time in which it can be resumed is over at `now`. Checks can be resumed as long as they like.
    pub(crate) fn is_expired(&self, now: Timestamp) -> bool {
        self.resume_until.is_some_and(|until| now >= until)
    }

    /// The row of the search that it imports into.
    pub(crate) fn import_search(&self) -> Result<i64> {
        Ok(self.search.context("an import has a search")?)
    }

    /// Whether it tried again by itself, read nothing, and will try again: no news for anybody.
    pub fn is_put_off_again(&self) -> bool {
        self.state == RunState::Parked
            && self.stop_reason == Some(StopReason::Failed)
            && self.resumes_at.is_some()
            && self.read == self.read_before
            && self.resumed_at > self.started_at
    }

    /// Whether it can be taken back.
    pub fn can_undo(&self) -> bool {
        let is_import = self.source != RunSource::Check;
        is_import && self.state != RunState::Running && self.undone_at.is_none()
    }

    /// Results a minute in the current stretch, if it has gone on long enough to say.
    pub fn per_minute(&self, now: Timestamp) -> Option<u32> {
        let seconds = now.as_second() - self.resumed_at.as_second();
        let read = i64::from(self.read - self.read_before.min(self.read));
        (self.state == RunState::Running && seconds >= 2)
            .then(|| u32::try_from(read * 60 / seconds).unwrap_or(u32::MAX))
    }

    /// Seconds until the import size is read, at the current rate.
    pub fn seconds_left(&self, now: Timestamp) -> Option<u32> {
        let rate = self.per_minute(now).filter(|rate| *rate > 0)?;
        let goal = self.size.or(self.total)?;
        let seconds = u64::from(goal.saturating_sub(self.read)) * 60 / u64::from(rate);
        Some(u32::try_from(seconds).unwrap_or(u32::MAX))
    }

    /// The name of what it works on: the briefing of checks, the search of an import.
    pub fn title(&self) -> &str {
        let name = self.briefing_name.as_deref().or(self.search_name.as_deref());
        name.unwrap_or_default()
    }

    /// The name of the file it reads, if it reads one.
    pub fn file_name(&self) -> Option<&str> {
        match &self.plan {
            Plan::File(plan) => Some(&plan.name),
            Plan::Linkedin(_) | Plan::Check(_) => None,
        }
    }
}
