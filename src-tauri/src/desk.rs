//! The desk: the workspace that this window has open, or why it has none.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use anyhow::Context as _;
use longlist_connectors::{Keychain, workspace};
use longlist_core::{
    Case, Error, Noun, Result, connector::SecretStore as _, id::Id, key::Key, token_place::TokenPlace,
    workspace::Workspace,
};
use secrecy::SecretString;
use tauri::{AppHandle, Manager as _};
use tokio_util::sync::CancellationToken;

use crate::{
    events,
    view::{WorkspacePlace, WorkspaceStatus},
};

/// How often runs are looked through for one that waited for a reset.
const LOOK_FOR_DUE_RUNS: Duration = Duration::from_secs(30);

/// How long the program waits for the portions that runs are at, before it ends.
const LAST_PORTION: Duration = Duration::from_secs(5);

/// What the window works on.
pub struct Desk {
    path: PathBuf,
    app: AppHandle,
    open: Mutex<Open>,
    /// Held by whoever opens the workspace: the page may ask twice at once.
    opening: tokio::sync::Mutex<()>,
    /// Ends the rehearsal that is under way: the page has one at a time.
    rehearsal: Mutex<CancellationToken>,
    /// Files that the recruiter chose, by an id: the page never learns a path.
    files: Mutex<BTreeMap<String, PathBuf>>,
}

enum Open {
    Absent,
    Locked(Error),
    Workspace(Workspace),
}

/// A file that the recruiter chose.
pub struct ChosenPath;

impl Desk {
    /// A desk for the workspace at `path`.
    pub fn new(app: &AppHandle, path: PathBuf) -> Self {
        Self {
            path,
            app: app.clone(),
            open: Mutex::new(Open::Absent),
            opening: tokio::sync::Mutex::default(),
            rehearsal: Mutex::default(),
            files: Mutex::default(),
        }
    }

    /// The open workspace.
    pub fn workspace(&self) -> Result<Workspace> {
        match &*self.lock() {
            Open::Workspace(workspace) => Ok(workspace.clone()),
            Open::Absent | Open::Locked(_) => {
                Err(Error::locked("no workspace is open", "Open the workspace first."))
            }
        }
    }

    /// Whether a workspace is open, and if not, why.
    pub fn status(&self) -> WorkspaceStatus {
        match &*self.lock() {
            Open::Absent => WorkspaceStatus::Absent,
            Open::Locked(error) => WorkspaceStatus::of_error(error),
            Open::Workspace(workspace) => WorkspaceStatus::open(workspace.path()),
        }
    }

    /// Where the workspace and its tokens are.
    pub async fn place(&self) -> Result<WorkspacePlace> {
        let tokens = self.workspace()?.token_place().await?;
        Ok(WorkspacePlace {
            file: self.path.display().to_string(),
            tokens: tokens.context("a workspace that this window opened says where its tokens are")?,
        })
    }

    /// Opens the workspace with the key in the keychain.
    pub async fn open(&self) -> WorkspaceStatus {
        let _turn = self.opening.lock().await;
        if !self.path.exists() {
            *self.lock() = Open::Absent;
            return WorkspaceStatus::Absent;
        }
        if !matches!(*self.lock(), Open::Workspace(_))
            && let Err(error) = self.open_by_keychain().await
        {
            tracing::warn!(code = error.code(), "the workspace was not opened");
            *self.lock() = Open::Locked(error);
        }
        self.status()
    }

    async fn open_by_keychain(&self) -> Result<()> {
        let path = self.path.clone();
        let key = blocking(move || {
            let name = Key::keychain_name(&path)?;
            let text = Keychain::new().get(&name)?.ok_or_else(|| {
                Error::locked(
                    "the keychain of this computer has no key for this workspace",
                    "Open it with its recovery phrase or passphrase.",
                )
                .in_case(Case::KeyMissing)
            })?;
            Key::from_keychain(&path, &text)
        })
        .await?;
        self.open_with(key).await
    }

    /// Opens the workspace with its recovery phrase or its passphrase, and keeps the key in the keychain if there
    /// is one.
    pub async fn unlock(&self, secret: SecretString) -> Result<()> {
        let _turn = self.opening.lock().await;
        let path = self.path.clone();
        let key = blocking(move || {
            Key::from_recovery_phrase(&path, &secret).or_else(|_| Key::from_passphrase(&path, &secret))
        })
        .await?;
        self.open_with(key.clone()).await?;
        let kept = blocking(move || Keychain::new().set(&key.name(), &key.for_keychain())).await;
        if let Err(error) = kept {
            tracing::warn!(code = error.code(), "the key was not kept in the keychain");
        }
        Ok(())
    }

    /// Makes the workspace; returns its recovery phrase. Without a passphrase its key is a random one in the keychain,
    /// and its tokens will be there too. With one it needs no keychain.
    pub async fn create(&self, passphrase: Option<SecretString>) -> Result<Vec<String>> {
        let _turn = self.opening.lock().await;
        let key = match passphrase {
            None => self.create_by_keychain().await?,
            Some(passphrase) => {
                let key = blocking(move || Key::from_new_passphrase(&passphrase)).await?;
                self.begin(workspace::create(&self.path, &key, TokenPlace::SealedFile).await?);
                key
            }
        };
        Ok(key.recovery_phrase())
    }

    async fn create_by_keychain(&self) -> Result<Key> {
        let key = Key::fresh();
        let kept = key.clone();
        // First the key, then what it locks: a workspace without a key would be lost.
        blocking(move || Keychain::new().set(&kept.name(), &kept.for_keychain())).await?;
        match workspace::create(&self.path, &key, TokenPlace::Keychain).await {
            Ok(workspace) => self.begin(workspace),
            Err(error) => {
                let name = key.name();
                if let Err(error) = blocking(move || Keychain::new().forget(&name)).await {
                    tracing::warn!(
                        code = error.code(),
                        "a key that opens nothing stays in the keychain"
                    );
                }
                return Err(error);
            }
        }
        Ok(key)
    }

    async fn open_with(&self, key: Key) -> Result<()> {
        self.begin(workspace::open(&self.path, &key).await?);
        Ok(())
    }

    /// Starts what goes on while a workspace is open.
    fn begin(&self, workspace: Workspace) {
        events::forward(&self.app, &workspace);
        *self.lock() = Open::Workspace(workspace.clone());
        tauri::async_runtime::spawn(async move {
            if let Err(error) = workspace.warm_pool().await {
                tracing::error!("the pool could not be read: {error:#}");
            }
        });
        let app = self.app.clone();
        tauri::async_runtime::spawn(async move {
            while let Ok(workspace) = app.state::<Self>().workspace() {
                if let Err(error) = workspace.resume_due_runs().await {
                    tracing::error!("runs that are due could not be looked through: {error:#}");
                }
                tokio::time::sleep(LOOK_FOR_DUE_RUNS).await;
            }
        });
    }

    /// Lets the runs come to a stop before the program ends, and gives up a rehearsal. A request that takes longer is given up: its results
    /// count as used when the workspace is opened again.
    pub async fn close(&self) {
        self.next_rehearsal();
        if let Ok(workspace) = self.workspace()
            && tokio::time::timeout(LAST_PORTION, workspace.interrupt_all())
                .await
                .is_err()
        {
            tracing::warn!("a run did not stop in time");
        }
    }

    /// Ends the rehearsal that is under way, and gives what ends the next one.
    pub fn next_rehearsal(&self) -> CancellationToken {
        let mut current = self.rehearsal.lock().unwrap_or_else(PoisonError::into_inner);
        current.cancel();
        *current = CancellationToken::new();
        current.clone()
    }

    /// Remembers a chosen file and gives the id that the page knows it by.
    pub fn remember(&self, path: PathBuf) -> String {
        let id = Id::<ChosenPath>::fresh().to_string();
        self.files().insert(id.clone(), path);
        id
    }

    /// The path of a chosen file.
    pub fn file(&self, id: &str) -> Result<PathBuf> {
        self.files()
            .get(id)
            .cloned()
            .ok_or(Error::NotFound { noun: Noun::File })
    }

    fn files(&self) -> MutexGuard<'_, BTreeMap<String, PathBuf>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn blocking<R: Send + 'static>(work: impl FnOnce() -> Result<R> + Send + 'static) -> Result<R> {
    tokio::task::spawn_blocking(work)
        .await
        .context("ask the system")?
}
