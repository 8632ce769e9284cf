//! The words of providers: whose they are, as what they work, and how far they have come.

use serde::{Deserialize, Serialize};

use crate::evaluator::EvaluatorKind;

/// As which kind of evaluator a provider works, which also decides what a check costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ModelEvaluator {
    /// A model on this computer or in its own network: nothing leaves the house.
    LocalLlm,
    /// The recruiter's own key at a vendor.
    Byok,
    /// An agency's own gateway.
    Managed,
}

impl ModelEvaluator {
    /// Every one, from the nearest to the farthest.
    pub const ALL: [Self; 3] = [Self::LocalLlm, Self::Byok, Self::Managed];

    /// The kind of evaluator that it is for checks, which has a price in credits.
    pub fn kind(self) -> EvaluatorKind {
        match self {
            Self::LocalLlm => EvaluatorKind::LocalLlm,
            Self::Byok => EvaluatorKind::Byok,
            Self::Managed => EvaluatorKind::Managed,
        }
    }

    /// The vendors that it can be of.
    pub fn vendors(self) -> &'static [Vendor] {
        match self {
            Self::LocalLlm => &[Vendor::Ollama, Vendor::OpenaiCompatible],
            Self::Byok => &[
                Vendor::Openai,
                Vendor::Anthropic,
                Vendor::Google,
                Vendor::Openrouter,
            ],
            Self::Managed => &[Vendor::OpenaiCompatible],
        }
    }
}

/// Whose interface a provider has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Vendor {
    /// OpenAI.
    Openai,
    /// Anthropic.
    Anthropic,
    /// Google, by its Gemini interface.
    Google,
    /// OpenRouter, which passes questions on to many vendors.
    Openrouter,
    /// Ollama, which runs models on a computer of one's own.
    Ollama,
    /// Any server that speaks like OpenAI's.
    OpenaiCompatible,
}

impl Vendor {
    /// Where its interface begins, by its documentation; none where everybody has their own.
    pub fn usual_base_url(self) -> Option<&'static str> {
        match self {
            Self::Openai => Some("https://api.openai.com/v1"),
            Self::Anthropic => Some("https://api.anthropic.com"),
            Self::Google => Some("https://generativelanguage.googleapis.com"),
            Self::Openrouter => Some("https://openrouter.ai/api/v1"),
            Self::Ollama => Some("http://127.0.0.1:11434"),
            Self::OpenaiCompatible => None,
        }
    }

    /// Whether it answers only to who has a key. Servers on one's own computer may have one, and mostly have none.
    pub fn needs_key(self, evaluator: ModelEvaluator) -> bool {
        match self {
            Self::Openai | Self::Anthropic | Self::Google | Self::Openrouter => true,
            Self::Ollama => false,
            Self::OpenaiCompatible => evaluator != ModelEvaluator::LocalLlm,
        }
    }
}

/// How far a provider has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ProviderState {
    /// Saved, and not validated since.
    Saved,
    /// Its model has answered.
    Connected,
    /// It was refused, for a reason that does not pass by itself.
    Refused,
}

/// What a language model is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ModelAction {
    /// Drafting the requirements of a briefing.
    Draft,
    /// Checking a candidate against a briefing.
    Check,
}

impl ModelAction {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Draft, Self::Check];
}
