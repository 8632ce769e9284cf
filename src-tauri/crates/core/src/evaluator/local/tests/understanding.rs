//! How requirements are read.

use super::super::vocabulary::{File, shipped};
use super::people::{finding, requirement, somebody};
use crate::{
    briefing::{Requirement, RequirementCategory as Category},
    evaluator::{Verdict, local::LocalEvaluator},
};

#[test]
fn what_was_not_recognised_is_said_and_stays_unknown() {
    let statement = "Quuxing of frobnitzes, wobbled by the zorp, and glimmed in a blick";
    let evaluator = LocalEvaluator::new(&[requirement(Category::Technical, statement)]);
    let understood = evaluator.understood(0).expect("there is one requirement");
    assert!(!understood.recognised, "nothing in it is listed");

    let finding = finding(
        Category::Technical,
        statement,
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
fn a_word_that_is_not_listed_is_looked_for_as_written() {
    let evaluator = LocalEvaluator::new(&[requirement(Category::Technical, "Java and FrobnitzDB")]);
    let understood = evaluator.understood(0).expect("there is one requirement");
    assert!(
        understood
            .sentence
            .ends_with("Looked for as written: “FrobnitzDB”."),
        "{}",
        understood.sentence
    );
    let silent = finding(Category::Technical, "FrobnitzDB", &somebody("skill: Java"));
    assert_eq!(
        silent.reasoning,
        "The profile does not have “FrobnitzDB”, which the vocabulary does not know and which is looked for as written."
    );
}

#[test]
fn a_requirement_is_shown_as_it_was_read() {
    let cases = [
        (
            Category::WorkExperience,
            "Mindestens 5 Jahre Java oder Kotlin",
            "At least 5 years of {skills/java} or {skills/kotlin}.",
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
            Category::WorkExperience,
            "5 years as a backend engineer, ideally in Go or Java",
            "At least 5 years of {titles/backend-developer}.",
        ),
        (
            Category::Languages,
            "English C1, German is a plus",
            "Asks for English from C1 up.",
        ),
        (
            Category::WorkExperience,
            "Has led a team of at least 5 engineers",
            "Asks for leading at least 5 people.",
        ),
        (
            Category::Technical,
            "Must not be only a Java developer",
            "Asks for Java.",
        ),
        (
            Category::Technical,
            "Cloud (AWS, GCP, Azure) and Docker",
            "Asks for {skills/cloud} or {skills/aws} or {skills/gcp} or {skills/azure} and {skills/docker}.",
        ),
        (
            Category::Education,
            "Master in physics, economics or Informatik",
            "Asks for master or higher and physics or economics or computer science.",
        ),
        (
            Category::Certifications,
            "Kotlin certification",
            "Asks for a certificate in {skills/kotlin}.",
        ),
        (
            Category::Education,
            "No degree in computer science required",
            "Nothing was recognised: every candidate will be unknown here.",
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
            filled(expected),
            "of {statement}"
        );
    }
}

#[test]
fn a_rubric_adds_to_what_the_statement_says() {
    let with_rubric = |category, statement: &str, rubric: &str| {
        let asked = Requirement {
            rubric: rubric.to_owned(),
            ..requirement(category, statement)
        };
        let understood = LocalEvaluator::new(&[asked]).understood(0);
        understood
            .expect("there is one requirement")
            .sentence
            .to_lowercase()
    };
    let cases = [
        (
            Category::Technical,
            "Knows our stack",
            "Evidence: Java or Kotlin in positions.",
            "asks for {skills/java} or {skills/kotlin}.",
        ),
        (
            Category::Technical,
            "Java",
            "Kotlin or Rust also counts; JavaScript does not.",
            "asks for {skills/java} or {skills/kotlin} or {skills/rust}.",
        ),
        (
            Category::WorkExperience,
            "Java",
            "At least 3 years in dated positions.",
            "at least 3 years of java.",
        ),
        (
            Category::Location,
            "Munich",
            "Remote is fine.",
            "asks for munich or remote work.",
        ),
        (Category::Location, "Munich", "No remote.", "asks for munich."),
    ];
    for (category, statement, rubric, expected) in cases {
        assert_eq!(
            with_rubric(category, statement, rubric),
            filled(expected),
            "of {statement}: {rubric}"
        );
    }
}

/// A sentence with the names of concepts for `{skills/java}`, in small letters.
fn filled(sentence: &str) -> String {
    let mut text = sentence.to_owned();
    while let Some((before, (id, after))) = text
        .split_once('{')
        .and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        let (file, id) = id.split_once('/').expect("a file and a name");
        let file = if file == "skills" {
            File::Skills
        } else {
            File::Titles
        };
        let concept = shipped().named(file, id).expect("it is listed");
        text = format!("{before}{}{after}", shipped().label(concept));
    }
    text.to_lowercase()
}
