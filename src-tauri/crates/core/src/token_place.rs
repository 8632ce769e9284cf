//! Where the tokens of a workspace are: said when it is made, and kept in the workspace itself.
//!
//! Whoever opens it, window or command line, by keychain, passphrase or recovery phrase, so finds the same tokens.

use std::{path::Path, sync::Arc};

use anyhow::Context as _;
use serde::{Deserialize, Serialize};

use crate::{
    Result,
    clock::Clock,
    connector::Connect,
    key::Key,
    store::{self, Store},
    workspace::Workspace,
};

/// The setting that says it.
const NAME: &str = "tokens";

/// Where tokens are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum TokenPlace {
    /// In the keychain of this computer.
    Keychain,
    /// In a sealed file beside the workspace.
    SealedFile,
}

impl Workspace {
    /// Makes a new workspace at `path`, with its tokens in that place, which is where `connect` looks for them.
    pub async fn create_with_tokens(
        path: &Path,
        key: &Key,
        clock: Arc<dyn Clock>,
        place: TokenPlace,
        connect: Arc<dyn Connect>,
    ) -> Result<Self> {
        let workspace = Self::create(path, key, clock, connect).await?;
        workspace.keep_tokens_in(place).await?;
        Ok(workspace)
    }

    /// Opens the workspace at `path` with what `connect` makes of the place of its tokens. One that does not say
    /// where they are, because an older version made it, is told `guess`.
    pub async fn open_with_tokens(
        path: &Path,
        key: &Key,
        clock: Arc<dyn Clock>,
        guess: impl FnOnce() -> TokenPlace + Send + 'static,
        connect: impl FnOnce(TokenPlace) -> Result<Arc<dyn Connect>> + Send + 'static,
    ) -> Result<Self> {
        let store = Store::open(path, key).await?;
        let said: Option<TokenPlace> = store.read(|db| store::settings::get(db, NAME)).await?;
        // Both may ask a keychain, which may wait for a person.
        let connected = tokio::task::spawn_blocking(move || {
            let place = said.unwrap_or_else(guess);
            connect(place).map(|connect| (place, connect))
        });
        let (place, connect) = connected.await.context("find out where the tokens are")??;
        let workspace = Self::start(store, clock, connect).await?;
        if said.is_none() {
            workspace.keep_tokens_in(place).await?;
        }
        Ok(workspace)
    }

    /// Where its tokens are, as far as it says.
    pub async fn token_place(&self) -> Result<Option<TokenPlace>> {
        self.store().read(|db| store::settings::get(db, NAME)).await
    }

    async fn keep_tokens_in(&self, place: TokenPlace) -> Result<()> {
        self.store()
            .write(move |tx| store::settings::set(tx, NAME, &place))
            .await
    }
}
