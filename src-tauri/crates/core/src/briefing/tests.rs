//! Tests of what a briefing may say, and of briefing files.

use std::sync::Arc;

use serde_json::json;

use super::*;
use crate::{clock::HandClock, connector::nobody::Nobody, key::Key, project::ProjectFields};

#[test]
fn a_briefing_that_cannot_be_is_refused_with_a_word_of_its_own() {
    let requirement = |id: &str, statement: &str, weight| json!({ "id": id, "statement": statement, "category": "technical", "kind": "must_have", "weight": weight });
    let long = "x".repeat(10_000);
    let cases = [
        (
            json!({ "name": "Engineer", "requirements": [] }),
            "requirements_missing",
        ),
        (
            json!({ "name": " ", "requirements": [requirement("a", "Go", json!(1))] }),
            "name_missing",
        ),
        (
            json!({ "name": "E", "requirements": [requirement("a", "Go", json!(1)), requirement("a", "Rust", json!(1))] }),
            "requirement_id_taken",
        ),
        (
            json!({ "name": "E", "requirements": [requirement("", "Go", json!(1))] }),
            "requirement_id_missing",
        ),
        (
            json!({ "name": "E", "requirements": [requirement("a", " ", json!(1))] }),
            "statement_missing",
        ),
        (
            json!({ "name": "E", "requirements": [requirement("a", &long, json!(1))] }),
            "briefing_text_too_long",
        ),
        (
            json!({ "name": "E", "requirements": [requirement("a", "Go", json!(0))] }),
            "weight_invalid",
        ),
        (
            json!({ "name": "E", "requirements": [requirement("a", "Go", json!(11))] }),
            "weight_invalid",
        ),
        (
            json!({ "name": "E", "requirements": [requirement("a", "Go", json!(2.5))] }),
            "weight_invalid",
        ),
        (
            json!({ "name": "E", "requirements": [requirement("a", "Go", json!("3"))] }),
            "weight_invalid",
        ),
        (
            json!({ "name": "E", "requirements": [{ "id": "a" }] }),
            "briefing_file_invalid",
        ),
        (json!([]), "briefing_file_invalid"),
    ];
    for (file, code) in cases {
        let refusal = file::read(file.to_string().as_bytes()).unwrap_err();
        assert_eq!(refusal.code(), code, "{:.120}", file.to_string());
    }
    assert_eq!(
        file::read(b"{").unwrap_err().code(),
        "briefing_file_invalid",
        "no JSON"
    );
    let many: Vec<_> = (0..65)
        .map(|n| requirement(&format!("r{n}"), "Go", json!(1)))
        .collect();
    let refusal = file::read(
        json!({ "name": "E", "requirements": many })
            .to_string()
            .as_bytes(),
    )
    .unwrap_err();
    assert_eq!(refusal.code(), "too_many_requirements", "a verdict has 64 bits");
}

#[test]
fn a_briefing_file_is_read_as_it_is_written() {
    let text = r#"{"name":" Engineer ","requirements":[
        {"id":"go","statement":"Go","rubric":"Any use counts.","category":"technical","kind":"must_have","weight":2},
        {"id":"vienna","statement":"Lives in Vienna","category":"location","kind":"nice_to_have"}]}"#;

    let fields = file::read(format!("\u{feff}{text}").as_bytes()).unwrap();

    assert_eq!(fields.name, "Engineer", "without the blanks around it");
    let [go, vienna] = fields.requirements.as_slice() else {
        panic!("there are two")
    };
    assert_eq!((go.kind, go.weight), (RequirementKind::MustHave, 2), "as written");
    assert_eq!(
        (vienna.weight, vienna.rubric.as_str()),
        (1, ""),
        "what is left out has its default"
    );
}

#[tokio::test]
async fn what_is_refused_leaves_the_briefing_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.longlist");
    let clock = Arc::new(HandClock::at("2026-11-26T12:00:00Z".parse().unwrap()));
    let workspace = Workspace::create(&path, &Key::fresh(), clock, Arc::new(Nobody))
        .await
        .unwrap();
    let project = ProjectFields {
        title: "Engineer".into(),
        ..ProjectFields::default()
    };
    let project = workspace.add_project(project).await.unwrap();
    let fields = |requirements: &[(&str, &str, u8)]| BriefingFields {
        name: "Engineer".into(),
        requirements: requirements
            .iter()
            .map(|(id, statement, weight)| Requirement {
                id: (*id).into(),
                statement: (*statement).into(),
                rubric: String::new(),
                category: RequirementCategory::Technical,
                kind: RequirementKind::NiceToHave,
                weight: *weight,
            })
            .collect(),
    };
    let stands = workspace
        .add_briefing(project, fields(&[("go", "Go", 10)]))
        .await
        .unwrap();
    let long = "x".repeat(10_000);

    for (requirements, code) in [
        (vec![], "requirements_missing"),
        (vec![("a", "Go", 1), ("a", "Rust", 1)], "requirement_id_taken"),
        (vec![("a", "Go", 1), ("b", "Rust", 0)], "weight_invalid"),
        (vec![("a", "Go", 1), ("b", "Rust", 11)], "weight_invalid"),
        (vec![("a", long.as_str(), 1)], "briefing_text_too_long"),
    ] {
        let new = workspace.add_briefing(project, fields(&requirements)).await;
        let edit = workspace.update_briefing(stands.id, fields(&requirements)).await;
        for refusal in [new.unwrap_err(), edit.unwrap_err()] {
            assert_eq!(refusal.code(), code, "{refusal}");
            assert!(!refusal.hint().is_empty(), "{code} comes with what to do");
        }
    }

    let all = workspace.briefings(None).await.unwrap();
    assert_eq!(all, [stands], "nothing was added and nothing changed");
}
