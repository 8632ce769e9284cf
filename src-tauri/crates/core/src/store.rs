//! The workspace file: SQLite, encrypted by SQLCipher. All SQL of the product is in this folder.
//!
//! One connection writes, a few read, all of them on blocking threads. [`Store::read`] lends a
//! `&Connection` that cannot write; [`Store::write`] lends a `&Transaction` that is committed when the
//! closure returns `Ok` and leaves no trace otherwise.

pub mod accounts;
pub mod bookmarks;
pub mod briefings;
mod bulk;
pub mod candidates;
pub mod checks;
mod connection;
pub mod credit_entries;
pub mod decisions;
pub mod field_changes;
pub mod findings;
pub mod identity_keys;
mod lock;
pub mod mappings;
pub mod memberships;
mod migrations;
pub mod model_prices;
pub mod model_spend;
pub mod profiles;
pub mod projects;
pub mod providers;
pub mod quota_entries;
pub mod recategorizations;
pub mod recent_keys;
pub mod run_skips;
pub mod runs;
pub mod saved_views;
pub mod searches;
pub mod settings;
pub mod shortlists;
#[cfg(test)]
mod tests;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard},
};

use anyhow::{Context as _, anyhow};
use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

pub(crate) use self::connection::check_file;
use crate::{Code, Error, Noun, Result, key::Key};

/// Readers at once: the window asks for a page, its facets, a panel and a meter at the same time.
const READERS: usize = 4;

/// An open workspace file.
pub struct Store {
    path: PathBuf,
    writer: Arc<tokio::sync::Mutex<Connection>>,
    readers: Arc<Readers>,
    _lock: lock::WorkspaceLock,
}

struct Readers {
    free: Arc<Semaphore>,
    connections: Mutex<Vec<Connection>>,
}

impl Store {
    /// Creates the file and its tables. There must be nothing at `path` yet.
    pub async fn create(path: &Path, key: &Key) -> Result<Self> {
        if path.exists() {
            return Err(Error::refused(
                Code::WorkspaceExists,
                "there is a file at this place already",
                "Choose another place or name; nothing was changed.",
            ));
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Self::start(path, key).await
    }

    /// Opens a file that [`Store::create`] made, and brings its tables up to date.
    ///
    /// # Errors
    ///
    /// [`Error::WorkspaceInUse`], [`Error::WorkspaceLocked`] for a wrong key, [`Error::WorkspaceTooNew`],
    /// and [`Error::WorkspaceUnusable`] for what is no workspace, is damaged or cannot be written.
    pub async fn open(path: &Path, key: &Key) -> Result<Self> {
        check_file(path)?;
        Self::start(path, key).await
    }

    async fn start(path: &Path, key: &Key) -> Result<Self> {
        let lock = lock::WorkspaceLock::take(path)?;
        let (at, key) = (path.to_owned(), key.clone());
        let (writer, readers) = on_blocking_thread(move || {
            let mut writer = connection::open_writer(&at, &key)?;
            migrations::apply(&mut writer)?;
            let readers: Result<Vec<_>> = (0..READERS).map(|_| connection::open_reader(&at, &key)).collect();
            Ok((writer, readers?))
        })
        .await?;
        Ok(Self {
            path: path.to_owned(),
            writer: Arc::new(tokio::sync::Mutex::new(writer)),
            readers: Arc::new(Readers {
                free: Arc::new(Semaphore::new(READERS)),
                connections: Mutex::new(readers),
            }),
            _lock: lock,
        })
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `work` on a connection that cannot write.
    pub async fn read<R, F>(&self, work: F) -> Result<R>
    where
        R: Send + 'static,
        F: FnOnce(&Connection) -> Result<R> + Send + 'static,
    {
        let readers = Arc::clone(&self.readers);
        let permit = Arc::clone(&readers.free)
            .acquire_owned()
            .await
            .context("wait for a reader")?;
        on_blocking_thread(move || {
            let lent = readers
                .lend(permit)
                .ok_or_else(|| anyhow!("every reader is lent although one was free"))?;
            work(lent.db())
        })
        .await
    }

    /// The same, and all that `work` reads is as it is now, whatever is written meanwhile. Until it is done the log
    /// cannot start anew.
    pub async fn read_as_of_now<R, F>(&self, work: F) -> Result<R>
    where
        R: Send + 'static,
        F: FnOnce(&Connection) -> Result<R> + Send + 'static,
    {
        self.read(move |db| work(&*db.unchecked_transaction()?)).await
    }

    /// Runs `work` in a transaction of its own and commits it, or leaves everything as it was.
    pub async fn write<R, F>(&self, work: F) -> Result<R>
    where
        R: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<R> + Send + 'static,
    {
        self.write_then(work, |_| ()).await
    }

    /// The same; `committed` is called as soon as it is on the disk, before anybody else writes.
    pub async fn write_then<R, F, C>(&self, work: F, committed: C) -> Result<R>
    where
        R: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<R> + Send + 'static,
        C: FnOnce(&mut R) + Send + 'static,
    {
        let mut db = Arc::clone(&self.writer).lock_owned().await;
        on_blocking_thread(move || in_transaction(&mut db, work, committed)).await
    }

    /// The same for one of several large transactions: the log is not emptied after it, so that [`Store::empty_log`]
    /// can do that while the next one is under way.
    pub async fn write_in_bulk<R, F, C>(&self, work: F, committed: C) -> Result<R>
    where
        R: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<R> + Send + 'static,
        C: FnOnce(&mut R) + Send + 'static,
    {
        let mut db = Arc::clone(&self.writer).lock_owned().await;
        on_blocking_thread(move || {
            connection::empty_log_at(&db, connection::LONGEST_LOG)?;
            let kept = in_transaction(&mut db, work, committed);
            connection::empty_log_at(&db, connection::USUAL_LOG)?;
            kept
        })
        .await
    }

    /// Brings what is committed from the log into the file, next to whoever writes.
    pub async fn empty_log(&self) -> Result<()> {
        self.read(connection::empty_log).await
    }
}

fn in_transaction<R>(
    db: &mut Connection,
    work: impl FnOnce(&Transaction<'_>) -> Result<R>,
    committed: impl FnOnce(&mut R),
) -> Result<R> {
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut result = work(&tx)?;
    tx.commit()?;
    committed(&mut result);
    Ok(result)
}

impl Readers {
    fn lend(self: Arc<Self>, permit: OwnedSemaphorePermit) -> Option<Lent> {
        let db = self.connections().pop()?;
        Some(Lent {
            db: Some(db),
            readers: self,
            _permit: permit,
        })
    }

    fn connections(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.connections
            .lock()
            .expect("nothing panics while holding the readers")
    }
}

/// A reader on loan. It comes back when this is dropped, also when the work on it panics or nobody waits for its
/// answer any more.
struct Lent {
    db: Option<Connection>,
    readers: Arc<Readers>,
    _permit: OwnedSemaphorePermit,
}

impl Lent {
    fn db(&self) -> &Connection {
        self.db
            .as_ref()
            .expect("it is taken out only when it is given back")
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        self.readers.connections().extend(self.db.take());
    }
}

async fn on_blocking_thread<R: Send + 'static>(
    work: impl FnOnce() -> Result<R> + Send + 'static,
) -> Result<R> {
    tokio::task::spawn_blocking(work)
        .await
        .context("use the workspace")?
}

/// A time as the file stores it.
pub(crate) fn ms(time: Timestamp) -> i64 {
    time.as_millisecond()
}

/// A stored time.
pub(crate) fn time(ms: i64) -> rusqlite::Result<Timestamp> {
    Timestamp::from_millisecond(ms).map_err(|error| unreadable(0, error))
}

/// Says that a stored value is not one that this product writes.
pub(crate) fn unreadable(
    column: usize,
    error: impl std::error::Error + Send + Sync + 'static,
) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Null, Box::new(error))
}

/// The row number behind an id, in a table of nouns.
pub(crate) fn row_of<T>(
    db: &Connection,
    table: &'static str,
    noun: Noun,
    id: crate::id::Id<T>,
) -> Result<i64> {
    use rusqlite::OptionalExtension as _;
    db.prepare_cached(&format!("SELECT row FROM {table} WHERE id = ?1"))?
        .query_row([id.bytes()], |row| row.get(0))
        .optional()?
        .ok_or(Error::NotFound { noun })
}

/// An enum that the file stores under the same word as the outside world sees (its serde name).
pub(crate) fn word<T: serde::Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => unreachable!("only enums without fields are stored as words"),
    }
}

/// The enum behind a stored word.
pub(crate) fn from_word<T: serde::de::DeserializeOwned>(word: String) -> rusqlite::Result<T> {
    serde_json::from_value(serde_json::Value::String(word)).map_err(|error| unreadable(0, error))
}

/// A stored JSON text.
pub(crate) fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> rusqlite::Result<T> {
    serde_json::from_str(text).map_err(|error| unreadable(0, error))
}
