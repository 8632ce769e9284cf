//! Runs that check a single candidate, for whoever asks about one person at a time.

use super::{CheckStatus, plan::unpack, results::CheckDetail};
use crate::{
    Error, Noun, Result,
    briefing::Briefing,
    candidate::Candidate,
    check::Check,
    id::Id,
    run::{Run, Trouble},
    store,
    workspace::Workspace,
};

/// A run that checks one candidate.
#[derive(Debug, Clone)]
pub struct SingleCheck {
    /// The run.
    pub run: Run,
    /// The version of the briefing.
    pub briefing: Briefing,
    /// The candidate.
    pub candidate: Candidate,
    /// What came of it, once it is completed.
    pub check: Option<CheckDetail>,
    /// Why it failed, if it did.
    pub trouble: Option<Trouble>,
}

impl Workspace {
    /// How far such a run is.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] with [`Noun::Check`] where the run checks nobody, several, or somebody who was removed.
    pub async fn single_check(&self, id: Id<Run>) -> Result<SingleCheck> {
        let gone = || Error::NotFound { noun: Noun::Check };
        let read = self.store().read(move |db| {
            let run = store::runs::get(db, id).map_err(|_| gone())?;
            let briefing = store::briefings::get(db, run.briefing_id.ok_or_else(gone)?)?;
            let rows = unpack(&store::checks::plan(db, run.row)?.0)?;
            let [row] = rows.as_slice() else {
                return Err(gone());
            };
            let candidate = store::candidates::get_row(db, i64::from(*row))?.ok_or_else(gone)?;
            let check: Option<Id<Check>> = match store::checks::of_run(db, run.row)?.get(row) {
                Some((CheckStatus::Completed, check)) => Some(store::checks::id_of(db, *check)?),
                Some((CheckStatus::Failed, _)) | None => None,
            };
            let failed = store::checks::failed(db, run.row, 0, 1)?.into_iter().next();
            let trouble = failed
                .map(|failed| failed.trouble)
                .or_else(|| run.trouble.clone());
            Ok((run, briefing, candidate, check, trouble))
        });
        let (run, briefing, candidate, check, trouble) = read.await?;
        Ok(SingleCheck {
            check: match check {
                Some(id) => Some(self.check(id).await?),
                None => None,
            },
            run,
            briefing,
            candidate,
            trouble,
        })
    }
}
