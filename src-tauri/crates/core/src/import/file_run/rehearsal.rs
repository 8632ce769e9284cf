//! Rehearses a file import: says exactly what it would do, and writes nothing.
//!
//! It reads the workspace as it is when it begins, so that whoever writes meanwhile neither waits nor is in the way.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tokio_util::sync::CancellationToken;

use super::{COMMIT, FileAsk, FilePlan, Reading};
use crate::{
    Result,
    export::SkipReport,
    id::Id,
    import::keep::{Incoming, Keep, Rehearsing},
    run::{Cause, Skip, Tally},
    search::Search,
    store,
    workspace::Workspace,
};

/// Skipped rows shown after a rehearsal.
const EXAMPLES: usize = 50;

/// What an import would do.
#[derive(Debug, Clone)]
pub struct Rehearsal {
    /// The counts.
    pub tally: Tally,
    /// The first rows that would be skipped.
    pub examples: Vec<Skip>,
}

/// How far a rehearsal is, in rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RehearsalProgress {
    /// Looked at.
    pub read: u32,
    /// In the file, as its beginning lets expect.
    pub about: u32,
}

/// What somebody who waits for a rehearsal hears of it, and how they end it.
pub struct Watch {
    /// Ends it at once. It ends as well when nobody waits for it any more.
    pub cancel: CancellationToken,
    /// Called after each portion.
    pub progress: Box<dyn FnMut(RehearsalProgress) + Send>,
}

impl Default for Watch {
    fn default() -> Self {
        Self {
            cancel: CancellationToken::new(),
            progress: Box::new(|_| {}),
        }
    }
}

impl Workspace {
    /// What the import would do, into a search or into one that is yet to be made. Nothing is written.
    /// `None` when it was cancelled.
    pub async fn rehearse_file_import<S: Into<Option<Id<Search>>>>(
        &self,
        ask: FileAsk<S>,
        watch: Watch,
    ) -> Result<Option<Rehearsal>> {
        self.rehearse(ask, None, watch).await
    }

    /// The same, and the rows that would be skipped go into a skip report at `report`.
    pub async fn rehearse_with_report(
        &self,
        ask: FileAsk,
        report: &Path,
        watch: Watch,
    ) -> Result<Option<Rehearsal>> {
        self.rehearse(ask, Some(report.to_owned()), watch).await
    }

    async fn rehearse<S: Into<Option<Id<Search>>>>(
        &self,
        ask: FileAsk<S>,
        report: Option<PathBuf>,
        watch: Watch,
    ) -> Result<Option<Rehearsal>> {
        let (plan, about) = self.file_plan(&ask).await?;
        let (into, now_ms) = (ask.search.into(), store::ms(self.now()));
        let cancel = watch.cancel.child_token();
        let _ends_with_us = cancel.clone().drop_guard();
        let reading = Reading::begin(plan.clone(), 0).await?;
        let report = report
            .map(|path| SkipReport::create(&path, plan.reading.headers(), plan.reading.delimiter()))
            .transpose()?;
        let stage = Stage {
            reading,
            cancel,
            progress: watch.progress,
            report,
            examples: Vec::new(),
        };
        self.store()
            .read_as_of_now(move |db| stage.perform(db, plan.rehearsed_into(db, into, now_ms)?, about))
            .await
    }
}

impl FilePlan {
    /// How it is kept by a run that there is not, into a search that there may not be.
    fn rehearsed_into(&self, db: &Connection, search: Option<Id<Search>>, now_ms: i64) -> Result<Keep> {
        const NONE: i64 = 0;
        let search = search
            .map(|search| store::searches::get(db, search))
            .transpose()?
            .map_or(NONE, |(row, _)| row);
        Ok(self.keep(NONE, search, now_ms))
    }
}

/// A rehearsal at work.
struct Stage {
    reading: Reading,
    cancel: CancellationToken,
    progress: Box<dyn FnMut(RehearsalProgress) + Send>,
    report: Option<SkipReport>,
    examples: Vec<Skip>,
}

impl Stage {
    fn perform(mut self, db: &Connection, keep: Keep, about: u32) -> Result<Option<Rehearsal>> {
        let mut rehearsing = Rehearsing::begin(db, keep, about, COMMIT)?;
        while let Some(portion) = self.reading.next_at_once() {
            if self.cancel.is_cancelled() {
                return Ok(None);
            }
            rehearsing.look_at(db, &portion.rows(), |row, cause| self.skip(row, cause))?;
            let read = rehearsing.tally().read();
            (self.progress)(RehearsalProgress { read, about });
        }
        self.reading.end()?;
        if self.cancel.is_cancelled() {
            return Ok(None);
        }
        self.report.map_or(Ok(()), SkipReport::finish)?;
        Ok(Some(Rehearsal {
            tally: rehearsing.tally().clone(),
            examples: self.examples,
        }))
    }

    fn skip(&mut self, row: &Incoming<'_>, cause: Cause) -> Result<()> {
        let is_example = self.examples.len() < EXAMPLES;
        if !is_example && self.report.is_none() {
            return Ok(());
        }
        let skip = Skip {
            number: row.number,
            cause,
            record: row.raw.fields(row.at).into_iter().map(str::to_owned).collect(),
        };
        if let Some(report) = &mut self.report {
            report.write_skip(&skip)?;
        }
        if is_example {
            self.examples.push(skip);
        }
        Ok(())
    }
}
