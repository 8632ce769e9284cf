//! Providers: the language models that the recruiter gives us access to. Their keys are elsewhere.
//!
//! A provider is saved, then validated by asking its model something tiny, and then it is connected. Which connected
//! provider does what, and by which of its models, is chosen for each action. What models cost is entered by the
//! recruiter ([`Prices`]); what was spent is added up from the checks ([`Spend`]).

mod kinds;
mod overview;
mod prices;
mod spend;
#[cfg(test)]
mod tests;
mod validation;

use jiff::Timestamp;
use secrecy::SecretString;
use serde::Deserialize;

pub use self::{
    kinds::{ModelAction, ModelEvaluator, ProviderState, Vendor},
    overview::{Models, PricedModel},
    prices::{Prices, TypedPrices, cost_micros},
    spend::{ModelSpend, Spend, SpendDay},
};
use crate::{
    Code, Error, Result,
    change::Change,
    connector::{ChatModel, ModelRefusalKind},
    id::Id,
    store,
    workspace::Workspace,
};

/// The longest name of a model: longer than any vendor's.
const LONGEST_MODEL: usize = 200;

/// A language model that somebody has given us access to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// Its id in this workspace.
    pub id: Id<Provider>,
    /// As which kind of evaluator it works. There is at most one provider for each kind and vendor.
    pub evaluator: ModelEvaluator,
    /// Whose it is.
    pub vendor: Vendor,
    /// Where the vendor's interface begins, normalised: without a slash at the end.
    pub base_url: String,
    /// The model to ask, as the vendor names it.
    pub model: String,
    /// How far it has come.
    pub state: ProviderState,
    /// Why it was refused, if it was.
    pub refusal: Option<ModelRefusalKind>,
    /// When it was last validated since it was saved.
    pub checked_at: Option<Timestamp>,
}

/// A provider about to be saved, as the recruiter typed it.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewProvider {
    /// As which kind of evaluator.
    pub evaluator: ModelEvaluator,
    /// Whose.
    pub vendor: Vendor,
    /// Where its interface begins, as pasted; none for the vendor's usual place.
    pub base_url: Option<String>,
    /// The model to ask.
    pub model: String,
}

/// Who is to do something.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ModelChoice {
    /// The provider.
    #[specta(type = String)]
    pub provider: Id<Provider>,
    /// One of its models; none for the one that it was saved with.
    pub model: Option<String>,
}

impl Provider {
    /// The name of its key in the secret store.
    pub fn secret_name(&self) -> String {
        format!("provider:{}", self.id)
    }
}

impl Workspace {
    /// Every provider, oldest first.
    pub async fn providers(&self) -> Result<Vec<Provider>> {
        self.store().read(store::providers::list).await
    }

    /// One provider.
    pub async fn model_provider(&self, id: Id<Provider>) -> Result<Provider> {
        let kept = self.store().read(move |db| store::providers::get(db, id));
        Ok(kept.await?.0)
    }

    /// Saves a provider, in place of one of the same evaluator and vendor. Without a key the one before stays, but only
    /// for the same address: a key is never sent anywhere else than where it was meant to go.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] with `vendor_unsuitable`, `model_missing`, `base_url_missing`, `base_url_invalid`,
    /// `base_url_insecure`, `base_url_not_local`, `key_invalid` or `key_missing`.
    pub async fn set_provider(&self, new: NewProvider, key: Option<&SecretString>) -> Result<Provider> {
        let (evaluator, vendor) = (new.evaluator, new.vendor);
        if !evaluator.vendors().contains(&vendor) {
            return Err(unsuitable(evaluator));
        }
        let model = checked_model(&new.model)?;
        let base_url = self.connect().check_base_url(evaluator, &place(&new)?)?;
        if let Some(key) = key {
            self.connect().check_key(key)?;
        }
        let before = self
            .store()
            .read(move |db| store::providers::find(db, evaluator, vendor))
            .await?;
        let stays = before.as_ref().is_some_and(|before| before.base_url == base_url);
        if key.is_none() && !stays && vendor.needs_key(evaluator) {
            return Err(Error::invalid(
                Code::KeyMissing,
                "a key is missing for this address",
                "Copy a key from the vendor's dashboard.",
            ));
        }
        let provider = Provider {
            id: before.as_ref().map_or_else(Id::fresh, |before| before.id),
            evaluator,
            vendor,
            base_url,
            model,
            state: ProviderState::Saved,
            refusal: None,
            checked_at: None,
        };
        // First the old key goes, then the address changes: whatever breaks off in between, no key meets a strange host.
        if before.is_some() && !stays {
            self.forget_key(&provider).await?;
        }
        let (saved, now) = (provider.clone(), self.now());
        self.store()
            .write(move |tx| store::providers::save(tx, &saved, now))
            .await?;
        if let Some(key) = key
            && let Err(error) = self.keep_key(&provider, key).await
        {
            if before.is_none() {
                let id = provider.id;
                self.store()
                    .write(move |tx| store::providers::remove(tx, id))
                    .await?;
            }
            return Err(error);
        }
        self.tell(&[Change::Providers]);
        Ok(provider)
    }

    /// Forgets a provider with its key and the choices that fell on it. What it has answered stays.
    pub async fn remove_provider(&self, id: Id<Provider>) -> Result<()> {
        let provider = self.model_provider(id).await?;
        self.forget_key(&provider).await?;
        self.store()
            .write(move |tx| store::providers::remove(tx, id))
            .await?;
        self.tell(&[Change::Providers]);
        Ok(())
    }

    /// Chooses who does something from now on; nobody, if there is no choice.
    ///
    /// # Errors
    ///
    /// [`Error::Refused`] with `provider_not_connected` for a provider that was not validated.
    pub async fn choose_model(&self, action: ModelAction, choice: Option<ModelChoice>) -> Result<()> {
        let model = choice.as_ref().and_then(|choice| choice.model.as_deref());
        let model = model.map(checked_model).transpose()?;
        self.store()
            .write(move |tx| {
                let Some(choice) = choice else {
                    return store::providers::choose_nobody(tx, action);
                };
                let (provider, _) = store::providers::get(tx, choice.provider)?;
                if provider.state != ProviderState::Connected {
                    return Err(Error::refused(
                        Code::ProviderNotConnected,
                        "this provider is not connected",
                        "Validate it first.",
                    ));
                }
                store::providers::choose(tx, action, provider.id, &model.unwrap_or(provider.model))
            })
            .await?;
        self.tell(&[Change::Providers]);
        Ok(())
    }

    /// Who does it, with the model that was chosen for it; none if nobody was chosen.
    pub async fn chosen_model(&self, action: ModelAction) -> Result<Option<Provider>> {
        self.store()
            .read(move |db| store::providers::chosen(db, action))
            .await
    }

    /// The model behind a provider, with the provider's key.
    ///
    /// # Errors
    ///
    /// [`Error::Model`] with [`ModelRefusalKind::KeyRefused`] where there is no key on this computer.
    pub async fn chat(&self, provider: &Provider) -> Result<Box<dyn ChatModel>> {
        let provider = provider.clone();
        self.outside(move |connect| connect.chat(&provider)).await
    }

    async fn keep_key(&self, provider: &Provider, key: &SecretString) -> Result<()> {
        let (name, key) = (provider.secret_name(), key.clone());
        self.outside(move |connect| connect.secrets().set(&name, &key))
            .await
    }

    async fn forget_key(&self, provider: &Provider) -> Result<()> {
        let name = provider.secret_name();
        self.outside(move |connect| connect.secrets().forget(&name)).await
    }
}

/// Where the vendor's interface begins: as told, or where it usually is.
fn place(new: &NewProvider) -> Result<String> {
    let told = new
        .base_url
        .as_deref()
        .map(str::trim)
        .filter(|told| !told.is_empty());
    let place = told.or_else(|| new.vendor.usual_base_url());
    place.map(str::to_owned).ok_or_else(|| {
        Error::invalid(
            Code::BaseUrlMissing,
            "the base address is missing",
            "Say where the server's interface begins, as in https://models.example.com/v1.",
        )
    })
}

/// A model's name, which may become a part of an address.
fn checked_model(name: &str) -> Result<String> {
    let name = name.trim();
    let fits = |letter: char| letter.is_ascii_alphanumeric() || "-_./:@+".contains(letter);
    if name.is_empty() || name.len() > LONGEST_MODEL || name.contains("..") || !name.chars().all(fits) {
        return Err(Error::invalid(
            Code::ModelMissing,
            "the name of the model is missing, or it is not one",
            "Copy it from the vendor's list of models.",
        ));
    }
    Ok(name.to_owned())
}

fn unsuitable(evaluator: ModelEvaluator) -> Error {
    let (message, hint) = match evaluator {
        ModelEvaluator::LocalLlm => (
            "a model on this computer is reached through Ollama or a server that speaks like OpenAI's",
            "Choose ollama or openai_compatible.",
        ),
        ModelEvaluator::Byok => (
            "a key of your own is one of OpenAI, Anthropic, Google or OpenRouter",
            "Choose openai, anthropic, google or openrouter.",
        ),
        ModelEvaluator::Managed => (
            "an agency's own gateway speaks like OpenAI's server",
            "Choose openai_compatible.",
        ),
    };
    Error::invalid(Code::VendorUnsuitable, message, hint)
}
