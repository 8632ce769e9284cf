//! Imports a file: one thread reads ahead and normalises, the writer keeps portion after portion.

mod portion;
mod rehearsal;
#[cfg(test)]
mod tests;

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::Context as _;
use async_trait::async_trait;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use self::portion::Portion;
pub use self::rehearsal::{Rehearsal, RehearsalProgress, Watch};
use super::{
    file::{self, FileFormat, FileReport, ReadPlan, Record, Records},
    keep::{DuplicatePolicy, Finished, Keep, Keeping, Kept, Met},
    mapping::{self, Mapping},
};
use crate::{
    Error, Result,
    change::Change,
    id::Id,
    run::{
        NewRun, Plan, RESUME_WINDOW, Run, RunSource, Stop, StopReason,
        engine::{Source, Step},
    },
    search::Search,
    store,
    workspace::Workspace,
};

/// Portions read ahead of the writer.
const AHEAD: usize = 1;
/// Rows kept in one transaction. Every transaction writes nearly the whole table of keys again, so that a million
/// rows in few transactions are less to write than in many.
const COMMIT: u32 = 160 * 1024;
/// The same in time, because whoever else wants to write has to wait that long.
const LONGEST_COMMIT: Duration = Duration::from_secs(1);

/// What a file import was asked to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FilePlan {
    /// Where the file is.
    pub path: PathBuf,
    /// Its name, for showing.
    pub name: String,
    /// How to read it.
    pub reading: ReadPlan,
    /// Which column is what.
    pub mapping: Mapping,
    /// What happens to values that are here already.
    pub duplicates: DuplicatePolicy,
}

/// What the recruiter asks for.
#[derive(Debug, Clone)]
pub struct FileAsk<S = Id<Search>> {
    /// Into which search. A rehearsal may do with none: then everyone is new to it.
    pub search: S,
    /// Where the file is.
    pub path: PathBuf,
    /// Which column is what.
    pub mapping: Mapping,
    /// Whether to map files with the same headers like this from now on.
    pub save_mapping: bool,
    /// What happens to values that are here already.
    pub duplicates: DuplicatePolicy,
}

#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
struct Position {
    /// Records kept so far.
    records: u64,
}

impl Workspace {
    /// Finds out what a file is, and maps it as its like was mapped last time.
    pub async fn inspect_file(&self, path: &Path) -> Result<FileReport> {
        let path = path.to_owned();
        let inspect = tokio::task::spawn_blocking(move || file::inspect(&path));
        inspect.await.context("look at the file")?
    }

    /// The mapping to start from: the saved one for these headers, or what the headers say by themselves.
    pub async fn mapping_for(&self, headers: &[String]) -> Result<Mapping> {
        let signature = mapping::signature(headers);
        let saved: Option<Mapping> = self
            .store()
            .read(move |db| store::mappings::get(db, &signature))
            .await?;
        Ok(saved.map_or_else(|| mapping::propose(headers), Mapping::confirmed))
    }

    /// Starts the import. It runs in the background from here on.
    pub async fn start_file_import(&self, ask: FileAsk) -> Result<Run> {
        let new = self.new_run(&ask).await?;
        let (id, search_id) = (new.id, Some(ask.search));
        self.store()
            .write(move |tx| {
                let (search, _) = store::searches::get(tx, ask.search)?;
                if let (true, Plan::File(plan)) = (ask.save_mapping, &new.plan) {
                    let signature = mapping::signature(plan.reading.headers());
                    store::mappings::set(tx, &signature, &ask.mapping, new.started_at)?;
                }
                store::runs::insert(
                    tx,
                    &NewRun {
                        search: Some(search),
                        ..new
                    },
                )
            })
            .await?;
        self.drive(id);
        self.tell(&[
            Change::Run {
                run_id: id,
                search_id,
            },
            Change::Projects,
        ]);
        self.run(id).await
    }

    async fn new_run<S>(&self, ask: &FileAsk<S>) -> Result<NewRun> {
        let (plan, records) = self.file_plan(ask).await?;
        let now = self.now();
        let window = SignedDuration::try_from(RESUME_WINDOW).context("read the resume window")?;
        Ok(NewRun {
            id: Id::fresh(),
            source: plan.source(),
            search: None,
            briefing: None,
            account: None,
            plan: Plan::File(plan),
            size: None,
            total: Some(records),
            reachable: None,
            position: serde_json::to_value(Position::default())?,
            continues: false,
            started_at: now,
            resume_until: Some(
                now.checked_add(window)
                    .context("find the end of the resume window")?,
            ),
        })
    }

    /// How the file is to be imported, and about how many records it has.
    async fn file_plan<S>(&self, ask: &FileAsk<S>) -> Result<(FilePlan, u32)> {
        let report = self.inspect_file(&ask.path).await?;
        ask.mapping.validate(&report.headers)?;
        let name = ask
            .path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let plan = FilePlan {
            path: std::path::absolute(&ask.path)?,
            name,
            reading: report.plan,
            mapping: ask.mapping.clone(),
            duplicates: ask.duplicates,
        };
        Ok((plan, report.approximate_records))
    }
}

impl FilePlan {
    fn source(&self) -> RunSource {
        match self.reading.format() {
            FileFormat::Delimited => RunSource::Csv,
            FileFormat::Spreadsheet => RunSource::Spreadsheet,
        }
    }

    fn keep(&self, run: i64, search: i64, now_ms: i64) -> Keep {
        Keep {
            run,
            search,
            source: self.source(),
            duplicates: self.duplicates,
            now_ms,
        }
    }
}

/// A file import at work.
pub(crate) struct FileImport {
    run: Run,
    plan: FilePlan,
    reading: Reading,
    /// Whom the run has met with nothing new, from the first transaction on.
    met: Option<Met>,
}

/// What a reader has read, and how its reading ended.
struct Reading {
    portions: mpsc::Receiver<Result<Portion>>,
    broken: Option<Error>,
}

impl FileImport {
    pub(crate) async fn open(run: &Run, plan: &FilePlan) -> Result<Self> {
        let position: Position =
            serde_json::from_value(run.position.clone()).context("read the position of the run")?;
        let plan = plan.clone();
        let reading = Reading::begin(plan.clone(), position.records).await?;
        Ok(Self {
            run: run.clone(),
            plan,
            reading,
            met: None,
        })
    }

    /// Keeps as many portions as fit into one transaction. Says `None` at the end of the file.
    async fn keep(&mut self, workspace: &Workspace) -> Result<Option<Kept>> {
        let Some(first) = self.reading.next().await? else {
            return Ok(None);
        };
        let now_ms = store::ms(workspace.now());
        let keep = self.plan.keep(self.run.row, self.run.import_search()?, now_ms);
        let (pool, rows, search) = (
            workspace.pool().clone(),
            self.run.total.unwrap_or(0),
            self.run.import_search()?,
        );
        let for_pool = pool.is_wanted();
        let mut reading = std::mem::replace(&mut self.reading, Reading::over());
        let (shared, met) = (workspace.known_keys().clone(), self.met.take());
        let kept = workspace
            .store()
            .write_in_bulk(
                move |tx| {
                    let met = met.map_or_else(|| store::run_skips::met(tx, keep.run), Ok)?;
                    let known = (shared.take(tx, rows)?, met);
                    let keeping = keep.begin(tx, rows.min(COMMIT), known, for_pool)?;
                    let (records, finished) = keep_portions(keeping, first, || reading.next_at_once())?;
                    let (position, kept) = (serde_json::to_value(Position { records })?, &finished.kept);
                    store::runs::advance(tx, keep.run, &kept.tally, &position, (None, None))?;
                    store::runs::add_portion(tx, keep.run, kept.tally.read(), kept.created_rows, now_ms)?;
                    let Finished {
                        kept,
                        created,
                        known: (known, met),
                    } = finished;
                    shared.leave(known);
                    Ok((reading, kept, created, met))
                },
                move |(_, kept, created, _)| pool.note(search, kept, created.take()),
            )
            .await;
        let (reading, kept, _, met) = kept?;
        self.reading = reading;
        self.met = Some(met);
        Ok(Some(kept))
    }
}

/// Keeps portions until it is time to commit, and says which record was the last.
fn keep_portions(
    mut keeping: Keeping<'_>,
    first: Portion,
    mut next: impl FnMut() -> Option<Portion>,
) -> Result<(u64, Finished)> {
    let began = Instant::now();
    let mut portion = first;
    loop {
        keeping.keep(&portion.rows())?;
        let is_time = keeping.read() >= COMMIT || began.elapsed() >= LONGEST_COMMIT;
        match if is_time { None } else { next() } {
            Some(next) => portion = next,
            None => return Ok((portion.last_record(), keeping.finish()?)),
        }
    }
}

impl Reading {
    /// Reads ahead on a thread of its own, from behind that record.
    async fn begin(plan: FilePlan, after: u64) -> Result<Self> {
        let (sender, portions) = mpsc::channel(AHEAD);
        let opened = tokio::task::spawn_blocking(move || Reader::open(&plan, after));
        let mut reader = opened.await.context("open the file")??;
        tokio::task::spawn_blocking(move || {
            // Ends with the file, at an error, or when nobody wants more.
            while let Some(portion) = reader.portion().transpose() {
                let broken = portion.is_err();
                if sender.blocking_send(portion).is_err() || broken {
                    break;
                }
            }
        });
        Ok(Self {
            portions,
            broken: None,
        })
    }

    /// One that has nothing.
    fn over() -> Self {
        Self {
            portions: mpsc::channel(1).1,
            broken: None,
        }
    }

    /// To be called when there are no more portions: the error that they ended with, if they did.
    fn end(&mut self) -> Result<()> {
        self.broken.take().map_or(Ok(()), Err)
    }

    /// The next portion; none at the end.
    async fn next(&mut self) -> Result<Option<Portion>> {
        self.end()?;
        self.portions.recv().await.transpose()
    }

    /// The next portion for a transaction that is open already. An error is put off until what was read before it
    /// is kept.
    fn next_at_once(&mut self) -> Option<Portion> {
        match self.portions.blocking_recv()? {
            Ok(portion) => Some(portion),
            Err(error) => {
                self.broken = Some(error);
                None
            }
        }
    }
}

#[async_trait]
impl Source for FileImport {
    async fn step(&mut self, workspace: &Workspace, _wish: &CancellationToken) -> Result<Step> {
        // While rows are kept, those before them go from the log into the file, and the pool takes them in: one after
        // the other, because on two cores whoever keeps would get a third of one if both went on beside it.
        let (kept, (emptied, caught_up)) = tokio::join!(self.keep(workspace), async {
            let emptied = workspace.store().empty_log().await;
            (emptied, workspace.pool().catch_up().await)
        });
        if let Err(error) = caught_up.and(emptied) {
            // Both are tried again: by the next question, and after the next commit.
            tracing::warn!(
                code = error.code(),
                "what was imported is kept, but not yet taken in everywhere"
            );
        }
        if kept?.is_none() {
            return Ok(Step::Stop(Stop::finished(StopReason::Completed)));
        }
        workspace.tell(&[
            Change::Run {
                run_id: self.run.id,
                search_id: self.run.search_id,
            },
            Change::Candidates,
        ]);
        Ok(Step::Kept)
    }
}

/// Reads and normalises portions of a file.
struct Reader {
    records: Records,
    mapping: Mapping,
    /// Filled again and again.
    record: Record,
}

impl Reader {
    fn open(plan: &FilePlan, after: u64) -> Result<Self> {
        let mut records = file::open(&plan.path, &plan.reading)?;
        records.skip_to(after + 1)?;
        Ok(Self {
            records,
            mapping: plan.mapping.clone(),
            record: Record::default(),
        })
    }

    /// The next portion; none at the end of the file.
    fn portion(&mut self) -> Result<Option<Portion>> {
        let mut portion = Portion::default();
        while !portion.is_full() && self.records.read(&mut self.record)? {
            portion.push(&self.mapping, &self.record);
        }
        Ok((!portion.is_empty()).then_some(portion))
    }
}
