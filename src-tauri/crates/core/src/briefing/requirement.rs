//! One requirement of a briefing: a statement about a person that a profile can bear out.

use serde::{Deserialize, Serialize};

/// A statement that is true of a candidate, not true, or not to be told from the profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Requirement {
    /// Its name inside the briefing: what an answer refers to. Unique there, and never changed.
    pub id: String,
    /// The statement, in a few words: “Five years of backend work in Go”.
    pub statement: String,
    /// How to judge it: which evidence counts, and how much of it. May be empty.
    #[serde(default)]
    pub rubric: String,
    /// What the statement is about.
    pub category: RequirementCategory,
    /// Whether it is a gate or a signal.
    pub kind: RequirementKind,
    /// How much a nice-to-have counts beside the others, 1 to 10. A must-have keeps its weight for the day it moves.
    #[serde(default = "usual_weight")]
    pub weight: u8,
}

fn usual_weight() -> u8 {
    1
}

/// What a requirement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum RequirementCategory {
    /// What somebody has done, and for how long.
    WorkExperience,
    /// What somebody can do with tools and methods.
    Technical,
    /// How somebody works with people.
    Soft,
    /// Where somebody is.
    Location,
    /// How high somebody stands.
    Seniority,
    /// Which line of business somebody knows.
    IndustryExperience,
    /// Schools, degrees and fields of study.
    Education,
    /// Certificates and licences.
    Certifications,
    /// Languages spoken, and how well.
    Languages,
    /// What somebody does now.
    CurrentWorkStatus,
    /// Anything else.
    Other,
}

impl RequirementCategory {
    /// Every category, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::WorkExperience,
        Self::Technical,
        Self::Soft,
        Self::Location,
        Self::Seniority,
        Self::IndustryExperience,
        Self::Education,
        Self::Certifications,
        Self::Languages,
        Self::CurrentWorkStatus,
        Self::Other,
    ];
}

/// What a requirement decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum RequirementKind {
    /// A gate: who does not fulfil it is no fit.
    MustHave,
    /// A signal: it ranks, and never rules anybody out.
    NiceToHave,
}
