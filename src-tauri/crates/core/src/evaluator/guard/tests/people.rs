//! Whole profiles of people who attack nobody.

use serde::Deserialize;
use serde_json::Value;

use super::*;

#[derive(Deserialize)]
struct Profiles {
    profiles: Vec<Value>,
}

/// The profiles of `tests/fixtures/agreement`.
pub(in crate::evaluator) fn profiles() -> Vec<Document> {
    let folder =
        std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/agreement");
    ["development.json", "held_out.json"]
        .into_iter()
        .flat_map(|file| {
            let text = std::fs::read_to_string(folder.join(file)).unwrap();
            serde_json::from_str::<Profiles>(&text).unwrap().profiles
        })
        .map(|profile| document(&profile["document"]))
        .collect()
}

fn document(profile: &Value) -> Document {
    fn read<T: serde::de::DeserializeOwned + Default>(value: &Value) -> T {
        serde_json::from_value(value.clone()).unwrap_or_default()
    }
    Document {
        headline: read(&profile["headline"]),
        about: read(&profile["about"]),
        location: read(&profile["location"]),
        industry: read(&profile["industry"]),
        employer: read(&profile["employer"]),
        positions: read(&profile["positions"]),
        education: read(&profile["education"]),
        skills: read(&profile["skills"]),
        languages: read(&profile["languages"]),
        certifications: read(&profile["certifications"]),
        as_of: jiff::civil::date(2026, 6, 1),
    }
}

#[test]
fn nobody_is_flagged_who_only_describes_themselves() {
    let profiles = profiles();
    assert!(
        profiles.len() > 50,
        "there are people to read: {}",
        profiles.len()
    );
    for profile in profiles {
        assert!(
            !profile.positions.is_empty() || profile.headline.is_some(),
            "it was read"
        );
        assert_eq!(inspect(&profile), [], "of {profile:?}");
    }
}
