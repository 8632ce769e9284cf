//! A workspace: everything a recruiter has, in one encrypted file, and the work that goes on in it.
//!
//! [`Workspace`] is what the window and the command line hold. It is cheap to clone; the file is closed when
//! the last clone is gone. Its methods stand beside the nouns they speak of.

use std::{
    path::Path,
    sync::{Arc, Weak},
};

use anyhow::Context as _;
use jiff::{Timestamp, tz::TimeZone};

use crate::{
    Code, Result,
    account::Account,
    change::{Change, Changes},
    check::board::Boards,
    clock::Clock,
    connector::{Connect, LinkedInSearch},
    edit::Edits,
    error::Values,
    import::keep::SharedKeys,
    key::Key,
    membership::Removals,
    pool::Pool,
    quota,
    run::{RunState, Stop, Trouble, engine::Engine},
    store::{self, Store},
};

/// An open workspace.
#[derive(Clone)]
pub struct Workspace(Arc<Inner>);

/// A hold on a workspace that does not keep it open.
#[derive(Clone)]
pub struct WeakWorkspace(Weak<Inner>);

impl WeakWorkspace {
    /// The workspace, if it is still open.
    pub fn upgrade(&self) -> Option<Workspace> {
        self.0.upgrade().map(Workspace)
    }
}

struct Inner {
    store: Arc<Store>,
    clock: Arc<dyn Clock>,
    connect: Arc<dyn Connect>,
    changes: Changes,
    engine: Engine,
    pool: Pool,
    known_keys: SharedKeys,
    removals: Removals,
    edits: Edits,
    boards: Boards,
    /// Who judges in place of whoever would be chosen.
    evaluator: std::sync::Mutex<Option<Arc<dyn crate::evaluator::Evaluator>>>,
}

/// The code of the trouble of a run that the end of the program interrupted.
const INTERRUPTED: Code = Code::Interrupted;

impl Workspace {
    /// Makes a new workspace at `path`.
    pub async fn create(
        path: &Path,
        key: &Key,
        clock: Arc<dyn Clock>,
        connect: Arc<dyn Connect>,
    ) -> Result<Self> {
        Self::start(Store::create(path, key).await?, clock, connect).await
    }

    /// Opens the workspace at `path`.
    ///
    /// # Errors
    ///
    /// Those of [`Store::open`].
    pub async fn open(
        path: &Path,
        key: &Key,
        clock: Arc<dyn Clock>,
        connect: Arc<dyn Connect>,
    ) -> Result<Self> {
        Self::start(Store::open(path, key).await?, clock, connect).await
    }

    pub(crate) async fn start(
        store: Store,
        clock: Arc<dyn Clock>,
        connect: Arc<dyn Connect>,
    ) -> Result<Self> {
        let now = clock.now();
        store
            .write(move |tx| {
                note_interruption(tx, now)?;
                store::saved_views::forget_removed(tx)
            })
            .await?;
        let store = Arc::new(store);
        Ok(Self(Arc::new(Inner {
            pool: Pool::new(Arc::clone(&store)),
            known_keys: SharedKeys::default(),
            store,
            clock,
            connect,
            changes: Changes::default(),
            engine: Engine::default(),
            removals: Removals::default(),
            edits: Edits::default(),
            boards: Boards::default(),
            evaluator: std::sync::Mutex::default(),
        })))
    }

    /// Calls `listener` after every commit.
    pub fn listen(&self, listener: impl Fn(&Change) + Send + Sync + 'static) {
        self.0.changes.listen(listener);
    }

    /// A hold that does not keep the workspace open, for those who listen to it.
    pub fn downgrade(&self) -> WeakWorkspace {
        WeakWorkspace(Arc::downgrade(&self.0))
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        self.0.store.path()
    }

    /// The time, as this workspace is told it.
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// The time zone of whoever sits here.
    pub(crate) fn zone(&self) -> TimeZone {
        self.0.clock.zone()
    }

    /// The candidates, ready to be searched.
    pub fn pool(&self) -> &Pool {
        &self.0.pool
    }

    /// Which keys the workspace may have, as far as an import has read them.
    pub(crate) fn known_keys(&self) -> &SharedKeys {
        &self.0.known_keys
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn connect(&self) -> &dyn Connect {
        self.0.connect.as_ref()
    }

    /// Does what may take long, such as asking a keychain, on a thread that may wait.
    pub(crate) async fn outside<R, F>(&self, work: F) -> Result<R>
    where
        R: Send + 'static,
        F: FnOnce(&dyn Connect) -> Result<R> + Send + 'static,
    {
        let connect = Arc::clone(&self.0.connect);
        tokio::task::spawn_blocking(move || work(connect.as_ref()))
            .await
            .context("ask the outside world")?
    }

    /// The provider's side of an account, with the account's token.
    pub(crate) async fn provider(&self, account: &Account) -> Result<Box<dyn LinkedInSearch>> {
        let account = account.clone();
        self.outside(move |connect| connect.linkedin(&account)).await
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.0.engine
    }

    pub(crate) fn removals(&self) -> &Removals {
        &self.0.removals
    }

    pub(crate) fn edits(&self) -> &Edits {
        &self.0.edits
    }

    /// Has one kind of check judged by this evaluator from now on: for tests and measurements.
    pub fn judge_by(&self, evaluator: Arc<dyn crate::evaluator::Evaluator>) {
        *self.0.evaluator.lock().expect("nothing panics while holding it") = Some(evaluator);
    }

    /// Who judges a kind of check by [`Workspace::judge_by`].
    pub(crate) fn given_evaluator(
        &self,
        kind: crate::evaluator::EvaluatorKind,
    ) -> Option<Arc<dyn crate::evaluator::Evaluator>> {
        let evaluator = self
            .0
            .evaluator
            .lock()
            .expect("nothing panics while holding it")
            .clone();
        evaluator.filter(|evaluator| evaluator.mark().evaluator == kind)
    }

    pub(crate) fn boards(&self) -> &Boards {
        &self.0.boards
    }

    pub(crate) fn tell(&self, changes: &[Change]) {
        for change in changes {
            self.0.changes.send(change);
        }
    }
}

/// What the last process left open when it ended: requests in doubt count as used, runs are paused.
fn note_interruption(tx: &rusqlite::Transaction<'_>, now: Timestamp) -> Result<()> {
    let in_doubt = quota::settle_in_doubt(tx, now)?;
    if in_doubt > 0 {
        tracing::warn!(in_doubt, "requests without a known outcome count as used");
    }
    for run in store::runs::in_state(tx, RunState::Running)? {
        store::runs::stop(tx, run.row, &Stop::interrupted(), now)?;
    }
    Ok(())
}

impl Stop {
    /// The program ends; the run goes on when it is open again.
    pub(crate) fn interrupted() -> Self {
        let trouble = Trouble {
            code: INTERRUPTED.word().into(),
            case: None,
            message: "Longlist ended while this import was running".into(),
            hint: "It goes on by itself when Longlist is open, or resume it.".into(),
            values: Values::new(),
        };
        Self {
            trouble: Some(trouble),
            ..Self::paused()
        }
    }
}

impl crate::run::Run {
    /// Whether the end of the program interrupted it, and not a person.
    pub fn was_interrupted(&self) -> bool {
        self.state == RunState::Paused
            && self
                .trouble
                .as_ref()
                .is_some_and(|trouble| trouble.code == INTERRUPTED.word())
    }
}

impl Workspace {
    /// Makes the pool ready, and tells everyone when the counts are exact.
    pub async fn warm_pool(&self) -> Result<()> {
        self.pool().warm().await?;
        self.tell(&[Change::Candidates, Change::Projects]);
        Ok(())
    }
}
