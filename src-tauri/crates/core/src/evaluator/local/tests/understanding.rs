//! How requirements are read.

use super::people::{finding, requirement, somebody};
use crate::{
    briefing::RequirementCategory as Category,
    evaluator::{Verdict, local::LocalEvaluator},
};

#[test]
fn what_was_not_recognised_is_said_and_stays_unknown() {
    let evaluator = LocalEvaluator::new(&[requirement(Category::Technical, "Quuxing of frobnitzes")]);
    let understood = evaluator.understood(0).expect("there is one requirement");
    assert!(!understood.recognised, "nothing in it is listed");

    let finding = finding(
        Category::Technical,
        "Quuxing of frobnitzes",
        &somebody("skill: Quuxing of frobnitzes"),
    );
    assert_eq!(
        finding.verdict,
        Verdict::Unknown,
        "nobody is judged by what was not understood"
    );
    assert!(finding.reasoning.contains("recognised"), "and it says so");
}

#[test]
fn a_requirement_is_shown_as_it_was_read() {
    let cases = [
        (
            Category::WorkExperience,
            "Mindestens 5 Jahre Java oder Kotlin",
            "At least 5 years of Java or Kotlin.",
        ),
        (
            Category::Languages,
            "German C1 or better",
            "Asks for German from C1 up.",
        ),
        (
            Category::Location,
            "Munich or remote",
            "Asks for Munich or remote work.",
        ),
        (
            Category::Education,
            "Master in Informatik",
            "Asks for master or higher and computer science.",
        ),
        (
            Category::Seniority,
            "Senior or above",
            "Asks for senior or higher.",
        ),
    ];
    for (category, statement, expected) in cases {
        let evaluator = LocalEvaluator::new(&[requirement(category, statement)]);
        let understood = evaluator.understood(0).expect("there is one requirement");
        assert_eq!(
            understood.sentence.to_lowercase(),
            expected.to_lowercase(),
            "of {statement}"
        );
    }
}
