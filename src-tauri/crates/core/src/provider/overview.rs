//! Everything that the recruiter has set about models, as of one moment.

use super::{ModelAction, Prices, Provider};
use crate::{
    Result,
    id::Id,
    store::{model_prices, providers},
    workspace::Workspace,
};

/// Providers, choices and prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Models {
    /// Every provider, oldest first.
    pub providers: Vec<Provider>,
    /// Who does what, with the model that was chosen for it. An action that is not in it is done by nobody.
    pub choices: Vec<(ModelAction, Provider)>,
    /// Every model that is saved or chosen, each once.
    pub priced: Vec<PricedModel>,
}

/// A model that may be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PricedModel {
    /// Its provider.
    pub provider: Id<Provider>,
    /// The model, as its vendor names it.
    pub model: String,
    /// What it costs; none where nobody has entered it.
    pub prices: Option<Prices>,
}

impl Workspace {
    /// Everything that is set about models.
    pub async fn models(&self) -> Result<Models> {
        self.store().read(read).await
    }
}

fn read(db: &rusqlite::Connection) -> Result<Models> {
    let saved = providers::list(db)?;
    let mut choices = Vec::new();
    for action in ModelAction::ALL {
        choices.extend(providers::chosen(db, action)?.map(|provider| (action, provider)));
    }
    let prices = model_prices::list(db)?;
    let mut priced: Vec<PricedModel> = Vec::new();
    for provider in saved.iter().chain(choices.iter().map(|(_, provider)| provider)) {
        let is_there = |each: &PricedModel| each.provider == provider.id && each.model == provider.model;
        if !priced.iter().any(is_there) {
            priced.push(PricedModel {
                provider: provider.id,
                model: provider.model.clone(),
                prices: prices.get(&provider.price_name()).copied(),
            });
        }
    }
    Ok(Models {
        providers: saved,
        choices,
        priced,
    })
}
