//! The outside world: the only crate that speaks HTTP or to a keychain.
//!
//! The core says what it needs in `longlist_core::connector`; this crate does it. A request goes through
//! four hands:
//!
//! 1. a provider's file, `unipile` for now, knows the provider's words: paths, bodies, error types;
//! 2. `pace` lets one request at a time through for each account, with a pause between two;
//! 3. `token` puts the account's token into one header that no log shows;
//! 4. `http` sends it, refuses redirects, gives up in time, and stops reading what is too long.
//!
//! A provider's address is checked by `dsn` before anything is sent to it. Tokens are kept by
//! `secrets` in the keychain of the computer, or by `sealed` in an encrypted file where there is none; which of them
//! it is for a workspace, the workspace says, and `workspace` opens it so.
//!
//! Language models are asked by `models`, through the same `http`.
//!
//! One rule runs through the searches: a refusal says whether results may have been served, because the
//! daily quota must be exact. Where that cannot be known, it counts as served.

mod dsn;
mod http;
#[cfg(test)]
mod loopback;
mod models;
mod pace;
mod sealed;
mod secrets;
mod token;
mod unipile;
pub mod workspace;

use std::sync::Arc;

use longlist_core::{
    Result,
    account::{Account, Provider},
    connector::{
        ChatModel, Connect, LinkedInSearch, ModelRefusal, ModelRefusalKind, Outcome, Refusal, RefusalKind,
        SecretStore,
    },
    provider::{self, ModelEvaluator},
};
use secrecy::SecretString;

pub use crate::{
    dsn::Dsn,
    http::Limits,
    sealed::SealedFile,
    secrets::{KEYCHAIN_TIMEOUT, Keychain},
    unipile::ListedAccount,
};
use crate::{
    http::Http,
    models::{Model, base_url},
    pace::{CAREFUL_PACE_MS, Lanes},
    unipile::Unipile,
};

/// Every connection that this process makes. Make one and share it: the pacing lives in it.
pub struct Connectors {
    http: Http,
    /// The same for language models, which take longer and say less.
    models: Http,
    lanes: Lanes,
    secrets: Arc<dyn SecretStore>,
}

impl Connectors {
    /// Connectors that take tokens from that store.
    pub fn new(secrets: Arc<dyn SecretStore>) -> Result<Self> {
        Self::with_limits(secrets, Limits::default(), Limits::of_models())
    }

    /// The same with other time-outs and sizes than the product has: those of searches and those of language models.
    pub fn with_limits(secrets: Arc<dyn SecretStore>, limits: Limits, models: Limits) -> Result<Self> {
        Ok(Self {
            http: Http::new(limits)?,
            models: Http::new(models)?,
            lanes: Lanes::default(),
            secrets,
        })
    }

    /// The LinkedIn accounts that a token gives access to, for a form that offers them.
    ///
    /// # Errors
    ///
    /// `dsn_invalid`, `dsn_insecure` or `token_invalid` before anything is sent; else what the provider
    /// said.
    pub async fn accounts(&self, dsn: &str, token: &SecretString) -> Result<Vec<ListedAccount>> {
        token::check_token(token)?;
        Ok(unipile::accounts(&self.http, &Dsn::parse(dsn)?, token).await?)
    }
}

impl Connect for Connectors {
    /// Reads the secret store, which can take as long as [`KEYCHAIN_TIMEOUT`]: not for an async thread.
    fn linkedin(&self, account: &Account) -> Result<Box<dyn LinkedInSearch>> {
        let dsn = Dsn::parse(&account.dsn)?;
        let token = self.secrets.get(&account.secret_name())?.ok_or_else(no_token)?;
        token::check_token(&token)?;
        let lane = self.lanes.of(account);
        match account.provider {
            Provider::Unipile => Ok(Box::new(Unipile::new(
                self.http.clone(),
                dsn,
                token,
                account,
                lane,
            ))),
        }
    }

    /// Reads the secret store as well.
    fn chat(&self, provider: &provider::Provider) -> Result<Box<dyn ChatModel>> {
        let url = base_url::parse(provider.evaluator, &provider.base_url)?;
        let key = self.secrets.get(&provider.secret_name())?;
        if key.is_none() && provider.vendor.needs_key(provider.evaluator) {
            return Err(no_key().into());
        }
        Ok(Box::new(Model::new(self.models.clone(), provider, url, key)))
    }

    fn check_base_url(&self, evaluator: ModelEvaluator, pasted: &str) -> Result<String> {
        Ok(base_url::text(&base_url::parse(evaluator, pasted)?))
    }

    fn check_key(&self, key: &SecretString) -> Result<()> {
        token::check_key(key)
    }

    fn secrets(&self) -> &dyn SecretStore {
        self.secrets.as_ref()
    }

    fn check_dsn(&self, dsn: &str) -> Result<String> {
        Ok(Dsn::parse(dsn)?.to_string())
    }

    fn check_token(&self, token: &SecretString) -> Result<()> {
        token::check_token(token)
    }

    fn default_pace_ms(&self, dsn: &str) -> u32 {
        // What is no address is not on this computer either; it is refused elsewhere.
        Dsn::parse(dsn).map_or(CAREFUL_PACE_MS, |dsn| pace::default_pace_ms(&dsn))
    }
}

/// The keychain is there and has no token: for a run that is the same as a token that is not accepted.
fn no_token() -> Refusal {
    Refusal {
        kind: RefusalKind::TokenRefused,
        outcome: Outcome::NothingServed,
        retry_after: None,
        detail: Some("there is none on this computer".into()),
    }
}

/// The same for a provider of language models.
fn no_key() -> ModelRefusal {
    ModelRefusal {
        kind: ModelRefusalKind::KeyRefused,
        retry_after: None,
        detail: Some("there is none on this computer".into()),
    }
}

#[cfg(test)]
mod tests;
