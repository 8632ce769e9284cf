//! `longlist provider`: the language models that may be asked.

use clap::{Subcommand, ValueEnum};
use longlist_core::{
    Error,
    connector::{ModelRefusal, ModelRefusalKind},
    id::Id,
    provider::{ModelAction, ModelChoice, ModelEvaluator, NewProvider, Provider, ProviderState, Vendor},
    workspace::Workspace,
};
use serde_json::{Value, json};

use crate::{
    failure::{Failure, Result},
    input::Input,
    model_costs::{self, PriceOrder},
    output::Answer,
    project::word,
    table::{plain, table},
};

/// What can be done with providers.
#[derive(Debug, Subcommand)]
pub enum ProviderOrder {
    /// Save a provider, in place of one of the same evaluator and vendor; its key is read from standard input
    Set {
        /// Whether it is a model of the house, a key of your own, or an agency's gateway
        #[arg(long, value_enum)]
        evaluator: EvaluatorWord,
        /// Whose interface it has
        #[arg(long, value_enum)]
        vendor: VendorWord,
        /// Where its interface begins [default: the vendor's own address]
        #[arg(long, value_name = "URL")]
        base_url: Option<String>,
        /// The model to ask, as the vendor names it
        #[arg(long)]
        model: String,
    },
    /// Ask its model something tiny, and note whether it answers
    Validate {
        /// The provider
        #[arg(value_parser = provider_id)]
        id: Id<Provider>,
    },
    /// List the providers, and which of them does what
    List,
    /// Choose which provider does something from now on; without one, nobody does
    Choose {
        /// What is to be done
        #[arg(long, value_enum)]
        action: ActionWord,
        /// The provider
        #[arg(value_parser = provider_id)]
        id: Option<Id<Provider>>,
        /// One of its models [default: the one that it was saved with]
        #[arg(long, requires = "id")]
        model: Option<String>,
    },
    /// Say what one of its models costs, or set it; dollars are entered as the vendor lists them
    Price(PriceOrder),
    /// Say what models were asked in the last thirty days, and what that cost
    Spend,
    /// Forget a provider and its key
    Remove {
        /// The provider
        #[arg(value_parser = provider_id)]
        id: Id<Provider>,
    },
}

/// [`ModelEvaluator`] as it is typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum EvaluatorWord {
    LocalLlm,
    Byok,
    Managed,
}

/// [`Vendor`] as it is typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum VendorWord {
    Openai,
    Anthropic,
    Google,
    Openrouter,
    Ollama,
    OpenaiCompatible,
}

/// [`ModelAction`] as it is typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum ActionWord {
    Draft,
    Check,
}

/// Reads the id of a provider.
pub fn provider_id(text: &str) -> longlist_core::Result<Id<Provider>> {
    text.parse()
}

/// Does it.
pub async fn obey(workspace: &Workspace, order: ProviderOrder, input: &mut Input) -> Result<Answer> {
    match order {
        ProviderOrder::Set {
            evaluator,
            vendor,
            base_url,
            model,
        } => {
            let new = NewProvider {
                evaluator: evaluator.into(),
                vendor: vendor.into(),
                base_url,
                model,
            };
            let key = match new.vendor {
                Vendor::Ollama => None,
                Vendor::Openai
                | Vendor::Anthropic
                | Vendor::Google
                | Vendor::Openrouter
                | Vendor::OpenaiCompatible => input.rest_if_any("Key")?,
            };
            let provider = workspace.set_provider(new, key.as_ref()).await?;
            let text = format!(
                "Saved {} with the id {}. “longlist provider validate {}” tries it.",
                name(&provider),
                provider.id,
                provider.id
            );
            Ok(Answer::new(document(&provider), text))
        }
        ProviderOrder::Validate { id } => {
            let provider = workspace.validate_provider(id).await?;
            let answer = Answer::new(document(&provider), in_words(&provider));
            Ok(match provider.refusal {
                Some(kind) => answer.with_failure(&Failure::from(refused(kind))),
                None => answer,
            })
        }
        ProviderOrder::List => list(workspace).await,
        ProviderOrder::Choose { action, id, model } => {
            let choice = id.map(|provider| ModelChoice { provider, model });
            workspace.choose_model(action.into(), choice).await?;
            let chosen = workspace.chosen_model(action.into()).await?;
            let who = chosen.as_ref().map_or_else(|| "nobody".to_owned(), name);
            let text = format!("From now on, {who} does: {}.", word(ModelAction::from(action)));
            Ok(Answer::new(
                json!({ "action": ModelAction::from(action), "chosen": chosen.as_ref().map(choice_document) }),
                text,
            ))
        }
        ProviderOrder::Price(order) => model_costs::price(workspace, order).await,
        ProviderOrder::Spend => model_costs::spend(workspace).await,
        ProviderOrder::Remove { id } => {
            workspace.remove_provider(id).await?;
            Ok(Answer::new(
                json!({ "provider_id": id, "removed": true }),
                "Forgot the provider and its key.",
            ))
        }
    }
}

async fn list(workspace: &Workspace) -> Result<Answer> {
    let providers = workspace.providers().await?;
    let rows: Vec<_> = providers
        .iter()
        .map(|provider| {
            [
                provider.id.to_string(),
                word(provider.evaluator),
                word(provider.vendor),
                provider.model.clone(),
                word(provider.state),
            ]
        })
        .collect();
    let text = table(
        ["ID", "EVALUATOR", "VENDOR", "MODEL", "STATE"],
        &rows,
        "There are no providers. “longlist provider set --help” says how to save one.",
    );
    let documents: Vec<_> = providers.iter().map(document).collect();
    let drafts = workspace.chosen_model(ModelAction::Draft).await?;
    let checks = workspace.chosen_model(ModelAction::Check).await?;
    let chosen = json!({
        "draft": drafts.as_ref().map(choice_document), "check": checks.as_ref().map(choice_document),
    });
    Ok(Answer::new(
        json!({ "providers": documents, "chosen": chosen }),
        text,
    ))
}

/// A provider as scripts see it. The key is not among it.
fn document(provider: &Provider) -> Value {
    let refusal = provider
        .refusal
        .map(|kind| Failure::from(refused(kind)).document());
    json!({
        "id": provider.id,
        "provider_id": provider.id,
        "evaluator": provider.evaluator,
        "vendor": provider.vendor,
        "base_url": provider.base_url,
        "model": provider.model,
        "state": provider.state,
        "refusal": refusal.as_ref().and_then(|document| document.get("error")),
        "checked_at": provider.checked_at,
    })
}

fn choice_document(provider: &Provider) -> Value {
    json!({ "provider_id": provider.id, "model": provider.model })
}

fn in_words(provider: &Provider) -> String {
    let state = match provider.state {
        ProviderState::Saved => "saved",
        ProviderState::Connected => "connected",
        ProviderState::Refused => "refused",
    };
    format!("{}: {state}.", name(provider))
}

fn name(provider: &Provider) -> String {
    format!("{} of {}", plain(&provider.model), word(provider.vendor))
}

/// A refusal that was noted, as a failure.
fn refused(kind: ModelRefusalKind) -> Error {
    Error::Model(ModelRefusal {
        kind,
        retry_after: None,
        detail: None,
    })
}

impl From<EvaluatorWord> for ModelEvaluator {
    fn from(word: EvaluatorWord) -> Self {
        match word {
            EvaluatorWord::LocalLlm => Self::LocalLlm,
            EvaluatorWord::Byok => Self::Byok,
            EvaluatorWord::Managed => Self::Managed,
        }
    }
}

impl From<VendorWord> for Vendor {
    fn from(word: VendorWord) -> Self {
        match word {
            VendorWord::Openai => Self::Openai,
            VendorWord::Anthropic => Self::Anthropic,
            VendorWord::Google => Self::Google,
            VendorWord::Openrouter => Self::Openrouter,
            VendorWord::Ollama => Self::Ollama,
            VendorWord::OpenaiCompatible => Self::OpenaiCompatible,
        }
    }
}

impl From<ActionWord> for ModelAction {
    fn from(word: ActionWord) -> Self {
        match word {
            ActionWord::Draft => Self::Draft,
            ActionWord::Check => Self::Check,
        }
    }
}
