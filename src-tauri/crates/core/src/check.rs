//! Checks: candidates against a briefing, by an evaluator, at a price that is fixed before anybody is looked at.
//!
//! A run of checks ([`run`]) goes through the same engine as an import. Each check is kept together with its verdicts,
//! what it cost and how far the run has come, in one transaction. Verdicts are stored as two sets of bits, one bit a
//! requirement, so that a pool of any size is sorted into categories, and sorted anew after a requirement has moved,
//! without reading a word again ([`board`], [`recategorize`], [`insights`]). A check that failed is kept too, with its reason ([`failures`]).

pub mod board;
pub mod category;
pub mod failures;
pub mod insights;
mod judging;
pub mod plan;
pub mod quote;
pub mod recategorize;
pub mod results;
pub mod run;
pub mod single;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use self::{
    category::{Category, CategoryCounts},
    plan::{CheckAsk, CheckPlan},
    quote::CheckQuote,
};
use crate::{
    briefing::Briefing,
    candidate::Candidate,
    evaluator::{Finding, Mark, Verdict},
    id::Id,
    run::{Run, Trouble},
};

/// The verdicts of one check: bit *n* is the requirement with bit *n*. What is in neither set is not fulfilled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Masks {
    /// What the profile bears out.
    pub fulfilled: u64,
    /// What the profile is silent about.
    pub unknown: u64,
}

impl Masks {
    /// The verdicts of findings, whose bits are given beside them.
    pub fn of<'f>(findings: impl Iterator<Item = (u8, &'f Finding)>) -> Self {
        let mut masks = Self::default();
        for (bit, finding) in findings {
            masks.set(bit, finding.verdict);
        }
        masks
    }

    /// The verdict on the requirement with that bit.
    pub fn verdict(self, bit: u8) -> Verdict {
        let bit = 1_u64.checked_shl(u32::from(bit)).unwrap_or(0);
        if self.fulfilled & bit != 0 {
            Verdict::Fulfilled
        } else if self.unknown & bit != 0 {
            Verdict::Unknown
        } else {
            Verdict::NotFulfilled
        }
    }

    /// Writes the verdict on the requirement with that bit.
    pub fn set(&mut self, bit: u8, verdict: Verdict) {
        let bit = 1_u64.checked_shl(u32::from(bit)).unwrap_or(0);
        self.fulfilled &= !bit;
        self.unknown &= !bit;
        match verdict {
            Verdict::Fulfilled => self.fulfilled |= bit,
            Verdict::Unknown => self.unknown |= bit,
            Verdict::NotFulfilled => {}
        }
    }
}

/// How a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum CheckStatus {
    /// There are verdicts.
    Completed,
    /// There are none, and nothing was spent.
    Failed,
}

/// One candidate, checked once against one version of a briefing.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    pub(crate) row: i64,
    /// Its id.
    pub id: Id<Check>,
    /// The run that did it.
    pub run_id: Id<Run>,
    /// The version of the briefing.
    pub briefing_id: Id<Briefing>,
    /// That briefing's name.
    pub briefing_name: String,
    /// Which version it is.
    pub briefing_version: u32,
    /// The candidate.
    pub candidate_id: Id<Candidate>,
    /// How it ended.
    pub status: CheckStatus,
    /// Who judged.
    pub mark: Mark,
    /// Hash of what was read of the candidate.
    pub profile: [u8; 16],
    /// The verdicts in short.
    pub masks: Masks,
    /// Credits spent.
    pub credits: u32,
    /// Tokens of question and answer.
    pub tokens: (u32, u32),
    /// What the vendor lists for them, in millionths of a US dollar.
    pub cost_micros: u32,
    /// Why it failed.
    pub trouble: Option<Trouble>,
    /// When.
    pub checked_at: Timestamp,
}
