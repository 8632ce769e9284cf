//! How a requirement was read, for whoever wrote it to see.

use serde::{Deserialize, Serialize};

use super::{
    fact::Tense,
    rule::{Part, Rule, Want},
    sentence::Named,
    vocabulary::{ConceptId, File, Vocabulary},
};

/// How a requirement was read. Everything in `parts` is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Understanding {
    /// Whether anything was recognised. Where nothing was, every verdict is unknown.
    pub recognised: bool,
    /// What is asked for.
    pub parts: Vec<UnderstoodPart>,
    /// For how many years.
    pub years: Option<u8>,
    /// Whether the years are the most and not the least.
    pub at_most: bool,
    /// The same in a sentence.
    pub sentence: String,
}

/// One thing that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct UnderstoodPart {
    /// Any of these will do.
    pub any_of: Vec<String>,
    /// Whether the person is asked not to have it.
    pub negated: bool,
    /// When it must be true.
    pub time: UnderstoodTime,
}

/// When something must be true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum UnderstoodTime {
    /// At any time.
    Ever,
    /// Today.
    Now,
    /// Before today.
    Before,
}

/// Says how a rule was read.
pub(super) fn understanding(words: &Vocabulary, rule: &Rule) -> Understanding {
    let parts = rule.parts.iter().map(|part| UnderstoodPart {
        any_of: part.wants.iter().map(|want| name(words, rule, *want)).collect(),
        negated: part.negated,
        time: match part.tense {
            Tense::Open => UnderstoodTime::Ever,
            Tense::Now => UnderstoodTime::Now,
            Tense::Past => UnderstoodTime::Before,
        },
    });
    let sentence = if rule.is_empty() {
        "Nothing was recognised: every candidate will be unknown here.".to_owned()
    } else {
        let asked = name_of(words, rule);
        match (rule.years, rule.parts.is_empty()) {
            (Some(years), true) if rule.at_most => format!("At most {years} years of work."),
            (Some(years), true) => format!("At least {years} years of work."),
            (Some(years), false) => format!("At least {years} years of {asked}."),
            (None, _) => format!("Asks for {asked}."),
        }
    };
    let literals: Vec<String> = rule.literals.iter().map(|(_, text)| text.clone()).collect();
    let sentence = match literals.as_slice() {
        [] => sentence,
        words => format!("{sentence} Looked for as written: {}.", Named(words)),
    };
    let sentence = match rule.beyond.words.as_slice() {
        [] => sentence,
        _ if rule.is_empty() => sentence,
        words => format!(
            "{sentence} Not recognised, so nobody is known to fulfil it: {}.",
            Named(words)
        ),
    };
    Understanding {
        recognised: !rule.is_empty(),
        parts: parts.collect(),
        years: rule.years,
        at_most: rule.at_most,
        sentence,
    }
}

/// What a rule asks for, in words.
pub(super) fn name_of(words: &Vocabulary, rule: &Rule) -> String {
    if rule.parts.is_empty() {
        return "work".to_owned();
    }
    let parts: Vec<String> = rule
        .parts
        .iter()
        .map(|part| name_of_part(words, rule, part))
        .collect();
    parts.join(" and ")
}

fn name_of_part(words: &Vocabulary, rule: &Rule, part: &Part) -> String {
    let wants: Vec<String> = part.wants.iter().map(|want| name(words, rule, *want)).collect();
    let time = match part.tense {
        Tense::Open => "",
        Tense::Now => " today",
        Tense::Past => " in the past",
    };
    format!(
        "{}{}{time}",
        if part.negated { "no " } else { "" },
        wants.join(" or ")
    )
}

fn name(words: &Vocabulary, rule: &Rule, want: Want) -> String {
    let label = |concept: ConceptId| {
        let literal = rule.literals.iter().find(|(literal, _)| *literal == concept);
        literal.map_or_else(
            || words.label(concept).to_owned(),
            |(_, text)| format!("“{text}”"),
        )
    };
    let ranked = |file: File, rank: u8| words.of_rank(file, rank).unwrap_or("");
    match want {
        Want::Concept(concept) | Want::IsIn(concept) | Want::Field(concept) => label(concept),
        Want::Certified(concept) => format!("a certificate in {}", words.label(concept)),
        Want::Speaks(language, 0) => words.label(language).to_owned(),
        Want::Speaks(language, level) => format!(
            "{} from {} up",
            words.label(language),
            ranked(File::Levels, level)
        ),
        Want::Stands { least: 1, most } => format!("{} at the most", ranked(File::Seniority, most)),
        Want::Stands { least, .. } => format!("{} or higher", ranked(File::Seniority, least)),
        Want::Stood { least } => format!("{} or higher", ranked(File::Seniority, least)),
        Want::Leads { least } => format!("leading at least {least} people"),
        Want::Degree(rank) => format!("{} or higher", ranked(File::Degrees, rank)),
    }
}
