//! The evaluator that needs nobody: it reads profiles by the shipped vocabulary, on this machine, the same way each time.
//!
//! A requirement is understood once, as a rule: which concepts, joined by which `and` and `or`, for how many years. A
//! profile is read passage by passage into facts, each with the characters that say so. One function weighs a fact
//! against a part of a rule; findings with their quotes and the sweep over a million candidates both stand on it.

mod corpus;
mod draft;
mod fact;
mod fold;
mod inflection;
mod judge;
mod lanes;
mod lexicon;
mod months;
mod plate;
mod profile;
mod quote;
mod reading;
mod rule;
mod scan;
mod sentence;
mod sweep;
#[cfg(test)]
mod tests;
mod tokens;
mod tongue;
mod understand;
pub mod understanding;
mod vocabulary;
mod weigh;

pub use self::{corpus::Corpus, draft::draft, understanding::Understanding};
use self::{
    judge::{Reading, unknown},
    plate::Plate,
    rule::Rule,
    sentence::Sentence,
    understand::understand,
    understanding::understanding,
    vocabulary::{Vocabulary, shipped},
};
use super::{Document, Finding};
use crate::briefing::Requirement;

/// The edition of the rules: raised when the same profile and words may get another verdict.
const RULES: u32 = 3;

/// Which edition this is, of the rules and of the vocabulary: the same edition and the same profile give the same verdict.
pub fn edition() -> String {
    format!("rules {RULES}, vocabulary {}", vocabulary::fingerprint())
}

/// Judges profiles by a list of requirements.
pub struct LocalEvaluator {
    words: &'static Vocabulary,
    rules: Vec<Rule>,
    plates: Vec<Plate>,
}

impl LocalEvaluator {
    /// Understands each requirement, once.
    pub fn new(requirements: &[Requirement]) -> Self {
        let words = shipped();
        let rules: Vec<Rule> = requirements
            .iter()
            .map(|requirement| understand(words, requirement))
            .collect();
        let plates = Plate::lay(&rules);
        Self { words, rules, plates }
    }

    /// What a profile bears out: one finding for each requirement, in their order.
    pub fn findings(&self, document: &Document) -> Vec<Finding> {
        let reading = Reading::of(self.words, document);
        let rules = self.rules.iter().enumerate();
        rules
            .map(
                |(at, rule)| match self.plates.iter().find_map(|plate| plate.cell(at)) {
                    Some(cell) => reading.judge(self.words, rule, cell),
                    None => unknown(Sentence::NotUnderstood, 0),
                },
            )
            .collect()
    }

    /// How the requirement with that number was read. None if there is none.
    pub fn understood(&self, index: usize) -> Option<Understanding> {
        self.rules.get(index).map(|rule| understanding(self.words, rule))
    }
}
