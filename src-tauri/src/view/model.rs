//! Providers of language models, as the page sees them.

use longlist_core::{
    Error,
    connector::{ModelRefusal, ModelRefusalKind},
    evaluator::Price,
    id::Id,
    provider::{ModelAction, ModelEvaluator, Models, PricedModel, Prices, Provider, ProviderState, Vendor},
    run::Trouble,
};
use serde::Serialize;

/// Everything about models that the screen shows.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ModelsView {
    /// What can be connected, from the nearest to the farthest.
    kinds: Vec<ModelKindView>,
    /// What is saved, oldest first.
    providers: Vec<ProviderView>,
    /// Who does what. An action that is not in it is done by nobody.
    choices: Vec<ModelChoiceView>,
    /// Every model that is saved or chosen, each once.
    prices: Vec<ModelPriceView>,
}

/// A kind of provider.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ModelKindView {
    evaluator: ModelEvaluator,
    /// What a check by it costs, in credits.
    price: Price,
    vendors: Vec<VendorView>,
}

/// A vendor, of one kind.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct VendorView {
    vendor: Vendor,
    /// Where its interface usually begins; none where everybody has their own.
    usual_base_url: Option<String>,
    needs_key: bool,
}

/// A provider, without its key.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ProviderView {
    id: Id<Provider>,
    evaluator: ModelEvaluator,
    vendor: Vendor,
    base_url: String,
    model: String,
    state: ProviderState,
    /// Why it was refused, if it was.
    refusal: Option<Trouble>,
    checked_at: Option<String>,
}

/// Who does something.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ModelChoiceView {
    action: ModelAction,
    provider_id: Id<Provider>,
    model: String,
}

/// What a model costs at its vendor.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ModelPriceView {
    provider_id: Id<Provider>,
    model: String,
    /// None where nobody has entered it.
    prices: Option<Prices>,
}

impl From<Models> for ModelsView {
    fn from(models: Models) -> Self {
        let choice = |(action, provider): (ModelAction, Provider)| ModelChoiceView {
            action,
            provider_id: provider.id,
            model: provider.model,
        };
        Self {
            kinds: ModelEvaluator::ALL.map(ModelKindView::from).into(),
            providers: models.providers.into_iter().map(ProviderView::from).collect(),
            choices: models.choices.into_iter().map(choice).collect(),
            prices: models.priced.into_iter().map(ModelPriceView::from).collect(),
        }
    }
}

impl From<ModelEvaluator> for ModelKindView {
    fn from(evaluator: ModelEvaluator) -> Self {
        let vendor = |vendor: &Vendor| VendorView {
            vendor: *vendor,
            usual_base_url: vendor.usual_base_url().map(str::to_owned),
            needs_key: vendor.needs_key(evaluator),
        };
        Self {
            evaluator,
            price: evaluator.kind().price(),
            vendors: evaluator.vendors().iter().map(vendor).collect(),
        }
    }
}

impl From<Provider> for ProviderView {
    fn from(provider: Provider) -> Self {
        Self {
            id: provider.id,
            evaluator: provider.evaluator,
            vendor: provider.vendor,
            base_url: provider.base_url,
            model: provider.model,
            state: provider.state,
            refusal: provider.refusal.map(trouble),
            checked_at: provider.checked_at.map(|at| at.to_string()),
        }
    }
}

impl From<PricedModel> for ModelPriceView {
    fn from(priced: PricedModel) -> Self {
        Self {
            provider_id: priced.provider,
            model: priced.model,
            prices: priced.prices,
        }
    }
}

/// A refusal that was noted, in the words in which it would be told today.
fn trouble(kind: ModelRefusalKind) -> Trouble {
    Trouble::from(&Error::Model(ModelRefusal {
        kind,
        retry_after: None,
        detail: None,
    }))
}
