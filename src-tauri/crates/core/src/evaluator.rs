//! Evaluators: whoever reads a profile and says, requirement by requirement, what it bears out.
//!
//! An evaluator answers with [`Finding`]s. It is believed in nothing that the profile does not say: a quote that does
//! not stand there word for word turns its verdict into [`Verdict::Unknown`].

mod at_home;
mod choose;
pub mod document;
pub mod guard;
pub mod local;
pub(crate) mod model;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

pub(crate) use self::choose::{choose, ensure_ready};
pub use self::document::{Document, Place};
use crate::{Error, Result, id::Id, provider::Provider};

/// Whether a profile bears a requirement out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The profile says so.
    Fulfilled,
    /// The profile says otherwise.
    NotFulfilled,
    /// The profile is silent, or too vague. Never a reason to rule anybody out.
    Unknown,
}

/// What an evaluator found out about one requirement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct Finding {
    /// Whether the profile bears it out.
    pub verdict: Verdict,
    /// How sure the evaluator is of that verdict, in hundredths: 0 to 100.
    pub confidence: u8,
    /// Why, in a sentence for the recruiter.
    pub reasoning: String,
    /// What it rests on. None where the verdict is unknown.
    pub quote: Option<Quote>,
}

/// A passage of a profile, word for word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// Where they stand.
    #[specta(type = String)]
    pub field: Place,
    /// At which character of that field they begin: Unicode scalar values, from 0.
    pub start: u32,
}

/// Who judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum EvaluatorKind {
    /// The text evaluator of this program: offline, deterministic, free.
    Local,
    /// A model on this computer, or in this network.
    LocalLlm,
    /// A vendor's model, with the recruiter's own key.
    Byok,
    /// The gateway of an agency.
    Managed,
}

/// What a check costs, in credits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Price {
    /// Of a candidate who was not checked in the recency window.
    pub new: u32,
    /// Of one who was.
    pub recent: u32,
}

impl EvaluatorKind {
    /// Its price, as the source product has it.
    pub fn price(self) -> Price {
        match self {
            Self::Local | Self::LocalLlm => Price { new: 0, recent: 0 },
            Self::Byok => Price { new: 1, recent: 0 },
            Self::Managed => Price { new: 4, recent: 2 },
        }
    }
}

/// Who judged: the same mark and the same profile give the same verdicts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Mark {
    /// The evaluator.
    pub evaluator: EvaluatorKind,
    /// Its model; of the local evaluator the edition of its vocabulary.
    pub model: String,
    /// The version of the prompt; none where nothing is prompted.
    pub prompt: String,
}

/// What an evaluator answered about one profile.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// One for each requirement, in their order.
    pub findings: Vec<Finding>,
    /// Tokens of the question.
    pub tokens_in: u32,
    /// Tokens of the answer.
    pub tokens_out: u32,
    /// What the vendor lists for them, in millionths of a US dollar.
    pub cost_micros: u32,
}

impl Answer {
    /// An answer that nobody was paid for.
    pub fn free(findings: Vec<Finding>) -> Self {
        Self {
            findings,
            tokens_in: 0,
            tokens_out: 0,
            cost_micros: 0,
        }
    }
}

/// Reads profiles against the requirements of one briefing.
#[async_trait]
pub trait Evaluator: Send + Sync {
    /// Who judges.
    fn mark(&self) -> &Mark;

    /// The provider that is asked, where one is.
    fn provider(&self) -> Option<Id<Provider>> {
        None
    }

    /// How many profiles are read for one transaction: those of a portion that is interrupted are read again.
    fn portion(&self) -> usize;

    /// Reads profiles.
    async fn read(&self, documents: Vec<Document>) -> Readings;
}

/// What came of reading some profiles.
#[derive(Debug, Default)]
pub struct Readings {
    /// For each profile, in their order: an answer, a reason why this one has none, or nothing where it was not come to.
    pub answers: Vec<Option<Result<Answer>>>,
    /// What keeps the evaluator from reading any other: a refused key, a vendor that is out of order.
    pub stopped: Option<Error>,
}
