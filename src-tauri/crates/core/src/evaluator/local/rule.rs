//! What a requirement asks for, once it has been understood.

use super::{fact::Tense, understand::Beyond, vocabulary::ConceptId};

/// The most parts of a requirement; what it asks for beyond them is not looked at.
pub(super) const PARTS: usize = 8;

/// A requirement as a rule. Everything in `parts` must be borne out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Rule {
    pub(super) parts: Vec<Part>,
    /// For how many years. What lasted while somebody was still learning does not count.
    pub(super) years: Option<u8>,
    /// Whether the years are the most and not the least.
    pub(super) at_most: bool,
    /// What it names that the vocabulary does not, as written.
    pub(super) literals: Vec<(ConceptId, String)>,
    /// What else it says that was not understood.
    pub(super) beyond: Beyond,
}

/// One thing that is asked for: any of `wants` will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) wants: Vec<Want>,
    /// Whether the person is asked not to have it.
    pub(super) negated: bool,
    /// When it must be true.
    pub(super) tense: Tense,
    /// Whether something near to it would do, so that something else is no contradiction.
    pub(super) loosely: bool,
}

/// One way to bear a part out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Want {
    /// A concept, or a narrower one.
    Concept(ConceptId),
    /// A certificate that is about a concept.
    Certified(ConceptId),
    /// A language at a level, 1 to 7, or 0 for any that is of use.
    Speaks(ConceptId, u8),
    /// A place.
    IsIn(ConceptId),
    /// A rank today.
    Stands { least: u8, most: u8 },
    /// A rank today or before.
    Stood { least: u8 },
    /// Leads so many people.
    Leads { least: u16 },
    /// A degree.
    Degree(u8),
    /// A field of study.
    Field(ConceptId),
}

impl Part {
    /// Whether it names only phrases that the vocabulary does not know.
    pub(super) fn is_literal(&self) -> bool {
        let literal = |want: &Want| matches!(want, Want::Concept(concept) | Want::Certified(concept) | Want::Field(concept) if concept.is_literal());
        self.wants.iter().all(literal)
    }
}

impl Rule {
    /// Whether anything was understood.
    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.years.is_none()
    }

    /// How many months are asked for.
    pub(super) fn months(&self) -> Option<u16> {
        self.years.map(|years| u16::from(years) * 12)
    }
}
