//! What there is of runs, and what they did not import.

use super::{Run, Skip};
use crate::{Result, id::Id, search::Search, store, workspace::Workspace};

impl Workspace {
    /// Runs, newest first; of one search or of all.
    pub async fn runs(&self, search: Option<Id<Search>>) -> Result<Vec<Run>> {
        self.store().read(move |db| store::runs::list(db, search)).await
    }

    /// One run.
    pub async fn run(&self, id: Id<Run>) -> Result<Run> {
        self.store().read(move |db| store::runs::get(db, id)).await
    }

    /// A page of what a run did not import.
    pub async fn skips(&self, id: Id<Run>, offset: u32, limit: u32) -> Result<Vec<Skip>> {
        self.store()
            .read(move |db| {
                let run = store::runs::get(db, id)?;
                store::run_skips::list(db, run.row, offset, limit.min(1_000))
            })
            .await
    }
}
