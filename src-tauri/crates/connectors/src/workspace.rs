//! Workspaces with the outside world that they were made for: tokens where the workspace says they are.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context as _;
use longlist_core::{
    Result,
    clock::SystemClock,
    connector::{Connect, SecretStore},
    key::Key,
    token_place::TokenPlace,
    workspace::Workspace,
};

use crate::{Connectors, Keychain, SealedFile};

/// Makes a workspace at `path` whose tokens will be in that place.
pub async fn create(path: &Path, key: &Key, place: TokenPlace) -> Result<Workspace> {
    let (at, ours) = (path.to_owned(), key.clone());
    let connect = tokio::task::spawn_blocking(move || connected(&at, &ours, place));
    let connect = connect.await.context("make the connectors")??;
    Workspace::create_with_tokens(path, key, Arc::new(SystemClock), place, connect).await
}

/// Opens the workspace at `path`.
pub async fn open(path: &Path, key: &Key) -> Result<Workspace> {
    let (at, ours) = (path.to_owned(), key.clone());
    let guess = {
        let (at, ours) = (at.clone(), ours.clone());
        move || likely_place(&at, &ours)
    };
    let connect = move |place| connected(&at, &ours, place);
    Workspace::open_with_tokens(path, key, Arc::new(SystemClock), guess, connect).await
}

fn connected(path: &Path, key: &Key, place: TokenPlace) -> Result<Arc<dyn Connect>> {
    let secrets: Arc<dyn SecretStore> = match place {
        TokenPlace::Keychain => Arc::new(Keychain::new()),
        TokenPlace::SealedFile => Arc::new(SealedFile::new(sealed_beside(path), key.expose())),
    };
    Ok(Arc::new(Connectors::new(secrets)?))
}

/// For a workspace that does not say: in the sealed file if there is one, and else where its key is.
fn likely_place(path: &Path, key: &Key) -> TokenPlace {
    let key_is_kept = || matches!(Keychain::new().get(&key.name()), Ok(Some(_)));
    if !sealed_beside(path).exists() && key_is_kept() {
        TokenPlace::Keychain
    } else {
        TokenPlace::SealedFile
    }
}

fn sealed_beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".secrets");
    path.with_file_name(name)
}

#[cfg(test)]
mod tests;
