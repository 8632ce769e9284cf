//! What a passage says, without its words: the smallest thing that a requirement is weighed against.

use super::vocabulary::ConceptId;

/// What sort of passage something stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Class {
    Headline,
    About,
    Location,
    Industry,
    Employer,
    Title,
    PositionLocation,
    PositionText,
    School,
    Degree,
    Skill,
    Language,
    Certification,
    /// The months of the last position, where all have ended.
    Ended,
}

/// When something is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Tense {
    /// The passage does not say.
    Open,
    /// On the day on which the profile was read.
    Now,
    /// Not any more.
    Past,
}

/// What is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Said {
    /// The concept is true of the person.
    Has(ConceptId),
    /// It is said not to be.
    Lacks(ConceptId),
    /// A language, and how well: 1 to 7, or 0 where that is not said.
    Speaks(ConceptId, u8),
    /// The place named most closely.
    IsIn(ConceptId),
    /// How high the person stands, 1 to 9.
    Stands(u8),
    /// The most people of whom it is said that the person leads them.
    Leads(u16),
    /// The highest degree of a passage, 0 for school to 4. None where it is not known.
    Degree(Option<u8>),
    /// A degree whose field is not known.
    SomeField,
    /// So many years, of something or of work as such.
    Years(u8, Option<ConceptId>),
    /// Works for somebody whose name is not in the vocabulary, or not all of it.
    SomeEmployer,
}

/// Something that a passage says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Fact {
    pub(super) class: Class,
    pub(super) tense: Tense,
    pub(super) said: Said,
}

/// A fact and the characters of its passage that say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) fact: Fact,
    pub(super) start: u32,
    pub(super) end: u32,
}
