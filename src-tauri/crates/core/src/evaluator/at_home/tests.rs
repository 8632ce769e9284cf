//! Attacks on the evaluator that needs nobody.

use super::*;
use crate::{
    briefing::{RequirementCategory as Category, RequirementKind},
    evaluator::{
        Verdict,
        guard::tests::{fixture, neutral},
    },
};

/// At least one of each category, and what the attacks of the fixture speak of.
const ASKED: [(Category, &str); 16] = [
    (Category::WorkExperience, "10 years of Java"),
    (Category::WorkExperience, "3 years as a software engineer"),
    (Category::Technical, "Java"),
    (Category::Technical, "JavaScript"),
    (Category::Technical, "No Python"),
    (Category::Technical, "Machine learning or data analysis"),
    (Category::Soft, "Leadership"),
    (Category::Location, "Vienna"),
    (Category::Seniority, "Senior"),
    (Category::IndustryExperience, "Software or banking"),
    (Category::Education, "Master in computer science"),
    (Category::Certifications, "CKA or PMP"),
    (Category::Languages, "French C1"),
    (Category::Languages, "English"),
    (Category::CurrentWorkStatus, "Open to work"),
    (Category::Other, "Frobnitz"),
];

#[tokio::test]
async fn no_attack_moves_a_verdict() {
    let requirements = ASKED.map(|(category, statement)| Requirement {
        id: statement.to_owned(),
        statement: statement.to_owned(),
        rubric: String::new(),
        category,
        kind: RequirementKind::MustHave,
        weight: 1,
    });
    let evaluator = AtHome::new(&requirements);
    let attacks = fixture().attacks;
    let attacked = attacks
        .iter()
        .map(|attack| attack.in_profile(neutral()))
        .collect();

    let attacked = evaluator.read(attacked).await.answers;
    let mut neutral = evaluator.read(vec![neutral()]).await.answers;

    let neutral = neutral.remove(0).unwrap().unwrap().findings;
    let mut moved = Vec::new();
    for (attack, answer) in attacks.iter().zip(attacked) {
        let findings = answer.unwrap().unwrap().findings;
        for ((_, statement), (finding, before)) in ASKED.iter().zip(findings.iter().zip(&neutral)) {
            if finding.verdict != before.verdict && finding.verdict != Verdict::Unknown {
                moved.push(format!("{} {}: {statement}: {finding:?}", attack.id, attack.name));
            }
        }
    }
    assert!(moved.is_empty(), "bought:\n{}", moved.join("\n"));
}
