//! Evaluators: whoever reads a profile and says, requirement by requirement, what it bears out.
//!
//! An evaluator answers with [`Finding`]s. It is believed in nothing that the profile does not say: a quote that does
//! not stand there word for word turns its verdict into [`Verdict::Unknown`].

pub mod document;
pub mod local;

use serde::{Deserialize, Serialize};

pub use self::document::{Document, Place};

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
