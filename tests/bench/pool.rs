//! A folder with the large file, and the workspace that was last made from it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context as _;
use longlist_connectors::Connectors;
use longlist_core::{clock::SystemClock, connector::Connect, key::Key, workspace::Workspace};
use longlist_tests::desk::Secrets;
use tempfile::TempDir;

use crate::people;

/// The large file and what is made of it.
pub struct Pool {
    folder: TempDir,
    /// How many rows the file has.
    pub people: u32,
}

impl Pool {
    /// Writes the file.
    pub fn make(people: u32) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir().context("make a folder")?;
        let pool = Self { folder, people };
        people::write_csv(&pool.csv(), people).context("write the large file")?;
        Ok(pool)
    }

    /// The large file.
    pub fn csv(&self) -> PathBuf {
        self.folder.path().join("people.csv")
    }

    /// Where the other files are.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The words that open that workspace in the window.
    pub fn recovery_phrase(&self) -> anyhow::Result<String> {
        Ok(read_key(self.folder())?.recovery_phrase().join(" "))
    }

    /// Opens the workspace that the last import made.
    pub async fn open(&self) -> anyhow::Result<Workspace> {
        let (path, key) = (workspace_in(self.folder()), read_key(self.folder())?);
        Ok(Workspace::open(&path, &key, Arc::new(SystemClock), no_accounts()?).await?)
    }
}

/// Where a folder has its workspace.
pub fn workspace_in(folder: &Path) -> PathBuf {
    folder.join("pool.longlist")
}

/// Keeps the key of a made-up workspace beside it.
pub fn write_key(folder: &Path, key: &Key) -> anyhow::Result<()> {
    use secrecy::ExposeSecret as _;
    Ok(std::fs::write(
        folder.join("key"),
        key.for_keychain().expose_secret(),
    )?)
}

fn read_key(folder: &Path) -> anyhow::Result<Key> {
    let text = std::fs::read_to_string(folder.join("key")).context("read the key")?;
    Ok(Key::from_keychain(&workspace_in(folder), &text.into())?)
}

/// Connectors for a workspace that asks nobody.
pub fn no_accounts() -> anyhow::Result<Arc<dyn Connect>> {
    Ok(Arc::new(Connectors::new(Arc::new(Secrets::default()))?))
}
