//! The engine: drives every run, one task each, from wherever its position says.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use async_trait::async_trait;
use jiff::{Timestamp, tz::TimeZone};
use rusqlite::{Connection, Transaction};
use tokio_util::sync::CancellationToken;

use super::{Plan, Run, RunState, Stop, StopReason, unnoted::Unnoted};
use crate::{
    Code, Error, Result,
    account::AccountStatus,
    change::Change,
    check::run::{self as checks, CheckRun},
    id::Id,
    import::{
        file_run::FileImport,
        linkedin::{LinkedinImport, size_after_resume},
    },
    store,
    workspace::Workspace,
};

/// Work that can be done in portions.
#[async_trait]
pub(crate) trait Source: Send {
    /// Fetches and keeps the next portion, or says why there is none.
    ///
    /// Long waits end when `wish` is cancelled; a request under way is finished and kept all the same, because
    /// what was served is counted anyway.
    async fn step(&mut self, workspace: &Workspace, wish: &CancellationToken) -> Result<Step>;

    /// Puts away what was prepared for a step that will not come. Called once, however the run stops.
    async fn leave(&mut self, _workspace: &Workspace) -> Result<()> {
        Ok(())
    }
}

/// What a step came to.
#[derive(Debug)]
pub(crate) enum Step {
    /// Go on.
    Kept,
    /// Stop, for this reason.
    Stop(Stop),
}

/// The runs at work in this process.
#[derive(Default)]
pub struct Engine {
    tasks: Mutex<BTreeMap<Id<Run>, Task>>,
    unnoted: Unnoted,
}

#[derive(Clone)]
struct Task {
    wish: Arc<Mutex<Option<Stop>>>,
    asked: CancellationToken,
    ended: CancellationToken,
}

impl Engine {
    /// Whether the run is at work in this process.
    pub fn drives(&self, id: Id<Run>) -> bool {
        self.tasks().contains_key(&id)
    }

    fn task(&self, id: Id<Run>) -> Option<Task> {
        self.tasks().get(&id).cloned()
    }

    fn tasks(&self) -> std::sync::MutexGuard<'_, BTreeMap<Id<Run>, Task>> {
        self.tasks.lock().expect("nothing panics while holding the tasks")
    }

    pub(super) fn unnoted(&self) -> &Unnoted {
        &self.unnoted
    }
}

/// A run at work. Dropping it takes the run off the list, also when the work panics.
struct AtWork {
    workspace: Workspace,
    id: Id<Run>,
    task: Task,
    /// How it stops, until the workspace knows.
    stop: Option<Stop>,
}

impl Drop for AtWork {
    fn drop(&mut self) {
        let engine = self.workspace.engine();
        if let Some(stop) = self.stop.take() {
            engine.unnoted().stopped(self.id, stop);
        }
        let mut tasks = engine.tasks();
        // It may have been set going again already, under a new task.
        if tasks
            .get(&self.id)
            .is_some_and(|task| Arc::ptr_eq(&task.wish, &self.task.wish))
        {
            tasks.remove(&self.id);
        }
        drop(tasks);
        self.task.ended.cancel();
    }
}

impl Workspace {
    /// Starts the task of a run that the workspace knows as running.
    pub(crate) fn drive(&self, id: Id<Run>) {
        let task = Task {
            wish: Arc::default(),
            asked: CancellationToken::new(),
            ended: CancellationToken::new(),
        };
        self.engine().tasks().insert(id, task.clone());
        let mut work = AtWork {
            workspace: self.clone(),
            id,
            task,
            stop: Some(Stop::interrupted()),
        };
        tokio::spawn(async move {
            let stop = drive(&work.workspace, id, &work.task).await;
            work.stop = Some(stop.clone());
            match work.workspace.note_stop(id, stop).await {
                Ok(()) => work.stop = None,
                Err(error) => tracing::error!(run = %id, "a run could not note that it stopped: {error:#}"),
            }
            let workspace = work.workspace.clone();
            drop(work);
            workspace.tell_run(id).await;
        });
    }

    /// Waits until a run no longer works in this process.
    pub async fn wait_for_run(&self, id: Id<Run>) -> Result<Run> {
        if let Some(task) = self.engine().task(id) {
            task.ended.cancelled().await;
        }
        self.run(id).await
    }

    /// Stops a run after the portion it is at; it can be resumed.
    pub async fn pause_run(&self, id: Id<Run>) -> Result<Run> {
        self.ask(id, Stop::paused()).await
    }

    /// Ends a run after the portion it is at. What it imported stays; undoing it is another thing.
    pub async fn cancel_run(&self, id: Id<Run>) -> Result<Run> {
        self.ask(id, Stop::cancelled()).await
    }

    /// Stops every run after the portion it is at, so that the program can end; they go on when it is open again.
    pub async fn interrupt_all(&self) {
        let ids: Vec<_> = self.engine().tasks().keys().copied().collect();
        self.stop_all(ids, &Stop::interrupted()).await;
    }

    /// Stops runs like this, each after the portion it is at, and all at once: whoever waits for the slowest has
    /// waited for all.
    pub(crate) async fn stop_all(&self, ids: impl IntoIterator<Item = Id<Run>>, stop: &Stop) {
        let asked: Vec<_> = ids.into_iter().filter_map(|id| self.wish(id, stop)).collect();
        for task in asked {
            task.ended.cancelled().await;
        }
        if let Err(error) = self.note_what_is_open().await {
            tracing::warn!(code = error.code(), "how a run stopped could not be noted");
        }
    }

    /// Whether the run is at work in this process.
    pub fn is_at_work(&self, id: Id<Run>) -> bool {
        self.engine().drives(id)
    }

    /// Tells a run that is at work how to stop; its task, to be waited for.
    fn wish(&self, id: Id<Run>, stop: &Stop) -> Option<Task> {
        let task = self.engine().task(id)?;
        *task.wish.lock().expect("nothing panics while holding a wish") = Some(stop.clone());
        task.asked.cancel();
        Some(task)
    }

    async fn ask(&self, id: Id<Run>, stop: Stop) -> Result<Run> {
        let task = self.wish(id, &stop);
        if let Some(task) = &task {
            task.ended.cancelled().await;
        }
        self.note_what_is_open().await?;
        let run = self.run(id).await?;
        let over = matches!(run.state, RunState::Finished | RunState::Cancelled);
        let pauses = stop.state == RunState::Paused;
        // It may have stopped by itself before it heard the wish. Then a pause is no longer needed; but what is
        // parked would go on, so that cancelling it is.
        if task.is_some() && (over || pauses) {
            return Ok(run);
        }
        if over || pauses || run.state == RunState::Running {
            return Err(Error::refused(
                Code::RunIsOver,
                "this run is not at work",
                "Look it up under Runs: it may be over, or waiting to be resumed.",
            ));
        }
        self.note_stop(id, stop).await?;
        self.tell_run(id).await;
        self.run(id).await
    }

    /// Sets a stopped run going again. `size` is a new import size; without it, the size asked for stands, or, where
    /// that was read, all that can be reached.
    pub async fn resume_run(&self, id: Id<Run>, size: Option<u32>) -> Result<Run> {
        self.note_what_is_open().await?;
        let task = self.engine().task(id);
        if let (Some(task), true) = (task, self.run(id).await?.state != RunState::Running) {
            // It has noted that it stopped and is about to leave.
            task.ended.cancelled().await;
        }
        let (now, zone) = (self.now(), self.zone());
        let set_going = self
            .store()
            .write(move |tx| set_going(tx, id, size, (now, &zone)))
            .await?;
        if !set_going {
            self.tell_run(id).await;
            return Err(resume_expired());
        }
        self.drive(id);
        self.tell_run(id).await;
        self.run(id).await
    }

    /// Sets going what was interrupted, and what waited for a time that has come; ends what waited too long. What
    /// is due on an account that needs a person waits for that person.
    ///
    /// The window calls it when it opens and every half minute; the command line never does.
    pub async fn resume_due_runs(&self) -> Result<()> {
        self.note_what_is_open().await?;
        let now = self.now();
        let waiting = self
            .store()
            .read(|db| {
                let mut waiting = store::runs::in_state(db, RunState::Parked)?;
                waiting.extend(store::runs::in_state(db, RunState::Paused)?);
                waiting.retain(|run| run.undone_at.is_none());
                let with_account = |run: Run| Ok((can_be_asked(db, &run)?, run));
                waiting.into_iter().map(with_account).collect::<Result<Vec<_>>>()
            })
            .await?;
        for (can_be_asked, run) in waiting {
            let due = run.was_interrupted() || run.resumes_at.is_some_and(|at| at <= now);
            if ((due && can_be_asked) || run.is_expired(now))
                && let Err(error) = self.resume_run(run.id, None).await
            {
                tracing::info!(run = %run.id, code = error.code(), "a run that was due did not go on");
            }
        }
        Ok(())
    }

    pub(crate) async fn tell_run(&self, id: Id<Run>) {
        if let Ok(run) = self.run(id).await {
            self.tell(&[Change::Run {
                run_id: id,
                search_id: run.search_id,
            }]);
        }
    }
}

/// Whether a run may go on without anybody asking for it, as far as its account is concerned.
fn can_be_asked(db: &Connection, run: &Run) -> Result<bool> {
    let Some(account) = run.account_id else {
        return Ok(true);
    };
    match store::accounts::get_usable(db, account) {
        Ok((_, account)) => Ok(account.status == AccountStatus::Connected),
        Err(Error::AccountRemoved) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Notes that a run goes on, if it may; `false` says that it was too late and that this was noted instead.
///
/// Judged and noted in one transaction, so that of two who ask only one sets it going.
fn set_going(
    tx: &Transaction<'_>,
    id: Id<Run>,
    size: Option<u32>,
    (now, zone): (Timestamp, &TimeZone),
) -> Result<bool> {
    let run = store::runs::get(tx, id)?;
    if run.state == RunState::Running {
        return Err(Error::refused(
            Code::RunIsRunning,
            "this run is at work already",
            "There is nothing to do.",
        ));
    }
    if !run.waits() {
        return Err(Error::refused(
            Code::RunIsOver,
            "this run is over",
            "Start a new one: people already here are recognised.",
        ));
    }
    if run.is_expired(now) {
        if run.state == RunState::Finished {
            return Err(resume_expired());
        }
        store::runs::stop(tx, run.row, &Stop::finished(StopReason::ResumeExpired), now)?;
        return Ok(false);
    }
    if let Some(account) = run.account_id {
        store::accounts::get_usable(tx, account)?;
    }
    let size = match run.plan {
        Plan::Linkedin(_) | Plan::File(_) => size_after_resume(&run, size)?,
        Plan::Check(_) => {
            checks::set_going(tx, &run, now, zone)?;
            None
        }
    };
    store::runs::resume(tx, run.row, size, now)?;
    Ok(true)
}

fn resume_expired() -> Error {
    Error::refused(
        Code::ResumeExpired,
        "the seven days in which this import could be resumed are over",
        "Start a new import of the same search: people already here are recognised.",
    )
}

/// Steps until something says stop; says why.
async fn drive(workspace: &Workspace, id: Id<Run>, task: &Task) -> Stop {
    match work(workspace, id, task).await {
        Ok(stop) => stop,
        Err(error) => {
            tracing::warn!(run = %id, code = error.code(), "a run could not go on");
            Stop::after(&error)
        }
    }
}

async fn work(workspace: &Workspace, id: Id<Run>, task: &Task) -> Result<Stop> {
    let run = workspace.run(id).await?;
    let mut source = open(workspace, &run).await?;
    let stop = steps(workspace, source.as_mut(), task).await;
    if let Err(error) = source.leave(workspace).await {
        tracing::warn!(run = %id, code = error.code(), "a run left something behind");
    }
    stop
}

async fn steps(workspace: &Workspace, source: &mut dyn Source, task: &Task) -> Result<Stop> {
    loop {
        if let Some(wish) = task
            .wish
            .lock()
            .expect("nothing panics while holding a wish")
            .take()
        {
            return Ok(wish);
        }
        if let Step::Stop(stop) = source.step(workspace, &task.asked).await? {
            return Ok(stop);
        }
    }
}

async fn open(workspace: &Workspace, run: &Run) -> Result<Box<dyn Source>> {
    Ok(match &run.plan {
        Plan::Linkedin(plan) => Box::new(LinkedinImport::open(workspace, run, plan).await?),
        Plan::File(plan) => Box::new(FileImport::open(run, plan).await?),
        Plan::Check(plan) => Box::new(CheckRun::open(workspace, run, *plan).await?),
    })
}
