//! The checks of a run that failed and have not succeeded since: who was not judged, and why.

use jiff::Timestamp;
use serde::Serialize;

use crate::{
    Result,
    candidate::Candidate,
    id::Id,
    run::{Run, Trouble},
    store,
    workspace::Workspace,
};

/// The longest page of failed checks.
const LONGEST_PAGE: u32 = 1_000;

/// A candidate whom a run could not check. Nothing was spent.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FailedCheck {
    /// The person.
    pub candidate_id: Id<Candidate>,
    /// That person's name.
    pub full_name: String,
    /// What went wrong the last time.
    pub trouble: Trouble,
    /// When.
    #[specta(type = String)]
    pub failed_at: Timestamp,
}

impl Workspace {
    /// A page of the checks of a run that failed and were not completed by a later try, first failed first.
    pub async fn failed_checks(&self, id: Id<Run>, offset: u32, limit: u32) -> Result<Vec<FailedCheck>> {
        self.store()
            .read(move |db| {
                let run = store::runs::get(db, id)?;
                store::checks::failed(db, run.row, offset, limit.min(LONGEST_PAGE))
            })
            .await
    }
}
