//! The port to language models: one question, one answer in JSON, and the ways in which a model may refuse.
//!
//! What is asked and what an answer means is the affair of whoever asks. Here an answer is text: it is believed in
//! nothing, and never interpreted as anything but data.

use std::time::Duration;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Code;

/// A language model, wherever it runs.
#[async_trait]
pub trait ChatModel: Send + Sync {
    /// Asks once. The same question gets the same answer as far as the vendor can promise that: it is asked with
    /// temperature 0, and with a fixed seed where the vendor has one.
    ///
    /// # Errors
    ///
    /// [`ModelRefusal`], which never holds the key, a word of the question or a word of the answer.
    async fn ask(&self, ask: &ChatAsk) -> Result<ChatAnswer, ModelRefusal>;
}

/// One question.
#[derive(Debug, Clone)]
pub struct ChatAsk {
    /// What the model is told before anything else: the rules, in our words alone.
    pub system: String,
    /// The question, with what strangers wrote set apart in it.
    pub user: String,
    /// The JSON schema of the answer. Vendors that know schemas hold the model to it; the others are told of it.
    pub schema: Value,
    /// The most tokens that the answer may have.
    pub most_tokens: u32,
    /// The same for the same question, however often it is sent: a gateway charges for it once.
    pub idempotency_key: String,
}

/// What the model answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChatAnswer {
    /// Its words: JSON if the model did as it was told, which is for the reader to find out.
    pub text: String,
    /// The model that answered, as the vendor names it: often more exact than the name that was asked for.
    pub model: String,
    /// Tokens read, as the vendor counts; 0 where it does not say.
    pub tokens_in: u64,
    /// Tokens written, as the vendor counts; 0 where it does not say.
    pub tokens_out: u64,
}

/// What came instead of an answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{}", .kind.sentence(), .detail.as_deref().map(|detail| format!(" ({detail})")).unwrap_or_default())]
pub struct ModelRefusal {
    /// What to do about it depends on this.
    pub kind: ModelRefusalKind,
    /// How long the vendor asks us to wait.
    pub retry_after: Option<Duration>,
    /// The vendor's own word for it (`rate_limit_error`, a status number): never a body, a key or a person.
    pub detail: Option<String>,
}

/// The kinds of refusal that somebody acts on differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ModelRefusalKind {
    /// Too many requests: wait as long as asked, then go on.
    Throttled,
    /// The vendor is out of order or overloaded: try again a few times.
    Unavailable,
    /// No answer in time, or none that arrived whole: try again a few times.
    Unreachable,
    /// The key is wrong or was withdrawn.
    KeyRefused,
    /// The account at the vendor has nothing left to pay with.
    OutOfMoney,
    /// The vendor has no such model, or not for this key.
    ModelUnknown,
    /// The question does not fit the model, or its answer did not fit the tokens it was given.
    TooLong,
    /// The answer is not what the vendor's documentation says.
    UnexpectedAnswer,
    /// The server sent us to another address.
    Redirected,
    /// The vendor's filter or the model itself declines to answer.
    Declined,
}

impl ModelRefusalKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Throttled,
        Self::Unavailable,
        Self::Unreachable,
        Self::KeyRefused,
        Self::OutOfMoney,
        Self::ModelUnknown,
        Self::TooLong,
        Self::UnexpectedAnswer,
        Self::Redirected,
        Self::Declined,
    ];

    /// The stable word, for scripts and the window.
    pub fn code(self) -> Code {
        match self {
            Self::Throttled => Code::ModelThrottled,
            Self::Unavailable => Code::ModelUnavailable,
            Self::Unreachable => Code::ModelUnreachable,
            Self::KeyRefused => Code::ModelKeyRefused,
            Self::OutOfMoney => Code::ModelOutOfMoney,
            Self::ModelUnknown => Code::ModelUnknown,
            Self::TooLong => Code::ModelTooLong,
            Self::UnexpectedAnswer => Code::ModelUnexpectedAnswer,
            Self::Redirected => Code::ModelRedirected,
            Self::Declined => Code::ModelDeclined,
        }
    }

    /// Whether it is over some time without anybody doing anything.
    pub fn passes_by_itself(self) -> bool {
        matches!(self, Self::Throttled | Self::Unavailable | Self::Unreachable)
    }

    /// Whether it is about one question only, so that the next one may be answered.
    pub fn is_of_the_question(self) -> bool {
        matches!(self, Self::TooLong | Self::Declined)
    }

    /// What happened, in one sentence without a full stop.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Throttled => "the model's vendor asks us to slow down",
            Self::Unavailable => "the model is out of order or overloaded",
            Self::Unreachable => "the model did not answer, or its answer was cut off",
            Self::KeyRefused => "the model's vendor does not accept this key",
            Self::OutOfMoney => "your account at the model's vendor has no credit left",
            Self::ModelUnknown => "the vendor has no model of this name, or not for this key",
            Self::TooLong => "the question or the answer is too long for this model",
            Self::UnexpectedAnswer => "the model's answer does not have the form that was asked for",
            Self::Redirected => {
                "the model's server tried to send the request to another address, which was refused"
            }
            Self::Declined => "the model or its vendor declines to answer this question",
        }
    }

    /// What the person can do about it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Throttled | Self::Unavailable | Self::Unreachable => "Try again in a few minutes.",
            Self::KeyRefused => "Make a new key at the vendor, save it in Settings, Models, and validate it.",
            Self::OutOfMoney => {
                "Add credit at the vendor, then validate the key. Longlist charged nothing for this."
            }
            Self::ModelUnknown => "Choose a model that the vendor lists for your account.",
            Self::TooLong => "Choose a model that reads more at once, or shorten the briefing.",
            Self::UnexpectedAnswer => "Choose another model, or check the base address and validate again.",
            Self::Redirected => {
                "Check the base address: it must be the vendor's own, as its documentation has it."
            }
            Self::Declined => "Look at the profile yourself, or choose another model.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_has_a_word_a_sentence_and_a_way_out() {
        let codes: std::collections::BTreeSet<_> = ModelRefusalKind::ALL
            .into_iter()
            .map(|kind| kind.code().word())
            .collect();

        assert_eq!(codes.len(), ModelRefusalKind::ALL.len(), "one word for each");
        for kind in ModelRefusalKind::ALL {
            assert!(
                !kind.sentence().ends_with('.'),
                "{kind:?}: a sentence goes on in brackets"
            );
            assert!(kind.hint().ends_with('.'), "{kind:?}: advice is a sentence");
            assert!(
                kind.code().word().starts_with("model_"),
                "{kind:?}: nobody takes it for one of LinkedIn's provider"
            );
            let said = format!("{} {}", kind.sentence(), kind.hint());
            assert!(!said.contains("DSN"), "{kind:?}: a model has a base address");
        }
    }

    #[test]
    fn a_refusal_is_told_with_the_vendors_own_word() {
        let refusal = ModelRefusal {
            kind: ModelRefusalKind::KeyRefused,
            retry_after: None,
            detail: Some("401 invalid_api_key".into()),
        };
        assert_eq!(
            refusal.to_string(),
            "the model's vendor does not accept this key (401 invalid_api_key)",
            "so that support can look it up"
        );
    }
}
