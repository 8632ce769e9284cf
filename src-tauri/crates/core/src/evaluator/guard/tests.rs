//! Tests of the guard over texts that attack and texts that only look so.

mod people;
mod properties;

use serde::Deserialize;

use super::*;
use crate::connector::{Education, Position};

/// The texts of `tests/fixtures/attacks.json`.
#[derive(Deserialize)]
pub(in crate::evaluator) struct Fixture {
    pub attacks: Vec<Case>,
    pub harmless: Vec<Case>,
}

/// A text with what must be flagged in it.
#[derive(Deserialize)]
pub(in crate::evaluator) struct Case {
    pub id: String,
    pub name: String,
    pub field: String,
    pub text: String,
    pub flags: Vec<FlagKind>,
    #[serde(default)]
    pub also: Vec<Also>,
}

#[derive(Deserialize)]
pub(in crate::evaluator) struct Also {
    pub field: String,
    pub text: String,
}

pub(in crate::evaluator) fn fixture() -> Fixture {
    let path =
        std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/attacks.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn every_attack_is_flagged() {
    let mut missed = Vec::new();
    for attack in fixture().attacks {
        let flags = inspect(&attack.in_profile(neutral()));
        let kinds: Vec<_> = flags.iter().map(|flag| flag.kind).collect();
        if !attack.flags.iter().all(|kind| kinds.contains(kind)) {
            missed.push(format!(
                "{} {}: {:?} of {:?}",
                attack.id, attack.name, kinds, attack.flags
            ));
        }
    }
    assert!(missed.is_empty(), "not flagged:\n{}", missed.join("\n"));
}

#[test]
fn nothing_harmless_is_flagged() {
    assert_eq!(
        inspect(&neutral()),
        [],
        "the profile around the texts has nothing to flag"
    );
    let mut flagged = Vec::new();
    for text in fixture().harmless {
        let flags = inspect(&text.in_profile(neutral()));
        if !flags.is_empty() {
            flagged.push(format!("{} {}: {:?}", text.id, text.name, flags));
        }
    }
    assert!(flagged.is_empty(), "flagged for nothing:\n{}", flagged.join("\n"));
}

impl Case {
    /// The profile with the text at its place.
    pub(in crate::evaluator) fn in_profile(&self, mut document: Document) -> Document {
        put(&mut document, &self.field, &self.text);
        for also in &self.also {
            put(&mut document, &also.field, &also.text);
        }
        document
    }
}

fn put(document: &mut Document, field: &str, text: &str) {
    let place: Place = field.parse().unwrap();
    *text_mut(document, place).expect("the profile has this place") = text.to_owned();
}

/// A profile without anything remarkable, with room for every attack.
pub(in crate::evaluator) fn neutral() -> Document {
    let position = |title: &str, employer: &str| Position {
        title: title.into(),
        employer: employer.into(),
        location: Some("Graz".into()),
        from: Some("2019-02".into()),
        until: None,
        description: Some("Weekly reports for the board.".into()),
    };
    Document {
        headline: Some("Team lead".into()),
        about: Some("Calm and thorough.".into()),
        location: Some("Graz".into()),
        industry: Some("Logistics".into()),
        employer: Some("Nordwind".into()),
        positions: vec![
            position("Team lead", "Nordwind"),
            position("Clerk", "Nordwind"),
            position("Trainee", "Südwind"),
        ],
        education: vec![Education {
            school: "HAK Graz".into(),
            degree: Some("Matura".into()),
        }],
        skills: ["Excel", "SAP", "Planning", "Reporting", "Scheduling"]
            .map(String::from)
            .into(),
        languages: vec!["German".into()],
        certifications: vec!["First aid".into()],
        as_of: jiff::civil::date(2026, 1, 1),
    }
}
